/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "c3d-bytes.h"

#include <string.h>

#include "soleus-test.h"

/* One file by hand: the same content for every processor and number type. */
typedef struct
{
  GByteArray *bytes;
  SoleusC3dProcessor processor;
  gboolean floats;
} Writer;

static void
put (Writer *writer, const void *bytes, gsize n)
{
  g_byte_array_append (writer->bytes, bytes, (guint)n);
}

static void
put_u8 (Writer *writer, int value)
{
  guint8 byte = (guint8)value;

  put (writer, &byte, 1);
}

static void
put_i16 (Writer *writer, int value)
{
  const guint8 low = (guint8)value, high = (guint8)(value >> 8);

  put_u8 (writer, writer->processor == SOLEUS_C3D_SGI ? high : low);
  put_u8 (writer, writer->processor == SOLEUS_C3D_SGI ? low : high);
}

static void
put_f32 (Writer *writer, float value)
{
  guint32 bits;
  guint8 b[4];

  if (writer->processor == SOLEUS_C3D_DEC)
    value *= 4.0f;
  memcpy (&bits, &value, sizeof bits);
  for (int i = 0; i < 4; i++)
    b[i] = (guint8)(bits >> (8 * i));
  if (writer->processor == SOLEUS_C3D_SGI)
    put (writer, (guint8[4]){b[3], b[2], b[1], b[0]}, 4);
  else if (writer->processor == SOLEUS_C3D_DEC)
    put (writer, (guint8[4]){b[2], b[3], b[0], b[1]}, 4);
  else
    put (writer, b, 4);
}

static void
put_group (Writer *writer, int group, const char *name)
{
  put_u8 (writer, (int)strlen (name));
  put_u8 (writer, -group);
  put (writer, name, strlen (name));
  put_i16 (writer, 3);
  put_u8 (writer, 0);
}

/* Everything of a parameter up to its data. */
static void
put_parameter (Writer *writer, int group, const char *name, int type, int dim0,
    int dim1, int n_bytes)
{
  const int n_dims = (dim0 > 0) + (dim1 > 0);

  put_u8 (writer, (int)strlen (name));
  put_u8 (writer, group);
  put (writer, name, strlen (name));
  put_i16 (writer, 2 + 2 + n_dims + n_bytes + 1);
  put_u8 (writer, type);
  put_u8 (writer, n_dims);
  if (dim0 > 0)
    put_u8 (writer, dim0);
  if (dim1 > 0)
    put_u8 (writer, dim1);
}

static void
put_number (Writer *writer, int group, const char *name, float value)
{
  put_parameter (writer, group, name, 4, 0, 0, 4);
  put_f32 (writer, value);
  put_u8 (writer, 0);
}

static void
put_whole (Writer *writer, int group, const char *name, int value)
{
  put_parameter (writer, group, name, 2, 0, 0, 2);
  put_i16 (writer, value);
  put_u8 (writer, 0);
}

static void
put_texts (Writer *writer, int group, const char *name, const char *joined)
{
  put_parameter (
      writer, group, name, -1, 8, C3D_N_CHANNELS, 8 * C3D_N_CHANNELS);
  put (writer, joined, 8 * C3D_N_CHANNELS);
  put_u8 (writer, 0);
}

static void
pad_to_block (Writer *writer)
{
  while (writer->bytes->len % 512 != 0)
    put_u8 (writer, 0);
}

static void
put_header (Writer *writer)
{
  put_u8 (writer, 2);
  put_u8 (writer, 0x50);
  put_i16 (writer, C3D_N_POINTS);
  put_i16 (writer, C3D_N_CHANNELS * C3D_PER_FRAME);
  put_i16 (writer, 1);
  put_i16 (writer, C3D_N_FRAMES);
  put_i16 (writer, 0);
  put_f32 (writer, writer->floats ? -0.1f : 0.1f);
  put_i16 (writer, 4);
  put_i16 (writer, C3D_PER_FRAME);
  put_f32 (writer, 100.0f);
  pad_to_block (writer);
}

static void
put_parameters (Writer *writer, int n_used)
{
  put_u8 (writer, 1);
  put_u8 (writer, 0x50);
  put_u8 (writer, 2);
  put_u8 (writer, (int)writer->processor);
  put_group (writer, 1, "POINT");
  put_number (writer, 1, "RATE", 100.0f);
  put_number (writer, 1, "SCALE", writer->floats ? -0.1f : 0.1f);
  put_whole (writer, 1, "DATA_START", 4);
  put_group (writer, 2, "ANALOG");
  put_whole (writer, 2, "USED", n_used);
  put_texts (writer, 2, "LABELS", "EMG solRForce Z EMG gasL");
  put_texts (writer, 2, "UNITS", "V       N       V       ");
  put_number (writer, 2, "GEN_SCALE", 0.5f);
  put_parameter (writer, 2, "SCALE", 4, C3D_N_CHANNELS, 0, 4 * C3D_N_CHANNELS);
  put_f32 (writer, 2e-6f);
  put_f32 (writer, 1.0f);
  put_f32 (writer, -4e-6f); /* negative scales turn the channel round */
  put_u8 (writer, 0);
  put_parameter (writer, 2, "OFFSET", 2, C3D_N_CHANNELS, 0, 2 * C3D_N_CHANNELS);
  put_i16 (writer, 0);
  put_i16 (writer, 100);
  put_i16 (writer, 0);
  put_u8 (writer, 0);
  put_u8 (writer, 0);
  put_u8 (writer, 0);
  pad_to_block (writer);
  while (writer->bytes->len < 3 * 512)
    put_u8 (writer, 0);
}

static void
put_value (Writer *writer, int value)
{
  if (writer->floats)
    put_f32 (writer, (float)value);
  else
    put_i16 (writer, value);
}

char *
c3d_bytes_save (SoleusC3dProcessor processor, gboolean floats, int n_used,
    guint n_bytes_less)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Writer writer = {bytes, processor, floats};
  char *path = g_build_filename (soleus_test_tmp_dir (), "case.c3d", NULL);
  g_autoptr (GError) error = NULL;

  put_header (&writer);
  put_parameters (&writer, n_used);
  for (int frame = 0; frame < C3D_N_FRAMES; frame++)
    {
      for (int i = 0; i < 4 * C3D_N_POINTS; i++)
        put_value (&writer, -7777);
      for (int s = 0; s < C3D_PER_FRAME; s++)
        for (int c = 0; c < C3D_N_CHANNELS; c++)
          put_value (&writer, frame * C3D_PER_FRAME + s + 1000 * c);
    }
  g_file_set_contents (path, (const char *)bytes->data,
      (gssize)(bytes->len - n_bytes_less), &error);
  soleus_test_no_error (error);
  return path;
}
