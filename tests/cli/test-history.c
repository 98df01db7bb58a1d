/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "soleus-cli-settings.h"
#include "soleus-error.h"

/* Rates are a count times 60 over seconds: a few roundings of a double. */
#define EPSILON 1e-9

static char *
write_file (const char *text)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), "earlier.json", NULL);

  ck_assert (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* The row of an analysis whose members after the schema are @members. */
static SoleusHistoryRow
row_of (const char *members)
{
  g_autofree char *text =
      g_strdup_printf ("{\"schema\": \"soleus-analysis/1\"%s}", members);
  g_autofree char *path = write_file (text);
  g_autoptr (SoleusHistory) history = soleus_history_new ();
  g_autoptr (GError) error = NULL;

  ck_assert (soleus_cli_history_add (history, path, &error));
  soleus_test_no_error (error);
  ck_assert_uint_eq (soleus_history_get_n (history), 1);
  return *soleus_history_get (history, 0);
}

/* Days since 1970-01-01: 2026-03-01 is 56 years of 365 days, 14 leap days
 * (1972 to 2024) and 59 days of January and February later: 20513. */
static const struct
{
  const char *start;
  gint64 day;
} days[] = {
    {"\"1970-01-01T00:00:00Z\"", 0},
    {"\"1970-01-01T23:59:59Z\"", 0},
    {"\"1970-01-02T00:00:00Z\"", 1},
    {"\"1969-12-31T23:59:59Z\"", -1},
    {"\"1969-12-31T00:00:00Z\"", -1},
    {"\"1969-12-30T23:59:59Z\"", -2},
    {"\"2026-03-01T22:30:05Z\"", 20513},
    {"\"2026-03-01T22:30:05\"", 20513},
    {"\"2024-02-29T12:00:00Z\"", 19782},
    {"\"2024-03-01T00:00:00Z\"", 19783},
    {"null", G_MININT64},
    {"\"\"", G_MININT64},
    {"\"yesterday\"", G_MININT64},
    {"\"2026-02-30T00:00:00Z\"", G_MININT64},
    {"20260301", G_MININT64},
};

START_TEST (the_day_is_counted_from_1970)
  {
    g_autofree char *members =
        g_strdup_printf (", \"recording\": {\"start\": %s}", days[_i].start);

    ck_assert_int_eq (row_of (members).day, days[_i].day);
  }
END_TEST

START_TEST (a_recording_that_is_no_object_has_no_day)
  {
    static const char *const members[] = {"", ", \"recording\": null",
        ", \"recording\": 3", ", \"recording\": []", ", \"recording\": {}"};

    for (guint i = 0; i < G_N_ELEMENTS (members); i++)
      ck_assert_int_eq (row_of (members[i]).day, G_MININT64);
  }
END_TEST

/* Counts of the summary over the rest of the channel with the most twitches. */
static const struct
{
  const char *quality;
  const char *summary;
  double rest_s;
  double rate_per_min;
} rates[] = {
    /* 30 twitches in 600 s are 3 a minute. */
    {"{\"channel\": 0, \"usable_rest_s\": 600}",
        "{\"channel\": 0, \"pattern\": \"FASC\", \"n\": 30}", 600.0, 3.0},
    /* Kinds of twitch are added up; tremor and will are none. */
    {"{\"channel\": 0, \"usable_rest_s\": 600}",
        "{\"channel\": 0, \"pattern\": \"FASC\", \"n\": 5},"
        "{\"channel\": 0, \"pattern\": \"DBL\", \"n\": 4},"
        "{\"channel\": 0, \"pattern\": \"MULT\", \"n\": 1},"
        "{\"channel\": 0, \"pattern\": \"TREM\", \"n\": 70},"
        "{\"channel\": 0, \"pattern\": \"VOL\", \"n\": 70}",
        600.0, 1.0},
    /* The channel with the most twitches, though its rest is shorter. */
    {"{\"channel\": 0, \"usable_rest_s\": 600},"
     "{\"channel\": 1, \"usable_rest_s\": 120}",
        "{\"channel\": 0, \"pattern\": \"FASC\", \"n\": 6},"
        "{\"channel\": 1, \"pattern\": \"FASC\", \"n\": 7}",
        120.0, 3.5},
    /* As many twitches: the longer rest, wherever it stands. */
    {"{\"channel\": 0, \"usable_rest_s\": 120},"
     "{\"channel\": 1, \"usable_rest_s\": 360}",
        "{\"channel\": 0, \"pattern\": \"FASC\", \"n\": 6},"
        "{\"channel\": 1, \"pattern\": \"FASC\", \"n\": 6}",
        360.0, 1.0},
    {"{\"channel\": 1, \"usable_rest_s\": 360},"
     "{\"channel\": 0, \"usable_rest_s\": 120}",
        "{\"channel\": 0, \"pattern\": \"FASC\", \"n\": 6},"
        "{\"channel\": 1, \"pattern\": \"FASC\", \"n\": 6}",
        360.0, 1.0},
    /* No twitch in an hour of rest is a rate of 0, and was measured. */
    {"{\"channel\": 0, \"usable_rest_s\": 3600}", "", 3600.0, 0.0},
    /* A channel without rest says nothing, however much it shows. */
    {"{\"channel\": 0, \"usable_rest_s\": 0},"
     "{\"channel\": 1, \"usable_rest_s\": 60}",
        "{\"channel\": 0, \"pattern\": \"FASC\", \"n\": 99},"
        "{\"channel\": 1, \"pattern\": \"FASC\", \"n\": 2}",
        60.0, 2.0},
    /* What was not measured is not zero. */
    {"{\"channel\": 0, \"usable_rest_s\": null}",
        "{\"channel\": 0, \"pattern\": \"FASC\", \"n\": 9}", 0.0, NAN},
    {"", "{\"channel\": 0, \"pattern\": \"FASC\", \"n\": 9}", 0.0, NAN},
    /* Rows that cannot be are passed over. */
    {"7, null, {\"channel\": 0, \"usable_rest_s\": 60}, {}",
        "null, 3, {\"channel\": 0, \"pattern\": \"FASC\", \"n\": null},"
        "{\"channel\": 0, \"pattern\": \"no such\", \"n\": 5},"
        "{\"channel\": 0, \"n\": 5},"
        "{\"pattern\": \"FASC\", \"n\": 5},"
        "{\"channel\": 0, \"pattern\": \"FASC\", \"n\": 4}",
        60.0, 4.0},
};

START_TEST (the_rate_is_of_the_channel_with_the_most_twitches)
  {
    g_autofree char *members =
        g_strdup_printf (", \"quality\": [%s], \"summary\": [%s]",
            rates[_i].quality, rates[_i].summary);
    SoleusHistoryRow row = row_of (members);

    ck_assert_double_eq_tol (row.usable_rest_s, rates[_i].rest_s, EPSILON);
    if (isnan (rates[_i].rate_per_min))
      ck_assert (isnan (row.rate_per_min));
    else
      ck_assert_double_eq_tol (
          row.rate_per_min, rates[_i].rate_per_min, EPSILON);
  }
END_TEST

START_TEST (the_best_channel_is_found_by_trying_all)
  {
    g_autoptr (GRand) chance =
        g_rand_new_with_seed (soleus_test_seed () + (guint)_i);
    g_autoptr (GString) quality = g_string_new (NULL);
    g_autoptr (GString) summary = g_string_new (NULL);
    g_autofree char *members = NULL;
    int best_n = -1, best_rest_s = 0;
    SoleusHistoryRow row;

    for (guint c = 0; c < 12; c++)
      {
        int rest_s = g_rand_int_range (chance, 0, 4) * 60;
        int n_single = g_rand_int_range (chance, 0, 4);
        int n_double = g_rand_int_range (chance, 0, 4);
        const char *comma = c == 0 ? "" : ", ";
        g_string_append_printf (quality,
            "%s{\"channel\": %u, \"usable_rest_s\": %d}", comma, c, rest_s);
        g_string_append_printf (summary,
            "%s{\"channel\": %u, \"pattern\": \"FASC\", \"n\": %d}, "
            "{\"channel\": %u, \"pattern\": \"DBL\", \"n\": %d}",
            comma, c, n_single, c, n_double);
        if (rest_s > 0
            && (n_single + n_double > best_n
                || (n_single + n_double == best_n && rest_s > best_rest_s)))
          {
            best_n = n_single + n_double;
            best_rest_s = rest_s;
          }
      }
    members = g_strdup_printf (
        ", \"quality\": [%s], \"summary\": [%s]", quality->str, summary->str);
    row = row_of (members);
    ck_assert_double_eq_tol (row.usable_rest_s, best_rest_s, EPSILON);
    ck_assert_double_eq_tol (
        row.rate_per_min, best_n / (best_rest_s / 60.0), EPSILON);
  }
END_TEST

START_TEST (a_file_that_is_no_analysis_is_named_with_its_schema)
  {
    static const struct
    {
      const char *text;
      const char *named;
    } rows[] = {
        {"{}", "“”"},
        {"{\"schema\": \"soleus-truth/1\"}", "soleus-truth/1"},
        {"{\"schema\": \"soleus-analysis/2\"}", "soleus-analysis/2"},
        {"{\"schema\": 1}", "“”"},
        {"{\"schema\": null}", "soleus-analysis/1"},
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autofree char *path = write_file (rows[i].text);
        g_autoptr (SoleusHistory) history = soleus_history_new ();
        g_autoptr (GError) error = NULL;

        ck_assert (!soleus_cli_history_add (history, path, &error));
        soleus_test_error (
            &error, SOLEUS_ERROR_INVALID, path, rows[i].named, NULL);
        ck_assert_uint_eq (soleus_history_get_n (history), 0);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("history");
  TCase *tc = tcase_create ("history");

  tcase_add_loop_test (
      tc, the_day_is_counted_from_1970, 0, G_N_ELEMENTS (days));
  tcase_add_test (tc, a_recording_that_is_no_object_has_no_day);
  tcase_add_loop_test (tc, the_rate_is_of_the_channel_with_the_most_twitches, 0,
      G_N_ELEMENTS (rates));
  tcase_add_loop_test (tc, the_best_channel_is_found_by_trying_all, 0, 10);
  tcase_add_test (tc, a_file_that_is_no_analysis_is_named_with_its_schema);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
