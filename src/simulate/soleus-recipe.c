/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-recipe.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define BIT(name) (1u << SOLEUS_DISTURB_##name)

/* A row: id, pattern, summary, layout, channels, seconds, measure, low, high,
 * condition, state, what disturbs, player. clang-format would give each value
 * a line. */
/* clang-format off */
#define ROW(id, pattern, summary, layout, n, duration_s, measure, low, high, \
    condition, state, disturbs, play) \
  {id, SOLEUS_PATTERN_##pattern, summary, SOLEUS_LAYOUT_##layout, n, \
   duration_s, SOLEUS_MEASURE_##measure, low, high, \
   SOLEUS_CONDITION_##condition, SOLEUS_STATE_##state, disturbs, play}

const SoleusRecipe soleus_recipes[] = {
  ROW ("FASC", FASC, N_ ("isolated twitches as in a benign calf, 1-8 units"),
       CALF, 1, 120, PER_MIN, 0.5, 20, REST, REST, 0, soleus_play_single),
  ROW ("FASC-FREQUENT", FASC, N_ ("isolated twitches, frequent"),
       CALF, 1, 120, PER_MIN, 20, 80, REST, REST, 0, soleus_play_single),
  ROW ("FASC-DBL", FASC, N_ ("isolated twitches, some of them double"),
       CALF, 1, 120, PER_MIN, 5, 40, REST, REST, 0, soleus_play_doublets),
  ROW ("DBL", DBL, N_ ("doublets, 2-20 ms apart"),
       CALF, 1, 120, PER_MIN, 4, 30, REST, REST, 0, soleus_play_doublets),
  ROW ("MULT", MULT, N_ ("multiplets of 3-10 potentials"),
       CALF, 1, 120, PER_MIN, 4, 30, REST, REST, 0, soleus_play_doublets),
  ROW ("FBURST", FBURST, N_ ("flurries of twitches"),
       CALF, 1, 180, PER_MIN, 1, 6, REST, REST, 0, soleus_play_flurries),
  ROW ("MYOK", MYOK, N_ ("myokymic groups of one unit, again and again"),
       CALF, 1, 90, HZ, 0.2, 4, REST, REST, 0, soleus_play_myokymia),
  ROW ("NMT", NMT, N_ ("neuromyotonic trains, 150-300 Hz, waning"),
       CALF, 1, 90, HZ, 150, 300, REST, REST, 0, soleus_play_neuromyotonia),
  ROW ("NMT-SLOW", NMT, N_ ("neuromyotonic trains, 30-150 Hz"),
       CALF, 1, 90, HZ, 30, 150, REST, REST, 0, soleus_play_neuromyotonia),
  ROW ("CRAMP", CRAMP, N_ ("a cramp of one head, the other silent"),
       CALF, 2, 240, NONE, 0, 0, REST, REST, 0, soleus_play_cramp),
  ROW ("SCMUSD", SCMUSD, N_ ("one unit without end, very regular"),
       CALF, 1, 60, HZ, 1.3, 18.1, REST, REST, 0, soleus_play_single_unit),
  ROW ("MYOT", MYOT, N_ ("myotonic discharges, needle"),
       NEEDLE, 1, 90, HZ, 20, 80, REST, REST, 0, soleus_play_myotonia),
  ROW ("CRD", CRD, N_ ("complex repetitive discharges, needle"),
       NEEDLE, 1, 90, HZ, 5, 100, REST, REST, 0, soleus_play_complex_discharge),
  ROW ("MYOC", MYOC, N_ ("jerks of several muscles at once, irregular"),
       CALF, 2, 180, PER_MIN, 2, 30, NONE, REST, 0, soleus_play_jerks),
  ROW ("MYOC-P", MYOC_P, N_ ("periodic jerks, about one a second"),
       CALF, 2, 120, HZ, 0.5, 2, AWAKE, REST, 0, soleus_play_periodic_jerks),
  ROW ("FM", FM, N_ ("fragments of myoclonus in sleep"),
       CALF, 2, 600, PER_MIN, 0.3, 4, ASLEEP, SLEEP, 0, soleus_play_fragments),
  ROW ("EFM", EFM, N_ ("excessive fragments of myoclonus in sleep"),
       CALF, 2, 1500, PER_MIN, 6, 15, ASLEEP, SLEEP, 0, soleus_play_fragments),
  ROW ("TREM", TREM, N_ ("tremor, 3-12 Hz"),
       CALF, 2, 90, HZ, 3.2, 12, NONE, REST, 0, soleus_play_tremor),
  ROW ("TREM-R", TREM_R, N_ ("tremor at rest, 4-7 Hz"),
       CALF, 2, 90, HZ, 4, 7, REST, REST, 0, soleus_play_tremor),
  ROW ("TREM-E", TREM_E, N_ ("tremor of posture, 4-12 Hz"),
       CALF, 2, 90, HZ, 4, 12, POSTURE, REST, 0, soleus_play_tremor),
  ROW ("TREM-P", TREM_P, N_ ("small tremor of posture, 8-12 Hz"),
       CALF, 2, 90, HZ, 8, 12, POSTURE, REST, 0, soleus_play_tremor),
  ROW ("TREM-O", TREM_O, N_ ("tremor of standing, 13-18 Hz, both legs"),
       LEGS, 2, 90, HZ, 13, 18, STANDING, REST, 0, soleus_play_tremor),
  ROW ("TREM-H", TREM_H, N_ ("slow tremor, 2.5-5 Hz, antagonists in turn"),
       CALF, 2, 90, HZ, 2.5, 5, NONE, REST, 0, soleus_play_tremor),
  ROW ("CLON", CLON, N_ ("ankle clonus, 4.7-7 Hz"),
       CALF, 2, 90, HZ, 4.7, 7, NONE, REST, 0, soleus_play_clonus),
  ROW ("SHIV", SHIV, N_ ("shivering, 8-10 Hz, swelling and ebbing"),
       LEGS, 2, 150, HZ, 8, 10, NONE, REST, 0, soleus_play_shivering),
  ROW ("GTCS", GTCS, N_ ("a tonic-clonic seizure with its silence after"),
       LEGS, 2, 240, NONE, 0, 0, NONE, REST, 0, soleus_play_seizure),
  ROW ("GTCS-SLOWING", GTCS_SLOWING, N_ ("clonic beats that slow down"),
       LEGS, 2, 180, NONE, 0, 0, NONE, REST, 0, soleus_play_seizure),
  ROW ("TIC", TIC, N_ ("tics, 100-600 ms, irregular"),
       CALF, 1, 180, PER_MIN, 1, 20, AWAKE, REST, 0, soleus_play_tics),
  ROW ("PLM", PLM, N_ ("periodic leg movements in sleep"),
       LEGS, 2, 1800, NONE, 0, 0, ASLEEP, SLEEP, 0, soleus_play_leg_movements),
  ROW ("PLM-DECOYS", LM, N_ ("leg movements that no rule counts as periodic"),
       LEGS, 2, 1500, NONE, 0, 0, ASLEEP, SLEEP, 0, soleus_play_leg_decoys),
  ROW ("HFT", HFT, N_ ("foot tremor at sleep onset, 1-2 Hz"),
       CALF, 1, 180, HZ, 1, 2, DROWSY, REST, 0, soleus_play_foot_tremor),
  ROW ("HFLM", HFLM, N_ ("quick leg movements awake, 0.3-4 Hz"),
       CALF, 1, 180, HZ, 0.3, 3, AWAKE, REST, 0, soleus_play_foot_tremor),
  ROW ("ALMA", ALMA, N_ ("left and right leg in turn, 0.5-3 Hz"),
       LEGS, 2, 180, HZ, 0.5, 3, DROWSY, REST, 0, soleus_play_alternating),
  ROW ("LMM", LMM, N_ ("large movements in sleep, 3-45 s"),
       LEGS, 2, 900, PER_MIN, 0.3, 2, ASLEEP, SLEEP, 0,
       soleus_play_large_movements),
  ROW ("VOL", VOL, N_ ("voluntary contractions"),
       CALF, 2, 120, PER_MIN, 4, 15, NONE, REST, 0, soleus_play_voluntary),
  ROW ("REST", NONE, N_ ("nothing but noise"),
       CALF, 1, 120, NONE, 0, 0, REST, REST, 0, NULL),
  ROW ("ART-MAINS", NONE, N_ ("mains hum"),
       CALF, 1, 120, NONE, 0, 0, NONE, REST, BIT (MAINS_UV), NULL),
  ROW ("ART-LINE", NONE, N_ ("a narrow line that is not mains"),
       CALF, 1, 120, NONE, 0, 0, NONE, REST, BIT (LINE_UV), NULL),
  ROW ("ART-POP", NONE, N_ ("electrode pops"),
       CALF, 1, 300, NONE, 0, 0, NONE, REST, BIT (POPS_PER_MIN), NULL),
  ROW ("ART-CABLE", NONE, N_ ("movements of cable and skin"),
       CALF, 2, 300, NONE, 0, 0, NONE, REST, BIT (MOVES_PER_MIN), NULL),
  ROW ("ART-CLIP", NONE, N_ ("movements that run into the converter's limits"),
       CALF, 1, 300, NONE, 0, 0, NONE, REST,
       BIT (CLIP_MV) | BIT (MOVES_PER_MIN) | BIT (WANDER_UV), NULL),
  ROW ("ART-ECG", NONE, N_ ("the heart at the electrodes"),
       CALF, 2, 120, NONE, 0, 0, NONE, REST, BIT (ECG_UV), NULL),
  ROW ("ART-GAIT", NONE, N_ ("walking between two rests"),
       CALF, 1, 120, HZ, 1.6, 2.1, NONE, REST, 0, soleus_play_gait),
  ROW ("ART-TAP", NONE, N_ ("knocks on the accelerometer"),
       CALF, 1, 120, PER_MIN, 2, 12, NONE, REST, 0, soleus_play_taps),
  ROW ("ART-STIM", NONE, N_ ("electric stimuli, most with a twitch after"),
       CALF, 1, 120, NONE, 0, 0, NONE, REST, 0, soleus_play_stimuli),
  ROW ("DEMONSTRATION", FASC, N_ ("the demonstration recording of the program"),
       CALF, 2, 150, PER_MIN, 14, 14, REST, REST, 0,
       soleus_play_demonstration),
  {0},
};
/* clang-format on */

const SoleusRecipe *
soleus_recipe_find (const char *id)
{
  for (const SoleusRecipe *row = soleus_recipes; row->id != NULL; row++)
    if (g_ascii_strcasecmp (row->id, id) == 0)
      return row;
  return NULL;
}

double
soleus_score_draw (const SoleusScore *score, SoleusRandom *random)
{
  /* Drawn either way: an asked value does not move what comes after it. */
  const double drawn = soleus_random_uniform (random, score->low, score->high);

  return isnan (score->asked) ? drawn : score->asked;
}
