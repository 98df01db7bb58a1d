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
  SoleusShownTopic why_topic; /* what the box below tells the reason of */
  SoleusPattern why_pattern;
  int why_at; /* which of its episodes is in the tracks */
  guint age_source;
  gboolean filling_person;

  GtkWidget *content;
  GtkScrolledWindow *scroller;
  SoleusUrgencyBanner *banner;
  GtkToggleButton *clinical;
  GtkToggleButton *plain;
  GtkWidget *verdict_box;
  GtkImage *verdict_icon;
  GtkLabel *verdict;
  GtkLabel *verdict_because;
  GtkBox *shows_box;
  GtkLabel *shows;
  GtkExpander *cannot;
  GtkBox *cannot_lines;
  GtkWidget *causes_box;
  GtkWidget *why_box;
  GtkLabel *why_place;
  GtkWidget *why_steps;
  GtkLabel *why_method;
  GtkWidget *remembered;
  GtkLabel *remembered_text;
  GtkEntry *age;
  GtkFlowBox *places;
  GtkEntry *other_place;
  GtkBox *questions; /* of SoleusQuestionRow */
  GtkLabel *answered;
  GtkButton *all_questions;
  GtkLabel *best;
  AdwPreferencesGroup *groups[SOLEUS_N_GROUPS];
  GtkListBox *lists[SOLEUS_N_GROUPS]; /* theirs; sorted by rank */
  int ranks[SOLEUS_N_CAUSES];
  GtkBox *groups_box;
  GtkWidget *says_box; /* S2 and S3, always together */
  GtkLabel *says;
  GtkWidget *says_below;
  GtkBox *advice;
  GtkWidget *doctor_box;
  GtkLabel *doctor;
  GtkLabel *notice;
  SoleusCauseRow *causes[SOLEUS_N_CAUSES];
};

/* Usable or not, the first line: soleus-findings-verdict.c. @analysis NULL:
 * not yet, or it failed. */
void soleus_findings_panel_show_verdict (
    SoleusFindingsPanel *self, const SoleusAnalysis *analysis);

/* Asks for a printer and prints plain @text: soleus-findings-print.c. */
void soleus_findings_panel_print (SoleusFindingsPanel *self, const char *text);

/* "Why?" at a number: soleus-findings-why.c. */
void soleus_findings_panel_install_why (GtkWidgetClass *widget_class);
void soleus_findings_panel_refresh_why (SoleusFindingsPanel *self);
void soleus_findings_panel_close_why (SoleusFindingsPanel *self);
/* The target of the action "findings.why". */
char *soleus_findings_panel_dup_why (
    SoleusShownTopic topic, SoleusPattern pattern);
/* @text (no markup) with the link after it, as markup. */
char *soleus_findings_panel_dup_linked (
    const char *text, SoleusShownTopic topic, SoleusPattern pattern);
/* For "activate-link" of any label below the panel. */
gboolean soleus_findings_panel_follow (GtkLabel *label, const char *uri);

/* Age, places, what was told before: soleus-findings-person.c. */
void soleus_findings_panel_install_person (GtkWidgetClass *widget_class);
void soleus_findings_panel_init_person (SoleusFindingsPanel *self);
void soleus_findings_panel_refresh_person (SoleusFindingsPanel *self);
void soleus_findings_panel_age_changed (SoleusFindingsPanel *self);
void soleus_findings_panel_other_place (SoleusFindingsPanel *self);

/* Questions: soleus-findings-questions.c. */
void soleus_findings_panel_refresh_questions (
    SoleusFindingsPanel *self, const SoleusEvidence *evidence);
void soleus_findings_panel_forget_questions (SoleusFindingsPanel *self);
GtkWindow *soleus_findings_panel_all_questions (SoleusFindingsPanel *self);

G_END_DECLS
