/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* MATLAB files of version 5, byte by byte, in either order of bytes. */
typedef struct
{
  GByteArray *bytes;
  gboolean swapped;
} Mat5;

Mat5 mat5_new (gboolean swapped);
void mat5_clear (Mat5 *mat);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mat5, mat5_clear)

void mat5_u32 (Mat5 *mat, guint32 value);
/* The head of an array of @class; @n_bytes of content follow. */
void mat5_head (Mat5 *mat, guint32 class, guint32 n_rows, guint32 n_columns,
    const char *name, guint32 n_bytes);
/* @n numbers of 16 bits: i * 3 - 500 for number i. */
void mat5_numbers (
    Mat5 *mat, const char *name, guint32 n_rows, guint32 n_columns);
/* One number of 16 bits. */
void mat5_number (Mat5 *mat, const char *name, gint16 value);
/* Text within the tag: up to four letters, in a cell of its own. */
void mat5_cell_of_text (Mat5 *mat, const char *name, const char *text);
/* What was written from byte @start on becomes one packed element. */
void mat5_pack (Mat5 *mat, gsize start);
