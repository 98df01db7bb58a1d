/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-template-sort.h"
#include "soleus-templates.h"
#include "soleus-test.h"

#include "support.h"

#define MANY 240
#define N_SHAPES 5

/* Shapes of one size that an eye tells apart: three widths of two phases, one
 * upside down, one of three phases. */
static float
shape_at (guint shape, double ms)
{
  double x = ms / (shape < 3 ? 1.5 + 0.75 * shape : 2.0);
  double bell = exp (-x * x);

  if (shape == 4)
    return (float)((1.0 - 2.2 * x * x) * bell);
  return (float)((shape == 3 ? 1.165 : -1.165) * x * bell);
}

/* A potential of @shape, @ratio times the noise from peak to peak. */
static SoleusActivation
make (GRand *rand, guint shape, double ratio, double late_ms)
{
  SoleusActivation row = {
      .noise_rms = 2.0f, .p2p = (float)(2.0 * ratio), .has_shape = TRUE};

  for (int i = 0; i < SOLEUS_SHAPE_LENGTH; i++)
    {
      double ms = 0.5 * (i - SOLEUS_SHAPE_PEAK) - late_ms;
      /* Four uniforms: near enough to Gaussian noise of RMS 1. */
      double noise = -2.0;
      for (int k = 0; k < 4; k++)
        noise += g_rand_double (rand);
      row.shape[i] = shape_at (shape, ms) + (float)(noise * sqrt (3.0) / ratio);
    }
  return row;
}

/* [MANY] potentials of @n_shapes shapes, their peaks up to a millisecond off,
 * their sizes by a tenth. */
static SoleusPotential *
make_many (guint32 seed, guint n_shapes, double ratio, guint *truth)
{
  SoleusPotential *all = g_new (SoleusPotential, MANY);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < MANY; i++)
    {
      truth[i] = (guint)g_rand_int_range (rand, 0, (gint32)n_shapes);
      SoleusActivation row =
          make (rand, truth[i], ratio * g_rand_double_range (rand, 0.9, 1.1),
              g_rand_double_range (rand, -1.0, 1.0));
      soleus_potential_init (&all[i], &row);
    }
  return all;
}

static guint
count_wrong (const guint *truth, const int *labels, guint n_families)
{
  guint wrong = 0;

  for (guint i = 0; i < MANY; i++)
    for (guint k = i + 1; k < MANY; k++)
      if (labels[i] < 0 || labels[k] < 0
          || (truth[i] == truth[k]) != (labels[i] == labels[k]))
        wrong++;
  for (guint i = 0; i < MANY; i++)
    ck_assert_int_lt (labels[i], (int)n_families);
  return wrong;
}

START_TEST (every_shape_is_a_family_and_no_family_is_two)
  {
    static const double ratios[] = {20.0, 40.0, 150.0};

    for (guint n_shapes = 1; n_shapes <= N_SHAPES; n_shapes++)
      for (guint i = 0; i < G_N_ELEMENTS (ratios); i++)
        {
          guint truth[MANY];
          int labels[MANY];
          SoleusPotential families[SOLEUS_MOST_FAMILIES];
          g_autofree SoleusPotential *all =
              make_many (7 + n_shapes, n_shapes, ratios[i], truth);
          guint n = soleus_template_sort (all, MANY, MANY, labels, families);
          ck_assert_uint_eq (n, n_shapes);
          /* Of all pairs: a handful of potentials at 20 times the noise. */
          ck_assert_uint_le (count_wrong (truth, labels, n),
              ratios[i] > 30.0 ? 0 : MANY * (MANY - 1) / 2 / 50);
          for (guint k = 1; k < n; k++)
            ck_assert_uint_ge (families[k - 1].n, families[k].n);
        }
  }
END_TEST

START_TEST (the_order_of_the_rows_changes_nothing)
  {
    guint truth[MANY];
    int labels[MANY];
    int turned_labels[MANY];
    g_autofree SoleusPotential *all = make_many (3, 4, 15.0, truth);
    g_autofree SoleusPotential *turned = g_new (SoleusPotential, MANY);

    for (guint i = 0; i < MANY; i++)
      turned[i] = all[MANY - 1 - i];
    guint n = soleus_template_sort (all, MANY, 200, labels, NULL);
    ck_assert_uint_eq (
        n, soleus_template_sort (turned, MANY, 200, turned_labels, NULL));
    for (guint i = 0; i < MANY; i++)
      ck_assert_int_eq (labels[i], turned_labels[MANY - 1 - i]);
  }
END_TEST

START_TEST (what_came_twice_only_is_no_family)
  {
    for (guint n = 0; n <= 4; n++)
      {
        g_autoptr (GRand) rand = g_rand_new_with_seed (n);
        SoleusPotential all[4];
        int labels[4] = {9, 9, 9, 9};

        for (guint i = 0; i < n; i++)
          {
            SoleusActivation row = make (rand, 1, 40.0, 0.0);
            soleus_potential_init (&all[i], &row);
          }
        ck_assert_uint_eq (
            soleus_template_sort (all, n, 100, labels, NULL), n >= 3);
        for (guint i = 0; i < n; i++)
          ck_assert_int_eq (labels[i], n >= 3 ? 0 : -1);
      }
  }
END_TEST

START_TEST (one_shape_of_two_sizes_is_two_families)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (1);
    SoleusPotential all[60];
    int labels[60];

    for (guint i = 0; i < 60; i++)
      {
        SoleusActivation row = make (rand, 0, i < 30 ? 40.0 : 90.0, 0.0);
        soleus_potential_init (&all[i], &row);
      }
    ck_assert_uint_eq (soleus_template_sort (all, 60, 60, labels, NULL), 2);
    for (guint i = 0; i < 60; i++)
      ck_assert_int_eq (labels[i], labels[i < 30 ? 0 : 59]);
    ck_assert_int_ne (labels[0], labels[59]);
  }
