/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-findings-panel-private.h"

#include <glib/gi18n-lib.h>

/* As many open questions are shown at a time: never a wall of them. */
#define N_OPEN 3

static const SoleusAnswers *
get_answers (SoleusFindingsPanel *self)
{
  SoleusSession *session = soleus_document_get_session (self->document);

  return soleus_decisions_get_answers (soleus_session_get_decisions (session));
}

static SoleusQuestionRow *
find_row (GtkBox *box, SoleusKey key)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (soleus_question_row_get_key (SOLEUS_QUESTION_ROW (row)) == key)
      return SOLEUS_QUESTION_ROW (row);
  return NULL;
}

static gboolean
is_open (SoleusFindingsPanel *self, SoleusKey key)
{
  return soleus_answers_get (get_answers (self), soleus_question_get (key)->id)
      == SOLEUS_ANSWER_UNKNOWN;
}

/* Whether a detail is still asked for: its question is answered yes. */
static gboolean
is_asked (SoleusFindingsPanel *self, SoleusKey key)
{
  SoleusKey parent = soleus_question_get (key)->parent;

  return parent == SOLEUS_KEY_NONE
      || soleus_answers_get (
             get_answers (self), soleus_question_get (parent)->id)
      == SOLEUS_ANSWER_YES;
}

static void
add_row (SoleusFindingsPanel *self, SoleusKey key)
{
  GtkWidget *row = soleus_question_row_new (self->document, key);
  SoleusKey parent = soleus_question_get (key)->parent;
  SoleusQuestionRow *after =
      parent == SOLEUS_KEY_NONE ? NULL : find_row (self->questions, parent);

  if (after != NULL)
    gtk_box_insert_child_after (self->questions, row, GTK_WIDGET (after));
  else
    gtk_box_append (self->questions, row);
}

/* Rows stay where they are while the person answers them; details of a
 * question that is no longer yes go. Returns the open ones. */
static guint
prune_rows (SoleusFindingsPanel *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->questions));
  guint n_open = 0;

  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);
      SoleusKey key = soleus_question_row_get_key (SOLEUS_QUESTION_ROW (row));

      if (!is_asked (self, key))
        gtk_box_remove (self->questions, row);
      else if (is_open (self, key))
        n_open++;
      row = next;
    }
  return n_open;
}

static void
show_counts (SoleusFindingsPanel *self)
{
  g_autofree const char **keys = soleus_answers_dup_keys (get_answers (self));
  guint n = g_strv_length ((char **)keys);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u answer given", "%u answers given", n), n);

  gtk_label_set_label (self->answered, text);
  gtk_widget_set_visible (GTK_WIDGET (self->answered), n > 0);
}

void
soleus_findings_panel_refresh_questions (
    SoleusFindingsPanel *self, const SoleusEvidence *evidence)
{
  g_autoptr (GArray) ranked =
      soleus_questions_rank (evidence, get_answers (self),
          soleus_session_get_history (
              soleus_document_get_session (self->document)));
  guint n_open = prune_rows (self);
  GtkWidget *row;

  for (guint i = 0; i < ranked->len; i++)
    {
      const SoleusAsk *ask = &g_array_index (ranked, SoleusAsk, i);

      /* Details of a yes are always asked: the most serious reading holds
       * until they are said. */
      if (n_open >= N_OPEN && ask->group != SOLEUS_ASK_NOW)
        break;
      if (find_row (self->questions, ask->key) != NULL)
        continue;
      add_row (self, ask->key);
      n_open++;
    }
  row = gtk_widget_get_first_child (GTK_WIDGET (self->questions));
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    soleus_question_row_refresh (SOLEUS_QUESTION_ROW (row), self->voice);
  show_counts (self);
}

void
soleus_findings_panel_forget_questions (SoleusFindingsPanel *self)
{
  GtkWidget *row;

  while (
      (row = gtk_widget_get_first_child (GTK_WIDGET (self->questions))) != NULL)
    gtk_box_remove (self->questions, row);
}

/* Keeps the list of all questions in step with the answers. */
static void
refresh_all (GtkBox *box, SoleusFindingsPanel *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      SoleusKey key = soleus_question_row_get_key (SOLEUS_QUESTION_ROW (row));

      soleus_question_row_refresh (SOLEUS_QUESTION_ROW (row), self->voice);
      gtk_widget_set_visible (row, is_asked (self, key));
    }
}

typedef struct
{
  GtkBox *box;
  SoleusFindingsPanel *panel;
} AllQuestions;

static void
on_decisions (SoleusSession *session, GParamSpec *pspec, AllQuestions *all)
{
  refresh_all (all->box, all->panel);
}

static void
all_questions_free (gpointer data, GClosure *closure)
{
  AllQuestions *all = data;

  g_object_unref (all->panel);
  g_free (all);
}

GtkWindow *
soleus_findings_panel_all_questions (SoleusFindingsPanel *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (
      "/org/soleus/Soleus/soleus-all-questions.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  GtkBox *box = GTK_BOX (gtk_builder_get_object (builder, "questions"));
  AllQuestions *all = g_new0 (AllQuestions, 1);
  GClosure *closure;

  for (int key = 0; key < SOLEUS_N_KEYS; key++)
    gtk_box_append (
        box, soleus_question_row_new (self->document, (SoleusKey)key));
  refresh_all (box, self);
  all->box = box;
  all->panel = g_object_ref (self);
  closure = g_cclosure_new (G_CALLBACK (on_decisions), all, all_questions_free);
  g_object_watch_closure (G_OBJECT (box), closure);
  g_signal_connect_closure (soleus_document_get_session (self->document),
      "notify::decisions", closure, FALSE);
  gtk_window_set_transient_for (
      window, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  return window;
}
