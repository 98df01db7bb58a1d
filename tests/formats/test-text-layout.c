/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-test.h"
#include "soleus-text-columns.h"
#include "soleus-text-layout.h"

static SoleusTextLayout *
find (const char *text)
{
  g_autoptr (GError) error = NULL;
  SoleusTextLayout *layout =
      soleus_text_layout_find (text, strlen (text), &error);

  soleus_test_no_error (error);
  return layout;
}

/* --- cells --- */

START_TEST (a_line_falls_into_its_cells)
  {
    static const struct
    {
      const char *line;
      char separator;
      const char *cells; /* joined by "/" */
    } cases[] = {
        {"1,2,3", ',', "1/2/3/"},
        {"1, 2 ,3", ',', "1/2/3/"},
        {"1,,3", ',', "1//3/"},
        {"1,2,", ',', "1/2//"},
        {",", ',', "//"},
        {"", ',', ""},
        {"a,\"b,c\",d", ',', "a/b,c/d/"},
        {"\" a \";\"\"", ';', "a//"},
        {"  1   2\t3  ", ' ', "1/2/3/"},
        {"1\t\t3", '\t', "1//3/"},
        {"\"open,1", ',', "\"open,1/"},
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        const SoleusTextStyle style = {cases[i].separator, '.'};
        SoleusCell line = {cases[i].line, strlen (cases[i].line)};
        g_autoptr (GPtrArray) cells = soleus_text_split (line, style);
        g_autoptr (GString) joined = g_string_new (NULL);
        for (guint c = 0; c < cells->len; c++)
          g_string_append_printf (
              joined, "%s/", (char *)g_ptr_array_index (cells, c));
        ck_assert_msg (strcmp (joined->str, cases[i].cells) == 0,
            "\"%s\" fell into %s", cases[i].line, joined->str);
      }
  }
END_TEST

START_TEST (a_cell_is_a_number_a_stamp_empty_or_text)
  {
    static const struct
    {
      const char *text;
      char decimal;
      SoleusCellKind kind;
    } cases[] = {
        {"1.5", '.', SOLEUS_CELL_NUMBER},
        {"1,5", ',', SOLEUS_CELL_NUMBER},
        {"1,5", '.', SOLEUS_CELL_TEXT},
        {"-1e-7", '.', SOLEUS_CELL_NUMBER},
        {"1.5x", '.', SOLEUS_CELL_TEXT},
        {"", '.', SOLEUS_CELL_EMPTY},
        {"NaN", '.', SOLEUS_CELL_EMPTY},
        {"n/a", '.', SOLEUS_CELL_EMPTY},
        {"NULL", '.', SOLEUS_CELL_EMPTY},
        {"-", '.', SOLEUS_CELL_EMPTY},
        {"-inf", '.', SOLEUS_CELL_EMPTY},
        {"12:30:00", '.', SOLEUS_CELL_STAMP},
        {"2020-01-02", '.', SOLEUS_CELL_STAMP},
        {"twitch", '.', SOLEUS_CELL_TEXT},
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        SoleusCell cell = {cases[i].text, strlen (cases[i].text)};
        double value;
        ck_assert_msg (
            soleus_cell_read (cell, cases[i].decimal, &value) == cases[i].kind,
            "\"%s\"", cases[i].text);
      }
  }
END_TEST

START_TEST (lines_end_at_lf_cr_lf_or_cr)
  {
    static const struct
    {
      const char *text;
      char end;
    } cases[] = {{"a\nbc\n", '\n'}, {"a\r\nbc\r\n", '\n'}, {"a\rbc\r", '\r'},
        {"a\nbc", '\n'}};

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        gsize pos = 0, size = strlen (cases[i].text);
        SoleusCell line;
        ck_assert (
            soleus_text_line (cases[i].text, size, cases[i].end, &pos, &line));
        ck_assert_uint_eq (line.n, 1);
        ck_assert (
            soleus_text_line (cases[i].text, size, cases[i].end, &pos, &line));
        ck_assert_uint_eq (line.n, 2);
        ck_assert (
            !soleus_text_line (cases[i].text, size, cases[i].end, &pos, &line));
      }
  }