END_TEST

START_TEST (a_potential_moved_and_scaled_is_the_same_one)
  {
    for (int late = -3; late <= 3; late++)
      {
        g_autoptr (GRand) rand = g_rand_new_with_seed (5);
        SoleusPotential a;
        SoleusPotential b;
        SoleusActivation one = make (rand, 4, 60.0, 0.0);
        SoleusActivation other = make (rand, 4, 63.0, 0.5 * late);
        soleus_potential_init (&a, &one);
        soleus_potential_init (&b, &other);
        SoleusPotentialFit fit = soleus_potential_fit (&a, &b);
        /* Centring moved it back, but for a sample. */
        ck_assert_int_le (ABS (fit.lag), 1);
        ck_assert_int_eq (fit.lag + b.shift, a.shift - late);
        ck_assert_float_eq_tol (fit.gain, 60.0f / 63.0f, 0.03f); /* noise */
        ck_assert_double_lt (fit.chi2, 2.0 * SOLEUS_POTENTIAL_FREEDOM);
        other = make (rand, 3, 60.0, 0.5 * late);
        soleus_potential_init (&b, &other);
        fit = soleus_potential_fit (&a, &b);
        ck_assert_double_gt (fit.chi2, 10.0 * SOLEUS_POTENTIAL_FREEDOM);
        ck_assert_double_gt (fit.separation, 8.0);
      }
  }
END_TEST

/* Two units in turn: the support's potential, and the same upside down. */
static SoleusAnalysis *
analyse_two_units (double p2p)
{
  g_autoptr (Signal) signal = signal_new (2000.0, 60.0, 1, 5.0, 11);

  for (guint i = 0; i < 20; i++)
    signal_add_potential (signal, 0, 2.0 + 2.7 * i, i % 2 == 0 ? p2p : -p2p);
  return signal_analyse (signal, SOLEUS_KIND_EMG);
}

START_TEST (the_analysis_says_which_unit_came_back_how_often)
  {
    g_autoptr (SoleusAnalysis) analysis = analyse_two_units (150.0);
    guint count[2] = {0};

    ck_assert_uint_eq (analysis->templates->len, 2);
    for (guint i = 0; i < analysis->bursts->len; i++)
      {
        const SoleusBurst *burst =
            &g_array_index (analysis->bursts, SoleusBurst, i);
        guint unit = (guint)lround ((burst->peak_s - 2.0) / 2.7) % 2;
        const SoleusBurst *like =
            &g_array_index (analysis->bursts, SoleusBurst, unit);
        ck_assert_int_ge (burst->template_idx, 0);
        ck_assert_int_eq (burst->template_idx, like->template_idx);
        count[burst->template_idx]++;
      }
    for (guint i = 0; i < 2; i++)
      {
        const SoleusTemplate *row = g_ptr_array_index (analysis->templates, i);
        ck_assert_uint_eq (row->id, i);
        ck_assert_uint_eq (row->channel, 0);
        ck_assert_uint_eq (row->n, 10);
        ck_assert_uint_eq (count[i], 10);
        /* The band takes a little of the shape's peaks, and so does a mean of
         * what is sampled every half millisecond. 8 ms, three phases. */
        ck_assert_double_eq_tol (row->amplitude, 140.0, 12.0);
        ck_assert_double_ge (row->duration_ms, 5.0);
        ck_assert_double_le (row->duration_ms, 13.0);
        ck_assert_int_ge (row->n_phases, 2);
        ck_assert_int_le (row->n_phases, 4);
        ck_assert_uint_eq (row->n_samples, SOLEUS_SHAPE_LENGTH);
        for (guint k = 0; k < row->n_samples; k++)
          ck_assert_float_lt (row->sd[k], 15.0f); /* three times the noise */
      }
  }
END_TEST

START_TEST (bursts_that_are_no_twitches_lose_their_template)
  {
    g_autoptr (SoleusAnalysis) analysis = analyse_two_units (150.0);

    for (guint i = 0; i < analysis->bursts->len; i++)
      {
        SoleusBurst *burst = &g_array_index (analysis->bursts, SoleusBurst, i);
        if (burst->template_idx == 0)
          burst->pattern = SOLEUS_PATTERN_TREM;
      }
    soleus_templates_finish (analysis);
    ck_assert_uint_eq (analysis->templates->len, 1);
    const SoleusTemplate *row = g_ptr_array_index (analysis->templates, 0);
    ck_assert_uint_eq (row->id, 0);
    for (guint i = 0; i < analysis->bursts->len; i++)
      {
        const SoleusBurst *burst =
            &g_array_index (analysis->bursts, SoleusBurst, i);
        ck_assert_int_eq (burst->template_idx,
            burst->pattern == SOLEUS_PATTERN_TREM ? -1 : 0);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("templates");
  TCase *tc = tcase_create ("templates");

  tcase_set_timeout (tc, 60); /* a busy machine */
  tcase_add_test (tc, every_shape_is_a_family_and_no_family_is_two);
  tcase_add_test (tc, the_order_of_the_rows_changes_nothing);
  tcase_add_test (tc, what_came_twice_only_is_no_family);
  tcase_add_test (tc, one_shape_of_two_sizes_is_two_families);
  tcase_add_test (tc, a_potential_moved_and_scaled_is_the_same_one);
  tcase_add_test (tc, the_analysis_says_which_unit_came_back_how_often);
  tcase_add_test (tc, bursts_that_are_no_twitches_lose_their_template);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
