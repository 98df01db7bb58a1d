/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-findings-panel-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OLDEST_YEARS 120

/* Places that are offered; any other can be written. The library keeps the
 * plain word. */
static const char *const places[] = {
    N_ ("left calf"),
    N_ ("right calf"),
    N_ ("left thigh"),
    N_ ("right thigh"),
    N_ ("left foot"),
    N_ ("right foot"),
    N_ ("arms or hands"),
    N_ ("back or belly"),
    N_ ("face or eyelid"),
};

static SoleusSession *
get_session (SoleusFindingsPanel *self)
{
  return soleus_document_get_session (self->document);
}

static const SoleusAnswers *
get_answers (SoleusFindingsPanel *self)
{
  return soleus_decisions_get_answers (
      soleus_session_get_decisions (get_session (self)));
}

/* --- age --------------------------------------------------------------------
 */

/* -1: not told; -2: no age at all. */
static int
parse_age (const char *text)
{
  gint64 age;

  if (*text == '\0')
    return -1;
  return g_ascii_string_to_signed (text, 10, 0, OLDEST_YEARS, &age, NULL)
      ? (int)age
      : -2;
}

static gboolean
on_age_settled (gpointer user_data)
{
  SoleusFindingsPanel *self = user_data;
  int age = parse_age (gtk_editable_get_text (GTK_EDITABLE (self->age)));
  g_autoptr (SoleusAnswers) answers = NULL;

  self->age_source = 0;
  if (age < -1 || age == soleus_answers_get_age_years (get_answers (self)))
    return G_SOURCE_REMOVE;
  answers = soleus_answers_with_age (get_answers (self), age);
  soleus_session_set_answers (get_session (self), answers);
  return G_SOURCE_REMOVE;
}

/* A digit at a time: what is written is taken when the hand rests. */
#define SETTLE_MS 700

void
soleus_findings_panel_age_changed (SoleusFindingsPanel *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->age));

  if (self->filling_person)
    return;
  if (parse_age (text) == -2)
    gtk_widget_add_css_class (GTK_WIDGET (self->age), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->age), "error");
  g_clear_handle_id (&self->age_source, g_source_remove);
  self->age_source = g_timeout_add (SETTLE_MS, on_age_settled, self);
}

/* --- places -----------------------------------------------------------------
 */

static void
set_place (SoleusFindingsPanel *self, const char *place, gboolean twitches)
{
  const char *const *told = soleus_answers_get_places (get_answers (self));
  g_autoptr (GPtrArray) next = g_ptr_array_new ();
  g_autoptr (SoleusAnswers) answers = NULL;

  for (; *told != NULL; told++)
    if (!g_str_equal (*told, place))
      g_ptr_array_add (next, (gpointer)*told);
  if (twitches)
    g_ptr_array_add (next, (gpointer)place);
  g_ptr_array_add (next, NULL);
  answers = soleus_answers_with_places (
      get_answers (self), (const char *const *)next->pdata);
  soleus_session_set_answers (get_session (self), answers);
}

static void
on_place (GtkToggleButton *button, SoleusFindingsPanel *self)
{
  if (!self->filling_person)
    set_place (self, g_object_get_data (G_OBJECT (button), "place"),
        gtk_toggle_button_get_active (button));
}

void
soleus_findings_panel_other_place (SoleusFindingsPanel *self)
{
  g_autofree char *text =
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->other_place)));

  g_strstrip (text);
  if (*text == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->other_place), "");
  set_place (self, text, TRUE);
}

static GtkWidget *
find_place (SoleusFindingsPanel *self, const char *place)
{
  GtkFlowBoxChild *child;

  for (int i = 0;
       (child = gtk_flow_box_get_child_at_index (self->places, i)) != NULL; i++)
    {
      GtkWidget *button = gtk_flow_box_child_get_child (child);

      if (g_strcmp0 (g_object_get_data (G_OBJECT (button), "place"), place)
          == 0)
        return button;
    }
  return NULL;
}

