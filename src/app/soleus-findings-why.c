/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-findings-panel-private.h"

#include "soleus-evidence-of.h"
#include "soleus-summarise.h"

#include <glib/gi18n-lib.h>

/* "Why?" behind a number: the episodes it was made from, one after the other
 * in the tracks, and how it was made. */

static gboolean
is_twitch_topic (SoleusShownTopic topic)
{
  return topic == SOLEUS_SHOWN_TWITCHES || topic == SOLEUS_SHOWN_HALF_TIME;
}

static gboolean
is_leg_movement (SoleusPattern pattern)
{
  return pattern == SOLEUS_PATTERN_PLM || pattern == SOLEUS_PATTERN_CLM
      || pattern == SOLEUS_PATTERN_LM;
}

/* Whether @item stands behind what the box is about. */
static gboolean
is_behind (
    const SoleusFindingsPanel *self, SoleusEpisodeItem *item, int rate_channel)
{
  const SoleusEpisode *episode = soleus_episode_item_get_episode (item);
  const SoleusShownTopic topic = self->why_topic;

  if (episode->rejected)
    return FALSE;
  if (topic == SOLEUS_SHOWN_FELT)
    return soleus_condition_from_id (soleus_episode_item_get_label (item))
        == SOLEUS_CONDITION_FELT_ONE;
  if (episode->pattern < 0)
    return FALSE;
  if (is_twitch_topic (topic))
    return soleus_pattern_is_twitch (episode->pattern) && rate_channel >= 0
        && soleus_channel_set_has (&episode->channels, (guint)rate_channel);
  if (topic == SOLEUS_SHOWN_PLM)
    return is_leg_movement (episode->pattern);
  if (topic == SOLEUS_SHOWN_PATTERN)
    return episode->pattern == self->why_pattern;
  return topic == SOLEUS_SHOWN_PLACES && episode->pattern != SOLEUS_PATTERN_VOL;
}

/* Rows of the session's list, of guint. */
static GArray *
find_rows (SoleusFindingsPanel *self)
{
  GListModel *list = G_LIST_MODEL (soleus_session_get_episodes (
      soleus_document_get_session (self->document)));
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  const SoleusAnalysis *analysis = soleus_session_get_analysis (
      soleus_document_get_session (self->document));
  const int rate_channel =
      analysis != NULL ? soleus_rate_channel (analysis) : -1;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SoleusEpisodeItem) item = g_list_model_get_item (list, i);

      if (is_behind (self, item, rate_channel))
        g_array_append_val (rows, i);
    }
  return rows;
}

static void
show_row (SoleusFindingsPanel *self)
{
  g_autoptr (GArray) rows = find_rows (self);
  g_autofree char *place = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->why_steps), rows->len > 1);
  if (rows->len == 0)
    {
      gtk_label_set_label (
          self->why_place, _ ("No episode of its own stands behind this."));
      return;
    }
  self->why_at = CLAMP (self->why_at, 0, (int)rows->len - 1);
  soleus_document_show_row (
      self->document, g_array_index (rows, guint, self->why_at), FALSE);
  /* Translators: which of how many episodes is shown in the tracks. */
  place = g_strdup_printf (_ ("Shown: %d of %u"), self->why_at + 1, rows->len);
  gtk_label_set_label (self->why_place, place);
}

static void
show_method (SoleusFindingsPanel *self)
{
  const char *method =
      soleus_wording_method (self->why_topic, self->why_pattern, self->voice);

  gtk_label_set_label (self->why_method, method != NULL ? method : "");
}

char *
soleus_findings_panel_dup_why (SoleusShownTopic topic, SoleusPattern pattern)
{
  return g_strdup_printf ("%d:%d", (int)topic, (int)pattern);
}

static void
do_why (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusFindingsPanel *self = SOLEUS_FINDINGS_PANEL (widget);
  g_auto (GStrv) words =
      g_strsplit (g_variant_get_string (target, NULL), ":", 2);
  gint64 topic, pattern;

  if (!g_ascii_string_to_signed (words[0], 10, SOLEUS_SHOWN_TWITCHES,
          SOLEUS_N_SHOWN_TOPICS - 1, &topic, NULL)
      || words[1] == NULL
      || !g_ascii_string_to_signed (words[1], 10, SOLEUS_PATTERN_NONE,
          SOLEUS_N_PATTERNS - 1, &pattern, NULL))
    return;
  self->why_topic = (SoleusShownTopic)topic;
  self->why_pattern = (SoleusPattern)pattern;
  self->why_at = 0;
  show_method (self);
  show_row (self);
  gtk_widget_set_visible (GTK_WIDGET (self->why_box), TRUE);
}

static void
do_why_step (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusFindingsPanel *self = SOLEUS_FINDINGS_PANEL (widget);
  g_autoptr (GArray) rows = find_rows (self);
  const int n = (int)rows->len;

  if (n == 0)
    return;
  self->why_at = (self->why_at + g_variant_get_int32 (target) + n) % n;
  show_row (self);
}

static void
do_why_close (GtkWidget *widget, const char *name, GVariant *target)
{
  soleus_findings_panel_close_why (SOLEUS_FINDINGS_PANEL (widget));
}

void
soleus_findings_panel_close_why (SoleusFindingsPanel *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->why_box), FALSE);
}

/* The words follow the voice; what is shown in the tracks stays. */
void
soleus_findings_panel_refresh_why (SoleusFindingsPanel *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->why_box)))
    show_method (self);
}

void
soleus_findings_panel_install_why (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "findings.why", "s", do_why);
  gtk_widget_class_install_action (
      widget_class, "findings.why-step", "i", do_why_step);
  gtk_widget_class_install_action (
      widget_class, "findings.why-close", NULL, do_why_close);
}

/* --- links ----------------------------------------------------------------
 */

char *
soleus_findings_panel_dup_linked (
    const char *text, SoleusShownTopic topic, SoleusPattern pattern)
{
  g_autofree char *uri = soleus_findings_panel_dup_why (topic, pattern);

  /* Translators: %s is a link; the sentence before it has a number. */
  return g_markup_printf_escaped ("%s <a href=\"%s\" title=\"%s\">%s</a>", text,
      uri, _ ("Show in the tracks, and how it was measured"), _ ("Why?"));
}

gboolean
soleus_findings_panel_follow (GtkLabel *label, const char *uri)
{
  gtk_widget_activate_action (GTK_WIDGET (label), "findings.why", "s", uri);
  return TRUE;
}
