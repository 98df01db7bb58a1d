/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Reads numbers and text out of hostile bytes. Past the end it gives zeros
 * and remembers: a reader takes what it needs, then looks at `failed` once.
 * A plain value; nothing to free.
 */
typedef struct
{
  const guint8 *data;
  gsize size;
  gsize pos;
  gboolean failed;
} SoleusCursor;

SoleusCursor soleus_cursor (const guint8 *data, gsize size);
gsize soleus_cursor_left (const SoleusCursor *cursor);
void soleus_cursor_seek (SoleusCursor *cursor, gsize pos);
void soleus_cursor_skip (SoleusCursor *cursor, gsize n);

/* The next @n bytes, or NULL beyond the end. */
const guint8 *soleus_cursor_bytes (SoleusCursor *cursor, gsize n);
guint8 soleus_cursor_u8 (SoleusCursor *cursor);
guint16 soleus_cursor_u16_le (SoleusCursor *cursor);
guint16 soleus_cursor_u16_be (SoleusCursor *cursor);
guint32 soleus_cursor_u32_le (SoleusCursor *cursor);
guint32 soleus_cursor_u32_be (SoleusCursor *cursor);
guint64 soleus_cursor_u64_le (SoleusCursor *cursor);
float soleus_cursor_f32_le (SoleusCursor *cursor);
double soleus_cursor_f64_le (SoleusCursor *cursor);

/* The next @n bytes as text: up to the first zero byte, space at both ends
 * taken off, Latin-1 where it is no UTF-8. Free with g_free(). */
char *soleus_cursor_text (SoleusCursor *cursor, gsize n);

/* UTF-8 as it is, anything else as Latin-1; without control characters.
 * Free with g_free(). */
char *soleus_bytes_to_utf8 (const char *bytes, gsize n);

/*
 * A whole text as a number: space around it is fine, anything else is not,
 * and neither are infinities and NaN. FALSE leaves @value alone.
 */
gboolean soleus_text_to_double (const char *text, double *value);
gboolean soleus_text_to_int (const char *text, gint64 *value);

G_END_DECLS
