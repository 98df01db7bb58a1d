/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-recording-override.h"

#include <math.h>

#include "soleus-error.h"
#include "soleus-test.h"

/* Two channels of 100 samples that hold their index; the first with a gap,
 * steps of 2 and rails, the second plain. */
static SoleusRecording *
two_channels (void)
{
  SoleusRecordingFacts facts = {.format_id = "memory"};
  SoleusChannel *first =
      soleus_channel_new ("one", SOLEUS_KIND_OTHER, "", 10.0);
  SoleusChannel *second =
      soleus_channel_new ("two", SOLEUS_KIND_EMG, "uV", 10.0);
  SoleusAnnotation *note = soleus_annotation_new (1.0, 0.5, "note");
  float samples[100];
  const float *rows[] = {samples, samples};

  for (int i = 0; i < 100; i++)
    samples[i] = (float)i;
  soleus_channel_add_run (first, 40, 0.0);
  soleus_channel_add_run (first, 60, 9.0);
  soleus_channel_add_run (second, 100, 0.0);
  first->lsb = 2.0;
  first->rail_low = -100.0;
  first->rail_high = 200.0;
  soleus_channel_set_add (&note->channels, 1);
  facts.name = g_strdup ("two");
  facts.path = g_strdup ("/somewhere/two");
  facts.fingerprint = g_strdup ("f");
  facts.start = g_date_time_new_utc (2026, 11, 23, 12, 0, 0.5);
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  g_ptr_array_add (facts.channels, first);
  g_ptr_array_add (facts.channels, second);
  facts.annotations =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_annotation_free);
  g_ptr_array_add (facts.annotations, note);
  facts.log = soleus_read_log_new ();
  soleus_read_log_add (facts.log, SOLEUS_LOG_ASSUMED, "no-samples", NULL);
  return soleus_recording_new_in_memory (&facts, rows);
}

static SoleusRecording *
correct (SoleusRecording *base, const SoleusChannelOverride *override)
{
  g_autoptr (GError) error = NULL;
  SoleusRecording *corrected =
      soleus_recording_with_overrides (base, &override, 1, &error);

  soleus_test_no_error (error);
  return corrected;
}

START_TEST (a_corrected_recording_keeps_every_other_fact)
  {
    g_autoptr (SoleusRecording) base = two_channels ();
    const SoleusChannelOverride override = {
        .channel = 1, .mask = SOLEUS_OVERRIDE_SIDE, .side = SOLEUS_SIDE_LEFT};
    g_autoptr (SoleusRecording) corrected = correct (base, &override);
    const SoleusAnnotation *note;

    ck_assert_str_eq (soleus_recording_get_name (corrected), "two");
    ck_assert_str_eq (soleus_recording_get_path (corrected), "/somewhere/two");
    ck_assert_str_eq (soleus_recording_get_fingerprint (corrected), "f");
    ck_assert_str_eq (soleus_recording_get_format_id (corrected), "memory");
    ck_assert (g_date_time_equal (soleus_recording_get_start (corrected),
        soleus_recording_get_start (base)));
    ck_assert_uint_eq (
        soleus_read_log_get_n (soleus_recording_get_log (corrected)), 1);
    ck_assert_uint_eq (soleus_recording_get_n_annotations (corrected), 1);
    note = soleus_recording_get_annotation (corrected, 0);
    ck_assert_str_eq (note->text, "note");
    ck_assert_double_eq (note->duration_s, 0.5);
    ck_assert (soleus_channel_set_has (&note->channels, 1));
    ck_assert_int_eq (
        soleus_recording_get_channel (corrected, 1)->side, SOLEUS_SIDE_LEFT);
    ck_assert_int_eq (
        soleus_recording_get_channel (base, 1)->side, SOLEUS_SIDE_UNKNOWN);
  }
END_TEST

START_TEST (a_scale_moves_samples_steps_and_rails_together)
  {
    g_autoptr (SoleusRecording) base = two_channels ();
    const SoleusChannelOverride override = {
        .channel = 0, .mask = SOLEUS_OVERRIDE_SCALE, .scale = -0.5};
    g_autoptr (SoleusRecording) corrected = correct (base, &override);
    const SoleusChannel *channel = soleus_recording_get_channel (corrected, 0);
    float out[2];

    ck_assert (soleus_recording_read (corrected, 0, 10, 2, out, NULL));
    ck_assert_float_eq (out[0], -5.0f);
    ck_assert_float_eq (out[1], -5.5f);
    ck_assert_double_eq (channel->lsb, 1.0);
    /* A negative scale turns the channel round: low stays the lower one. */
    ck_assert_double_eq (channel->rail_low, -100.0);
    ck_assert_double_eq (channel->rail_high, 50.0);
    /* A number alone is no unit. */
    ck_assert (!channel->calibrated);
    ck_assert (soleus_recording_read (corrected, 1, 10, 1, out, NULL));
    ck_assert_float_eq (out[0], 10.0f);
  }
