/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Sentences about what a list of events loses on its way, as warning rows of a
 * group that is seen only where there are some. */
typedef struct
{
  AdwPreferencesGroup *group; /* borrowed */
  GPtrArray *rows; /* borrowed from the group */
} SoleusLossList;

void soleus_loss_list_init (SoleusLossList *list);
void soleus_loss_list_clear (SoleusLossList *list);
/* @sentences: of char *, NULL for none; @error is one more. */
void soleus_loss_list_show (
    SoleusLossList *list, const GPtrArray *sentences, const GError *error);

G_END_DECLS
