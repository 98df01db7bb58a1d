/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-simulate.h"

static guint
count_recipes (void)
{
  guint n = 0;

  while (soleus_recipes[n].id != NULL)
    n++;
  return n;
}

/* Short enough for a test, long enough that something happens. */
static void
init_options (SoleusSimulateOptions *options, const SoleusRecipe *recipe)
{
  soleus_simulate_options_init (options);
  options->seed = soleus_test_seed ();
  options->duration_s = MIN (recipe->duration_s, 240.0);
  /* The middle of the range: the lowest rates give nothing in 4 minutes. */
  if (recipe->measure == SOLEUS_MEASURE_PER_MIN)
    options->per_min = 0.5 * (recipe->low + recipe->high);
  if (recipe->layout != SOLEUS_LAYOUT_NEEDLE)
    options->rate_hz = 1000.0;
}

static float *
read_all (const SoleusRecording *recording, guint c, gsize *n)
{
  const SoleusChannel *channel = soleus_recording_get_channel (recording, c);
  float *x;

  *n = (gsize)channel->n_samples;
  x = g_new (float, *n);
  ck_assert (soleus_recording_read (recording, c, 0, *n, x, NULL));
  return x;
}

static void
assert_burst_lies_inside (
    const SoleusTruth *truth, const SoleusTruthBurst *burst, double end_s)
{
  ck_assert_double_ge (burst->onset_s, 0.0);
  ck_assert_double_ge (burst->duration_s, 0.0);
  ck_assert_double_le (burst->onset_s + burst->duration_s, end_s);
  ck_assert_double_ge (burst->peak_s, burst->onset_s - 1e-9);
  ck_assert_double_le (
      burst->peak_s, burst->onset_s + burst->duration_s + 1e-9);
  ck_assert_double_gt (burst->amplitude, 0.0);
  ck_assert_double_gt (burst->rms, 0.0);
  ck_assert_double_le (burst->rms, burst->amplitude);
  ck_assert_uint_gt (soleus_channel_set_count (&burst->channels), 0);
  ck_assert_uint_eq (
      soleus_channel_set_count (&burst->channels), burst->n_parts);
  for (guint i = 0; i < burst->n_parts; i++)
    {
      const SoleusTruthPart *part =
          &g_array_index (truth->parts, SoleusTruthPart, burst->first_part + i);
      ck_assert (soleus_channel_set_has (&burst->channels, part->channel));
      ck_assert_double_ge (part->onset_s, burst->onset_s - 1e-9);
    }
  if (burst->episode >= 0)
    ck_assert_int_lt (burst->episode, (int)truth->episodes->len);
}

static void
assert_states_cover (const SoleusTruth *truth, double end_s)
{
  double at_s = 0.0;

  for (guint i = 0; i < truth->states->len; i++)
    {
      const SoleusTruthState *row =
          &g_array_index (truth->states, SoleusTruthState, i);
      ck_assert_double_eq_tol (row->onset_s, at_s, 1e-9);
      at_s += row->duration_s;
    }
  ck_assert_double_eq_tol (at_s, end_s, 1e-6);
}

START_TEST (every_recipe_plays_and_its_truth_is_sound)
  {
    const SoleusRecipe *recipe = &soleus_recipes[_i];
    SoleusSimulateOptions options;
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusTruth) truth = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    guint n_own = 0;
    double end_s;

    init_options (&options, recipe);
    recording = soleus_simulate (recipe, &options, &truth, NULL, &error);
    soleus_test_no_error (error);
    end_s = soleus_recording_get_duration_s (recording);
    ck_assert_double_eq_tol (end_s, options.duration_s, 1e-6);
    for (guint i = 0; i < truth->bursts->len; i++)
      {
        const SoleusTruthBurst *burst =
            &g_array_index (truth->bursts, SoleusTruthBurst, i);
        assert_burst_lies_inside (truth, burst, end_s);
        n_own += burst->pattern == recipe->pattern && !burst->moved;
        if (i > 0)
          ck_assert_double_ge (burst->onset_s, burst[-1].onset_s);
      }
    if (recipe->pattern != SOLEUS_PATTERN_NONE)
      ck_assert_msg (n_own > 0, "%s: no burst of its own", recipe->id);
    assert_states_cover (truth, end_s);
    for (guint c = 0; c < soleus_recording_get_n_channels (recording); c++)
      {
        gsize n, n_finite = 0;
        g_autofree float *x = read_all (recording, c, &n);
        for (gsize i = 0; i < n; i++)
          n_finite += isfinite (x[i]) != 0;
        ck_assert_uint_eq (n_finite, n);
      }
  }
