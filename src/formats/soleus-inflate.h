/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <zlib.h>

G_BEGIN_DECLS

/* Bytes read in order, from a zlib stream or as they are. Memory does not
 * grow with them. */
typedef struct
{
  const guint8 *data;
  gsize left; /* of @data, not yet taken */
  guint64 pos; /* of the next byte, unpacked */
  gboolean packed;
  gboolean open;
  gboolean ended; /* no more bytes, or damaged ones */
  z_stream z;
} SoleusInflate;

/* @data stays the caller's. End with soleus_inflate_clear(). */
void soleus_inflate_init (
    SoleusInflate *bytes, const guint8 *data, gsize size, gboolean packed);
void soleus_inflate_clear (SoleusInflate *bytes);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SoleusInflate, soleus_inflate_clear)

/* The number of bytes that came: less than @n only at the end or where the
 * stream is damaged. */
gsize soleus_inflate_read (SoleusInflate *bytes, guint8 *out, gsize n);
/* FALSE: there are fewer than @n. */
gboolean soleus_inflate_skip (SoleusInflate *bytes, guint64 n);

G_END_DECLS
