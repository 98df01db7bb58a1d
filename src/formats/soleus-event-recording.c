/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-event-recording.h"

#include <math.h>

#include "soleus-wishes.h"

void
soleus_event_frame_init (
    SoleusEventFrame *frame, const SoleusRecording *recording)
{
  const guint n = soleus_recording_get_n_channels (recording);

  frame->labels = g_new0 (const char *, n + 1);
  frame->context = (SoleusEventContext){
      .start = soleus_recording_get_start (recording), .labels = frame->labels};
  for (guint c = 0; c < n; c++)
    {
      const SoleusChannel *channel =
          soleus_recording_get_channel (recording, c);
      frame->labels[c] = channel->label;
      frame->context.rate_hz = MAX (frame->context.rate_hz, channel->rate_hz);
    }
}

void
soleus_event_frame_clear (SoleusEventFrame *frame)
{
  g_clear_pointer (&frame->labels, g_free);
}

void
soleus_event_list_add_span (SoleusEventList *list,
    const SoleusRecording *recording, double onset_s, double duration_s,
    const char *text, const SoleusChannelSet *channels)
{
  const guint n = soleus_recording_get_n_channels (recording);
  g_autoptr (GString) labels = g_string_new (NULL);

  for (int c = soleus_channel_set_next (channels, -1); c >= 0 && (guint)c < n;
       c = soleus_channel_set_next (channels, c))
    g_string_append_printf (labels, "%s%s", labels->len == 0 ? "" : "|",
        soleus_recording_get_channel (recording, (guint)c)->label);
  soleus_event_list_add (list, onset_s, duration_s, text, labels->str);
}

void
soleus_event_list_add_annotations (
    SoleusEventList *list, const SoleusRecording *recording)
{
  for (guint i = 0; i < soleus_recording_get_n_annotations (recording); i++)
    {
      const SoleusAnnotation *annotation =
          soleus_recording_get_annotation (recording, i);
      soleus_event_list_add_span (list, recording, annotation->onset_s,
          annotation->duration_s, annotation->text, &annotation->channels);
    }
}

gboolean
soleus_event_get_channels (const SoleusEvent *event,
    const SoleusRecording *recording, SoleusChannelSet *channels)
{
  gboolean known = TRUE;

  *channels = (SoleusChannelSet){{0}};
  for (char **label = event->channels; *label != NULL; label++)
    {
      int c = soleus_recording_find_channel (recording, *label);
      if (c >= 0)
        soleus_channel_set_add (channels, (guint)c);
      known = known && c >= 0;
    }
  return known;
}

GPtrArray *
soleus_event_list_dup_annotations (
    const SoleusEventList *list, const SoleusRecording *recording)
{
  GPtrArray *annotations =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_annotation_free);

  for (guint i = 0; i < soleus_event_list_get_n (list); i++)
    {
      const SoleusEvent *event = soleus_event_list_get (list, i);
      SoleusAnnotation *annotation = soleus_annotation_new (
          event->onset_s, event->duration_s, event->text);
      soleus_event_get_channels (event, recording, &annotation->channels);
      g_ptr_array_add (annotations, annotation);
    }
  return annotations;
}

GPtrArray *
soleus_event_list_dup_marks (const SoleusEventList *list,
    const SoleusRecording *recording, guint64 first_id, guint *n_unknown)
{
  GPtrArray *marks =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_mark_unref);

  *n_unknown = 0;
  for (guint i = 0; i < soleus_event_list_get_n (list); i++)
    {
      const SoleusEvent *event = soleus_event_list_get (list, i);
      SoleusMark values = {.id = first_id + i,
          .onset_s = event->onset_s,
          .duration_s = event->duration_s,
          .label = *event->text == '\0' ? (char *)"?" : event->text,
          .note = (char *)"",
          .rater = (char *)"",
          .confidence = NAN,
          .origin = SOLEUS_ORIGIN_IMPORTED};
      *n_unknown +=
          !soleus_event_get_channels (event, recording, &values.channels);
      g_ptr_array_add (marks, soleus_mark_new (&values));
    }
  return marks;
}

void
soleus_event_list_add_marks (SoleusEventList *list,
    const SoleusRecording *recording, const SoleusDecisions *decisions,
    const char *rater)
{
  for (guint i = 0; i < soleus_decisions_get_n_marks (decisions); i++)
    {
      const SoleusMark *mark = soleus_decisions_get_mark (decisions, i);
      if (soleus_mark_is_neither (mark)
          || (rater != NULL && !g_str_equal (mark->rater, rater)))
        continue;
      soleus_event_list_add_span (list, recording, mark->onset_s,
          mark->duration_s, mark->label, &mark->channels);
    }
}

SoleusEventFit
soleus_event_list_fit (
    const SoleusEventList *list, const SoleusRecording *recording)
{
  const double end_s = soleus_recording_get_duration_s (recording);
  SoleusEventFit fit = {0, 0};

  for (guint i = 0; i < soleus_event_list_get_n (list); i++)
    {
      const SoleusEvent *event = soleus_event_list_get (list, i);
      SoleusChannelSet channels;
      fit.n_outside += event->onset_s < 0.0 || event->onset_s > end_s;
      fit.n_unknown += !soleus_event_get_channels (event, recording, &channels);
    }
  return fit;
}
