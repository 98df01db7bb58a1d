/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-recipe.h"

#include <math.h>

#include "soleus-stroke.h"

/* The demonstration: isolated twitches of two units with an exponential
 * silence between them, one doublet, one voluntary contraction. */

#define DOUBLET_AT_S 47.3
#define DOUBLET_ISI_S 0.009
#define CONTRACTION_AT_S 92.0
#define CONTRACTION_HOLD_S 3.0
/* No twitch this close to what is shown of its own. */
#define CLEAR_S 2.0

static void
land_one (SoleusScene *scene, const SoleusMotorUnit *unit, double at_s,
    gboolean twice)
{
  g_autoptr (SoleusStroke) stroke = soleus_stroke_new (scene, at_s, at_s);

  soleus_stroke_fire (stroke, unit, at_s, 1.0);
  if (twice)
    soleus_stroke_fire (stroke, unit, at_s + DOUBLET_ISI_S, 0.9);
  soleus_stroke_land (
      stroke, twice ? SOLEUS_PATTERN_DBL : SOLEUS_PATTERN_FASC, -1);
}

void
soleus_play_demonstration (SoleusScene *scene, const SoleusScore *score)
{
  SoleusRandom *random = &scene->firing;
  const double per_min = soleus_score_draw (score, random);
  SoleusMotorUnit *units[3];
  double at_s = score->span.start_s + 1.0;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    units[i] = soleus_motor_unit_new (&scene->units, &scene->electrodes,
        scene->n_units++, MIN (i / 2, scene->electrodes.n_channels - 1),
        60.0 + 45.0 * i, scene->acc_rate_hz);
  while (
      (at_s += 0.4 + soleus_random_exponential (random, 60.0 / per_min - 0.4))
      < score->span.end_s - 1.0)
    {
      const guint i = (guint)soleus_random_int (random, 0, 2);
      if (fabs (at_s - DOUBLET_AT_S) < CLEAR_S
          || (at_s > CONTRACTION_AT_S - CLEAR_S
              && at_s < CONTRACTION_AT_S + CONTRACTION_HOLD_S + 2.0 * CLEAR_S))
        continue;
      land_one (scene, units[i], at_s, FALSE);
    }
  land_one (scene, units[1], DOUBLET_AT_S, TRUE);
  soleus_play_contraction (scene, CONTRACTION_AT_S, CONTRACTION_HOLD_S, 90.0);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    soleus_motor_unit_free (units[i]);
}
