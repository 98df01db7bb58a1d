/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "cli-run.h"
#include "soleus-command.h"
#include "soleus-help.h"

static void
assert_lines_fit (const char *text, glong width)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    ck_assert_msg (g_utf8_strlen (*line, -1) <= width, "%ld columns: %s",
        g_utf8_strlen (*line, -1), *line);
}

START_TEST (wrapped_text_keeps_every_word_and_the_width)
  {
    const char *text = "Ein über-langes Wort steht allein: "
                       "Donaudampfschifffahrtsgesellschaft\n\nzwei Absätze";
    GString *out = g_string_new (NULL);

    soleus_help_wrap (out, text, 4, 2, 40);
    assert_lines_fit (out->str, 40);
    g_strdelimit (out->str, "\n", ' ');
    for (char *twice = strstr (out->str, "  "); twice;
         twice = strstr (out->str, "  "))
      memmove (twice, twice + 1, strlen (twice));
    ck_assert_str_eq (g_strstrip (out->str),
        "Ein über-langes Wort steht allein: "
        "Donaudampfschifffahrtsgesellschaft zwei Absätze");
    g_string_free (out, TRUE);
  }
END_TEST

START_TEST (the_program_help_lists_every_command)
  {
    g_autoptr (CliResult) result = cli_run (NULL, "--help", NULL);

    cli_assert_done (result);
    ck_assert_str_eq (result->err, "");
    assert_lines_fit (result->out, 78);
    for (const SoleusCommand *const *at = soleus_commands; *at != NULL; at++)
      {
        ck_assert_ptr_nonnull (strstr (result->out, (*at)->name));
        ck_assert_ptr_nonnull (strstr (result->out, (*at)->summary));
      }
  }
END_TEST

START_TEST (every_command_explains_itself_like_a_manual_page)
  {
    static const char *const sections[] = {"NAME\n", "\nSYNOPSIS\n",
        "\nDESCRIPTION\n", "\nOPTIONS\n", "\nEXIT STATUS\n", "\nEXAMPLES\n"};

    for (const SoleusCommand *const *at = soleus_commands; *at != NULL; at++)
      {
        g_autoptr (CliResult) result =
            cli_run (NULL, (*at)->name, "--help", NULL);

        cli_assert_done (result);
        ck_assert_str_eq (result->err, "");
        assert_lines_fit (result->out, 78);
        for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
          ck_assert_msg (strstr (result->out, sections[i]) != NULL,
              "%s: no section %s", (*at)->name, sections[i]);
        for (const SoleusOption *row = (*at)->options; row->name; row++)
          {
            g_autofree char *option = g_strconcat ("--", row->name, NULL);
            ck_assert_ptr_nonnull (strstr (result->out, option));
          }
        ck_assert_ptr_nonnull ((*at)->examples[0].command);
      }
  }
END_TEST

START_TEST (the_version_is_told_on_standard_output)
  {
    g_autoptr (CliResult) result = cli_run (NULL, "--version", NULL);

    cli_assert_done (result);
    ck_assert (g_str_has_prefix (result->out, "soleus-cli "));
    ck_assert (g_ascii_isdigit (result->out[strlen ("soleus-cli ")]));
  }
END_TEST

START_TEST (wrong_usage_ends_with_2_and_one_sentence)
  {
    g_autoptr (CliResult) none = cli_run (NULL, NULL);
    g_autoptr (CliResult) unknown = cli_run (NULL, "anlyse", "x.edf", NULL);

    cli_assert_refused (none, 2, "missing", "--help", NULL);
    cli_assert_refused (unknown, 2, "anlyse", "--help", NULL);
  }
END_TEST

START_TEST (every_command_refuses_an_unknown_option)
  {
    for (const SoleusCommand *const *at = soleus_commands; *at != NULL; at++)
      {
        g_autoptr (CliResult) result =
            cli_run (NULL, (*at)->name, "--no-such-option", NULL);
        cli_assert_refused (result, 2, "--no-such-option", NULL);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("help");
  TCase *tc = tcase_create ("help");

  tcase_add_test (tc, wrapped_text_keeps_every_word_and_the_width);
  tcase_add_test (tc, the_program_help_lists_every_command);
  tcase_add_test (tc, every_command_explains_itself_like_a_manual_page);
  tcase_add_test (tc, the_version_is_told_on_standard_output);
  tcase_add_test (tc, wrong_usage_ends_with_2_and_one_sentence);
  tcase_add_test (tc, every_command_refuses_an_unknown_option);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
