/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "soleus-document.h"
#include "soleus-episode-item.h"
#include "soleus-ticks.h"
#include "soleus-words.h"

static guint
chosen_row (SoleusDocument *self, SoleusEpisodeList *list)
{
  SoleusViewState *state = soleus_document_get_state (self);
  gint64 id = soleus_view_state_get_episode (state);
  guint64 mark_id = soleus_view_state_get_mark (state);

  if (id >= 0)
    return soleus_episode_list_find (list, (guint)id);
  return mark_id != 0 ? soleus_episode_list_find_mark (list, mark_id)
                      : G_MAXUINT;
}

char *
soleus_document_dup_chosen_text (SoleusDocument *self)
{
  SoleusEpisodeList *list =
      soleus_session_get_episodes (soleus_document_get_session (self));
  SoleusRecording *recording = soleus_document_get_recording (self);
  guint row = chosen_row (self, list);
  g_autoptr (SoleusEpisodeItem) item = NULL;
  const SoleusEpisode *episode;
  g_autofree char *onset = NULL;
  g_autofree char *length = NULL;

  if (row == G_MAXUINT || recording == NULL)
    return g_strdup ("");
  item = g_list_model_get_item (G_LIST_MODEL (list), row);
  episode = soleus_episode_item_get_episode (item);
  onset = soleus_time_dup_text (
      episode->onset_s, soleus_recording_get_start (recording), 2);
  length = soleus_duration_dup_text (episode->duration_s);
  /* Translators: told to a screen reader: which of all episodes, its name, its
   * start, its length, its channels, whether it was found or marked. */
  return g_strdup_printf (_ ("Chosen, %u of %u: %s at %s, %s long, %s, %s."),
      row + 1, g_list_model_get_n_items (G_LIST_MODEL (list)),
      soleus_words_label (soleus_episode_item_get_label (item)), onset, length,
      soleus_episode_item_get_channels (item),
      episode->rejected ? _ ("rejected")
                        : soleus_words_origin (episode->origin));
}
