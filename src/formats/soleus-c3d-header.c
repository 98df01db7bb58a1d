/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-c3d-header.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "soleus-c3d-parameters.h"
#include "soleus-reader.h"

#define BLOCK_BYTES 512
#define MAX_RATE_HZ 1e6

gint16
soleus_c3d_i16 (const guint8 *p, SoleusC3dProcessor processor)
{
  if (processor == SOLEUS_C3D_SGI)
    return (gint16)(guint16)(p[0] << 8 | p[1]);
  return (gint16)(guint16)(p[1] << 8 | p[0]);
}

float
soleus_c3d_f32 (const guint8 *p, SoleusC3dProcessor processor)
{
  guint32 bits;
  float value;

  if (processor == SOLEUS_C3D_SGI)
    bits =
        (guint32)p[0] << 24 | (guint32)p[1] << 16 | (guint32)p[2] << 8 | p[3];
  else if (processor == SOLEUS_C3D_DEC)
    bits =
        (guint32)p[1] << 24 | (guint32)p[0] << 16 | (guint32)p[3] << 8 | p[2];
  else
    bits =
        (guint32)p[3] << 24 | (guint32)p[2] << 16 | (guint32)p[1] << 8 | p[0];
  memcpy (&value, &bits, sizeof value);
  /* The exponent of a VAX F float stands two higher than that of IEEE. */
  return processor == SOLEUS_C3D_DEC ? value / 4.0f : value;
}

/* Counts above 32,767 were written into 16 signed bits. */
static guint
as_count (double number)
{
  if (number < 0.0)
    number += 65536.0;
  return number >= 0.0 && number <= 1e9 ? (guint)number : 0;
}

/* The files of long trials keep their true frame numbers here, as two words
 * each: low, then high. */
static guint64
trial_frames (const SoleusC3dParameters *parameters)
{
  static const char *const keys[] = {
      "TRIAL:ACTUAL_START_FIELD", "TRIAL:ACTUAL_END_FIELD"};
  guint64 field[2];

  for (int i = 0; i < 2; i++)
    field[i] =
        as_count (soleus_c3d_parameters_number (parameters, keys[i], 0, 0.0))
        + 65536
            * (guint64)as_count (
                soleus_c3d_parameters_number (parameters, keys[i], 1, 0.0));
  return field[0] > 0 && field[1] >= field[0] ? field[1] - field[0] + 1 : 0;
}

static void
read_layout (SoleusC3dHeader *header, const guint8 *data, gsize size,
    const SoleusC3dParameters *parameters)
{
  const SoleusC3dProcessor p = header->processor;
  const guint analog_per_frame = (guint16)soleus_c3d_i16 (data + 4, p);
  const guint64 first = (guint16)soleus_c3d_i16 (data + 6, p);
  const guint64 last = (guint16)soleus_c3d_i16 (data + 8, p);
  const guint block = as_count (soleus_c3d_parameters_number (parameters,
      "POINT:DATA_START", 0, (guint16)soleus_c3d_i16 (data + 16, p)));
  const guint64 trial = trial_frames (parameters);
  gsize n_values;

  header->n_points = (guint16)soleus_c3d_i16 (data + 2, p);
  header->n_channels = as_count (
      soleus_c3d_parameters_number (parameters, "ANALOG:USED", 0, 0.0));
  header->samples_per_frame =
      header->n_channels == 0 ? 0 : analog_per_frame / header->n_channels;
  header->frame_rate_hz = soleus_c3d_parameters_number (
      parameters, "POINT:RATE", 0, soleus_c3d_f32 (data + 20, p));
  header->floats =
      soleus_c3d_parameters_number (parameters, "POINT:SCALE", 0, 1.0) < 0.0;
  n_values = 4 * (gsize)header->n_points
      + (gsize)header->samples_per_frame * header->n_channels;
  header->frame_bytes = n_values * (header->floats ? 4 : 2);
  header->data_offset = block == 0 ? size : (gsize)(block - 1) * BLOCK_BYTES;
  header->n_frames_told = trial > 0 ? trial
      : last >= first               ? last - first + 1
                                    : 0;
  header->n_frames = header->frame_bytes == 0 || header->data_offset >= size
      ? 0
      : (size - header->data_offset) / header->frame_bytes;
  header->n_frames = MIN (header->n_frames, header->n_frames_told);
}