END_TEST

START_TEST (scale_and_unit_multiply)
  {
    g_autoptr (SoleusRecording) base = two_channels ();
    const SoleusChannelOverride override = {
        .channel = 0,
        .mask = SOLEUS_OVERRIDE_SCALE | SOLEUS_OVERRIDE_UNIT,
        .scale = 2.0,
        .unit = (char *)"mV",
    };
    g_autoptr (SoleusRecording) corrected = correct (base, &override);
    float out[1];

    ck_assert (soleus_recording_read (corrected, 0, 3, 1, out, NULL));
    ck_assert_float_eq (out[0], 6000.0f);
    ck_assert (soleus_recording_get_channel (corrected, 0)->calibrated);
  }
END_TEST

START_TEST (a_new_rate_stretches_time_and_has_no_gap)
  {
    g_autoptr (SoleusRecording) base = two_channels ();
    const SoleusChannelOverride override = {
        .channel = 0, .mask = SOLEUS_OVERRIDE_RATE, .rate_hz = 50.0};
    g_autoptr (SoleusRecording) corrected = correct (base, &override);
    const SoleusChannel *channel = soleus_recording_get_channel (corrected, 0);

    ck_assert_double_eq (channel->rate_hz, 50.0);
    ck_assert_uint_eq (channel->n_runs, 1);
    ck_assert_uint_eq (channel->n_samples, 100);
    ck_assert_double_eq_tol (soleus_channel_end_s (channel), 2.0, 1e-12);
    /* The other channel keeps the recording as long as it was. */
    ck_assert_double_eq_tol (
        soleus_recording_get_duration_s (corrected), 10.0, 1e-9);
  }
END_TEST

START_TEST (a_correction_of_a_correction_builds_on_it)
  {
    g_autoptr (SoleusRecording) base = two_channels ();
    const SoleusChannelOverride twice = {
        .channel = 1, .mask = SOLEUS_OVERRIDE_SCALE, .scale = 2.0};
    const SoleusChannelOverride muscle = {.channel = 1,
        .mask = SOLEUS_OVERRIDE_MUSCLE,
        .muscle = (char *)"soleus"};
    g_autoptr (SoleusRecording) once = correct (base, &twice);
    g_autoptr (SoleusRecording) both = correct (once, &muscle);
    float out[1];

    ck_assert (soleus_recording_read (both, 1, 4, 1, out, NULL));
    ck_assert_float_eq (out[0], 8.0f);
    ck_assert_str_eq (soleus_recording_get_channel (both, 1)->muscle, "soleus");
    soleus_recording_forget (both, 1, 0, 100);
  }
END_TEST

START_TEST (no_correction_gives_the_same_recording)
  {
    g_autoptr (SoleusRecording) base = two_channels ();
    g_autoptr (SoleusRecording) same =
        soleus_recording_with_overrides (base, NULL, 0, NULL);
    float a[100], b[100];

    for (guint c = 0; c < 2; c++)
      {
        ck_assert (soleus_recording_read (base, c, 0, 100, a, NULL));
        ck_assert (soleus_recording_read (same, c, 0, 100, b, NULL));
        ck_assert_mem_eq (a, b, sizeof a);
      }
  }
END_TEST

START_TEST (a_copy_of_a_correction_owns_its_words)
  {
    char muscle[] = "soleus";
    const SoleusChannelOverride override = {
        .channel = 3,
        .mask = SOLEUS_OVERRIDE_MUSCLE,
        .muscle = muscle,
    };
    g_autoptr (SoleusChannelOverride) copy =
        soleus_channel_override_copy (&override);

    muscle[0] = 'X';
    ck_assert_str_eq (copy->muscle, "soleus");
    ck_assert_uint_eq (copy->channel, 3);
    soleus_channel_override_free (NULL);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("override");
  TCase *tc = tcase_create ("corrections");

  tcase_add_test (tc, a_corrected_recording_keeps_every_other_fact);
  tcase_add_test (tc, a_scale_moves_samples_steps_and_rails_together);
  tcase_add_test (tc, scale_and_unit_multiply);
  tcase_add_test (tc, a_new_rate_stretches_time_and_has_no_gap);
  tcase_add_test (tc, a_correction_of_a_correction_builds_on_it);
  tcase_add_test (tc, no_correction_gives_the_same_recording);
  tcase_add_test (tc, a_copy_of_a_correction_owns_its_words);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
