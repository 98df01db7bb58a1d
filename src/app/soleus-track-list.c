/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-track-list.h"

typedef struct
{
  guint channel;
  gboolean hidden;
} Row;

struct _SoleusTrackList
{
  GArray *rows; /* of Row */
};

SoleusTrackList *
soleus_track_list_new (void)
{
  SoleusTrackList *list = g_new0 (SoleusTrackList, 1);

  list->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  return list;
}

void
soleus_track_list_free (SoleusTrackList *list)
{
  g_array_unref (list->rows);
  g_free (list);
}

static Row *
row_at (const SoleusTrackList *list, guint i)
{
  return &g_array_index (list->rows, Row, i);
}

/* G_MAXUINT: not there. */
static guint
find (const SoleusTrackList *list, guint channel)
{
  for (guint i = 0; i < list->rows->len; i++)
    if (row_at (list, i)->channel == channel)
      return i;
  return G_MAXUINT;
}

void
soleus_track_list_reset (SoleusTrackList *list, guint n_channels)
{
  g_array_set_size (list->rows, 0);
  for (guint i = 0; i < n_channels; i++)
    {
      Row row = {i, FALSE};

      g_array_append_val (list->rows, row);
    }
}

gboolean
soleus_track_list_set (SoleusTrackList *list, const int *rows, guint n)
{
  g_autofree gboolean *seen = g_new0 (gboolean, n);
  guint n_shown = 0;

  for (guint i = 0; i < n; i++)
    {
      guint channel = rows[i] >= 0 ? (guint)rows[i] : (guint)(-1 - rows[i]);

      if (channel >= n || seen[channel])
        return FALSE;
      seen[channel] = TRUE;
      n_shown += rows[i] >= 0 ? 1 : 0;
    }
  if (n_shown == 0)
    return FALSE;
  g_array_set_size (list->rows, 0);
  for (guint i = 0; i < n; i++)
    {
      Row row = {(guint)(rows[i] >= 0 ? rows[i] : -1 - rows[i]), rows[i] < 0};

      g_array_append_val (list->rows, row);
    }
  return TRUE;
}

void
soleus_track_list_add (SoleusTrackList *list, guint channel, guint after)
{
  guint at = find (list, after);
  Row row = {channel, FALSE};

  g_array_insert_val (
      list->rows, at == G_MAXUINT ? list->rows->len : at + 1, row);
}

guint
soleus_track_list_get_n (const SoleusTrackList *list)
{
  return list->rows->len;
}

guint
soleus_track_list_get_channel (const SoleusTrackList *list, guint i)
{
  g_return_val_if_fail (i < list->rows->len, 0);
  return row_at (list, i)->channel;
}

gboolean
soleus_track_list_is_hidden (const SoleusTrackList *list, guint channel)
{
  guint at = find (list, channel);

  return at != G_MAXUINT && row_at (list, at)->hidden;
}

guint
soleus_track_list_get_n_hidden (const SoleusTrackList *list)
{
  guint n = 0;

  for (guint i = 0; i < list->rows->len; i++)
    n += row_at (list, i)->hidden ? 1 : 0;
  return n;
}

gboolean
soleus_track_list_hide (SoleusTrackList *list, guint channel)
{
  guint at = find (list, channel);

  if (at == G_MAXUINT || row_at (list, at)->hidden
      || soleus_track_list_get_n_hidden (list) + 1 >= list->rows->len)
    return FALSE;
  row_at (list, at)->hidden = TRUE;
  return TRUE;
}

gboolean
soleus_track_list_show_all (SoleusTrackList *list)
{
  gboolean changed = soleus_track_list_get_n_hidden (list) > 0;

  for (guint i = 0; i < list->rows->len; i++)
    row_at (list, i)->hidden = FALSE;
  return changed;
}

gboolean
soleus_track_list_move (SoleusTrackList *list, guint channel, int by)
{
  guint from = find (list, channel);
  gint64 to = from;
  Row row;

  if (from == G_MAXUINT || by == 0)
    return FALSE;
  /* Over hidden ones: a move that is not seen is none. */
  do
    to += by < 0 ? -1 : 1;
  while (to >= 0 && to < list->rows->len && row_at (list, (guint)to)->hidden);
  if (to < 0 || to >= list->rows->len)
    return FALSE;
  row = *row_at (list, from);
  g_array_remove_index (list->rows, from);
  g_array_insert_val (list->rows, (guint)to, row);
  return TRUE;
}
