/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-decisions.h"
#include "soleus-events.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/* Between a recording and lists of its events. */

/* What formats need to know of @recording; its labels are borrowed from it.
 * The rate is that of its fastest channel. Clear after use. */
typedef struct
{
  SoleusEventContext context;
  const char **labels;
} SoleusEventFrame;

void soleus_event_frame_init (
    SoleusEventFrame *frame, const SoleusRecording *recording);
void soleus_event_frame_clear (SoleusEventFrame *frame);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SoleusEventFrame, soleus_event_frame_clear)

/* Appends an event of @channels (empty: all). */
void soleus_event_list_add_span (SoleusEventList *list,
    const SoleusRecording *recording, double onset_s, double duration_s,
    const char *text, const SoleusChannelSet *channels);
/* Appends what came with the file. */
void soleus_event_list_add_annotations (
    SoleusEventList *list, const SoleusRecording *recording);

/* The channels of @recording that @event names. FALSE: one of its labels is
 * none of them; @channels then holds the others. */
gboolean soleus_event_get_channels (const SoleusEvent *event,
    const SoleusRecording *recording, SoleusChannelSet *channels);
/* The list as annotations of @recording, of SoleusAnnotation. */
GPtrArray *soleus_event_list_dup_annotations (
    const SoleusEventList *list, const SoleusRecording *recording);

/* The list as new marks (ids from @first_id, nobody's), of SoleusMark; an event
 * without a text is called "?". @n_unknown gets the number of those that name a
 * channel which @recording has not. */
GPtrArray *soleus_event_list_dup_marks (const SoleusEventList *list,
    const SoleusRecording *recording, guint64 first_id, guint *n_unknown);
/* Appends every mark by @rater, NULL: by anybody. Places where the consensus
 * says that there is nothing are no events. */
void soleus_event_list_add_marks (SoleusEventList *list,
    const SoleusRecording *recording, const SoleusDecisions *decisions,
    const char *rater);

/* How well a list fits a recording. */
typedef struct
{
  guint n_outside; /* events that begin before it or after its end */
  guint n_unknown; /* that name a channel it has not */
} SoleusEventFit;
SoleusEventFit soleus_event_list_fit (
    const SoleusEventList *list, const SoleusRecording *recording);

G_END_DECLS
