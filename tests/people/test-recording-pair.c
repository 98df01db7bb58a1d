/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <string.h>

#include "soleus-channel.h"
#include "soleus-recording-pair.h"

/* One EMG channel over @muscle in @unit. */
static SoleusRecording *
recording_of (const char *name, const char *muscle, const char *unit)
{
  SoleusRecordingFacts facts = {.name = g_strdup (name),
      .format_id = "edf",
      .channels =
          g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free),
      .log = soleus_read_log_new ()};
  static const float silence[100];
  const float *samples[] = {silence};
  SoleusChannel *channel =
      soleus_channel_new ("EMG", SOLEUS_KIND_EMG, unit, 1000.0);

  soleus_channel_add_run (channel, 100, 0.0);
  channel->muscle = g_strdup (muscle);
  channel->side = SOLEUS_SIDE_LEFT;
  channel->calibrated = TRUE;
  g_ptr_array_add (facts.channels, channel);
  return soleus_recording_new_in_memory (&facts, samples);
}

/* @n single twitches, one every @every_s seconds of @rest_s, of @amplitude and
 * more; and a cramp between them, which counts as nothing. */
static SoleusAnalysis *
analysis_of (guint n, double every_s, double rest_s, double amplitude)
{
  SoleusAnalysis *analysis = soleus_analysis_new ();
  SoleusQuality quality = {
      .channel = 0, .searched = TRUE, .usable_rest_s = rest_s};
  SoleusSummary row = {.channel = 0,
      .pattern = SOLEUS_PATTERN_FASC,
      .n = n,
      .usable_rest_s = rest_s};

  g_array_append_val (analysis->quality, quality);
  g_array_append_val (analysis->summary, row);
  for (guint i = 0; i < n; i++)
    {
      SoleusBurst burst = {.onset_s = i * every_s,
          .amplitude = amplitude + i,
          .pattern = SOLEUS_PATTERN_FASC};
      SoleusBurst cramp = {.onset_s = (i + 0.5) * every_s,
          .amplitude = 5000.0,
          .pattern = SOLEUS_PATTERN_CRAMP};
      soleus_channel_set_add (&burst.channels, 0);
      soleus_channel_set_add (&cramp.channels, 0);
      g_array_append_val (analysis->bursts, burst);
      g_array_append_val (analysis->bursts, cramp);
    }
  g_free (analysis->settings_hash);
  analysis->settings_hash = g_strdup ("x");
  return analysis;
}

static SoleusPair *
pair_of (SoleusRecording *first, guint n, SoleusRecording *second, guint n2)
{
  g_autoptr (SoleusAnalysis) a = analysis_of (n, 2.0, 600.0, 80.0);
  g_autoptr (SoleusAnalysis) b = analysis_of (n2, 4.0, 600.0, 90.0);

  return soleus_pair_new (first, a, second, b, SOLEUS_PATTERN_FASC);
}

START_TEST (the_same_place_is_compared_by_an_exact_test)
  {
    g_autoptr (SoleusRecording) first = recording_of ("one", "soleus", "uV");
    g_autoptr (SoleusRecording) second = recording_of ("two", "soleus", "uV");
    g_autoptr (SoleusPair) pair = pair_of (first, 30, second, 90);
    g_autoptr (GPtrArray) warnings = soleus_pair_dup_warnings (pair);
    g_autofree char *summary = soleus_pair_dup_summary (pair);

    ck_assert_uint_eq (warnings->len, 0);
    ck_assert_double_eq_tol (pair->ratio.ratio.value, 3.0, 1e-9);
    ck_assert (pair->ratio.differs);
    ck_assert_str_eq (pair->first.places, "soleus left");
    ck_assert_str_eq (summary,
        "Median amplitude 94.5 µV (n = 30) and 134 µV (n = 90); median "
        "interval 2 s (n = 29) and 4 s (n = 89)");
  }
END_TEST

START_TEST (too_few_of_both_cannot_be_told_apart_yet)
  {
    g_autoptr (SoleusRecording) first = recording_of ("one", "soleus", "uV");
    g_autoptr (SoleusRecording) second = recording_of ("two", "soleus", "uV");
    g_autoptr (SoleusPair) pair = pair_of (first, 3, second, 5);

    ck_assert (!pair->ratio.differs);
    ck_assert_double_gt (pair->ratio.more_min, 0.0);
  }
END_TEST

START_TEST (what_compares_less_well_is_said)
  {
    g_autoptr (SoleusRecording) first = recording_of ("one", "soleus", "uV");
    g_autoptr (SoleusRecording) moved =
        recording_of ("two", "gastrocnemius", "uV");
    g_autoptr (SoleusRecording) other = recording_of ("three", "soleus", "g");
    g_autoptr (SoleusPair) places = pair_of (first, 30, moved, 30);
    g_autoptr (SoleusPair) units = pair_of (first, 30, other, 30);
    g_autoptr (SoleusFigure) figure = soleus_pair_figure_new (units);
    g_autoptr (GPtrArray) warnings = soleus_pair_dup_warnings (units);
    g_autofree char *csv = soleus_figure_dup_csv (figure);

    ck_assert_int_eq (places->differs, SOLEUS_PAIR_PLACES);
    ck_assert_int_eq (units->differs, SOLEUS_PAIR_SENSOR);
    ck_assert_uint_eq (warnings->len, 1);
    /* Two units have no axis in common. */
    ck_assert_ptr_nonnull (strstr (csv, "\"amplitude, µV\",first,80\n"));
    ck_assert_ptr_null (strstr (csv, "\"amplitude, µV\",second"));
    ck_assert_ptr_nonnull (strstr (csv, "\"interval, s\",second,4\n"));
  }
END_TEST

START_TEST (other_settings_are_told)
  {
    g_autoptr (SoleusRecording) first = recording_of ("one", "soleus", "uV");
    g_autoptr (SoleusAnalysis) a = analysis_of (5, 2.0, 600.0, 80.0);
    g_autoptr (SoleusAnalysis) b = analysis_of (5, 2.0, 600.0, 80.0);
    g_autoptr (SoleusPair) pair = NULL;

    g_free (b->settings_hash);
    b->settings_hash = g_strdup ("y");
    pair = soleus_pair_new (first, a, first, b, SOLEUS_PATTERN_FASC);
    ck_assert_int_eq (pair->differs, SOLEUS_PAIR_SETTINGS);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("recording-pair");
  TCase *tc = tcase_create ("recording-pair");

  tcase_add_test (tc, the_same_place_is_compared_by_an_exact_test);
  tcase_add_test (tc, too_few_of_both_cannot_be_told_apart_yet);
  tcase_add_test (tc, what_compares_less_well_is_said);
  tcase_add_test (tc, other_settings_are_told);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
