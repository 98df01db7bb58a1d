/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-report-write.h"

/* Width of a figure in points; the page scales it. */
#define FIGURE_WIDTH 520.0

static const char style[] =
    "body{font:16px/1.5 Cantarell,Inter,sans-serif;color:#1d2326;"
    "max-width:52rem;margin:2rem auto;padding:0 1rem;"
    "font-variant-numeric:tabular-nums}"
    "h1{font-size:2rem;margin-bottom:0}"
    "h2{border-top:2px solid #0b5d8a;padding-top:.5rem;margin-top:2.5rem}"
    "blockquote{border-inline-start:3px solid #0b5d8a;margin:.7rem 0;"
    "padding-inline-start:.9rem;white-space:pre-line}"
    ".side{color:#596064;font-size:.8rem;display:block;white-space:pre-line}"
    ".large{font-size:1.3rem}.small{color:#596064;font-size:.85rem}"
    ".notice{background:#eef4f8;border-inline-start:6px solid "
    "#596064;padding:1rem;"
    "white-space:pre-line}"
    ".U1{border-color:#0072b2}.U2{border-color:#b97a00;background:#faf3e3}"
    ".U3{border-color:#d04f00;background:#fbeae1}"
    "table{border-collapse:collapse;width:100%;font-size:.85rem;margin:1rem 0}"
    "caption{font-weight:bold;text-align:start}"
    "th{border-bottom:2px solid #1d2326;text-align:start;vertical-align:bottom}"
    "td{vertical-align:top}th,td{padding:.2rem .4rem}"
    ".n{text-align:end}tbody tr:nth-child(even){background:#f4f5f6}"
    "img{width:100%}figure{margin:1rem 0}"
    "footer{color:#596064;font-size:.8rem;margin-top:3rem}";

static void
put_text (SoleusSink *sink, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  soleus_sink_puts (sink, escaped);
}

static void
put_element (
    SoleusSink *sink, const char *open, const char *text, const char *close)
{
  soleus_sink_puts (sink, open);
  put_text (sink, text);
  soleus_sink_puts (sink, close);
}

static void
put_side (SoleusSink *sink, const SoleusBlock *block)
{
  if (block->side != NULL)
    put_element (sink, "<span class=\"side\">", block->side, "</span>\n");
}

static void
put_lead (SoleusSink *sink, const SoleusBlock *block)
{
  if (block->lead != NULL)
    put_element (sink, "<strong>", block->lead, "</strong> ");
}

/* --- one function a kind of block
 * ---------------------------------------------- */

static void
put_title (SoleusSink *sink, const SoleusBlock *block)
{
  put_element (sink, "<h1>", block->text, "</h1>\n");
  put_element (sink, "<p class=\"small\">", block->lead, "</p>\n");
}

/* The title is h1: a heading of level 1 is h2. */
static void
put_heading (SoleusSink *sink, const SoleusBlock *block)
{
  static const char *const opens[] = {"<h2", "<h2", "<h3", "<h4"};
  static const char *const closes[] = {
      "</h2>\n", "</h2>\n", "</h3>\n", "</h4>\n"};
  guint level = CLAMP (block->level, 1, 3);

  soleus_sink_puts (sink, opens[level]);
  if (block->anchor != NULL)
    put_element (sink, " id=\"", block->anchor, "\"");
  put_element (sink, ">", block->text, closes[level]);
  put_side (sink, block);
}

static void
put_paragraph (SoleusSink *sink, const SoleusBlock *block)
{
  static const char *const opens[] = {
      [SOLEUS_SIZE_BODY] = "<p>",
      [SOLEUS_SIZE_LARGE] = "<p class=\"large\">",
      [SOLEUS_SIZE_SMALL] = "<p class=\"small\">",
  };

  soleus_sink_puts (sink, opens[block->size]);
  put_side (sink, block);
  put_lead (sink, block);
  put_element (sink, "", block->text, "</p>\n");
}

static void
put_quote (SoleusSink *sink, const SoleusBlock *block)
{
  soleus_sink_puts (sink, "<blockquote>");
  put_side (sink, block);
  put_element (sink, "", block->text, "</blockquote>\n");
}

static void
put_item (SoleusSink *sink, const SoleusBlock *block)
{
  soleus_sink_puts (sink, "<ul><li>");
  put_side (sink, block);
  put_lead (sink, block);
  put_element (sink, "", block->text, "</li></ul>\n");
}

static void
put_notice (SoleusSink *sink, const SoleusBlock *block)
{
  soleus_sink_puts (sink, "<div role=\"note\" class=\"notice ");
  soleus_sink_puts (sink, soleus_urgency_id (block->urgency));
  put_element (sink, "\"><strong>", block->lead, "</strong>\n");
  put_element (sink, "", block->text, "</div>\n");
}

static void
put_cell (SoleusSink *sink, const char *name, SoleusCellAlign align,
    const char *text, const char *link)
{
  g_autofree char *to =
      link == NULL ? g_strdup ("") : g_strdup_printf ("<a href=\"#%s\">", link);
  g_autofree char *open = g_strdup_printf (
      "<%s%s>%s", name, align == SOLEUS_CELL_END ? " class=\"n\"" : "", to);
  g_autofree char *close =
      g_strdup_printf ("%s</%s>", link != NULL ? "</a>" : "", name);

  put_element (sink, open, text, close);
}