/* Tables of more than 255 labels go on in LABELS2 and so on. */
static char *
channel_text (const SoleusC3dParameters *parameters, const char *key, guint c)
{
  g_autofree char *more =
      c < 255 ? g_strdup (key) : g_strdup_printf ("%s%u", key, c / 255 + 1);

  return soleus_c3d_parameters_text (parameters, more, c % 255);
}

static void
read_channels (SoleusC3dHeader *header, const SoleusC3dParameters *parameters)
{
  const double general =
      soleus_c3d_parameters_number (parameters, "ANALOG:GEN_SCALE", 0, 1.0);
  g_autofree char *format =
      soleus_c3d_parameters_text (parameters, "ANALOG:FORMAT", 0);

  header->unsigned_analog = g_ascii_strcasecmp (format, "UNSIGNED") == 0;
  header->labels = g_new0 (char *, header->n_channels + 1);
  header->units = g_new0 (char *, header->n_channels + 1);
  header->scales = g_new0 (double, header->n_channels);
  header->offsets = g_new0 (double, header->n_channels);
  for (guint c = 0; c < header->n_channels; c++)
    {
      double offset =
          soleus_c3d_parameters_number (parameters, "ANALOG:OFFSET", c, 0.0);
      header->labels[c] = channel_text (parameters, "ANALOG:LABELS", c);
      header->units[c] = channel_text (parameters, "ANALOG:UNITS", c);
      if (*header->labels[c] == '\0')
        {
          g_free (header->labels[c]);
          header->labels[c] = g_strdup_printf ("Analog %u", c + 1);
        }
      if (header->unsigned_analog && offset < 0.0)
        offset += 65536.0;
      header->offsets[c] = offset;
      header->scales[c] = general
          * soleus_c3d_parameters_number (parameters, "ANALOG:SCALE", c, 1.0);
    }
}

static gboolean
check_layout (const SoleusC3dHeader *header, GError **error)
{
  const double rate_hz = header->frame_rate_hz * header->samples_per_frame;

  if (header->n_channels == 0 || header->samples_per_frame == 0)
    return soleus_reader_fail (error,
        _ ("%u analog channels with %u samples a frame, expected at least "
           "one of each: a recording of markers alone holds no EMG"),
        header->n_channels, header->samples_per_frame);
  if (header->n_channels > 65535)
    return soleus_reader_fail (error,
        _ ("%u analog channels, expected at most 65535"), header->n_channels);
  if (!(rate_hz > 0.0 && rate_hz <= MAX_RATE_HZ))
    return soleus_reader_fail (error,
        _ ("a rate of %g Hz, expected more than 0 and up to 1,000,000"),
        rate_hz);
  if (header->n_frames == 0)
    return soleus_reader_fail (error,
        _ ("no whole frame of data behind the header, expected "
           "%" PRIu64),
        header->n_frames_told);
  return TRUE;
}

SoleusC3dHeader *
soleus_c3d_header_read (const guint8 *data, gsize size, GError **error)
{
  g_autoptr (SoleusC3dHeader) header = NULL;
  g_autoptr (SoleusC3dParameters) parameters = NULL;
  gsize start;

  if (size < BLOCK_BYTES || data[0] == 0)
    {
      soleus_reader_fail (error,
          _ ("%zu bytes, expected at least %d for the header"), size,
          BLOCK_BYTES);
      return NULL;
    }
  start = (gsize)(data[0] - 1) * BLOCK_BYTES;
  if (start < size)
    parameters = soleus_c3d_parameters_read (data + start, size - start);
  if (parameters == NULL)
    {
      soleus_reader_fail (error,
          _ ("no parameter section at block %u, where the header says it is"),
          data[0]);
      return NULL;
    }
  header = g_new0 (SoleusC3dHeader, 1);
  header->processor = soleus_c3d_parameters_get_processor (parameters);
  read_layout (header, data, size, parameters);
  if (!check_layout (header, error))
    return NULL;
  read_channels (header, parameters);
  return g_steal_pointer (&header);
}

void
soleus_c3d_header_free (SoleusC3dHeader *header)
{
  if (header == NULL)
    return;
  g_strfreev (header->labels);
  g_strfreev (header->units);
  g_free (header->scales);
  g_free (header->offsets);
  g_free (header);
}
