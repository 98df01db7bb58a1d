/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-figure.h"

G_BEGIN_DECLS

/* The button beside a figure that copies it, or saves it as picture, drawing,
 * page or numbers. */
#define SOLEUS_TYPE_FIGURE_OUT (soleus_figure_out_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusFigureOut, soleus_figure_out, SOLEUS, FIGURE_OUT, AdwBin)

/* @title heads the picture, @stem begins the name of a file. @figure NULL:
 * nothing to take. */
void soleus_figure_out_set (SoleusFigureOut *self, SoleusFigure *figure,
    const char *title, const char *stem);

/* Writes the figure; FALSE: there is none yet, or @error tells. */
gboolean soleus_figure_out_save (SoleusFigureOut *self, const char *format_id,
    const char *path, GError **error);

G_END_DECLS
