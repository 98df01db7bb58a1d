/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-sink.h"

G_BEGIN_DECLS

/* JSON as a stream: a night of bursts never stands in memory. Commas and line
 * breaks are the writer's business. Numbers in the C locale. */
#define SOLEUS_JSON_MAX_DEPTH 16

typedef struct
{
  SoleusSink *sink;
  guint depth;
  gboolean has_member[SOLEUS_JSON_MAX_DEPTH];
  gboolean is_row[SOLEUS_JSON_MAX_DEPTH]; /* written on one line */
} SoleusJsonWriter;

void soleus_json_writer_init (SoleusJsonWriter *writer, SoleusSink *sink);

/* @key NULL inside an array. _row is an object and _list an array with
 * everything in it on one line. */
void soleus_json_begin_object (SoleusJsonWriter *writer, const char *key);
void soleus_json_begin_row (SoleusJsonWriter *writer, const char *key);
void soleus_json_end_object (SoleusJsonWriter *writer);
void soleus_json_begin_array (SoleusJsonWriter *writer, const char *key);
void soleus_json_begin_list (SoleusJsonWriter *writer, const char *key);
void soleus_json_end_array (SoleusJsonWriter *writer);

/* @text NULL writes null. What is not UTF-8 is replaced. */
void soleus_json_string (
    SoleusJsonWriter *writer, const char *key, const char *text);
void soleus_json_int (SoleusJsonWriter *writer, const char *key, gint64 value);
void soleus_json_bool (
    SoleusJsonWriter *writer, const char *key, gboolean value);
void soleus_json_null (SoleusJsonWriter *writer, const char *key);
/* Six significant digits; null where it is not finite. */
void soleus_json_number (
    SoleusJsonWriter *writer, const char *key, double value);
/* Seconds to 0.1 ms; null where it is not finite. */
void soleus_json_seconds (
    SoleusJsonWriter *writer, const char *key, double value_s);

/* Text of @value_s to 0.1 ms without needless zeros, in the C locale. */
#define SOLEUS_SECONDS_SIZE 40
const char *soleus_seconds_text (
    double value_s, char buffer[SOLEUS_SECONDS_SIZE]);

G_END_DECLS
