/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-import-row.h"

#include "soleus-words.h"

#include <glib/gi18n-lib.h>

#define LEAST_RATE_HZ 0.001
#define MOST_RATE_HZ 1e6

struct _SoleusImportRow
{
  AdwExpanderRow parent_instance;

  AdwComboRow *kind;
  AdwComboRow *unit;
  GtkEditable *scale;
  GtkEditable *rate;
};

G_DEFINE_FINAL_TYPE (SoleusImportRow, soleus_import_row, ADW_TYPE_EXPANDER_ROW)

static guint changed_signal;

static void
on_changed (SoleusImportRow *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static AdwComboRow *
add_combo (SoleusImportRow *self, const char *title, GtkStringList *words)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  g_object_unref (words);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_changed),
      self, G_CONNECT_SWAPPED);
  return ADW_COMBO_ROW (row);
}

static GtkEditable *
add_entry (SoleusImportRow *self, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_alignment (GTK_EDITABLE (row), 0.0f);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_signal_connect_object (
      row, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return GTK_EDITABLE (row);
}

static void
soleus_import_row_class_init (SoleusImportRowClass *klass)
{
  changed_signal = g_signal_new ("changed", SOLEUS_TYPE_IMPORT_ROW,
      G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_import_row_init (SoleusImportRow *self)
{
  GtkStringList *kinds = gtk_string_list_new (NULL);
  GtkStringList *units = gtk_string_list_new (NULL);

  gtk_string_list_append (kinds, _ ("As found"));
  for (guint i = 0; i <= SOLEUS_KIND_OTHER; i++)
    gtk_string_list_append (kinds, soleus_words_kind (i));
  gtk_string_list_append (units, _ ("As found"));
  for (gsize i = 0; soleus_import_units[i] != NULL; i++)
    gtk_string_list_append (units, soleus_import_units[i]);
  self->kind = add_combo (self, _ ("Kind of signal"), kinds);
  self->unit = add_combo (self, _ ("Unit of the numbers in the file"), units);
  self->scale = add_entry (self, _ ("Units for one number of the file"));
  self->rate = add_entry (self, _ ("Sampling rate in Hz"));
}

static void
set_number (GtkEditable *entry, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (value != 0.0)
    gtk_editable_set_text (
        entry, g_ascii_formatd (text, sizeof text, "%.10g", value));
}

GtkWidget *
soleus_import_row_new (const char *label, const SoleusImportChannel *told)
{
  SoleusImportRow *self = g_object_new (SOLEUS_TYPE_IMPORT_ROW, NULL);
  g_autofree char *title = g_markup_escape_text (label, -1);
  SoleusKind kind;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  if (told->kind != NULL && soleus_kind_from_id (told->kind, &kind))
    adw_combo_row_set_selected (self->kind, (guint)kind + 1);
  for (guint i = 0; soleus_import_units[i] != NULL; i++)
    if (g_strcmp0 (told->unit, soleus_import_units[i]) == 0)
      adw_combo_row_set_selected (self->unit, i + 1);
  set_number (self->scale, told->scale);
  set_number (self->rate, told->rate_hz);
  return GTK_WIDGET (self);
}

void
soleus_import_row_show (SoleusImportRow *self, const SoleusChannel *channel)
{
  g_autofree char *about = g_strdup_printf (_ ("%s, %g Hz, %s"),
      soleus_words_kind (channel->kind), channel->rate_hz,
      channel->calibrated ? channel->unit : _ ("scale not known"));

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), about);
}

/* A wrong number is shown as one. */
static gboolean
read_number (GtkEditable *entry, double least, double most, double *value)
{
  const gboolean fits =
      soleus_import_choice_number (gtk_editable_get_text (entry), value)
      && (*value == 0.0 || (*value >= least && *value <= most));

  if (fits)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  if (!fits)
    *value = 0.0;
  return fits;
}

gboolean
soleus_import_row_get (SoleusImportRow *self, SoleusImportChannel *told)
{
  const guint kind = adw_combo_row_get_selected (self->kind);
  const guint unit = adw_combo_row_get_selected (self->unit);
  const gboolean scale_fits =
      read_number (self->scale, -G_MAXDOUBLE, G_MAXDOUBLE, &told->scale);
  const gboolean rate_fits =
      read_number (self->rate, LEAST_RATE_HZ, MOST_RATE_HZ, &told->rate_hz);

  told->kind = kind == 0 ? NULL : soleus_kind_id (kind - 1);
  told->unit = unit == 0 ? NULL : soleus_import_units[unit - 1];
  return scale_fits && rate_fits;
}
