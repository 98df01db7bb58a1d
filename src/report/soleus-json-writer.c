/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-json-writer.h"

#include <math.h>
#include <string.h>

void
soleus_json_writer_init (SoleusJsonWriter *writer, SoleusSink *sink)
{
  memset (writer, 0, sizeof *writer);
  writer->sink = sink;
}

static void
put_escaped (SoleusSink *sink, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char *start = valid;

  soleus_sink_write (sink, "\"", 1);
  for (const char *at = valid; *at != '\0'; at++)
    {
      char escape[8];

      if ((guchar)*at >= 0x20 && *at != '"' && *at != '\\')
        continue;
      soleus_sink_write (sink, start, (gsize)(at - start));
      if ((guchar)*at >= 0x20)
        g_snprintf (escape, sizeof escape, "\\%c", *at);
      else
        g_snprintf (escape, sizeof escape, "\\u%04x", (guint)(guchar)*at);
      soleus_sink_puts (sink, escape);
      start = at + 1;
    }
  soleus_sink_puts (sink, start);
  soleus_sink_write (sink, "\"", 1);
}

static void
put_break (SoleusJsonWriter *writer)
{
  soleus_sink_write (writer->sink, "\n", 1);
  for (guint i = 0; i < writer->depth; i++)
    soleus_sink_write (writer->sink, " ", 1);
}

/* Comma, line break and key: all that stands before a value. */
static void
put_lead (SoleusJsonWriter *writer, const char *key)
{
  if (writer->depth > 0)
    {
      if (writer->has_member[writer->depth])
        soleus_sink_write (writer->sink, ",", 1);
      if (!writer->is_row[writer->depth])
        put_break (writer);
      else if (writer->has_member[writer->depth])
        soleus_sink_write (writer->sink, " ", 1);
      writer->has_member[writer->depth] = TRUE;
    }
  if (key != NULL)
    {
      put_escaped (writer->sink, key);
      soleus_sink_puts (writer->sink, ": ");
    }
}

static void
begin (
    SoleusJsonWriter *writer, const char *key, const char *open, gboolean row)
{
  gboolean in_row = writer->depth > 0 && writer->is_row[writer->depth];

  g_assert (writer->depth + 1 < SOLEUS_JSON_MAX_DEPTH);
  put_lead (writer, key);
  soleus_sink_puts (writer->sink, open);
  writer->depth++;
  writer->has_member[writer->depth] = FALSE;
  writer->is_row[writer->depth] = row || in_row;
}

static void
end (SoleusJsonWriter *writer, const char *close)
{
  gboolean breaks =
      writer->has_member[writer->depth] && !writer->is_row[writer->depth];

  g_assert (writer->depth > 0);
  writer->depth--;
  if (breaks)
    put_break (writer);
  soleus_sink_puts (writer->sink, close);
  if (writer->depth == 0)
    soleus_sink_write (writer->sink, "\n", 1);
}

void
soleus_json_begin_object (SoleusJsonWriter *writer, const char *key)
{
  begin (writer, key, "{", FALSE);
}

void
soleus_json_begin_row (SoleusJsonWriter *writer, const char *key)
{
  begin (writer, key, "{", TRUE);
}

void
soleus_json_end_object (SoleusJsonWriter *writer)
{
  end (writer, "}");
}

void
soleus_json_begin_array (SoleusJsonWriter *writer, const char *key)
{
  begin (writer, key, "[", FALSE);
}

void
soleus_json_begin_list (SoleusJsonWriter *writer, const char *key)
{
  begin (writer, key, "[", TRUE);
}

void
soleus_json_end_array (SoleusJsonWriter *writer)
{
  end (writer, "]");
}

void
soleus_json_null (SoleusJsonWriter *writer, const char *key)
{
  put_lead (writer, key);
  soleus_sink_puts (writer->sink, "null");
}

void
soleus_json_string (SoleusJsonWriter *writer, const char *key, const char *text)
{
  if (text == NULL)
    {
      soleus_json_null (writer, key);
      return;
    }
  put_lead (writer, key);
  put_escaped (writer->sink, text);
}

void
soleus_json_int (SoleusJsonWriter *writer, const char *key, gint64 value)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, value);
  put_lead (writer, key);
  soleus_sink_puts (writer->sink, text);
}

void
soleus_json_bool (SoleusJsonWriter *writer, const char *key, gboolean value)
{
  put_lead (writer, key);
  soleus_sink_puts (writer->sink, value ? "true" : "false");
}

void
soleus_json_number (SoleusJsonWriter *writer, const char *key, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    {
      soleus_json_null (writer, key);
      return;
    }
  put_lead (writer, key);
  /* -0 is a number nobody wants to read. */
  soleus_sink_puts (writer->sink,
      g_ascii_formatd (text, sizeof text, "%.6g", value == 0.0 ? 0.0 : value));
}

const char *
soleus_seconds_text (double value_s, char buffer[SOLEUS_SECONDS_SIZE])
{
  double rounded = round (value_s * 1e4) / 1e4;
  char *end_at;

  g_ascii_formatd (
      buffer, SOLEUS_SECONDS_SIZE, "%.4f", rounded == 0.0 ? 0.0 : rounded);
  end_at = buffer + strlen (buffer);
  while (end_at[-1] == '0')
    end_at--;
  if (end_at[-1] == '.')
    end_at--;
  *end_at = '\0';
  return buffer;
}

void
soleus_json_seconds (SoleusJsonWriter *writer, const char *key, double value_s)
{
  char text[SOLEUS_SECONDS_SIZE];

  if (!isfinite (value_s))
    {
      soleus_json_null (writer, key);
      return;
    }
  put_lead (writer, key);
  soleus_sink_puts (writer->sink, soleus_seconds_text (value_s, text));
}
