/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-envelope.h"
#include "soleus-plan.h"
#include "soleus-test.h"
#include "support.h"

/* A site that is searched with chosen looks. */
typedef struct
{
  SoleusRecording *recording;
  GArray *sites;
  SoleusPlan *plan;
  SoleusBlock *block;
  SoleusEnergy *energy;
} Scene;

static void
scene_open (Scene *scene, const Signal *signal, const SoleusLooks *looks)
{
  g_autoptr (GError) error = NULL;
  SoleusParameters parameters;
  const SoleusSite *site;

  scene->recording = signal_make (signal, SOLEUS_KIND_EMG, 0.0);
  scene->sites = soleus_sites_of (scene->recording);
  site = &g_array_index (scene->sites, SoleusSite, 0);
  soleus_parameters_init (&parameters);
  scene->plan = soleus_plan_new_with (
      scene->recording, site, &parameters, looks, NULL, &error);
  soleus_test_no_error (error);
  scene->block =
      soleus_block_read (scene->recording, site, &scene->plan->conditioning,
          &site->channel->runs[0], 0, signal->n, &error);
  soleus_test_no_error (error);
  scene->energy = soleus_energy_new (scene->block, SOLEUS_KIND_EMG);
}

static void
scene_close (Scene *scene)
{
  soleus_energy_free (scene->energy);
  soleus_block_free (scene->block);
  soleus_plan_free (scene->plan);
  g_array_unref (scene->sites);
  soleus_recording_unref (scene->recording);
}

static SoleusLookSite
site_of (const Scene *scene, guint look)
{
  return (SoleusLookSite){.kind = SOLEUS_KIND_EMG,
      .n_axes = 1,
      .rate_hz = scene->plan->rate_hz,
      .conditioning = &scene->plan->conditioning,
      .look = look};
}

static guint8 *
dup_marks (const Scene *scene, double per_min)
{
  guint8 *active = g_new0 (guint8, scene->energy->n);
  const SoleusDetectorInput input = {
      SOLEUS_KIND_EMG, scene->plan, scene->block, scene->energy, per_min};

  soleus_plan_mark (&input, active);
  return active;
}

START_TEST (every_detector_has_an_id_and_looks)
  {
    guint n;
    const SoleusDetector *const *rows = soleus_detectors_get (&n);

    ck_assert_uint_eq (n, 4);
    for (guint i = 0; i < n; i++)
      {
        ck_assert_ptr_eq (soleus_detector_find (rows[i]->id), rows[i]);
        ck_assert_uint_ge (rows[i]->n_looks, 1);
        ck_assert_uint_le (rows[i]->n_looks, SOLEUS_DETECTOR_MAX_LOOKS);
      }
    ck_assert_ptr_null (soleus_detector_find ("none"));
  }
END_TEST

START_TEST (the_shares_of_the_false_alarms_are_one_whole_at_most)
  {
    guint n;
    const SoleusDetector *const *rows = soleus_detectors_get (&n);

    for (guint i = 0; i < n + 2; i++)
      {
        SoleusLooks looks;
        double sum = 0.0;
        if (i < n)
          soleus_looks_init_alone (&looks, rows[i]);
        else
          soleus_looks_init (&looks, (SoleusKind)(i - n));
        ck_assert_uint_ge (looks.n, 1);
        for (guint k = 0; k < looks.n; k++)
          {
            ck_assert_ptr_nonnull (looks.rows[k].detector);
            ck_assert_uint_lt (
                looks.rows[k].look, looks.rows[k].detector->n_looks);
            sum += looks.rows[k].share;
          }
        /* The lengths of the bank see the same bumps of noise. */
        ck_assert_double_le (
            sum, i == n + SOLEUS_KIND_EMG ? 1.4 + 1e-12 : 1.0 + 1e-12);
        ck_assert_double_ge (sum, 0.7);
      }
  }
END_TEST

/* Twice the signal is four times a power and no other ratio. */
START_TEST (a_look_scales_as_it_says)
  {
    guint n;
    const SoleusDetector *const *rows = soleus_detectors_get (&n);

    for (guint i = 0; i < n; i++)
      {
        Scene scene;
        SoleusLooks looks;
        g_autoptr (Signal) signal = signal_new (2000.0, 10.0, 1, 2.0, 5);
        soleus_looks_init_alone (&looks, rows[i]);
        scene_open (&scene, signal, &looks);
        gsize bins = scene.energy->n;
        g_autofree float *once = g_new (float, bins);
        g_autofree float *twice = g_new (float, bins);
        for (guint look = 0; look < rows[i]->n_looks; look++)
          {
            SoleusLookSite site = site_of (&scene, look);
            float factor = rows[i]->is_ratio ? 1.0f : 4.0f;
            const float *seen =
                rows[i]->look (&site, scene.block, scene.energy, once);
            memmove (once, seen, bins * sizeof (float));
            for (gsize k = 0; k < scene.block->n; k++)
              scene.block->event[0][k] *= 2.0f;
            g_autoptr (SoleusEnergy) energy =
                soleus_energy_new (scene.block, SOLEUS_KIND_EMG);
            seen = rows[i]->look (&site, scene.block, energy, twice);
            for (gsize k = 0; k < scene.block->n; k++)
              scene.block->event[0][k] *= 0.5f;
            for (gsize b = 0; b < bins; b++)
              {
                ck_assert_float_ge (once[b], 0.0f);
                /* Single precision. */
                ck_assert_float_eq_tol (
                    seen[b], factor * once[b], 1e-4f * (1.0f + seen[b]));
              }
          }
        scene_close (&scene);
      }
  }
