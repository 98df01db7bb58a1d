/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One event of a list, as other programs know it. */
typedef struct
{
  double onset_s; /* from the start of the recording */
  double duration_s; /* >= 0; 0: an instant */
  char *text; /* UTF-8 */
  char **channels; /* labels, ended by NULL; none: the whole recording */
} SoleusEvent;

typedef struct
{
  GPtrArray *events; /* of SoleusEvent, in order of onset */
  guint n_broken; /* lines that could not be read */
} SoleusEventList;

SoleusEventList *soleus_event_list_new (void);
void soleus_event_list_free (SoleusEventList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusEventList, soleus_event_list_free)

/* Appends an event; @channels are labels joined by "|", NULL or "" for all.
 * Returns it. */
SoleusEvent *soleus_event_list_add (SoleusEventList *list, double onset_s,
    double duration_s, const char *text, const char *channels);
guint soleus_event_list_get_n (const SoleusEventList *list);
const SoleusEvent *soleus_event_list_get (const SoleusEventList *list, guint i);
/* By onset; events of one onset keep their order. */
void soleus_event_list_sort (SoleusEventList *list);
/* Events that differ in their one channel alone become one event, for the
 * formats that know a single channel an event. The list must be sorted. */
void soleus_event_list_join_channels (SoleusEventList *list);
/* "a|b", "" for all; free with g_free(). */
char *soleus_event_dup_channels (const SoleusEvent *event);

G_END_DECLS
