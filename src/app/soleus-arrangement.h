/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the window shows at a width; the table is in the .c file. Pure. */
typedef struct
{
  int min_width_px; /* from this width on */
  const char *css_class;
  gboolean findings_beside; /* else they fold over the tracks */
  gboolean lower_below; /* else tracks and table are two pages */
  gboolean buttons_in_header; /* undo, redo, report; else in the menu */
  gboolean track_headers; /* else the name stands inside the plot */
} SoleusArrangement;

const SoleusArrangement *soleus_arrangement_for_width (int width_px);

G_END_DECLS
