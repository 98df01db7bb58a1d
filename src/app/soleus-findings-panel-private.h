/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-cause-row.h"
#include "soleus-findings-panel.h"
#include "soleus-question-row.h"
#include "soleus-urgency-banner.h"

G_BEGIN_DECLS

struct _SoleusFindingsPanel
{
  GtkWidget parent_instance;

  SoleusDocument *document; /* not owned: the window's */
  SoleusVoice voice;
  guint refresh_source;
  SoleusFindings *shown; /* what is on the screen */

  GtkScrolledWindow *scroller;
  SoleusUrgencyBanner *banner;
  GtkToggleButton *clinical;
  GtkImage *verdict_icon;
  GtkLabel *verdict;
  GtkLabel *verdict_because;
  GtkBox *shows_box;
  GtkLabel *shows;
  GtkExpander *cannot;
  GtkBox *cannot_lines;
  GtkBox *questions; /* of SoleusQuestionRow */
  GtkLabel *answered;
  GtkButton *all_questions;
  GtkLabel *best;
  AdwPreferencesGroup *groups[SOLEUS_N_GROUPS];
  GtkBox *groups_box;
  GtkBox *advice;
  GtkWidget *doctor_box;
  GtkLabel *doctor;
  GtkLabel *notice;
  SoleusCauseRow *causes[SOLEUS_N_CAUSES];
};

/* Questions: soleus-findings-questions.c. */
void soleus_findings_panel_refresh_questions (
    SoleusFindingsPanel *self, const SoleusEvidence *evidence);
void soleus_findings_panel_forget_questions (SoleusFindingsPanel *self);
GtkWindow *soleus_findings_panel_all_questions (SoleusFindingsPanel *self);

G_END_DECLS
