/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-events.h"
#include "soleus-session.h"

G_BEGIN_DECLS

/* Event lists of other programs, into a session and out of it. Reading and
 * writing are quick (a list of a night takes milliseconds) and done at once. */

/* A list that was read, before any of it is taken. */
typedef struct
{
  const SoleusEventFormat *format;
  SoleusEventList *list; /* every line that could be read */
  GPtrArray *marks; /* of SoleusMark: what would come in, by onset */
  guint n_outside; /* left out: they begin outside the recording */
  guint n_known; /* left out: the same annotation is there already */
  guint n_unknown; /* name a channel that the recording has not */
} SoleusEventsIn;
void soleus_events_in_free (SoleusEventsIn *in);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusEventsIn, soleus_events_in_free)

/* Reads @path for the recording of @self; @format NULL finds the format out.
 * NULL and a sentence in @error. Nothing is changed. */
SoleusEventsIn *soleus_events_in_new (SoleusSession *self, const char *path,
    const SoleusEventFormat *format, GError **error);
/* What does not come in, or not as it was: sentences (char *), empty where
 * nothing is lost. Free with g_ptr_array_unref(). */
GPtrArray *soleus_events_in_dup_losses (const SoleusEventsIn *in);
/* Makes them marks by @rater ("": the session's), as one step of undo. FALSE:
 * there are none, or they could not be kept. */
gboolean soleus_events_in_take (
    const SoleusEventsIn *in, SoleusSession *self, const char *rater);

/* Which events go out; a set. */
typedef enum
{
  SOLEUS_EVENTS_MINE = 1 << 0, /* every mark but those of the consensus */
  SOLEUS_EVENTS_FOUND = 1 << 1, /* found episodes that were not rejected */
  SOLEUS_EVENTS_FILE = 1 << 2, /* annotations that came with the recording */
  SOLEUS_EVENTS_AGREED = 1 << 3 /* the consensus, without what is neither */
} SoleusEventsOf;

/* By onset; free with soleus_event_list_free(). */
SoleusEventList *soleus_session_dup_events (
    SoleusSession *self, SoleusEventsOf which);
/* Sentences (char *) about what @format does not keep of @list, found by
 * writing and reading it; NULL and @error where it cannot be written. */
GPtrArray *soleus_session_dup_event_losses (SoleusSession *self,
    const SoleusEventList *list, const SoleusEventFormat *format,
    GError **error);
/* Whole or not at all, and never over the recording itself. */
gboolean soleus_session_write_events (SoleusSession *self,
    const SoleusEventList *list, const SoleusEventFormat *format,
    const char *path, GError **error);

G_END_DECLS
