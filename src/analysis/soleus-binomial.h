/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A share with its exact 95 % interval. All NAN where it was not measured. */
typedef struct
{
  double value;
  double low;
  double high;
} SoleusShare;

/* @k of @n [clopper1934]. */
SoleusShare soleus_share (guint k, guint n);

G_END_DECLS
