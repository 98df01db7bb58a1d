/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Hand-made EDF for tests: every field can be made wrong. */
typedef struct
{
  const char *label;
  const char *unit;
  const char *physical_min;
  const char *physical_max;
  const char *digital_min;
  const char *digital_max;
  const char *samples;
} EdfBytesSignal;

typedef struct
{
  const char *version; /* NULL: "0" */
  const char *recording;
  const char *date;
  const char *time;
  const char *header_bytes; /* NULL: the right one */
  const char *kind;
  const char *n_records;
  const char *record_s;
  const char *n_signals; /* NULL: the right one */
  const EdfBytesSignal *signals;
  guint n;
} EdfBytesHeader;

/* A sound header with one EMG signal of 100 samples in a second. */
EdfBytesHeader edf_bytes_plain (void);

GByteArray *edf_bytes_new (const EdfBytesHeader *header);

/* Samples first, first + 1, ... as little-endian int16. */
void edf_bytes_add_ramp (GByteArray *bytes, int first, guint n);

/* Text zero-filled to @width bytes. */
void edf_bytes_add_text (GByteArray *bytes, const char *text, gsize width);

/* Writes into the tmp dir; the path, free with g_free(). */
char *edf_bytes_save (const GByteArray *bytes, const char *name);
