/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-evidence.h"

#include <math.h>
#include <string.h>

#include "soleus-constants.h"

/* GDate counts from the year 1. */
#define JULIAN_OF_1970 719163

struct _SoleusHistory
{
  GArray *rows;
};

void
soleus_evidence_init (SoleusEvidence *evidence)
{
  memset (evidence, 0, sizeof *evidence);
  evidence->tremor_hz = NAN;
  evidence->n_templates = -1;
  evidence->rate_per_min = NAN;
  evidence->rate_low = NAN;
  evidence->rate_high = NAN;
  evidence->half_time_s = NAN;
  evidence->plm_index = NAN;
  evidence->day = G_MININT64;
  evidence->felt_delay_s = NAN;
  evidence->felt_delay_low_s = NAN;
  evidence->felt_delay_high_s = NAN;
}

SoleusHistory *
soleus_history_new (void)
{
  SoleusHistory *history = g_atomic_rc_box_new0 (SoleusHistory);

  history->rows = g_array_new (FALSE, FALSE, sizeof (SoleusHistoryRow));
  return history;
}

SoleusHistory *
soleus_history_ref (const SoleusHistory *history)
{
  return g_atomic_rc_box_acquire ((SoleusHistory *)history);
}

static void
history_clear (gpointer data)
{
  SoleusHistory *history = data;

  g_array_unref (history->rows);
}

void
soleus_history_unref (SoleusHistory *history)
{
  if (history != NULL)
    g_atomic_rc_box_release_full (history, history_clear);
}

void
soleus_history_add (SoleusHistory *history, const SoleusHistoryRow *row)
{
  g_array_append_val (history->rows, *row);
}

guint
soleus_history_get_n (const SoleusHistory *history)
{
  return history == NULL ? 0 : history->rows->len;
}

const SoleusHistoryRow *
soleus_history_get (const SoleusHistory *history, guint i)
{
  g_return_val_if_fail (i < soleus_history_get_n (history), NULL);
  return &g_array_index (history->rows, SoleusHistoryRow, i);
}

gint64
soleus_history_day (GDateTime *start)
{
  GDate date;
  int year, month, day;

  if (start == NULL)
    return G_MININT64;
  g_date_time_get_ymd (start, &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return (gint64)g_date_get_julian (&date) - JULIAN_OF_1970;
}

gint64
soleus_history_day_of_text (const char *start)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time =
      start == NULL ? NULL : g_date_time_new_from_iso8601 (start, utc);

  return soleus_history_day (time);
}

static gboolean
row_is_frequent (double rate_per_min, double usable_rest_s)
{
  return usable_rest_s >= 60 * soleus_constant (SOLEUS_C_H1_DUR)
      && rate_per_min >= soleus_constant (SOLEUS_C_H1_RATE);
}

guint
soleus_history_n_frequent_days (
    const SoleusHistory *history, const SoleusEvidence *evidence)
{
  g_autoptr (GHashTable) days =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean unknown_day = FALSE;

  for (guint i = 0; i <= soleus_history_get_n (history); i++)
    {
      SoleusHistoryRow row = {G_MININT64, NAN, 0};

      if (i < soleus_history_get_n (history))
        row = *soleus_history_get (history, i);
      else if (evidence != NULL && evidence->measured)
        row = (SoleusHistoryRow){
            evidence->day, evidence->rate_per_min, evidence->usable_rest_s};
      if (!row_is_frequent (row.rate_per_min, row.usable_rest_s))
        continue;
      if (row.day == G_MININT64)
        unknown_day = TRUE;
      else
        g_hash_table_add (days, g_memdup2 (&row.day, sizeof row.day));
    }
  if (g_hash_table_size (days) == 0 && unknown_day)
    return 1;
  return g_hash_table_size (days);
}
