/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "naming.h"
#include "soleus-test.h"

/* The steps of naming, one at a time, on activations put down by hand. */

/* Pieces of @length_s, one every @every_s. */
static void
add_pieces (
    Naming *naming, guint n, double every_s, double length_s, double p2p)
{
  for (guint i = 0; i < n; i++)
    naming_add (naming, 10.0 + every_s * i, 10.0 + every_s * i + length_s, p2p);
}

/* 10 s from end to end, no pause of more than 0.8 s, 0.6 of it active. */
START_TEST (pieces_of_a_long_burst_are_one_where_they_fill_its_time)
  {
    static const struct
    {
      guint n;
      double every_s, length_s, p2p;
      gboolean one;
    } rows[] = {
        {12, 1.0, 0.8, 39.0, TRUE},
        {12, 1.0, 0.55, 39.0, FALSE}, /* too much of it is silent */
        {9, 1.0, 0.8, 39.0, FALSE}, /* 8.8 s in all */
        {12, 2.5, 1.65, 39.0, FALSE}, /* pauses of 0.85 s */
        {6, 2.5, 1.75, 39.0, TRUE}, /* and of 0.75 s */
        {6, 2.5, 1.75, 41.0, FALSE}, /* that no noise hides */
        {6, 2.5, 2.25, 41.0, TRUE}, /* 0.25 s are too short for two */
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
        add_pieces (
            naming, rows[i].n, rows[i].every_s, rows[i].length_s, rows[i].p2p);
        naming_run (naming, soleus_classify_long);
        if (!rows[i].one)
          {
            ck_assert_msg (naming_n_bursts (naming) == rows[i].n, "row %u", i);
            continue;
          }
        ck_assert_msg (naming_n_bursts (naming) == 1, "row %u", i);
        const SoleusBurst *burst = naming_burst (naming, 0);
        ck_assert_double_eq (burst->onset_s, 10.0);
        ck_assert_double_eq_tol (burst->duration_s,
            rows[i].every_s * (rows[i].n - 1) + rows[i].length_s, 1e-9);
        for (guint k = 0; k < rows[i].n; k++)
          ck_assert (naming->classing.taken[k]);
      }
  }
END_TEST

/* Runs of 0.4 s that are weak: only that one unit fires in them tells. */
static void
add_run (Naming *naming, double onset_s, double regularity, double hz)
{
  SoleusActivation *row = naming_add (naming, onset_s, onset_s + 0.4, 9.0);

  row->regularity = (float)regularity;
  row->firing_hz = (float)hz;
}

START_TEST (weak_runs_of_one_unit_are_told_by_its_firing)
  {
    static const struct
    {
      guint n;
      double regularity, hz;
      gboolean runs;
    } rows[] = {
        {4, 0.8, 120.0, TRUE},
        {4, 0.5, 31.0, TRUE},
        {4, 0.3, 120.0, FALSE}, /* interference */
        {2, 0.8, 120.0, FALSE}, /* too few to say so */
        {3, 0.8, 120.0, TRUE},
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
        for (guint k = 0; k < rows[i].n; k++)
          add_run (naming, 5.0 + 3.0 * k, rows[i].regularity, rows[i].hz);
        naming_run (naming, soleus_classify_long);
        ck_assert_msg (naming_count (naming, SOLEUS_PATTERN_NMT)
                == (rows[i].runs ? rows[i].n : 0),
            "row %u", i);
      }
  }
END_TEST

START_TEST (interference_of_the_same_course_as_a_run_is_a_contraction)
  {
    static const double regularities[] = {0.2, 0.9};

    for (guint i = 0; i < 2; i++)
      {
        g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
        for (guint k = 0; k < 4; k++)
          {
            SoleusActivation *row =
                naming_add (naming, 5.0 + 5.0 * k, 6.0 + 5.0 * k, 80.0);
            row->regularity = (float)regularities[i];
            row->firing_hz = 60.0f;
            row->rise_s = 0.1f;
            row->fall_s = 0.5f;
          }
        naming_run (naming, soleus_classify_long);
        ck_assert_uint_eq (
            naming_count (
                naming, i == 0 ? SOLEUS_PATTERN_VOL : SOLEUS_PATTERN_NMT),
            4);
      }
  }
END_TEST

/* No more than 60 ms of pause, and no more than 15 % of the rate. */
START_TEST (pieces_of_a_run_are_one_where_the_unit_goes_on)
  {
    static const struct
    {
      double gap_s, hz, regularity;
      gboolean one;
    } rows[] = {
        {0.05, 100.0, 0.8, TRUE},
        {0.05, 112.0, 0.8, TRUE},
        {0.05, 90.0, 0.8, TRUE},
        {0.05, 118.0, 0.8, FALSE},
        {0.05, 84.0, 0.8, FALSE},
        {0.07, 100.0, 0.8, FALSE},
        {0.05, 100.0, 0.4, FALSE},
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
        for (guint k = 0; k < 3; k++)
          {
            double from_s = 5.0 + 6.0 * k;
            add_run (naming, from_s, 0.8, 100.0);
            add_run (naming, from_s + 0.4 + rows[i].gap_s, rows[i].regularity,
                rows[i].hz);
          }
        naming_run (naming, soleus_classify_long);
        guint longer = 0;
        for (guint b = 0; b < naming_n_bursts (naming); b++)
          longer += naming_burst (naming, b)->duration_s > 0.5;
        ck_assert_msg (longer == (rows[i].one ? 3 : 0), "row %u", i);
        if (rows[i].one)
          ck_assert_double_eq_tol (
              naming_burst (naming, 0)->duration_s, 0.8 + rows[i].gap_s, 1e-9);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("naming");
  TCase *tc = tcase_create ("naming");

  tcase_add_test (tc, pieces_of_a_long_burst_are_one_where_they_fill_its_time);
  tcase_add_test (tc, weak_runs_of_one_unit_are_told_by_its_firing);
  tcase_add_test (
      tc, interference_of_the_same_course_as_a_run_is_a_contraction);
  tcase_add_test (tc, pieces_of_a_run_are_one_where_the_unit_goes_on);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
