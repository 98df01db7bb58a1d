/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "damage.h"
#include "soleus-open.h"
#include "soleus-test.h"

#define N_ROWS 3000
#define N_TABLES 40

/* A table of random shape, and what must be read from it. */
typedef struct
{
  char separator;
  gboolean comma;
  guint n_channels;
  double rate_hz;
  double time_unit_s;
  const char *unit_name;
  guint gap_row; /* a gap begins here; 0: none */
  double gap_s;
  GString *text;
} Table;

static void
append_number (Table *table, double value, int n_decimals)
{
  char format[8], buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_snprintf (format, sizeof format, "%%.%df", n_decimals);
  g_ascii_formatd (buffer, sizeof buffer, format, value);
  if (table->comma)
    g_strdelimit (buffer, ".", ',');
  g_string_append (table->text, buffer);
}

/* In the table's numbers; the first column is channel 0. */
static double
value_at (guint channel, guint row)
{
  return ((row * 7919u + channel * 104729u) % 20001u) / 10.0 - 1000.0;
}

static double
time_at (const Table *table, guint row)
{
  return row / table->rate_hz
      + (table->gap_row > 0 && row >= table->gap_row ? table->gap_s : 0.0);
}

static void
write_table (Table *table)
{
  /* Six digits behind the finest unit's point. */
  const int n_decimals = table->time_unit_s == 1.0 ? 6
      : table->time_unit_s == 1e-3                 ? 3
                                                   : 0;

  table->text = g_string_new (NULL);
  g_string_append_printf (table->text, "time (%s)", table->unit_name);
  for (guint c = 0; c < table->n_channels; c++)
    g_string_append_printf (
        table->text, "%cEMG %c (uV)", table->separator, 'a' + (int)c);
  for (guint row = 0; row < N_ROWS; row++)
    {
      g_string_append_c (table->text, '\n');
      append_number (
          table, time_at (table, row) / table->time_unit_s, n_decimals);
      for (guint c = 0; c < table->n_channels; c++)
        {
          g_string_append_c (table->text, table->separator);
          append_number (table, value_at (c, row), 1);
        }
    }
}

static Table
random_table (GRand *random)
{
  static const char separators[] = {',', ';', '\t', '|'};
  static const double rates_hz[] = {50, 100, 250, 500, 1000, 2000, 5000};
  static const struct
  {
    double seconds;
    const char *name;
  } units[] = {{1.0, "s"}, {1e-3, "ms"}, {1e-6, "us"}, {1e-9, "ns"}};
  Table table = {0};
  guint unit = (guint)g_rand_int_range (random, 0, G_N_ELEMENTS (units));

  table.separator =
      separators[g_rand_int_range (random, 0, G_N_ELEMENTS (separators))];
  table.comma = table.separator != ',' && table.separator != '|'
      && g_rand_boolean (random);
  table.n_channels = (guint)g_rand_int_range (random, 1, 6);
  table.rate_hz =
      rates_hz[g_rand_int_range (random, 0, G_N_ELEMENTS (rates_hz))];
  table.time_unit_s = units[unit].seconds;
  table.unit_name = units[unit].name;
  if (g_rand_boolean (random))
    {
      table.gap_row = (guint)g_rand_int_range (random, 100, N_ROWS - 100);
      /* From two lost samples to half a minute. */
      table.gap_s = g_rand_boolean (random)
          ? g_rand_int_range (random, 2, 50) / table.rate_hz
          : g_rand_double_range (random, 1.0, 30.0);
    }
  write_table (&table);
  return table;
}

static void
check_channel (const Table *table, const SoleusRecording *recording, guint c)
{
  const SoleusChannel *channel = soleus_recording_get_channel (recording, c);
  float values[N_ROWS];

  ck_assert_double_eq_tol (
      channel->rate_hz, table->rate_hz, 1e-6 * table->rate_hz);
  ck_assert_uint_eq (channel->n_samples, N_ROWS);
  ck_assert_uint_eq (channel->n_runs, table->gap_row > 0 ? 2 : 1);
  ck_assert_str_eq (channel->unit, "uV");
  ck_assert (soleus_recording_read (recording, c, 0, N_ROWS, values, NULL));
  for (guint row = 0; row < N_ROWS; row++)
    {
      ck_assert_float_eq_tol (values[row], (float)value_at (c, row), 1e-3f);
      /* Stamps are written to a millionth of a second. */
      ck_assert_double_eq_tol (
          soleus_channel_time_s (channel, row), time_at (table, row), 3e-6);
    }
}

START_TEST (a_table_of_any_shape_is_read_as_it_was_written)
  {
    g_autoptr (GRand) random =
        g_rand_new_with_seed (soleus_test_seed () + (guint32)_i);
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "table.txt", NULL);
    Table table = random_table (random);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording = NULL;

    g_unlink (path);
    ck_assert (g_file_set_contents_full (path, table.text->str,
        (gssize)table.text->len, G_FILE_SET_CONTENTS_NONE, 0666, NULL));
    recording = soleus_open (path, NULL, NULL, &error);
    soleus_test_no_error (error);
    damage_check_recording (recording);
    ck_assert_uint_eq (
        soleus_recording_get_n_channels (recording), table.n_channels);
    for (guint c = 0; c < table.n_channels; c++)
      check_channel (&table, recording, c);
    g_string_free (table.text, TRUE);
  }
END_TEST

START_TEST (damage_to_a_table_is_an_error_or_a_part)
  {
    g_autoptr (GRand) random =
        g_rand_new_with_seed (soleus_test_seed () + (guint32)_i);
    Table table = random_table (random);

    damage_try_all ("table.txt", (const guint8 *)table.text->str,
        MIN (table.text->len, 8192), NULL, 0, 60, soleus_test_seed ());
    g_string_free (table.text, TRUE);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("text-properties");
  TCase *tcase = tcase_create ("text-properties");

  tcase_set_timeout (tcase, 60);
  tcase_add_loop_test (
      tcase, a_table_of_any_shape_is_read_as_it_was_written, 0, N_TABLES);
  tcase_add_loop_test (tcase, damage_to_a_table_is_an_error_or_a_part, 0, 4);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
