/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session-events.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-event-loss.h"
#include "soleus-event-recording.h"
#include "soleus-overwrite.h"

/* Times that a list gives to the microsecond are the same event. */
#define SAME_S 1e-6

void
soleus_events_in_free (SoleusEventsIn *in)
{
  if (in == NULL)
    return;
  g_clear_pointer (&in->list, soleus_event_list_free);
  g_clear_pointer (&in->marks, g_ptr_array_unref);
  g_free (in);
}

static gboolean
is_same (const SoleusMark *a, const SoleusMark *b)
{
  return fabs (a->onset_s - b->onset_s) <= SAME_S
      && fabs (a->duration_s - b->duration_s) <= SAME_S
      && soleus_channel_set_equal (&a->channels, &b->channels)
      && g_str_equal (a->label, b->label);
}

/* Marks are sorted by onset: only those near are looked at. */
static gboolean
is_known (const SoleusDecisions *decisions, const SoleusMark *mark)
{
  guint low = 0;
  guint high = soleus_decisions_get_n_marks (decisions);
  const guint n = high;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      if (soleus_decisions_get_mark (decisions, middle)->onset_s
          < mark->onset_s - SAME_S)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < n; low++)
    {
      const SoleusMark *other = soleus_decisions_get_mark (decisions, low);
      if (other->onset_s > mark->onset_s + SAME_S)
        return FALSE;
      if (is_same (mark, other))
        return TRUE;
    }
  return FALSE;
}

static void
collect_marks (SoleusEventsIn *in, SoleusSession *self)
{
  SoleusRecording *recording = soleus_session_get_recording (self);
  const SoleusDecisions *decisions = soleus_session_get_decisions (self);
  const double end_s = soleus_recording_get_duration_s (recording);
  g_autoptr (GPtrArray) all =
      soleus_event_list_dup_marks (in->list, recording, 1, &in->n_unknown);

  in->marks =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_mark_unref);
  for (guint i = 0; i < all->len; i++)
    {
      SoleusMark *mark = g_ptr_array_index (all, i);
      if (mark->onset_s < 0.0 || mark->onset_s > end_s)
        in->n_outside++;
      else if (is_known (decisions, mark))
        in->n_known++;
      else
        g_ptr_array_add (in->marks, soleus_mark_ref (mark));
    }
}

SoleusEventsIn *
soleus_events_in_new (SoleusSession *self, const char *path,
    const SoleusEventFormat *format, GError **error)
{
  g_autoptr (SoleusEventsIn) in = g_new0 (SoleusEventsIn, 1);
  g_auto (SoleusEventFrame) frame = {0};
  SoleusRecording *recording;

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), NULL);
  recording = soleus_session_get_recording (self);
  g_return_val_if_fail (recording != NULL, NULL);
  in->format = format != NULL ? format : soleus_events_recognise (path);
  soleus_event_frame_init (&frame, recording);
  in->list = soleus_events_read (path, in->format, &frame.context, error);
  if (in->list == NULL)
    return NULL;
  collect_marks (in, self);
  return g_steal_pointer (&in);
}

/* @text: a sentence for @n with the number in it. */
static void
add (GPtrArray *sentences, guint n, const char *text)
{
  if (n > 0)
    g_ptr_array_add (sentences, g_strdup_printf (text, n));
}

GPtrArray *
soleus_events_in_dup_losses (const SoleusEventsIn *in)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  const guint n_broken = in->list->n_broken;

  add (sentences, n_broken,
      ngettext ("%u line of the list could not be read.",
          "%u lines of the list could not be read.", n_broken));
  add (sentences, in->n_outside,
      ngettext ("%u event lies outside the recording and is left out.",
          "%u events lie outside the recording and are left out.",
          in->n_outside));
  add (sentences, in->n_known,
      ngettext ("%u event is there already and is left out.",
          "%u events are there already and are left out.", in->n_known));
  add (sentences, in->n_unknown,
      ngettext ("%u event names a channel that the recording does not have.",
          "%u events name a channel that the recording does not have.",
          in->n_unknown));
  return sentences;
}

