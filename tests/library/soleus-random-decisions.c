/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-random-decisions.h"

#include <math.h>

typedef SoleusDecisions *(*Change) (const SoleusDecisions *now, GRand *rand);

static const char *const labels[] = {
    "FASC", "felt it", "Zuckung, links", "it's \"odd\"; --", "µV 痙攣"};

static char *
random_label (GRand *rand)
{
  return (char *)labels[g_rand_int_range (rand, 0, G_N_ELEMENTS (labels))];
}

/* Numbers with all their digits, so that a rounding would be seen. */
static double
random_number (GRand *rand)
{
  return g_rand_double_range (rand, 0.0, 1e5);
}

static SoleusDecisions *
put_mark (const SoleusDecisions *now, guint64 id, GRand *rand)
{
  SoleusMark values = {
      .id = id,
      .onset_s = random_number (rand),
      .duration_s = g_rand_boolean (rand) ? 0.0 : random_number (rand),
      .channels = soleus_channel_set_first (g_rand_int_range (rand, 0, 40)),
      .label = random_label (rand),
      .note = random_label (rand),
      .rater = random_label (rand),
      .confidence = g_rand_boolean (rand) ? NAN : g_rand_double (rand),
      .origin =
          g_rand_boolean (rand) ? SOLEUS_ORIGIN_MINE : SOLEUS_ORIGIN_IMPORTED,
  };
  g_autoptr (SoleusMark) mark = soleus_mark_new (&values);

  return soleus_decisions_with_mark (now, mark);
}

static SoleusDecisions *
add_mark (const SoleusDecisions *now, GRand *rand)
{
  return put_mark (now, soleus_decisions_next_id (now), rand);
}

static guint64
random_mark_id (const SoleusDecisions *now, GRand *rand)
{
  const gint32 n = (gint32)soleus_decisions_get_n_marks (now);

  return soleus_decisions_get_mark (now, (guint)g_rand_int_range (rand, 0, n))
      ->id;
}

static SoleusDecisions *
change_mark (const SoleusDecisions *now, GRand *rand)
{
  if (soleus_decisions_get_n_marks (now) == 0)
    return add_mark (now, rand);
  return put_mark (now, random_mark_id (now, rand), rand);
}

static SoleusDecisions *
remove_marks (const SoleusDecisions *now, GRand *rand)
{
  guint64 ids[2];

  if (soleus_decisions_get_n_marks (now) == 0)
    return add_mark (now, rand);
  ids[0] = random_mark_id (now, rand);
  ids[1] = random_mark_id (now, rand);
  return soleus_decisions_without_marks (now, ids, 2);
}

static SoleusDecisions *
judge (const SoleusDecisions *now, GRand *rand)
{
  SoleusEdit values = {
      .id = soleus_decisions_next_id (now),
      .verdict = (SoleusVerdictKind)g_rand_int_range (rand, 0, 3),
      .found_onset_s = random_number (rand),
      .found_duration_s = random_number (rand),
      .found_channels = soleus_channel_set_of (3),
      .found_pattern =
          (SoleusPattern)g_rand_int_range (rand, -1, SOLEUS_N_PATTERNS),
      .onset_s = random_number (rand),
      .duration_s = random_number (rand),
      .label = g_rand_boolean (rand) ? NULL : random_label (rand),
  };
  g_autoptr (SoleusEdit) edit = soleus_edit_new (&values);

  return soleus_decisions_with_edit (now, edit);
}

static SoleusDecisions *
take_verdict_back (const SoleusDecisions *now, GRand *rand)
{
  const gint32 n = (gint32)soleus_decisions_get_n_edits (now);
  guint i;

  if (n == 0)
    return judge (now, rand);
  i = (guint)g_rand_int_range (rand, 0, n);
  return soleus_decisions_without_edit (
      now, soleus_decisions_get_edit (now, i)->id);
}