END_TEST

START_TEST (an_artefact_recipe_has_its_artefact_and_no_twitch)
  {
    const SoleusRecipe *recipe = &soleus_recipes[_i];
    SoleusSimulateOptions options;
    g_autoptr (SoleusTruth) truth = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    guint n = 0;

    if (!g_str_has_prefix (recipe->id, "ART-"))
      return;
    init_options (&options, recipe);
    options.duration_s = recipe->duration_s;
    recording = soleus_simulate (recipe, &options, &truth, NULL, NULL);
    for (guint i = 0; i < truth->artefacts->len; i++)
      n += strcmp (soleus_artefact_id (
                       g_array_index (truth->artefacts, SoleusTruthArtefact, i)
                           .kind),
               recipe->id)
          == 0;
    ck_assert_msg (n > 0, "%s is not in its truth", recipe->id);
    if (strcmp (recipe->id, "ART-STIM") != 0)
      ck_assert_uint_eq (truth->bursts->len, 0);
  }
END_TEST

START_TEST (the_same_seed_gives_the_same_bytes_and_another_does_not)
  {
    const SoleusRecipe *recipe = soleus_recipe_find ("FASC-FREQUENT");
    SoleusSimulateOptions options;
    char *json[3];
    float *x[3];
    gsize n = 0;

    init_options (&options, recipe);
    options.duration_s = 20.0;
    options.weather = SOLEUS_WEATHER_MIXED;
    for (guint k = 0; k < 3; k++)
      {
        g_autoptr (SoleusTruth) truth = NULL;
        g_autoptr (SoleusRecording) recording = NULL;
        options.seed += k == 2;
        recording = soleus_simulate (recipe, &options, &truth, NULL, NULL);
        json[k] = soleus_truth_dup_json (truth);
        x[k] = read_all (recording, 0, &n);
      }
    ck_assert_str_eq (json[0], json[1]);
    ck_assert_mem_eq (x[0], x[1], n * sizeof **x);
    ck_assert_str_ne (json[0], json[2]);
    ck_assert_mem_ne (x[0], x[2], n * sizeof **x);
    for (guint k = 0; k < 3; k++)
      {
        g_free (json[k]);
        g_free (x[k]);
      }
  }
END_TEST

START_TEST (the_noise_does_not_move_the_discharges)
  {
    const SoleusRecipe *recipe = soleus_recipe_find ("FASC");
    SoleusSimulateOptions options;
    g_autoptr (SoleusTruth) clean = NULL;
    g_autoptr (SoleusTruth) loud = NULL;
    g_autoptr (SoleusRecording) first = NULL;
    g_autoptr (SoleusRecording) second = NULL;

    init_options (&options, recipe);
    first = soleus_simulate (recipe, &options, &clean, NULL, NULL);
    options.disturbs[SOLEUS_DISTURB_NOISE_UV] = 20.0;
    options.disturbs[SOLEUS_DISTURB_MAINS_UV] = 50.0;
    second = soleus_simulate (recipe, &options, &loud, NULL, NULL);
    ck_assert_uint_eq (clean->discharges->len, loud->discharges->len);
    ck_assert_mem_eq (clean->discharges->data, loud->discharges->data,
        clean->discharges->len * sizeof (SoleusTruthDischarge));
  }
END_TEST

/* A ratio for single potentials, dB for bursts. */
static const struct
{
  const char *id;
  double snr;
  gboolean single;
} snr_rows[] = {
    {"FASC", 8.0, TRUE},
    {"FASC-FREQUENT", 20.0, TRUE},
    {"MYOC", 10.0, FALSE},
    {"VOL", 0.0, FALSE},
    {"CRAMP", 15.0, FALSE},
};

