/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-class.h"
#include "soleus-constants.h"

/* How the numbers of a sentence are made, for "Why?". */
static const struct
{
  const char *plain;
  const char *clinical;
} methods[SOLEUS_N_SHOWN_TOPICS] = {
    [SOLEUS_SHOWN_TWITCHES] =
        {N_ ("Single, double and grouped twitches are counted at the place "
             "with the most, in the time with no movement and no fault. The "
             "range holds the true rate in 95 of 100 such recordings."),
            N_ ("FASC, DBL, MULT and FBURST in usable rest of the channel "
                "with most events; rate with the exact Poisson interval of 95 "
                "percent [garwood1936].")},
    [SOLEUS_SHOWN_PLM] =
        {N_ ("Leg movements of half a second to ten seconds count when at "
             "least four follow each other by 10 to 90 seconds."),
            N_ ("WASM 2016 rules: 0.5-10 s, at least 4, onset to onset 10-90 s "
                "[V30] [V31]. A calf channel gives PLM-like events only.")},
    [SOLEUS_SHOWN_HALF_TIME] =
        {N_ ("The twitches of each stretch of time are counted, and a steady "
             "fall is fitted to the counts. It is told only when chance alone "
             "would hardly do this."),
            N_ ("Log-linear Poisson fit to the counts per bin of usable rest, "
                "told when the slope differs from 0 at the 5-percent level.")},
    [SOLEUS_SHOWN_PLACES] =
        {N_ ("A place counts as active when something that fits a known "
             "pattern was found there. The axes of one sensor are one place."),
            N_ ("Sites with at least one classed event; axes of one "
                "accelerometer are one site.")},
    [SOLEUS_SHOWN_FELT] =
        {N_ ("A felt moment goes with the nearest twitch that began up to two "
             "seconds before it. With very many twitches some meet by "
             "chance."),
            N_ ("A mark matches the nearest free onset from 2 s before to "
                "0.25 s after it, one to one; events of several channels "
                "within 0.1 s are one [D].")},
};

/* A sentence of the paragraph, and what it is about. */
static void
say (GPtrArray *list, SoleusShownTopic topic, char *sentence)
{
  SoleusShown *shown = g_new0 (SoleusShown, 1);

  shown->topic = topic;
  shown->pattern = SOLEUS_PATTERN_NONE;
  shown->text = sentence;
  g_ptr_array_add (list, shown);
}

/* Two digits are all a rate is known to. */
static char *
rate_text (double rate_per_min)
{
  return g_strdup_printf (rate_per_min < 0.095 ? "%.2f" : "%.1f", rate_per_min);
}

static double
quiet_min (const SoleusEvidence *evidence)
{
  return evidence->usable_rest_s / 60;
}

/* "28.4 minutes", "34 seconds": never "0.0 minutes". */
static char *
quiet_text (const SoleusEvidence *evidence)
{
  guint seconds = (guint)MAX (lround (evidence->usable_rest_s), 1);

  if (seconds >= 60)
    return g_strdup_printf (_ ("%.1f minutes"), quiet_min (evidence));
  return g_strdup_printf (
      ngettext ("%u second", "%u seconds", seconds), seconds);
}

static void
say_twitches (GPtrArray *list, const SoleusEvidence *evidence)
{
  g_autofree char *rate = rate_text (evidence->rate_per_min);
  g_autofree char *low = rate_text (evidence->rate_low);
  g_autofree char *high = rate_text (evidence->rate_high);
  g_autofree char *quiet = quiet_text (evidence);

  if (evidence->usable_rest_s <= 0 || isnan (evidence->rate_per_min))
    {
      say (list, SOLEUS_SHOWN_TWITCHES,
          g_strdup (_ ("There is no quiet time in which twitches could be "
                       "counted.")));
      return;
    }
  if (evidence->n_twitches == 0
      && quiet_min (evidence) < soleus_constant (SOLEUS_C_OBS_MIN))
    {
      say (list, SOLEUS_SHOWN_TWITCHES,
          /* Translators: a length of time. */
          g_strdup_printf (_ ("No twitch was found. The time of quiet rest, "
                              "%s, is too short to say that there are none."),
              quiet));
      return;
    }
  if (evidence->n_twitches == 0)
    {
      /* Translators: minutes, then a rate. */
      say (list, SOLEUS_SHOWN_TWITCHES,
          g_strdup_printf (_ ("No twitch was found in %s of quiet rest; with "
                              "so long a time, up to %s a minute could be "
                              "missed."),
              quiet, high));
      return;
    }
  /* Translators: a count, a length of time, a rate and its 95 % interval. */
  say (list, SOLEUS_SHOWN_TWITCHES,
      g_strdup_printf (
          ngettext ("There is %u twitch in %s of quiet rest: %s a minute "
                    "(%s to %s).",
              "There are %u twitches in %s of quiet rest: %s a minute "
              "(%s to %s).",
              evidence->n_twitches),
          evidence->n_twitches, quiet, rate, low, high));
}

