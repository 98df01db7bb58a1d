/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "report-example.h"
#include "soleus-export-json.h"

/* The judge is python3-jsonschema, which knows nothing of Soleus. */
static gboolean
judge (const char *schema, const char *file, char **said)
{
  const char *arguments[] = {
      SOLEUS_TEST_PYTHON, SOLEUS_TEST_VALIDATOR, schema, file, NULL};
  int status = -1;

  return g_spawn_sync (NULL, (char **)arguments, NULL,
             said == NULL
                 ? G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL
                 : G_SPAWN_DEFAULT,
             NULL, NULL, said, NULL, &status, NULL)
      && status == 0;
}

static void
check_against_schema (const ReportExample *example, const char *name)
{
  g_autofree char *path = g_build_filename (soleus_test_tmp_dir (), name, NULL);
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusSink) sink = soleus_sink_new_file (path, &error);

  soleus_test_no_error (error);
  soleus_export_json (&example->input, sink);
  ck_assert (soleus_sink_close (sink, &error));
  ck_assert_msg (judge (SOLEUS_TEST_SCHEMA, path, &said), "%s", said);
}

START_TEST (a_full_analysis_meets_the_schema)
  {
    ReportExample example;

    report_example_init (&example, 3);
    check_against_schema (&example, "full.json");
    report_example_clear (&example);
  }
END_TEST

START_TEST (an_empty_analysis_meets_the_schema)
  {
    ReportExample example;

    report_example_init_empty (
        &example, report_example_silence ("a \xff \"b\"", 10));
    check_against_schema (&example, "empty.json");
    report_example_clear (&example);
  }
END_TEST

START_TEST (the_judge_refuses_a_file_without_findings)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "bad.json", NULL);
    g_autofree char *said = NULL;

    ck_assert (g_file_set_contents (
        path, "{\"schema\": \"soleus-analysis/1\"}", -1, NULL));
    ck_assert (!judge (SOLEUS_TEST_SCHEMA, path, &said));
    ck_assert_ptr_nonnull (strstr (said, "findings"));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("export-schema");
  TCase *tcase = tcase_create ("export-schema");

  /* Python takes a second to start on a busy machine. */
  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, a_full_analysis_meets_the_schema);
  tcase_add_test (tcase, an_empty_analysis_meets_the_schema);
  tcase_add_test (tcase, the_judge_refuses_a_file_without_findings);
  suite_add_tcase (suite, tcase);
  return suite;
}

int
main (void)
{
  return soleus_test_main_with_judge (
      make_suite, "python3-jsonschema", judge (NULL, NULL, NULL));
}
