/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-window-private.h"

/* Of the findings, where they stand beside the tracks. */
#define BESIDE_WIDTH_PX 360

/* In a narrow window one page has the room to itself. */
static void
apply_pages (SoleusWindow *self, gboolean shown)
{
  gboolean one_page = !self->layout->lower_below;
  SoleusPage page = one_page ? self->page : SOLEUS_PAGE_TRACKS;

  gtk_widget_set_visible (self->switcher, shown && one_page);
  /* Folded, the findings are a page of their own: all of the width. */
  gtk_widget_set_hexpand (GTK_WIDGET (self->findings), one_page);
  /* A narrow window is no wider than its screen, hidden pages or not. */
  gtk_widget_set_size_request (
      GTK_WIDGET (self->findings), one_page ? -1 : BESIDE_WIDTH_PX, -1);
  gtk_widget_set_visible (self->upper, page != SOLEUS_PAGE_TABLE);
  gtk_widget_set_visible (GTK_WIDGET (self->lower),
      one_page ? page == SOLEUS_PAGE_TABLE : self->show_lower);
  if (self->layout->findings_beside)
    {
      adw_flap_set_fold_policy (self->flap, ADW_FLAP_FOLD_POLICY_NEVER);
      adw_flap_set_reveal_flap (self->flap, self->show_findings);
    }
  else
    {
      gboolean beside = self->show_findings;

      adw_flap_set_fold_policy (self->flap, ADW_FLAP_FOLD_POLICY_ALWAYS);
      adw_flap_set_reveal_flap (self->flap, page == SOLEUS_PAGE_FINDINGS);
      self->show_findings = beside;
    }
}

void
soleus_window_apply_layout (SoleusWindow *self)
{
  static const char *const classes[] = {"wide", "medium", "narrow", "phone"};
  gboolean shown = soleus_session_get_recording (self->session) != NULL
      && self->opening == NULL;
  gboolean buttons = shown && self->layout->buttons_in_header;

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), self->layout->css_class);
  gtk_widget_set_visible (self->undo, buttons);
  gtk_widget_set_visible (self->redo, buttons);
  gtk_widget_set_visible (self->report, buttons);
  gtk_widget_set_visible (GTK_WIDGET (self->play), buttons);
  gtk_widget_set_visible (GTK_WIDGET (self->findings_button),
      shown && self->layout->findings_beside);
  gtk_widget_set_visible (
      GTK_WIDGET (self->notice), shown && self->layout->lower_below);
  soleus_track_area_set_show_headers (
      self->tracks, self->layout->track_headers);
  apply_pages (self, shown);
}

static gboolean
on_layout (gpointer user_data)
{
  SoleusWindow *self = user_data;

  self->layout_source = 0;
  soleus_window_apply_layout (self);
  return G_SOURCE_REMOVE;
}

/* Widgets must not be shown or hidden while sizes are handed out: after. */
void
soleus_window_queue_layout (SoleusWindow *self, int width_px)
{
  const SoleusArrangement *layout = soleus_arrangement_for_width (width_px);

  if (layout == self->layout)
    return;
  self->layout = layout;
  if (self->layout_source == 0)
    self->layout_source =
        g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_layout, self, NULL);
}
