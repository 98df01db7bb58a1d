/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-read-log.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

struct _SoleusReadLog
{
  gatomicrefcount refs;
  GPtrArray *entries;
  guint n_dropped;
};

static void
entry_free (gpointer data)
{
  SoleusLogEntry *entry = data;

  for (guint i = 0; i < entry->n_values; i++)
    g_free (entry->values[i].value);
  g_free (entry->values);
  g_free (entry);
}

SoleusReadLog *
soleus_read_log_new (void)
{
  SoleusReadLog *log = g_new0 (SoleusReadLog, 1);

  g_atomic_ref_count_init (&log->refs);
  log->entries = g_ptr_array_new_with_free_func (entry_free);
  return log;
}

SoleusReadLog *
soleus_read_log_ref (SoleusReadLog *log)
{
  g_atomic_ref_count_inc (&log->refs);
  return log;
}

void
soleus_read_log_unref (SoleusReadLog *log)
{
  if (log == NULL || !g_atomic_ref_count_dec (&log->refs))
    return;
  g_ptr_array_unref (log->entries);
  g_free (log);
}

void
soleus_read_log_add (
    SoleusReadLog *log, SoleusLogLevel level, const char *text_id, ...)
{
  g_autoptr (GArray) values = NULL;
  SoleusLogEntry *entry;
  const char *key;
  va_list args;

  g_return_if_fail (soleus_read_log_text (text_id) != NULL);
  if (log->entries->len >= SOLEUS_READ_LOG_MAX)
    {
      log->n_dropped++;
      return;
    }
  values = g_array_new (FALSE, FALSE, sizeof (SoleusLogValue));
  va_start (args, text_id);
  while ((key = va_arg (args, const char *)) != NULL)
    {
      const char *text = va_arg (args, const char *);
      /* Bytes of a damaged file may be no text at all. */
      SoleusLogValue value = {g_intern_string (key),
          g_utf8_make_valid (text != NULL ? text : "", -1)};
      g_array_append_val (values, value);
    }
  va_end (args);

  entry = g_new0 (SoleusLogEntry, 1);
  entry->level = level;
  entry->text_id = g_intern_string (text_id);
  entry->n_values = values->len;
  entry->values = (SoleusLogValue *)(gpointer)g_array_free (
      g_steal_pointer (&values), FALSE);
  g_ptr_array_add (log->entries, entry);
}

guint
soleus_read_log_get_n (const SoleusReadLog *log)
{
  return log->entries->len;
}

guint
soleus_read_log_get_n_dropped (const SoleusReadLog *log)
{
  return log->n_dropped;
}

const SoleusLogEntry *
soleus_read_log_get (const SoleusReadLog *log, guint i)
{
  g_return_val_if_fail (i < log->entries->len, NULL);
  return g_ptr_array_index (log->entries, i);
}

char *
soleus_log_entry_dup_text (const SoleusLogEntry *entry)
{
  GString *text = g_string_new (_ (soleus_read_log_text (entry->text_id)));

  for (guint i = 0; i < entry->n_values; i++)
    {
      g_autofree char *slot = g_strdup_printf ("{%s}", entry->values[i].key);
      g_string_replace (text, slot, entry->values[i].value, 0);
    }
  return g_string_free (text, FALSE);
}

const char *
soleus_log_level_id (SoleusLogLevel level)
{
  static const char *const ids[] = {
      "understood", "assumed", "repaired", "lost"};

  return ids[level];
}
