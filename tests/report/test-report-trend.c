/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "soleus-channel.h"
#include "soleus-diary.h"
#include "soleus-report-trend.h"

static void
enter (SoleusLibrary *library, gint64 person, int day, guint n)
{
  SoleusRecordingFacts facts = {.name = g_strdup_printf ("day %d", day),
      .format_id = "test",
      .fingerprint = g_strdup_printf ("day %d", day),
      .start = g_date_time_new_utc (2026, 5, day, 20, 0, 0.0),
      .channels =
          g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free),
      .log = soleus_read_log_new ()};
  g_autoptr (SoleusRecording) recording =
      soleus_recording_new_in_memory (&facts, NULL);
  const SoleusLibraryRate rates[] = {
      {0, "E1", "soleus", "left", "emg", "", 0, 600.0},
      {0, "E1", "soleus", "left", "emg", "FASC", n, 600.0}};
  gint64 id;

  ck_assert (soleus_library_enter (library, recording, day, &id, NULL));
  ck_assert (soleus_library_set_person (library, id, person, NULL));
  ck_assert (soleus_library_set_rates (
      library, id, day == 9 ? "y" : "x", rates, G_N_ELEMENTS (rates), NULL));
}

static GBytes *
report_of (SoleusReportFormat format)
{
  g_autoptr (SoleusLibrary) library = soleus_library_open (":memory:", NULL);
  g_autoptr (SoleusPersonView) view = NULL;
  g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();
  g_autoptr (GError) error = NULL;
  SoleusReportOptions options;
  gint64 fox;

  soleus_report_options_init (&options);
  options.format = format;
  ck_assert (soleus_library_enter_person (library, "fox", &fox, NULL));
  ck_assert (soleus_library_describe_person (library, fox, 1981, "", NULL));
  for (int day = 1; day < 10; day++)
    enter (library, fox, day, day % 3 == 0 ? 30 : 10);
  for (int day = 3; day < 10; day += 3)
    {
      g_autofree char *at = g_strdup_printf ("2026-05-%02dT12:00", day);
      ck_assert (soleus_diary_note (library, fox, at, "coffee", NULL, NULL));
    }
  view = soleus_person_view_new (
      library, &(SoleusPersonRequest){fox, "FASC", NULL, FALSE, 24.0}, &error);
  soleus_test_no_error (error);
  ck_assert (soleus_trend_report_write (view, &options, sink, NULL, &error));
  soleus_test_no_error (error);
  ck_assert (soleus_sink_close (sink, &error));
  return soleus_sink_dup_bytes (sink);
}

START_TEST (a_report_tells_rates_intervals_and_what_goes_together)
  {
    static const char *const lines[] = {"fox", "born 1981",
        "n = 150 in 90.0 clean minutes", "2026-05-03 20:00", "day 3",
        "soleus left", "3.00 (2.02–4.28)", "1.00 (0.48–1.84)",
        "Coffee, 3 occasions", "They go together: 3.00 times as many",
        "This does not show that one causes the other",
        "analysed with different settings"};
    g_autoptr (GBytes) bytes = report_of (SOLEUS_REPORT_MARKDOWN);
    g_autofree char *text =
        g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

    for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
      ck_assert_msg (
          strstr (text, lines[i]) != NULL, "“%s” is not in %s", lines[i], text);
  }
END_TEST

static const struct
{
  SoleusReportFormat format;
  const char *begin;
} kinds[] = {{SOLEUS_REPORT_PDF, "%PDF-"}, {SOLEUS_REPORT_HTML, "<!DOCTYPE"}};

START_TEST (a_report_is_a_file_of_its_kind_and_the_same_each_time)
  {
    g_autoptr (GBytes) bytes = report_of (kinds[_i].format);
    g_autoptr (GBytes) again = report_of (kinds[_i].format);

    ck_assert_uint_gt (g_bytes_get_size (bytes), 2000);
    ck_assert (
        g_str_has_prefix (g_bytes_get_data (bytes, NULL), kinds[_i].begin));
    ck_assert (g_bytes_equal (bytes, again));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("report-trend");
  TCase *tc = tcase_create ("report-trend");

  tcase_add_test (tc, a_report_tells_rates_intervals_and_what_goes_together);
  tcase_add_loop_test (tc,
      a_report_is_a_file_of_its_kind_and_the_same_each_time, 0,
      G_N_ELEMENTS (kinds));
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