static SoleusDecisions *
answer (const SoleusDecisions *now, GRand *rand)
{
  const SoleusAnswers *old = soleus_decisions_get_answers (now);
  g_autofree char *key =
      g_strdup_printf ("Q%02d", g_rand_int_range (rand, 1, 35));
  const char *places[] = {"left calf", "right, upper arm", NULL};
  g_autoptr (SoleusAnswers) answers = NULL;

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      answers = soleus_answers_with_age (old, g_rand_int_range (rand, -1, 100));
      break;
    case 1:
      answers = soleus_answers_with_muscle (
          old, random_label (rand), (SoleusSide)g_rand_int_range (rand, 0, 3));
      break;
    case 2:
      answers = soleus_answers_with_places (
          old, g_rand_boolean (rand) ? places : NULL);
      break;
    default:
      answers = soleus_answers_with (
          old, key, (SoleusAnswer)g_rand_int_range (rand, 0, 3));
    }
  return soleus_decisions_with_answers (now, answers);
}

static SoleusDecisions *
turn_parameter (const SoleusDecisions *now, GRand *rand)
{
  SoleusParameters parameters = *soleus_decisions_get_parameters (now);
  SoleusParameter which =
      (SoleusParameter)g_rand_int_range (rand, 0, SOLEUS_N_PARAMETERS);
  const SoleusParameterSpec *spec = soleus_parameter_get_spec (which);

  soleus_parameters_set (&parameters, which,
      g_rand_boolean (rand) ? spec->standard
                            : g_rand_double_range (rand, spec->min, spec->max),
      NULL);
  return soleus_decisions_with_parameters (now, &parameters);
}

static SoleusDecisions *
correct_channel (const SoleusDecisions *now, GRand *rand)
{
  SoleusChannelOverride override = {
      .channel = (guint)g_rand_int_range (rand, 0, 5),
      .mask = (SoleusOverrideMask)g_rand_int_range (rand, 0, 64),
      .kind = (SoleusKind)g_rand_int_range (rand, 0, 3),
      .unit = (char *)"mV",
      .scale = random_number (rand),
      .rate_hz = random_number (rand),
      .muscle = g_rand_boolean (rand) ? NULL : random_label (rand),
      .side = (SoleusSide)g_rand_int_range (rand, 0, 3),
  };

  return soleus_decisions_with_override (now, &override);
}

static SoleusDecisions *
write_note (const SoleusDecisions *now, GRand *rand)
{
  return soleus_decisions_with_note (
      now, g_rand_boolean (rand) ? "" : random_label (rand));
}

SoleusDecisions *
soleus_random_change (const SoleusDecisions *now, GRand *rand)
{
  static const Change changes[] = {add_mark, add_mark, change_mark,
      remove_marks, judge, take_verdict_back, answer, turn_parameter,
      correct_channel, write_note};

  for (;;)
    {
      SoleusDecisions *next =
          changes[g_rand_int_range (rand, 0, G_N_ELEMENTS (changes))](
              now, rand);
      if (!soleus_decisions_equal (now, next))
        return next;
      soleus_decisions_unref (next);
    }
}

SoleusRecording *
soleus_tiny_recording (const char *fingerprint, const char *path)
{
  static const float zeros[100];
  const float *samples[] = {zeros};
  SoleusChannel *channel =
      soleus_channel_new ("EMG", SOLEUS_KIND_EMG, "uV", 100.0);
  SoleusRecordingFacts facts = {
      .name = g_path_get_basename (path),
      .path = g_strdup (path),
      .format_id = "test",
      .fingerprint = g_strdup (fingerprint),
      .channels =
          g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free),
      .log = soleus_read_log_new (),
  };

  soleus_channel_add_run (channel, G_N_ELEMENTS (zeros), 0.0);
  g_ptr_array_add (facts.channels, channel);
  return soleus_recording_new_in_memory (&facts, samples);
}
