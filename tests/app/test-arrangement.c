/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-arrangement.h"

START_TEST (every_width_has_the_layout_of_the_drawing)
  {
    static const struct
    {
      int width_px;
      const char *css_class;
    } rows[] = {{-1, "phone"}, {0, "phone"}, {360, "phone"}, {499, "phone"},
        {500, "narrow"}, {899, "narrow"}, {900, "medium"}, {1199, "medium"},
        {1200, "wide"}, {4000, "wide"}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      ck_assert_str_eq (
          soleus_arrangement_for_width (rows[i].width_px)->css_class,
          rows[i].css_class);
  }
END_TEST

START_TEST (under_500_px_undo_redo_and_report_are_in_the_menu)
  {
    ck_assert (!soleus_arrangement_for_width (499)->buttons_in_header);
    ck_assert (soleus_arrangement_for_width (500)->buttons_in_header);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("app-arrangement");
  TCase *tests = tcase_create ("arrangement");

  tcase_add_test (tests, every_width_has_the_layout_of_the_drawing);
  tcase_add_test (tests, under_500_px_undo_redo_and_report_are_in_the_menu);
  suite_add_tcase (suite, tests);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
