/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libintl.h>
#include <locale.h>

#include "soleus-config.h"
#include "soleus-locale.h"
#include "soleus-test.h"

START_TEST (translations_come_from_where_they_are_installed)
  {
    g_unsetenv ("SOLEUS_LOCALE_DIR");
    soleus_locale_init ();
    ck_assert_str_eq (
        bindtextdomain (GETTEXT_PACKAGE, NULL), SOLEUS_LOCALE_DIR);
    ck_assert_str_eq (textdomain (NULL), GETTEXT_PACKAGE);
    ck_assert_str_eq (bind_textdomain_codeset (GETTEXT_PACKAGE, NULL), "UTF-8");
  }
END_TEST

START_TEST (a_folder_that_is_named_goes_first)
  {
    g_setenv ("SOLEUS_LOCALE_DIR", "/nowhere/translations", TRUE);
    soleus_locale_init ();
    ck_assert_str_eq (
        bindtextdomain (GETTEXT_PACKAGE, NULL), "/nowhere/translations");
  }
END_TEST

START_TEST (numbers_follow_the_locale_of_the_user)
  {
    g_setenv ("LC_ALL", "C.UTF-8", TRUE);
    soleus_locale_init ();
    ck_assert_str_eq (setlocale (LC_NUMERIC, NULL), "C.UTF-8");
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("locale");
  TCase *tcase = tcase_create ("locale");

  tcase_add_test (tcase, translations_come_from_where_they_are_installed);
  tcase_add_test (tcase, a_folder_that_is_named_goes_first);
  tcase_add_test (tcase, numbers_follow_the_locale_of_the_user);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
