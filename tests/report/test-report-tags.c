/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "report-case.h"
#include "soleus-pages.h"
#include "soleus-pdf-describe.h"
#include "soleus-report-preview.h"
#include "soleus-report-write.h"

/* pdfinfo of poppler judges the structure. */
static char *
output_of (const char *option, const char *path)
{
  const char *arguments[] = {"pdfinfo", option, path, NULL};
  char *text = NULL;
  g_autofree char *complaints = NULL;
  int status = -1;

  ck_assert (g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH,
      NULL, NULL, &text, &complaints, &status, NULL));
  ck_assert_int_eq (status, 0);
  ck_assert_str_eq (complaints, "");
  return text;
}

static guint
count (const char *bytes, gsize n, const char *words)
{
  guint found = 0;
  const char *at = bytes;

  while ((at = memmem (at, n - (gsize)(at - bytes), words, strlen (words)))
      != NULL)
    {
      found++;
      at += strlen (words);
    }
  return found;
}

static char *
write_report (ReportCase *made, char **bytes, gsize *n)
{
  char *path = g_build_filename (soleus_test_tmp_dir (), "tagged.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusSink) sink = soleus_sink_new_file (path, &error);

  soleus_report_document_free (made->build.document);
  soleus_report_build_document (&made->build);
  ck_assert (soleus_report_write_pdf (
      made->build.document, &made->options, sink, NULL, &error));
  ck_assert (soleus_sink_close (sink, &error));
  ck_assert (g_file_get_contents (path, bytes, n, NULL));
  return path;
}

static guint
count_blocks (const ReportCase *made, SoleusBlockKind kind)
{
  guint n = 0;

  for (guint i = 0; i < made->build.document->blocks->len; i++)
    n += ((SoleusBlock *)g_ptr_array_index (made->build.document->blocks, i))
             ->kind
        == kind;
  return n;
}

START_TEST (a_pdf_says_what_each_of_its_parts_is)
  {
    ReportCase made;
    g_autofree char *path = NULL;
    g_autofree char *bytes = NULL;
    g_autofree char *text = NULL;
    gsize n;

    report_case_init (&made, SOLEUS_READER_FILE);
    path = write_report (&made, &bytes, &n);
    text = output_of ("-struct", path);
    ck_assert (g_str_has_prefix (text, "Document\n  H1"));
    ck_assert_ptr_nonnull (strstr (text, "\n  Table"));
    ck_assert_ptr_nonnull (strstr (text, "\n    TR\n      TH\n"));
    ck_assert_ptr_nonnull (strstr (text, "\n      TD\n"));
    ck_assert_ptr_nonnull (strstr (text, "\n  L "));
    ck_assert_ptr_nonnull (strstr (text, "\n    LI "));
    ck_assert_ptr_nonnull (strstr (text, "\n  BlockQuote"));
    ck_assert_uint_eq (count (text, strlen (text), "\n  Figure"),
        count_blocks (&made, SOLEUS_BLOCK_FIGURE));
    /* Each figure has words, and the file a language. */
    ck_assert_uint_eq (count (bytes, n, "/Alt <FEFF"),
        count_blocks (&made, SOLEUS_BLOCK_FIGURE));
    ck_assert_uint_eq (count (bytes, n, "/Lang (en)"), 1);
    report_case_clear (&made);
  }
END_TEST

START_TEST (causes_and_contents_lead_to_their_places)
  {
    ReportCase made;
    guint n_cells = 0;
    g_autofree char *path = NULL;
    g_autofree char *bytes = NULL;
    g_autofree char *text = NULL;
    g_autofree char *places = NULL;
    gsize n;

    report_case_init (&made, SOLEUS_READER_FILE);
    path = write_report (&made, &bytes, &n);
    text = output_of ("-struct", path);
    ck_assert_ptr_nonnull (strstr (text, "Link (inline)"));
    places = output_of ("-dests", path);
    for (guint i = 0; i < made.build.document->blocks->len; i++)
      {
        const SoleusBlock *block =
            g_ptr_array_index (made.build.document->blocks, i);

        for (int row = 0; block->table != NULL
             && row < (int)soleus_table_get_n_rows (block->table);
             row++)
          {
            const char *link = soleus_table_get_link (block->table, row);
            g_autofree char *to = g_strdup_printf ("/Dest (%s)", link);
            g_autofree char *place = g_strdup_printf ("\"%s\"", link);

            if (link == NULL)
              continue;
            n_cells += block->table->columns->len;
            ck_assert_uint_eq (
                count (bytes, n, to), block->table->columns->len);
            ck_assert_msg (strstr (places, place) != NULL, "%s", places);
          }
      }
    ck_assert_uint_gt (n_cells, 20);
    ck_assert_uint_eq (count (bytes, n, "/Subtype /Link"), n_cells);
    report_case_clear (&made);
  }
END_TEST

/* The first table whose rows have pages. */
static const SoleusTable *
contents_of (const SoleusReportDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const SoleusBlock *block = g_ptr_array_index (document->blocks, i);

      if (block->table != NULL && block->table->contents)
        return block->table;
    }
  return NULL;
}

