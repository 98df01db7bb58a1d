/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-activation.h"
#include "soleus-pieces.h"
#include "soleus-test.h"

static GArray *
rows_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (SoleusActivation));
}

/* Noise RMS is 1. */
static SoleusActivation *
add (GArray *rows, double onset_s, double length_s, double rms)
{
  SoleusActivation row = {.onset_s = onset_s,
      .end_s = onset_s + length_s,
      .peak_s = onset_s + 0.5 * length_s,
      .p2p = (float)(4.0 * rms),
      .rms = (float)rms,
      .noise_rms = 1.0f,
      .mdf_hz = NAN,
      .firing_hz = NAN,
      .regularity = NAN,
      .rise_s = 0.05f,
      .fall_s = 0.07f,
      .beat_hz = NAN};

  g_array_append_val (rows, row);
  return &g_array_index (rows, SoleusActivation, rows->len - 1);
}

static const SoleusActivation *
at (const GArray *rows, guint i)
{
  return &g_array_index (rows, SoleusActivation, i);
}

/* Pieces of @length_s, long and short in turn, with @gap_s between. */
static void
add_flicker (GArray *rows, guint n, double length_s, double gap_s, double rms)
{
  double at_s = 10.0;

  for (guint i = 0; i < n; i++)
    {
      double now_s = i % 2 == 0 ? 1.8 * length_s : 0.2 * length_s;
      add (rows, at_s, now_s, rms);
      at_s += now_s + gap_s;
    }
}

/* 10 s from end to end, pauses of no more than 0.8 s, 0.6 of it active. */
START_TEST (a_weak_burst_in_pieces_is_one_where_they_fill_its_time)
  {
    static const struct
    {
      guint n;
      double length_s, gap_s, rms;
      gboolean one;
    } rows[] = {
        {12, 0.8, 0.2, 1.5, TRUE},
        {12, 1.6, 0.75, 1.5, TRUE},
        {12, 1.6, 0.85, 1.5, FALSE}, /* the pauses are too long */
        {12, 0.8, 0.7, 1.5, FALSE}, /* too much of it is silent */
        {8, 0.8, 0.2, 1.5, FALSE}, /* 7.8 s in all */
        {12, 1.6, 0.75, 2.6, FALSE}, /* strong: silent when over */
        {12, 0.8, 0.19, 2.6, TRUE},
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (GArray) list = rows_new ();
        add_flicker (
            list, rows[i].n, rows[i].length_s, rows[i].gap_s, rows[i].rms);
        double end_s = at (list, list->len - 1)->end_s;
        soleus_pieces_join (list);
        ck_assert_msg (list->len == (rows[i].one ? 1 : rows[i].n), "row %u: %u",
            i, list->len);
        ck_assert_double_eq (at (list, 0)->onset_s, 10.0);
        ck_assert_double_eq (at (list, list->len - 1)->end_s, end_s);
      }
  }
END_TEST

START_TEST (pieces_that_touch_are_one_from_a_second_on)
  {
    static const struct
    {
      guint n;
      double length_s, gap_s;
      gboolean one;
    } rows[] = {
        {4, 0.3, 0.05, TRUE}, /* 1.35 s */
        {4, 0.3, 0.07, FALSE}, {2, 0.4, 0.05, FALSE}, /* 0.85 s */
        {2, 0.5, 0.05, TRUE}, /* 1.05 s */
        {20, 0.1, 0.05, FALSE}, /* two thirds of it active */
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (GArray) list = rows_new ();
        add_flicker (list, rows[i].n, rows[i].length_s, rows[i].gap_s, 9.0);
        soleus_pieces_join (list);
        ck_assert_msg (list->len == (rows[i].one ? 1 : rows[i].n), "row %u: %u",
            i, list->len);
      }
  }
END_TEST

START_TEST (beats_and_what_was_cut_at_beats_stay_apart)
  {
    for (guint kind = 0; kind < 3; kind++)
      {
        g_autoptr (GArray) list = rows_new ();
        guint n = kind == 1 ? 5 : 40; /* five are too few to be even */
        for (guint i = 0; i < n; i++)
          {
            SoleusActivation *row = add (list, 10.0 + 0.3 * i, 0.26, 4.0);
            if (kind == 2)
              {
                row->onset_s += i % 2 == 0 ? 0.0 : 0.15;
                row->end_s += i % 3 == 0 ? 0.1 : 0.0;
                row->beat_hz = 3.3f;
              }
          }
        soleus_pieces_join (list);
        ck_assert_uint_eq (list->len, kind == 1 ? 1 : n);
      }
  }
END_TEST

START_TEST (runs_of_one_unit_are_not_one_burst_over_their_pauses)
  {
    g_autoptr (GArray) list = rows_new ();

    add_flicker (list, 12, 0.8, 0.19, 1.5);
    for (guint i = 0; i < list->len; i++)
      g_array_index (list, SoleusActivation, i).regularity = 0.8f;
    soleus_pieces_join (list);
    ck_assert_uint_eq (list->len, 12);
  }
END_TEST

START_TEST (what_is_joined_has_the_sizes_of_its_parts)
  {
    g_autoptr (GArray) list = rows_new ();
    double squares;

    add (list, 10.0, 1.0, 2.0);
    add (list, 11.02, 1.0, 5.0);
    add (list, 12.04, 2.0, 10.0)->mdf_hz = 88.0f;
    add (list, 14.06, 0.5, 3.0);
    soleus_pieces_join (list);
    squares = 4.0 + 25.0 + 2.0 * 100.0 + 0.5 * 9.0;
    ck_assert_uint_eq (list->len, 1);
    ck_assert_double_eq_tol (at (list, 0)->rms, sqrt (squares / 4.5), 1e-5);
    ck_assert_double_eq (at (list, 0)->p2p, 40.0);
    ck_assert_double_eq (at (list, 0)->peak_s, 13.04);
    ck_assert_double_eq (at (list, 0)->mdf_hz, 88.0);
    /* 0.8 of 7.2 is reached by the third piece alone. */
    ck_assert_double_eq_tol (at (list, 0)->rise_s, 2.04, 1e-5);
    ck_assert_double_eq_tol (at (list, 0)->fall_s, 0.52, 1e-5);
    ck_assert_double_eq_tol (at (list, 0)->end_s, 14.56, 1e-9);
  }
END_TEST

START_TEST (nothing_stays_nothing_and_one_stays_as_it_is)
  {
    g_autoptr (GArray) list = rows_new ();

    soleus_pieces_join (list);
    ck_assert_uint_eq (list->len, 0);
    add (list, 1.0, 20.0, 5.0)->n_discharges = 3;
    soleus_pieces_join (list);
    ck_assert_uint_eq (list->len, 1);
    ck_assert_uint_eq (at (list, 0)->n_discharges, 3);
    ck_assert_float_eq (at (list, 0)->rise_s, 0.05f);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("joined-pieces");
  TCase *tc = tcase_create ("joined-pieces");

  tcase_add_test (tc, a_weak_burst_in_pieces_is_one_where_they_fill_its_time);
  tcase_add_test (tc, pieces_that_touch_are_one_from_a_second_on);
  tcase_add_test (tc, beats_and_what_was_cut_at_beats_stay_apart);
  tcase_add_test (tc, runs_of_one_unit_are_not_one_burst_over_their_pauses);
  tcase_add_test (tc, what_is_joined_has_the_sizes_of_its_parts);
  tcase_add_test (tc, nothing_stays_nothing_and_one_stays_as_it_is);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
