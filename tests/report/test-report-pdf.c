/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "report-case.h"
#include "soleus-report-write.h"

/* pdftotext of poppler judges where words stand. */

static char *
output_of (
    const char *program, const char *option, const char *path, const char *last)
{
  const char *arguments[] = {program, option, path, last, NULL};
  char *text = NULL;
  int status = -1;

  ck_assert (g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH,
      NULL, NULL, &text, NULL, &status, NULL));
  ck_assert_int_eq (status, 0);
  return text;
}

static char *
write_pdf (ReportCase *made)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), "made.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusSink) sink = soleus_sink_new_file (path, &error);

  soleus_test_no_error (error);
  ck_assert (soleus_report_write_pdf (
      made->build.document, &made->options, sink, NULL, &error));
  soleus_test_no_error (error);
  ck_assert (soleus_sink_close (sink, &error));
  return path;
}

static void
build (ReportCase *made)
{
  soleus_report_document_free (made->build.document);
  soleus_report_build_document (&made->build);
}

typedef struct
{
  double x_low, y_low, x_high, y_high;
  const char *line;
} Word;

static double
number_after (const char *line, const char *key)
{
  const char *at = strstr (line, key);

  ck_assert_ptr_nonnull (at);
  return g_ascii_strtod (at + strlen (key), NULL);
}

/* Share of the smaller box that lies under the other. */
static double
covered (const Word *a, const Word *b)
{
  double wide = MIN (a->x_high, b->x_high) - MAX (a->x_low, b->x_low);
  double high = MIN (a->y_high, b->y_high) - MAX (a->y_low, b->y_low);
  double size_a = (a->x_high - a->x_low) * (a->y_high - a->y_low);
  double size_b = (b->x_high - b->x_low) * (b->y_high - b->y_low);

  if (wide <= 0.0 || high <= 0.0)
    return 0.0;
  return wide * high / MAX (MIN (size_a, size_b), 0.01);
}

/* A box is as high as the font, lines are set at 1.32 of its size: a fifth
 * of it may lie under its neighbour. */
#define MOST_COVERED 0.35

/* pdftotext tells an Arabic letter with a vowel sign over it as a word of its
 * own, a point or two wide, which touches the rest of its word. */
#define NARROWEST_PT 2.5

static void
check_words (const GArray *words)
{
  for (guint i = 0; i < words->len; i++)
    for (guint k = i + 1; k < words->len; k++)
      {
        const Word *a = &g_array_index (words, Word, i);
        const Word *b = &g_array_index (words, Word, k);

        /* Not an assertion a pair: there are millions. */
        if (covered (a, b) >= MOST_COVERED)
          ck_abort_msg ("%s on %s", a->line, b->line);
      }
}

static void
check_boxes (const char *path)
{
  g_autofree char *boxes = output_of ("pdftotext", "-bbox", path, "-");
  g_auto (GStrv) lines = g_strsplit (boxes, "\n", -1);
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Word));
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      Word word = {.line = lines[i]};

      if (strstr (lines[i], "</page>") != NULL)
        {
          check_words (words);
          g_array_set_size (words, 0);
        }
      if (strstr (lines[i], "<word ") == NULL)
        continue;
      word.x_low = number_after (lines[i], "xMin=\"");
      word.y_low = number_after (lines[i], "yMin=\"");
      word.x_high = number_after (lines[i], "xMax=\"");
      word.y_high = number_after (lines[i], "yMax=\"");
      if (!(word.x_low >= 48.0 && word.x_high <= 595.3 - 48.0
              && word.y_low >= 26.0 && word.y_high <= 841.9 - 26.0))
        ck_abort_msg ("%s", lines[i]);
      if (word.x_high - word.x_low >= NARROWEST_PT)
        g_array_append_val (words, word);
      n++;
    }
  ck_assert_uint_gt (n, 2000);
}

static void
twice (char **text)
{
  char *longer;

  if (*text == NULL || **text == '\0')
    return;
  longer = g_strdup_printf ("%s %s", *text, *text);
  g_free (*text);
  *text = longer;
}

/* A language in which everything is twice as long. */
static void
stretch (SoleusReportDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      SoleusBlock *block = g_ptr_array_index (document->blocks, i);

      twice (&block->text);
      twice (&block->lead);
      twice (&block->side);
      for (guint c = 0; block->table != NULL && c < block->table->columns->len;
           c++)
        twice (
            &g_array_index (block->table->columns, SoleusTableColumn, c).title);
      for (guint c = 0; block->table != NULL && c < block->table->cells->len;
           c++)
        twice ((char **)&g_ptr_array_index (block->table->cells, c));
    }
}

/* English twice as long stands for a language nobody wrote yet. */
static const struct
{
  const char *language; /* NULL: English */
  gboolean twice;
} languages[] = {
    {NULL, FALSE}, {NULL, TRUE}, {"de", FALSE}, {"es", FALSE}, {"fr", FALSE},
    {"ar", FALSE}, /* from right to left */
    {"zh_CN", FALSE}, /* without spaces between words */
};

START_TEST (no_word_stands_on_another_or_in_the_margin)
  {
    ReportCase made;
    g_autofree char *path = NULL;

    if (languages[_i].language != NULL)
      {
        g_setenv ("LANGUAGE", languages[_i].language, TRUE);
        setlocale (LC_ALL, "C.UTF-8");
        bindtextdomain (GETTEXT_PACKAGE, SOLEUS_TEST_LOCALE_DIR);
        bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
        textdomain (GETTEXT_PACKAGE);
      }
    report_case_init (&made, SOLEUS_READER_FILE);
    build (&made);
    if (languages[_i].twice)
      stretch (made.build.document);
    path = write_pdf (&made);
    check_boxes (path);
    report_case_clear (&made);
  }
END_TEST

static gsize
size_with (guint n_more, gboolean brief)
{
  ReportCase made;
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  gsize n = 0;

  report_case_init (&made, SOLEUS_READER_DOCTOR);
  made.options.brief = brief;
  report_example_add_episodes (&made.example, n_more);
  build (&made);
  path = write_pdf (&made);
  ck_assert (g_file_get_contents (path, &bytes, &n, NULL));
  report_case_clear (&made);
  return n;
}

/* The doctor's list ends at 100 rows: what grows beyond it is drawn for
 * every event. A twentieth is room for other digits. */
START_TEST (ten_thousand_episodes_make_no_larger_figures)
  {
    const gsize few = size_with (200, _i);
    const gsize many = size_with (10000, _i);

    ck_assert_uint_lt (many, few + few / 20);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("report-pdf");
  TCase *tcase = tcase_create ("report-pdf");

  tcase_set_timeout (tcase, 60);
  tcase_add_loop_test (tcase, no_word_stands_on_another_or_in_the_margin, 0,
      G_N_ELEMENTS (languages));
  /* The doctor's set, then its one page. */
  tcase_add_loop_test (
      tcase, ten_thousand_episodes_make_no_larger_figures, FALSE, TRUE + 1);
  suite_add_tcase (suite, tcase);
  return suite;
}

int
main (void)
{
  g_autofree char *pdftotext = g_find_program_in_path ("pdftotext");

  return soleus_test_main_with_judge (
      make_suite, "poppler-utils", pdftotext != NULL);
}
