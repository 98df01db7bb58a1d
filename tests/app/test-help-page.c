/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "soleus-help-page.h"

#define PAGE(body) \
  "<page xmlns=\"http://projectmallard.org/1.0/\" id=\"x\"><info>" \
  "<link type=\"guide\" xref=\"index#use\"/><desc>Not shown</desc>" \
  "<license><p>nor this</p></license></info><title>A &amp; b</title>" body \
  "</page>"

static SoleusHelpPage *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  SoleusHelpPage *page = soleus_help_page_parse (text, NULL, NULL, &error);

  ck_assert_msg (page != NULL, "%s", error ? error->message : "");
  return page;
}

static void
assert_block (
    const SoleusHelpPage *page, guint i, SoleusHelpKind kind, const char *text)
{
  const SoleusHelpBlock *block;

  ck_assert_uint_lt (i, page->blocks->len);
  block = g_ptr_array_index (page->blocks, i);
  ck_assert_str_eq (block->text, text);
  ck_assert_int_eq (block->kind, kind);
}

START_TEST (what_stands_in_the_info_is_not_shown)
  {
    g_autoptr (SoleusHelpPage) page = parse (PAGE (""));

    ck_assert_uint_eq (page->blocks->len, 1);
    assert_block (page, 0, SOLEUS_HELP_TITLE, "A &amp; b");
    ck_assert_str_eq (page->title, "A &amp; b");
    ck_assert_str_eq (page->group, "use");
  }
END_TEST

START_TEST (every_part_becomes_its_kind_of_block)
  {
    g_autoptr (SoleusHelpPage) page = parse (PAGE (
        "<p> One\n   two </p>"
        "<section id=\"s\"><title>Part</title></section>"
        "<list><title>L</title><item><p>a</p></item></list>"
        "<steps><item><p>b</p></item><item><p>c</p></item></steps>"
        "<steps><item><p>d</p></item></steps>"
        "<terms><item><title>T</title><p>e</p></item></terms>"
        "<note><p>f</p></note><screen>g\n  h</screen>"
        "<figure><desc>i</desc><media type=\"image\" src=\"j.png\"><p>k</p>"
        "</media></figure>"));
    static const struct
    {
      SoleusHelpKind kind;
      const char *text;
    } rows[] = {
        {SOLEUS_HELP_TITLE, "A &amp; b"},
        {SOLEUS_HELP_PARAGRAPH, "One two"},
        {SOLEUS_HELP_HEADING, "Part"},
        {SOLEUS_HELP_CAPTION, "L"},
        {SOLEUS_HELP_ITEM, "• a"},
        {SOLEUS_HELP_ITEM, "1. b"},
        {SOLEUS_HELP_ITEM, "2. c"},
        {SOLEUS_HELP_ITEM, "1. d"},
        {SOLEUS_HELP_TERM, "T"},
        {SOLEUS_HELP_PARAGRAPH, "e"},
        {SOLEUS_HELP_NOTE, "f"},
        {SOLEUS_HELP_CODE, "g\n  h"},
        {SOLEUS_HELP_PARAGRAPH, "i"},
        {SOLEUS_HELP_PICTURE, "j.png"},
    };
    const SoleusHelpBlock *block;

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      assert_block (page, i, rows[i].kind, rows[i].text);
    ck_assert_uint_eq (page->blocks->len, G_N_ELEMENTS (rows));
    block = g_ptr_array_index (page->blocks, 2);
    ck_assert_str_eq (block->id, "s");
    block = g_ptr_array_index (page->blocks, 13);
    ck_assert_str_eq (block->description, "k");
  }
END_TEST

START_TEST (words_inside_a_paragraph_become_markup)
  {
    g_autoptr (SoleusHelpPage) page =
        parse (PAGE ("<p>a <em>b</em> <keyseq> <key>Ctrl</key> <key>Z</key> "
                     "</keyseq> <guiseq><gui>M</gui><gui>N</gui></guiseq> "
                     "<file>x &lt; y</file> <odd>z</odd></p>"));

    assert_block (page, 1, SOLEUS_HELP_PARAGRAPH,
        "a <i>b</i> <b>Ctrl</b>+<b>Z</b> <b>M</b> → <b>N</b> "
        "<tt>x &lt; y</tt> z");
  }
END_TEST

static char *
title_of (const char *id, gpointer user_data)
{
  return strcmp (id, "open") == 0 ? g_strdup ("Open &amp; see") : NULL;
}

START_TEST (a_link_without_words_gets_the_title_of_its_page)
  {
    g_autoptr (SoleusHelpPage) page = soleus_help_page_parse (
        PAGE ("<p><link xref=\"open\"/>, <link xref=\"none\"/>, "
              "<link xref=\"open\">here</link></p>"),
        title_of, NULL, NULL);

    assert_block (page, 1, SOLEUS_HELP_PARAGRAPH,
        "<a href=\"open\">Open &amp; see</a>, <a href=\"none\">none</a>, "
        "<a href=\"open\">here</a>");
  }
END_TEST

