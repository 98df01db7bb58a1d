/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-file.h"
#include "soleus-matlab.h"
#include "soleus-progress.h"

G_BEGIN_DECLS

/* MATLAB's format of version 5 to 7 ("MAT-File Level 5"). */

/* Whether the first @n bytes are its header of 128. */
gboolean soleus_mat5_is (const guint8 *head, gsize n);

/* The arrays of the file, those in structures and cells after the array they
 * are part of; numbers stay where they are. @cut (out): the file ends inside
 * an array, or is damaged there, and the list ends with the one before. */
GPtrArray *soleus_mat5_list (
    const SoleusFile *file, SoleusProgress *progress, gboolean *cut);

/* Gets @n numbers, in order, column after column. */
typedef gboolean (*SoleusMat5Use) (
    gpointer data, const double *values, gsize n, GError **error);

/* All numbers of @variable, in blocks. */
gboolean soleus_mat5_each (const SoleusFile *file,
    const SoleusMatlabVariable *variable, SoleusMat5Use use, gpointer data,
    SoleusProgress *progress, GError **error);

G_END_DECLS