END_TEST

/* Noise exceeds what it should exceed 20 times a minute about so often, at any
 * rate and colour. Marks nearer than 50 ms count once. */
START_TEST (noise_alone_is_marked_as_often_as_asked)
  {
    static const struct
    {
      double rate_hz;
      double colour; /* leak of an integrator added in; 0: white */
    } cases[] = {{500.0, 0.0}, {1000.0, 0.1}, {2000.0, 0.0}, {2000.0, 0.1},
        {4000.0, 0.0}, {10000.0, 0.02}};
    static const char *const ids[] = {"matched", "envelope", "teager"};
    const double per_min = 20.0;
    const double seconds = 240.0;
    Signal *signal =
        signal_new (cases[_i].rate_hz, seconds, 1, 3.0, soleus_test_seed ());
    float held = 0.0f;

    for (gsize i = 0; cases[_i].colour > 0.0 && i < signal->n; i++)
      {
        held += (float)cases[_i].colour * (signal->x[0][i] - held);
        signal->x[0][i] += 8.0f * held;
      }
    for (guint k = 0; k < G_N_ELEMENTS (ids); k++)
      {
        Scene scene;
        SoleusLooks looks;
        soleus_looks_init_alone (&looks, soleus_detector_find (ids[k]));
        scene_open (&scene, signal, &looks);
        g_autofree guint8 *active = dup_marks (&scene, per_min);
        gsize apart = (gsize)(0.05 / scene.energy->bin_s);
        gsize last = 0;
        guint count = 0;
        for (gsize b = 0; b < scene.energy->n; b++)
          if (active[b])
            {
              count += count == 0 || b - last > apart;
              last = b;
            }
        double expected = per_min * seconds / 60.0;
        /* Looks overlap and wide ones ask for a real step, so fewer; coloured
         * noise is no better known than to a factor of two. */
        ck_assert_msg (count > 0.25 * expected && count < 2.0 * expected,
            "%s: %u of %g", ids[k], count, expected);
        scene_close (&scene);
      }
    signal_free (signal);
  }
END_TEST

START_TEST (each_detector_sees_a_clear_potential_where_it_is)
  {
    static const double rates_hz[] = {500.0, 1000.0, 2000.0, 4000.0};
    guint n;
    const SoleusDetector *const *rows = soleus_detectors_get (&n);
    g_autoptr (Signal) signal =
        signal_new (rates_hz[_i], 30.0, 1, 1.0, soleus_test_seed () + 1);

    for (double at_s = 1.5; at_s < 29.0; at_s += 2.0)
      signal_add_potential (signal, 0, at_s, at_s > 15.0 ? -30.0 : 30.0);
    for (guint i = 0; i < n; i++)
      {
        Scene scene;
        SoleusLooks looks;
        soleus_looks_init_alone (&looks, rows[i]);
        scene_open (&scene, signal, &looks);
        g_autofree guint8 *active = dup_marks (&scene, 0.5);
        for (double at_s = 1.5; at_s < 29.0; at_s += 2.0)
          {
            gsize bin = (gsize)(at_s / scene.energy->bin_s);
            ck_assert_msg (active[bin] & SOLEUS_ACTIVE (SOLEUS_SCALE_TWITCH),
                "%s at %g s", rows[i]->id, at_s);
            /* Half a second from it nothing brief is seen. */
            bin = (gsize)((at_s + 0.5) / scene.energy->bin_s);
            ck_assert (!(active[bin] & SOLEUS_ACTIVE (SOLEUS_SCALE_TWITCH)));
          }
        scene_close (&scene);
      }
  }
END_TEST

