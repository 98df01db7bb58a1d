/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-row-kinds.h"

#include <math.h>
#include <string.h>

/* --- channel corrections --- */

/* "unknown" is a correction too: the file's side was wrong. */
static const char *
side_text (SoleusSide side)
{
  return side == SOLEUS_SIDE_UNKNOWN ? "unknown" : soleus_side_id (side);
}

static SoleusDecisionRow *
channel_to_row (const SoleusChannelOverride *channel)
{
  const SoleusOverrideMask mask = channel->mask;
  SoleusDecisionRow *row =
      soleus_row_new (g_strdup_printf ("%u", channel->channel));

  soleus_row_add_text (
      row, mask & SOLEUS_OVERRIDE_KIND ? soleus_kind_id (channel->kind) : NULL);
  soleus_row_add_text (row, mask & SOLEUS_OVERRIDE_UNIT ? channel->unit : NULL);
  soleus_row_add_number (
      row, mask & SOLEUS_OVERRIDE_SCALE ? channel->scale : NAN);
  soleus_row_add_number (
      row, mask & SOLEUS_OVERRIDE_RATE ? channel->rate_hz : NAN);
  /* "" : the muscle the file names is taken back. */
  soleus_row_take_text (row,
      mask & SOLEUS_OVERRIDE_MUSCLE
          ? g_strdup (channel->muscle != NULL ? channel->muscle : "")
          : NULL);
  soleus_row_add_text (
      row, mask & SOLEUS_OVERRIDE_SIDE ? side_text (channel->side) : NULL);
  return row;
}

/* The mask of what the row says; 0 where it says nothing. */
static void
channel_from_row (const SoleusDecisionRow *row, SoleusChannelOverride *out)
{
  const char *muscle = soleus_row_text (row, 4);
  const char *side = soleus_row_text (row, 5);

  memset (out, 0, sizeof *out);
  out->channel = (guint)soleus_row_id (row);
  if (soleus_row_text (row, 0) != NULL
      && soleus_kind_from_id (soleus_row_text (row, 0), &out->kind))
    out->mask |= SOLEUS_OVERRIDE_KIND;
  out->unit = soleus_row_text (row, 1);
  if (out->unit != NULL)
    out->mask |= SOLEUS_OVERRIDE_UNIT;
  out->scale = soleus_row_number (row, 2);
  if (!isnan (out->scale))
    out->mask |= SOLEUS_OVERRIDE_SCALE;
  out->rate_hz = soleus_row_number (row, 3);
  if (!isnan (out->rate_hz))
    out->mask |= SOLEUS_OVERRIDE_RATE;
  if (muscle != NULL)
    out->mask |= SOLEUS_OVERRIDE_MUSCLE;
  out->muscle = muscle == NULL || *muscle == '\0' ? NULL : (char *)muscle;
  if (side != NULL
      && (g_str_equal (side, "unknown")
          || soleus_side_from_id (side, &out->side)))
    out->mask |= SOLEUS_OVERRIDE_SIDE;
}

void
soleus_row_emit_channels (
    const SoleusDecisions *now, const SoleusDecisions *other, GPtrArray *rows)
{
  for (guint i = 0; i < soleus_decisions_get_n_overrides (now); i++)
    g_ptr_array_add (
        rows, channel_to_row (soleus_decisions_get_override (now, i)));
}

SoleusDecisions *
soleus_row_change_channels (
    const SoleusDecisions *now, const GPtrArray *gone, const GPtrArray *come)
{
  SoleusDecisions *next = soleus_decisions_ref (now);

  for (guint i = 0; i < gone->len + come->len; i++)
    {
      SoleusChannelOverride override = {0};
      SoleusDecisions *last = next;
      if (i < gone->len)
        override.channel = (guint)soleus_row_id (g_ptr_array_index (gone, i));
      else
        channel_from_row (g_ptr_array_index (come, i - gone->len), &override);
      next = soleus_decisions_with_override (last, &override);
      soleus_decisions_unref (last);
    }
  return next;
}

/* --- answers: the keys of the answers file (design contract) --- */

void
soleus_row_emit_answers (
    const SoleusDecisions *now, const SoleusDecisions *other, GPtrArray *rows)
{
  const SoleusAnswers *answers = soleus_decisions_get_answers (now);
  g_autofree const char **keys = NULL;
  const int age_years = soleus_answers_get_age_years (answers);
  const char *texts[] = {"muscle", soleus_answers_get_muscle (answers), "side",
      soleus_side_id (soleus_answers_get_side (answers))};
  char **places = (char **)soleus_answers_get_places (answers);

  if (answers == soleus_decisions_get_answers (other))
    return;
  keys = soleus_answers_dup_keys (answers);
  for (const char **key = keys; *key != NULL; key++)
    {
      SoleusDecisionRow *row = soleus_row_new (g_strdup (*key));
      soleus_row_add_text (
          row, soleus_answer_id (soleus_answers_get (answers, *key)));
      g_ptr_array_add (rows, row);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i += 2)
    if (texts[i + 1] != NULL)
      {
        SoleusDecisionRow *row = soleus_row_new (g_strdup (texts[i]));
        soleus_row_add_text (row, texts[i + 1]);
        g_ptr_array_add (rows, row);
      }
  if (age_years >= 0)
    {
      SoleusDecisionRow *row = soleus_row_new (g_strdup ("age"));
      soleus_row_take_text (row, g_strdup_printf ("%d", age_years));
      g_ptr_array_add (rows, row);
    }
  if (places[0] != NULL)
    {
      SoleusDecisionRow *row = soleus_row_new (g_strdup ("places"));
      soleus_row_take_text (row, g_strjoinv ("\n", places));
      g_ptr_array_add (rows, row);
    }
}

