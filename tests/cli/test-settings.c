/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "soleus-cli-settings.h"
#include "soleus-error.h"

static const SoleusOption more_options[] = {
    {"answers", 0, "FILE", "", FALSE, NULL},
    {"history", 0, "FILE", "", TRUE, ".json"},
    SOLEUS_OPTION_END,
};

static const SoleusOption *const tables[] = {
    soleus_option_recording, more_options, NULL};

/* @line is split at spaces; "@" stands for the file that holds @text. */
static SoleusCliSettings *
settings_of (const char *line, const char *text, GError **error)
{
  g_autofree char *path =
      g_build_filename (soleus_test_tmp_dir (), "given.json", NULL);
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (SoleusArguments) arguments = NULL;

  if (text != NULL)
    ck_assert (g_file_set_contents (path, text, -1, NULL));
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], "@") == 0)
      {
        g_free (words[i]);
        words[i] = g_strdup (path);
      }
  arguments = soleus_arguments_parse (tables, (const char *const *)words, NULL);
  ck_assert_ptr_nonnull (arguments);
  return soleus_cli_settings_new (arguments, error);
}

START_TEST (nothing_said_is_the_standard)
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusCliSettings) settings =
        settings_of ("night.edf", NULL, &error);
    g_autoptr (SoleusAnswers) none = soleus_answers_new ();

    soleus_test_no_error (error);
    ck_assert_uint_eq (settings->wishes->len, 0);
    ck_assert_uint_eq (settings->n_jobs, g_get_num_processors ());
    ck_assert (soleus_answers_equal (settings->answers, none));
    ck_assert_ptr_null (settings->history);
    for (int i = 0; i < SOLEUS_N_PARAMETERS; i++)
      ck_assert_double_eq (settings->parameters.values[i],
          soleus_parameter_get_spec ((SoleusParameter)i)->standard);
  }
END_TEST

/* --- corrections of channels ----------------------------------------------
 */

static const struct
{
  const char *line;
  const char *key;
  const char *channel;
  const char *value;
} wishes[] = {
    {"--channel 3", "channel", "3", NULL},
    {"-cCalf", "channel", "Calf", NULL},
    {"--kind 0=emg", "kind", "0", "emg"},
    {"--kind emg", "kind", NULL, "emg"},
    {"--kind=Accel=accelerometer", "kind", "Accel", "accelerometer"},
    {"--unit 1=mV", "unit", "1", "mV"},
    {"--rate 2000", "rate", NULL, "2000"},
    {"--scale EMG=0.25", "scale", "EMG", "0.25"},
    {"--muscle 0=soleus", "muscle", "0", "soleus"},
    {"--side 12=left", "side", "12", "left"},
    /* The last "=" parts: a label may hold one. */
    {"--side a=b=left", "side", "a=b", "left"},
    /* A label is taken as it is, not read as a value. */
    {"--channel 0=emg", "channel", "0=emg", NULL},
};

START_TEST (a_correction_is_of_one_channel_or_of_all)
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusCliSettings) settings =
        settings_of (wishes[_i].line, NULL, &error);
    const SoleusWish *wish;

    soleus_test_no_error (error);
    ck_assert_uint_eq (settings->wishes->len, 1);
    wish = &g_array_index (settings->wishes, SoleusWish, 0);
    ck_assert_str_eq (wish->key, wishes[_i].key);
    ck_assert_pstr_eq (wish->channel, wishes[_i].channel);
    ck_assert_pstr_eq (wish->value, wishes[_i].value);
  }
END_TEST

START_TEST (a_table_inside_the_file_can_be_named)
  {
    g_autoptr (SoleusCliSettings) none = settings_of ("a.mat", NULL, NULL);
    g_autoptr (SoleusCliSettings) named =
        settings_of ("a.mat --dataset EEG.data", NULL, NULL);

    ck_assert_pstr_eq (none->dataset, NULL);
    ck_assert_pstr_eq (named->dataset, "EEG.data");
  }
END_TEST

