/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-brainvision-header.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-cursor.h"
#include "soleus-reader.h"

/* A header names a few hundred channels; more text than this is none. */
#define MAX_TEXT_BYTES (16 * 1024 * 1024)
#define MAX_CHANNELS 4096

static char **
text_lines (const SoleusFile *file)
{
  g_autofree char *text = g_strndup (
      (const char *)file->data, MIN (file->size, (gsize)MAX_TEXT_BYTES));
  char **lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    g_strstrip (*line);
  return lines;
}

/* "key=value" pairs of one [section]; ";" begins a comment line. */
static GHashTable *
section_read (char *const *lines, const char *section)
{
  GHashTable *pairs =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *title = g_strdup_printf ("[%s]", section);
  gboolean inside = FALSE;

  for (char *const *line = lines; *line != NULL; line++)
    {
      const char *equals = strchr (*line, '=');
      if (**line == '[')
        inside = g_ascii_strcasecmp (*line, title) == 0;
      else if (inside && **line != ';' && equals != NULL)
        g_hash_table_replace (pairs, g_strndup (*line, (gsize)(equals - *line)),
            soleus_bytes_to_utf8 (equals + 1, strlen (equals + 1)));
    }
  return pairs;
}

static const char *
get (GHashTable *pairs, const char *key)
{
  const char *value = g_hash_table_lookup (pairs, key);

  return value == NULL ? "" : value;
}

/* Fields are parted by commas; a comma inside one is written "\1". */
static char **
split_fields (const char *text)
{
  char **fields = g_strsplit (text, ",", -1);

  for (char **field = fields; *field != NULL; field++)
    {
      g_autoptr (GString) plain = g_string_new (*field);
      g_string_replace (plain, "\\1", ",", 0);
      g_free (*field);
      *field = g_strdup (g_strstrip (plain->str));
    }
  return fields;
}

static const struct
{
  const char *word;
  SoleusSampleType type;
} binary_formats[] = {
    {"INT_16", SOLEUS_SAMPLE_I16},
    {"UINT_16", SOLEUS_SAMPLE_U16},
    {"IEEE_FLOAT_32", SOLEUS_SAMPLE_F32},
};

static gboolean
read_type (SoleusBrainVisionHeader *header, char *const *lines, GError **error)
{
  g_autoptr (GHashTable) binary = section_read (lines, "Binary Infos");
  const char *word = get (binary, "BinaryFormat");

  for (gsize i = 0; i < G_N_ELEMENTS (binary_formats); i++)
    if (strcmp (binary_formats[i].word, word) == 0)
      {
        header->type = binary_formats[i].type;
        return TRUE;
      }
  return soleus_reader_fail (error,
      _ ("BinaryFormat “%s”, expected INT_16, UINT_16 or IEEE_FLOAT_32"), word);
}

static void
read_channels (SoleusBrainVisionHeader *header, char *const *lines)
{
  g_autoptr (GHashTable) infos = section_read (lines, "Channel Infos");

  header->channels = g_new0 (SoleusBrainVisionChannel, header->n_channels);
  for (guint c = 0; c < header->n_channels; c++)
    {
      SoleusBrainVisionChannel *channel = &header->channels[c];
      g_autofree char *key = g_strdup_printf ("Ch%u", c + 1);
      g_auto (GStrv) fields = split_fields (get (infos, key));
      const guint n = g_strv_length (fields);

      channel->resolution = 1.0;
      if (n > 2)
        soleus_text_to_double (fields[2], &channel->resolution);
      channel->label = n > 0 && *fields[0] != '\0' ? g_strdup (fields[0])
                                                   : g_steal_pointer (&key);
      channel->unit = g_strdup (n > 3 ? fields[3] : "");
    }
}

/* Files were renamed by hand more often than their headers. "$b" stands for
 * the base name of the header. */
static char *
companion_name (const SoleusFile *file, const char *told)
{
  g_autoptr (GString) name = g_string_new (told);
  g_autofree char *base = g_path_get_basename (file->name);
  char *dot = strrchr (base, '.');

  if (dot != NULL)
    *dot = '\0';
  g_string_replace (name, "$b", base, 0);
  return g_strdup (name->str);
}

