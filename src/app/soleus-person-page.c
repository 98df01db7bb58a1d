/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-person-page-private.h"

#include "soleus-diary.h"
#include "soleus-dialogs.h"
#include "soleus-people-dialogs.h"
#include "soleus-people-job.h"
#include "soleus-people-words.h"
#include "soleus-person-report.h"
#include "soleus-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rows of "Where" before the places. */
#define N_TOGETHER 2

enum
{
  CHANGED,
  OPEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusPersonPage, soleus_person_page, ADW_TYPE_BIN)

static void ask_view (SoleusPersonPage *self);

static GtkWindow *
get_window (SoleusPersonPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* Nobody sees what comes after the window was closed. */
static gboolean
is_gone (SoleusPersonPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root == NULL || !gtk_widget_get_visible (GTK_WIDGET (root));
}

static void
tell (SoleusPersonPage *self, const GError *error)
{
  soleus_dialogs_tell (
      get_window (self), _ ("That could not be kept"), error->message);
}

/* --- changes of the library ------------------------------------------------
 */

typedef struct
{
  gint64 person;
  gint64 entry; /* of the diary, to take out */
  int birth_year;
  char *first; /* time, or path of a table */
  char *trigger;
  char *note;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->first);
  g_free (change->trigger);
  g_free (change->note);
  g_free (change);
}

static gpointer
work_describe (SoleusLibrary *library, gconstpointer data, GError **error)
{
  const Change *change = data;

  soleus_library_describe_person (
      library, change->person, change->birth_year, change->note, error);
  return NULL;
}

static gpointer
work_note (SoleusLibrary *library, gconstpointer data, GError **error)
{
  const Change *change = data;

  soleus_diary_note (library, change->person, change->first, change->trigger,
      change->note, error);
  return NULL;
}

static gpointer
work_unnote (SoleusLibrary *library, gconstpointer data, GError **error)
{
  soleus_library_remove_diary (library, ((const Change *)data)->entry, error);
  return NULL;
}

static gpointer
work_import (SoleusLibrary *library, gconstpointer data, GError **error)
{
  const Change *change = data;
  guint n;

  soleus_diary_import_file (library, change->person, change->first, &n, error);
  return NULL;
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusPersonPage *self = SOLEUS_PERSON_PAGE (source);
  g_autoptr (GError) error = NULL;

  soleus_people_job_finish (result, &error);
  if (is_gone (self))
    return;
  if (error != NULL)
    tell (self, error);
  g_signal_emit (self, signals[CHANGED], 0);
  ask_view (self);
}

static Change *
change_new (SoleusPersonPage *self)
{
  Change *change = g_new0 (Change, 1);

  change->person = self->person;
  return change;
}

static void
keep (SoleusPersonPage *self, SoleusPeopleWork work, Change *change)
{
  soleus_people_job_start (soleus_session_get_library_path (self->session),
      work, change, change_free, NULL, self, on_kept);
}

static void
on_person_told (
    const char *pseudonym, int birth_year, const char *note, gpointer user_data)
{
  SoleusPersonPage *self = user_data;
  Change *change = change_new (self);

  change->birth_year = birth_year;
  change->note = g_strdup (note);
  keep (self, work_describe, change);
}

static void
do_edit (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusPersonPage *self = SOLEUS_PERSON_PAGE (widget);
  const SoleusLibraryPerson *person =
      self->shown == NULL ? NULL : self->shown->person;

  if (person != NULL)
    soleus_people_ask_person (get_window (self), person->pseudonym,
        person->birth_year, person->note, on_person_told, self);
}

static void
on_entry_told (
    const char *at, const char *trigger, const char *note, gpointer user_data)
{
  SoleusPersonPage *self = user_data;
  Change *change = change_new (self);

  change->first = g_strdup (at);
  change->trigger = g_strdup (trigger);
  change->note = g_strdup (note);
  keep (self, work_note, change);
}

static void
do_note (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusPersonPage *self = SOLEUS_PERSON_PAGE (widget);

  soleus_people_ask_entry (get_window (self), on_entry_told, self);
}