START_TEST (a_burst_has_the_snr_that_was_asked_for)
  {
    const SoleusRecipe *recipe = soleus_recipe_find (snr_rows[_i].id);
    SoleusSimulateOptions options;
    g_autoptr (SoleusTruth) truth = NULL;
    g_autoptr (SoleusRecording) recording = NULL;
    guint n = 0;

    init_options (&options, recipe);
    options.snr = snr_rows[_i].snr;
    recording = soleus_simulate (recipe, &options, &truth, NULL, NULL);
    for (guint i = 0; i < truth->bursts->len; i++)
      {
        const SoleusTruthBurst *burst =
            &g_array_index (truth->bursts, SoleusTruthBurst, i);
        if (burst->moved || (snr_rows[_i].single && burst->n_discharges > 1))
          continue;
        n++;
        if (snr_rows[_i].single)
          /* Amplitude jitter is at most 3 times 8 %, and at 1 kHz samples
           * miss the peaks by up to 15 %. */
          ck_assert_double_eq_tol (
              burst->peak_ratio / snr_rows[_i].snr, 1.0, 0.35);
        else
          ck_assert_double_eq_tol (burst->snr_db, snr_rows[_i].snr, 0.01);
      }
    ck_assert_uint_gt (n, 0);
  }
END_TEST

static const struct
{
  const char *named;
  size_t offset;
  double value;
} bad_options[] = {
    {"duration", G_STRUCT_OFFSET (SoleusSimulateOptions, duration_s), 0.0},
    {"rate", G_STRUCT_OFFSET (SoleusSimulateOptions, rate_hz), 10.0},
    {"acc-rate", G_STRUCT_OFFSET (SoleusSimulateOptions, acc_rate_hz), -1.0},
    {"snr", G_STRUCT_OFFSET (SoleusSimulateOptions, snr), 1e9},
    {"per-minute", G_STRUCT_OFFSET (SoleusSimulateOptions, per_min), 0.0},
    {"frequency", G_STRUCT_OFFSET (SoleusSimulateOptions, frequency_hz), 0.0},
    {"noise-uv", G_STRUCT_OFFSET (SoleusSimulateOptions, disturbs), -3.0},
};

START_TEST (an_option_outside_its_limits_is_named)
  {
    SoleusSimulateOptions options;
    SoleusTruth *truth = NULL;
    g_autoptr (GError) error = NULL;

    soleus_simulate_options_init (&options);
    *(double *)G_STRUCT_MEMBER_P (&options, bad_options[_i].offset) =
        bad_options[_i].value;
    ck_assert_ptr_null (
        soleus_simulate (soleus_recipes, &options, &truth, NULL, &error));
    ck_assert_ptr_null (truth);
    soleus_test_error (
        &error, SOLEUS_ERROR_INVALID, bad_options[_i].named, "expected", NULL);
  }
END_TEST

START_TEST (a_cancelled_simulation_stops)
  {
    SoleusSimulateOptions options;
    SoleusProgress progress = {NULL, NULL, 1};
    g_autoptr (GError) error = NULL;

    soleus_simulate_options_init (&options);
    options.duration_s = 2.0;
    ck_assert_ptr_null (
        soleus_simulate (soleus_recipes, &options, NULL, &progress, &error));
    soleus_test_error (&error, SOLEUS_ERROR_CANCELLED, NULL);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("recipes");
  TCase *tc = tcase_create ("recipes");

  tcase_set_timeout (tc, 60);
  tcase_add_loop_test (
      tc, every_recipe_plays_and_its_truth_is_sound, 0, (int)count_recipes ());
  tcase_add_loop_test (tc, an_artefact_recipe_has_its_artefact_and_no_twitch, 0,
      (int)count_recipes ());
  tcase_add_test (tc, the_same_seed_gives_the_same_bytes_and_another_does_not);
  tcase_add_test (tc, the_noise_does_not_move_the_discharges);
  tcase_add_loop_test (
      tc, a_burst_has_the_snr_that_was_asked_for, 0, G_N_ELEMENTS (snr_rows));
  tcase_add_loop_test (
      tc, an_option_outside_its_limits_is_named, 0, G_N_ELEMENTS (bad_options));
  tcase_add_test (tc, a_cancelled_simulation_stops);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
