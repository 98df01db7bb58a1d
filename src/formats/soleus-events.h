/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-event-list.h"

G_BEGIN_DECLS

/* What a list needs to know of its recording: formats that count samples
 * need the rate, those with clock times the start. */
typedef struct
{
  double rate_hz; /* 0: not known */
  GDateTime *start; /* clock time of second 0; NULL: not known */
  const char *const *labels; /* of the channels, ended by NULL; or NULL */
} SoleusEventContext;

/* One format of event lists: a row of the table that meson.build makes. */
typedef struct
{
  const char *id;
  const char *name; /* N_() */
  const char *globs; /* "*.txt;*.csv" */
  double resolution_s; /* of a time; 0: one sample of the recording */
  gboolean keeps_duration;
  gboolean keeps_channels;
  /* 0: surely not, 100: surely. @text holds the first @n bytes. */
  guint (*sniff) (const char *text, gsize n, const char *name);
  /* NULL and an error that does not name the file. */
  SoleusEventList *(*read) (const guint8 *bytes, gsize n,
      const SoleusEventContext *context, GError **error);
  /* Appends the file to @out. NULL: Soleus only reads this format. */
  gboolean (*write) (const SoleusEventList *list,
      const SoleusEventContext *context, GString *out, GError **error);
  /* A second file that goes with it, "NAME.json"; NULL: none. Free with
   * g_free(). */
  char *(*dup_json) (const SoleusEventList *list);
} SoleusEventFormat;

/* All rows, ended by NULL. */
const SoleusEventFormat *const *soleus_event_formats (void);
/* NULL: no such row. */
const SoleusEventFormat *soleus_event_format_from_id (const char *id);

/* What @path looks like by its first bytes; NULL: none of the rows, or it
 * cannot be opened. */
const SoleusEventFormat *soleus_events_recognise (const char *path);

/*
 * Reads a list; @format NULL finds the format out. Sorted by onset. NULL and
 * SOLEUS_ERROR_MISSING, _UNSUPPORTED, _INVALID or _IO; the sentence names the
 * file, the thing, its value and what was expected.
 */
SoleusEventList *soleus_events_read (const char *path,
    const SoleusEventFormat *format, const SoleusEventContext *context,
    GError **error);

/* Writes @list to @path, whole or not at all, and what goes with it beside
 * it. SOLEUS_ERROR_UNSUPPORTED for a
 * format that is only read, or that needs what @context does not know. */
gboolean soleus_events_write (const SoleusEventList *list,
    const SoleusEventFormat *format, const SoleusEventContext *context,
    const char *path, GError **error);

G_END_DECLS
