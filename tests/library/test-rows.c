/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-decision-rows.h"

#include <math.h>

#include "soleus-random-decisions.h"

static GPtrArray *
rows_new (void)
{
  return g_ptr_array_new_with_free_func (
      (GDestroyNotify)soleus_decision_row_free);
}

static const SoleusRowKind *
kind_of (const char *table)
{
  guint n;
  const SoleusRowKind *kinds = soleus_row_kinds (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (kinds[i].table, table))
      return &kinds[i];
  ck_abort_msg ("no kind %s", table);
  return NULL;
}

/* @n marks, one a second. */
static SoleusDecisions *
many_marks (guint n)
{
  g_autoptr (SoleusDecisions) empty = soleus_decisions_new ();
  g_autoptr (GPtrArray) marks =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_mark_unref);

  for (guint i = 0; i < n; i++)
    {
      SoleusMark values = {
          .id = i + 1, .onset_s = i, .label = (char *)"x", .confidence = NAN};
      g_ptr_array_add (marks, soleus_mark_new (&values));
    }
  return soleus_decisions_with_marks (
      empty, (const SoleusMark *const *)marks->pdata, marks->len);
}

START_TEST (one_mark_that_moves_past_others_is_one_row)
  {
    g_autoptr (SoleusDecisions) now = many_marks (100);
    SoleusMark values = *soleus_decisions_get_mark (now, 20);
    g_autoptr (SoleusMark) moved = NULL;
    g_autoptr (SoleusDecisions) next = NULL;
    g_autoptr (GPtrArray) gone = rows_new ();
    g_autoptr (GPtrArray) come = rows_new ();

    values.onset_s = 70.5;
    moved = soleus_mark_new (&values);
    next = soleus_decisions_with_mark (now, moved);
    soleus_row_kind_diff (kind_of ("mark"), now, next, gone, come);
    ck_assert_uint_eq (gone->len, 1);
    ck_assert_uint_eq (come->len, 1);
    ck_assert_str_eq (
        ((SoleusDecisionRow *)g_ptr_array_index (gone, 0))->key, "21");
    ck_assert_double_eq (
        ((SoleusDecisionRow *)g_ptr_array_index (come, 0))->cells[0].number,
        70.5);
  }
END_TEST

START_TEST (equal_marks_that_are_not_shared_are_no_rows)
  {
    g_autoptr (SoleusDecisions) now = many_marks (50);
    g_autoptr (SoleusDecisions) same = many_marks (50);
    g_autoptr (GPtrArray) gone = rows_new ();
    g_autoptr (GPtrArray) come = rows_new ();

    soleus_row_kind_diff (kind_of ("mark"), now, same, gone, come);
    ck_assert_uint_eq (gone->len + come->len, 0);
  }
END_TEST

START_TEST (rows_lead_from_any_decisions_to_any_other_and_back)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    g_autoptr (SoleusDecisions) a = soleus_decisions_new ();
    g_autoptr (SoleusDecisions) b = soleus_decisions_new ();
    guint n_kinds;
    const SoleusRowKind *kinds = soleus_row_kinds (&n_kinds);

    for (guint i = 0; i < 200; i++)
      {
        SoleusDecisions **one = g_rand_boolean (rand) ? &a : &b;
        SoleusDecisions *next = soleus_random_change (*one, rand);
        g_autoptr (SoleusDecisions) made = NULL;
        soleus_decisions_unref (*one);
        *one = next;
        made = soleus_decisions_ref (a);
        for (guint k = 0; k < n_kinds; k++)
          {
            g_autoptr (GPtrArray) gone = rows_new ();
            g_autoptr (GPtrArray) come = rows_new ();
            SoleusDecisions *last = made;
            soleus_row_kind_diff (&kinds[k], a, b, gone, come);
            made = kinds[k].change (last, gone, come);
            soleus_decisions_unref (last);
          }
        ck_assert (soleus_decisions_equal (made, b));
      }
  }
END_TEST

static SoleusDecisionRow *
row_of (const char *key, guint n_cells)
{
  SoleusDecisionRow *row = g_new0 (SoleusDecisionRow, 1);

  row->key = g_strdup (key);
  row->n_cells = n_cells;
  return row;
}

START_TEST (rows_that_make_no_sense_change_nothing)
  {
    static const struct
    {
      const char *table;
      const char *key;
    } rows[] = {{"mark", "7"}, {"mark", "not a number"}, {"edit", "8"},
        {"channel", "3"}, {"channel", "99999999999"}, {"answer", "Q01"},
        {"answer", "side"}, {"parameter", "from_the_future"},
        {"parameter", "merge_gap_ms"}, {"note", ""}};
    g_autoptr (SoleusDecisions) now = soleus_decisions_new ();

    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        const SoleusRowKind *kind = kind_of (rows[i].table);
        g_autoptr (GPtrArray) gone = rows_new ();
        g_autoptr (GPtrArray) come = rows_new ();
        g_autoptr (SoleusDecisions) next = NULL;
        g_ptr_array_add (come, row_of (rows[i].key, kind->n_cells));
        next = kind->change (now, gone, come);
        ck_assert_msg (soleus_decisions_equal (now, next), "%s %s",
            rows[i].table, rows[i].key);
      }
  }
END_TEST

START_TEST (a_parameter_outside_its_limits_is_left_as_it_was)
  {
    const SoleusRowKind *kind = kind_of ("parameter");
    g_autoptr (SoleusDecisions) now = soleus_decisions_new ();
    g_autoptr (SoleusDecisions) next = NULL;
    g_autoptr (GPtrArray) gone = rows_new ();
    g_autoptr (GPtrArray) come = rows_new ();
    SoleusDecisionRow *row = row_of ("merge_gap_ms", 1);

    row->cells[0].type = SOLEUS_CELL_NUMBER;
    row->cells[0].number = 1e9;
    g_ptr_array_add (come, row);
    next = kind->change (now, gone, come);
    ck_assert (soleus_decisions_equal (now, next));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("rows");
  TCase *tc = tcase_create ("rows");

  tcase_set_timeout (tc, 30);
  tcase_add_test (tc, one_mark_that_moves_past_others_is_one_row);
  tcase_add_test (tc, equal_marks_that_are_not_shared_are_no_rows);
  tcase_add_test (tc, rows_lead_from_any_decisions_to_any_other_and_back);
  tcase_add_test (tc, rows_that_make_no_sense_change_nothing);
  tcase_add_test (tc, a_parameter_outside_its_limits_is_left_as_it_was);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
