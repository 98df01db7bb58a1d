/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "naming.h"
#include "soleus-test.h"

/* The steps of naming, one at a time, on activations put down by hand. */

/* Runs of 0.4 s that are weak: only that one unit fires in them tells. */
static SoleusActivation *
add_run (Naming *naming, double onset_s, double regularity, double hz)
{
  SoleusActivation *row = naming_add (naming, onset_s, onset_s + 0.4, 9.0);

  row->regularity = (float)regularity;
  row->firing_hz = (float)hz;
  row->mdf_hz = 90.0f;
  return row;
}

START_TEST (a_slow_wave_is_no_run_of_a_unit)
  {
    static const float mdfs_hz[] = {54.0f, 56.0f};

    for (guint i = 0; i < 2; i++)
      {
        g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
        for (guint k = 0; k < 4; k++)
          add_run (naming, 5.0 + 3.0 * k, 0.8, 34.0)->mdf_hz = mdfs_hz[i];
        naming_run (naming, soleus_classify_long);
        ck_assert_uint_eq (
            naming_count (naming, SOLEUS_PATTERN_NMT), i == 0 ? 0 : 4);
      }
  }
END_TEST

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

/* Beats of a seizure: from five a second to @last_s apart over 30 s. */
static void
add_clonic (Naming *naming, double from_s, double last_s)
{
  double at_s = from_s;

  while (at_s < from_s + 30.0)
    {
      naming_add (naming, at_s, at_s + 0.08, 60.0);
      at_s += 0.2 * pow (last_s / 0.2, (at_s - from_s) / 30.0);
    }
}

START_TEST (beats_that_slow_are_found_behind_a_tonic_phase_in_pieces)
  {
    /* Uneven pieces, of which every second one goes on with the beats. */
    static const double pieces_s[] = {
        0.33, 0.31, 0.32, 0.11, 0.43, 0.11, 0.42, 0.11, 0.31, 0.34, 0.33};

    for (guint slows = 0; slows < 2; slows++)
      {
        g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
        double at_s = 10.0;
        for (guint i = 0; i < G_N_ELEMENTS (pieces_s); i++)
          {
            naming_add (naming, at_s, at_s + pieces_s[i], 70.0);
            at_s += pieces_s[i];
          }
        add_clonic (naming, at_s + 0.2, slows ? 0.8 : 0.2);
        naming_run (naming, soleus_classify_seizures);
        guint n = naming_count (naming, SOLEUS_PATTERN_GTCS_SLOWING);
        if (slows)
          ck_assert_uint_ge (n, 60);
        else
          ck_assert_uint_eq (n, 0);
      }
  }
END_TEST

START_TEST (a_seizure_lasts_from_10_s_to_300_s_and_ends_at_two_a_second)
  {
    static const struct
    {
      double every_s, growth;
      guint n;
      gboolean found;
    } rows[] = {
        {0.25, 1.04, 30, TRUE}, /* 0.25 to 0.78 s in 14 s */
        {0.25, 1.08, 15, FALSE}, /* in 6 s */
        {0.25, 1.004, 120, FALSE}, /* 1.6 times, but only to 0.4 s */
        {0.45, 1.004, 60, FALSE}, /* 1.3 times, to 0.57 s */
        {0.65, 1.002, 330, FALSE}, /* in 310 s */
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
        double at_s = 5.0;
        double every_s = rows[i].every_s;
        for (guint k = 0; k < rows[i].n; k++)
          {
            naming_add (naming, at_s, at_s + 0.08, 60.0);
            at_s += every_s;
            every_s *= rows[i].growth;
          }
        naming_run (naming, soleus_classify_seizures);
        ck_assert_msg ((naming_n_bursts (naming) > 0) == rows[i].found,
            "row %u: %u bursts", i, naming_n_bursts (naming));
      }
  }
END_TEST

/* A rhythm of which every second beat is lost from some time on comes at twice
 * the interval, and never slows; nor do jerks whose bursts get shorter. */
