/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-library-add.h"

#include "soleus-recording-rates.h"

static SoleusLibraryResult
result_of (const SoleusCliCase *one)
{
  const SoleusEvidence *evidence = &one->evidence;
  const gboolean named = one->analysis->record_pattern != SOLEUS_PATTERN_NONE;

  return (SoleusLibraryResult){.pattern = named
          ? soleus_pattern_id (one->analysis->record_pattern)
          : NULL,
      .n_twitches = evidence->n_twitches,
      .usable_rest_s = evidence->usable_rest_s,
      .rate_per_min = evidence->rate_per_min,
      .urgency = soleus_urgency_id (one->findings->urgency)};
}

gboolean
soleus_library_add_case (SoleusLibrary *library, gint64 person,
    const SoleusCliCase *one, GError **error)
{
  const SoleusLibraryResult result = result_of (one);
  gint64 id = 0;

  return soleus_library_enter (
             library, one->recording, g_get_real_time (), &id, error)
      && soleus_library_set_person (library, id, person, error)
      && soleus_library_set_result (library, id, &result, error)
      && soleus_recording_rates_keep (
          library, id, one->recording, one->analysis, error);
}
