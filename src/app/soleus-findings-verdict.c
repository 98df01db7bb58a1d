/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-findings-panel-private.h"

#include "soleus-first-look.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *text;
  const char *icon;
  const char *css_class;
} verdicts[] = {
    {N_ ("Usable recording"), "emblem-ok-symbolic", "verdict-yes"},
    {N_ ("Partly usable recording"), "dialog-warning-symbolic",
        "verdict-partly"},
    {N_ ("Not usable for this"), "dialog-error-symbolic", "verdict-no"},
};

/* Before the analysis: what kinds, rates and lengths tell. */
static const char *const first_verdicts[] = {
    N_ ("Looks usable, being analysed…"),
    N_ ("Partly usable, being analysed…"),
    N_ ("Not usable for this"),
};

static char *
dup_because (const GPtrArray *because)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < because->len; i++)
    {
      const char *line = soleus_read_log_text (g_ptr_array_index (because, i));

      if (line == NULL)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, _ (line));
    }
  return g_string_free (text, FALSE);
}

static void
set_verdict (SoleusFindingsPanel *self, SoleusUsable usable, const char *text,
    const char *because)
{
  gtk_image_set_from_icon_name (self->verdict_icon, verdicts[usable].icon);
  gtk_label_set_label (self->verdict, text);
  gtk_label_set_label (self->verdict_because, because);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict_because), *because != '\0');
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    gtk_widget_remove_css_class (self->verdict_box, verdicts[i].css_class);
  gtk_widget_add_css_class (self->verdict_box, verdicts[usable].css_class);
}

/* The first line of the panel, and the first that is there: at once by what
 * the channels are, then by what was measured. */
void
soleus_findings_panel_show_verdict (
    SoleusFindingsPanel *self, const SoleusAnalysis *analysis)
{
  SoleusSession *session = soleus_document_get_session (self->document);
  const char *error = soleus_session_get_analysis_error (session);
  g_autoptr (GPtrArray) reasons = NULL;
  g_autofree char *because = NULL;
  SoleusUsable usable;

  if (analysis != NULL)
    {
      usable = analysis->verdict.usable;
      because = dup_because (analysis->verdict.because);
      set_verdict (self, usable, _ (verdicts[usable].text), because);
      return;
    }
  if (error != NULL)
    {
      set_verdict (self, SOLEUS_USABLE_NO, _ ("Could not be analysed"), error);
      return;
    }
  usable = soleus_first_look (soleus_session_get_recording (session), &reasons);
  because = dup_because (reasons);
  set_verdict (self, usable, _ (first_verdicts[usable]), because);
}