static gboolean
is_counted_as_twitch (SoleusPattern pattern)
{
  return pattern == SOLEUS_PATTERN_FASC || pattern == SOLEUS_PATTERN_DBL
      || pattern == SOLEUS_PATTERN_MULT || pattern == SOLEUS_PATTERN_FBURST;
}

static gboolean
is_named (SoleusPattern pattern)
{
  return pattern < SOLEUS_PATTERN_VOL;
}

static void
say_patterns (
    GPtrArray *list, const SoleusEvidence *evidence, SoleusVoice voice)
{
  for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
    {
      const SoleusClass *row = soleus_class_get ((SoleusPattern)i);

      if (evidence->value[i] <= 0 || !is_named ((SoleusPattern)i))
        continue;
      if (voice == SOLEUS_VOICE_PLAIN && is_counted_as_twitch (i))
        continue;
      if (row->family == 4 && !isnan (evidence->tremor_hz))
        /* Translators: a pattern, beats a second, and a score word. */
        say (list, SOLEUS_SHOWN_PATTERN,
            g_strdup_printf (
                _ ("It shows %s at %.1f beats a second (score: %s)."),
                _ (voice == SOLEUS_VOICE_PLAIN ? row->plural : row->clinical),
                evidence->tremor_hz,
                soleus_wording_score (evidence->score[i])));
      else
        /* Translators: a pattern and a score word. */
        say (list, SOLEUS_SHOWN_PATTERN,
            g_strdup_printf (_ ("It shows %s (score: %s)."),
                _ (voice == SOLEUS_VOICE_PLAIN ? row->plural : row->clinical),
                soleus_wording_score (evidence->score[i])));
      ((SoleusShown *)g_ptr_array_index (list, list->len - 1))->pattern =
          (SoleusPattern)i;
    }
}

static void
say_extras (GPtrArray *list, const SoleusEvidence *evidence)
{
  if (!isnan (evidence->plm_index) && evidence->plm_index > 0)
    say (list, SOLEUS_SHOWN_PLM,
        g_strdup_printf (evidence->plm_of_sleep
                ? _ ("Leg movements in a series: %.3g per hour of sleep.")
                : _ ("Leg movements in a series: %.3g per hour of "
                     "recording."),
            evidence->plm_index));
  if (!isnan (evidence->half_time_s))
    say (list, SOLEUS_SHOWN_HALF_TIME,
        g_strdup_printf (_ ("The twitches became fewer: half as many after "
                            "%.2g minutes."),
            evidence->half_time_s / 60));
  if (evidence->n_sites_recorded > 1)
    say (list, SOLEUS_SHOWN_PLACES,
        g_strdup_printf (ngettext ("Activity was seen at %u of %u place.",
                             "Activity was seen at %u of %u places.",
                             evidence->n_sites_recorded),
            evidence->n_sites_active, evidence->n_sites_recorded));
}

static void
say_felt (GPtrArray *list, const SoleusEvidence *evidence)
{
  if (evidence->n_felt == 0)
    return;
  /* Translators: both are counts of twitches. */
  say (list, SOLEUS_SHOWN_FELT,
      g_strdup_printf (
          ngettext ("Of %u felt twitch, %u can be seen in the signal.",
              "Of %u felt twitches, %u can be seen in the signal.",
              evidence->n_felt),
          evidence->n_felt, evidence->n_felt_measured));
  if (!isnan (evidence->felt_delay_s))
    /* Translators: median, least and most seconds. */
    say (list, SOLEUS_SHOWN_FELT,
        g_strdup_printf (_ ("The mark came %.1f s after the twitch (median; "
                            "%.1f s to %.1f s)."),
            evidence->felt_delay_s, evidence->felt_delay_low_s,
            evidence->felt_delay_high_s));
  if (evidence->n_unfelt > 0)
    say (list, SOLEUS_SHOWN_FELT,
        g_strdup_printf (
            ngettext ("%u measured twitch was not felt.",
                "%u measured twitches were not felt.", evidence->n_unfelt),
            evidence->n_unfelt));
}

