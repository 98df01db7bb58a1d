/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to library: the kinds of rows that soleus-decision-rows.c lists. */

#include "soleus-decision-rows.h"

/* Takes @key. */
SoleusDecisionRow *soleus_row_new (char *key);
/* The next cell. A missing number (NAN, NULL) is NULL in a library. */
void soleus_row_add_number (SoleusDecisionRow *row, double number);
void soleus_row_take_text (SoleusDecisionRow *row, char *text);
void soleus_row_add_text (SoleusDecisionRow *row, const char *text);

/* NAN and NULL where the cell holds something else. */
double soleus_row_number (const SoleusDecisionRow *row, guint cell);
char *soleus_row_text (const SoleusDecisionRow *row, guint cell);
/* The key as a number. */
guint64 soleus_row_id (const SoleusDecisionRow *row);

#define SOLEUS_ROW_KIND(name) \
  void soleus_row_emit_##name (const SoleusDecisions *now, \
      const SoleusDecisions *other, GPtrArray *rows); \
  SoleusDecisions *soleus_row_change_##name (const SoleusDecisions *now, \
      const GPtrArray *gone, const GPtrArray *come);
SOLEUS_ROW_KIND (marks)
SOLEUS_ROW_KIND (edits)
SOLEUS_ROW_KIND (channels)
SOLEUS_ROW_KIND (answers)
SOLEUS_ROW_KIND (parameters)
SOLEUS_ROW_KIND (note)
#undef SOLEUS_ROW_KIND