START_TEST (missed_beats_and_fading_jerks_are_no_seizure)
  {
    static const struct
    {
      double growth; /* of the interval, from beat to beat */
      guint missed_from; /* every second one, of 60 */
      double first_ms, last_ms;
      gboolean found;
    } rows[] = {
        {1.0, 30, 80, 80, FALSE}, {1.0, 20, 80, 80, FALSE},
        {1.02, 60, 80, 80, TRUE}, {1.02, 60, 80, 120, TRUE},
        {1.02, 60, 150, 100, FALSE},
        {1.02, 60, 60, 65, FALSE}, /* too short for clonic ones */
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
        double at_s = 5.0;
        double every_s = 0.25;
        for (guint k = 0; k < 60; k++)
          {
            double ms = rows[i].first_ms
                + (rows[i].last_ms - rows[i].first_ms) * k / 59.0;
            if (k < rows[i].missed_from || k % 2 == 0)
              naming_add (naming, at_s, at_s + 0.001 * ms, 60.0);
            at_s += every_s * (k % 3 == 0 ? 0.95 : 1.025);
            every_s *= rows[i].growth;
          }
        naming_run (naming, soleus_classify_seizures);
        ck_assert_msg ((naming_n_bursts (naming) > 0) == rows[i].found,
            "row %u: %u bursts", i, naming_n_bursts (naming));
      }
  }
END_TEST

/* Of 20 s, up in 2 s: alone in its muscle a cramp, with another muscle a
 * contraction; a second channel over the same muscle tells nothing. */
START_TEST (a_long_pull_of_one_muscle_alone_is_a_cramp)
  {
    static const struct
    {
      gboolean there;
      const char *muscle;
      SoleusPattern pattern;
    } rows[] = {
        {FALSE, NULL, SOLEUS_PATTERN_CRAMP},
        {TRUE, NULL, SOLEUS_PATTERN_CRAMP},
        {TRUE, "soleus", SOLEUS_PATTERN_CRAMP},
        {TRUE, "tibialis anterior", SOLEUS_PATTERN_VOL},
        {FALSE, "tibialis anterior", SOLEUS_PATTERN_CRAMP},
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
        SoleusActivation *row = naming_add (naming, 10.0, 30.0, 60.0);
        row->rise_s = 2.0f;
        row->fall_s = 3.0f;
        naming->channel->muscle = g_strdup ("soleus");
        naming_add_site (naming, rows[i].muscle);
        if (rows[i].there)
          naming_add_elsewhere (naming, 10.0, 30.0, 60.0);
        naming_run (naming, soleus_classify_long);
        ck_assert_uint_eq (naming_n_bursts (naming), 1);
        ck_assert_msg (naming_burst (naming, 0)->pattern == rows[i].pattern,
            "row %u: %s", i,
            soleus_pattern_id (naming_burst (naming, 0)->pattern));
      }
  }
END_TEST

/* Potentials of two phases in noise of their own half: alone, or again 8 ms
 * later. */
static void
set_shape (SoleusActivation *row, gboolean again, GRand *rand)
{
  row->has_shape = TRUE;
  for (int i = 0; i < SOLEUS_SHAPE_LENGTH; i++)
    {
      double value = 0.0;
      for (int k = 0; k < (again ? 2 : 1); k++)
        {
          double t = (i - 36.0 - 16.0 * k) / 3.0;
          value += t * exp (-0.5 * t * t);
        }
      row->shape[i] = (float)(value + g_rand_double_range (rand, -0.4, 0.4));
    }
}

START_TEST (weak_doublets_are_told_by_what_all_of_them_have)
  {
    static const struct
    {
      guint n;
      gboolean again, doublets;
    } rows[] = {
        {12, TRUE, TRUE}, {12, FALSE, FALSE}, {5, TRUE, TRUE},
        {4, TRUE, FALSE}, /* too few */
    };
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
        for (guint k = 0; k < rows[i].n; k++)
          {
            double at_s = 3.0 * k + 0.3 * (k % 3);
            set_shape (naming_add (naming, at_s, at_s + 0.03, 9.0),
                rows[i].again, rand);
          }
        naming_run (naming, soleus_classify_twitches);
        guint found = naming_count (naming, SOLEUS_PATTERN_DBL);
        if (rows[i].doublets)
          ck_assert_msg (found >= rows[i].n - 1, "row %u: %u", i, found);
        else
          ck_assert_msg (found == 0, "row %u: %u", i, found);
      }
  }
END_TEST

static void
add_window (Naming *naming, double from_s, double hz)
{
  SoleusSweep *sweep = g_ptr_array_index (naming->sweeps, 0);
  SoleusRhythmWindow row = {
      .span = {from_s, from_s + 10.0}, .rhythm = {.frequency_hz = hz}};

  g_array_append_val (sweep->windows, row);
}

