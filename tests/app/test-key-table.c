/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-key-table.h"

#include <string.h>

START_TEST (no_key_has_two_meanings)
  {
    g_autoptr (GHashTable) seen =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

    for (const SoleusShortcut *row = soleus_key_table; row->action != NULL;
         row++)
      {
        g_auto (GStrv) keys = g_strsplit (row->keys, " ", -1);

        for (char **key = keys; *key != NULL; key++)
          {
            ck_assert_msg (!g_hash_table_contains (seen, *key),
                "%s is used twice, also by %s", *key, row->action);
            g_hash_table_add (seen, g_strdup (*key));
          }
      }
  }
END_TEST

START_TEST (no_command_stands_twice)
  {
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

    for (const SoleusShortcut *row = soleus_key_table; row->action != NULL;
         row++)
      {
        ck_assert_msg (!g_hash_table_contains (seen, row->action),
            "%s stands twice", row->action);
        g_hash_table_add (seen, (gpointer)row->action);
        ck_assert_str_ne (row->title, "");
        ck_assert_int_lt (row->group, SOLEUS_N_KEY_GROUPS);
      }
  }
END_TEST

/* A bare letter that works everywhere would fire while a note is typed. */
START_TEST (keys_that_work_everywhere_need_a_modifier)
  {
    for (const SoleusShortcut *row = soleus_key_table; row->action != NULL;
         row++)
      {
        g_auto (GStrv) keys = g_strsplit (row->keys, " ", -1);

        if (row->scope != SOLEUS_KEYS_EVERYWHERE)
          continue;
        for (char **key = keys; *key != NULL; key++)
          ck_assert_msg (strstr (*key, "<Control>") != NULL
                  || strstr (*key, "<Alt>") != NULL
                  || (strstr (*key, "F") != NULL),
              "%s of %s needs a modifier", *key, row->action);
      }
  }
END_TEST

START_TEST (every_group_has_a_title_and_a_row)
  {
    guint n_rows[SOLEUS_N_KEY_GROUPS] = {0};

    for (const SoleusShortcut *row = soleus_key_table; row->action != NULL;
         row++)
      n_rows[row->group]++;
    for (int i = 0; i < SOLEUS_N_KEY_GROUPS; i++)
      {
        ck_assert_uint_gt (n_rows[i], 0);
        ck_assert_str_ne (soleus_key_group_title ((SoleusKeyGroup)i), "");
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("app-key-table");
  TCase *tests = tcase_create ("keys");

  tcase_add_test (tests, no_key_has_two_meanings);
  tcase_add_test (tests, no_command_stands_twice);
  tcase_add_test (tests, keys_that_work_everywhere_need_a_modifier);
  tcase_add_test (tests, every_group_has_a_title_and_a_row);
  suite_add_tcase (suite, tests);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