END_TEST

/* --- the whole layout --- */

static const struct
{
  const char *text;
  char separator;
  char decimal;
  guint n_columns;
  guint64 data_line;
} styles[] = {
    {"1,2\n3,4\n5,6\n", ',', '.', 2, 1},
    {"1;2\n3;4\n5;6\n", ';', '.', 2, 1},
    {"1,5;2,5\n3,5;4,5\n", ';', ',', 2, 1},
    {"1\t2\n3\t4\n", '\t', '.', 2, 1},
    {"1,5\t2,5\n3,5\t4,5\n", '\t', ',', 2, 1},
    {"1|2\n3|4\n", '|', '.', 2, 1},
    {"1 2\n3 4\n", ' ', '.', 2, 1},
    {"1,5 2,5\n3,5 4,5\n", ' ', ',', 2, 1},
    {"1\n2\n3\n", '\t', '.', 1, 1},
    {"# hello\n# world\nt,x\n1,2\n3,4\n", ',', '.', 2, 4},
    {"Title; of; it\n\nt;x\n1;2\n3;4\n", ';', '.', 2, 4},
    /* A single number in a header is no row: the rows come after it. */
    {"Rate,1000\nt,x,y\n1,2,3\n4,5,6\n7,8,9\n", ',', '.', 3, 3},
    {"2019-03-21 14:58:00:500,1,2\n2019-03-21 14:58:00:510,3,4\n", ',', '.', 3,
        1},
    {"0,1.5,left\n1,2.5,right\n2,3.5,\n", ',', '.', 3, 1},
};

START_TEST (the_style_of_a_table_is_found)
  {
    g_autoptr (SoleusTextLayout) layout = find (styles[_i].text);

    ck_assert_int_eq (layout->style.separator, styles[_i].separator);
    ck_assert_int_eq (layout->style.decimal, styles[_i].decimal);
    ck_assert_uint_eq (layout->n_columns, styles[_i].n_columns);
    ck_assert_uint_eq (layout->data_line, styles[_i].data_line);
  }
END_TEST

#define S SOLEUS_COLUMN_SIGNAL
#define T SOLEUS_COLUMN_TIME
#define C SOLEUS_COLUMN_COUNTER
#define L SOLEUS_COLUMN_LEFT_OUT

/* What each of up to four columns is. */
static const struct
{
  const char *text;
  SoleusColumnRole roles[4];
  double time_to_s;
} columns[] = {
    {"time_s,a\n0.1,5\n0.2,4\n0.3,5\n", {T, S}, 1},
    {"a,Time (ms)\n5,10\n4,20\n5,30\n", {S, T}, 1e-3},
    {"timestamp_us,a\n10,5\n20,4\n30,5\n", {T, S}, 1e-6},
    {"X [s],EMG [mV],X [s],ACC [g]\n0,1,0,1\n1,2,2,2\n2,3,4,1\n", {T, S, T, S},
        1},
    {"0.1,5\n0.2,4\n0.3,5\n0.4,2\n", {T, S}, 1},
    {"5,0.1\n4,0.2\n5,0.3\n2,0.4\n", {S, S}, 0},
    {"0,5\n1,4\n2,5\n3,2\n4,1\n", {C, S}, 0},
    {"Sample Index,a\n198,5\n199,4\n0,5\n1,3\n2,3\n3,3\n4,3\n5,3\n6,3\n7,3\n"
     "8,3\n9,3\n",
        {C, S}, 0},
    {"time,a\n0,5\n1,4\n2,5\n3,4\n", {C, S}, 0},
    {"time,a\n0,5\n20,4\n40,5\n60,4\n", {T, S}, 1e-3},
    {"time,a\n0,5\n4000,4\n8000,5\n12000,4\n", {T, S}, 1e-6},
    {"time,a\n1700000000.1,5\n1700000000.2,4\n1700000000.3,5\n", {T, S}, 1},
    {"time,a\n1700000000100,5\n1700000000120,4\n1700000000140,5\n", {T, S},
        1e-3},
    {"when,a\n12:00:00.1,5\n12:00:00.2,4\n12:00:00.3,5\n", {T, S}, 0},
    {"time_s,label,a\n0.1,left,5\n0.2,right,4\n0.3,left,5\n", {T, L, S}, 1},
    {"time_s,a,\n0.1,5,\n0.2,4,\n0.3,5,\n", {T, S, L}, 1},
    /* Time twice side by side: the first is used. */
    {"time,seconds_elapsed,a\n1700000000100000000,0.1,5\n"
     "1700000000120000000,0.12,4\n1700000000140000000,0.14,5\n",
        {T, L, S}, 1e-9},
};

