/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-parameters.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-error.h"

static const SoleusParameterSpec specs[SOLEUS_N_PARAMETERS] = {
    [SOLEUS_PARAMETER_FALSE_ALARMS_PER_MIN] = {"false_alarms_per_min", "1/min",
        0.01, 10.0, 0.1, N_ ("False alarms accepted"),
        N_ ("How many chance detections a minute of pure noise may give. More "
            "finds weaker twitches and more noise."),
        "[C]"},
    [SOLEUS_PARAMETER_EMG_LOW_HZ] = {"emg_low_hz", "Hz", 1.0, 500.0, 20.0,
        N_ ("EMG band from"),
        N_ ("Below this, movement of skin and cable outweighs the muscle."),
        "[V57]"},
    [SOLEUS_PARAMETER_EMG_HIGH_HZ] = {"emg_high_hz", "Hz", 50.0, 10000.0, 450.0,
        N_ ("EMG band to"), N_ ("Above this, surface EMG holds noise only."),
        "[V59]"},
    [SOLEUS_PARAMETER_ACC_LOW_HZ] = {"acc_low_hz", "Hz", 0.5, 20.0, 2.0,
        N_ ("Accelerometer band from"),
        N_ ("Below this lie breathing and changes of posture."), "[C]"},
    [SOLEUS_PARAMETER_ACC_HIGH_HZ] = {"acc_high_hz", "Hz", 10.0, 500.0, 45.0,
        N_ ("Accelerometer band to"),
        N_ ("A twitch moves the skin at 10 to 25 Hz."), "[C]"},
    [SOLEUS_PARAMETER_MERGE_GAP_MS] = {"merge_gap_ms", "ms", 1.0, 500.0, 20.0,
        N_ ("Join bursts closer than"),
        N_ ("Two stretches of activity with less silence than this between "
            "them are one burst."),
        "[D]"},
    [SOLEUS_PARAMETER_MAINS_HZ] = {"mains_hz", "Hz", 0.0, 60.0, 0.0,
        N_ ("Mains frequency"),
        N_ ("50 or 60; 0 finds out from the recording."), "[D]"},
    [SOLEUS_PARAMETER_NEEDLE] = {"needle", "", 0.0, 1.0, 0.0,
        N_ ("Needle electrode"),
        N_ ("1 when the EMG was taken with a needle: only then are patterns "
            "named that the skin hides."),
        "[D]"},
};

const SoleusParameterSpec *
soleus_parameter_get_spec (SoleusParameter parameter)
{
  g_return_val_if_fail ((guint)parameter < SOLEUS_N_PARAMETERS, NULL);
  return &specs[parameter];
}

gboolean
soleus_parameter_from_key (const char *key, SoleusParameter *parameter)
{
  for (int i = 0; i < SOLEUS_N_PARAMETERS; i++)
    if (strcmp (specs[i].key, key) == 0)
      {
        *parameter = (SoleusParameter)i;
        return TRUE;
      }
  return FALSE;
}

void
soleus_parameters_init (SoleusParameters *parameters)
{
  for (int i = 0; i < SOLEUS_N_PARAMETERS; i++)
    parameters->values[i] = specs[i].standard;
}

gboolean
soleus_parameters_set (SoleusParameters *parameters, SoleusParameter parameter,
    double value, GError **error)
{
  const SoleusParameterSpec *spec = soleus_parameter_get_spec (parameter);

  /* Written so that NAN fails as well. */
  if (!(value >= spec->min && value <= spec->max))
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
          _ ("Parameter %s: %g %s, expected %g to %g."), spec->key, value,
          spec->unit, spec->min, spec->max);
      return FALSE;
    }
  parameters->values[parameter] = value;
  return TRUE;
}

char *
soleus_parameters_dup_hash (
    const SoleusParameters *parameters, const char *version)
{
  g_autoptr (GString) text = g_string_new (version);
  g_autofree char *sum = NULL;

  for (int i = 0; i < SOLEUS_N_PARAMETERS; i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];
      g_string_append_printf (text, ";%s=%s", specs[i].key,
          g_ascii_dtostr (number, sizeof number, parameters->values[i]));
    }
  sum = g_compute_checksum_for_string (
      G_CHECKSUM_SHA256, text->str, (gssize)text->len);
  return g_strndup (sum, 16);
}
