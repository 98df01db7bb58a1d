/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-people-window.h"

#include "soleus-application.h"
#include "soleus-dialogs.h"
#include "soleus-library-people.h"
#include "soleus-library-search.h"
#include "soleus-people-dialogs.h"
#include "soleus-people-job.h"
#include "soleus-people-words.h"
#include "soleus-person-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More than anybody reads; the words can be made longer. */
#define MAX_HITS 100

struct _SoleusPeopleWindow
{
  AdwWindow parent_instance;

  SoleusSession *session; /* owned */
  guint searched; /* number of the newest search */
  char *wanted; /* pseudonym to show once it is there; NULL: none */

  AdwLeaflet *leaflet;
  GtkWidget *side;
  AdwHeaderBar *side_header;
  GtkEditable *search;
  GtkStack *stack;
  GtkListBox *people;
  GtkListBox *hits;
  SoleusPersonPage *page;
};

G_DEFINE_FINAL_TYPE (SoleusPeopleWindow, soleus_people_window, ADW_TYPE_WINDOW)

static const char *
get_library_path (SoleusPeopleWindow *self)
{
  return soleus_session_get_library_path (self->session);
}

/* A window that was closed meanwhile shows nothing any more. The answer that
 * comes late keeps it alive: it is hidden, or disposed of and without what its
 * template had. */
static gboolean
is_gone (SoleusPeopleWindow *self)
{
  return self->people == NULL || !gtk_widget_get_visible (GTK_WIDGET (self));
}

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static GtkWidget *
add_row (GtkListBox *list, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_append (list, row);
  return row;
}

/* --- people ----------------------------------------------------------------
 */

static void
show_person (SoleusPeopleWindow *self, GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  if (id == NULL)
    return;
  soleus_person_page_show (self->page, *id);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->page));
}

static void
on_person (SoleusPeopleWindow *self, GtkListBoxRow *row)
{
  show_person (self, row);
}

static void
add_person (SoleusPeopleWindow *self, const SoleusLibraryPerson *person)
{
  g_autofree char *counts = g_strdup_printf (
      ngettext ("%u recording", "%u recordings", person->n_recordings),
      person->n_recordings);
  g_autofree char *born = person->birth_year == 0
      ? g_strdup ("")
      : g_strdup_printf (_ ("born %d"), person->birth_year);
  g_autofree char *text =
      g_strdup_printf ("%s%s%s", born, *born == '\0' ? "" : " · ", counts);
  GtkWidget *row = add_row (self->people, person->pseudonym, text);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (
      G_OBJECT (row), "id", g_memdup2 (&person->id, sizeof person->id), g_free);
  if (g_strcmp0 (self->wanted, person->pseudonym) != 0)
    return;
  g_clear_pointer (&self->wanted, g_free);
  gtk_list_box_select_row (self->people, GTK_LIST_BOX_ROW (row));
  show_person (self, GTK_LIST_BOX_ROW (row));
}

static gpointer
work_people (SoleusLibrary *library, gconstpointer data, GError **error)
{
  return soleus_library_dup_people (library, error);
}

static void
tell (SoleusPeopleWindow *self, const GError *error)
{
  soleus_dialogs_tell (
      GTK_WINDOW (self), _ ("The library could not be read"), error->message);
}

static void
on_people (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusPeopleWindow *self = SOLEUS_PEOPLE_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = soleus_people_job_finish (result, &error);

  if (is_gone (self))
    return;
  if (list == NULL)
    {
      tell (self, error);
      return;
    }
  clear (self->people);
  for (guint i = 0; i < list->len; i++)
    add_person (self, g_ptr_array_index (list, i));
  if (list->len == 0)
    add_row (self->people, _ ("Nobody yet"),
        _ ("Add a person with the button above."));
}

static void
ask_people (SoleusPeopleWindow *self)
{
  soleus_people_job_start (get_library_path (self), work_people, NULL, NULL,
      (GDestroyNotify)g_ptr_array_unref, self, on_people);
}

typedef struct
{
  char *pseudonym;
  int birth_year;
  char *note;
} NewPerson;

static void
new_person_free (gpointer data)
{
  NewPerson *person = data;

  g_free (person->pseudonym);
  g_free (person->note);
  g_free (person);
}

static gpointer
work_add (SoleusLibrary *library, gconstpointer data, GError **error)
{
  const NewPerson *person = data;
  /* Who is there already keeps what is not told anew. */
  int birth_year = person->birth_year == 0 ? -1 : person->birth_year;
  const char *note = *person->note == '\0' ? NULL : person->note;
  gint64 id;

  if (!soleus_library_enter_person (library, person->pseudonym, &id, error)
      || !soleus_library_describe_person (library, id, birth_year, note, error))
    return NULL;
  return soleus_library_dup_people (library, error);
}

