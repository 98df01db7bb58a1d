/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-document.h"
#include "soleus-question.h"
#include "soleus-wording.h"

G_BEGIN_DECLS

/* One question with yes, no and don't know. An answer is kept at once and
 * can be changed at any time. */
#define SOLEUS_TYPE_QUESTION_ROW (soleus_question_row_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusQuestionRow, soleus_question_row, SOLEUS, QUESTION_ROW, GtkBox)

GtkWidget *soleus_question_row_new (SoleusDocument *document, SoleusKey key);

SoleusKey soleus_question_row_get_key (SoleusQuestionRow *self);
/* Shows what was answered; @voice chooses the words. */
void soleus_question_row_refresh (SoleusQuestionRow *self, SoleusVoice voice);

G_END_DECLS
