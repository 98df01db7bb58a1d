/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "soleus-derived-recording.h"

#define N_SAMPLES 100

/* Two EMG, three axes, one more EMG of another rate. */
static SoleusRecording *
new_recording (void)
{
  static const struct
  {
    const char *label;
    SoleusKind kind;
    const char *unit;
    double rate_hz;
  } rows[] = {
      {"A", SOLEUS_KIND_EMG, "uV", 1000.0},
      {"B", SOLEUS_KIND_EMG, "uV", 1000.0},
      {"Acc X", SOLEUS_KIND_ACCELEROMETER, "g", 100.0},
      {"Acc Y", SOLEUS_KIND_ACCELEROMETER, "g", 100.0},
      {"Acc Z", SOLEUS_KIND_ACCELEROMETER, "g", 100.0},
      {"C", SOLEUS_KIND_EMG, "uV", 500.0},
  };
  static float samples[G_N_ELEMENTS (rows)][N_SAMPLES];
  const float *pointers[G_N_ELEMENTS (rows)];
  SoleusRecordingFacts facts = {.name = g_strdup ("a.edf"),
      .format_id = "edf",
      .fingerprint = g_strdup ("f"),
      .channels =
          g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free),
      .log = soleus_read_log_new ()};

  for (guint c = 0; c < G_N_ELEMENTS (rows); c++)
    {
      SoleusChannel *channel = soleus_channel_new (
          rows[c].label, rows[c].kind, rows[c].unit, rows[c].rate_hz);

      channel->rail_high = 5.0;
      soleus_channel_add_run (channel, N_SAMPLES, 0.0);
      g_ptr_array_add (facts.channels, channel);
      for (int i = 0; i < N_SAMPLES; i++)
        samples[c][i] = (float)((int)c + 1) * (float)(i + 1);
      pointers[c] = samples[c];
    }
  return soleus_recording_new_in_memory (&facts, pointers);
}

START_TEST (a_difference_is_the_first_less_the_second)
  {
    g_autoptr (SoleusRecording) recording = new_recording ();
    const SoleusDerivation row = {SOLEUS_DERIVE_DIFFERENCE, {1, 0}, 2};
    g_autoptr (SoleusRecording) derived =
        soleus_derived_recording_new (recording, &row, 1);
    const SoleusChannel *channel = soleus_recording_get_channel (derived, 6);
    float x[10];

    ck_assert_uint_eq (soleus_recording_get_n_channels (derived), 7);
    ck_assert_str_eq (channel->label, "B − A");
    ck_assert_str_eq (channel->unit, "uV");
    ck_assert (isnan (channel->rail_high));
    ck_assert (soleus_recording_read (derived, 6, 20, 10, x, NULL));
    for (int i = 0; i < 10; i++)
      ck_assert_float_eq (x[i], (float)(i + 21));
    /* The channels before are as they were. */
    ck_assert (soleus_recording_read (derived, 1, 20, 10, x, NULL));
    ck_assert_float_eq (x[0], 42.0f);
  }
END_TEST

START_TEST (a_magnitude_is_the_length_of_three_axes)
  {
    g_autoptr (SoleusRecording) recording = new_recording ();
    g_autoptr (SoleusRecording) derived = NULL;
    SoleusDerivation row;
    float x[2];

    ck_assert (soleus_derivation_of_axes (recording, 3, &row));
    ck_assert_uint_eq (row.n_channels, 3);
    ck_assert_uint_eq (row.channels[0], 2);
    ck_assert (!soleus_derivation_of_axes (recording, 0, &row));
    derived = soleus_derived_recording_new (recording, &row, 1);
    ck_assert_str_eq (
        soleus_recording_get_channel (derived, 6)->label, "|Acc|");
    ck_assert (soleus_recording_read (derived, 6, 9, 2, x, NULL));
    ck_assert_double_eq_tol (x[0], 10.0 * sqrt (9.0 + 16.0 + 25.0), 1e-4);
    ck_assert_double_eq_tol (x[1], 11.0 * sqrt (9.0 + 16.0 + 25.0), 1e-4);
  }
END_TEST

START_TEST (only_alike_channels_fit_each_other)
  {
    g_autoptr (SoleusRecording) recording = new_recording ();

    ck_assert (soleus_derivation_fits (recording, 0, 1));
    ck_assert (!soleus_derivation_fits (recording, 0, 5));
    ck_assert (!soleus_derivation_fits (recording, 0, 2));
    ck_assert (soleus_derivation_fits (recording, 2, 4));
  }
END_TEST

START_TEST (a_read_beyond_the_end_is_refused)
  {
    g_autoptr (SoleusRecording) recording = new_recording ();
    const SoleusDerivation row = {SOLEUS_DERIVE_DIFFERENCE, {0, 1}, 2};
    g_autoptr (SoleusRecording) derived =
        soleus_derived_recording_new (recording, &row, 1);
    g_autoptr (GError) error = NULL;
    float x[10];

    ck_assert (!soleus_recording_read (derived, 6, 95, 10, x, &error));
    ck_assert_ptr_nonnull (error);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("derived-recording");
  TCase *tests = tcase_create ("derived-recording");

  tcase_add_test (tests, a_difference_is_the_first_less_the_second);
  tcase_add_test (tests, a_magnitude_is_the_length_of_three_axes);
  tcase_add_test (tests, only_alike_channels_fit_each_other);
  tcase_add_test (tests, a_read_beyond_the_end_is_refused);
  suite_add_tcase (suite, tests);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
