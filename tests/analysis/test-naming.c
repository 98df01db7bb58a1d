/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "naming.h"
#include "soleus-test.h"

/* The steps of naming, one at a time, on activations put down by hand. */

/* Pieces of @length_s, one every @every_s. */
static void
add_pieces (Naming *naming, guint n, double every_s, double length_s)
{
  for (guint i = 0; i < n; i++)
    naming_add (
        naming, 10.0 + every_s * i, 10.0 + every_s * i + length_s, 60.0);
}

/* 10 s from end to end, no pause of more than 0.8 s, 0.6 of it active. */
START_TEST (pieces_of_a_long_burst_are_one_where_they_fill_its_time)
  {
    static const struct
    {
      guint n;
      double every_s, length_s;
      gboolean one;
    } rows[] = {
        {12, 1.0, 0.8, TRUE},
        {12, 1.0, 0.55, FALSE}, /* too much of it is silent */
        {9, 1.0, 0.8, FALSE}, /* 8.8 s in all */
        {12, 2.5, 1.65, FALSE}, /* pauses of 0.85 s */
        {6, 2.5, 1.75, TRUE}, /* and of 0.75 s */
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
        add_pieces (naming, rows[i].n, rows[i].every_s, rows[i].length_s);
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

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("naming");
  TCase *tc = tcase_create ("naming");

  tcase_add_test (tc, pieces_of_a_long_burst_are_one_where_they_fill_its_time);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
