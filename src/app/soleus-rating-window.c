/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-rating-window.h"

#include "soleus-ticks.h"
#include "soleus-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* To both sides of an event when the tracks go there. */
#define MARGIN_S 2.0

struct _SoleusRatingWindow
{
  AdwWindow parent_instance;

  SoleusDocument *document; /* owned */
  GPtrArray *raters; /* of char * */
  SoleusRating *rating;
  gboolean filling;
  char *reasoned; /* dup_key() of the pair the reason is of; NULL: of none */

  GtkDropDown *first;
  GtkDropDown *second;
  GtkLabel *figures;
  GtkColumnView *view;
  GtkEditable *reason;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (SoleusRatingWindow, soleus_rating_window, ADW_TYPE_WINDOW)

static SoleusSession *
get_session (SoleusRatingWindow *self)
{
  return soleus_document_get_session (self->document);
}

static const SoleusRatingPair *
pair_at (SoleusRatingWindow *self, guint i)
{
  return self->rating != NULL && i < self->rating->pairs->len
      ? g_ptr_array_index (self->rating->pairs, i)
      : NULL;
}

/* --- the table -------------------------------------------------------------
 */

static char *
text_onset (SoleusRatingWindow *self, guint i)
{
  SoleusRecording *recording = soleus_document_get_recording (self->document);

  return soleus_time_dup_text (
      soleus_rating_pair_get_mark (pair_at (self, i))->onset_s,
      recording == NULL ? NULL : soleus_recording_get_start (recording), 2);
}

static char *
text_mark (const SoleusMark *mark)
{
  g_autofree char *length = NULL;

  if (mark == NULL)
    return g_strdup ("–");
  length = soleus_duration_dup_text (mark->duration_s);
  return g_strdup_printf ("%s, %s", soleus_words_label (mark->label), length);
}

static char *
text_first (SoleusRatingWindow *self, guint i)
{
  return text_mark (pair_at (self, i)->first);
}

static char *
text_second (SoleusRatingWindow *self, guint i)
{
  return text_mark (pair_at (self, i)->second);
}

static char *
text_kept (const SoleusMark *agreed)
{
  return soleus_mark_is_neither (agreed) ? g_strdup (_ ("neither"))
                                         : text_mark (agreed);
}

static char *
text_agreed (SoleusRatingWindow *self, guint i)
{
  const SoleusRatingPair *pair = pair_at (self, i);
  const SoleusMark *agreed = pair->agreed;

  if (agreed != NULL && *agreed->note != '\0')
    {
      g_autofree char *mark = text_kept (agreed);
      return g_strdup_printf ("%s: %s", mark, agreed->note);
    }
  if (agreed != NULL)
    return text_kept (agreed);
  return g_strdup (
      soleus_rating_pair_same (pair) ? _ ("the same: open") : _ ("open"));
}

typedef struct
{
  const char *title;
  char *(*text) (SoleusRatingWindow *self, guint i);
} Column;

static const Column columns[] = {
    {N_ ("Onset"), text_onset},
    {N_ ("First"), text_first},
    {N_ ("Second"), text_second},
    {N_ ("Agreed"), text_agreed},
};

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item,
    SoleusRatingWindow *self)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (list_item, label);
}

/* Rows are strings that hold nothing: their position tells the pair. */
static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item,
    SoleusRatingWindow *self)
{
  const Column *column = g_object_get_data (G_OBJECT (factory), "column");
  const guint i = gtk_list_item_get_position (list_item);
  g_autofree char *text =
      pair_at (self, i) == NULL ? NULL : column->text (self, i);

  gtk_label_set_label (
      GTK_LABEL (gtk_list_item_get_child (list_item)), text ? text : "");
}

static void
add_column (SoleusRatingWindow *self, const Column *row)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), "column", (gpointer)row);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  column = gtk_column_view_column_new (_ (row->title), factory);
  gtk_column_view_column_set_expand (column, row->text != text_onset);
  gtk_column_view_append_column (self->view, column);
}

/* --- figures ---------------------------------------------------------------
 */

