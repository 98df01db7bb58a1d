/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-decisions.h"

G_BEGIN_DECLS

/*
 * Decisions as rows of a table: one kind a table, each row a key and a few
 * cells. What to write is found by comparing the rows of two snapshots, so a
 * new kind of decision is one more row of the table of kinds.
 */

typedef enum
{
  SOLEUS_CELL_NULL,
  SOLEUS_CELL_NUMBER,
  SOLEUS_CELL_TEXT
} SoleusCellType;

typedef struct
{
  SoleusCellType type;
  double number;
  char *text;
} SoleusCell;

#define SOLEUS_ROW_MAX_CELLS 8

typedef struct
{
  char *key;
  guint n_cells;
  SoleusCell cells[SOLEUS_ROW_MAX_CELLS];
} SoleusDecisionRow;

typedef struct
{
  const char *table;
  const char *key; /* name of the column that tells rows apart */
  const char *columns; /* of the cells, comma separated */
  guint n_cells;
  gboolean is_indexed; /* TABLE_first and TABLE_end lead to a step's rows */
  /* Rows that stand in @now and may differ from those of @other: a cheap
   * comparison leaves out what both share. */
  void (*emit) (const SoleusDecisions *now, const SoleusDecisions *other,
      GPtrArray *rows);
  /* @now without the rows of @gone (their keys count) and with those of
   * @come. Rows that make no sense (a damaged library) are left out. */
  SoleusDecisions *(*change) (
      const SoleusDecisions *now, const GPtrArray *gone, const GPtrArray *come);
} SoleusRowKind;

const SoleusRowKind *soleus_row_kinds (guint *n_kinds);

void soleus_decision_row_free (SoleusDecisionRow *row);

/* What must be written so that @next holds instead of @now: @gone gets the
 * keys' rows that end, @come those that begin. A changed row is in both. */
void soleus_row_kind_diff (const SoleusRowKind *kind,
    const SoleusDecisions *now, const SoleusDecisions *next, GPtrArray *gone,
    GPtrArray *come);

G_END_DECLS