START_TEST (corrections_of_one_kind_keep_their_order)
  {
    g_autoptr (SoleusCliSettings) settings = settings_of (
        "--side left --side 3=right a.edf --rate 100 --side 4=left -c 4 -c 3",
        NULL, NULL);
    /* Channels first, then by option in the order of the help. */
    static const char *const expected[][3] = {
        {"channel", "4", NULL},
        {"channel", "3", NULL},
        {"rate", NULL, "100"},
        {"side", NULL, "left"},
        {"side", "3", "right"},
        {"side", "4", "left"},
    };

    ck_assert_uint_eq (settings->wishes->len, G_N_ELEMENTS (expected));
    for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
      {
        const SoleusWish *wish =
            &g_array_index (settings->wishes, SoleusWish, i);
        ck_assert_str_eq (wish->key, expected[i][0]);
        ck_assert_pstr_eq (wish->channel, expected[i][1]);
        ck_assert_pstr_eq (wish->value, expected[i][2]);
      }
  }
END_TEST

/* --- parameters ----------------------------------------------------------- */

/* What closer words say wins: preset, file, electrode, --set. */
static const struct
{
  const char *line;
  const char *file;
  SoleusParameter parameter;
  double value;
} parameters[] = {
    {"--preset standard", NULL, SOLEUS_PARAMETER_FALSE_ALARMS_PER_MIN, 0.1},
    {"--preset sensitive", NULL, SOLEUS_PARAMETER_FALSE_ALARMS_PER_MIN, 10.0},
    {"--preset strict", NULL, SOLEUS_PARAMETER_FALSE_ALARMS_PER_MIN, 0.02},
    {"--preset needle", NULL, SOLEUS_PARAMETER_NEEDLE, 1.0},
    {"--electrode needle", NULL, SOLEUS_PARAMETER_NEEDLE, 1.0},
    {"--preset needle --electrode surface", NULL, SOLEUS_PARAMETER_NEEDLE, 0.0},
    {"--electrode surface --preset needle", NULL, SOLEUS_PARAMETER_NEEDLE, 0.0},
    {"--set merge_gap_ms=35", NULL, SOLEUS_PARAMETER_MERGE_GAP_MS, 35.0},
    {"--set merge_gap_ms=35 --set merge_gap_ms=5e1", NULL,
        SOLEUS_PARAMETER_MERGE_GAP_MS, 50.0},
    {"--params @", "{\"merge_gap_ms\": 41}", SOLEUS_PARAMETER_MERGE_GAP_MS,
        41.0},
    {"--params @", "{\"parameters\": {\"merge_gap_ms\": 42.5}, \"bursts\": 1}",
        SOLEUS_PARAMETER_MERGE_GAP_MS, 42.5},
    {"--set merge_gap_ms=35 --params @", "{\"merge_gap_ms\": 41}",
        SOLEUS_PARAMETER_MERGE_GAP_MS, 35.0},
    {"--preset strict --params @", "{\"false_alarms_per_min\": 2}",
        SOLEUS_PARAMETER_FALSE_ALARMS_PER_MIN, 2.0},
    {"--preset strict --params @", "{}", SOLEUS_PARAMETER_FALSE_ALARMS_PER_MIN,
        0.02},
    {"--electrode needle --params @", "{\"needle\": 0}",
        SOLEUS_PARAMETER_NEEDLE, 1.0},
    {"--electrode needle --set needle=0", NULL, SOLEUS_PARAMETER_NEEDLE, 0.0},
};

START_TEST (the_closer_word_about_a_parameter_wins)
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusCliSettings) settings =
        settings_of (parameters[_i].line, parameters[_i].file, &error);

    soleus_test_no_error (error);
    for (int i = 0; i < SOLEUS_N_PARAMETERS; i++)
      ck_assert_double_eq (settings->parameters.values[i],
          i == (int)parameters[_i].parameter
              ? parameters[_i].value
              : soleus_parameter_get_spec ((SoleusParameter)i)->standard);
  }
END_TEST

/* --- refusals --------------------------------------------------------------
 */

