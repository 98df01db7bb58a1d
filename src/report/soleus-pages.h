/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-block.h"
#include "soleus-report.h"

G_BEGIN_DECLS

/*
 * A document set on paper: where every line stands, decided once, so that
 * the PDF, the printer and the preview show the same pages. Borrows the
 * document and the theme, which must outlive it.
 */
typedef struct _SoleusPages SoleusPages;

SoleusPages *soleus_pages_new (const SoleusReportDocument *document,
    SoleusPaper paper, const SoleusTheme *theme);
void soleus_pages_free (SoleusPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusPages, soleus_pages_free)

guint soleus_pages_get_n (const SoleusPages *pages);
/* Width and height in points. */
void soleus_pages_get_size (
    const SoleusPages *pages, double *width, double *height);

/* Page @page from 0, in points from its upper left corner. */
void soleus_pages_draw (SoleusPages *pages, guint page, cairo_t *cr);

/* Headings and where they stand, in order; @i from 0. */
typedef struct
{
  const char *text;
  guint level;
  guint page; /* from 0 */
  double y;
} SoleusPagesHeading;
guint soleus_pages_get_n_headings (const SoleusPages *pages);
SoleusPagesHeading soleus_pages_get_heading (const SoleusPages *pages, guint i);

G_END_DECLS
