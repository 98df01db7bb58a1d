/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-episode-table.h"

#include "soleus-class.h"
#include "soleus-episode-statistics.h"
#include "soleus-ticks.h"
#include "soleus-wording.h"
#include "soleus-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Below this the score counts as doubtful: the table of wording says "low"
 * and "medium" there. */
#define DOUBTFUL 0.7
/* Before the statistics of a changed list are told. */
#define COUNT_MS 60

typedef enum
{
  SHOW_ALL,
  SHOW_FOUND,
  SHOW_MINE,
  SHOW_DOUBTFUL,
  SHOW_REJECTED
} Show;

struct _SoleusEpisodeTable
{
  AdwBin parent_instance;

  SoleusDocument *document; /* not owned: the window's */
  GtkColumnView *view;
  GtkDropDown *show;
  GtkMenuButton *narrow; /* by pattern, channel and span */
  GtkDropDown *pattern;
  GArray *patterns; /* of int: behind the first row, "all" */
  GtkDropDown *channel; /* behind the first row: by number */
  GtkCheckButton *in_span;
  guint count_source;
  GtkLabel *count;
  GtkStack *stack;
  GtkCustomFilter *filter;
  GtkSingleSelection *selection;
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (SoleusEpisodeTable, soleus_episode_table, ADW_TYPE_BIN)

static char *
text_onset (SoleusEpisodeTable *self, SoleusEpisodeItem *item)
{
  SoleusRecording *recording = soleus_document_get_recording (self->document);
  const SoleusEpisode *episode = soleus_episode_item_get_episode (item);

  return soleus_words_dup_time (soleus_document_get_state (self->document),
      recording, episode->onset_s, 2);
}

static char *
text_label (SoleusEpisodeTable *self, SoleusEpisodeItem *item)
{
  const SoleusEpisode *episode = soleus_episode_item_get_episode (item);
  const char *name = soleus_words_label (soleus_episode_item_get_label (item));

  if (episode->ambiguous_with == SOLEUS_PATTERN_NONE)
    return g_strdup (name);
  /* Translators: two names for one episode that cannot be told apart. */
  return g_strdup_printf (_ ("%s or %s"), name,
      soleus_words_label (soleus_pattern_id (episode->ambiguous_with)));
}

static char *
text_channels (SoleusEpisodeTable *self, SoleusEpisodeItem *item)
{
  return g_strdup (soleus_episode_item_get_channels (item));
}

static char *
text_amplitude (SoleusEpisodeTable *self, SoleusEpisodeItem *item)
{
  SoleusUnits units = soleus_document_get_units (self->document);

  return soleus_units_dup_value (&units,
      soleus_episode_item_get_amplitude (item),
      soleus_episode_item_get_unit (item));
}

static char *
text_duration (SoleusEpisodeTable *self, SoleusEpisodeItem *item)
{
  return soleus_duration_dup_text (
      soleus_episode_item_get_episode (item)->duration_s);
}

static char *
text_frequency (SoleusEpisodeTable *self, SoleusEpisodeItem *item)
{
  return soleus_words_dup_value (
      soleus_episode_item_get_episode (item)->frequency_hz, "Hz");
}

static char *
text_score (SoleusEpisodeTable *self, SoleusEpisodeItem *item)
{
  const SoleusEpisode *episode = soleus_episode_item_get_episode (item);

  if (episode->origin != SOLEUS_ORIGIN_FOUND || isnan (episode->score))
    return g_strdup ("–");
  return g_strdup (soleus_wording_score (episode->score));
}

static char *
text_origin (SoleusEpisodeTable *self, SoleusEpisodeItem *item)
{
  const SoleusEpisode *episode = soleus_episode_item_get_episode (item);
  const char *origin = soleus_words_origin (episode->origin);

  if (episode->rejected)
    return g_strdup_printf (_ ("%s, rejected"), origin);
  if (episode->accepted && episode->origin == SOLEUS_ORIGIN_FOUND)
    return g_strdup_printf (_ ("%s, accepted"), origin);
  return g_strdup (origin);
}

typedef struct
{
  const char *title;
  char *(*text) (SoleusEpisodeTable *self, SoleusEpisodeItem *item);
  const char *sort_by; /* property of the item */
  gboolean is_text; /* left, sorted as text */
  gboolean expand;
} Column;

static const Column columns[] = {
    {N_ ("Onset"), text_onset, "onset", FALSE, FALSE},
    {N_ ("Pattern"), text_label, "label", TRUE, TRUE},
    {N_ ("Channel"), text_channels, "channels", TRUE, TRUE},
    {N_ ("Amplitude"), text_amplitude, "amplitude", FALSE, FALSE},
    {N_ ("Length"), text_duration, "duration", FALSE, FALSE},
    {N_ ("Rhythm"), text_frequency, "frequency", FALSE, FALSE},
    {N_ ("Score"), text_score, "score", FALSE, FALSE},
    {N_ ("From"), text_origin, "origin", TRUE, FALSE},
};

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item,
    SoleusEpisodeTable *self)
{
  const Column *column = g_object_get_data (G_OBJECT (factory), "column");
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), column->is_text ? 0.0f : 1.0f);
  if (column->expand)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_tooltip_text (label, soleus_words_column (column->sort_by));
  gtk_list_item_set_child (list_item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item,
    SoleusEpisodeTable *self)
{
  const Column *column = g_object_get_data (G_OBJECT (factory), "column");
  SoleusEpisodeItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *label = gtk_list_item_get_child (list_item);
  const SoleusEpisode *episode = soleus_episode_item_get_episode (item);
  g_autofree char *text = column->text (self, item);

  gtk_label_set_label (GTK_LABEL (label), text);
  if (episode->rejected)
    gtk_widget_add_css_class (label, "rejected");
  else
    gtk_widget_remove_css_class (label, "rejected");
}

