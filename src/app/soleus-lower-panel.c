/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-lower-panel.h"

#include <glib/gi18n-lib.h>

#include "soleus-episode-table.h"

struct _SoleusLowerPanel
{
  AdwBin parent_instance;

  GtkStack *stack;
  SoleusEpisodeTable *table;
  SoleusReviewPane *review;
  GtkStackPage *review_page;
  SoleusDocument *document; /* not owned: the window's */
};

G_DEFINE_FINAL_TYPE (SoleusLowerPanel, soleus_lower_panel, ADW_TYPE_BIN)

static void
soleus_lower_panel_class_init (SoleusLowerPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SOLEUS_TYPE_EPISODE_TABLE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-lower-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusLowerPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, SoleusLowerPanel, table);
}

static void
soleus_lower_panel_init (SoleusLowerPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* "Review (7)": how many are still to be checked. */
static void
show_open (SoleusLowerPanel *self)
{
  guint n = soleus_review_pane_get_n_open (self->review);
  g_autofree char *title =
      n > 0 ? g_strdup_printf (_ ("Review (%u)"), n) : g_strdup (_ ("Review"));

  gtk_stack_page_set_title (self->review_page, title);
}

void
soleus_lower_panel_set_document (
    SoleusLowerPanel *self, SoleusDocument *document)
{
  SoleusSession *session = soleus_document_get_session (document);

  self->document = document;
  soleus_episode_table_set_document (self->table, document);
  self->review = SOLEUS_REVIEW_PANE (soleus_review_pane_new (document));
  self->review_page = gtk_stack_add_titled (
      self->stack, GTK_WIDGET (self->review), "review", _ ("Review"));
  for (int i = 0; i < SOLEUS_N_FIGURES; i++)
    gtk_stack_add_titled (self->stack,
        soleus_chart_pane_new (document, (SoleusFigureKind)i),
        soleus_figure_rows[i].id, _ (soleus_figure_rows[i].title));
  /* After the pane's own handler, which counts. */
  g_signal_connect_object (session, "notify::analysis", G_CALLBACK (show_open),
      self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "recording-changed",
      G_CALLBACK (show_open), self, G_CONNECT_SWAPPED);
}

void
soleus_lower_panel_show (SoleusLowerPanel *self, const char *tab)
{
  if (gtk_stack_get_child_by_name (self->stack, tab) != NULL)
    gtk_stack_set_visible_child_name (self->stack, tab);
}

SoleusReviewPane *
soleus_lower_panel_get_review (SoleusLowerPanel *self)
{
  return self->review;
}

SoleusChartPane *
soleus_lower_panel_get_chart (SoleusLowerPanel *self, const char *id)
{
  GtkWidget *child = gtk_stack_get_child_by_name (self->stack, id);

  return SOLEUS_IS_CHART_PANE (child) ? SOLEUS_CHART_PANE (child) : NULL;
}
