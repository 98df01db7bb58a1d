/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-track-memory.h"

#include <string.h>

#define SUFFIX ".tracks"
#define ORDER "order"
/* Numbers a derivation: its kind and its channels. */
#define DERIVED "derived"
#define N_NUMBERS (1 + SOLEUS_DERIVE_MAX)
/* A recording has fewer; a file that says more is not ours. */
#define MAX_DERIVED 64

/* NULL: nothing is kept. */
static char *
dup_path (const char *library)
{
  return library == NULL || strcmp (library, ":memory:") == 0
      ? NULL
      : g_strconcat (library, SUFFIX, NULL);
}

/* Hidden ones below 0: -1 is track 0. */
static GArray *
rows_of (const SoleusTrackList *list)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < soleus_track_list_get_n (list); i++)
    {
      guint channel = soleus_track_list_get_channel (list, i);
      int row = soleus_track_list_is_hidden (list, channel) ? -(int)channel - 1
                                                            : (int)channel;

      g_array_append_val (rows, row);
    }
  return rows;
}

static gboolean
is_usual (const GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, int, i) != (int)i)
      return FALSE;
  return TRUE;
}

static void
keep_derived (GKeyFile *file, const char *group, const GArray *derivations)
{
  g_autofree int *numbers = g_new0 (int, N_NUMBERS * derivations->len);

  for (guint i = 0; i < derivations->len; i++)
    {
      const SoleusDerivation *row =
          &g_array_index (derivations, SoleusDerivation, i);

      numbers[N_NUMBERS * i] = (int)row->kind;
      for (guint k = 0; k < SOLEUS_DERIVE_MAX; k++)
        numbers[N_NUMBERS * i + 1 + k] =
            k < row->n_channels ? (int)row->channels[k] : -1;
    }
  g_key_file_set_integer_list (
      file, group, DERIVED, numbers, N_NUMBERS * derivations->len);
}

void
soleus_track_memory_keep (const char *library, const char *fingerprint,
    const SoleusTrackList *list, const GArray *derivations)
{
  g_autofree char *path = dup_path (library);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GArray) rows = rows_of (list);
  g_autoptr (GError) error = NULL;

  if (path == NULL || fingerprint == NULL || fingerprint[0] == '\0')
    return;
  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  g_key_file_remove_group (file, fingerprint, NULL);
  if (derivations->len > 0)
    keep_derived (file, fingerprint, derivations);
  if (derivations->len > 0 || !is_usual (rows))
    g_key_file_set_integer_list (
        file, fingerprint, ORDER, (int *)(void *)rows->data, rows->len);
  if (!g_key_file_save_to_file (file, path, &error))
    g_debug ("Tracks: %s", error->message);
}

/* FALSE: it does not fit @recording. */
static gboolean
read_derivation (
    const int *numbers, SoleusRecording *recording, SoleusDerivation *row)
{
  guint n = soleus_recording_get_n_channels (recording);

  memset (row, 0, sizeof *row);
  if (numbers[0] != SOLEUS_DERIVE_DIFFERENCE
      && numbers[0] != SOLEUS_DERIVE_MAGNITUDE)
    return FALSE;
  row->kind = (SoleusDeriveKind)numbers[0];
  for (guint k = 0; k < SOLEUS_DERIVE_MAX && numbers[1 + k] >= 0; k++)
    {
      guint channel = (guint)numbers[1 + k];

      if (channel >= n
          || (k > 0
              && !soleus_derivation_fits (
                  recording, row->channels[0], channel)))
        return FALSE;
      row->channels[row->n_channels++] = channel;
    }
  return row->n_channels
      == (row->kind == SOLEUS_DERIVE_DIFFERENCE ? 2 : SOLEUS_DERIVE_MAX);
}

/* NULL: what stands there does not fit. */
static GArray *
read_derived (
    GKeyFile *file, const char *fingerprint, SoleusRecording *recording)
{
  g_autoptr (GArray) found =
      g_array_new (FALSE, TRUE, sizeof (SoleusDerivation));
  gsize n = 0;
  g_autofree int *numbers =
      g_key_file_get_integer_list (file, fingerprint, DERIVED, &n, NULL);

  if (numbers == NULL)
    n = 0;
  if (n % N_NUMBERS != 0 || n > N_NUMBERS * MAX_DERIVED)
    return NULL;
  for (gsize i = 0; i < n; i += N_NUMBERS)
    {
      SoleusDerivation row;

      if (!read_derivation (numbers + i, recording, &row))
        return NULL;
      g_array_append_val (found, row);
    }
  return g_steal_pointer (&found);
}

gboolean
soleus_track_memory_recall (const char *library, SoleusRecording *recording,
    SoleusTrackList *list, GArray *derivations)
{
  g_autofree char *path = dup_path (library);
  const char *fingerprint = soleus_recording_get_fingerprint (recording);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GArray) found = NULL;
  g_autofree int *rows = NULL;
  gsize n = 0;

  if (path == NULL || fingerprint == NULL
      || !g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  rows = g_key_file_get_integer_list (file, fingerprint, ORDER, &n, NULL);
  found = read_derived (file, fingerprint, recording);
  if (rows == NULL || found == NULL
      || n != soleus_recording_get_n_channels (recording) + found->len
      || !soleus_track_list_set (list, rows, (guint)n))
    return FALSE;
  g_array_set_size (derivations, 0);
  g_array_append_vals (derivations, found->data, found->len);
  return TRUE;
}
