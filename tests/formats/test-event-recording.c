/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-event-loss.h"
#include "soleus-event-recording.h"
#include "soleus-test.h"

#define N 1000

/* Ten seconds of "left" at 100 Hz and of "right" at 50 Hz. */
static SoleusRecording *
make_recording (void)
{
  static const char *const labels[] = {"left", "right"};
  static float zeros[N];
  const float *samples[] = {zeros, zeros};
  SoleusRecordingFacts facts = {NULL};

  facts.name = g_strdup ("made");
  facts.format_id = "made";
  facts.fingerprint = g_strdup ("0");
  facts.log = soleus_read_log_new ();
  facts.start = g_date_time_new_utc (2026, 3, 1, 22, 0, 0);
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  facts.annotations =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_annotation_free);
  for (guint c = 0; c < 2; c++)
    {
      SoleusChannel *channel = soleus_channel_new (
          labels[c], SOLEUS_KIND_EMG, "uV", c == 0 ? 100.0 : 50.0);
      soleus_channel_add_run (channel, c == 0 ? N : N / 2, 0.0);
      g_ptr_array_add (facts.channels, channel);
    }
  {
    SoleusAnnotation *both = soleus_annotation_new (1.0, 0.5, "stretch");
    SoleusAnnotation *one = soleus_annotation_new (2.0, 0.0, "tap");
    soleus_channel_set_add (&one->channels, 1);
    g_ptr_array_add (facts.annotations, both);
    g_ptr_array_add (facts.annotations, one);
  }
  return soleus_recording_new_in_memory (&facts, samples);
}

static SoleusEventList *
make_list (void)
{
  SoleusEventList *list = soleus_event_list_new ();

  soleus_event_list_add (list, 1.0000004, 0.25, "FASC", "left");
  soleus_event_list_add (list, 2.5, 0.0, "DBL", "left|right");
  soleus_event_list_add (list, 4.0, 1.5, "a, b; \"c\"", "");
  return list;
}

START_TEST (a_frame_tells_start_labels_and_the_fastest_rate)
  {
    g_autoptr (SoleusRecording) recording = make_recording ();
    g_auto (SoleusEventFrame) frame = {{0}, NULL};

    soleus_event_frame_init (&frame, recording);
    ck_assert_double_eq (frame.context.rate_hz, 100.0);
    ck_assert_str_eq (frame.context.labels[0], "left");
    ck_assert_str_eq (frame.context.labels[1], "right");
    ck_assert_ptr_null (frame.context.labels[2]);
    ck_assert_int_eq (g_date_time_get_hour (frame.context.start), 22);
  }
END_TEST

START_TEST (annotations_become_events_with_the_labels_of_their_channels)
  {
    g_autoptr (SoleusRecording) recording = make_recording ();
    g_autoptr (SoleusEventList) list = soleus_event_list_new ();
    g_autoptr (GPtrArray) again = NULL;
    const SoleusAnnotation *tap;

    soleus_event_list_add_annotations (list, recording);
    ck_assert_uint_eq (soleus_event_list_get_n (list), 2);
    ck_assert_ptr_null (soleus_event_list_get (list, 0)->channels[0]);
    ck_assert_str_eq (soleus_event_list_get (list, 0)->text, "stretch");
    ck_assert_double_eq (soleus_event_list_get (list, 0)->duration_s, 0.5);
    ck_assert_str_eq (soleus_event_list_get (list, 1)->channels[0], "right");
    ck_assert_ptr_null (soleus_event_list_get (list, 1)->channels[1]);
    again = soleus_event_list_dup_annotations (list, recording);
    ck_assert_uint_eq (again->len, 2);
    tap = g_ptr_array_index (again, 1);
    ck_assert_double_eq (tap->onset_s, 2.0);
    ck_assert_str_eq (tap->text, "tap");
    ck_assert_int_eq (soleus_channel_set_next (&tap->channels, -1), 1);
    ck_assert_int_eq (soleus_channel_set_next (&tap->channels, 1), -1);
  }
END_TEST