/* H1 and H2 of the bank's own lengths, alone in silence. */
START_TEST (the_bank_answers_most_to_its_own_length_whatever_the_phase)
  {
    static const double lambda_s[] = {0.0016, 0.0027, 0.0045, 0.0075};
    const double rate_hz = 2000.0;
    const gsize n = 2000;
    const SoleusDetector *matched = soleus_detector_find ("matched");
    SoleusConditioning band = {.low_hz = 20.0, .high_hz = 450.0};
    g_autofree float *x = g_new0 (float, n);
    SoleusBlock block = {.rate_hz = rate_hz, .n = n, .n_axes = 1};

    block.event[0] = x;
    for (guint own = 0; own < G_N_ELEMENTS (lambda_s); own++)
      for (double phase = 0.0; phase < 6.3; phase += 0.7)
        {
          float answer[4];
          for (gsize i = 0; i < n; i++)
            {
              double t = ((double)i - 1000.0) / rate_hz / lambda_s[own];
              double odd = t * exp (-t * t) * 1.414;
              double even = (2.0 * t * t - 1.0) * exp (-t * t) * 0.817;
              x[i] = (float)(cos (phase) * odd + sin (phase) * even);
            }
          g_autoptr (SoleusEnergy) energy =
              soleus_energy_new (&block, SOLEUS_KIND_EMG);
          g_autofree float *seen = g_new (float, energy->n);
          for (guint look = 0; look < 4; look++)
            {
              SoleusLookSite site = {SOLEUS_KIND_EMG, 1, rate_hz, &band, look};
              matched->look (&site, &block, energy, seen);
              gsize best = 0;
              for (gsize b = 0; b < energy->n; b++)
                if (seen[b] > seen[best])
                  best = b;
              answer[look] = seen[best];
              /* 1000 samples are 250 bins. */
              if (look == own)
                ck_assert_int_le (ABS ((int)best - 250), 1);
            }
          for (guint look = 0; look < 4; look++)
            ck_assert (look == own || answer[look] < answer[own]);
        }
  }
END_TEST

START_TEST (white_noise_in_the_band_leaves_the_bank_with_its_own_power)
  {
    static const double rates_hz[] = {500.0, 1000.0, 2000.0, 10000.0};
    const SoleusDetector *matched = soleus_detector_find ("matched");
    SoleusLooks looks;
    Scene scene;
    g_autoptr (Signal) signal =
        signal_new (rates_hz[_i], 30.0, 1, 4.0, soleus_test_seed ());

    soleus_looks_init_alone (&looks, matched);
    scene_open (&scene, signal, &looks);
    g_autofree float *seen = g_new (float, scene.energy->n);
    double power = soleus_rms (scene.block->event[0], scene.block->n);
    power *= power;
    for (guint look = 0; look < matched->n_looks; look++)
      {
        SoleusLookSite site = site_of (&scene, look);
        matched->look (&site, scene.block, scene.energy, seen);
        double mean = soleus_mean (seen, scene.energy->n);
        /* The largest of the samples of a bin is a little more; the filter's
         * slopes take some of the band. */
        ck_assert_double_gt (mean, 0.65 * power);
        ck_assert_double_lt (mean, 1.7 * power);
      }
    scene_close (&scene);
  }
END_TEST

START_TEST (the_change_of_variance_needs_no_floor)
  {
    const SoleusDetector *variance = soleus_detector_find ("variance");
    g_autoptr (Signal) signal = signal_new (1000.0, 20.0, 1, 1.0, 3);
    SoleusLooks looks;
    Scene scene;

    ck_assert (variance->is_ratio);
    for (gsize i = 10000; i < signal->n; i++)
      signal->x[0][i] *= 20.0f;
    soleus_looks_init_alone (&looks, variance);
    scene_open (&scene, signal, &looks);
    g_autofree guint8 *active = dup_marks (&scene, 0.5);
    gsize at = (gsize)(10.0 / scene.energy->bin_s);
    guint beside = 0;
    guint beyond = 0;
    for (gsize b = 0; b < scene.energy->n; b++)
      {
        if (b >= at && b < at + 20)
          beside += active[b] != 0;
        else if (b > at + 150)
          beyond += active[b] != 0;
      }
    ck_assert_uint_ge (beside, 5); /* the step is seen */
    ck_assert_uint_le (beyond, 20); /* the new level is not */
    scene_close (&scene);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("detectors");
  TCase *tc = tcase_create ("detectors");

  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, every_detector_has_an_id_and_looks);
  tcase_add_test (tc, the_shares_of_the_false_alarms_are_one_whole_at_most);
  tcase_add_test (tc, a_look_scales_as_it_says);
  tcase_add_loop_test (tc, noise_alone_is_marked_as_often_as_asked, 0, 6);
  tcase_add_loop_test (
      tc, each_detector_sees_a_clear_potential_where_it_is, 0, 4);
  tcase_add_test (
      tc, the_bank_answers_most_to_its_own_length_whatever_the_phase);
  tcase_add_loop_test (
      tc, white_noise_in_the_band_leaves_the_bank_with_its_own_power, 0, 4);
  tcase_add_test (tc, the_change_of_variance_needs_no_floor);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
