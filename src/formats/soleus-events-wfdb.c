/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-events.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-cursor.h"
#include "soleus-error.h"
#include "soleus-event-text.h"

extern const SoleusEventFormat soleus_events_wfdb;

/* MIT annotation files: 16-bit words, six bits of code and ten bits of
 * samples since the one before [annot(5) of the WFDB guide]. */
enum
{
  CODE_NOTE = 22,
  CODE_ON = 39, /* "(", a stretch begins */
  CODE_OFF = 40, /* ")" */
  CODE_SKIP = 59,
  CODE_NUM = 60,
  CODE_SUB = 61,
  CODE_CHN = 62,
  CODE_AUX = 63
};
#define MAX_INTERVAL 1023
#define MAX_AUX_BYTES 255

/* Mnemonics of the codes in use; NULL: the number is shown. */
static const char *const mnemonics[] = {NULL, "N", "L", "R", "a", "V", "F", "J",
    "A", "S", "E", "j", "/", "Q", "~", NULL, "|", NULL, "s", "T", "*", "D",
    "\"", "=", "p", "B", "^", "t", "+", "u", "?", "!", "[", "]", "e", "n", "@",
    "x", "f", "(", ")", "r"};

/* One annotation with what its modifiers add. */
typedef struct
{
  guint code;
  gint64 sample;
  guint channel;
  char *aux; /* NULL: none */
} Row;

typedef struct
{
  SoleusEventList *list;
  const SoleusEventContext *context;
  GPtrArray *open; /* events whose end has not come */
  guint channel;
} Reading;

static const char *
channel_label (const SoleusEventContext *context, guint channel)
{
  return context->labels != NULL
          && channel < g_strv_length ((char **)context->labels)
      ? context->labels[channel]
      : NULL;
}

static gboolean
end_stretch (
    Reading *reading, double time_s, const char *text, const char *channel)
{
  for (guint i = 0; i < reading->open->len; i++)
    {
      SoleusEvent *event = g_ptr_array_index (reading->open, i);
      g_autofree char *own = soleus_event_dup_channels (event);
      if (strcmp (event->text, text) != 0
          || strcmp (own, channel == NULL ? "" : channel) != 0)
        continue;
      event->duration_s = time_s - event->onset_s;
      g_ptr_array_remove_index (reading->open, i);
      return TRUE;
    }
  return FALSE;
}

static void
take (Reading *reading, Row *row)
{
  const double time_s = (double)row->sample / reading->context->rate_hz;
  const char *mnemonic =
      row->code < G_N_ELEMENTS (mnemonics) ? mnemonics[row->code] : NULL;
  g_autofree char *number = g_strdup_printf ("%u", row->code);
  const char *text = row->aux != NULL && *row->aux != '\0' ? row->aux
      : mnemonic != NULL                                   ? mnemonic
                                                           : number;
  /* Beat annotations speak of the whole recording; our own stretches and
   * notes carry channel + 1, so that 0 stays "all". */
  const char *channel = row->channel == 0
      ? NULL
      : channel_label (reading->context, row->channel - 1);

  if (row->code == CODE_OFF && end_stretch (reading, time_s, text, channel))
    return;
  soleus_event_list_add (reading->list, time_s, 0.0, text, channel);
  if (row->code == CODE_ON)
    g_ptr_array_add (reading->open,
        g_ptr_array_index (
            reading->list->events, reading->list->events->len - 1));
}

/* Modifiers follow the annotation they belong to. */
static void
read_modifiers (SoleusCursor *cursor, Row *row, guint *channel)
{
  while (soleus_cursor_left (cursor) >= 2)
    {
      const gsize back = cursor->pos;
      const guint16 word = soleus_cursor_u16_le (cursor);
      const guint code = word >> 10, value = word & MAX_INTERVAL;
      if (code == CODE_AUX)
        {
          g_free (row->aux);
          row->aux = soleus_cursor_text (cursor, value);
          soleus_cursor_skip (cursor, value % 2);
        }
      else if (code == CODE_CHN)
        *channel = value;
      else if (code != CODE_NUM && code != CODE_SUB)
        {
          soleus_cursor_seek (cursor, back);
          break;
        }
    }
  row->channel = *channel;
}

