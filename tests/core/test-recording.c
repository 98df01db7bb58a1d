/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-error.h"
#include "soleus-recording-override.h"

/* 1000 samples that hold their own index, at 100 Hz with a gap of 5 s
 * after the first 400. */
static SoleusRecording *
counting_recording (void)
{
  SoleusRecordingFacts facts = {.format_id = "memory"};
  SoleusChannel *channel =
      soleus_channel_new ("Ch", SOLEUS_KIND_OTHER, "", 100.0);
  float samples[1000];
  const float *rows[] = {samples};

  for (int i = 0; i < 1000; i++)
    samples[i] = (float)i;
  soleus_channel_add_run (channel, 400, 0.0);
  soleus_channel_add_run (channel, 600, 9.0);
  facts.name = g_strdup ("counting");
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  g_ptr_array_add (facts.channels, channel);
  facts.log = soleus_read_log_new ();
  return soleus_recording_new_in_memory (&facts, rows);
}

START_TEST (a_gap_is_a_segment_border_and_not_observed)
  {
    g_autoptr (SoleusRecording) recording = counting_recording ();
    guint n_segments = 0;
    const SoleusSpan *segments =
        soleus_recording_get_segments (recording, &n_segments);

    ck_assert_uint_eq (n_segments, 2);
    ck_assert_double_eq_tol (segments[0].end_s, 4.0, 1e-9);
    ck_assert_double_eq_tol (segments[1].start_s, 9.0, 1e-9);
    ck_assert_double_eq_tol (
        soleus_recording_get_observed_s (recording), 10.0, 1e-9);
    ck_assert_double_eq_tol (
        soleus_recording_get_duration_s (recording), 15.0, 1e-9);
  }
END_TEST

START_TEST (reading_past_the_end_is_an_error_and_writes_nothing)
  {
    g_autoptr (SoleusRecording) recording = counting_recording ();
    g_autoptr (GError) error = NULL;
    float out[2] = {-1.0f, -1.0f};

    ck_assert (!soleus_recording_read (recording, 0, 999, 2, out, &error));
    ck_assert_float_eq (out[0], -1.0f);
    soleus_test_error (&error, SOLEUS_ERROR_MISSING, "999 to 1001", "Ch", NULL);
    ck_assert (!soleus_recording_read (
        recording, 0, G_MAXUINT64, G_MAXSIZE, out, &error));
    g_clear_error (&error);
    ck_assert (soleus_recording_read (recording, 0, 998, 2, out, &error));
    ck_assert_float_eq (out[1], 999.0f);
  }
END_TEST

START_TEST (a_corrected_unit_scales_the_samples_and_calibrates)
  {
    g_autoptr (SoleusRecording) base = counting_recording ();
    g_autoptr (GError) error = NULL;
    SoleusChannelOverride override = {
        .channel = 0,
        .mask = SOLEUS_OVERRIDE_UNIT | SOLEUS_OVERRIDE_KIND
            | SOLEUS_OVERRIDE_MUSCLE,
        .kind = SOLEUS_KIND_EMG,
        .unit = (char *)"mV",
        .muscle = (char *)"soleus",
    };
    const SoleusChannelOverride *rows[] = {&override};
    g_autoptr (SoleusRecording) corrected =
        soleus_recording_with_overrides (base, rows, 1, &error);
    const SoleusChannel *channel;
    float out[1];

    soleus_test_no_error (error);
    channel = soleus_recording_get_channel (corrected, 0);
    ck_assert_str_eq (channel->unit, "uV");
    ck_assert_str_eq (channel->muscle, "soleus");
    ck_assert (channel->calibrated);
    ck_assert_int_eq (channel->kind, SOLEUS_KIND_EMG);
    ck_assert (soleus_recording_read (corrected, 0, 7, 1, out, &error));
    ck_assert_float_eq (out[0], 7000.0f);
    ck_assert_str_eq (soleus_recording_get_channel (base, 0)->unit, "");
  }
END_TEST

START_TEST (a_wrong_correction_names_the_value)
  {
    static const struct
    {
      SoleusChannelOverride override;
      const char *named;
    } wrong[] = {
        {{.channel = 3, .mask = SOLEUS_OVERRIDE_KIND}, "3"},
        {{.mask = SOLEUS_OVERRIDE_RATE, .rate_hz = 0.0}, "0 Hz"},
        {{.mask = SOLEUS_OVERRIDE_RATE, .rate_hz = 1e9}, "1e+09"},
        {{.mask = SOLEUS_OVERRIDE_SCALE, .scale = 0.0}, "0"},
        {{.mask = SOLEUS_OVERRIDE_UNIT, .unit = (char *)"ell"}, "ell"},
    };
    g_autoptr (SoleusRecording) base = counting_recording ();

    for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
      {
        g_autoptr (GError) error = NULL;
        const SoleusChannelOverride *rows[] = {&wrong[i].override};
        ck_assert_ptr_null (
            soleus_recording_with_overrides (base, rows, 1, &error));
        soleus_test_error (&error, SOLEUS_ERROR_INVALID, wrong[i].named, NULL);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("recording");
  TCase *tc = tcase_create ("facts");

  tcase_add_test (tc, a_gap_is_a_segment_border_and_not_observed);
  tcase_add_test (tc, reading_past_the_end_is_an_error_and_writes_nothing);
  tcase_add_test (tc, a_corrected_unit_scales_the_samples_and_calibrates);
  tcase_add_test (tc, a_wrong_correction_names_the_value);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