START_TEST (columns_are_told_from_their_names_and_their_numbers)
  {
    g_autoptr (SoleusTextLayout) layout = find (columns[_i].text);

    for (guint c = 0; c < layout->n_columns; c++)
      {
        ck_assert_msg (layout->columns[c].role == columns[_i].roles[c],
            "column %u of \"%s\" is %d", c, columns[_i].text,
            layout->columns[c].role);
        if (layout->columns[c].role == T && !layout->columns[c].stamps)
          ck_assert_double_eq (
              layout->columns[c].time_to_s, columns[_i].time_to_s);
      }
  }
END_TEST

START_TEST (names_and_units_come_from_one_line_or_two)
  {
    g_autoptr (SoleusTextLayout) one =
        find ("time_s,\"EMG, left\"\n0.1,5\n0.2,4\n");
    g_autoptr (SoleusTextLayout) two =
        find ("time;EMG\ns;uV\n0.1;5\n0.2;4\n0.3;3\n");
    g_autoptr (SoleusTextLayout) none = find ("0.1;5\n0.2;4\n0.3;3\n");

    ck_assert_str_eq (one->columns[1].name, "EMG, left");
    ck_assert_str_eq (two->columns[1].name, "EMG");
    ck_assert_str_eq (two->columns[1].unit, "uV");
    ck_assert_double_eq (two->columns[0].time_to_s, 1.0);
    ck_assert_str_eq (none->columns[1].name, "");
    ck_assert_ptr_null (none->columns[1].unit);
  }
END_TEST

/* One word over one column says little: only a plain line right before the
 * numbers is its name. */
START_TEST (a_single_column_takes_its_name_from_the_line_above_it_only)
  {
    g_autoptr (SoleusTextLayout) plain = find ("EMG\n1.5\n2\n3.5\n2\n");
    g_autoptr (SoleusTextLayout) comment = find ("# EMG\n1.5\n2\n3.5\n2\n");
    g_autoptr (SoleusTextLayout) above =
        find ("EMG\n# by hand\n1.5\n2\n3.5\n2\n");
    g_autoptr (SoleusTextLayout) two =
        find ("# EMG,ACC\n1.5,1\n2,7\n3.5,2\n2,5\n");

    ck_assert_str_eq (plain->columns[0].name, "EMG");
    ck_assert_str_eq (comment->columns[0].name, "");
    ck_assert_str_eq (above->columns[0].name, "");
    ck_assert_str_eq (two->columns[1].name, "ACC");
  }
END_TEST

/* How programs write the rate into their header lines. */
static const struct
{
  const char *line;
  double rate_hz;
} rates[] = {
    {"%Sample Rate = 200.0 Hz", 200},
    {"# Sampling Rate (Hz):= 1000.00", 1000},
    {"# {\"sampling rate\": 500, \"x\": 1}", 500},
    {"Sampling frequency: 2 kHz", 2000},
    {"fs = 4000", 4000},
    {"--- ActiGraph date format M/d/yyyy at 30 Hz  Filter Normal ---", 30},
    {"Interval= 0.001 s", 1000},
    {"sampling interval: 2 ms", 500},
    {"Samples: none", 0},
    {"Sample rate: 0 Hz", 0},
    {"nothing of the kind 1000", 0},
};

