/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-cause-row.h"

#include "soleus-findings-panel-private.h"

#include <glib/gi18n-lib.h>

struct _SoleusCauseRow
{
  AdwExpanderRow parent_instance;

  SoleusCauseId cause;
  SoleusFindings *findings;
  SoleusVoice voice;
  char *measured; /* of this cause alone; NULL: nothing */
  GtkBox *details;
};

G_DEFINE_FINAL_TYPE (SoleusCauseRow, soleus_cause_row, ADW_TYPE_EXPANDER_ROW)

static const char *const band_classes[] = {
    "band-little", "band-possible", "band-fits"};

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_heading (SoleusCauseRow *self, const char *text)
{
  gtk_box_append (self->details, new_label (text, "caption-heading"));
}

static void
add_text (SoleusCauseRow *self, const char *text, const char *css_class)
{
  gtk_box_append (self->details, new_label (text, css_class));
}

/* A pattern that was recorded leads to its episodes. */
static void
add_point (SoleusCauseRow *self, const SoleusPoint *point)
{
  g_autofree char *sentence = soleus_wording_dup_point (point, self->voice);
  g_autofree char *line = g_strdup_printf ("• %s", sentence);
  g_autofree char *markup = NULL;
  GtkWidget *label;

  if (point->kind != SOLEUS_POINT_PATTERN || point->sign == SOLEUS_SIGN_MISSING)
    {
      add_text (self, line, NULL);
      return;
    }
  markup = soleus_findings_panel_dup_linked (
      line, SOLEUS_SHOWN_PATTERN, soleus_pattern_from_id (point->feature));
  label = new_label (NULL, NULL);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  g_signal_connect (
      label, "activate-link", G_CALLBACK (soleus_findings_panel_follow), NULL);
  gtk_box_append (self->details, label);
}

static void
add_points (SoleusCauseRow *self, SoleusSign sign, const char *heading,
    const char *none)
{
  const SoleusFinding *finding =
      soleus_findings_get (self->findings, self->cause);
  guint n = 0;
  const SoleusPoint *points =
      soleus_finding_get_points (self->findings, finding, sign, &n);

  add_heading (self, heading);
  if (n == 0)
    add_text (self, none, "dim-label");
  for (guint i = 0; i < n; i++)
    add_point (self, &points[i]);
}

/* The words a translation came from; nothing in English. */
static void
add_english (SoleusCauseRow *self, const char *shown, const char *english)
{
  g_autofree char *line = soleus_wording_dup_english (shown, english);

  if (line != NULL)
    add_text (self, line, "literature");
}

/* The whole statement; of a list the sentence that opens it, and the entry
 * this row is about. */
static void
add_statement (SoleusCauseRow *self, const SoleusCause *cause)
{
  const SoleusStatement *statement = soleus_statement_get (cause->statement);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) english = g_string_new (NULL);
  gboolean in_list = FALSE;

  for (guint i = statement->first; i < statement->first + statement->n; i++)
    {
      const SoleusSentence *sentence = soleus_sentence_get (i);

      if (sentence->kind == SOLEUS_SENTENCE_LIST_ENTRY)
        {
          in_list = TRUE;
          continue;
        }
      g_string_append_printf (
          text, "%s%s", text->len > 0 ? " " : "", _ (sentence->text));
      g_string_append_printf (
          english, "%s%s", english->len > 0 ? " " : "", sentence->text);
    }
  if (in_list)
    {
      g_string_append_printf (text, "\n• %s", _ (cause->quote));
      g_string_append_printf (english, "\n• %s", cause->quote);
    }
  add_text (self, text->str, "quote");
  add_english (self, text->str, english->str);
}

/* The document's statement and advice, quoted and marked as such. */
static void
add_document (SoleusCauseRow *self)
{
  const SoleusCause *cause = soleus_cause_get (self->cause);

  add_heading (self, _ ("The document says"));
  add_statement (self, cause);
  add_heading (self, _ ("The document's advice that fits here"));
  for (int i = 0; i < SOLEUS_N_ADVICE; i++)
    if ((cause->advice & (1u << i)) != 0)
      {
        const SoleusAdvice *advice = soleus_advice_get ((SoleusAdviceId)i);
        g_autofree char *line = g_strdup_printf (_ ("“%s”"), _ (advice->quote));

        add_text (self, line, "quote");
        add_english (self, _ (advice->quote), advice->quote);
      }
}