static gboolean
read_common (SoleusBrainVisionHeader *header, const SoleusFile *file,
    char *const *lines, GError **error)
{
  g_autoptr (GHashTable) common = section_read (lines, "Common Infos");
  const char *format = get (common, "DataFormat");
  const char *orientation = get (common, "DataOrientation");
  const char *marker = get (common, "MarkerFile");
  double interval_us = 0.0;
  gint64 n_channels = 0;

  if (*format != '\0' && g_ascii_strcasecmp (format, "BINARY") != 0)
    return soleus_reader_fail (error,
        _ ("DataFormat “%s”, expected BINARY: export the recording again as "
           "binary"),
        format);
  if (!soleus_text_to_int (get (common, "NumberOfChannels"), &n_channels)
      || n_channels < 1 || n_channels > MAX_CHANNELS)
    return soleus_reader_fail (error,
        _ ("NumberOfChannels “%s”, expected 1 to %d"),
        get (common, "NumberOfChannels"), MAX_CHANNELS);
  if (!soleus_text_to_double (get (common, "SamplingInterval"), &interval_us)
      || !(interval_us >= 1.0 && interval_us <= 1e9))
    return soleus_reader_fail (error,
        _ ("SamplingInterval “%s” µs, expected 1 to 1,000,000,000"),
        get (common, "SamplingInterval"));
  if (*get (common, "DataFile") == '\0')
    return soleus_reader_fail (
        error, _ ("no DataFile is named, expected the name of the .eeg file"));
  header->n_channels = (guint)n_channels;
  header->rate_hz = 1e6 / interval_us;
  header->vectorised = g_ascii_strcasecmp (orientation, "VECTORIZED") == 0;
  header->data_file = companion_name (file, get (common, "DataFile"));
  header->marker_file = *marker == '\0' ? NULL : companion_name (file, marker);
  return TRUE;
}

SoleusBrainVisionHeader *
soleus_brainvision_header_read (const SoleusFile *file, GError **error)
{
  g_autoptr (SoleusBrainVisionHeader) header =
      g_new0 (SoleusBrainVisionHeader, 1);
  g_auto (GStrv) lines = text_lines (file);

  if (!read_common (header, file, lines, error)
      || !read_type (header, lines, error))
    return NULL;
  read_channels (header, lines);
  return g_steal_pointer (&header);
}

void
soleus_brainvision_header_free (SoleusBrainVisionHeader *header)
{
  if (header == NULL)
    return;
  for (guint c = 0; header->channels != NULL && c < header->n_channels; c++)
    {
      g_free (header->channels[c].label);
      g_free (header->channels[c].unit);
    }
  g_free (header->channels);
  g_free (header->data_file);
  g_free (header->marker_file);
  g_free (header);
}

static void
marker_free (gpointer data)
{
  SoleusBrainVisionMarker *marker = data;

  g_free (marker->type);
  g_free (marker->description);
  g_free (marker->date);
  g_free (marker);
}

/* "Mk1=Stimulus,S 1,2500,1,0[,date]" */
static SoleusBrainVisionMarker *
marker_read (const char *text)
{
  g_auto (GStrv) fields = split_fields (text);
  const guint n = g_strv_length (fields);
  gint64 position, size = 0, channel = 0;
  SoleusBrainVisionMarker *marker;

  if (n < 3 || !soleus_text_to_int (fields[2], &position) || position < 1)
    return NULL;
  if (n > 3)
    soleus_text_to_int (fields[3], &size);
  if (n > 4)
    soleus_text_to_int (fields[4], &channel);
  marker = g_new0 (SoleusBrainVisionMarker, 1);
  marker->type = g_strdup (fields[0]);
  marker->description = g_strdup (fields[1]);
  marker->position = (guint64)position;
  marker->size = (guint64)MAX (size, 0);
  marker->channel = (guint)CLAMP (channel, 0, MAX_CHANNELS);
  marker->date = n > 5 && *fields[5] != '\0' ? g_strdup (fields[5]) : NULL;
  return marker;
}

GPtrArray *
soleus_brainvision_markers_read (const SoleusFile *file, guint *n_broken)
{
  GPtrArray *markers = g_ptr_array_new_with_free_func (marker_free);
  g_auto (GStrv) lines = text_lines (file);

  *n_broken = 0;
  for (char **line = lines; *line != NULL; line++)
    {
      const char *equals = strchr (*line, '=');
      SoleusBrainVisionMarker *marker;
      g_autofree char *text = NULL;
      if (!g_str_has_prefix (*line, "Mk") || equals == NULL
          || !g_ascii_isdigit ((*line)[2]))
        continue;
      text = soleus_bytes_to_utf8 (equals + 1, strlen (equals + 1));
      marker = marker_read (text);
      if (marker != NULL)
        g_ptr_array_add (markers, marker);
      else
        (*n_broken)++;
    }
  return markers;
}
