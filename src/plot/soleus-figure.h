/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-track.h"

G_BEGIN_DECLS

/*
 * A chart with the numbers behind it: drawn, copied and saved from one
 * place. Reference counted and immutable; may be made in one thread and
 * drawn in another.
 */
typedef struct _SoleusFigure SoleusFigure;

typedef struct
{
  void (*draw) (gconstpointer data, cairo_t *cr, const SoleusTheme *theme,
      const SoleusRect *rect);
  /* Lines of comma separated values, the first with the names. */
  void (*write_csv) (gconstpointer data, GString *out);
  void (*free) (gpointer data);
} SoleusFigureClass;

/* Takes over @data and @summary. */
SoleusFigure *soleus_figure_new (
    const SoleusFigureClass *figure_class, gpointer data, char *summary);
SoleusFigure *soleus_figure_ref (SoleusFigure *figure);
void soleus_figure_unref (SoleusFigure *figure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusFigure, soleus_figure_unref)

/* One line in the reader's language: what the chart says in numbers. */
const char *soleus_figure_get_summary (const SoleusFigure *figure);

void soleus_figure_draw (const SoleusFigure *figure, cairo_t *cr,
    const SoleusTheme *theme, const SoleusRect *rect);
/* Free with g_free(). */
char *soleus_figure_dup_csv (const SoleusFigure *figure);

typedef struct
{
  const char *id; /* also the ending of the file */
  const char *name; /* N_() */
  const char *mime;
} SoleusFigureFormat;

/* png, svg, pdf, csv; ended by a row whose id is NULL. */
extern const SoleusFigureFormat soleus_figure_formats[];

/* The figure with @title and its summary above it as the bytes of a file of
 * format @id, @width by @height points, for print (black on white). NULL with
 * SOLEUS_ERROR_INVALID for an unknown format, SOLEUS_ERROR_IO where cairo
 * fails. Free with g_bytes_unref(). */
GBytes *soleus_figure_render (const SoleusFigure *figure, const char *id,
    const char *title, double width, double height, GError **error);

G_END_DECLS