static void
on_table_chosen (const char *path, gpointer user_data)
{
  g_autoptr (SoleusPersonPage) self = user_data;
  Change *change;

  if (path == NULL || self->person == 0 || is_gone (self))
    return;
  change = change_new (self);
  change->first = g_strdup (path);
  keep (self, work_import, change);
}

static void
do_import (GtkWidget *widget, const char *name, GVariant *target)
{
  soleus_dialogs_open_any (get_window (SOLEUS_PERSON_PAGE (widget)),
      _ ("Import a diary"), on_table_chosen, g_object_ref (widget));
}

void
soleus_person_page_unnote (SoleusPersonPage *self, gint64 entry)
{
  Change *change = change_new (self);

  change->entry = entry;
  keep (self, work_unnote, change);
}

void
soleus_person_page_take (SoleusPersonPage *self)
{
  if (!soleus_session_set_person (self->session, self->person))
    return;
  g_signal_emit (self, signals[CHANGED], 0);
  ask_view (self);
}

void
soleus_person_page_open (SoleusPersonPage *self, const char *path)
{
  g_signal_emit (self, signals[OPEN], 0, path);
}

/* --- the view --------------------------------------------------------------
 */

static void
fill_choice (AdwComboRow *row, GtkStringList *names, guint selected)
{
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
}

/* The rows stay as they are while the same can be chosen. */
static void
fill_choices (SoleusPersonPage *self, const SoleusPersonView *view)
{
  g_autoptr (GtkStringList) patterns = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) places = gtk_string_list_new (NULL);
  const guint place = adw_combo_row_get_selected (self->place);

  for (guint i = 0; i < view->patterns->len; i++)
    gtk_string_list_append (
        patterns, soleus_words_label (g_ptr_array_index (view->patterns, i)));
  gtk_string_list_append (places, _ ("All places together"));
  gtk_string_list_append (places, _ ("Each place on its own"));
  for (guint i = 0; i < view->places->len; i++)
    gtk_string_list_append (places, g_ptr_array_index (view->places, i));
  self->filling = TRUE;
  fill_choice (self->pattern, patterns, 0);
  fill_choice (self->place, places,
      self->shown != NULL && place < N_TOGETHER + view->places->len ? place
                                                                    : 0);
  self->filling = FALSE;
}

static char *
dup_subtitle (const SoleusLibraryPerson *person)
{
  if (person->birth_year == 0)
    return g_strdup (person->note);
  return g_strdup_printf (_ ("born %d"), person->birth_year);
}

/* What the figure says, and what makes its points compare less well. */
static char *
dup_summary (const SoleusPersonView *view)
{
  g_autoptr (GPtrArray) warnings = soleus_points_dup_warnings (view->points);
  GString *text = g_string_new (soleus_figure_get_summary (view->figure));

  for (guint i = 0; i < warnings->len; i++)
    g_string_append_printf (
        text, "\n%s", (const char *)g_ptr_array_index (warnings, i));
  return g_string_free (text, FALSE);
}

static void
show (SoleusPersonPage *self, SoleusPersonView *view)
{
  g_autofree char *subtitle = dup_subtitle (view->person);
  g_autofree char *summary = dup_summary (view);
  const char *stem = view->person->pseudonym;

  fill_choices (self, view);
  g_clear_pointer (&self->shown, soleus_person_view_free);
  self->shown = view;
  adw_window_title_set_title (self->title, view->person->pseudonym);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_label_set_label (self->summary, summary);
  soleus_chart_view_set_figure (self->view, view->figure);
  soleus_figure_out_set (self->out, view->figure, stem, stem);
  soleus_person_page_fill_rows (self);
  gtk_stack_set_visible_child_name (self->stack, "person");
}

typedef struct
{
  SoleusPersonRequest request; /* strings interned */
  guint number;
} Asked;

static gpointer
work_view (SoleusLibrary *library, gconstpointer data, GError **error)
{
  const Asked *asked = data;

  return soleus_person_view_new (library, &asked->request, error);
}

static void
on_view (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusPersonPage *self = SOLEUS_PERSON_PAGE (source);
  const Asked *asked = soleus_people_job_get_data (result);
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusPersonView) view = soleus_people_job_finish (result, &error);

  if (is_gone (self))
    return;
  if (error != NULL)
    tell (self, error);
  /* What came late answers what nobody asks any more. */
  else if (asked->number == self->asked)
    show (self, g_steal_pointer (&view));
}

