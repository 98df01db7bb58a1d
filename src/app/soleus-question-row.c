/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-question-row.h"

#include <glib/gi18n-lib.h>

struct _SoleusQuestionRow
{
  GtkBox parent_instance;

  SoleusDocument *document; /* not owned: the window's */
  SoleusKey key;
  gboolean filling;
  GtkLabel *text;
  GtkLabel *why;
  GtkToggleButton *yes;
  GtkToggleButton *no;
  GtkToggleButton *unknown;
};

G_DEFINE_FINAL_TYPE (SoleusQuestionRow, soleus_question_row, GTK_TYPE_BOX)

static void
on_toggled (SoleusQuestionRow *self, GtkToggleButton *button)
{
  const SoleusQuestion *question = soleus_question_get (self->key);
  SoleusAnswer answer = SOLEUS_ANSWER_UNKNOWN;

  if (self->filling || !gtk_toggle_button_get_active (button))
    return;
  if (button == self->yes)
    answer = SOLEUS_ANSWER_YES;
  else if (button == self->no)
    answer = SOLEUS_ANSWER_NO;
  soleus_session_set_answer (
      soleus_document_get_session (self->document), question->id, answer);
}

static void
soleus_question_row_class_init (SoleusQuestionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-question-row.ui");
#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, SoleusQuestionRow, name)
  BIND (text);
  BIND (why);
  BIND (yes);
  BIND (no);
  BIND (unknown);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
soleus_question_row_init (SoleusQuestionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A screen reader hears the question with each button. */
static void
name_button (GtkToggleButton *button, const char *answer, const char *question)
{
  g_autofree char *spoken = g_strdup_printf ("%s: %s", answer, question);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* Why it is asked; for medicines with names to think of. */
static char *
dup_why (SoleusKey key)
{
  const SoleusQuestion *question = soleus_question_get (key);
  const char *why = question->why != NULL ? _ (question->why) : "";
  g_autofree char *names = NULL;

  if (key != SOLEUS_KEY_Q15)
    return g_strdup (why);
  names = g_strjoinv (", ", (char **)soleus_medicine_suggestions ());
  /* Translators: a sentence, then names of medicines. */
  return g_strdup_printf (_ ("%s For example: %s."), why, names);
}

/* In a long language three answers beside each other need two lines. */
static void
wrap_words (GtkToggleButton *button)
{
  GtkLabel *words = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_label_set_wrap (words, TRUE);
  gtk_label_set_justify (words, GTK_JUSTIFY_CENTER);
}

GtkWidget *
soleus_question_row_new (SoleusDocument *document, SoleusKey key)
{
  SoleusQuestionRow *self = g_object_new (SOLEUS_TYPE_QUESTION_ROW, NULL);
  const SoleusQuestion *question = soleus_question_get (key);
  g_autofree char *why = NULL;

  self->document = document;
  self->key = key;
  why = dup_why (key);
  gtk_label_set_label (self->why, why);
  if (question->yes != NULL)
    gtk_button_set_label (GTK_BUTTON (self->yes), _ (question->yes));
  if (question->no != NULL)
    gtk_button_set_label (GTK_BUTTON (self->no), _ (question->no));
  wrap_words (self->yes);
  wrap_words (self->no);
  wrap_words (self->unknown);
  if (question->parent != SOLEUS_KEY_NONE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "sub-question");
  return GTK_WIDGET (self);
}

SoleusKey
soleus_question_row_get_key (SoleusQuestionRow *self)
{
  return self->key;
}

void
soleus_question_row_refresh (SoleusQuestionRow *self, SoleusVoice voice)
{
  const SoleusQuestion *question = soleus_question_get (self->key);
  SoleusSession *session = soleus_document_get_session (self->document);
  const SoleusAnswers *answers =
      soleus_decisions_get_answers (soleus_session_get_decisions (session));
  GtkToggleButton *buttons[] = {self->unknown, self->no, self->yes};
  const char *text =
      _ (voice == SOLEUS_VOICE_CLINICAL ? question->clinical : question->text);

  gtk_label_set_label (self->text, text);
  name_button (self->yes, gtk_button_get_label (GTK_BUTTON (self->yes)), text);
  name_button (self->no, gtk_button_get_label (GTK_BUTTON (self->no)), text);
  name_button (self->unknown, _ ("Don't know"), text);
  self->filling = TRUE;
  gtk_toggle_button_set_active (
      buttons[soleus_answers_get (answers, question->id)], TRUE);
  self->filling = FALSE;
}