static void
on_told (
    const char *pseudonym, int birth_year, const char *note, gpointer user_data)
{
  SoleusPeopleWindow *self = user_data;
  NewPerson *person = g_new0 (NewPerson, 1);

  person->pseudonym = g_strstrip (g_strdup (pseudonym));
  person->birth_year = birth_year;
  person->note = g_strdup (note);
  g_free (self->wanted);
  self->wanted = g_strdup (person->pseudonym);
  soleus_people_job_start (get_library_path (self), work_add, person,
      new_person_free, (GDestroyNotify)g_ptr_array_unref, self, on_people);
}

static void
do_add (GtkWidget *widget, const char *name, GVariant *target)
{
  soleus_people_ask_person (GTK_WINDOW (widget), NULL, 0, "", on_told, widget);
}

static void
do_back (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusPeopleWindow *self = SOLEUS_PEOPLE_WINDOW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->side);
}

static void
on_folded (SoleusPeopleWindow *self)
{
  const gboolean folded = adw_leaflet_get_folded (self->leaflet);

  soleus_person_page_set_folded (self->page, folded);
  adw_header_bar_set_show_end_title_buttons (self->side_header, folded);
}

/* --- search ----------------------------------------------------------------
 */

typedef struct
{
  char *words;
  guint number;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->words);
  g_free (search);
}

static gpointer
work_search (SoleusLibrary *library, gconstpointer data, GError **error)
{
  return soleus_library_search (
      library, ((const Search *)data)->words, MAX_HITS, error);
}

static void
add_hit (SoleusPeopleWindow *self, const SoleusLibraryHit *hit)
{
  g_autofree char *where = soleus_found_in_dup_words (hit->where);
  g_autofree char *text =
      g_strdup_printf ("%s%s%.10s\n%s", hit->person == NULL ? "" : hit->person,
          hit->person == NULL || hit->start == NULL ? "" : " · ",
          hit->start == NULL ? "" : hit->start, where);
  GtkWidget *row = add_row (self->hits, hit->name, g_strstrip (text));

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), hit->path != NULL);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (hit->path), g_free);
}

static void
on_hits (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusPeopleWindow *self = SOLEUS_PEOPLE_WINDOW (source);
  const Search *search = soleus_people_job_get_data (result);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = soleus_people_job_finish (result, &error);

  /* What came late answers words that stand there no longer. */
  if (is_gone (self) || search->number != self->searched)
    return;
  if (hits == NULL)
    {
      tell (self, error);
      return;
    }
  clear (self->hits);
  for (guint i = 0; i < hits->len; i++)
    add_hit (self, g_ptr_array_index (hits, i));
  if (hits->len == 0)
    add_row (self->hits, _ ("Nothing in the library holds these words."), "");
  gtk_stack_set_visible_child_name (self->stack, "hits");
}

static void
on_search (SoleusPeopleWindow *self)
{
  Search *search;
  const char *words = gtk_editable_get_text (self->search);

  self->searched++;
  if (*words == '\0')
    {
      gtk_stack_set_visible_child_name (self->stack, "people");
      return;
    }
  search = g_new0 (Search, 1);
  search->words = g_strdup (words);
  search->number = self->searched;
  soleus_people_job_start (get_library_path (self), work_search, search,
      search_free, (GDestroyNotify)g_ptr_array_unref, self, on_hits);
}

static void
on_open (SoleusPeopleWindow *self, const char *path)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GtkApplication *application =
      parent == NULL ? NULL : gtk_window_get_application (parent);

  if (application != NULL && path != NULL)
    soleus_application_open_path (
        SOLEUS_APPLICATION (application), SOLEUS_WINDOW (parent), path);
}

static void
on_hit (SoleusPeopleWindow *self, GtkListBoxRow *row)
{
  on_open (self, g_object_get_data (G_OBJECT (row), "path"));
}

/* --- the window ------------------------------------------------------------
 */

static void
soleus_people_window_finalize (GObject *object)
{
  SoleusPeopleWindow *self = SOLEUS_PEOPLE_WINDOW (object);

  g_clear_object (&self->session);
  g_free (self->wanted);
  G_OBJECT_CLASS (soleus_people_window_parent_class)->finalize (object);
}

static void
soleus_people_window_class_init (SoleusPeopleWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = soleus_people_window_finalize;
  g_type_ensure (SOLEUS_TYPE_PERSON_PAGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-people-window.ui");
#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, SoleusPeopleWindow, name)
  BIND (leaflet);
  BIND (side);
  BIND (side_header);
  BIND (search);
  BIND (stack);
  BIND (people);
  BIND (hits);
  BIND (page);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_person);
  gtk_widget_class_bind_template_callback (widget_class, on_hit);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, ask_people);
  gtk_widget_class_install_action (widget_class, "people.add", NULL, do_add);
  gtk_widget_class_install_action (widget_class, "people.back", NULL, do_back);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
soleus_people_window_init (SoleusPeopleWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  on_folded (self);
}

GtkWindow *
soleus_people_window_new (GtkWindow *parent, SoleusSession *session)
{
  SoleusPeopleWindow *self =
      g_object_new (SOLEUS_TYPE_PEOPLE_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  soleus_person_page_set_session (self->page, session);
  ask_people (self);
  return GTK_WINDOW (self);
}