static SoleusEventList *
read_list (const guint8 *bytes, gsize n, const SoleusEventContext *context,
    GError **error)
{
  SoleusCursor cursor = soleus_cursor (bytes, n);
  Reading reading = {NULL, context, NULL, 0};
  gint64 sample = 0;

  if (!(context->rate_hz > 0.0))
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_UNSUPPORTED,
          _ ("its times are sample numbers, expected to be read together "
             "with the recording they belong to."));
      return NULL;
    }
  reading.list = soleus_event_list_new ();
  reading.open = g_ptr_array_new ();
  while (soleus_cursor_left (&cursor) >= 2)
    {
      const guint16 word = soleus_cursor_u16_le (&cursor);
      Row row = {.code = word >> 10};
      if (word == 0)
        break;
      if (row.code == CODE_SKIP)
        {
          /* A long in the order of the PDP-11: high word first. */
          const guint32 high = soleus_cursor_u16_le (&cursor);
          const guint32 low = soleus_cursor_u16_le (&cursor);
          sample += (gint32)(high << 16 | low);
          continue;
        }
      sample += word & MAX_INTERVAL;
      row.sample = sample;
      read_modifiers (&cursor, &row, &reading.channel);
      if (cursor.failed)
        reading.list->n_broken++;
      else
        take (&reading, &row);
      g_free (row.aux);
    }
  g_ptr_array_unref (reading.open);
  soleus_event_list_sort (reading.list);
  soleus_event_list_join_channels (reading.list);
  return reading.list;
}

/* --- writing --- */

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *left = a, *right = b;

  if (left->sample != right->sample)
    return left->sample < right->sample ? -1 : 1;
  /* An end comes before the begin of the next stretch, but never before its
   * own begin: instants of length 0 are notes. */
  return (left->code != CODE_OFF) - (right->code != CODE_OFF);
}

static guint
channel_number (const SoleusEventContext *context, const char *label)
{
  for (guint c = 0; context->labels != NULL && context->labels[c] != NULL; c++)
    if (strcmp (context->labels[c], label) == 0)
      return c + 1;
  return 0;
}

static void
add_rows (GArray *rows, const SoleusEvent *event, guint channel, double rate_hz)
{
  const gint64 first = (gint64)floor (event->onset_s * rate_hz + 0.5);
  const gint64 last =
      (gint64)floor ((event->onset_s + event->duration_s) * rate_hz + 0.5);
  Row row = {last > first ? CODE_ON : CODE_NOTE, first, channel, event->text};

  g_array_append_val (rows, row);
  if (last > first)
    {
      row.code = CODE_OFF;
      row.sample = last;
      g_array_append_val (rows, row);
    }
}

static void
append_word (GString *out, guint code, guint value)
{
  const guint word = code << 10 | value;

  g_string_append_c (out, (char)(word & 0xff));
  g_string_append_c (out, (char)(word >> 8));
}

static void
append_row (GString *out, const Row *row, gint64 *sample, guint *channel)
{
  gint64 step = row->sample - *sample;
  gsize length = MIN (strlen (row->aux), (gsize)MAX_AUX_BYTES);

  while (step > MAX_INTERVAL || step < 0)
    {
      const gint32 part = (gint32)CLAMP (step, G_MININT32, G_MAXINT32);
      append_word (out, CODE_SKIP, 0);
      append_word (out, 0, (guint32)part >> 16);
      append_word (out, 0, (guint32)part & 0xffff);
      step -= part;
    }
  append_word (out, row->code, (guint)step);
  if (row->channel != *channel)
    append_word (out, CODE_CHN, row->channel);
  /* Not inside a character of several bytes. */
  while (length > 0 && length < strlen (row->aux)
      && ((guchar)row->aux[length] & 0xc0) == 0x80)
    length--;
  append_word (out, CODE_AUX, (guint)length);
  g_string_append_len (out, row->aux, (gssize)length);
  if (length % 2 != 0)
    g_string_append_c (out, '\0');
  *sample = row->sample;
  *channel = row->channel;
}

static gboolean
write_list (const SoleusEventList *list, const SoleusEventContext *context,
    GString *out, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  gint64 sample = 0;
  guint channel = 0;

  if (!(context->rate_hz > 0.0))
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_UNSUPPORTED,
          _ ("times become sample numbers there, expected a recording with "
             "a rate."));
      return FALSE;
    }
  for (guint i = 0; i < soleus_event_list_get_n (list); i++)
    {
      const SoleusEvent *event = soleus_event_list_get (list, i);
      if (*event->channels == NULL)
        add_rows (rows, event, 0, context->rate_hz);
      for (char **label = event->channels; *label != NULL; label++)
        add_rows (
            rows, event, channel_number (context, *label), context->rate_hz);
    }
  g_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    append_row (out, &g_array_index (rows, Row, i), &sample, &channel);
  append_word (out, 0, 0);
  return TRUE;
}

static guint
sniff (const char *text, gsize n, const char *name)
{
  return g_str_has_suffix (name, ".atr") || g_str_has_suffix (name, ".qrs") ? 60
                                                                            : 0;
}

const SoleusEventFormat soleus_events_wfdb = {
    .id = "wfdb",
    .name = N_ ("WFDB annotations"),
    .globs = "*.atr",
    .keeps_duration = TRUE,
    .keeps_channels = TRUE,
    .sniff = sniff,
    .read = read_list,
    .write = write_list,
};
