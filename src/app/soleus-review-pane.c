/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-review-pane.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-review.h"
#include "soleus-ticks.h"
#include "soleus-wording.h"
#include "soleus-words.h"

struct _SoleusReviewPane
{
  AdwBin parent_instance;

  SoleusDocument *document; /* not owned: the window's */
  GHashTable *skipped; /* ids */
  GtkLabel *what;
  GtkLabel *facts;
  GtkLabel *counted;
  GtkLabel *precision;
  GtkProgressBar *bar;
  guint n_open;
};

G_DEFINE_FINAL_TYPE (SoleusReviewPane, soleus_review_pane, ADW_TYPE_BIN)

static SoleusEpisodeList *
get_list (SoleusReviewPane *self)
{
  return soleus_session_get_episodes (
      soleus_document_get_session (self->document));
}

/* The chosen episode if it is one that was found, or NULL. */
static const SoleusEpisode *
get_chosen (SoleusReviewPane *self)
{
  SoleusEpisodeList *list = get_list (self);
  gint64 id = soleus_view_state_get_episode (
      soleus_document_get_state (self->document));
  const SoleusEpisode *episode = id < 0
      ? NULL
      : soleus_episode_list_get_episode (
          list, soleus_episode_list_find (list, (guint)id));

  return episode != NULL && episode->mark_id == 0 ? episode : NULL;
}

static const char *
verdict_words (const SoleusEpisode *episode)
{
  if (episode->rejected)
    return _ ("rejected");
  if (episode->accepted)
    return _ ("accepted");
  if (episode->edit_id != 0)
    return _ ("changed by hand");
  return _ ("not checked yet");
}

static char *
dup_name (const SoleusEpisode *episode)
{
  const char *name = soleus_words_label (soleus_pattern_id (episode->pattern));

  if (episode->ambiguous_with == SOLEUS_PATTERN_NONE)
    return g_strdup (name);
  return g_strdup_printf (_ ("%s or %s"), name,
      soleus_words_label (soleus_pattern_id (episode->ambiguous_with)));
}

static void
show_chosen (SoleusReviewPane *self)
{
  const SoleusEpisode *episode = get_chosen (self);
  SoleusRecording *recording = soleus_document_get_recording (self->document);
  g_autofree char *name = NULL;
  g_autofree char *time = NULL;
  g_autofree char *length = NULL;
  g_autofree char *facts = NULL;

  if (episode == NULL || recording == NULL)
    {
      gtk_label_set_label (self->what,
          self->n_open > 0 ? _ ("Press D for the most doubtful episode")
                           : _ ("Nothing is left to check"));
      gtk_label_set_label (self->facts, "");
      return;
    }
  name = dup_name (episode);
  time = soleus_words_dup_time (soleus_document_get_state (self->document),
      recording, episode->onset_s, 2);
  length = soleus_duration_dup_text (episode->duration_s);
  /* Translators: when, how long, how sure, what a person said of it. */
  facts = g_strdup_printf (_ ("At %s, %s long, score %s, %s"), time, length,
      soleus_wording_score (episode->score), verdict_words (episode));
  gtk_label_set_label (self->what, name);
  gtk_label_set_label (self->facts, facts);
}

static void
show_count (SoleusReviewPane *self)
{
  SoleusSession *session = soleus_document_get_session (self->document);
  SoleusReview review;
  guint n_checked;
  g_autofree char *counted = NULL;
  g_autofree char *precision = NULL;

  soleus_review_count (
      get_list (self), soleus_session_get_decisions (session), &review);
  n_checked = review.n_right + review.n_renamed + review.n_wrong;
  self->n_open = review.n_found - n_checked;
  counted = g_strdup_printf (
      _ ("%u of %u checked: %u right, %u of another kind, %u wrong"), n_checked,
      review.n_found, review.n_right, review.n_renamed, review.n_wrong);
  if (n_checked > 0)
    precision = g_strdup_printf (
        /* Translators: share of what was found that was there, its 95 %
         * interval; share that also had the right name, its interval. */
        _ ("Precision of the search on this recording: %.0f %% (%.0f to %.0f "
           "%%); with the right name %.0f %% (%.0f to %.0f %%)"),
        100.0 * review.precision.value, 100.0 * review.precision.low,
        100.0 * review.precision.high, 100.0 * review.named.value,
        100.0 * review.named.low, 100.0 * review.named.high);
  else
    precision = g_strdup (_ ("How often the search is right on this "
                             "recording is known once some are checked."));
  gtk_label_set_label (self->counted, counted);
  gtk_label_set_label (self->precision, precision);
  gtk_progress_bar_set_fraction (
      self->bar, review.n_found > 0 ? (double)n_checked / review.n_found : 0.0);
}

static void
update (SoleusReviewPane *self)
{
  show_count (self);
  show_chosen (self);
}

static void
on_recording (SoleusReviewPane *self)
{
  g_hash_table_remove_all (self->skipped);
  update (self);
}

gboolean
soleus_review_pane_next (SoleusReviewPane *self)
{
  const SoleusEpisode *chosen = get_chosen (self);
  guint row;

  if (chosen != NULL)
    g_hash_table_add (self->skipped, GUINT_TO_POINTER (chosen->id));
  row = soleus_review_find_next (get_list (self), self->skipped);
  if (row == G_MAXUINT && g_hash_table_size (self->skipped) > 0)
    {
      /* Once round: what was passed over comes again. */
      g_hash_table_remove_all (self->skipped);
      row = soleus_review_find_next (get_list (self), self->skipped);
    }
  if (row == G_MAXUINT)
    {
      soleus_view_state_select_none (
          soleus_document_get_state (self->document));
      return FALSE;
    }
  soleus_document_show_row (self->document, row, FALSE);
  return TRUE;
}

gboolean
soleus_review_pane_judge (SoleusReviewPane *self, SoleusVerdictKind verdict)
{
  const SoleusEpisode *episode = get_chosen (self);
  guint id;

  if (episode == NULL)
    return FALSE;
  id = episode->id;
  if (!soleus_session_judge (
          soleus_document_get_session (self->document), &id, 1, verdict))
    return FALSE;
  soleus_review_pane_next (self);
  return TRUE;
}

guint
soleus_review_pane_get_n_open (SoleusReviewPane *self)
{
  return self->n_open;
}

static void
soleus_review_pane_finalize (GObject *object)
{
  g_hash_table_unref (SOLEUS_REVIEW_PANE (object)->skipped);
  G_OBJECT_CLASS (soleus_review_pane_parent_class)->finalize (object);
}

static void
soleus_review_pane_class_init (SoleusReviewPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = soleus_review_pane_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-review-pane.ui");
#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, SoleusReviewPane, name)
  BIND (what);
  BIND (facts);
  BIND (counted);
  BIND (precision);
  BIND (bar);
#undef BIND
}

static void
soleus_review_pane_init (SoleusReviewPane *self)
{
  self->skipped = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
soleus_review_pane_new (SoleusDocument *document)
{
  SoleusReviewPane *self = g_object_new (SOLEUS_TYPE_REVIEW_PANE, NULL);
  SoleusSession *session = soleus_document_get_session (document);

  self->document = document;
  g_signal_connect_object (document, "recording-changed",
      G_CALLBACK (on_recording), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::analysis", G_CALLBACK (update),
      self, G_CONNECT_SWAPPED);
  g_signal_connect_object (soleus_document_get_state (document),
      "selection-changed", G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (soleus_document_get_state (document),
      "clock-changed", G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
