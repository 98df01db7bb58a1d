/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-review.h"

#include <math.h>

static gboolean
is_reviewed (const SoleusEpisode *episode)
{
  return episode->mark_id == 0 && episode->origin == SOLEUS_ORIGIN_FOUND;
}

static gboolean
is_checked (const SoleusEpisode *episode)
{
  return episode->edit_id != 0 || episode->accepted || episode->rejected;
}

static gboolean
is_renamed (const SoleusDecisions *decisions, guint64 edit_id)
{
  for (guint i = 0; i < soleus_decisions_get_n_edits (decisions); i++)
    {
      const SoleusEdit *edit = soleus_decisions_get_edit (decisions, i);

      if (edit->id == edit_id)
        return edit->verdict == SOLEUS_VERDICT_CHANGED && edit->label != NULL;
    }
  return FALSE;
}

void
soleus_review_count (SoleusEpisodeList *list, const SoleusDecisions *decisions,
    SoleusReview *review)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint n_checked;

  *review = (SoleusReview){0};
  for (guint row = 0; row < n; row++)
    {
      const SoleusEpisode *episode =
          soleus_episode_list_get_episode (list, row);

      if (!is_reviewed (episode))
        continue;
      review->n_found++;
      if (episode->rejected)
        review->n_wrong++;
      else if (is_checked (episode))
        {
          if (is_renamed (decisions, episode->edit_id))
            review->n_renamed++;
          else
            review->n_right++;
        }
    }
  n_checked = review->n_right + review->n_renamed + review->n_wrong;
  review->precision =
      soleus_share (review->n_right + review->n_renamed, n_checked);
  review->named = soleus_share (review->n_right, n_checked);
}

double
soleus_review_doubt (const SoleusEpisode *episode)
{
  double doubt = isnan (episode->score) ? 1.0 : 1.0 - episode->score;

  return episode->ambiguous_with != SOLEUS_PATTERN_NONE ? 0.5 + doubt / 2.0
                                                        : doubt / 2.0;
}

guint
soleus_review_find_next (SoleusEpisodeList *list, GHashTable *skipped)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint found = G_MAXUINT;
  double most = -1.0;

  for (guint row = 0; row < n; row++)
    {
      const SoleusEpisode *episode =
          soleus_episode_list_get_episode (list, row);
      double doubt;

      if (!is_reviewed (episode) || is_checked (episode)
          || (skipped != NULL
              && g_hash_table_contains (
                  skipped, GUINT_TO_POINTER (episode->id))))
        continue;
      doubt = soleus_review_doubt (episode);
      if (doubt > most)
        {
          most = doubt;
          found = row;
        }
    }
  return found;
}
