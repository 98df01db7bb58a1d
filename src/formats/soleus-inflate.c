/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-inflate.h"

#include <string.h>

/* What zlib's counters of 32 bits are given at once. */
#define STEP_BYTES (1u << 20)

void
soleus_inflate_init (
    SoleusInflate *bytes, const guint8 *data, gsize size, gboolean packed)
{
  *bytes = (SoleusInflate){.data = data, .left = size, .packed = packed};
  if (!packed)
    return;
  bytes->open = inflateInit (&bytes->z) == Z_OK;
  bytes->ended = !bytes->open;
}

void
soleus_inflate_clear (SoleusInflate *bytes)
{
  if (bytes->open)
    inflateEnd (&bytes->z);
  bytes->open = FALSE;
}

static gsize
copy_plain (SoleusInflate *bytes, guint8 *out, gsize n)
{
  n = MIN (n, bytes->left);
  if (n > 0)
    memcpy (out, bytes->data, n);
  bytes->data += n;
  bytes->left -= n;
  return n;
}

/* Up to STEP_BYTES; 0 where there is nothing more. */
static gsize
unpack (SoleusInflate *bytes, guint8 *out, gsize n)
{
  const uInt given = (uInt)MIN (bytes->left, STEP_BYTES);
  const uInt room = (uInt)MIN (n, STEP_BYTES);
  int state;

  bytes->z.next_in = (Bytef *)bytes->data;
  bytes->z.avail_in = given;
  bytes->z.next_out = out;
  bytes->z.avail_out = room;
  state = inflate (&bytes->z, Z_NO_FLUSH);
  bytes->data += given - bytes->z.avail_in;
  bytes->left -= given - bytes->z.avail_in;
  if (state != Z_OK
      || (given == bytes->z.avail_in && room == bytes->z.avail_out))
    bytes->ended = TRUE;
  return room - bytes->z.avail_out;
}

gsize
soleus_inflate_read (SoleusInflate *bytes, guint8 *out, gsize n)
{
  gsize done = 0;

  if (!bytes->packed)
    done = copy_plain (bytes, out, n);
  while (bytes->packed && done < n && !bytes->ended)
    done += unpack (bytes, out + done, n - done);
  bytes->pos += done;
  return done;
}

gboolean
soleus_inflate_skip (SoleusInflate *bytes, guint64 n)
{
  guint8 lost[4096];

  if (!bytes->packed)
    {
      gsize step = (gsize)MIN (n, bytes->left);
      bytes->data += step;
      bytes->left -= step;
      bytes->pos += step;
      return step == n;
    }
  while (n > 0)
    {
      gsize step = (gsize)MIN (n, sizeof lost);
      if (soleus_inflate_read (bytes, lost, step) != step)
        return FALSE;
      n -= step;
    }
  return TRUE;
}
