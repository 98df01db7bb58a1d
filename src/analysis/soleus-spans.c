/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-spans.h"

GArray *
soleus_spans_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (SoleusSpan));
}

static int
by_start (gconstpointer a, gconstpointer b)
{
  const SoleusSpan *x = a;
  const SoleusSpan *y = b;

  if (x->start_s != y->start_s)
    return x->start_s < y->start_s ? -1 : 1;
  return (x->end_s > y->end_s) - (x->end_s < y->end_s);
}

void
soleus_spans_normalise (GArray *spans, double gap_s)
{
  guint n = 0;

  g_array_sort (spans, by_start);
  for (guint i = 0; i < spans->len; i++)
    {
      SoleusSpan span = g_array_index (spans, SoleusSpan, i);
      SoleusSpan *last =
          n == 0 ? NULL : &g_array_index (spans, SoleusSpan, n - 1);
      if (last != NULL && span.start_s <= last->end_s + gap_s)
        last->end_s = MAX (last->end_s, span.end_s);
      else
        g_array_index (spans, SoleusSpan, n++) = span;
    }
  g_array_set_size (spans, n);
}

GArray *
soleus_spans_subtract (const GArray *spans, const GArray *holes)
{
  GArray *left = soleus_spans_new ();
  guint k = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      SoleusSpan span = g_array_index (spans, SoleusSpan, i);
      while (k < holes->len
          && g_array_index (holes, SoleusSpan, k).end_s <= span.start_s)
        k++;
      for (guint h = k; h < holes->len; h++)
        {
          SoleusSpan hole = g_array_index (holes, SoleusSpan, h);
          if (hole.start_s >= span.end_s)
            break;
          SoleusSpan before = {span.start_s, hole.start_s};
          if (before.end_s > before.start_s)
            g_array_append_val (left, before);
          span.start_s = MAX (span.start_s, hole.end_s);
        }
      if (span.end_s > span.start_s)
        g_array_append_val (left, span);
    }
  return left;
}

double
soleus_spans_total_s (const GArray *spans)
{
  double total_s = 0.0;

  for (guint i = 0; i < spans->len; i++)
    total_s += soleus_span_duration_s (g_array_index (spans, SoleusSpan, i));
  return total_s;
}

/* First span that ends after @time_s. */
static guint
first_after (const GArray *spans, double time_s)
{
  guint low = 0;
  guint high = spans->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (g_array_index (spans, SoleusSpan, middle).end_s <= time_s)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

double
soleus_spans_overlap_s (const GArray *spans, SoleusSpan span)
{
  double overlap_s = 0.0;

  for (guint i = first_after (spans, span.start_s); i < spans->len; i++)
    {
      SoleusSpan other = g_array_index (spans, SoleusSpan, i);
      if (other.start_s >= span.end_s)
        break;
      overlap_s += soleus_span_overlap_s (other, span);
    }
  return overlap_s;
}

gboolean
soleus_spans_contain (const GArray *spans, double time_s)
{
  guint i = first_after (spans, time_s);

  return i < spans->len
      && soleus_span_contains (g_array_index (spans, SoleusSpan, i), time_s);
}

GArray *
soleus_usable_rest (const SoleusAnalysis *analysis, guint channel)
{
  g_autoptr (GArray) rest = soleus_spans_new ();
  g_autoptr (GArray) holes = soleus_spans_new ();

  for (guint i = 0; i < analysis->states->len; i++)
    {
      const SoleusStateSpan *row =
          &g_array_index (analysis->states, SoleusStateSpan, i);
      SoleusSpan span = {row->onset_s, row->onset_s + row->duration_s};
      if (row->state == SOLEUS_STATE_REST || row->state == SOLEUS_STATE_SLEEP)
        g_array_append_val (rest, span);
    }
  for (guint i = 0; i < analysis->artefacts->len; i++)
    {
      const SoleusArtefact *row =
          &g_array_index (analysis->artefacts, SoleusArtefact, i);
      SoleusSpan span = {row->onset_s, row->onset_s + row->duration_s};
      /* Beats are subtracted: what lies under them is seen. */
      if (row->kind != SOLEUS_ARTEFACT_MAINS && row->kind != SOLEUS_ARTEFACT_ECG
          && row->kind != SOLEUS_ARTEFACT_LINE
          && soleus_channel_set_has (&row->channels, channel))
        g_array_append_val (holes, span);
    }
  soleus_spans_normalise (rest, 0.0);
  soleus_spans_normalise (holes, 0.0);
  return soleus_spans_subtract (rest, holes);
}