static char *
dup_figures (const SoleusComparison *figures)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text,
      _ ("Events: %u of the first, %u of the second, %u of both"),
      figures->all.n_reference, figures->all.n_test, figures->all.n_matched);
  if (!isnan (figures->all.f1.value))
    g_string_append_printf (text, _ ("\nF1 %.2f (%.2f to %.2f)"),
        figures->all.f1.value, figures->all.f1.low, figures->all.f1.high);
  if (!isnan (figures->kappa))
    g_string_append_printf (text, _ (", kappa %.2f, with the labels %.2f"),
        figures->kappa, figures->kappa_labels);
  if (figures->onset.n > 0)
    g_string_append_printf (text,
        _ ("\nThe second begins %+.0f ms and ends %+.0f ms from the first, on "
           "average."),
        1000.0 * figures->onset.bias_s, 1000.0 * figures->offset.bias_s);
  return g_string_free (text, FALSE);
}

/* --- what is chosen --------------------------------------------------------
 */

static guint
get_chosen (SoleusRatingWindow *self)
{
  return gtk_single_selection_get_selected (self->selection);
}

/* Tells a pair, and what was decided about it, from any other. */
static char *
dup_key (const SoleusRatingPair *pair)
{
  const SoleusMark *agreed = pair->agreed;

  return g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT
                          " %" G_GUINT64_FORMAT " %s",
      pair->first == NULL ? 0 : pair->first->id,
      pair->second == NULL ? 0 : pair->second->id,
      agreed == NULL ? 0 : agreed->id, agreed == NULL ? "" : agreed->note);
}

/* What is typed stays only while the chosen row is the same pair. */
static void
show_reason (SoleusRatingWindow *self)
{
  const SoleusRatingPair *pair = pair_at (self, get_chosen (self));
  g_autofree char *key = pair == NULL ? NULL : dup_key (pair);

  if (key != NULL && g_strcmp0 (key, self->reasoned) == 0)
    return;
  g_free (self->reasoned);
  self->reasoned = g_steal_pointer (&key);
  gtk_editable_set_text (self->reason,
      pair == NULL || pair->agreed == NULL ? "" : pair->agreed->note);
}

static void
show_row (SoleusRatingWindow *self)
{
  SoleusViewState *state = soleus_document_get_state (self->document);
  const SoleusRatingPair *pair = pair_at (self, get_chosen (self));
  const SoleusMark *mark;

  if (self->filling || pair == NULL)
    return;
  mark = soleus_rating_pair_get_mark (pair);
  show_reason (self);
  soleus_view_state_jump (state,
      soleus_zoom_pan ((SoleusSpan){mark->onset_s - MARGIN_S,
                           mark->onset_s + mark->duration_s + MARGIN_S},
          0.0, soleus_view_state_get_limits (state)));
  soleus_view_state_set_cursor_s (state, mark->onset_s);
}

static gboolean
is_open (SoleusRatingWindow *self, guint i)
{
  return pair_at (self, i)->agreed == NULL;
}

/* Where nothing is open any more the same row stays chosen. */
static void
select_next_open (SoleusRatingWindow *self, guint from)
{
  const guint n = self->rating->pairs->len;
  guint next = from;

  for (guint k = 0; k < n; k++)
    if (is_open (self, (from + k) % n))
      {
        next = (from + k) % n;
        break;
      }
  gtk_single_selection_set_selected (self->selection, next);
  show_row (self);
}

/* The rows anew, with the same one chosen. */
static void
show_pairs (SoleusRatingWindow *self)
{
  const guint chosen = get_chosen (self);
  g_autoptr (GtkStringList) rows = gtk_string_list_new (NULL);
  g_autofree char *figures = dup_figures (self->rating->figures);

  for (guint i = 0; i < self->rating->pairs->len; i++)
    gtk_string_list_append (rows, "");
  self->filling = TRUE;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (rows));
  gtk_single_selection_set_selected (
      self->selection, chosen < self->rating->pairs->len ? chosen : 0);
  self->filling = FALSE;
  show_reason (self);
  gtk_label_set_label (self->figures, figures);
}

static void
compare (SoleusRatingWindow *self)
{
  SoleusRecording *recording = soleus_document_get_recording (self->document);
  const guint first = gtk_drop_down_get_selected (self->first);
  const guint second = gtk_drop_down_get_selected (self->second);

  if (recording == NULL || first >= self->raters->len
      || second >= self->raters->len)
    return;
  g_clear_pointer (&self->rating, soleus_rating_free);
  self->rating =
      soleus_rating_new (soleus_session_get_decisions (get_session (self)),
          g_ptr_array_index (self->raters, first),
          g_ptr_array_index (self->raters, second),
          soleus_recording_get_duration_s (recording));
  show_pairs (self);
}

