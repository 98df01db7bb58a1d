/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-pages.h"

#include "soleus-pages-private.h"

static const struct
{
  double width;
  double height;
} papers[] = {
    [SOLEUS_PAPER_A4] = {595.276, 841.890},
    [SOLEUS_PAPER_LETTER] = {612.0, 792.0},
};

static void
piece_clear (gpointer data)
{
  g_clear_object (&((SoleusPiece *)data)->layout);
}

/* Advances as in the font's design: lines break at the same words on every
 * machine and screen. */
static PangoContext *
context_new (void)
{
  PangoContext *context =
      pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72.0);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  return context;
}

SoleusPages *
soleus_pages_new (const SoleusReportDocument *document, SoleusPaper paper,
    const SoleusTheme *theme)
{
  SoleusPages *pages = g_new0 (SoleusPages, 1);

  pages->document = document;
  pages->theme = theme;
  pages->width = papers[paper].width;
  pages->height = papers[paper].height;
  pages->pieces = g_array_new (FALSE, TRUE, sizeof (SoleusPiece));
  g_array_set_clear_func (pages->pieces, piece_clear);
  pages->context = context_new ();
  pages->mirrored_context = context_new ();
  pango_context_set_base_dir (pages->mirrored_context, PANGO_DIRECTION_RTL);
  pages->mirrored = soleus_report_document_is_mirrored (document);
  soleus_pages_set_blocks (pages);
  soleus_pages_break (pages);
  return pages;
}

void
soleus_pages_free (SoleusPages *pages)
{
  if (pages == NULL)
    return;
  g_array_unref (pages->pieces);
  g_object_unref (pages->context);
  g_object_unref (pages->mirrored_context);
  g_free (pages);
}

guint
soleus_pages_get_n (const SoleusPages *pages)
{
  return pages->n_pages;
}

void
soleus_pages_get_size (const SoleusPages *pages, double *width, double *height)
{
  *width = pages->width;
  *height = pages->height;
}

double
soleus_grid_width (const SoleusPages *pages, guint n)
{
  double whole = pages->width - 2.0 * SOLEUS_MARGIN_X;
  double column =
      (whole - (SOLEUS_GRID_COLUMNS - 1) * SOLEUS_GUTTER) / SOLEUS_GRID_COLUMNS;

  return n * column + (n - 1.0) * SOLEUS_GUTTER;
}

double
soleus_grid_x (const SoleusPages *pages, guint column)
{
  return SOLEUS_MARGIN_X
      + column * (soleus_grid_width (pages, 1) + SOLEUS_GUTTER);
}

double
soleus_pages_mirror_x (const SoleusPages *pages, double x, double width)
{
  return pages->mirrored ? pages->width - x - width : x;
}

void
soleus_pages_align (const SoleusPages *pages, PangoLayout *layout, gboolean end)
{
  pango_layout_set_alignment (
      layout, pages->mirrored != end ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

/* --- headings ------------------------------------------------------------ */

static gboolean
is_heading (const SoleusPiece *piece)
{
  return piece->block->kind == SOLEUS_BLOCK_HEADING && piece->first
      && piece->kind == SOLEUS_PIECE_LINE;
}

guint
soleus_pages_get_n_headings (const SoleusPages *pages)
{
  guint n = 0;

  for (guint i = 0; i < pages->pieces->len; i++)
    n += is_heading (&g_array_index (pages->pieces, SoleusPiece, i)) ? 1 : 0;
  return n;
}

SoleusPagesHeading
soleus_pages_get_heading (const SoleusPages *pages, guint i)
{
  SoleusPagesHeading heading = {"", 1, 0, 0.0};

  for (guint p = 0; p < pages->pieces->len; p++)
    {
      const SoleusPiece *piece = &g_array_index (pages->pieces, SoleusPiece, p);
      if (!is_heading (piece) || i-- > 0)
        continue;
      heading = (SoleusPagesHeading){
          piece->block->text, piece->block->level, piece->page, piece->y};
      break;
    }
  return heading;
}
