/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-track.h"

#include <math.h>

static gboolean
is_on_channel (const SoleusTrack *track, const SoleusMark *mark)
{
  return soleus_channel_set_count (&mark->channels) == 0
      || soleus_channel_set_has (&mark->channels, track->channel);
}

/* The first row that is free at @mark, else the last one. An instant keeps
 * its place from the next one at the same time. */
static guint
take_row (double free_s[SOLEUS_TRACK_MAX_ROWS], const SoleusMark *mark)
{
  const double end_s = mark->duration_s > 0.0
      ? mark->onset_s + mark->duration_s
      : nextafter (mark->onset_s, INFINITY);
  guint row = 0;

  while (row < SOLEUS_TRACK_MAX_ROWS - 1 && mark->onset_s < free_s[row])
    row++;
  free_s[row] = MAX (free_s[row], end_s);
  return row;
}

guint
soleus_track_stack (const SoleusTrack *track, guint8 *rows)
{
  double free_s[SOLEUS_TRACK_MAX_ROWS];
  guint n_rows = 1;

  for (guint i = 0; i < SOLEUS_TRACK_MAX_ROWS; i++)
    free_s[i] = -INFINITY;
  if (track->decisions == NULL)
    return n_rows;
  for (guint i = 0; i < soleus_decisions_get_n_marks (track->decisions); i++)
    {
      const SoleusMark *mark = soleus_decisions_get_mark (track->decisions, i);
      guint row = 0;

      if (is_on_channel (track, mark))
        row = take_row (free_s, mark);
      if (rows != NULL)
        rows[i] = (guint8)row;
      n_rows = MAX (n_rows, row + 1);
    }
  return n_rows;
}

SoleusRect
soleus_track_row_rect (const SoleusTrackLayout *layout, guint row)
{
  SoleusRect rect = layout->mine;

  rect.height /= MAX (layout->n_rows, 1);
  rect.y += rect.height * MIN (row, MAX (layout->n_rows, 1) - 1);
  return rect;
}

/* --- what is chosen --------------------------------------------------------
 */

static const SoleusEpisode *
find_current_episode (const SoleusTrack *track)
{
  const GArray *episodes =
      track->analysis != NULL ? track->analysis->episodes : NULL;

  if (track->current_episode < 0 || episodes == NULL)
    return NULL;
  for (guint i = 0; i < episodes->len; i++)
    {
      const SoleusEpisode *row = &g_array_index (episodes, SoleusEpisode, i);

      if ((gint64)row->id == track->current_episode)
        return row;
    }
  return NULL;
}

gboolean
soleus_track_get_current (const SoleusTrack *track, SoleusSpan *span)
{
  const SoleusMark *mark = track->current_mark == 0 || track->decisions == NULL
      ? NULL
      : soleus_decisions_find_mark (track->decisions, track->current_mark);
  const SoleusEpisode *episode;

  if (mark != NULL)
    {
      *span = (SoleusSpan){mark->onset_s, mark->onset_s + mark->duration_s};
      return is_on_channel (track, mark);
    }
  episode = find_current_episode (track);
  if (episode == NULL || !soleus_track_shows_episode (track, episode))
    return FALSE;
  *span =
      (SoleusSpan){episode->onset_s, episode->onset_s + episode->duration_s};
  return TRUE;
}

static gboolean
rect_holds_y (const SoleusRect *rect, double y)
{
  return y >= rect->y && y < rect->y + rect->height;
}

SoleusTrackPlace
soleus_track_place_at (
    const SoleusTrackLayout *layout, const SoleusTrack *track, double y)
{
  const SoleusRect *lane =
      track->current_mark != 0 ? &layout->mine : &layout->found;

  if (rect_holds_y (lane, y))
    return SOLEUS_PLACE_LANE;
  return rect_holds_y (&layout->plot, y) ? SOLEUS_PLACE_PLOT
                                         : SOLEUS_PLACE_ELSEWHERE;
}
