/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-words.h"

static const struct
{
  const char *property;
  const char *meaning; /* N_() */
} columns[] = {
    {"onset",
        N_ ("When it begins: the first moment that stands out from rest; on "
            "the clock, or in hours, minutes and seconds from the start")},
    {"label", N_ ("The pattern it is most like, or your own word")},
    {"channels", N_ ("Where it was seen")},
    {"amplitude",
        N_ ("From the lowest to the highest point of its largest burst: µV "
            "for EMG, g for acceleration, multiples of the noise where the "
            "recording has no unit")},
    {"duration", N_ ("From onset to end, in milliseconds or seconds")},
    {"frequency", N_ ("Repetitions a second (Hz), where it has a rhythm")},
    {"score",
        N_ ("How sure the name is, in words; it is not the probability of an "
            "illness")},
    {"origin",
        N_ ("Whether the program found it, you marked it, or it came from a "
            "list")},
};

const char *
soleus_words_column (const char *property)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (strcmp (columns[i].property, property) == 0)
      return _ (columns[i].meaning);
  return NULL;
}
