/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-tails.h"

#include "soleus-activation.h"

#define LONG_S 0.2 /* a contraction or a run, not a potential */
#define NEAR_S 0.2
#define FOOT_S 0.3
#define EDGE_SHARE 0.1 /* of its peak to peak */
/* In so short a pause between contractions of at least that length (or before
 * the first) the muscle is not at rest: what stays under a tenth of them there
 * is no twitch. */
#define CONTRACTION_S 1.0
#define PAUSE_S 2.5
#define SMALL_SHARE 0.5 /* what is larger is a burst of its own */
/* What is long and rises again by this factor from what lies between is one of
 * its own as well: a chain of small pieces is no bridge. */
#define RISES_AGAIN 2.0
/* Peak to peak over noise: noise itself spans this much in a few ms. */
#define CLEAR_RATIO 4.0

static gboolean
is_long (const SoleusActivation *row)
{
  return row->end_s - row->onset_s >= LONG_S;
}

/* Goes over the rows from one side; what a long piece reaches is its own, and
 * the foot reaches on from piece to piece. */
static void
absorb (GArray *rows, gboolean backwards, guint8 *gone)
{
  SoleusActivation *owner = NULL;
  double reach_s = 0.0;
  float between = 0.0f; /* peak to peak of the last piece of the foot */

  for (guint k = 0; k < rows->len; k++)
    {
      guint i = backwards ? rows->len - 1 - k : k;
      SoleusActivation *row = &g_array_index (rows, SoleusActivation, i);
      if (gone[i])
        {
          between = row->p2p;
          continue;
        }
      double gap_s = backwards ? reach_s - row->end_s : row->onset_s - reach_s;
      gboolean beat = row->beat_hz > 0.0f;
      gboolean rises = between > 0.0f && is_long (row)
          && row->p2p > (float)RISES_AGAIN * between;
      if (owner != NULL && !beat && !rises && gap_s <= FOOT_S
          && row->p2p < (float)SMALL_SHARE * owner->p2p
          && row->end_s - row->onset_s < owner->end_s - owner->onset_s)
        {
          gboolean joins =
              gap_s <= NEAR_S && row->p2p >= (float)EDGE_SHARE * owner->p2p;
          if (joins && backwards)
            owner->onset_s = MIN (owner->onset_s, row->onset_s);
          else if (joins)
            owner->end_s = MAX (owner->end_s, row->end_s);
          reach_s = backwards ? row->onset_s : row->end_s;
          between = row->p2p;
          gone[i] = 1;
        }
      else if (is_long (row) && !beat)
        {
          owner = row;
          reach_s = backwards ? row->onset_s : row->end_s;
          between = 0.0f;
        }
    }
}

static void
drop_in_pause (
    const GArray *rows, guint from, guint to, float p2p, guint8 *gone)
{
  for (guint i = from; i < to; i++)
    {
      const SoleusActivation *row = &g_array_index (rows, SoleusActivation, i);
      gone[i] |= row->p2p < (float)EDGE_SHARE * p2p && !(row->beat_hz > 0.0f);
    }
}

static void
drop_in_pauses (const GArray *rows, guint8 *gone)
{
  double end_s = 0.0;
  float p2p = 0.0f;
  guint next = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const SoleusActivation *row = &g_array_index (rows, SoleusActivation, i);
      if (gone[i] || row->end_s - row->onset_s < CONTRACTION_S
          || row->beat_hz > 0.0f)
        continue;
      if (row->onset_s - end_s < PAUSE_S)
        drop_in_pause (rows, next, i, MAX (p2p, row->p2p), gone);
      end_s = row->end_s;
      p2p = row->p2p;
      next = i + 1;
    }
}

void
soleus_tails_absorb (GArray *activations)
{
  g_autofree guint8 *gone = g_new0 (guint8, MAX (activations->len, 1));
  guint n = 0;

  for (guint i = 0; i < activations->len; i++)
    {
      const SoleusActivation *row =
          &g_array_index (activations, SoleusActivation, i);
      gone[i] = row->p2p < (float)CLEAR_RATIO * row->noise_rms;
    }
  absorb (activations, FALSE, gone);
  absorb (activations, TRUE, gone);
  drop_in_pauses (activations, gone);
  for (guint i = 0; i < activations->len; i++)
    if (!gone[i])
      g_array_index (activations, SoleusActivation, n++) =
          g_array_index (activations, SoleusActivation, i);
  g_array_set_size (activations, n);
}
