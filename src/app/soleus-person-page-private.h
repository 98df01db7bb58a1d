/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-person-page.h"

#include "soleus-chart-view.h"
#include "soleus-figure-out.h"
#include "soleus-person-view.h"

G_BEGIN_DECLS

struct _SoleusPersonPage
{
  AdwBin parent_instance;

  SoleusSession *session; /* owned; NULL: not yet */
  gint64 person; /* 0: nobody */
  SoleusPersonView *shown; /* NULL: nothing yet */
  guint asked; /* number of the newest question */
  gboolean filling;
  GPtrArray *rows; /* of GtkWidget, borrowed from the groups */

  AdwWindowTitle *title;
  GtkWidget *back;
  GtkWidget *menu;
  GtkStack *stack;
  AdwComboRow *pattern;
  AdwComboRow *place;
  GtkLabel *summary;
  SoleusFigureOut *out;
  SoleusChartView *view;
  AdwPreferencesGroup *effects;
  AdwPreferencesGroup *recordings;
  AdwPreferencesGroup *diary;
};

/* soleus-person-page-rows.c: the lists, anew from what is shown. */
void soleus_person_page_fill_rows (SoleusPersonPage *self);

/* soleus-person-page.c: what a row asks for. */
void soleus_person_page_open (SoleusPersonPage *self, const char *path);
void soleus_person_page_take (SoleusPersonPage *self);
void soleus_person_page_unnote (SoleusPersonPage *self, gint64 entry);

G_END_DECLS
