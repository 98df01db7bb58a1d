/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "soleus-error.h"
#include "soleus-match-table.h"

static SoleusMatchList *
load_text (const char *text, GError **error)
{
  g_autofree char *path =
      g_build_filename (soleus_test_tmp_dir (), "table.csv", NULL);

  ck_assert (g_file_set_contents (path, text, -1, NULL));
  return soleus_match_list_load (
      path, SOLEUS_LEVEL_BURST, SOLEUS_SENSOR_ALL, error);
}

static const SoleusMatchEvent *
event_at (const SoleusMatchList *list, guint i)
{
  return &g_array_index (list->events, SoleusMatchEvent, i);
}

/* Fields of a line, joined by "|" for comparing. */
static const struct
{
  const char *line;
  char separator;
  const char *fields;
} lines[] = {
    {"", ',', ""},
    {",", ',', "|"},
    {"a,b,c", ',', "a|b|c"},
    {"a;b,c", ';', "a|b,c"},
    {" a , b ", ',', "a|b"},
    {"\"a,b\",c", ',', "a,b|c"},
    {"\"\",x", ',', "|x"},
    {"\"\"\"\",x", ',', "\"|x"},
    {"\"say \"\"no\"\"\",x", ',', "say \"no\"|x"},
    {"a\"b,c\"d,e", ',', "ab,cd|e"},
    {"\"never closed,x", ',', "never closed,x"},
    {"a\tb\t", '\t', "a|b|"},
};

START_TEST (a_line_is_parted_at_separators_outside_quotes)
  {
    g_autoptr (GPtrArray) fields =
        soleus_match_table_split (lines[_i].line, lines[_i].separator);
    g_autofree char *joined = NULL;

    g_ptr_array_add (fields, NULL);
    joined = g_strjoinv ("|", (char **)fields->pdata);
    ck_assert_str_eq (joined, lines[_i].fields);
  }
END_TEST

START_TEST (what_was_quoted_comes_back)
  {
    static const char letters[] = "ab\",;x";
    g_autoptr (GRand) chance =
        g_rand_new_with_seed (soleus_test_seed () + (guint)_i);
    g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GString) line = g_string_new (NULL);
    g_autoptr (GPtrArray) fields = NULL;
    guint n = (guint)g_rand_int_range (chance, 1, 12);

    for (guint i = 0; i < n; i++)
      {
        guint length = (guint)g_rand_int_range (chance, 0, 9);
        GString *field = g_string_new (NULL);

        g_string_append (line, i == 0 ? "\"" : ",\"");
        for (guint k = 0; k < length; k++)
          {
            char c = letters[g_rand_int_range (chance, 0, 6)];
            g_string_append_c (field, c);
            g_string_append (line, c == '"' ? "\"" : "");
            g_string_append_c (line, c);
          }
        g_string_append_c (line, '"');
        g_ptr_array_add (said, g_string_free (field, FALSE));
      }
    fields = soleus_match_table_split (line->str, ',');
    ck_assert_uint_eq (fields->len, n);
    for (guint i = 0; i < n; i++)
      ck_assert_str_eq (
          g_ptr_array_index (fields, i), g_ptr_array_index (said, i));
  }
END_TEST

/* One event, onset 1.5 s; the columns under other names and in other places.
 */
static const struct
{
  const char *text;
  double duration_s;
  const char *label;
} heads[] = {
    {"onset_s\n1.5\n", 0.0, ""},
    {"ONSET,Duration,LABEL\n1.5,2,FASC\n", 2.0, "FASC"},
    {"label;duration;start_s\nFASC;2;1.5\n", 2.0, "FASC"},
    {"time_s,text\n1.5,\"a, b\"\n", 0.0, "a, b"},
    {"start,annotation\n1.5,x\n", 0.0, "x"},
    {"onset\tdescription\n1.5\ta;b,c\n", 0.0, "a;b,c"},
    /* Our own name of a column wins over what others write. */
    {"start,onset_s,trial_type,label\n9,1.5,wrong,right\n", 0.0, "right"},
    /* The first of two columns of one name. */
    {"onset,onset\n1.5,9\n", 0.0, ""},
    /* Short rows lack what is at their end. */
    {"onset,duration,label\n1.5\n", 0.0, ""},
    {"onset,duration,label\n1.5,n/a,x\n", 0.0, "x"},
    {"onset,duration,label\n1.5,-3,x\n", 0.0, "x"},
    {"onset,duration,label\r\n1.5,0.5,x\r\n", 0.5, "x"},
    {"\n", -1.0, NULL},
    {"onset,label\n\n  \n1.5,x", 0.0, "x"},
};

