/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-edf-source.h"

#include "soleus-convert.h"

struct _SoleusEdfSource
{
  SoleusFile *file;
  gsize data_offset;
  gsize record_bytes;
  guint bytes_per_sample;
  SoleusEdfLane *lanes;
};

SoleusEdfSource *
soleus_edf_source_new (SoleusFile *file, gsize data_offset, gsize record_bytes,
    guint bytes_per_sample, const SoleusEdfLane *lanes, guint n_lanes)
{
  SoleusEdfSource *source = g_new0 (SoleusEdfSource, 1);

  source->file = soleus_file_ref (file);
  source->data_offset = data_offset;
  source->record_bytes = record_bytes;
  source->bytes_per_sample = bytes_per_sample;
  source->lanes = g_memdup2 (lanes, n_lanes * sizeof *lanes);
  return source;
}

static gboolean
edf_read (gpointer data, guint channel, guint64 first_idx, gsize n, float *out,
    GError **error)
{
  const SoleusEdfSource *source = data;
  const SoleusEdfLane *lane = &source->lanes[channel];
  const guint width = source->bytes_per_sample;
  guint64 record = first_idx / lane->samples_per_record;
  gsize within = (gsize)(first_idx % lane->samples_per_record);

  if (!soleus_file_check (source->file, error))
    return FALSE;
  while (n > 0)
    {
      gsize take = MIN (n, lane->samples_per_record - within);
      const guint8 *bytes = source->file->data + source->data_offset
          + record * source->record_bytes + lane->offset + within * width;
      if (width == 2)
        soleus_convert_i16_le (bytes, take, lane->gain, lane->shift, out);
      else
        soleus_convert_i24_le (bytes, take, lane->gain, lane->shift, out);
      out += take;
      n -= take;
      record++;
      within = 0;
    }
  return TRUE;
}

static void
edf_forget (gpointer data, guint channel, guint64 first_idx, gsize n)
{
  const SoleusEdfSource *source = data;
  const guint per_record = source->lanes[channel].samples_per_record;
  guint64 first = first_idx / per_record;
  guint64 end = (first_idx + n) / per_record;

  soleus_file_forget (source->file,
      source->data_offset + first * source->record_bytes,
      (end - first) * source->record_bytes);
}

static void
edf_free (gpointer data)
{
  SoleusEdfSource *source = data;

  soleus_file_unref (source->file);
  g_free (source->lanes);
  g_free (source);
}

const SoleusSourceClass soleus_edf_source_class = {
    .read = edf_read,
    .forget = edf_forget,
    .free = edf_free,
};
