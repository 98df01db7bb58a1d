/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-read-log.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One row a sentence; {key} takes the entry's value of that key. Whole
 * sentences, so that every language can order its words. */
static const struct
{
  const char *id;
  const char *text;
} texts[] = {
    /* Why a channel cannot show twitches. */
    {"not-a-muscle-signal",
        N_ ("This channel is neither EMG nor an accelerometer, so it is shown "
            "but not searched for twitches.")},
    {"no-samples", N_ ("This channel holds no samples.")},
    {"emg-rate-too-low",
        N_ ("This EMG channel is sampled too slowly to show a twitch: an "
            "envelope or a trend, not a muscle signal. At least 150 Hz are "
            "needed, 1000 Hz or more are good.")},
    {"accelerometer-rate-too-low",
        N_ ("This accelerometer is sampled too slowly to show a twitch. At "
            "least 20 Hz are needed, 50 Hz or more are good.")},
    /* Why a recording is usable, partly or not: reasons of the verdict. */
    {"no-searchable-channel",
        N_ ("No channel of this recording can show twitches.")},
    {"nothing-usable", N_ ("No stretch of rest without disturbance is left.")},
    {"rest-too-short",
        N_ ("There are less than two minutes of usable rest: too short to say "
            "that there are no twitches.")},
    {"much-disturbed", N_ ("More than a fifth of the recording is disturbed.")},
    {"clipped",
        N_ ("The signal runs into the limits of the recorder in more than one "
            "part in a hundred.")},
    {"sampled-slowly",
        N_ ("The sampling rate is lower than twitches ask for.")},
    {"some-channels-unusable", N_ ("Some channels cannot be used.")},
#include "soleus-read-log-readers.inc"
};

const char *
soleus_read_log_text (const char *text_id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strcmp (texts[i].id, text_id) == 0)
      return texts[i].text;
  return NULL;
}
