/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-first-look.h"

#include "soleus-constants.h"
#include "soleus-site.h"

SoleusUsable
soleus_first_look (const SoleusRecording *recording, GPtrArray **because)
{
  g_autoptr (GArray) sites = soleus_sites_of (recording);
  g_autoptr (GPtrArray) reasons = g_ptr_array_new ();
  const double enough_s = 60.0 * soleus_constant (SOLEUS_C_OBS_MIN);
  double longest_s = 0.0;
  double best_rate = 0.0;

  for (guint i = 0; i < sites->len; i++)
    {
      const SoleusSite *site = &g_array_index (sites, SoleusSite, i);

      longest_s = MAX (longest_s, soleus_channel_observed_s (site->channel));
      best_rate = MAX (best_rate, site->rate_sufficiency);
    }
  if (sites->len == 0)
    g_ptr_array_add (reasons, (gpointer) "no-searchable-channel");
  else if (longest_s < enough_s)
    g_ptr_array_add (reasons, (gpointer) "rest-too-short");
  if (sites->len > 0 && best_rate < 1.0)
    g_ptr_array_add (reasons, (gpointer) "sampled-slowly");
  if (because != NULL)
    *because = g_ptr_array_ref (reasons);
  if (sites->len == 0)
    return SOLEUS_USABLE_NO;
  return reasons->len > 0 ? SOLEUS_USABLE_PARTLY : SOLEUS_USABLE_YES;
}
