/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "soleus-choices.h"
#include "soleus-completion.h"
#include "soleus-manual.h"

static void
assert_holds (const char *text, const char *part)
{
  ck_assert_msg (strstr (text, part) != NULL, "no “%s” in: %s", part, text);
}

static const SoleusOption *
find_option (const SoleusCommand *command, const char *name)
{
  const SoleusOption *tables[] = {command->options, soleus_option_general,
      command->opens_recordings ? soleus_option_recording : NULL};

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const SoleusOption *row = tables[i]; row && row->name; row++)
      if (strcmp (row->name, name) == 0)
        return row;
  return NULL;
}

START_TEST (every_choice_is_told_by_the_help_of_its_option)
  {
    for (const SoleusChoice *row = soleus_choices; row->option != NULL; row++)
      {
        guint n_found = 0;

        for (const SoleusCommand *const *at = soleus_commands; *at; at++)
          {
            const SoleusOption *option = find_option (*at, row->option);
            g_auto (GStrv) words = g_strsplit (row->words, " ", -1);

            if (option == NULL
                || (row->command && strcmp (row->command, (*at)->name) != 0))
              continue;
            n_found++;
            ck_assert_ptr_nonnull (option->argument);
            for (char **word = words; *word != NULL; word++)
              assert_holds (option->help, *word);
          }
        ck_assert_msg (n_found > 0, "no option --%s", row->option);
      }
  }
END_TEST

START_TEST (choices_belong_to_their_command)
  {
    const SoleusCommand *report = soleus_command_find ("report");
    const SoleusCommand *export = soleus_command_find ("export");
    const SoleusCommand *import = soleus_command_find ("import");
    const SoleusCommand *info = soleus_command_find ("info");
    g_autofree char *format = soleus_choices_dup (report, "format");
    g_autofree char *none = soleus_choices_dup (info, "format");
    g_autofree char *output = soleus_choices_dup (report, "output");
    g_autofree char *side = soleus_choices_dup (info, "side");
    g_autofree char *to = soleus_choices_dup (export, "to");
    g_autofree char *from = soleus_choices_dup (import, "from");

    ck_assert_str_eq (format, "pdf html md");
    ck_assert_ptr_null (none);
    ck_assert_ptr_null (output);
    ck_assert_str_eq (side, "left right");
    assert_holds (to, "audacity");
    ck_assert (g_str_has_suffix (to, " bids-folder"));
    /* Read, never written. */
    assert_holds (from, "elan");
    ck_assert_ptr_null (strstr (to, "elan"));
    ck_assert_ptr_null (strstr (from, "edf-copy"));
  }
END_TEST

START_TEST (first_words_are_those_of_the_synopsis_and_the_recipes)
  {
    const SoleusCommand *library = soleus_command_find ("library");
    g_autofree char *actions = soleus_choices_dup_first_word (library);
    g_autofree char *patterns =
        soleus_choices_dup_first_word (soleus_command_find ("simulate"));
    g_autofree char *none =
        soleus_choices_dup_first_word (soleus_command_find ("info"));

    /* A long list of them is broken behind a bar. */
    g_auto (GStrv) parts = g_strsplit (library->synopsis, "| ", -1);
    g_autofree char *synopsis = g_strjoinv ("|", parts);

    g_strdelimit (actions, " ", '|');
    ck_assert (g_str_has_prefix (synopsis, actions));
    ck_assert (g_str_has_prefix (patterns, "FASC"));
    assert_holds (patterns, " ART-POP");
    ck_assert_ptr_null (none);
  }
END_TEST

START_TEST (a_manual_page_prints_any_text_as_it_is)
  {
    static const char *const rows[][2] = {
        {"plain words", "plain words"},
        {".5 uV", "\\&.5 uV"},
        {"a.5", "a.5"},
        {"'tis", "\\&\\(aqtis"},
        {"a\n.b", "a\n\\&.b"},
        {"C:\\x", "C:\\ex"},
        {"--json", "\\-\\-json"},
        {"m/s^2 ~/x", "m/s\\(ha2 \\(ti/x"},
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        GString *out = g_string_new (NULL);
        soleus_manual_escape (out, rows[i][0]);
        ck_assert_str_eq (out->str, rows[i][1]);
        g_string_free (out, TRUE);
      }
  }
END_TEST

START_TEST (every_page_holds_every_command_and_option)
  {
    g_autofree char *manual = soleus_manual_dup ();
    g_autofree char *bash = soleus_completion_dup_bash ();
    g_autofree char *zsh = soleus_completion_dup_zsh ();
    g_autofree char *fish = soleus_completion_dup_fish ();

    for (const SoleusCommand *const *at = soleus_commands; *at != NULL; at++)
      {
        g_autofree char *heading = g_strdup_printf (".SS %s\n", (*at)->name);
        g_autofree char *add = g_strdup_printf (" -a %s -d ", (*at)->name);

        assert_holds (manual, heading);
        assert_holds (bash, (*at)->name);
        assert_holds (zsh, (*at)->summary);
        assert_holds (fish, add);
        for (const SoleusOption *row = (*at)->options; row->name; row++)
          {
            g_autofree char *seen =
                g_strdup_printf ("from %s' -l %s", (*at)->name, row->name);
            g_autofree char *dashed = g_strconcat ("--", row->name, NULL);

            assert_holds (fish, seen);
            assert_holds (bash, dashed);
            assert_holds (zsh, dashed);
          }
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("pages");
  TCase *tc = tcase_create ("pages");

  tcase_add_test (tc, every_choice_is_told_by_the_help_of_its_option);
  tcase_add_test (tc, choices_belong_to_their_command);
  tcase_add_test (tc, first_words_are_those_of_the_synopsis_and_the_recipes);
  tcase_add_test (tc, a_manual_page_prints_any_text_as_it_is);
  tcase_add_test (tc, every_page_holds_every_command_and_option);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
