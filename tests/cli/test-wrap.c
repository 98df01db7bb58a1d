/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "soleus-cli-text.h"
#include "soleus-help.h"

static char *
wrap (const char *text, guint indent, guint hang, guint width)
{
  GString *out = g_string_new (NULL);

  soleus_help_wrap (out, text, indent, hang, width);
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *text;
  guint indent;
  guint hang;
  guint width;
  const char *out;
} by_hand[] = {
    {"a", 0, 0, 10, "a\n"},
    {"aaaa bbbbb", 0, 0, 10, "aaaa bbbbb\n"},
    {"aaaa bbbbbb", 0, 0, 10, "aaaa\nbbbbbb\n"},
    {"aaaa bbbbb", 1, 0, 10, " aaaa\n bbbbb\n"},
    {"aaa bbb ccc", 2, 3, 9, "  aaa bbb\n     ccc\n"},
    {"a b\nc d", 1, 2, 3, " a\n   b\n c\n   d\n"},
    {"a\n\nb", 2, 0, 9, "  a\n\n  b\n"},
    {"a   b", 0, 0, 9, "a b\n"},
    /* Too long for any line: alone on its own. */
    {"a bbbbbbbb c", 0, 0, 4, "a\nbbbbbbbb\nc\n"},
    /* A letter with its accent is one column, a Chinese character two. */
    {"ä\u0301ä bb", 0, 0, 5, "ä\u0301ä bb\n"},
    {"\u808c\u8089 bb", 0, 0, 7, "\u808c\u8089 bb\n"},
    {"\u808c\u8089 bb", 0, 0, 6, "\u808c\u8089\nbb\n"},
};

START_TEST (lines_are_broken_as_by_hand)
  {
    g_autofree char *out = wrap (by_hand[_i].text, by_hand[_i].indent,
        by_hand[_i].hang, by_hand[_i].width);

    ck_assert_str_eq (out, by_hand[_i].out);
  }
END_TEST

static char *
dup_chance_text (GRand *chance)
{
  GString *text = g_string_new (NULL);
  guint n = (guint)g_rand_int_range (chance, 1, 60);

  for (guint i = 0; i < n; i++)
    {
      guint length = (guint)g_rand_int_range (chance, 1, 14);
      if (i > 0)
        g_string_append_c (text, ' ');
      for (guint k = 0; k < length; k++)
        g_string_append_c (text, (char)g_rand_int_range (chance, 'a', 'z' + 1));
    }
  return g_string_free (text, FALSE);
}

START_TEST (a_line_is_as_full_as_it_can_be)
  {
    g_autoptr (GRand) chance =
        g_rand_new_with_seed (soleus_test_seed () + (guint)_i);
    g_autofree char *text = dup_chance_text (chance);
    guint indent = (guint)g_rand_int_range (chance, 0, 6);
    guint hang = (guint)g_rand_int_range (chance, 0, 6);
    guint width = (guint)g_rand_int_range (chance, 12, 60);
    g_autofree char *out = wrap (text, indent, hang, width);
    g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
    guint n = g_strv_length (lines);
    g_autoptr (GString) joined = g_string_new (NULL);

    /* The last line ends with a line feed as well. */
    ck_assert_str_eq (lines[n - 1], "");
    for (guint i = 0; i + 1 < n; i++)
      {
        guint margin = indent + (i == 0 ? 0 : hang);
        const char *words = lines[i] + margin;

        ck_assert_uint_eq (strspn (lines[i], " "), margin);
        g_string_append_printf (joined, "%s%s", i == 0 ? "" : " ", words);
        if (strchr (words, ' ') != NULL)
          ck_assert_uint_le (strlen (lines[i]), width);
        /* The next word had no room here. */
        if (i + 2 < n)
          ck_assert_uint_gt (strlen (lines[i]) + 1
                  + strcspn (lines[i + 1] + indent + hang, " "),
              width);
      }
    ck_assert_str_eq (joined->str, text);
  }
END_TEST

/* --- to a terminal ---------------------------------------------------------
 */

static GString *printed;

static void
keep (const char *text)
{
  g_string_append (printed, text);
}

START_TEST (items_hang_under_their_text_and_headings_stand_apart)
  {
    GPrintFunc before;
    g_auto (GStrv) lines = NULL;

    printed = g_string_new (NULL);
    before = g_set_print_handler (keep);
    soleus_cli_text_heading ("CAUSES");
    /* 20 words of 4 letters: 4 + 2 + 14 x 5 - 1 = 75 columns hold 14. */
    soleus_cli_text_print_item ("–",
        "word word word word word word word word word word word word word "
        "word word word word word word word",
        4);
    soleus_cli_text_print ("end", 2);
    g_set_print_handler (before);
    lines = g_strsplit (printed->str, "\n", -1);
    ck_assert_uint_eq (g_strv_length (lines), 6);
    ck_assert_str_eq (lines[0], "");
    ck_assert_str_eq (lines[1], "CAUSES");
    ck_assert (g_str_has_prefix (lines[2], "    – word word"));
    ck_assert_int_eq (g_utf8_strlen (lines[2], -1), 75);
    ck_assert_str_eq (lines[3], "      word word word word word word");
    ck_assert_str_eq (lines[4], "  end");
    g_string_free (printed, TRUE);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("wrap");
  TCase *tc = tcase_create ("wrap");

  tcase_add_loop_test (
      tc, lines_are_broken_as_by_hand, 0, G_N_ELEMENTS (by_hand));
  tcase_add_loop_test (tc, a_line_is_as_full_as_it_can_be, 0, 60);
  tcase_add_test (tc, items_hang_under_their_text_and_headings_stand_apart);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
