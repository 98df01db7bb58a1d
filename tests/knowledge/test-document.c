/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "soleus-statement.h"

/* The document itself stays outside the project. */
static const char *
document_path (void)
{
  const char *path = g_getenv ("SOLEUS_DOCUMENT");

  return path != NULL ? path : SOLEUS_TEST_DOCUMENT;
}

static char *
read_document (void)
{
  char *text = NULL;
  GError *error = NULL;

  g_file_get_contents (document_path (), &text, NULL, &error);
  soleus_test_no_error (error);
  return text;
}

/* Runs of white space and bullets become one space each. */
static char *
flatten (const char *text)
{
  GString *flat = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c) || c == 0x2022)
        {
          if (flat->len > 0 && flat->str[flat->len - 1] != ' ')
            g_string_append_c (flat, ' ');
        }
      else
        g_string_append_unichar (flat, c);
    }
  return g_strchomp (g_string_free (flat, FALSE));
}

START_TEST (the_sentences_are_the_document_letter_by_letter)
  {
    g_autofree char *document = read_document ();
    g_autofree char *expected = flatten (document);
    g_autoptr (GString) ours = g_string_new (NULL);

    for (guint i = 0; i < soleus_sentence_get_n (); i++)
      {
        if (i > 0)
          g_string_append_c (ours, ' ');
        g_string_append (ours, soleus_sentence_get (i)->text);
      }
    ck_assert_str_eq (ours->str, expected);
  }
END_TEST

START_TEST (the_entries_are_the_documents_list_lines)
  {
    g_autofree char *document = read_document ();
    g_auto (GStrv) lines = g_strsplit (document, "\n", -1);
    guint entry = 0;

    for (char **line = lines; *line != NULL; line++)
      {
        if (!g_str_has_prefix (*line, "  • "))
          continue;
        while (soleus_sentence_get (entry)->kind != SOLEUS_SENTENCE_LIST_ENTRY)
          entry++;
        ck_assert_str_eq (
            soleus_sentence_get (entry)->text, *line + strlen ("  • "));
        entry++;
      }
    for (; entry < soleus_sentence_get_n (); entry++)
      ck_assert_int_ne (
          soleus_sentence_get (entry)->kind, SOLEUS_SENTENCE_LIST_ENTRY);
  }
END_TEST

START_TEST (a_paragraph_ends_where_the_document_breaks_it)
  {
    g_autofree char *document = read_document ();

    for (guint i = 0; i < soleus_sentence_get_n (); i++)
      {
        const SoleusSentence *sentence = soleus_sentence_get (i);
        const char *at;

        if (sentence->kind != SOLEUS_SENTENCE_TEXT)
          continue;
        at = strstr (document, sentence->text) + strlen (sentence->text);
        ck_assert_msg (sentence->ends_paragraph
                == (*at == '\0' || g_str_has_prefix (at, "\n\n")),
            "%s", sentence->text);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("document");
  TCase *tc = tcase_create ("letters");

  tcase_add_test (tc, the_sentences_are_the_document_letter_by_letter);
  tcase_add_test (tc, the_entries_are_the_documents_list_lines);
  tcase_add_test (tc, a_paragraph_ends_where_the_document_breaks_it);
  suite_add_tcase (suite, tc);
  return suite;
}

int
main (void)
{
  return soleus_test_main_with_judge (make_suite, document_path (),
      g_file_test (document_path (), G_FILE_TEST_EXISTS));
}