static SoleusPattern
tremor_at (const Naming *naming, double from_s, double to_s, double hz)
{
  SoleusDraft draft = {.sites = naming->sites};
  SoleusClassing classing = {.draft = &draft,
      .sweep = g_ptr_array_index (naming->sweeps, 0),
      .sweeps = naming->sweeps,
      .conditions = naming->conditions};

  return soleus_classing_tremor_under (
      &classing, (SoleusSpan){from_s, to_s}, hz);
}

/* science.md 1.2: each band under its own condition, plain TREM else. */
START_TEST (a_tremor_has_the_name_of_its_condition_and_band)
  {
    static const struct
    {
      SoleusCondition condition;
      double hz;
      SoleusPattern pattern;
    } rows[] = {
        {SOLEUS_CONDITION_REST, 2.9, SOLEUS_PATTERN_TREM},
        {SOLEUS_CONDITION_REST, 3.1, SOLEUS_PATTERN_TREM_R},
        {SOLEUS_CONDITION_REST, 6.9, SOLEUS_PATTERN_TREM_R},
        {SOLEUS_CONDITION_REST, 7.1, SOLEUS_PATTERN_TREM},
        {SOLEUS_CONDITION_STANDING, 12.9, SOLEUS_PATTERN_TREM},
        {SOLEUS_CONDITION_STANDING, 13.1, SOLEUS_PATTERN_TREM_O},
        {SOLEUS_CONDITION_POSTURE, 3.9, SOLEUS_PATTERN_TREM},
        {SOLEUS_CONDITION_POSTURE, 4.1, SOLEUS_PATTERN_TREM_E},
        {SOLEUS_CONDITION_POSTURE, 11.9, SOLEUS_PATTERN_TREM_P},
        {SOLEUS_CONDITION_POSTURE, 12.1, SOLEUS_PATTERN_TREM},
        {SOLEUS_CONDITION_POSTURE_LOAD, 6.0, SOLEUS_PATTERN_TREM_E},
        {SOLEUS_CONDITION_KINETIC, 6.0, SOLEUS_PATTERN_TREM_E},
        {SOLEUS_CONDITION_KINETIC, 3.0, SOLEUS_PATTERN_TREM_H},
        {SOLEUS_CONDITION_WALKING, 6.0, SOLEUS_PATTERN_TREM},
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
        naming_set_condition (naming, rows[i].condition);
        ck_assert_msg (
            tremor_at (naming, 5.0, 50.0, rows[i].hz) == rows[i].pattern,
            "row %u", i);
      }
  }
END_TEST

/* science.md 1.2: 8-12 Hz, and small where an accelerometer tells. */
START_TEST (a_tremor_of_posture_is_physiological_where_it_is_quick_and_small)
  {
    static const struct
    {
      double hz, rms_g; /* NAN: no accelerometer */
      SoleusPattern pattern;
    } rows[] = {
        {7.9, NAN, SOLEUS_PATTERN_TREM_E},
        {8.1, NAN, SOLEUS_PATTERN_TREM_P},
        {8.1, 0.02, SOLEUS_PATTERN_TREM_P},
        {8.1, 0.024, SOLEUS_PATTERN_TREM_E},
        {7.9, 0.01, SOLEUS_PATTERN_TREM_E},
        {11.9, 0.1, SOLEUS_PATTERN_TREM_E},
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
        naming_set_condition (naming, SOLEUS_CONDITION_POSTURE);
        naming_add_site (naming, NULL);
        SoleusSite *site = &g_array_index (naming->sites, SoleusSite, 1);
        SoleusSweep *sweep = g_ptr_array_index (naming->sweeps, 1);
        site->kind =
            isnan (rows[i].rms_g) ? SOLEUS_KIND_EMG : SOLEUS_KIND_ACCELEROMETER;
        for (guint k = 0; k < 600; k++)
          {
            /* Larger before and after: not asked. */
            gboolean inside = k >= 50 && k < 500;
            SoleusMotionBin bin = {.start_s = (float)(0.1 * k),
                .level = (float)(inside ? rows[i].rms_g : 1.0)};
            g_array_append_val (sweep->motion, bin);
          }
        ck_assert_msg (
            tremor_at (naming, 5.0, 49.95, rows[i].hz) == rows[i].pattern,
            "row %u", i);
      }
  }
END_TEST

/* Held free for a minute, then with a weight: more than 1 Hz slower is the
 * limb's own. */
