/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-class.h"
#include "soleus-condition.h"
#include "soleus-question.h"

/* One row a fact: what is said when it counts, and when it is not known. */
static const struct
{
  const char *id;
  const char *known;
  const char *missing;
} facts[] = {
    {"one_side", N_ ("It is on one side only."),
        N_ ("Not known yet: is it on one side only?")},
    {"both_sides", N_ ("Both sides twitch."),
        N_ ("Not known yet: do both sides twitch?")},
    {"templates",
        N_ ("The signal holds three or more different small muscle units."),
        N_ ("No recording shows how many different units take part.")},
    {"age_over_50", N_ ("The age is over 50."), N_ ("The age is not known.")},
};

/* What an episode is measured by. */
static const struct
{
  const char *id;
  const char *plain;
  const char *clinical;
} features[] = {
    {"rate_hz", N_ ("How often a second"), N_ ("Rate")},
    {"frequency_hz", N_ ("Beats a second"), N_ ("Frequency")},
    {"cv", N_ ("How uneven the pauses are"), N_ ("CV of the intervals")},
    {"iei_cv", N_ ("How uneven the pauses are"), N_ ("CV of the intervals")},
    {"duration_ms", N_ ("Length"), N_ ("Duration")},
    {"duration_s", N_ ("Length"), N_ ("Duration")},
    {"isi_ms", N_ ("Time between two beats of one unit"),
        N_ ("Inter-spike interval")},
    {"n", N_ ("How many"), N_ ("Count")},
    {"n_bursts", N_ ("How many"), N_ ("Bursts")},
    {"turns", N_ ("Ups and downs in one twitch"), N_ ("Turns")},
    {"phases", N_ ("Crossings of the zero line"), N_ ("Phases")},
    {"relative_power", N_ ("Share of the shaking in one rhythm"),
        N_ ("Relative power")},
    {"ratio", N_ ("How far the rhythm stands out"), N_ ("Peak ratio")},
    {"isolated_share", N_ ("Share of twitches that stand alone"),
        N_ ("Isolated share")},
    {"template_share", N_ ("Share of twitches of the same shape"),
        N_ ("Same-template share")},
    {"amplitude", N_ ("Height"), N_ ("Amplitude")},
    {"snr_db", N_ ("How far it stands out of the noise"),
        N_ ("Signal-to-noise ratio")},
    {"depth", N_ ("How much it swells and fades"), N_ ("Modulation depth")},
    {"modulation_hz", N_ ("How often it swells a second"),
        N_ ("Modulation frequency")},
    {"duty", N_ ("Share of the time with activity"), N_ ("Duty cycle")},
    {"rise_ms", N_ ("How fast it starts"), N_ ("Rise time")},
    {"modulation_depth", N_ ("How much it swells and fades"),
        N_ ("Modulation depth")},
    {"modulation_share", N_ ("Share of its ups and downs in one slow rhythm"),
        N_ ("Share of slow modulation")},
    {"sharpness", N_ ("How short each beat is against its pause"),
        N_ ("Second harmonic over the first")},
    {"amplitude_spread", N_ ("How much the heights differ"),
        N_ ("Spread of the amplitudes")},
    {"alternating_share", N_ ("Share that takes turns between two sides"),
        N_ ("Alternating share")},
    {"elsewhere_share", N_ ("Share that another muscle shows as well"),
        N_ ("Share seen on another muscle")},
    {"fall_share", N_ ("How much it fades towards its end"),
        N_ ("Fall of the amplitude")},
    {"interval_ratio", N_ ("How much the pauses grow"),
        N_ ("Ratio of late to early intervals")},
    {"single_share", N_ ("Share of single short twitches"),
        N_ ("Share of single potentials")},
    {"n_beats", N_ ("How many beats"), N_ ("Beats")},
    {"regularity", N_ ("How evenly one part of the muscle fires"),
        N_ ("Autocorrelation one firing later")},
    {"mdf_hz", N_ ("Middle of its frequencies"), N_ ("Median frequency")},
    {"q", N_ ("Quality of the signal"), N_ ("Quality")},
};

static char *
points_text (double points)
{
  /* A tenth is all that a weight times a membership is known to. */
  points = round (10.0 * points) / 10.0;
  double size = fabs (points);

  /* Translators: a number of points with its sign, such as +4 or -1.6. */
  return g_strdup_printf (
      ngettext ("%+.3g point", "%+.3g points", size == 1 ? 1 : 2), points);
}

/* @sentence with the points behind it. */
static char *
with_points (const char *sentence, double points)
{
  g_autofree char *text = points_text (points);

  /* Translators: a sentence, then the points it is worth. */
  return g_strdup_printf (C_ ("reason (points)", "%s (%s)"), sentence, text);
}