START_TEST (the_rate_is_found_in_the_header)
  {
    g_autofree char *text =
        g_strdup_printf ("%s\n5 4\n4 3\n5 2\n4 5\n", rates[_i].line);
    g_autoptr (SoleusTextLayout) layout = find (text);

    ck_assert_double_eq_tol (layout->rate_hz, rates[_i].rate_hz, 1e-9);
  }
END_TEST

static const struct
{
  const char *text;
  const char *name;
} dialects[] = {
    {"# Simple Text Format\n# Labels:= EMG\n1\n2\n3\n", "BioSPPy"},
    {"%OpenBCI Raw EEG Data\n0, 1, 2\n1, 2, 3\n", "OpenBCI"},
    {"# OpenSignals Text File Format\n# {}\n# EndOfHeader\n0\t1\n1\t2\n",
        "OpenSignals"},
    {"time,seconds_elapsed,x\n1,0.1,2\n2,0.2,3\n", "Sensor Logger"},
    {"time,gFx,gFy\n1,0.1,2\n2,0.2,3\n", "Physics Toolbox"},
    {"Time (s),Acceleration x (m/s^2)\n0.1,2\n0.2,3\n", "phyphox"},
    {"X [s],EMG\n0.1,2\n0.2,3\n", "Delsys"},
    {"plain\n0.1,2\n0.2,3\n", NULL},
};

START_TEST (programs_are_known_by_their_headers)
  {
    g_autoptr (SoleusTextLayout) layout = find (dialects[_i].text);

    ck_assert_msg (g_strcmp0 (layout->dialect, dialects[_i].name) == 0, "%s",
        layout->dialect);
  }
END_TEST

START_TEST (an_openbci_board_has_its_axes_before_the_clock)
  {
    /* A counter, one electrode, three axes, the time of day. */
    g_autoptr (SoleusTextLayout) least =
        find ("%OpenBCI Raw EEG Data\n%Sample Rate = 200.0 Hz\n"
              "0, 5.5, 0.1, 0.2, 0.9, 15:15:28.048\n"
              "1, 5.6, 0.1, 0.2, 0.9, 15:15:28.053\n"
              "2, 5.7, 0.1, 0.2, 0.9, 15:15:28.058\n");
    /* Fewer columns are no such board. */
    g_autoptr (SoleusTextLayout) fewer =
        find ("%OpenBCI Raw EEG Data\n%Sample Rate = 200.0 Hz\n"
              "0, 0.1, 0.2, 0.9, 15:15:28.048\n1, 0.1, 0.2, 0.9, 15:15:28.053\n"
              "2, 0.1, 0.2, 0.9, 15:15:28.058\n");

    ck_assert_uint_eq (least->n_columns, 6);
    ck_assert_int_eq (least->columns[0].role, C);
    ck_assert_str_eq (least->columns[1].name, "EXG 1");
    ck_assert_str_eq (least->columns[2].name, "Accel X");
    ck_assert_str_eq (least->columns[4].name, "Accel Z");
    ck_assert_str_eq (fewer->columns[1].name, "");
  }
END_TEST

START_TEST (open_signals_names_its_columns_in_json)
  {
    g_autoptr (SoleusTextLayout) layout = find (
        "# OpenSignals Text File Format\n"
        "# {\"00:07\": {\"sensor\": [\"EMG\", \"RAW\"], \"column\": [\"nSeq\", "
        "\"DI\", \"A1\", \"A2\"], \"sampling rate\": 1000, \"date\": "
        "\"2019-3-29\", \"time\": \"13:55:26.528\"}}\n# EndOfHeader\n"
        "0\t0\t5\t6\t\n1\t0\t7\t8\t\n2\t0\t9\t6\t\n");

    ck_assert_uint_eq (layout->n_columns, 5);
    ck_assert_int_eq (layout->columns[0].role, C);
    ck_assert_int_eq (layout->columns[1].role, L);
    ck_assert_str_eq (layout->columns[2].name, "EMG A1");
    ck_assert_str_eq (layout->columns[3].name, "A2");
    ck_assert_int_eq (layout->columns[4].role, L);
    ck_assert_double_eq (layout->rate_hz, 1000);
    ck_assert_double_eq_tol (layout->start_s, 1553867726.528, 1e-3);
  }
