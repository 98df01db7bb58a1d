/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-wfdb-source.h"

#include <math.h>

static void
read_part (const SoleusWfdbPart *part, guint64 idx, gsize n, float *out)
{
  const SoleusWfdbCodec *codec = part->codec;
  const guint8 *data = part->file->data + part->prolog_bytes;

  for (gsize i = 0; i < n; i++, idx++)
    {
      guint64 frame = idx / part->per_frame + part->skew_frames;
      guint64 sample =
          frame * part->frame_samples + part->place + idx % part->per_frame;
      gint32 value = codec->load (
          data + sample / codec->group_samples * codec->group_bytes,
          (guint)(sample % codec->group_samples));
      out[i] = value == codec->missing
          ? NAN
          : (float)value * part->gain + part->shift;
    }
}

static const SoleusWfdbPart *
part_at (const GArray *parts, guint64 idx)
{
  guint low = 0, high = parts->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (parts, SoleusWfdbPart, middle).first_idx <= idx)
        low = middle;
      else
        high = middle;
    }
  return &g_array_index (parts, SoleusWfdbPart, low);
}

static gboolean
wfdb_read (gpointer data, guint channel, guint64 first_idx, gsize n, float *out,
    GError **error)
{
  const SoleusWfdbSource *source = data;
  const GArray *parts = g_ptr_array_index (source->lanes, channel);

  while (n > 0)
    {
      const SoleusWfdbPart *part = part_at (parts, first_idx);
      guint64 within = first_idx - part->first_idx;
      gsize take = (gsize)MIN (n, part->n - within);
      if (part->file != NULL)
        {
          if (!soleus_file_check (part->file, error))
            return FALSE;
          read_part (part, within, take, out);
        }
      else
        {
          if (!soleus_spool_class.read (
                  source->spool, part->stored, within, take, out, error))
            return FALSE;
          for (gsize i = 0; i < take; i++)
            out[i] = out[i] * part->gain + part->shift;
        }
      out += take;
      first_idx += take;
      n -= take;
    }
  return TRUE;
}

static void
parts_free (gpointer data)
{
  GArray *parts = data;

  for (guint i = 0; i < parts->len; i++)
    soleus_file_unref (g_array_index (parts, SoleusWfdbPart, i).file);
  g_array_unref (parts);
}

static void
wfdb_free (gpointer data)
{
  SoleusWfdbSource *source = data;

  g_ptr_array_unref (source->lanes);
  soleus_spool_free (source->spool);
  g_free (source);
}

const SoleusSourceClass soleus_wfdb_source_class = {
    .read = wfdb_read,
    .free = wfdb_free,
};

SoleusWfdbSource *
soleus_wfdb_source_new (void)
{
  SoleusWfdbSource *source = g_new0 (SoleusWfdbSource, 1);

  source->lanes = g_ptr_array_new_with_free_func (parts_free);
  return source;
}

void
soleus_wfdb_source_add_lane (SoleusWfdbSource *source)
{
  g_ptr_array_add (
      source->lanes, g_array_new (FALSE, FALSE, sizeof (SoleusWfdbPart)));
}
