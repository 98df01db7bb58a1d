/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-document-tracks.h"

#include "soleus-track-memory.h"

#include <string.h>

void
soleus_document_tracks_init (SoleusDocumentTracks *tracks)
{
  tracks->list = soleus_track_list_new ();
  tracks->derivations = g_array_new (FALSE, TRUE, sizeof (SoleusDerivation));
}

void
soleus_document_tracks_clear (SoleusDocumentTracks *tracks)
{
  g_clear_pointer (&tracks->shown, soleus_recording_unref);
  g_clear_pointer (&tracks->list, soleus_track_list_free);
  g_clear_pointer (&tracks->derivations, g_array_unref);
  g_clear_pointer (&tracks->library, g_free);
}

static void
set_shown (SoleusDocumentTracks *tracks, SoleusRecording *recording)
{
  g_clear_pointer (&tracks->shown, soleus_recording_unref);
  if (recording == NULL)
    return;
  tracks->shown = tracks->derivations->len == 0
      ? soleus_recording_ref (recording)
      : soleus_derived_recording_new (recording,
          (const SoleusDerivation *)tracks->derivations->data,
          tracks->derivations->len);
}

void
soleus_document_tracks_set_recording (
    SoleusDocumentTracks *tracks, SoleusRecording *recording, gboolean is_other)
{
  if (is_other)
    {
      g_array_set_size (tracks->derivations, 0);
      soleus_track_list_reset (tracks->list,
          recording != NULL ? soleus_recording_get_n_channels (recording) : 0);
      if (recording != NULL)
        soleus_track_memory_recall (
            tracks->library, recording, tracks->list, tracks->derivations);
    }
  set_shown (tracks, recording);
}

gboolean
soleus_document_tracks_derive (SoleusDocumentTracks *tracks,
    SoleusRecording *recording, const SoleusDerivation *derivation)
{
  guint channel =
      soleus_recording_get_n_channels (recording) + tracks->derivations->len;

  for (guint i = 0; i < tracks->derivations->len; i++)
    if (memcmp (&g_array_index (tracks->derivations, SoleusDerivation, i),
            derivation, sizeof *derivation)
        == 0)
      return FALSE;
  g_array_append_val (tracks->derivations, *derivation);
  soleus_track_list_add (tracks->list, channel, derivation->channels[0]);
  set_shown (tracks, recording);
  return TRUE;
}

void
soleus_document_tracks_keep (const SoleusDocumentTracks *tracks)
{
  if (tracks->shown != NULL)
    soleus_track_memory_keep (tracks->library,
        soleus_recording_get_fingerprint (tracks->shown), tracks->list,
        tracks->derivations);
}

guint
soleus_document_tracks_get_source (
    const SoleusDocumentTracks *tracks, guint channel)
{
  guint n_own = tracks->shown == NULL
      ? 0
      : soleus_recording_get_n_channels (tracks->shown)
          - tracks->derivations->len;

  if (channel < n_own || channel - n_own >= tracks->derivations->len)
    return channel;
  return g_array_index (tracks->derivations, SoleusDerivation, channel - n_own)
      .channels[0];
}