static GtkSorter *
new_sorter (const Column *column)
{
  GtkExpression *by = gtk_property_expression_new (
      SOLEUS_TYPE_EPISODE_ITEM, NULL, column->sort_by);

  if (column->is_text && !g_str_equal (column->sort_by, "origin"))
    return GTK_SORTER (gtk_string_sorter_new (by));
  return GTK_SORTER (gtk_numeric_sorter_new (by));
}

static void
add_column (SoleusEpisodeTable *self, const Column *row)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = new_sorter (row);
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), "column", (gpointer)row);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  column = gtk_column_view_column_new (_ (row->title), factory);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, row->expand);
  gtk_column_view_append_column (self->view, column);
}

static gboolean
matches_show (SoleusEpisodeTable *self, const SoleusEpisode *episode)
{
  switch ((Show)gtk_drop_down_get_selected (self->show))
    {
    case SHOW_FOUND:
      return episode->origin == SOLEUS_ORIGIN_FOUND && !episode->rejected;
    case SHOW_MINE:
      return episode->origin != SOLEUS_ORIGIN_FOUND;
    case SHOW_DOUBTFUL:
      return episode->origin == SOLEUS_ORIGIN_FOUND && !episode->rejected
          && episode->score < DOUBTFUL;
    case SHOW_REJECTED:
      return episode->rejected;
    case SHOW_ALL:
    default:
      return TRUE;
    }
}

static gboolean
matches_span (SoleusEpisodeTable *self, const SoleusEpisode *episode)
{
  SoleusSpan span;

  return !gtk_check_button_get_active (self->in_span)
      || !soleus_view_state_get_selection (
          soleus_document_get_state (self->document), &span, NULL)
      || (episode->onset_s < span.end_s
          && episode->onset_s + episode->duration_s >= span.start_s);
}

static gboolean
matches (gpointer object, gpointer user_data)
{
  SoleusEpisodeTable *self = user_data;
  const SoleusEpisode *episode =
      soleus_episode_item_get_episode (SOLEUS_EPISODE_ITEM (object));
  guint pattern = gtk_drop_down_get_selected (self->pattern);
  guint channel = gtk_drop_down_get_selected (self->channel);

  if (pattern > 0 && pattern - 1 < self->patterns->len
      && (int)episode->pattern
          != g_array_index (self->patterns, int, pattern - 1))
    return FALSE;
  if (channel > 0 && channel != GTK_INVALID_LIST_POSITION
      && !soleus_channel_set_has (&episode->channels, channel - 1))
    return FALSE;
  return matches_show (self, episode) && matches_span (self, episode);
}

