/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-event-list.h"

#include <string.h>

static void
event_free (gpointer data)
{
  SoleusEvent *event = data;

  g_free (event->text);
  g_strfreev (event->channels);
  g_free (event);
}

SoleusEventList *
soleus_event_list_new (void)
{
  SoleusEventList *list = g_new0 (SoleusEventList, 1);

  list->events = g_ptr_array_new_with_free_func (event_free);
  return list;
}

void
soleus_event_list_free (SoleusEventList *list)
{
  if (list == NULL)
    return;
  g_ptr_array_unref (list->events);
  g_free (list);
}

SoleusEvent *
soleus_event_list_add (SoleusEventList *list, double onset_s, double duration_s,
    const char *text, const char *channels)
{
  SoleusEvent *event = g_new (SoleusEvent, 1);

  event->onset_s = onset_s;
  event->duration_s = duration_s > 0.0 ? duration_s : 0.0;
  event->text = g_utf8_make_valid (text, -1);
  event->channels = channels == NULL || *channels == '\0'
      ? g_new0 (char *, 1)
      : g_strsplit (channels, "|", -1);
  g_ptr_array_add (list->events, event);
  return event;
}

guint
soleus_event_list_get_n (const SoleusEventList *list)
{
  return list->events->len;
}

const SoleusEvent *
soleus_event_list_get (const SoleusEventList *list, guint i)
{
  g_return_val_if_fail (i < list->events->len, NULL);
  return g_ptr_array_index (list->events, i);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const SoleusEvent *left = *(const SoleusEvent *const *)a;
  const SoleusEvent *right = *(const SoleusEvent *const *)b;

  return left->onset_s < right->onset_s ? -1 : left->onset_s > right->onset_s;
}

void
soleus_event_list_sort (SoleusEventList *list)
{
  /* g_ptr_array_sort() is stable only by accident. */
  g_qsort_with_data (list->events->pdata, (gint)list->events->len,
      sizeof (gpointer), compare, NULL);
}

static gboolean
differ_in_channel_alone (const SoleusEvent *a, const SoleusEvent *b)
{
  return a->onset_s == b->onset_s && a->duration_s == b->duration_s
      && strcmp (a->text, b->text) == 0 && *a->channels != NULL
      && g_strv_length (b->channels) == 1
      && !g_strv_contains ((const char *const *)a->channels, b->channels[0]);
}

void
soleus_event_list_join_channels (SoleusEventList *list)
{
  for (guint i = 0; i < list->events->len; i++)
    {
      SoleusEvent *event = g_ptr_array_index (list->events, i);
      guint next = i + 1;
      while (next < list->events->len)
        {
          SoleusEvent *other = g_ptr_array_index (list->events, next);
          if (other->onset_s != event->onset_s)
            break;
          if (differ_in_channel_alone (event, other))
            {
              g_autofree char *both = soleus_event_dup_channels (event);
              g_autofree char *joined =
                  g_strjoin ("|", both, other->channels[0], NULL);
              g_strfreev (event->channels);
              event->channels = g_strsplit (joined, "|", -1);
              g_ptr_array_remove_index (list->events, next);
            }
          else
            next++;
        }
    }
}

char *
soleus_event_dup_channels (const SoleusEvent *event)
{
  return g_strjoinv ("|", event->channels);
}