END_TEST

START_TEST (a_second_device_has_the_columns_behind_those_of_the_first)
  {
    g_autoptr (SoleusTextLayout) layout = find (
        "# OpenSignals Text File Format\n# {\"a\": {\"sensor\": [\"EMG\"], "
        "\"column\": [\"nSeq\", \"A1\"]}, \"b\": {\"sensor\": [\"ECG\"], "
        "\"column\": [\"nSeq\", \"A1\"]}, \"c\": {\"sensor\": [\"RAW\"], "
        "\"column\": [\"A9\"]}}\n0\t5\t0\t6\t1\n1\t7\t1\t8\t2\n"
        "2\t9\t2\t6\t4\n");

    ck_assert_uint_eq (layout->n_columns, 5);
    ck_assert_str_eq (layout->columns[1].name, "EMG A1");
    ck_assert_int_eq (layout->columns[2].role, C);
    ck_assert_str_eq (layout->columns[3].name, "ECG A1");
    ck_assert_str_eq (layout->columns[4].name, "A9");
  }
END_TEST

START_TEST (json_is_read_to_a_depth_of_sixteen)
  {
    for (guint depth = 16; depth <= 17; depth++)
      {
        g_autofree char *open = g_strnfill (depth - 2, '[');
        g_autofree char *close = g_strnfill (depth - 2, ']');
        g_autofree char *text = g_strdup_printf (
            "# OpenSignals Text File Format\n# {\"a\": {\"x\": %s%s, "
            "\"column\": [\"first\"]}}\n5\t0\n7\t1\n9\t3\n",
            open, close);
        g_autoptr (SoleusTextLayout) layout = find (text);
        ck_assert_str_eq (layout->columns[0].name, depth == 16 ? "first" : "");
      }
  }
END_TEST

START_TEST (a_rate_is_looked_for_in_a_hundred_lines)
  {
    for (guint n = 99; n <= 100; n++)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        g_autoptr (SoleusTextLayout) layout = NULL;
        for (guint i = 0; i < n; i++)
          g_string_append (text, "# a word\n");
        g_string_append (text, "# fs = 250\n5 4\n4 3\n5 2\n4 5\n");
        layout = find (text->str);
        ck_assert_double_eq (layout->rate_hz, n == 99 ? 250.0 : 0.0);
      }
  }
END_TEST

/* JSON of hostile files must not cost more than it is. */
START_TEST (hostile_json_in_a_header_is_passed_over)
  {
    static const char *const headers[] = {"# {", "# {\"a\": 1}",
        "# {\"a\": {\"column\": 5, \"sensor\": {}}}",
        "# {\"a\": {\"column\": [1, null, []], \"sensor\": [2]}}", "# []",
        "# {\"a\": {\"date\": 5, \"time\": null}}"};

    for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
      {
        g_autofree char *text = g_strdup_printf (
            "# OpenSignals Text File Format\n%s\n0\t5\n1\t7\n2\t9\n",
            headers[i]);
        g_autoptr (SoleusTextLayout) layout = find (text);
        ck_assert_uint_eq (layout->n_columns, 2);
      }
  }
END_TEST

START_TEST (acti_life_tells_start_and_unit)
  {
    g_autoptr (SoleusTextLayout) layout =
        find ("--- ActiGraph GT3X+ at 100 Hz ---\nStart Time 18:40:00\n"
              "Start Date 9/17/2019\nEpoch Period (hh:mm:ss) 00:00:00\n---\n"
              "Accelerometer X,Accelerometer Y,Accelerometer Z\n"
              "0,0.008,0.996\n0.016,0,1.008\n0.02,-0.008,1.004\n");

    ck_assert_double_eq (layout->start_s, 1568745600);
    ck_assert_double_eq (layout->rate_hz, 100);
    ck_assert_str_eq (layout->columns[2].unit, "g");
    ck_assert_int_eq (layout->columns[0].role, S);
  }