/* The button tells how many of its filters are at work. */
static void
show_narrowed (SoleusEpisodeTable *self)
{
  guint n = (gtk_drop_down_get_selected (self->pattern) > 0 ? 1u : 0u)
      + (gtk_drop_down_get_selected (self->channel) > 0 ? 1u : 0u)
      + (gtk_check_button_get_active (self->in_span) ? 1u : 0u);
  g_autofree char *text = n == 0 ? g_strdup (_ ("Filter"))
                                 /* Translators: so many filters are at work. */
                                 : g_strdup_printf (_ ("Filter (%u)"), n);

  gtk_menu_button_set_label (self->narrow, text);
}

static void
on_show (SoleusEpisodeTable *self)
{
  if (self->filter == NULL || self->syncing)
    return;
  show_narrowed (self);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

/* Patterns that the recording has, by name; the choice stays where it can. */
static void
fill_patterns (SoleusEpisodeTable *self)
{
  const SoleusAnalysis *analysis = soleus_session_get_analysis (
      soleus_document_get_session (self->document));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint row = gtk_drop_down_get_selected (self->pattern);
  int chosen = row > 0 && row - 1 < self->patterns->len
      ? g_array_index (self->patterns, int, row - 1)
      : SOLEUS_PATTERN_NONE;
  gboolean seen[SOLEUS_N_PATTERNS] = {FALSE};

  for (guint i = 0; analysis != NULL && i < analysis->episodes->len; i++)
    {
      int pattern =
          g_array_index (analysis->episodes, SoleusEpisode, i).pattern;

      if (pattern >= 0 && pattern < SOLEUS_N_PATTERNS)
        seen[pattern] = TRUE;
    }
  row = 0;
  g_array_set_size (self->patterns, 0);
  gtk_string_list_append (names, _ ("All patterns"));
  for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
    if (seen[i])
      {
        g_array_append_val (self->patterns, i);
        gtk_string_list_append (
            names, soleus_words_label (soleus_pattern_id ((SoleusPattern)i)));
        if (i == chosen)
          row = self->patterns->len;
      }
  gtk_drop_down_set_model (self->pattern, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->pattern, row);
}

static void
fill_channels (SoleusEpisodeTable *self)
{
  SoleusRecording *recording = soleus_document_get_recording (self->document);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("All channels"));
  for (guint i = 0;
       recording != NULL && i < soleus_recording_get_n_channels (recording);
       i++)
    gtk_string_list_append (
        names, soleus_recording_get_channel (recording, i)->label);
  gtk_drop_down_set_model (self->channel, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->channel, 0);
}

static gboolean
on_count (gpointer user_data)
{
  SoleusEpisodeTable *self = user_data;
  SoleusSession *session = soleus_document_get_session (self->document);
  SoleusUnits units = soleus_document_get_units (self->document);
  SoleusEpisodeStatistics statistics;
  g_autofree char *text = NULL;

  self->count_source = 0;
  soleus_episode_statistics_of (G_LIST_MODEL (self->selection), &statistics);
  text = soleus_episode_statistics_dup_text (&statistics, &units);
  gtk_label_set_label (self->count, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), text);
  gtk_stack_set_visible_child_name (self->stack,
      statistics.n > 0 || soleus_session_get_analysis (session) == NULL
          ? "table"
          : "none");
  return G_SOURCE_REMOVE;
}

/* Once, however often the list changes until there is time. */
static void
show_count (SoleusEpisodeTable *self)
{
  if (self->count_source == 0)
    self->count_source = g_timeout_add (COUNT_MS, on_count, self);
}

static void
on_analysis (SoleusEpisodeTable *self)
{
  self->syncing = TRUE;
  fill_patterns (self);
  self->syncing = FALSE;
  on_show (self);
  show_count (self);
}

static void
on_recording (SoleusEpisodeTable *self)
{
  self->syncing = TRUE;
  fill_channels (self);
  self->syncing = FALSE;
  on_show (self);
}

static void
on_span (SoleusEpisodeTable *self)
{
  if (gtk_check_button_get_active (self->in_span))
    on_show (self);
}

static void
on_selected (SoleusEpisodeTable *self)
{
  SoleusEpisodeList *list;
  SoleusEpisodeItem *item;

  if (self->syncing)
    return;
  item = gtk_single_selection_get_selected_item (self->selection);
  if (item == NULL)
    return;
  list = soleus_session_get_episodes (
      soleus_document_get_session (self->document));
  self->syncing = TRUE;
  soleus_document_show_row (self->document,
      soleus_episode_list_find (
          list, soleus_episode_item_get_episode (item)->id),
      FALSE);
  self->syncing = FALSE;
}

