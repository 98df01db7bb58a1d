/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-label-words.h"

#include <string.h>

/* How recorders, sleep laboratories and phones call their channels. */
static const SoleusKindWord kind_words[] = {
    {"emg*", SOLEUS_KIND_EMG},
    {"semg*", SOLEUS_KIND_EMG},
    {"hdemg*", SOLEUS_KIND_EMG},
    {"myo", SOLEUS_KIND_EMG},
    {"leg*", SOLEUS_KIND_EMG},
    {"bein*", SOLEUS_KIND_EMG},
    {"plm*", SOLEUS_KIND_EMG},
    {"chin*", SOLEUS_KIND_EMG},
    {"acc", SOLEUS_KIND_ACCELEROMETER},
    {"accel*", SOLEUS_KIND_ACCELEROMETER},
    {"gforce", SOLEUS_KIND_ACCELEROMETER},
    {"beschleunigung*", SOLEUS_KIND_ACCELEROMETER},
    {"eeg*", SOLEUS_KIND_OTHER},
    {"ecg*", SOLEUS_KIND_OTHER},
    {"ekg*", SOLEUS_KIND_OTHER},
    {"mlii", SOLEUS_KIND_OTHER},
    {"eog*", SOLEUS_KIND_OTHER},
    {"gyr*", SOLEUS_KIND_OTHER},
    {"mag", SOLEUS_KIND_OTHER},
    {"magn*", SOLEUS_KIND_OTHER},
    {"resp*", SOLEUS_KIND_OTHER},
    {"flow*", SOLEUS_KIND_OTHER},
    {"airflow*", SOLEUS_KIND_OTHER},
    {"nasal*", SOLEUS_KIND_OTHER},
    {"thor*", SOLEUS_KIND_OTHER},
    {"abdo", SOLEUS_KIND_OTHER},
    {"abdomen", SOLEUS_KIND_OTHER},
    {"snor*", SOLEUS_KIND_OTHER},
    {"temp", SOLEUS_KIND_OTHER},
    {"temperature*", SOLEUS_KIND_OTHER},
    {"light*", SOLEUS_KIND_OTHER},
    {"lux", SOLEUS_KIND_OTHER},
    {"spo*", SOLEUS_KIND_OTHER},
    {"sao*", SOLEUS_KIND_OTHER},
    {"pleth*", SOLEUS_KIND_OTHER},
    {"ppg*", SOLEUS_KIND_OTHER},
    {"bvp*", SOLEUS_KIND_OTHER},
    {"eda*", SOLEUS_KIND_OTHER},
    {"gsr*", SOLEUS_KIND_OTHER},
    {"press*", SOLEUS_KIND_OTHER},
    {"force*", SOLEUS_KIND_OTHER},
    {"torque*", SOLEUS_KIND_OTHER},
    {"angle*", SOLEUS_KIND_OTHER},
    {"gonio*", SOLEUS_KIND_OTHER},
    {"heart*", SOLEUS_KIND_OTHER},
    {"trig*", SOLEUS_KIND_OTHER},
    {"marker*", SOLEUS_KIND_OTHER},
    {"status*", SOLEUS_KIND_OTHER},
    {"stim*", SOLEUS_KIND_OTHER},
    {"event*", SOLEUS_KIND_OTHER},
    {"sync*", SOLEUS_KIND_OTHER},
    {"counter*", SOLEUS_KIND_OTHER},
    {"index*", SOLEUS_KIND_OTHER},
    {"sampleindex*", SOLEUS_KIND_OTHER},
    {"nseq*", SOLEUS_KIND_OTHER},
    {"digital*", SOLEUS_KIND_OTHER},
    {"di", SOLEUS_KIND_OTHER},
    {"battery*", SOLEUS_KIND_OTHER},
    {"position*", SOLEUS_KIND_OTHER},
    {"body", SOLEUS_KIND_OTHER},
    {"latitude", SOLEUS_KIND_OTHER},
    {"longitude", SOLEUS_KIND_OTHER},
    {"altitude", SOLEUS_KIND_OTHER},
    {"roll", SOLEUS_KIND_OTHER},
    {"pitch", SOLEUS_KIND_OTHER},
    {"yaw", SOLEUS_KIND_OTHER},
    {"quat*", SOLEUS_KIND_OTHER},
};