START_TEST (columns_are_found_by_any_of_their_names)
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusMatchList) list = load_text (heads[_i].text, &error);

    if (heads[_i].label == NULL)
      {
        ck_assert_ptr_null (list);
        soleus_test_error (
            &error, SOLEUS_ERROR_INVALID, "table.csv", "onset_s", NULL);
        return;
      }
    soleus_test_no_error (error);
    ck_assert_uint_eq (list->events->len, 1);
    ck_assert_double_eq (event_at (list, 0)->onset_s, 1.5);
    ck_assert_double_eq (event_at (list, 0)->duration_s, heads[_i].duration_s);
    ck_assert_str_eq (event_at (list, 0)->label, heads[_i].label);
  }
END_TEST

static const struct
{
  const char *text;
  const char *line;
  const char *value;
} wrong[] = {
    {"onset\nsoon\n", "line 2", "“soon”"},
    {"onset\n1\n\n1,5\nx\n", "line 5", "“x”"},
    {"onset,label\n,x\n", "line 2", "“”"},
    {"onset\n1 s\n", "line 2", "“1 s”"},
    {"onset\ninf\n", "line 2", "“inf”"},
    /* A row is one line: the second half of a broken one is no event. */
    {"onset,label\n1,\"a\nb\"\n", "line 3", "“b”"},
};

START_TEST (a_row_without_an_onset_is_named_by_its_line)
  {
    g_autoptr (GError) error = NULL;

    ck_assert_ptr_null (load_text (wrong[_i].text, &error));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, "table.csv",
        wrong[_i].line, wrong[_i].value, NULL);
  }
END_TEST

START_TEST (all_rows_of_a_long_table_come_in_their_order)
  {
    g_autoptr (GRand) chance = g_rand_new_with_seed (soleus_test_seed ());
    g_autoptr (GString) text = g_string_new ("duration_s,onset_s,label\n");
    g_autoptr (SoleusMatchList) list = NULL;
    int onsets_ms[2000], durations_ms[2000];

    for (guint i = 0; i < 2000; i++)
      {
        onsets_ms[i] = g_rand_int_range (chance, -1000, 100000);
        durations_ms[i] = g_rand_int_range (chance, 0, 5000);
        g_string_append_printf (
            text, "%de-3,%de-3,L%u\n", durations_ms[i], onsets_ms[i], i % 7);
      }
    list = load_text (text->str, NULL);
    ck_assert_uint_eq (list->events->len, 2000);
    for (guint i = 0; i < 2000; i++)
      {
        const SoleusMatchEvent *event = event_at (list, i);
        /* The nearest double of a decimal number, and one division. */
        ck_assert_double_eq_tol (event->onset_s, onsets_ms[i] / 1e3, 1e-9);
        ck_assert_double_eq_tol (
            event->duration_s, durations_ms[i] / 1e3, 1e-9);
        ck_assert_int_eq (event->label[1] - '0', i % 7);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("match-table");
  TCase *tc = tcase_create ("match-table");

  tcase_add_loop_test (tc, a_line_is_parted_at_separators_outside_quotes, 0,
      G_N_ELEMENTS (lines));
  tcase_add_loop_test (tc, what_was_quoted_comes_back, 0, 50);
  tcase_add_loop_test (
      tc, columns_are_found_by_any_of_their_names, 0, G_N_ELEMENTS (heads));
  tcase_add_loop_test (
      tc, a_row_without_an_onset_is_named_by_its_line, 0, G_N_ELEMENTS (wrong));
  tcase_add_test (tc, all_rows_of_a_long_table_come_in_their_order);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
