/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-error.h"
#include "soleus-library-people.h"
#include "soleus-people-job.h"

typedef struct
{
  GMainLoop *loop;
  gpointer result;
  GError *error;
} Answer;

static Answer answer;

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ck_assert_str_eq (soleus_people_job_get_data (result), "fox");
  answer.result = soleus_people_job_finish (result, &answer.error);
  g_main_loop_quit (answer.loop);
}

static gpointer
work_enter (SoleusLibrary *library, gconstpointer data, GError **error)
{
  gint64 id;

  return soleus_library_enter_person (library, data, &id, error)
      ? soleus_library_dup_people (library, error)
      : NULL;
}

static gpointer
work_find_nobody (SoleusLibrary *library, gconstpointer data, GError **error)
{
  gint64 id;

  soleus_library_find_person (library, "nobody", &id, error);
  return NULL;
}

static void
ask (const char *path, SoleusPeopleWork work)
{
  g_autoptr (GObject) source = g_object_new (G_TYPE_OBJECT, NULL);

  answer = (Answer){.loop = g_main_loop_new (NULL, FALSE)};
  soleus_people_job_start (path, work, g_strdup ("fox"), g_free,
      (GDestroyNotify)g_ptr_array_unref, source, on_done);
  g_main_loop_run (answer.loop);
  g_main_loop_unref (answer.loop);
}

START_TEST (a_question_is_answered_from_a_thread)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "job.db", NULL);

    ask (path, work_enter);
    ck_assert_ptr_null (answer.error);
    ck_assert_uint_eq (((GPtrArray *)answer.result)->len, 1);
    g_ptr_array_unref (answer.result);
    ask (path, work_find_nobody);
    ck_assert_ptr_null (answer.result);
    ck_assert (
        g_error_matches (answer.error, SOLEUS_ERROR, SOLEUS_ERROR_MISSING));
    g_clear_error (&answer.error);
  }
END_TEST

START_TEST (a_library_that_cannot_be_opened_says_so)
  {
    ask ("/proc/no/such.db", work_enter);
    ck_assert_ptr_null (answer.result);
    ck_assert_ptr_nonnull (answer.error);
    g_clear_error (&answer.error);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("people-job");
  TCase *tc = tcase_create ("people-job");

  tcase_add_test (tc, a_question_is_answered_from_a_thread);
  tcase_add_test (tc, a_library_that_cannot_be_opened_says_so);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