START_TEST (marks_take_ids_in_order_and_unknown_channels_are_counted)
  {
    g_autoptr (SoleusRecording) recording = make_recording ();
    g_autoptr (SoleusEventList) list = make_list ();
    g_autoptr (GPtrArray) marks = NULL;
    const SoleusMark *mark;
    guint n_unknown = 77;

    soleus_event_list_add (list, 6.0, 0.1, "", "left|nowhere");
    marks = soleus_event_list_dup_marks (list, recording, 40, &n_unknown);
    ck_assert_uint_eq (marks->len, 4);
    ck_assert_uint_eq (n_unknown, 1);
    for (guint i = 0; i < 4; i++)
      {
        mark = g_ptr_array_index (marks, i);
        ck_assert_uint_eq (mark->id, 40 + i);
        ck_assert_int_eq (mark->origin, SOLEUS_ORIGIN_IMPORTED);
        ck_assert (isnan (mark->confidence));
      }
    mark = g_ptr_array_index (marks, 0);
    ck_assert_str_eq (mark->label, "FASC");
    ck_assert_double_eq (mark->duration_s, 0.25);
    ck_assert_int_eq (soleus_channel_set_next (&mark->channels, -1), 0);
    /* What has no name is called "?" and keeps the channel that is known. */
    mark = g_ptr_array_index (marks, 3);
    ck_assert_str_eq (mark->label, "?");
    ck_assert_int_eq (soleus_channel_set_next (&mark->channels, -1), 0);
    ck_assert_int_eq (soleus_channel_set_next (&mark->channels, 0), -1);
  }
END_TEST

START_TEST (marks_of_the_decisions_go_back_to_events)
  {
    g_autoptr (SoleusRecording) recording = make_recording ();
    g_autoptr (SoleusEventList) list = make_list ();
    g_autoptr (SoleusEventList) back = soleus_event_list_new ();
    g_autoptr (SoleusDecisions) decisions = soleus_decisions_new ();
    g_autoptr (GPtrArray) marks = NULL;
    guint n_unknown;

    marks = soleus_event_list_dup_marks (list, recording, 1, &n_unknown);
    for (guint i = 0; i < marks->len; i++)
      {
        SoleusDecisions *next = soleus_decisions_with_mark (
            decisions, g_ptr_array_index (marks, i));
        soleus_decisions_unref (decisions);
        decisions = next;
      }
    soleus_event_list_add_marks (back, recording, decisions, NULL);
    ck_assert_uint_eq (soleus_event_list_get_n (back), 3);
    for (guint i = 0; i < 3; i++)
      {
        const SoleusEvent *a = soleus_event_list_get (list, i);
        const SoleusEvent *b = soleus_event_list_get (back, i);
        g_autofree char *left = soleus_event_dup_channels (a);
        g_autofree char *right = soleus_event_dup_channels (b);
        ck_assert_double_eq (a->onset_s, b->onset_s);
        ck_assert_double_eq (a->duration_s, b->duration_s);
        ck_assert_str_eq (a->text, b->text);
        ck_assert_str_eq (left, right);
      }
  }
END_TEST

START_TEST (events_outside_and_of_unknown_channels_do_not_fit)
  {
    g_autoptr (SoleusRecording) recording = make_recording ();
    g_autoptr (SoleusEventList) list = soleus_event_list_new ();
    SoleusEventFit fit;

    soleus_event_list_add (list, -0.1, 0.0, "before", "");
    soleus_event_list_add (list, 0.0, 0.0, "first", "left");
    soleus_event_list_add (list, 10.0, 0.0, "last", "RIGHT");
    soleus_event_list_add (list, 10.1, 0.0, "behind", "nowhere");
    fit = soleus_event_list_fit (list, recording);
    ck_assert_uint_eq (fit.n_outside, 2);
    ck_assert_uint_eq (fit.n_unknown, 1);
  }
END_TEST

/* --- what a format does not keep ------------------------------------------ */

static SoleusEventLoss
find_loss (const char *format_id, SoleusEventList *list)
{
  g_autoptr (SoleusRecording) recording = make_recording ();
  g_auto (SoleusEventFrame) frame = {{0}, NULL};
  g_autoptr (GError) error = NULL;
  SoleusEventLoss loss;

  soleus_event_frame_init (&frame, recording);
  ck_assert (soleus_events_find_loss (list,
      soleus_event_format_from_id (format_id), &frame.context, &loss, &error));
  soleus_test_no_error (error);
  return loss;
}

START_TEST (every_format_tells_what_it_does_not_keep)
  {
    const SoleusEventFormat *const *rows = soleus_event_formats ();

    for (gsize i = 0; rows[i] != NULL; i++)
      {
        g_autoptr (SoleusEventList) list = soleus_event_list_new ();
        SoleusEventLoss loss;
        if (rows[i]->write == NULL)
          continue;
        soleus_event_list_add (list, 1.0, 0.25, "FASC", "left");
        soleus_event_list_add (list, 4.0, 1.5, "DBL", "right");
        loss = find_loss (rows[i]->id, list);
        ck_assert_uint_eq (loss.n_before, 2);
        ck_assert_uint_eq (loss.n_after, 2);
        ck_assert_msg ((loss.n_durations == 0) == rows[i]->keeps_duration,
            "%s loses %u lengths", rows[i]->id, loss.n_durations);
        ck_assert_msg ((loss.n_channels == 0) == rows[i]->keeps_channels,
            "%s loses %u channels", rows[i]->id, loss.n_channels);
        ck_assert_uint_eq (loss.n_texts, 0);
        ck_assert_double_eq_tol (loss.apart_s, 0.0, 1e-9);
      }
  }
