/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "naming.h"
#include "soleus-artefacts.h"
#include "soleus-quality.h"
#include "soleus-test.h"

/* What is no muscle is told by numbers of an activation: put down by hand. */

static int
kind_alone (double length_s, float slow_ratio, float step_share, float speed_hz)
{
  g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
  SoleusActivation *row = naming_add (naming, 10.0, 10.0 + length_s, 20.0);
  const GArray *artefacts = naming->draft.analysis->artefacts;

  row->slow_ratio = slow_ratio;
  row->step_share = step_share;
  row->speed_hz = speed_hz;
  soleus_artefacts_take (&naming->draft, naming->sweeps);
  ck_assert_uint_le (artefacts->len, 1);
  return artefacts->len == 0
      ? -1
      : (int)g_array_index (artefacts, SoleusArtefact, 0).kind;
}

START_TEST (a_moving_baseline_is_a_pop_or_a_cable_and_no_muscle)
  {
    static const struct
    {
      double length_s;
      float slow_ratio, step_share, speed_hz;
      int kind;
    } rows[] = {
        {0.5, 0.65f, 0.50f, 90.0f, SOLEUS_ARTEFACT_POP},
        {0.5, 0.65f, 0.40f, 90.0f, SOLEUS_ARTEFACT_CABLE},
        {0.5, 0.55f, 0.50f, 90.0f, -1},
        {0.5, 0.06f, 0.65f, 90.0f, SOLEUS_ARTEFACT_POP},
        {0.5, 0.04f, 0.65f, 90.0f, -1},
        {0.5, 0.06f, 0.55f, 90.0f, -1},
        /* long and slow */
        {2.9, 1.1f, 0.0f, 60.0f, SOLEUS_ARTEFACT_CABLE},
        {3.1, 1.1f, 0.0f, 60.0f, -1},
        {2.9, 0.9f, 0.0f, 60.0f, -1},
        /* long, and too fast to be slow but for the baseline */
        {2.9, 1.9f, 0.0f, 90.0f, -1},
        {2.9, 2.1f, 0.0f, 90.0f, SOLEUS_ARTEFACT_CABLE},
        {3.1, 2.1f, 0.0f, 90.0f, -1},
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      ck_assert_msg (kind_alone (rows[i].length_s, rows[i].slow_ratio,
                         rows[i].step_share, rows[i].speed_hz)
              == rows[i].kind,
          "row %u", i);
  }
END_TEST

/* A cable from 10 to 11 s, and a piece before or after it. */
START_TEST (what_touches_a_moving_cable_is_more_of_it)
  {
    static const struct
    {
      double gap_s;
      double p2p; /* of the cable: 40 */
      float speed_hz;
      gboolean more;
    } rows[] = {
        {0.29, 40.0, 60.0f, TRUE},
        {0.31, 40.0, 60.0f, FALSE},
        {0.29, 40.0, 70.0f, FALSE},
        {0.09, 19.0, 70.0f, TRUE},
        {0.11, 19.0, 70.0f, FALSE},
        {0.09, 21.0, 70.0f, FALSE},
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      for (guint before = 0; before < 2; before++)
        {
          g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
          double at_s =
              before ? 10.0 - rows[i].gap_s - 0.1 : 11.0 + rows[i].gap_s;
          SoleusActivation *row;

          for (guint k = 0; k < 2; k++)
            {
              if (k == before)
                {
                  row = naming_add (naming, 10.0, 11.0, 40.0);
                  row->slow_ratio = 5.0f;
                  row->speed_hz = 30.0f;
                  continue;
                }
              row = naming_add (naming, at_s, at_s + 0.1, rows[i].p2p);
              row->speed_hz = rows[i].speed_hz;
            }
          soleus_artefacts_take (&naming->draft, naming->sweeps);
          ck_assert_msg (
              naming->draft.analysis->artefacts->len == (rows[i].more ? 2 : 1),
              "row %u, %u", i, before);
        }
  }
END_TEST

/* Ten seconds of a hundred, of each kind, on the channel or another. What lies
 * under the whole recording or beats through it takes no time away. */
START_TEST (the_share_of_artefacts_is_the_time_they_take)
  {
    for (guint kind = 0; kind < SOLEUS_N_ARTEFACTS; kind++)
      for (guint other = 0; other < 2; other++)
        {
          g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
          g_autoptr (GPtrArray) plans = g_ptr_array_new ();
          SoleusPlan plan = {.noise_rms = 2.0};
          SoleusChannelSet set = soleus_channel_set_of (other);
          SoleusQuality row = {.searched = TRUE};
          SoleusAnalysis *analysis = naming->draft.analysis;
          gboolean counts = kind != SOLEUS_ARTEFACT_MAINS
              && kind != SOLEUS_ARTEFACT_LINE && kind != SOLEUS_ARTEFACT_ECG;

          soleus_channel_add_run (naming->channel, 200000, 0.0);
          g_ptr_array_add (plans, &plan);
          g_array_append_val (analysis->quality, row);
          soleus_draft_add_artefact (
              &naming->draft, &set, 20.0, 30.0, (SoleusArtefactKind)kind);
          soleus_quality_measure (
              analysis, naming->sites, plans, naming->sweeps);
          row = g_array_index (analysis->quality, SoleusQuality, 0);
          ck_assert_msg (
              fabs (row.artefact_share - (counts && !other ? 0.1 : 0.0))
                  < 1e-12, /* sums of doubles */
              "kind %u", kind);
          ck_assert_double_eq (row.noise_rms, 2.0);
        }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("artefacts");
  TCase *tc = tcase_create ("artefacts");

  tcase_add_test (tc, a_moving_baseline_is_a_pop_or_a_cable_and_no_muscle);
  tcase_add_test (tc, what_touches_a_moving_cable_is_more_of_it);
  tcase_add_test (tc, the_share_of_artefacts_is_the_time_they_take);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
