/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <string.h>

#include "soleus-cli-json.h"
#include "soleus-cli-progress.h"
#include "soleus-cli-text.h"
#include "soleus-error.h"

static const struct
{
  double duration_s;
  const char *text;
} lengths[] = {
    {0.0, "0 s"},
    {12.54, "12.5 s"},
    {59.9, "59.9 s"},
    {59.94, "59.9 s"},
    {59.97, "1:00 min"},
    {60.0, "1:00 min"},
    {125.4, "2:05 min"},
    {3599.4, "59:59 min"},
    {3599.6, "1:00:00 h"},
    {3600.0, "1:00:00 h"},
    {28805.0, "8:00:05 h"},
};

START_TEST (a_length_is_told_in_the_unit_that_fits)
  {
    g_autofree char *text =
        soleus_cli_text_dup_duration (lengths[_i].duration_s);

    ck_assert_str_eq (text, lengths[_i].text);
  }
END_TEST

START_TEST (a_place_tells_what_is_known)
  {
    static const struct
    {
      const char *muscle;
      SoleusSide side;
      const char *text;
    } rows[] = {
        {NULL, SOLEUS_SIDE_UNKNOWN, ", calf (assumed)"},
        {"soleus", SOLEUS_SIDE_UNKNOWN, ", soleus"},
        {NULL, SOLEUS_SIDE_RIGHT, ", calf (assumed), right"},
        {"soleus", SOLEUS_SIDE_LEFT, ", soleus, left"},
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusChannel) channel =
            soleus_channel_new ("x", SOLEUS_KIND_EMG, "uV", 1000.0);
        g_autofree char *text = NULL;
        channel->muscle = g_strdup (rows[i].muscle);
        channel->side = rows[i].side;
        text = soleus_cli_text_dup_place (channel);
        ck_assert_str_eq (text, rows[i].text);
      }
  }
END_TEST

static SoleusRecording *
make_recording (gboolean gap)
{
  SoleusRecordingFacts facts = {0};
  SoleusChannel *channel =
      soleus_channel_new ("EMG", SOLEUS_KIND_EMG, "uV", 10.0);
  float samples[100] = {0};
  const float *rows[] = {samples};

  soleus_channel_add_run (channel, 50, 0.0);
  soleus_channel_add_run (channel, 50, gap ? 65.0 : 5.0);
  facts.name = g_strdup ("calf.edf");
  facts.format_id = "edf";
  facts.fingerprint = g_strdup ("0");
  facts.start = g_date_time_new_utc (2026, 3, 1, 22, 30, 5.0);
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  g_ptr_array_add (facts.channels, channel);
  facts.log = soleus_read_log_new ();
  return soleus_recording_new_in_memory (&facts, rows);
}

START_TEST (the_head_tells_start_length_and_gaps)
  {
    g_autoptr (SoleusRecording) whole = make_recording (FALSE);
    g_autoptr (SoleusRecording) torn = make_recording (TRUE);
    g_autofree char *of_whole = soleus_cli_text_dup_head (whole);
    g_autofree char *of_torn = soleus_cli_text_dup_head (torn);

    ck_assert_str_eq (
        of_whole, "calf.edf\n  edf, 2026-03-01 22:30:05, 10 s, no gaps");
    ck_assert_str_eq (of_torn,
        "calf.edf\n  edf, 2026-03-01 22:30:05, 1:10 min, 1 gap, 1:00 min in "
        "all");
  }
END_TEST

START_TEST (an_unknown_reason_is_printed_as_it_is)
  {
    g_autofree char *known = soleus_cli_text_dup_reason ("emg-rate-too-low");
    g_autofree char *unknown = soleus_cli_text_dup_reason ("no-such-reason");

    ck_assert_str_ne (known, "emg-rate-too-low");
    ck_assert_str_eq (unknown, "no-such-reason");
  }
END_TEST