gboolean
soleus_events_in_take (
    const SoleusEventsIn *in, SoleusSession *self, const char *rater)
{
  g_autoptr (GPtrArray) marks =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_mark_unref);

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  for (guint i = 0; i < in->marks->len; i++)
    {
      SoleusMark values = *(const SoleusMark *)g_ptr_array_index (in->marks, i);
      values.rater = (char *)rater;
      g_ptr_array_add (marks, soleus_mark_new (&values));
    }
  return soleus_session_add_marks (
      self, (const SoleusMark *const *)marks->pdata, marks->len);
}

/* --- out ------------------------------------------------------------------ */

/* What the person called a found episode; NULL: nothing else. */
static const char *
own_words (const SoleusDecisions *decisions, guint64 edit_id)
{
  for (guint i = 0; i < soleus_decisions_get_n_edits (decisions); i++)
    {
      const SoleusEdit *edit = soleus_decisions_get_edit (decisions, i);
      if (edit->id == edit_id)
        return edit->label;
    }
  return NULL;
}

static void
add_found (SoleusEventList *list, SoleusSession *self)
{
  const SoleusAnalysis *analysis = soleus_session_get_analysis (self);

  for (guint i = 0; analysis != NULL && i < analysis->episodes->len; i++)
    {
      const SoleusEpisode *episode =
          &g_array_index (analysis->episodes, SoleusEpisode, i);
      const char *words = episode->edit_id == 0
          ? NULL
          : own_words (soleus_session_get_decisions (self), episode->edit_id);
      if (episode->mark_id == 0 && !episode->rejected)
        soleus_event_list_add_span (list, soleus_session_get_recording (self),
            episode->onset_s, episode->duration_s,
            words != NULL ? words : soleus_pattern_id (episode->pattern),
            &episode->channels);
    }
}

/* Of everybody but the consensus. */
static void
add_mine (SoleusEventList *list, SoleusRecording *recording,
    const SoleusDecisions *decisions)
{
  g_autoptr (GPtrArray) raters = soleus_rating_dup_raters (decisions);

  for (guint i = 0; i < raters->len; i++)
    soleus_event_list_add_marks (
        list, recording, decisions, g_ptr_array_index (raters, i));
}

SoleusEventList *
soleus_session_dup_events (SoleusSession *self, SoleusEventsOf which)
{
  SoleusEventList *list = soleus_event_list_new ();
  const SoleusDecisions *decisions = soleus_session_get_decisions (self);
  SoleusRecording *recording;

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), list);
  recording = soleus_session_get_recording (self);
  g_return_val_if_fail (recording != NULL, list);
  if (which & SOLEUS_EVENTS_FILE)
    soleus_event_list_add_annotations (list, recording);
  if (which & SOLEUS_EVENTS_MINE)
    add_mine (list, recording, decisions);
  if (which & SOLEUS_EVENTS_AGREED)
    soleus_event_list_add_marks (
        list, recording, decisions, SOLEUS_RATER_CONSENSUS);
  if (which & SOLEUS_EVENTS_FOUND)
    add_found (list, self);
  soleus_event_list_sort (list);
  return list;
}

GPtrArray *
soleus_session_dup_event_losses (SoleusSession *self,
    const SoleusEventList *list, const SoleusEventFormat *format,
    GError **error)
{
  g_auto (SoleusEventFrame) frame = {0};
  SoleusEventLoss loss;

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), NULL);
  soleus_event_frame_init (&frame, soleus_session_get_recording (self));
  return soleus_events_find_loss (list, format, &frame.context, &loss, error)
      ? soleus_event_loss_dup_sentences (&loss, format)
      : NULL;
}

gboolean
soleus_session_write_events (SoleusSession *self, const SoleusEventList *list,
    const SoleusEventFormat *format, const char *path, GError **error)
{
  SoleusRecording *recording;
  g_auto (SoleusEventFrame) frame = {0};

  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  recording = soleus_session_get_recording (self);
  soleus_event_frame_init (&frame, recording);
  return soleus_overwrite_check (recording, path, error)
      && soleus_events_write (list, format, &frame.context, path, error);
}
