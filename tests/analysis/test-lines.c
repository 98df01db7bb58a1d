/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-lines.h"
#include "soleus-test.h"

#include "support.h"

#define SECONDS 40.0

static guint
count_kind (const SoleusAnalysis *analysis, SoleusArtefactKind kind)
{
  guint n = 0;

  for (guint i = 0; i < analysis->artefacts->len; i++)
    {
      const SoleusArtefact *row =
          &g_array_index (analysis->artefacts, SoleusArtefact, i);
      if (row->kind != kind)
        continue;
      n++;
      ck_assert_double_eq (row->onset_s, 0.0);
      ck_assert_double_eq_tol (row->duration_s, SECONDS, 1e-9);
    }
  return n;
}

static SoleusAnalysis *
analyse_line (double hz, double amplitude)
{
  g_autoptr (Signal) signal = signal_new (1000.0, SECONDS, 1, 3.0, 9);

  signal_add_sine (signal, 0, 0.0, SECONDS, hz, hz, amplitude);
  signal_add_potential (signal, 0, 11.0, 200.0);
  return signal_analyse (signal, SOLEUS_KIND_EMG);
}

START_TEST (a_narrow_line_is_said_unless_it_is_of_the_mains)
  {
    static const struct
    {
      double hz, amplitude;
      guint n_lines, n_mains;
    } rows[] = {
        {0.0, 0.0, 0, 0}, {183.0, 4.0, 1, 0}, {237.4, 4.0, 1, 0},
        {50.0, 20.0, 0, 1}, {60.0, 20.0, 0, 1},
        {50.0, 4.0, 0, 0}, /* below 5 uV */
        {183.0, 0.1, 0, 0}, /* nobody sees it in the noise */
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusAnalysis) analysis =
            analyse_line (rows[i].hz, rows[i].amplitude);
        ck_assert_msg (
            count_kind (analysis, SOLEUS_ARTEFACT_LINE) == rows[i].n_lines,
            "line of %g Hz", rows[i].hz);
        ck_assert_msg (
            count_kind (analysis, SOLEUS_ARTEFACT_MAINS) == rows[i].n_mains,
            "mains of %g Hz", rows[i].hz);
        /* What lies over everything takes no time away. */
        ck_assert_double_gt (
            g_array_index (analysis->quality, SoleusQuality, 0).usable_rest_s,
            0.8 * SECONDS);
        ck_assert_double_lt (
            g_array_index (analysis->quality, SoleusQuality, 0).artefact_share,
            0.05);
      }
  }
END_TEST

START_TEST (a_muscle_is_no_line)
  {
    g_autoptr (Signal) signal = signal_new (1000.0, SECONDS, 1, 3.0, 9);

    signal_add_contraction (signal, 0, 2.0, 38.0, 0.5, 60.0);
    for (guint i = 0; i < 350; i++)
      signal_add_potential (signal, 0, 2.0 + 0.1 * i, 300.0);
    g_autoptr (SoleusAnalysis) analysis =
        signal_analyse (signal, SOLEUS_KIND_EMG);
    ck_assert_uint_eq (count_kind (analysis, SOLEUS_ARTEFACT_LINE), 0);
    ck_assert_uint_eq (count_kind (analysis, SOLEUS_ARTEFACT_MAINS), 0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("lines");
  TCase *tc = tcase_create ("lines");

  tcase_add_test (tc, a_narrow_line_is_said_unless_it_is_of_the_mains);
  tcase_add_test (tc, a_muscle_is_no_line);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