START_TEST (a_bar_fills_from_left_to_right_and_never_overflows)
  {
    glong columns = -1;

    for (double fraction = -0.5; fraction <= 1.5; fraction += 0.05)
      {
        g_autofree char *line =
            soleus_cli_progress_dup_line ("Prüfen", fraction, 78);
        ck_assert_int_le (g_utf8_strlen (line, -1), 78);
        if (columns >= 0)
          ck_assert_int_eq (g_utf8_strlen (line, -1), columns);
        columns = g_utf8_strlen (line, -1);
      }
    {
      g_autofree char *none = soleus_cli_progress_dup_line ("A", 0.0, 40);
      g_autofree char *half = soleus_cli_progress_dup_line ("A", 0.5, 40);
      g_autofree char *all = soleus_cli_progress_dup_line ("A", 1.0, 40);
      ck_assert_ptr_null (strchr (none, '='));
      ck_assert_ptr_nonnull (strstr (half, "= "));
      ck_assert_ptr_nonnull (strstr (half, " 50 %"));
      ck_assert_ptr_nonnull (strstr (all, "=]"));
      ck_assert_ptr_nonnull (strstr (all, "100 %"));
    }
  }
END_TEST

START_TEST (a_bar_has_room_on_a_narrow_line)
  {
    g_autofree char *line =
        soleus_cli_progress_dup_line ("A rather long sentence", 0.3, 10);

    ck_assert_ptr_nonnull (strstr (line, "[]"));
  }
END_TEST

static char *
write_json (const char *text)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), "x.json", NULL);

  ck_assert (g_file_set_contents (path, text, -1, NULL));
  return path;
}

START_TEST (members_of_another_type_are_not_there)
  {
    g_autofree char *path = write_json (
        "{\"n\": 3, \"x\": 2.5, \"t\": \"word\", \"z\": null, \"a\": [1, {}]}");
    g_autoptr (JsonObject) object = soleus_cli_json_load (path, NULL);
    JsonArray *array = soleus_cli_json_array (object, "a");

    ck_assert_double_eq (soleus_cli_json_number (object, "n"), 3.0);
    ck_assert_double_eq (soleus_cli_json_number (object, "x"), 2.5);
    ck_assert (isnan (soleus_cli_json_number (object, "t")));
    ck_assert (isnan (soleus_cli_json_number (object, "z")));
    ck_assert (isnan (soleus_cli_json_number (object, "missing")));
    ck_assert_str_eq (soleus_cli_json_text (object, "t"), "word");
    ck_assert_ptr_null (soleus_cli_json_text (object, "a"));
    ck_assert_ptr_null (soleus_cli_json_array (object, "t"));
    ck_assert_uint_eq (json_array_get_length (array), 2);
    ck_assert_ptr_null (soleus_cli_json_element (array, 0));
    ck_assert_ptr_nonnull (soleus_cli_json_element (array, 1));
  }
END_TEST

static const struct
{
  const char *path; /* NULL: write @text */
  const char *text;
  int code;
} bad_json[] = {
    {"/no/such/file.json", NULL, SOLEUS_ERROR_MISSING},
    {"/", NULL, SOLEUS_ERROR_IO},
    {NULL, "{", SOLEUS_ERROR_INVALID},
    {NULL, "", SOLEUS_ERROR_INVALID},
    {NULL, "3", SOLEUS_ERROR_INVALID},
    {NULL, "[]", SOLEUS_ERROR_INVALID},
};

START_TEST (what_is_no_json_object_is_refused)
  {
    g_autoptr (GError) error = NULL;
    g_autofree char *path = bad_json[_i].path != NULL
        ? g_strdup (bad_json[_i].path)
        : write_json (bad_json[_i].text);

    ck_assert_ptr_null (soleus_cli_json_load (path, &error));
    soleus_test_error (&error, bad_json[_i].code, path, NULL);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("text");
  TCase *tc = tcase_create ("text");

  tcase_add_loop_test (
      tc, a_length_is_told_in_the_unit_that_fits, 0, G_N_ELEMENTS (lengths));
  tcase_add_test (tc, a_place_tells_what_is_known);
  tcase_add_test (tc, the_head_tells_start_length_and_gaps);
  tcase_add_test (tc, an_unknown_reason_is_printed_as_it_is);
  tcase_add_test (tc, a_bar_fills_from_left_to_right_and_never_overflows);
  tcase_add_test (tc, a_bar_has_room_on_a_narrow_line);
  tcase_add_test (tc, members_of_another_type_are_not_there);
  tcase_add_loop_test (
      tc, what_is_no_json_object_is_refused, 0, G_N_ELEMENTS (bad_json));
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