static void
on_rater (SoleusRatingWindow *self)
{
  if (!self->filling)
    compare (self);
}

static void
do_take (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusRatingWindow *self = SOLEUS_RATING_WINDOW (widget);
  const guint i = get_chosen (self);
  const SoleusRatingPair *pair = pair_at (self, i);
  g_autofree char *reason = g_strdup (gtk_editable_get_text (self->reason));

  /* What is kept comes back by the session's news, see compare(). */
  if (pair != NULL
      && soleus_session_agree (get_session (self), pair,
          (SoleusTake)g_variant_get_int32 (target), reason))
    select_next_open (self, i);
}

/* The reason of what is decided already; of an open row it waits for the
 * decision. */
static void
on_reason (SoleusRatingWindow *self)
{
  const SoleusRatingPair *pair = pair_at (self, get_chosen (self));
  g_autofree char *reason = g_strdup (gtk_editable_get_text (self->reason));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (pair != NULL && pair->agreed != NULL
      && !g_str_equal (pair->agreed->note, reason))
    {
      g_autoptr (SoleusMark) agreed = soleus_mark_ref (pair->agreed);
      SoleusMark values = *agreed;
      values.note = reason;
      soleus_session_update_mark (get_session (self), &values);
    }
}

static void
do_reason (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_widget_grab_focus (GTK_WIDGET (SOLEUS_RATING_WINDOW (widget)->reason));
}

static void
do_undo (GtkWidget *widget, const char *name, GVariant *target)
{
  soleus_session_undo (get_session (SOLEUS_RATING_WINDOW (widget)));
}

/* --- the widget ------------------------------------------------------------
 */

static void
soleus_rating_window_finalize (GObject *object)
{
  SoleusRatingWindow *self = SOLEUS_RATING_WINDOW (object);

  g_clear_pointer (&self->rating, soleus_rating_free);
  g_clear_pointer (&self->raters, g_ptr_array_unref);
  g_free (self->reasoned);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (soleus_rating_window_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const guint keys[] = {GDK_KEY_a, GDK_KEY_b, GDK_KEY_x};

  for (int take = 0; take < (int)G_N_ELEMENTS (keys); take++)
    gtk_widget_class_add_binding_action (
        widget_class, keys[take], 0, "rating.take", "i", take);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_r, 0, "rating.reason", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "rating.undo", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
soleus_rating_window_class_init (SoleusRatingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = soleus_rating_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-rating-window.ui");
#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, SoleusRatingWindow, name)
  BIND (first);
  BIND (second);
  BIND (figures);
  BIND (view);
  BIND (reason);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_rater);
  gtk_widget_class_bind_template_callback (widget_class, on_reason);
  gtk_widget_class_install_action (widget_class, "rating.take", "i", do_take);
  gtk_widget_class_install_action (
      widget_class, "rating.reason", NULL, do_reason);
  gtk_widget_class_install_action (widget_class, "rating.undo", NULL, do_undo);
  add_keys (widget_class);
}

static void
soleus_rating_window_init (SoleusRatingWindow *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (self, &columns[i]);
  self->selection = gtk_single_selection_new (NULL);
  g_signal_connect_swapped (
      self->selection, "notify::selected", G_CALLBACK (show_row), self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection); /* the view holds it */
}

static void
fill_raters (SoleusRatingWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->raters->len; i++)
    {
      const char *name = g_ptr_array_index (self->raters, i);
      gtk_string_list_append (
          names, *name == '\0' ? _ ("without a name") : name);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->first, G_LIST_MODEL (names));
  gtk_drop_down_set_model (self->second, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->first, 0);
  gtk_drop_down_set_selected (self->second, 1);
  self->filling = FALSE;
}

GtkWindow *
soleus_rating_window_new (GtkWindow *parent, SoleusDocument *document)
{
  SoleusRatingWindow *self =
      g_object_new (SOLEUS_TYPE_RATING_WINDOW, "transient-for", parent, NULL);
  SoleusSession *session = soleus_document_get_session (document);

  self->document = g_object_ref (document);
  self->raters =
      soleus_rating_dup_raters (soleus_session_get_decisions (session));
  fill_raters (self);
  g_signal_connect_object (session, "notify::decisions", G_CALLBACK (compare),
      self, G_CONNECT_SWAPPED);
  compare (self);
  select_next_open (self, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return GTK_WINDOW (self);
}