static void
shown_free (gpointer data)
{
  SoleusShown *shown = data;

  g_free (shown->text);
  g_free (shown);
}

GPtrArray *
soleus_wording_list_shows (const SoleusEvidence *evidence, SoleusVoice voice)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (shown_free);

  if (evidence == NULL || !evidence->measured)
    {
      say (list, SOLEUS_SHOWN_NOTHING,
          g_strdup (_ ("There is no usable recording, so what follows rests "
                       "on the answers alone.")));
      return list;
    }
  say_twitches (list, evidence);
  say_patterns (list, evidence, voice);
  say_extras (list, evidence);
  say_felt (list, evidence);
  return list;
}

char *
soleus_wording_dup_shows (const SoleusEvidence *evidence, SoleusVoice voice)
{
  g_autoptr (GPtrArray) list = soleus_wording_list_shows (evidence, voice);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const SoleusShown *shown = g_ptr_array_index (list, i);

      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, shown->text);
    }
  return g_string_free (text, FALSE);
}

const char *
soleus_wording_method (
    SoleusShownTopic topic, SoleusPattern pattern, SoleusVoice voice)
{
  const gboolean plain = voice == SOLEUS_VOICE_PLAIN;
  const SoleusClass *row = soleus_class_get (pattern);

  g_return_val_if_fail ((guint)topic < SOLEUS_N_SHOWN_TOPICS, NULL);
  if (topic == SOLEUS_SHOWN_PATTERN && row != NULL)
    return _ (plain ? row->definition : row->criteria);
  if (methods[topic].plain == NULL)
    return NULL;
  return _ (plain ? methods[topic].plain : methods[topic].clinical);
}

char *
soleus_wording_dup_after_sport (const SoleusEvidence *evidence)
{
  if (evidence == NULL || !evidence->measured || evidence->n_twitches == 0)
    return NULL;
  if (isnan (evidence->half_time_s))
    return g_strdup (_ ("Measured: no clear fall of the rate in this "
                        "recording."));
  return g_strdup_printf (
      _ ("Measured: the rate of twitches fell, half as many after %.2g "
         "minutes."),
      evidence->half_time_s / 60);
}

static void
add (GPtrArray *lines, const char *text)
{
  g_ptr_array_add (lines, g_strdup (text));
}

static void
add_families (
    GPtrArray *lines, const SoleusEvidence *evidence, SoleusVoice voice)
{
  gboolean done[SOLEUS_N_FAMILIES + 1] = {FALSE};

  for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
    {
      int number = soleus_class_get ((SoleusPattern)i)->family;
      const SoleusFamily *family = soleus_family_get (number);

      if (family == NULL || evidence->value[i] <= 0 || done[number])
        continue;
      done[number] = TRUE;
      if (voice == SOLEUS_VOICE_PLAIN)
        add (lines, _ (family->plain_sentence));
      else
        /* Translators: a family of patterns, then what cannot be told of
         * it. */
        g_ptr_array_add (lines,
            g_strdup_printf (C_ ("measured: value", "%s: %s"), _ (family->name),
                _ (family->sentence)));
    }
}

GPtrArray *
soleus_wording_cannot_show (const SoleusEvidence *evidence, SoleusVoice voice)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  if (evidence == NULL || !evidence->measured)
    return lines;
  if (quiet_min (evidence) < soleus_constant (SOLEUS_C_OBS_MIN))
    add (lines,
        _ ("Whether there are no twitches: that takes two minutes of quiet "
           "rest at least; 10 to 30 are better."));
  add_families (lines, evidence, voice);
  if (evidence->score[SOLEUS_PATTERN_GTCS] > 0
      || evidence->score[SOLEUS_PATTERN_GTCS_SLOWING] > 0)
    add (lines, _ ("This program is not a seizure alarm."));
  if (!evidence->needle)
    add (lines,
        _ ("Sensors on the skin do not see deep muscles and do not replace an "
           "EMG with a needle."));
  add (lines, _ ("Absence of twitches here does not exclude them elsewhere."));
  return lines;
}