START_TEST (a_row_of_a_table_becomes_a_sentence)
  {
    g_autoptr (SoleusHelpPage) page = parse (PAGE (
        "<table><thead><tr><td><p>Head</p></td></tr></thead><tbody>"
        "<tr><td><p>Onset</p></td><td><p>begins</p></td><td><p>s</p></td></tr>"
        "<tr><td><p>Name</p></td><td><p>is</p></td><td><p>–</p></td></tr>"
        "</tbody></table>"));

    ck_assert_uint_eq (page->blocks->len, 3);
    assert_block (page, 1, SOLEUS_HELP_PARAGRAPH, "<b>Onset</b>: begins (s)");
    assert_block (page, 2, SOLEUS_HELP_PARAGRAPH, "<b>Name</b>: is");
  }
END_TEST

START_TEST (a_page_that_is_cut_off_is_an_error)
  {
    const char *whole = PAGE ("<table><tr><td><p>a <link xref=\"b\">c</link>"
                              "</p></td></tr></table>");

    for (gsize n = strlen (whole) - 1; n > 0; n--)
      {
        g_autofree char *part = g_strndup (whole, n);
        g_autoptr (GError) error = NULL;

        ck_assert_ptr_null (soleus_help_page_parse (part, NULL, NULL, &error));
        ck_assert_ptr_nonnull (error);
      }
  }
END_TEST

START_TEST (every_page_of_the_help_can_be_shown)
  {
    guint n = 0;

    g_setenv ("SOLEUS_HELP_DIR", HELP_DIR, TRUE);
    for (const char *const *id = soleus_help_ids; *id != NULL; id++, n++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (SoleusHelpPage) page = soleus_help_page_load (*id, &error);

        ck_assert_msg (
            page != NULL, "%s: %s", *id, error ? error->message : "");
        ck_assert_ptr_nonnull (page->group);
        ck_assert_uint_gt (page->blocks->len, 3);
        for (guint i = 0; i < page->blocks->len; i++)
          {
            const SoleusHelpBlock *block = g_ptr_array_index (page->blocks, i);
            g_autofree char *picture = block->kind == SOLEUS_HELP_PICTURE
                ? soleus_help_dup_path (block->text)
                : NULL;

            ck_assert (block->kind != SOLEUS_HELP_PICTURE || picture != NULL);
            ck_assert_msg (*block->text != '\0', "%s: an empty block", *id);
            ck_assert_ptr_null (strstr (block->text, "href=\"index#"));
          }
      }
    /* No page is forgotten: all but the index are in the list. */
    {
      g_autoptr (GDir) folder = g_dir_open (HELP_DIR "/C", 0, NULL);
      guint n_files = 0;

      for (const char *name = g_dir_read_name (folder); name != NULL;
           name = g_dir_read_name (folder))
        n_files += g_str_has_suffix (name, ".page");
      ck_assert_uint_eq (n_files, n + 1);
    }
  }
END_TEST

START_TEST (the_language_of_the_person_goes_before_english)
  {
    g_autofree char *top = g_dir_make_tmp ("soleus-help-XXXXXX", NULL);
    g_autofree char *first = g_build_filename (top, "a", "C", NULL);
    g_autofree char *second = g_build_filename (top, "b", "de", NULL);
    g_autofree char *path = g_strdup_printf ("%s/a:%s/b", top, top);
    g_autofree char *english = g_build_filename (first, "x.page", NULL);
    g_autofree char *german = g_build_filename (second, "x.page", NULL);
    g_autofree char *found = NULL;

    g_mkdir_with_parents (first, 0700);
    g_mkdir_with_parents (second, 0700);
    ck_assert (g_file_set_contents (english, "", 0, NULL));
    ck_assert (g_file_set_contents (german, "", 0, NULL));
    g_setenv ("SOLEUS_HELP_DIR", path, TRUE);
    g_setenv ("LANGUAGE", "de", TRUE);
    found = soleus_help_dup_path ("x.page");
    ck_assert_str_eq (found, german);
    g_clear_pointer (&found, g_free);
    g_setenv ("LANGUAGE", "fr", TRUE);
    found = soleus_help_dup_path ("x.page");
    ck_assert_ptr_nonnull (found);
    ck_assert_str_eq (found, english);
    g_clear_pointer (&found, g_free);
    found = soleus_help_dup_path ("y.page");
    ck_assert_ptr_null (found);
    ck_assert_ptr_null (soleus_help_page_load ("y", NULL));
    g_remove (english);
    g_remove (german);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("help-page");
  TCase *tc = tcase_create ("help-page");

  tcase_add_test (tc, what_stands_in_the_info_is_not_shown);
  tcase_add_test (tc, every_part_becomes_its_kind_of_block);
  tcase_add_test (tc, words_inside_a_paragraph_become_markup);
  tcase_add_test (tc, a_link_without_words_gets_the_title_of_its_page);
  tcase_add_test (tc, a_row_of_a_table_becomes_a_sentence);
  tcase_add_test (tc, a_page_that_is_cut_off_is_an_error);
  tcase_add_test (tc, every_page_of_the_help_can_be_shown);
  tcase_add_test (tc, the_language_of_the_person_goes_before_english);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