START_TEST (the_contents_name_every_section_of_a_long_report)
  {
    ReportCase made;
    const SoleusTable *contents;
    guint row = 0;

    report_case_init (&made, SOLEUS_READER_FILE);
    soleus_report_document_free (made.build.document);
    soleus_report_build_document (&made.build);
    contents = contents_of (made.build.document);
    ck_assert_ptr_nonnull (contents);
    for (guint i = 0; i < made.build.document->blocks->len; i++)
      {
        const SoleusBlock *block =
            g_ptr_array_index (made.build.document->blocks, i);

        if (block->kind != SOLEUS_BLOCK_HEADING || block->level != 1)
          continue;
        ck_assert_str_eq (
            soleus_table_get_cell (contents, row, 0), block->text);
        ck_assert_str_eq (
            soleus_table_get_link (contents, (int)row), block->anchor);
        row++;
      }
    ck_assert_uint_eq (row, soleus_table_get_n_rows (contents));
    report_case_clear (&made);
  }
END_TEST

START_TEST (a_short_report_has_no_contents_and_no_link_to_nowhere)
  {
    ReportCase made;
    g_autofree char *path = NULL;
    g_autofree char *bytes = NULL;
    gsize n;

    report_case_init (&made, SOLEUS_READER_DOCTOR);
    made.options.brief = TRUE;
    path = write_report (&made, &bytes, &n);
    ck_assert_ptr_null (contents_of (made.build.document));
    ck_assert_uint_eq (count (bytes, n, "/Subtype /Link"), 0);
    report_case_clear (&made);
  }
END_TEST

START_TEST (a_preview_has_the_pages_of_the_pdf)
  {
    ReportCase made;
    g_autofree char *path = NULL;
    g_autofree char *bytes = NULL;
    g_autoptr (SoleusReportPreview) preview = NULL;
    g_autoptr (SoleusReportPreview) printed = NULL;
    g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 5, 1, 8, 0, 0.0);
    SoleusPages *pages;
    gsize n;

    report_case_init (&made, SOLEUS_READER_FILE);
    path = write_report (&made, &bytes, &n);
    made.options.created = now;
    preview = soleus_report_preview_new (
        &made.example.input, &made.options, NULL, NULL);
    ck_assert_ptr_eq (
        soleus_report_preview_get_options (preview)->created, now);
    pages = soleus_report_preview_get_pages (preview);
    /* What it is drawn from is kept by itself, and by whoever prints it. */
    report_case_clear (&made);
    printed = soleus_report_preview_ref (preview);
    g_clear_pointer (&preview, soleus_report_preview_unref);
    ck_assert_uint_eq (
        soleus_pages_get_n (pages), count (bytes, n, "<< /Type /Page %"));
    for (guint i = 0; i < soleus_pages_get_n (pages); i++)
      {
        cairo_surface_t *surface =
            cairo_image_surface_create (CAIRO_FORMAT_RGB24, 60, 84);
        cairo_t *cr = cairo_create (surface);

        cairo_scale (cr, 0.1, 0.1);
        soleus_pages_draw (pages, i, cr);
        ck_assert_int_eq (cairo_status (cr), CAIRO_STATUS_SUCCESS);
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
  }
END_TEST

static const char *const foreign[] = {
    "",
    "%PDF-1.7\nno trailer",
    "trailer\n<< /Size 3\n /Root 1 0 R\n /Info 2 0 R\n>>\nstartxref\n99999\n",
    "9 0 obj\n<< /Type /StructElem\n   /S /Figure\n",
    "<< /Type /StructElem\n   /S /Figure\n>>\nendobj\n"
    "trailer\n<< /Size 3\n /Root 1 0 R\n /Info 2 0 R\n>>\nstartxref\n2\n",
};

START_TEST (a_file_of_another_kind_stays_as_it_is)
  {
    g_autoptr (GPtrArray) alts = g_ptr_array_new ();
    g_autoptr (GBytes) pdf = g_bytes_new (foreign[_i], strlen (foreign[_i]));
    g_autoptr (GBytes) same = NULL;

    g_ptr_array_add (alts, (char *)"a figure");
    same = soleus_pdf_describe (pdf, "en", alts);
    ck_assert (g_bytes_equal (pdf, same));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("report-tags");
  TCase *tcase = tcase_create ("report-tags");

  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, a_pdf_says_what_each_of_its_parts_is);
  tcase_add_test (tcase, causes_and_contents_lead_to_their_places);
  tcase_add_test (tcase, the_contents_name_every_section_of_a_long_report);
  tcase_add_test (tcase, a_short_report_has_no_contents_and_no_link_to_nowhere);
  tcase_add_test (tcase, a_preview_has_the_pages_of_the_pdf);
  tcase_add_loop_test (
      tcase, a_file_of_another_kind_stays_as_it_is, 0, G_N_ELEMENTS (foreign));
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