/* @text NULL takes the answer back. */
static SoleusAnswers *
answer (const SoleusAnswers *answers, const char *key, const char *text)
{
  SoleusSide side = soleus_answers_get_side (answers);
  const char *muscle = soleus_answers_get_muscle (answers);
  SoleusAnswer value = SOLEUS_ANSWER_UNKNOWN;

  if (g_str_equal (key, "age"))
    return soleus_answers_with_age (
        answers, text == NULL ? -1 : (int)g_ascii_strtoll (text, NULL, 10));
  if (g_str_equal (key, "muscle"))
    return soleus_answers_with_muscle (answers, text, side);
  if (g_str_equal (key, "side"))
    {
      if (text == NULL || !soleus_side_from_id (text, &side))
        side = SOLEUS_SIDE_UNKNOWN;
      return soleus_answers_with_muscle (answers, muscle, side);
    }
  if (g_str_equal (key, "places"))
    {
      g_auto (GStrv) places = text == NULL ? NULL : g_strsplit (text, "\n", -1);
      return soleus_answers_with_places (answers, (const char *const *)places);
    }
  if (text != NULL)
    soleus_answer_from_id (text, &value);
  return soleus_answers_with (answers, key, value);
}

SoleusDecisions *
soleus_row_change_answers (
    const SoleusDecisions *now, const GPtrArray *gone, const GPtrArray *come)
{
  SoleusAnswers *answers =
      soleus_answers_ref (soleus_decisions_get_answers (now));
  SoleusDecisions *next;

  for (guint i = 0; i < gone->len + come->len; i++)
    {
      const SoleusDecisionRow *row = i < gone->len
          ? g_ptr_array_index (gone, i)
          : g_ptr_array_index (come, i - gone->len);
      SoleusAnswers *last = answers;
      answers = answer (
          last, row->key, i < gone->len ? NULL : soleus_row_text (row, 0));
      soleus_answers_unref (last);
    }
  next = soleus_decisions_with_answers (now, answers);
  soleus_answers_unref (answers);
  return next;
}

/* --- parameters: only what differs from the standard --- */

void
soleus_row_emit_parameters (
    const SoleusDecisions *now, const SoleusDecisions *other, GPtrArray *rows)
{
  const SoleusParameters *parameters = soleus_decisions_get_parameters (now);

  for (int i = 0; i < SOLEUS_N_PARAMETERS; i++)
    {
      const SoleusParameterSpec *spec =
          soleus_parameter_get_spec ((SoleusParameter)i);
      SoleusDecisionRow *row;
      if (parameters->values[i] == spec->standard)
        continue;
      row = soleus_row_new (g_strdup (spec->key));
      soleus_row_add_number (row, parameters->values[i]);
      g_ptr_array_add (rows, row);
    }
}

SoleusDecisions *
soleus_row_change_parameters (
    const SoleusDecisions *now, const GPtrArray *gone, const GPtrArray *come)
{
  SoleusParameters parameters = *soleus_decisions_get_parameters (now);

  for (guint i = 0; i < gone->len + come->len; i++)
    {
      const SoleusDecisionRow *row = i < gone->len
          ? g_ptr_array_index (gone, i)
          : g_ptr_array_index (come, i - gone->len);
      SoleusParameter which;
      if (!soleus_parameter_from_key (row->key, &which))
        continue;
      soleus_parameters_set (&parameters, which,
          i < gone->len ? soleus_parameter_get_spec (which)->standard
                        : soleus_row_number (row, 0),
          NULL);
    }
  return soleus_decisions_with_parameters (now, &parameters);
}

/* --- the note --- */

void
soleus_row_emit_note (
    const SoleusDecisions *now, const SoleusDecisions *other, GPtrArray *rows)
{
  const char *note = soleus_decisions_get_note (now);
  SoleusDecisionRow *row;

  if (*note == '\0')
    return;
  row = soleus_row_new (g_strdup (""));
  soleus_row_add_text (row, note);
  g_ptr_array_add (rows, row);
}

SoleusDecisions *
soleus_row_change_note (
    const SoleusDecisions *now, const GPtrArray *gone, const GPtrArray *come)
{
  const char *note = gone->len > 0 ? "" : soleus_decisions_get_note (now);

  if (come->len > 0 && soleus_row_text (g_ptr_array_index (come, 0), 0) != NULL)
    note = soleus_row_text (g_ptr_array_index (come, 0), 0);
  return soleus_decisions_with_note (now, note);
}