static void
add_added (SoleusCauseRow *self)
{
  const SoleusCause *cause = soleus_cause_get (self->cause);

  if (cause->usually != NULL || cause->urgency_note != NULL)
    add_heading (self, _ ("Added, not from the document *"));
  if (cause->usually != NULL)
    add_text (self, _ (cause->usually), NULL);
  if (cause->urgency_note != NULL)
    add_text (self, _ (cause->urgency_note), NULL);
  if (cause->remarks[0].text == NULL)
    return;
  add_heading (self, _ ("Literature, added *"));
  for (int i = 0; i < SOLEUS_MAX_REMARKS && cause->remarks[i].text != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf (
          "%s [%s]", _ (cause->remarks[i].text), cause->remarks[i].sources);

      add_text (self, line, "literature");
    }
}

static void
fill_details (SoleusCauseRow *self)
{
  GtkWidget *child;
  const SoleusFinding *finding;
  g_autofree char *points = NULL;

  while (
      (child = gtk_widget_get_first_child (GTK_WIDGET (self->details))) != NULL)
    gtk_box_remove (self->details, child);
  if (self->findings == NULL
      || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  finding = soleus_findings_get (self->findings, self->cause);
  if (self->measured != NULL)
    add_text (self, self->measured, NULL);
  add_points (
      self, SOLEUS_SIGN_FOR, _ ("Speaks for it"), _ ("Nothing known so far"));
  add_points (self, SOLEUS_SIGN_AGAINST, _ ("Speaks against it"),
      _ ("Nothing known so far"));
  add_points (self, SOLEUS_SIGN_MISSING, _ ("Not known, would help"),
      _ ("Nothing more that is asked here"));
  add_document (self);
  add_added (self);
  points = g_strdup_printf (
      _ ("%.1f points. %s"), finding->points, soleus_wording_points ());
  add_text (self, points, "caption");
}

static void
soleus_cause_row_finalize (GObject *object)
{
  SoleusCauseRow *self = SOLEUS_CAUSE_ROW (object);

  g_clear_pointer (&self->findings, soleus_findings_unref);
  g_free (self->measured);
  G_OBJECT_CLASS (soleus_cause_row_parent_class)->finalize (object);
}

static void
soleus_cause_row_class_init (SoleusCauseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = soleus_cause_row_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-cause-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusCauseRow, details);
  gtk_widget_class_bind_template_callback (widget_class, fill_details);
}

static void
soleus_cause_row_init (SoleusCauseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
soleus_cause_row_new (SoleusCauseId cause)
{
  SoleusCauseRow *self = g_object_new (SOLEUS_TYPE_CAUSE_ROW, NULL);
  const SoleusCause *row = soleus_cause_get (cause);
  g_autofree char *title = g_markup_escape_text (_ (row->quote), -1);

  self->cause = cause;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  return GTK_WIDGET (self);
}

SoleusCauseId
soleus_cause_row_get_cause (SoleusCauseRow *self)
{
  return self->cause;
}

void
soleus_cause_row_set_findings (SoleusCauseRow *self,
    const SoleusFindings *findings, const char *measured, SoleusVoice voice)
{
  const SoleusFinding *finding = soleus_findings_get (findings, self->cause);
  const char *band = soleus_wording_band (finding->band);
  SoleusFindings *old = self->findings;
  g_autofree char *spoken = NULL;

  self->findings = soleus_findings_ref (findings);
  self->voice = voice;
  g_free (self->measured);
  self->measured = g_strdup (measured);
  g_clear_pointer (&old, soleus_findings_unref);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), band);
  for (guint i = 0; i < G_N_ELEMENTS (band_classes); i++)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), band_classes[i]);
      if (i == finding->band)
        gtk_widget_add_css_class (GTK_WIDGET (self), band_classes[i]);
    }
  spoken = g_strdup_printf (
      "%s: %s", _ (soleus_cause_get (self->cause)->quote), band);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  fill_details (self);
}