static SoleusPersonRequest request_of (SoleusPersonPage *self);

static void
do_report (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusPersonPage *self = SOLEUS_PERSON_PAGE (widget);
  const SoleusPersonRequest request = request_of (self);

  if (self->shown != NULL)
    soleus_person_report_ask (get_window (self),
        soleus_session_get_library_path (self->session), &request,
        self->shown->person->pseudonym);
}

static const char *
chosen_pattern (SoleusPersonPage *self)
{
  const guint i = adw_combo_row_get_selected (self->pattern);

  return self->shown != NULL && i < self->shown->patterns->len
      ? g_ptr_array_index (self->shown->patterns, i)
      : soleus_pattern_id (SOLEUS_PATTERN_FASC);
}

static SoleusPersonRequest
request_of (SoleusPersonPage *self)
{
  const guint place = adw_combo_row_get_selected (self->place);
  SoleusPersonRequest request = {.person = self->person,
      .pattern = chosen_pattern (self),
      .each_place = self->shown != NULL && place == 1,
      .window_h = SOLEUS_DIARY_WINDOW_H};

  if (self->shown != NULL && place >= N_TOGETHER
      && place - N_TOGETHER < self->shown->places->len)
    request.place = g_ptr_array_index (self->shown->places, place - N_TOGETHER);
  return request;
}

static void
ask_view (SoleusPersonPage *self)
{
  Asked *asked;

  if (self->person == 0 || self->session == NULL)
    return;
  asked = g_new0 (Asked, 1);
  asked->number = ++self->asked;
  asked->request = request_of (self);
  soleus_people_job_start (soleus_session_get_library_path (self->session),
      work_view, asked, g_free, (GDestroyNotify)soleus_person_view_free, self,
      on_view);
}

static void
on_choice (SoleusPersonPage *self)
{
  if (!self->filling)
    ask_view (self);
}

/* --- the widget ------------------------------------------------------------
 */

static void
soleus_person_page_dispose (GObject *object)
{
  SoleusPersonPage *self = SOLEUS_PERSON_PAGE (object);

  g_clear_pointer (&self->shown, soleus_person_view_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (soleus_person_page_parent_class)->dispose (object);
}

static void
soleus_person_page_class_init (SoleusPersonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_person_page_dispose;
  g_type_ensure (SOLEUS_TYPE_CHART_VIEW);
  g_type_ensure (SOLEUS_TYPE_FIGURE_OUT);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
      G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass),
      G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-person-page.ui");
#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, SoleusPersonPage, name)
  BIND (title);
  BIND (back);
  BIND (menu);
  BIND (stack);
  BIND (pattern);
  BIND (place);
  BIND (summary);
  BIND (out);
  BIND (view);
  BIND (effects);
  BIND (recordings);
  BIND (diary);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_choice);
  gtk_widget_class_install_action (widget_class, "person.edit", NULL, do_edit);
  gtk_widget_class_install_action (widget_class, "person.note", NULL, do_note);
  gtk_widget_class_install_action (
      widget_class, "person.import-diary", NULL, do_import);
  gtk_widget_class_install_action (
      widget_class, "person.report", NULL, do_report);
}

static void
soleus_person_page_init (SoleusPersonPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_person_page_show (self, 0);
}

void
soleus_person_page_set_session (SoleusPersonPage *self, SoleusSession *session)
{
  g_set_object (&self->session, session);
}

void
soleus_person_page_set_folded (SoleusPersonPage *self, gboolean folded)
{
  gtk_widget_set_visible (self->back, folded);
}

void
soleus_person_page_show (SoleusPersonPage *self, gint64 person)
{
  if (person != self->person)
    g_clear_pointer (&self->shown, soleus_person_view_free);
  self->person = person;
  gtk_widget_set_visible (self->menu, person != 0);
  if (person == 0)
    {
      adw_window_title_set_title (self->title, "");
      adw_window_title_set_subtitle (self->title, "");
      gtk_stack_set_visible_child_name (self->stack, "nobody");
    }
  ask_view (self);
}