START_TEST (what_a_load_does_to_it_names_a_tremor_of_posture)
  {
    static const struct
    {
      double free_hz, loaded_hz;
      SoleusPattern pattern;
    } rows[] = {
        {9.0, 7.9, SOLEUS_PATTERN_TREM_P}, {9.0, 8.1, SOLEUS_PATTERN_TREM_E},
        {11.0, 10.9, SOLEUS_PATTERN_TREM_E}, {11.0, 9.5, SOLEUS_PATTERN_TREM_P},
        {6.0, 5.8, SOLEUS_PATTERN_TREM_E},
        {13.0, 12.9, SOLEUS_PATTERN_TREM}, /* of neither band */
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
        SoleusSpan free = {0.0, 60.0};
        SoleusSpan loaded = {60.0, 120.0};
        g_array_append_val (
            naming->conditions->spans[SOLEUS_CONDITION_POSTURE], free);
        g_array_append_val (
            naming->conditions->spans[SOLEUS_CONDITION_POSTURE_LOAD], loaded);
        for (guint k = 0; k < 5; k++)
          {
            add_window (naming, 12.0 * k, rows[i].free_hz);
            add_window (naming, 60.0 + 12.0 * k, rows[i].loaded_hz);
          }
        ck_assert_msg (
            tremor_at (naming, 0.0, 60.0, rows[i].free_hz) == rows[i].pattern,
            "row %u, free", i);
        ck_assert_msg (tremor_at (naming, 60.0, 120.0, rows[i].loaded_hz)
                == rows[i].pattern,
            "row %u, loaded", i);
      }
  }
END_TEST

/* Potentials of 10 ms, 0.12 s apart, in groups of four at uneven times. */
START_TEST (potentials_in_groups_are_flurries_where_they_are_no_flicker)
  {
    static const struct
    {
      guint n_in_group;
      double p2p;
      gboolean flurries;
    } rows[] = {{4, 9.0, TRUE}, {4, 8.0, FALSE}, {2, 9.0, FALSE}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
        double at_s = 2.0;
        for (guint k = 0; k < 8; k++)
          {
            for (guint m = 0; m < rows[i].n_in_group; m++)
              naming_add (
                  naming, at_s + 0.12 * m, at_s + 0.12 * m + 0.01, rows[i].p2p);
            at_s += k % 3 == 0 ? 3.0 : k % 3 == 1 ? 6.5 : 14.0;
          }
        naming_run (naming, soleus_classify_twitches);
        ck_assert_msg (naming_count (naming, SOLEUS_PATTERN_FBURST)
                == (rows[i].flurries ? 32 : 0),
            "row %u", i);
      }
  }
END_TEST

/* Of 25 ms, at uneven times. */
START_TEST (short_jerks_are_told_from_potentials_by_their_turns)
  {
    static const struct
    {
      gint16 turns;
      double length_s;
      guint n_turning;
      gboolean jerks;
    } rows[] = {
        {8, 0.025, 6, TRUE},
        {7, 0.025, 10, FALSE}, /* as many as a potential has */
        {8, 0.025, 5, FALSE}, /* half of them are potentials */
        {8, 0.019, 10, FALSE}, /* too short for many units */
        {3, 0.029, 10, TRUE}, /* too long for one */
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
        double at_s = 2.0;
        for (guint k = 0; k < 10; k++)
          {
            naming_add (naming, at_s, at_s + rows[i].length_s, 60.0)->n_turns =
                k < rows[i].n_turning ? rows[i].turns : 3;
            at_s += k % 3 == 0 ? 1.1 : k % 3 == 1 ? 5.7 : 12.3;
          }
        naming_run (naming, soleus_classify_brief);
        ck_assert_msg (naming_count (naming, SOLEUS_PATTERN_MYOC)
                == (rows[i].jerks ? 10 : 0),
            "row %u", i);
      }
  }
END_TEST

START_TEST (jerks_are_periodic_only_where_they_come_evenly)
  {
    static const struct
    {
      double spread_s;
      gboolean periodic;
    } rows[] = {{0.0, TRUE}, {0.2, TRUE}, {0.5, FALSE}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
        double at_s = 2.0;
        for (guint k = 0; k < 24; k++)
          {
            naming_add (naming, at_s, at_s + 0.06, k % 2 == 0 ? 40.0 : 90.0);
            at_s += 1.0 + (k % 4 < 2 ? rows[i].spread_s : -rows[i].spread_s);
          }
        naming_run (naming, soleus_classify_trains);
        ck_assert_msg (naming_count (naming, SOLEUS_PATTERN_MYOC_P)
                == (rows[i].periodic ? 24 : 0),
            "row %u", i);
      }
  }