static char *
up_to_points (const char *sentence, double points)
{
  g_autofree char *text = points_text (points);

  /* Translators: a sentence, then the points it could be worth. */
  return g_strdup_printf (
      C_ ("reason (points)", "%s (up to %s)"), sentence, text);
}

static char *
pattern_sentence (const SoleusPoint *point, SoleusVoice voice)
{
  const SoleusClass *row =
      soleus_class_get (soleus_pattern_from_id (point->feature));
  const char *name =
      _ (voice == SOLEUS_VOICE_PLAIN ? row->plural : row->clinical);

  if (point->sign == SOLEUS_SIGN_MISSING)
    /* Translators: %s is a pattern, such as "single twitches". */
    return g_strdup_printf (_ ("Not recorded yet: %s"), name);
  if (voice == SOLEUS_VOICE_CLINICAL)
    /* Translators: a pattern, its strength (mu x q) and its weight. */
    return g_strdup_printf (_ ("%s in the recording, µ × q = %.2f, weight %g"),
        name, point->value, point->weight);
  return g_strdup_printf (_ ("The recording shows %s."), name);
}

static char *
answer_sentence (const SoleusPoint *point, SoleusVoice voice)
{
  const SoleusQuestion *question =
      soleus_question_get (soleus_key_from_id (point->feature));
  const char *text =
      _ (voice == SOLEUS_VOICE_PLAIN ? question->text : question->clinical);

  if (point->sign == SOLEUS_SIGN_MISSING)
    /* Translators: %s is a question. */
    return g_strdup_printf (_ ("Not known yet: “%s”"), text);
  if (point->with != NULL)
    {
      const SoleusQuestion *other =
          soleus_question_get (soleus_key_from_id (point->with));

      /* Translators: both are questions. */
      return g_strdup_printf (_ ("Answered no: “%s” and “%s”"), text,
          _ (voice == SOLEUS_VOICE_PLAIN ? other->text : other->clinical));
    }
  if (point->answer == SOLEUS_ANSWER_YES)
    return g_strdup_printf (_ ("Answered yes: “%s”"), text);
  return g_strdup_printf (_ ("Answered no: “%s”"), text);
}

static char *
fact_sentence (const SoleusPoint *point)
{
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    if (strcmp (facts[i].id, point->feature) == 0)
      return g_strdup (_ (point->sign == SOLEUS_SIGN_MISSING ? facts[i].missing
                                                             : facts[i].known));
  return g_strdup (point->feature);
}

char *
soleus_wording_dup_point (const SoleusPoint *point, SoleusVoice voice)
{
  g_autofree char *sentence = NULL;

  switch (point->kind)
    {
    case SOLEUS_POINT_PATTERN:
      sentence = pattern_sentence (point, voice);
      break;
    case SOLEUS_POINT_ANSWER:
      sentence = answer_sentence (point, voice);
      break;
    case SOLEUS_POINT_FACT:
    default:
      sentence = fact_sentence (point);
      break;
    }
  if (point->sign == SOLEUS_SIGN_MISSING)
    return up_to_points (sentence, point->weight);
  return with_points (sentence, point->points);
}

static char *
range_text (const SoleusReason *reason)
{
  if (isnan (reason->low) && isnan (reason->high))
    return NULL;
  if (isnan (reason->low))
    return g_strdup_printf (_ ("expected up to %.4g"), reason->high);
  if (isnan (reason->high))
    return g_strdup_printf (_ ("expected %.4g or more"), reason->low);
  return g_strdup_printf (
      _ ("expected %.4g to %.4g"), reason->low, reason->high);
}

static const char *
feature_label (const char *id, SoleusVoice voice)
{
  for (gsize i = 0; i < G_N_ELEMENTS (features); i++)
    if (g_strcmp0 (features[i].id, id) == 0)
      return _ (voice == SOLEUS_VOICE_PLAIN ? features[i].plain
                                            : features[i].clinical);
  return id;
}

char *
soleus_wording_dup_reason (const SoleusReason *reason, SoleusVoice voice)
{
  const char *label = feature_label (reason->feature, voice);
  const char *unit = reason->unit == NULL ? "" : reason->unit;
  g_autofree char *range = range_text (reason);
  g_autofree char *value = NULL;

  if (reason->sign == SOLEUS_SIGN_MISSING || isnan (reason->value))
    /* Translators: %s is what could not be measured. */
    return g_strdup_printf (_ ("%s: not measured"), label);
  value = g_strdup_printf (
      "%.4g%s%s", reason->value, unit[0] == '\0' ? "" : "\u00a0", unit);
  if (range == NULL)
    return g_strdup_printf (C_ ("measured: value", "%s: %s"), label, value);
  return reason->sign == SOLEUS_SIGN_FOR
      /* Translators: what, its value, the range it was held against. */
      ? g_strdup_printf (_ ("%s: %s, %s: speaks for it"), label, value, range)
      : g_strdup_printf (
          _ ("%s: %s, %s: speaks against it"), label, value, range);
}
