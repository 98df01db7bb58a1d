/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-tails.h"

#include "soleus-activation.h"

#define LONG_S 0.2 /* a contraction, not a potential */
#define NEAR_S 0.3
#define SMALL_SHARE 0.2 /* of its peak to peak */

static gboolean
is_long (const SoleusActivation *row)
{
  return row->end_s - row->onset_s >= LONG_S;
}

/* Marks what follows (or comes before) a contraction as its foot; the foot
 * reaches on from piece to piece. */
static void
mark (const GArray *rows, gboolean backwards, guint8 *drop)
{
  double reach_s = -G_MAXDOUBLE;
  float p2p = 0.0f;

  for (guint k = 0; k < rows->len; k++)
    {
      guint i = backwards ? rows->len - 1 - k : k;
      const SoleusActivation *row = &g_array_index (rows, SoleusActivation, i);
      double near_s = backwards ? -row->end_s : row->onset_s;
      double far_s = backwards ? -row->onset_s : row->end_s;
      if (near_s <= reach_s + NEAR_S && row->p2p < (float)SMALL_SHARE * p2p)
        {
          drop[i] = 1;
          reach_s = MAX (reach_s, far_s);
        }
      else if (is_long (row))
        {
          reach_s = far_s;
          p2p = row->p2p;
        }
    }
}

void
soleus_tails_drop (GArray *activations)
{
  g_autofree guint8 *drop = g_new0 (guint8, MAX (activations->len, 1));
  guint n = 0;

  mark (activations, FALSE, drop);
  mark (activations, TRUE, drop);
  for (guint i = 0; i < activations->len; i++)
    if (!drop[i])
      g_array_index (activations, SoleusActivation, n++) =
          g_array_index (activations, SoleusActivation, i);
  g_array_set_size (activations, n);
}