END_TEST

/* 35 Hz is below all that muscle has at the skin, 20 Hz of the filter. */
START_TEST (a_slow_swing_of_the_electrode_is_an_artefact)
  {
    static const float mdfs_hz[] = {NAN, 17.0f, 34.0f, 36.0f, 80.0f};

    for (guint i = 0; i < G_N_ELEMENTS (mdfs_hz); i++)
      {
        g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
        naming_add (naming, 10.0, 11.0, 60.0)->mdf_hz = mdfs_hz[i];
        naming_classify (naming);
        const GArray *artefacts = naming->draft.analysis->artefacts;
        gboolean slow = mdfs_hz[i] < 35.0f;
        ck_assert_uint_eq (artefacts->len, slow ? 1 : 0);
        ck_assert_uint_eq (naming_n_bursts (naming), slow ? 0 : 1);
        if (slow)
          {
            const SoleusArtefact *row =
                &g_array_index (artefacts, SoleusArtefact, 0);
            ck_assert_int_eq (row->kind, SOLEUS_ARTEFACT_CABLE);
            ck_assert_double_eq (row->onset_s, 10.0);
            ck_assert_double_eq (row->duration_s, 1.0);
          }
      }
  }
END_TEST

START_TEST (a_contraction_is_up_sooner_and_over_sooner_than_a_cramp)
  {
    static const struct
    {
      double length_s, rise_s;
      SoleusPattern pattern;
    } rows[] = {
        {3.0, 0.3, SOLEUS_PATTERN_VOL}, {9.0, 2.0, SOLEUS_PATTERN_VOL},
        {14.0, 0.2, SOLEUS_PATTERN_VOL}, {20.0, 2.0, SOLEUS_PATTERN_CRAMP},
        {60.0, 1.0, SOLEUS_PATTERN_CRAMP},
        {50.0, 33.0, SOLEUS_PATTERN_CRAMP}, /* highest near its end */
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (Naming) naming = naming_new (SOLEUS_KIND_EMG);
        SoleusActivation *row =
            naming_add (naming, 10.0, 10.0 + rows[i].length_s, 60.0);
        row->rise_s = (float)rows[i].rise_s;
        naming_run (naming, soleus_classify_long);
        ck_assert_msg (naming_burst (naming, 0)->pattern == rows[i].pattern,
            "row %u: %s", i,
            soleus_pattern_id (naming_burst (naming, 0)->pattern));
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("naming");
  TCase *tc = tcase_create ("naming");

  tcase_add_test (tc, a_slow_wave_is_no_run_of_a_unit);
  tcase_add_test (tc, weak_runs_of_one_unit_are_told_by_its_firing);
  tcase_add_test (
      tc, interference_of_the_same_course_as_a_run_is_a_contraction);
  tcase_add_test (tc, pieces_of_a_run_are_one_where_the_unit_goes_on);
  tcase_add_test (tc, beats_that_slow_are_found_behind_a_tonic_phase_in_pieces);
  tcase_add_test (
      tc, a_seizure_lasts_from_10_s_to_300_s_and_ends_at_two_a_second);
  tcase_add_test (tc, missed_beats_and_fading_jerks_are_no_seizure);
  tcase_add_test (tc, a_long_pull_of_one_muscle_alone_is_a_cramp);
  tcase_add_test (tc, weak_doublets_are_told_by_what_all_of_them_have);
  tcase_add_test (tc, a_tremor_has_the_name_of_its_condition_and_band);
  tcase_add_test (
      tc, a_tremor_of_posture_is_physiological_where_it_is_quick_and_small);
  tcase_add_test (tc, what_a_load_does_to_it_names_a_tremor_of_posture);
  tcase_add_test (
      tc, potentials_in_groups_are_flurries_where_they_are_no_flicker);
  tcase_add_test (tc, short_jerks_are_told_from_potentials_by_their_turns);
  tcase_add_test (tc, jerks_are_periodic_only_where_they_come_evenly);
  tcase_add_test (tc, a_slow_swing_of_the_electrode_is_an_artefact);
  tcase_add_test (tc, a_contraction_is_up_sooner_and_over_sooner_than_a_cramp);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