END_TEST

START_TEST (units_of_time_are_known_by_many_names)
  {
    ck_assert_double_eq (soleus_text_time_unit_s ("s"), 1.0);
    ck_assert_double_eq (soleus_text_time_unit_s ("MS"), 1e-3);
    ck_assert_double_eq (soleus_text_time_unit_s ("\302\265s"), 1e-6);
    ck_assert_double_eq (soleus_text_time_unit_s ("ns"), 1e-9);
    ck_assert_double_eq (soleus_text_time_unit_s ("min"), 60.0);
    ck_assert_double_eq (soleus_text_time_unit_s ("mV"), 0.0);
    ck_assert_double_eq (soleus_text_time_unit_s (NULL), 0.0);
  }
END_TEST

START_TEST (text_without_rows_of_numbers_is_refused_by_its_first_line)
  {
    static const char *const texts[] = {"hello\nworld\n", "1\n", "a,b\n1,2\n",
        "\n\n\n", "one 1\ntwo\nthree 3\nfour\n"};

    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        g_autoptr (GError) error = NULL;
        ck_assert_ptr_null (
            soleus_text_layout_find (texts[i], strlen (texts[i]), &error));
        soleus_test_error (
            &error, SOLEUS_ERROR_INVALID, "rows of numbers", NULL);
      }
  }
END_TEST

START_TEST (random_text_never_breaks_the_search)
  {
    static const char letters[] = "0123456789.,;\t |-+eE:\"#%ax\n\n\n";
    g_autoptr (GRand) random = g_rand_new_with_seed (soleus_test_seed ());

    for (guint i = 0; i < 2000; i++)
      {
        guint n = (guint)g_rand_int_range (random, 1, 120);
        g_autofree char *text = g_malloc (n);
        g_autoptr (GError) error = NULL;
        SoleusTextLayout *layout;
        for (guint k = 0; k < n; k++)
          text[k] = letters[g_rand_int_range (random, 0, sizeof letters - 1)];
        layout = soleus_text_layout_find (text, n, &error);
        ck_assert ((layout == NULL) == (error != NULL));
        soleus_text_layout_free (layout);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("text-layout");
  TCase *tcase = tcase_create ("text-layout");

  tcase_add_test (tcase, a_line_falls_into_its_cells);
  tcase_add_test (tcase, a_cell_is_a_number_a_stamp_empty_or_text);
  tcase_add_test (tcase, lines_end_at_lf_cr_lf_or_cr);
  tcase_add_loop_test (
      tcase, the_style_of_a_table_is_found, 0, G_N_ELEMENTS (styles));
  tcase_add_loop_test (tcase,
      columns_are_told_from_their_names_and_their_numbers, 0,
      G_N_ELEMENTS (columns));
  tcase_add_test (tcase, names_and_units_come_from_one_line_or_two);
  tcase_add_test (
      tcase, a_single_column_takes_its_name_from_the_line_above_it_only);
  tcase_add_loop_test (
      tcase, the_rate_is_found_in_the_header, 0, G_N_ELEMENTS (rates));
  tcase_add_loop_test (
      tcase, programs_are_known_by_their_headers, 0, G_N_ELEMENTS (dialects));
  tcase_add_test (tcase, an_openbci_board_has_its_axes_before_the_clock);
  tcase_add_test (tcase, open_signals_names_its_columns_in_json);
  tcase_add_test (
      tcase, a_second_device_has_the_columns_behind_those_of_the_first);
  tcase_add_test (tcase, json_is_read_to_a_depth_of_sixteen);
  tcase_add_test (tcase, a_rate_is_looked_for_in_a_hundred_lines);
  tcase_add_test (tcase, hostile_json_in_a_header_is_passed_over);
  tcase_add_test (tcase, acti_life_tells_start_and_unit);
  tcase_add_test (tcase, units_of_time_are_known_by_many_names);
  tcase_add_test (
      tcase, text_without_rows_of_numbers_is_refused_by_its_first_line);
  tcase_add_test (tcase, random_text_never_breaks_the_search);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