static void
on_activate (SoleusEpisodeTable *self, guint position)
{
  g_autoptr (SoleusEpisodeItem) item =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  SoleusEpisodeList *list = soleus_session_get_episodes (
      soleus_document_get_session (self->document));

  if (item != NULL)
    soleus_document_show_row (self->document,
        soleus_episode_list_find (
            list, soleus_episode_item_get_episode (item)->id),
        TRUE);
}

/* Position of the chosen episode in what the table shows. */
static guint
find_shown (SoleusEpisodeTable *self, gint64 id)
{
  GListModel *shown = G_LIST_MODEL (self->selection);
  guint n = g_list_model_get_n_items (shown);

  for (guint i = 0; i < n && id >= 0; i++)
    {
      g_autoptr (SoleusEpisodeItem) item = g_list_model_get_item (shown, i);

      if (soleus_episode_item_get_episode (item)->id == (guint)id)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* An episode chosen in the tracks is chosen here as well. */
static void
on_chosen (SoleusEpisodeTable *self)
{
  gint64 id = soleus_view_state_get_episode (
      soleus_document_get_state (self->document));
  guint position;

  if (self->syncing)
    return;
  self->syncing = TRUE;
  position = find_shown (self, id);
  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    {
      GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));

      gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
    }
  self->syncing = FALSE;
}

/* Rows in sight are bound again: the model goes and comes back. */
static void
on_words (SoleusEpisodeTable *self)
{
  g_autoptr (GtkSelectionModel) model =
      g_object_ref (gtk_column_view_get_model (self->view));

  gtk_column_view_set_model (self->view, NULL);
  gtk_column_view_set_model (self->view, model);
  on_chosen (self);
  show_count (self);
}

static void
soleus_episode_table_dispose (GObject *object)
{
  SoleusEpisodeTable *self = SOLEUS_EPISODE_TABLE (object);

  g_clear_handle_id (&self->count_source, g_source_remove);
  G_OBJECT_CLASS (soleus_episode_table_parent_class)->dispose (object);
}

static void
soleus_episode_table_finalize (GObject *object)
{
  g_array_unref (SOLEUS_EPISODE_TABLE (object)->patterns);
  G_OBJECT_CLASS (soleus_episode_table_parent_class)->finalize (object);
}

static void
soleus_episode_table_class_init (SoleusEpisodeTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_episode_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = soleus_episode_table_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-episode-table.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusEpisodeTable, view);
  gtk_widget_class_bind_template_child (widget_class, SoleusEpisodeTable, show);
  gtk_widget_class_bind_template_child (
      widget_class, SoleusEpisodeTable, count);
  gtk_widget_class_bind_template_child (
      widget_class, SoleusEpisodeTable, stack);
#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, SoleusEpisodeTable, name)
  BIND (narrow);
  BIND (pattern);
  BIND (channel);
  BIND (in_span);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_show);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
soleus_episode_table_init (SoleusEpisodeTable *self)
{
  self->patterns = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (self, &columns[i]);
}

void
soleus_episode_table_set_document (
    SoleusEpisodeTable *self, SoleusDocument *document)
{
  SoleusSession *session = soleus_document_get_session (document);
  GListModel *episodes =
      G_LIST_MODEL (g_object_ref (soleus_session_get_episodes (session)));
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;

  self->document = document;
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  filtered = gtk_filter_list_model_new (episodes, GTK_FILTER (self->filter));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered),
      g_object_ref (gtk_column_view_get_sorter (self->view)));
  gtk_sort_list_model_set_incremental (sorted, TRUE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (
      self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected-item",
      G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed",
      G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (soleus_document_get_state (document),
      "selection-changed", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection); /* the view holds it */
  g_signal_connect_object (soleus_document_get_state (document),
      "clock-changed", G_CALLBACK (on_words), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "units-changed", G_CALLBACK (on_words),
      self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::analysis",
      G_CALLBACK (on_analysis), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "recording-changed",
      G_CALLBACK (on_recording), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (soleus_document_get_state (document),
      "selection-changed", G_CALLBACK (on_span), self, G_CONNECT_SWAPPED);
  self->syncing = TRUE;
  fill_patterns (self);
  fill_channels (self);
  self->syncing = FALSE;
  show_count (self);
}