static GtkWidget *
add_place (SoleusFindingsPanel *self, const char *place)
{
  GtkWidget *label = gtk_label_new (_ (place));
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), label);
  g_object_set_data_full (G_OBJECT (button), "place", g_strdup (place), g_free);
  g_signal_connect (button, "toggled", G_CALLBACK (on_place), self);
  gtk_flow_box_append (self->places, button);
  return button;
}

static void
show_places (SoleusFindingsPanel *self)
{
  const char *const *told = soleus_answers_get_places (get_answers (self));
  GtkFlowBoxChild *child;

  /* What was written for another recording goes. */
  for (int i = (int)G_N_ELEMENTS (places);
       (child = gtk_flow_box_get_child_at_index (self->places, i)) != NULL;)
    {
      GtkWidget *button = gtk_flow_box_child_get_child (child);

      if (g_strv_contains (
              told, g_object_get_data (G_OBJECT (button), "place")))
        i++;
      else
        gtk_flow_box_remove (self->places, GTK_WIDGET (child));
    }
  for (const char *const *place = told; *place != NULL; place++)
    if (**place != '\0' && find_place (self, *place) == NULL)
      add_place (self, *place);
  for (int i = 0;
       (child = gtk_flow_box_get_child_at_index (self->places, i)) != NULL; i++)
    {
      GtkWidget *button = gtk_flow_box_child_get_child (child);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
          g_strv_contains (
              told, g_object_get_data (G_OBJECT (button), "place")));
    }
}

/* --- what was told for an earlier recording
 * -----------------------------------
 */

static void
tell (GString *text, const char *what)
{
  if (text->len > 0)
    g_string_append (text, "; ");
  g_string_append (text, what);
}

static void
show_remembered (SoleusFindingsPanel *self)
{
  g_autoptr (SoleusAnswers) remembered =
      soleus_session_dup_remembered (get_session (self));
  g_autofree const char **keys = soleus_answers_dup_keys (remembered);
  int age = soleus_answers_get_age_years (remembered);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (age >= 0)
    {
      g_autofree char *years = g_strdup_printf (_ ("age %d"), age);
      tell (list, years);
    }
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const SoleusQuestion *question =
          soleus_question_get (soleus_key_from_id (keys[i]));
      g_autofree char *one = g_strdup_printf (C_ ("answer: what", "%s: %s"),
          _ (question->clinical),
          soleus_answers_get (remembered, keys[i]) == SOLEUS_ANSWER_YES
              ? _ ("yes")
              : _ ("no"));
      tell (list, one);
    }
  /* Translators: %s lists answers, "age 52; Kidney disease: no". */
  text =
      g_strdup_printf (_ ("You said for an earlier recording: %s."), list->str);
  gtk_label_set_label (self->remembered_text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->remembered), list->len > 0);
}

static void
do_take_over (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusFindingsPanel *self = SOLEUS_FINDINGS_PANEL (widget);

  soleus_session_take_over_remembered (get_session (self));
}

/* --- all of it
 * ----------------------------------------------------------------
 */

void
soleus_findings_panel_refresh_person (SoleusFindingsPanel *self)
{
  const SoleusAnswers *answers = get_answers (self);
  int age = soleus_answers_get_age_years (answers);
  const char *written = gtk_editable_get_text (GTK_EDITABLE (self->age));

  self->filling_person = TRUE;
  /* Not while it is being written. */
  if (self->age_source == 0 && parse_age (written) != age)
    {
      g_autofree char *text =
          age < 0 ? g_strdup ("") : g_strdup_printf ("%d", age);

      gtk_editable_set_text (GTK_EDITABLE (self->age), text);
    }
  show_places (self);
  self->filling_person = FALSE;
  show_remembered (self);
}

void
soleus_findings_panel_init_person (SoleusFindingsPanel *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    add_place (self, places[i]);
}

void
soleus_findings_panel_install_person (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (
      widget_class, "findings.take-over", NULL, do_take_over);
}
