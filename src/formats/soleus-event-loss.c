/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-event-loss.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A length of text that was rounded by the format's own step is kept. */
#define SAME_S 1e-3
/* Below this a shift is the last digit of a number. */
#define NO_SHIFT_S 1e-9

static gboolean
same_channels (const SoleusEvent *a, const SoleusEvent *b)
{
  g_autofree char *left = soleus_event_dup_channels (a);
  g_autofree char *right = soleus_event_dup_channels (b);

  return strcmp (left, right) == 0;
}

static void
compare (
    const SoleusEvent *before, const SoleusEvent *after, SoleusEventLoss *loss)
{
  loss->apart_s = fmax (loss->apart_s, fabs (before->onset_s - after->onset_s));
  loss->n_durations += fabs (before->duration_s - after->duration_s) > SAME_S;
  loss->n_channels += !same_channels (before, after);
  loss->n_texts += strcmp (before->text, after->text) != 0;
}

gboolean
soleus_events_find_loss (const SoleusEventList *list,
    const SoleusEventFormat *format, const SoleusEventContext *context,
    SoleusEventLoss *loss, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SoleusEventList) again = NULL;
  const guint n = soleus_event_list_get_n (list);

  memset (loss, 0, sizeof *loss);
  loss->n_before = loss->n_after = n;
  if (n == 0)
    return TRUE;
  if (!format->write (list, context, text, error))
    return FALSE;
  again = format->read ((const guint8 *)text->str, text->len, context, error);
  if (again == NULL)
    return FALSE;
  soleus_event_list_sort (again);
  loss->n_after = soleus_event_list_get_n (again);
  for (guint i = 0; loss->n_after == n && i < n; i++)
    compare (soleus_event_list_get (list, i), soleus_event_list_get (again, i),
        loss);
  return TRUE;
}

/* @text: a sentence for @n with the name of the format and the number. */
static void
add (GPtrArray *sentences, const char *text, const char *name, guint n)
{
  if (n > 0)
    g_ptr_array_add (sentences, g_strdup_printf (text, name, n));
}

GPtrArray *
soleus_event_loss_dup_sentences (
    const SoleusEventLoss *loss, const SoleusEventFormat *format)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  const char *name = _ (format->name);

  if (loss->n_after != loss->n_before)
    g_ptr_array_add (sentences,
        g_strdup_printf (_ ("%s: the %u events come back as %u."), name,
            loss->n_before, loss->n_after));
  add (sentences,
      ngettext ("%s: the length of %u event is lost.",
          "%s: the lengths of %u events are lost.", loss->n_durations),
      name, loss->n_durations);
  add (sentences,
      ngettext ("%s: the channels of %u event are lost.",
          "%s: the channels of %u events are lost.", loss->n_channels),
      name, loss->n_channels);
  add (sentences,
      ngettext ("%s: the text of %u event is changed.",
          "%s: the texts of %u events are changed.", loss->n_texts),
      name, loss->n_texts);
  if (loss->apart_s > NO_SHIFT_S)
    g_ptr_array_add (sentences,
        g_strdup_printf (_ ("%s: times are rounded, by up to %.3g s."), name,
            loss->apart_s));
  return sentences;
}
