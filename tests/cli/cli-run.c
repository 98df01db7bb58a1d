/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-run.h"

#include <string.h>
#include <sys/wait.h>

#include "soleus-test.h"

CliResult *
cli_run (const char *folder, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  CliResult *result = g_new0 (CliResult, 1);
  const char *program = g_getenv ("SOLEUS_CLI");
  int wait_status = 0;
  va_list list;

  ck_assert_msg (program != NULL, "SOLEUS_CLI names no program");
  g_ptr_array_add (words, (gpointer)program);
  va_start (list, folder);
  for (char *word = va_arg (list, char *); word; word = va_arg (list, char *))
    g_ptr_array_add (words, word);
  va_end (list);
  g_ptr_array_add (words, NULL);
  ck_assert_msg (
      g_spawn_sync (folder, (char **)words->pdata, NULL, G_SPAWN_DEFAULT, NULL,
          NULL, &result->out, &result->err, &wait_status, &error),
      "%s", error == NULL ? "" : error->message);
  result->status = WIFEXITED (wait_status) ? WEXITSTATUS (wait_status) : -1;
  return result;
}

void
cli_result_free (CliResult *result)
{
  if (result == NULL)
    return;
  g_free (result->out);
  g_free (result->err);
  g_free (result);
}

void
cli_assert_done (const CliResult *result)
{
  ck_assert_msg (
      result->status == 0, "exit status %d: %s", result->status, result->err);
}

void
cli_assert_refused (const CliResult *result, int status, ...)
{
  const char *end = strchr (result->err, '\n');
  va_list list;

  ck_assert_msg (result->status == status, "exit status %d, expected %d: %s",
      result->status, status, result->err);
  ck_assert_str_eq (result->out, "");
  ck_assert_msg (end != NULL && end[1] == '\0' && end > result->err
          && strchr (".).", end[-1]) != NULL,
      "not one sentence: %s", result->err);
  va_start (list, status);
  for (char *part = va_arg (list, char *); part; part = va_arg (list, char *))
    ck_assert_msg (strstr (result->err, part) != NULL, "no “%s” in: %s", part,
        result->err);
  va_end (list);
}