static void
put_table (SoleusSink *sink, const SoleusBlock *block)
{
  const SoleusTable *table = block->table;
  /* A page of the browser has no number. */
  guint n_columns = table->columns->len - (table->contents ? 1 : 0);

  soleus_sink_puts (sink, "<table>\n");
  if (block->text[0] != '\0')
    put_element (sink, "<caption>", block->text, "</caption>\n");
  for (int row = -1; row < (int)soleus_table_get_n_rows (table); row++)
    {
      soleus_sink_puts (sink, row < 0 ? "<thead><tr>" : "<tr>");
      for (guint c = 0; c < n_columns; c++)
        {
          const SoleusTableColumn *column =
              &g_array_index (table->columns, SoleusTableColumn, c);
          put_cell (sink, row < 0 ? "th" : "td", column->align,
              row < 0 ? column->title
                      : soleus_table_get_cell (table, (guint)row, c),
              soleus_table_get_link (table, row));
        }
      soleus_sink_puts (sink, row < 0 ? "</tr></thead>\n<tbody>\n" : "</tr>\n");
    }
  soleus_sink_puts (sink, "</tbody></table>\n");
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *bytes, unsigned int n)
{
  g_string_append_len (closure, (const char *)bytes, (gssize)n);
  return CAIRO_STATUS_SUCCESS;
}

/* A name that was seen keeps its place; a new one gets the next. */
static gboolean
number_anew (const GMatchInfo *match, GString *out, gpointer user_data)
{
  GHashTable *seen = user_data;
  g_autofree char *name = g_match_info_fetch (match, 0);
  g_autofree char *word = g_match_info_fetch (match, 1);
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (seen, name));

  if (at == 0)
    {
      at = g_hash_table_size (seen) + 1;
      g_hash_table_insert (
          seen, g_steal_pointer (&name), GUINT_TO_POINTER (at));
    }
  g_string_append_printf (out, "%s%u", word, at);
  return FALSE;
}

/* The figure as SVG text. cairo numbers surfaces and images through the life
 * of the program: they are numbered anew, for the same bytes every time. */
static char *
dup_svg (const SoleusBlock *block)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GRegex) numbers =
      g_regex_new ("(?<=id=\"|#)(surface|image)[0-9]+", 0, 0, NULL);
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SoleusRect rect = {0.0, 0.0, FIGURE_WIDTH, block->figure_height};
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (
      append_bytes, text, rect.width, rect.height);
  cairo_t *cr = cairo_create (surface);

  block->draw (
      cr, soleus_theme_get (SOLEUS_THEME_PRINT), &rect, block->draw_data);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_regex_replace_eval (
      numbers, text->str, (gssize)text->len, 0, 0, number_anew, seen, NULL);
}

/* As an image of its own: the names inside one SVG do not meet another's. */
static void
put_figure (SoleusSink *sink, const SoleusBlock *block)
{
  g_autofree char *svg = dup_svg (block);
  g_autofree char *base64 = g_base64_encode ((const guchar *)svg, strlen (svg));

  put_element (sink, "<figure><img alt=\"", block->alt,
      "\" src=\"data:image/svg+xml;base64,");
  soleus_sink_puts (sink, base64);
  soleus_sink_puts (sink, "\"/><figcaption class=\"small\">");
  put_lead (sink, block);
  put_element (sink, "", block->text, "</figcaption></figure>\n");
}

static void (*const put_block[]) (
    SoleusSink *sink, const SoleusBlock *block) = {
    [SOLEUS_BLOCK_TITLE] = put_title,
    [SOLEUS_BLOCK_HEADING] = put_heading,
    [SOLEUS_BLOCK_TEXT] = put_paragraph,
    [SOLEUS_BLOCK_QUOTE] = put_quote,
    [SOLEUS_BLOCK_ITEM] = put_item,
    [SOLEUS_BLOCK_NOTICE] = put_notice,
    [SOLEUS_BLOCK_TABLE] = put_table,
    [SOLEUS_BLOCK_FIGURE] = put_figure,
    [SOLEUS_BLOCK_PAGE_BREAK] = NULL,
};

char *
soleus_report_dup_language (void)
{
  const char *name = g_get_language_names ()[0];

  if (!g_ascii_isalpha (name[0]) || name[0] == 'C')
    return g_strdup ("en");
  return g_strndup (name, strcspn (name, "_.@"));
}

gboolean
soleus_report_write_html (const SoleusReportDocument *document,
    const SoleusReportOptions *options, SoleusSink *sink,
    SoleusProgress *progress, GError **error)
{
  g_autofree char *language = soleus_report_dup_language ();
  guint n = document->blocks->len;

  put_element (sink, "<!DOCTYPE html>\n<html lang=\"", language,
      soleus_report_document_is_mirrored (document) ? "\" dir=\"rtl" : "");
  soleus_sink_puts (sink,
      "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width\"/>\n");
  put_element (sink, "<title>", document->subject, "</title>\n<style>");
  soleus_sink_puts (sink, style);
  soleus_sink_puts (sink, "</style>\n</head>\n<body>\n<main>\n");
  for (guint i = 0; i < n; i++)
    {
      const SoleusBlock *block = g_ptr_array_index (document->blocks, i);

      if (soleus_progress_stop (progress, error))
        return FALSE;
      if (put_block[block->kind] != NULL)
        put_block[block->kind](sink, block);
      soleus_progress_report (progress, (i + 1.0) / n);
    }
  put_element (sink, "</main>\n<footer>", document->notice,
      "</footer>\n</body>\n</html>\n");
  return soleus_sink_ok (sink) || soleus_sink_close (sink, error);
}