END_TEST

/* A format that forgets lengths over 0.2 s, the channel of the second event
 * and the text of the third, and comes back late. */
static gboolean
write_nothing (const SoleusEventList *list, const SoleusEventContext *context,
    GString *out, GError **error)
{
  g_string_append_c (out, 'x');
  return TRUE;
}

static SoleusEventList *
read_worse (const guint8 *bytes, gsize n, const SoleusEventContext *context,
    GError **error)
{
  SoleusEventList *list = soleus_event_list_new ();

  soleus_event_list_add (list, 3.0, 0.0, "other", "left");
  soleus_event_list_add (list, 1.004, 0.1, "FASC", "left");
  soleus_event_list_add (list, 2.0, 0.0, "FASC", "");
  return list;
}

START_TEST (a_loss_is_counted_by_event)
  {
    const SoleusEventFormat worse = {
        .id = "worse", .write = write_nothing, .read = read_worse};
    const SoleusEventContext context = {0};
    g_autoptr (SoleusEventList) list = soleus_event_list_new ();
    g_autoptr (GError) error = NULL;
    SoleusEventLoss loss;

    soleus_event_list_add (list, 1.0, 0.1, "FASC", "left");
    soleus_event_list_add (list, 2.0, 0.3, "FASC", "left");
    soleus_event_list_add (list, 3.0, 0.3, "FASC", "left");
    ck_assert (soleus_events_find_loss (list, &worse, &context, &loss, &error));
    ck_assert_uint_eq (loss.n_before, 3);
    ck_assert_uint_eq (loss.n_after, 3);
    ck_assert_uint_eq (loss.n_durations, 2);
    ck_assert_uint_eq (loss.n_channels, 1);
    ck_assert_uint_eq (loss.n_texts, 1);
    ck_assert_double_eq_tol (loss.apart_s, 0.004, 1e-9);
    /* With another number of events there is no pair to compare. */
    soleus_event_list_add (list, 4.0, 0.3, "FASC", "left");
    ck_assert (soleus_events_find_loss (list, &worse, &context, &loss, &error));
    ck_assert_uint_eq (loss.n_before, 4);
    ck_assert_uint_eq (loss.n_after, 3);
    ck_assert_uint_eq (loss.n_durations, 0);
  }
END_TEST

START_TEST (an_empty_list_loses_nothing)
  {
    g_autoptr (SoleusEventList) list = soleus_event_list_new ();
    const SoleusEventLoss loss = find_loss ("audacity", list);
    g_autoptr (GPtrArray) sentences = soleus_event_loss_dup_sentences (
        &loss, soleus_event_format_from_id ("audacity"));

    ck_assert_uint_eq (loss.n_before, 0);
    ck_assert_uint_eq (sentences->len, 0);
  }
END_TEST

START_TEST (a_loss_is_told_in_sentences)
  {
    const SoleusEventFormat *format = soleus_event_format_from_id ("audacity");
    const SoleusEventLoss all = {5, 4, 1, 2, 3, 0.004};
    const SoleusEventLoss digits = {5, 5, 0, 0, 0, 1e-10};
    g_autoptr (GPtrArray) told = soleus_event_loss_dup_sentences (&all, format);
    g_autoptr (GPtrArray) none =
        soleus_event_loss_dup_sentences (&digits, format);
    static const char *const parts[] = {"5 events come back as 4",
        "length of 1 event", "channels of 2 events", "texts of 3 events",
        "0.004 s"};

    ck_assert_uint_eq (none->len, 0);
    ck_assert_uint_eq (told->len, G_N_ELEMENTS (parts));
    for (guint i = 0; i < told->len; i++)
      ck_assert_ptr_nonnull (strstr (g_ptr_array_index (told, i), parts[i]));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("event-recording");
  TCase *tcase = tcase_create ("event-recording");

  tcase_add_test (tcase, a_frame_tells_start_labels_and_the_fastest_rate);
  tcase_add_test (
      tcase, annotations_become_events_with_the_labels_of_their_channels);
  tcase_add_test (
      tcase, marks_take_ids_in_order_and_unknown_channels_are_counted);
  tcase_add_test (tcase, marks_of_the_decisions_go_back_to_events);
  tcase_add_test (tcase, events_outside_and_of_unknown_channels_do_not_fit);
  tcase_add_test (tcase, every_format_tells_what_it_does_not_keep);
  tcase_add_test (tcase, a_loss_is_counted_by_event);
  tcase_add_test (tcase, an_empty_list_loses_nothing);
  tcase_add_test (tcase, a_loss_is_told_in_sentences);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