static const SoleusMuscleWord muscle_words[] = {
    {"gastroc*", "gastrocnemius"},
    {"gas", "gastrocnemius"},
    {"gast", "gastrocnemius"},
    {"soleus", "soleus"},
    {"sol", "soleus"},
    {"calf", "calf"},
    {"wade", "calf"},
    {"tib", "tibialis anterior"},
    {"tibialis*", "tibialis anterior"},
    {"tibant", "tibialis anterior"},
    {"ta", "tibialis anterior"},
    {"peron*", "peroneus longus"},
    {"fibularis", "peroneus longus"},
    {"quad*", "quadriceps"},
    {"vastus", "vastus"},
    {"vl", "vastus lateralis"},
    {"vm", "vastus medialis"},
    {"rectus", "rectus femoris"},
    {"hamstring*", "hamstrings"},
    {"semitend*", "semitendinosus"},
    {"glut*", "gluteus"},
    {"hallucis", "abductor hallucis"},
    {"edb", "extensor digitorum brevis"},
    {"biceps", "biceps brachii"},
    {"triceps", "triceps brachii"},
    {"delt*", "deltoid"},
    {"trap", "trapezius"},
    {"trapezius", "trapezius"},
    {"brachiorad*", "brachioradialis"},
    {"fdi", "first dorsal interosseous"},
    {"apb", "abductor pollicis brevis"},
    {"adm", "abductor digiti minimi"},
    {"thenar", "thenar muscles"},
    {"ext", "forearm extensors"},
    {"extensor*", "forearm extensors"},
    {"ecr", "forearm extensors"},
    {"edc", "forearm extensors"},
    {"flex", "forearm flexors"},
    {"flexor*", "forearm flexors"},
    {"fcr", "forearm flexors"},
    {"masseter", "masseter"},
    {"chin*", "chin"},
    {"submental*", "chin"},
    {"mentalis", "chin"},
    {"orbicularis", "orbicularis oculi"},
    {"eyelid*", "orbicularis oculi"},
    {"frontalis", "frontalis"},
    {"sternocl*", "sternocleidomastoid"},
    {"scm", "sternocleidomastoid"},
};

static const struct
{
  const char *word;
  SoleusSide side;
} side_words[] = {
    {"l", SOLEUS_SIDE_LEFT},
    {"left", SOLEUS_SIDE_LEFT},
    {"lt", SOLEUS_SIDE_LEFT},
    {"li", SOLEUS_SIDE_LEFT},
    {"links", SOLEUS_SIDE_LEFT},
    {"r", SOLEUS_SIDE_RIGHT},
    {"right", SOLEUS_SIDE_RIGHT},
    {"rt", SOLEUS_SIDE_RIGHT},
    {"re", SOLEUS_SIDE_RIGHT},
    {"rechts", SOLEUS_SIDE_RIGHT},
};

static gboolean
matches (const char *pattern, const char *word)
{
  gsize n = strlen (pattern);

  if (pattern[n - 1] == '*')
    return strncmp (pattern, word, n - 1) == 0;
  return strcmp (pattern, word) == 0;
}

const SoleusKindWord *
soleus_kind_word (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kind_words); i++)
    if (matches (kind_words[i].word, word))
      return &kind_words[i];
  return NULL;
}

const SoleusMuscleWord *
soleus_muscle_word (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (muscle_words); i++)
    if (matches (muscle_words[i].word, word))
      return &muscle_words[i];
  return NULL;
}

SoleusSide
soleus_side_word (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (side_words); i++)
    if (strcmp (side_words[i].word, word) == 0)
      return side_words[i].side;
  return SOLEUS_SIDE_UNKNOWN;
}

gboolean
soleus_is_scalp_word (const char *word)
{
  /* Those with a place on the midline first. */
  static const char *const places[] = {"fp", "af", "f", "fc", "c", "cp", "p",
      "po", "o", "ft", "t", "tp", "m", "a", "e", "v"};
  const gsize n_midline = 9;
  static const char *const references[] = {"ref", "le", "avg", "loc", "roc"};
  gsize n = strcspn (word, "z0123456789");

  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    if (strcmp (references[i], word) == 0)
      return TRUE;
  if (word[n] == '\0' || strlen (word + n) > 2)
    return FALSE;
  if (word[n] == 'z' ? word[n + 1] != '\0'
                     : strspn (word + n, "0123456789") != strlen (word + n))
    return FALSE;
  for (gsize i = 0; i < (word[n] == 'z' ? n_midline : G_N_ELEMENTS (places));
       i++)
    if (strlen (places[i]) == n && strncmp (places[i], word, n) == 0)
      return TRUE;
  return FALSE;
}