static const struct
{
  const char *line;
  const char *file;
  int code;
  const char *named;
  const char *expected;
} refused[] = {
    {"--kind 0=nose", NULL, SOLEUS_ERROR_USAGE, "nose", "emg"},
    {"--side up", NULL, SOLEUS_ERROR_USAGE, "up", "left"},
    {"--rate 0=0", NULL, SOLEUS_ERROR_USAGE, "rate", "0"},
    {"--preset loud", NULL, SOLEUS_ERROR_USAGE, "loud", "strict"},
    {"--electrode hook", NULL, SOLEUS_ERROR_USAGE, "hook", "surface"},
    {"--set merge_gap_ms", NULL, SOLEUS_ERROR_USAGE, "merge_gap_ms",
        "KEY=NUMBER"},
    {"--set merge_gap_ms=", NULL, SOLEUS_ERROR_USAGE,
        "merge_gap_ms=", "KEY=NUMBER"},
    {"--set merge_gap_ms=ten", NULL, SOLEUS_ERROR_USAGE, "ten", "KEY=NUMBER"},
    {"--set gap=10", NULL, SOLEUS_ERROR_USAGE, "gap=10", "mains_hz"},
    {"--set merge_gap_ms=501", NULL, SOLEUS_ERROR_USAGE, "--set", "500"},
    {"--params @", "{\"gap\": 10}", SOLEUS_ERROR_INVALID, "given.json",
        "merge_gap_ms"},
    {"--params @", "{\"merge_gap_ms\": 501}", SOLEUS_ERROR_INVALID,
        "given.json", "500"},
    {"--params @", "{\"merge_gap_ms\": \"20\"}", SOLEUS_ERROR_INVALID,
        "given.json", "merge_gap_ms"},
    {"--params @", "[20]", SOLEUS_ERROR_INVALID, "given.json", "object"},
    {"--jobs 0", NULL, SOLEUS_ERROR_USAGE, "jobs", "1"},
    {"--jobs 257", NULL, SOLEUS_ERROR_USAGE, "257", "256"},
    {"--jobs many", NULL, SOLEUS_ERROR_USAGE, "many", "number"},
    {"--answers @", "{\"Q01\": \"perhaps\"}", SOLEUS_ERROR_INVALID,
        "given.json", "perhaps"},
    {"--answers /no/such/file", NULL, SOLEUS_ERROR_MISSING, "/no/such/file",
        "text file"},
    {"--history @", "{}", SOLEUS_ERROR_INVALID, "given.json",
        "soleus-analysis/1"},
};

START_TEST (what_cannot_be_is_refused_with_what_can)
  {
    g_autoptr (GError) error = NULL;

    ck_assert_ptr_null (
        settings_of (refused[_i].line, refused[_i].file, &error));
    soleus_test_error (&error, refused[_i].code, refused[_i].named,
        refused[_i].expected, NULL);
  }
END_TEST

START_TEST (answers_and_history_come_from_their_files)
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusCliSettings) answered =
        settings_of ("--answers @", "{\"Q04\": \"yes\", \"age\": 40}", &error);
    g_autoptr (SoleusCliSettings) twice = NULL;

    soleus_test_no_error (error);
    twice = settings_of ("--history @ --history @",
        "{\"schema\": \"soleus-analysis/1\"}", &error);
    soleus_test_no_error (error);
    ck_assert_int_eq (
        soleus_answers_get (answered->answers, "Q04"), SOLEUS_ANSWER_YES);
    ck_assert_int_eq (soleus_answers_get_age_years (answered->answers), 40);
    ck_assert_uint_eq (soleus_history_get_n (twice->history), 2);
  }
END_TEST

START_TEST (as_many_jobs_as_asked_for)
  {
    static const guint n_jobs[] = {1, 2, 7, 256};

    for (guint i = 0; i < G_N_ELEMENTS (n_jobs); i++)
      {
        g_autofree char *line = g_strdup_printf ("-j %u", n_jobs[i]);
        g_autoptr (SoleusCliSettings) settings = settings_of (line, NULL, NULL);
        ck_assert_uint_eq (settings->n_jobs, n_jobs[i]);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("settings");
  TCase *tc = tcase_create ("settings");

  tcase_add_test (tc, nothing_said_is_the_standard);
  tcase_add_loop_test (
      tc, a_correction_is_of_one_channel_or_of_all, 0, G_N_ELEMENTS (wishes));
  tcase_add_test (tc, a_table_inside_the_file_can_be_named);
  tcase_add_test (tc, corrections_of_one_kind_keep_their_order);
  tcase_add_loop_test (
      tc, the_closer_word_about_a_parameter_wins, 0, G_N_ELEMENTS (parameters));
  tcase_add_loop_test (
      tc, what_cannot_be_is_refused_with_what_can, 0, G_N_ELEMENTS (refused));
  tcase_add_test (tc, answers_and_history_come_from_their_files);
  tcase_add_test (tc, as_many_jobs_as_asked_for);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
