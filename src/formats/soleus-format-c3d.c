/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-c3d-header.h"

extern const SoleusFormat soleus_format_c3d;

/* Gait laboratories record calf EMG beside their markers; a frame holds the
 * markers first, then all analog channels once for each of its samples. */
typedef struct
{
  SoleusFile *file;
  SoleusC3dHeader *header;
  double *gains; /* [n_channels], with the conversion to the own unit */
} Source;

static inline double
load (const SoleusC3dHeader *header, const guint8 *p)
{
  gint16 whole;

  if (header->floats)
    return soleus_c3d_f32 (p, header->processor);
  whole = soleus_c3d_i16 (p, header->processor);
  return header->unsigned_analog ? (guint16)whole : whole;
}

static gboolean
source_read (gpointer data, guint channel, guint64 first_idx, gsize n,
    float *out, GError **error)
{
  const Source *source = data;
  const SoleusC3dHeader *header = source->header;
  const gsize value_bytes = header->floats ? 4 : 2;
  const gsize markers_bytes = 4 * (gsize)header->n_points * value_bytes;

  if (!soleus_file_check (source->file, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      const guint64 idx = first_idx + i;
      const guint64 frame = idx / header->samples_per_frame;
      const gsize within = idx % header->samples_per_frame;
      const guint8 *p = source->file->data + header->data_offset
          + frame * header->frame_bytes + markers_bytes
          + (within * header->n_channels + channel) * value_bytes;
      out[i] = (float)((load (header, p) - header->offsets[channel])
          * source->gains[channel]);
    }
  return TRUE;
}

static void
source_free (gpointer data)
{
  Source *source = data;

  soleus_file_unref (source->file);
  soleus_c3d_header_free (source->header);
  g_free (source->gains);
  g_free (source);
}

static const SoleusSourceClass source_class = {
    .read = source_read,
    .free = source_free,
};

static void
log_missing_frames (SoleusReader *reader, const SoleusC3dHeader *header)
{
  g_autofree char *told =
      g_strdup_printf ("%" G_GUINT64_FORMAT, header->n_frames_told);
  g_autofree char *found =
      g_strdup_printf ("%" G_GUINT64_FORMAT, header->n_frames);

  if (header->n_frames < header->n_frames_told)
    soleus_read_log_add (reader->log, SOLEUS_LOG_LOST, "c3d-frames-missing",
        "told", told, "found", found, NULL);
}

static gboolean
read_c3d (SoleusReader *reader, GError **error)
{
  SoleusC3dHeader *header =
      soleus_c3d_header_read (reader->file->data, reader->file->size, error);
  Source *source;

  if (header == NULL)
    return FALSE;
  source = g_new0 (Source, 1);
  source->file = soleus_file_ref (reader->file);
  source->header = header;
  source->gains = g_new0 (double, header->n_channels);
  for (guint c = 0; c < header->n_channels; c++)
    {
      double to_own;
      SoleusChannel *channel =
          soleus_reader_add_channel (reader, header->labels[c],
              *header->units[c] == '\0' ? NULL : header->units[c],
              header->frame_rate_hz * header->samples_per_frame, &to_own);
      if (channel == NULL)
        continue;
      source->gains[c] = header->scales[c] * to_own;
      channel->lsb = header->floats ? NAN : fabs (source->gains[c]);
      soleus_channel_add_run (
          channel, header->n_frames * header->samples_per_frame, 0.0);
    }
  log_missing_frames (reader, header);
  reader->source_class = &source_class;
  reader->source = source;
  return TRUE;
}

static guint
sniff_c3d (const guint8 *head, gsize n, const char *name)
{
  gsize start;

  if (n < 2 || head[1] != 0x50 || head[0] == 0)
    return 0;
  /* The processor byte of the parameter section makes it sure. */
  start = (gsize)(head[0] - 1) * 512;
  if (start + 4 > n)
    return 0;
  return head[start + 3] >= SOLEUS_C3D_INTEL
          && head[start + 3] <= SOLEUS_C3D_SGI
      ? 95
      : 0;
}

const SoleusFormat soleus_format_c3d = {
    .id = "c3d",
    .name = N_ ("C3D of a gait laboratory"),
    .globs = "*.c3d",
    .sniff = sniff_c3d,
    .read = read_c3d,
};
