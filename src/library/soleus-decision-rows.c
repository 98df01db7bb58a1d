/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-decision-rows.h"

#include <math.h>
#include <string.h>

void
soleus_decision_row_free (SoleusDecisionRow *row)
{
  if (row == NULL)
    return;
  for (guint i = 0; i < row->n_cells; i++)
    g_free (row->cells[i].text);
  g_free (row->key);
  g_free (row);
}

static SoleusDecisionRow *
row_new (char *key)
{
  SoleusDecisionRow *row = g_new0 (SoleusDecisionRow, 1);

  row->key = key;
  return row;
}

/* Missing numbers are NULL in a library. */
static void
add_number (SoleusDecisionRow *row, double number)
{
  SoleusCell *cell = &row->cells[row->n_cells++];

  cell->type = isnan (number) ? SOLEUS_CELL_NULL : SOLEUS_CELL_NUMBER;
  cell->number = number;
}

static void
take_text (SoleusDecisionRow *row, char *text)
{
  SoleusCell *cell = &row->cells[row->n_cells++];

  cell->type = text == NULL ? SOLEUS_CELL_NULL : SOLEUS_CELL_TEXT;
  cell->text = text;
}

static void
add_text (SoleusDecisionRow *row, const char *text)
{
  take_text (row, g_strdup (text));
}

static double
number_of (const SoleusDecisionRow *row, guint cell)
{
  return row->cells[cell].type == SOLEUS_CELL_NUMBER ? row->cells[cell].number
                                                     : NAN;
}

static char *
text_of (const SoleusDecisionRow *row, guint cell)
{
  return row->cells[cell].type == SOLEUS_CELL_TEXT ? row->cells[cell].text
                                                   : NULL;
}

static guint64
id_of (const SoleusDecisionRow *row)
{
  return g_ascii_strtoull (row->key, NULL, 10);
}

/* "0,3,17"; "" for none. */
static char *
print_channels (const SoleusChannelSet *set)
{
  GString *text = g_string_new (NULL);

  for (int c = -1; (c = soleus_channel_set_next (set, c)) >= 0;)
    g_string_append_printf (text, text->len > 0 ? ",%d" : "%d", c);
  return g_string_free (text, FALSE);
}

static SoleusChannelSet
parse_channels (const char *text)
{
  SoleusChannelSet set = {{0}};

  while (text != NULL && g_ascii_isdigit (*text))
    {
      char *end;
      guint64 channel = g_ascii_strtoull (text, &end, 10);
      if (channel < SOLEUS_MAX_CHANNELS)
        soleus_channel_set_add (&set, (guint)channel);
      text = *end == ',' ? end + 1 : end;
    }
  return set;
}

/* --- marks --- */

static SoleusDecisionRow *
mark_to_row (const SoleusMark *mark)
{
  SoleusDecisionRow *row =
      row_new (g_strdup_printf ("%" G_GUINT64_FORMAT, mark->id));

  add_number (row, mark->onset_s);
  add_number (row, mark->duration_s);
  take_text (row, print_channels (&mark->channels));
  add_text (row, mark->label);
  add_text (row, mark->note);
  add_text (row, mark->rater);
  add_number (row, mark->confidence);
  add_text (row, soleus_origin_id (mark->origin));
  return row;
}

static SoleusMark *
mark_from_row (const SoleusDecisionRow *row)
{
  SoleusMark values = {
      .id = id_of (row),
      .onset_s = number_of (row, 0),
      .duration_s = number_of (row, 1),
      .channels = parse_channels (text_of (row, 2)),
      .label = text_of (row, 3),
      .note = text_of (row, 4),
      .rater = text_of (row, 5),
      .confidence = number_of (row, 6),
      .origin = SOLEUS_ORIGIN_MINE,
  };

  for (int i = SOLEUS_ORIGIN_FOUND; i <= SOLEUS_ORIGIN_IMPORTED; i++)
    if (g_strcmp0 (text_of (row, 7), soleus_origin_id ((SoleusOrigin)i)) == 0)
      values.origin = (SoleusOrigin)i;
  if (values.label == NULL || *values.label == '\0' || isnan (values.onset_s)
      || !(values.duration_s >= 0))
    return NULL;
  return soleus_mark_new (&values);
}

typedef gconstpointer (*GetItem) (const SoleusDecisions *, guint);
typedef guint (*GetNumber) (const SoleusDecisions *);

/* The stretch of items of @now that @other does not have in the same place
 * from the front or from the back: the same pointer is the same row. */
static void
unshared (const SoleusDecisions *now, const SoleusDecisions *other,
    GetNumber get_n, GetItem get, guint *first, guint *end)
{
  const guint n_now = get_n (now);
  const guint n_other = get_n (other);
  guint head = 0;
  guint tail = 0;

  while (head < MIN (n_now, n_other) && get (now, head) == get (other, head))
    head++;
  while (tail < MIN (n_now, n_other) - head
      && get (now, n_now - 1 - tail) == get (other, n_other - 1 - tail))
    tail++;
  *first = head;
  *end = n_now - tail;
}

static void
emit_marks (
    const SoleusDecisions *now, const SoleusDecisions *other, GPtrArray *rows)
{
  guint first, end;

  unshared (now, other, soleus_decisions_get_n_marks,
      (GetItem)soleus_decisions_get_mark, &first, &end);
  for (guint i = first; i < end; i++)
    g_ptr_array_add (rows, mark_to_row (soleus_decisions_get_mark (now, i)));
}

static guint64 *
ids_of (const GPtrArray *rows)
{
  guint64 *ids = g_new (guint64, MAX (rows->len, 1));

  for (guint i = 0; i < rows->len; i++)
    ids[i] = id_of (g_ptr_array_index (rows, i));
  return ids;
}

static SoleusDecisions *
change_marks (
    const SoleusDecisions *now, const GPtrArray *gone, const GPtrArray *come)
{
  g_autofree guint64 *ids = ids_of (gone);
  g_autoptr (SoleusDecisions) fewer =
      soleus_decisions_without_marks (now, ids, gone->len);
  g_autoptr (GPtrArray) marks =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_mark_unref);

  for (guint i = 0; i < come->len; i++)
    {
      SoleusMark *mark = mark_from_row (g_ptr_array_index (come, i));
      if (mark != NULL)
        g_ptr_array_add (marks, mark);
    }
  return soleus_decisions_with_marks (
      fewer, (const SoleusMark *const *)marks->pdata, marks->len);
}

/* --- verdicts --- */

static const char *const verdict_ids[] = {
    [SOLEUS_VERDICT_ACCEPTED] = "accepted",
    [SOLEUS_VERDICT_REJECTED] = "rejected",
    [SOLEUS_VERDICT_CHANGED] = "changed",
};

static SoleusDecisionRow *
edit_to_row (const SoleusEdit *edit)
{
  SoleusDecisionRow *row =
      row_new (g_strdup_printf ("%" G_GUINT64_FORMAT, edit->id));

  add_text (row, verdict_ids[edit->verdict]);
  add_number (row, edit->found_onset_s);
  add_number (row, edit->found_duration_s);
  take_text (row, print_channels (&edit->found_channels));
  add_text (row, soleus_pattern_id (edit->found_pattern));
  add_number (row, edit->onset_s);
  add_number (row, edit->duration_s);
  add_text (row, edit->label);
  return row;
}

static SoleusEdit *
edit_from_row (const SoleusDecisionRow *row)
{
  SoleusEdit values = {
      .id = id_of (row),
      .found_onset_s = number_of (row, 1),
      .found_duration_s = number_of (row, 2),
      .found_channels = parse_channels (text_of (row, 3)),
      .found_pattern = soleus_pattern_from_id (text_of (row, 4)),
      .onset_s = number_of (row, 5),
      .duration_s = number_of (row, 6),
      .label = text_of (row, 7),
  };

  for (int i = 0; i < (int)G_N_ELEMENTS (verdict_ids); i++)
    if (g_strcmp0 (verdict_ids[i], text_of (row, 0)) == 0)
      {
        values.verdict = (SoleusVerdictKind)i;
        return soleus_edit_new (&values);
      }
  return NULL;
}

static void
emit_edits (
    const SoleusDecisions *now, const SoleusDecisions *other, GPtrArray *rows)
{
  guint first, end;

  unshared (now, other, soleus_decisions_get_n_edits,
      (GetItem)soleus_decisions_get_edit, &first, &end);
  for (guint i = first; i < end; i++)
    g_ptr_array_add (rows, edit_to_row (soleus_decisions_get_edit (now, i)));
}

static SoleusDecisions *
change_edits (
    const SoleusDecisions *now, const GPtrArray *gone, const GPtrArray *come)
{
  g_autofree guint64 *ids = ids_of (gone);
  g_autoptr (SoleusDecisions) fewer =
      soleus_decisions_without_edits (now, ids, gone->len);
  g_autoptr (GPtrArray) edits =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_edit_unref);

  for (guint i = 0; i < come->len; i++)
    {
      SoleusEdit *edit = edit_from_row (g_ptr_array_index (come, i));
      if (edit != NULL)
        g_ptr_array_add (edits, edit);
    }
  return soleus_decisions_with_edits (
      fewer, (const SoleusEdit *const *)edits->pdata, edits->len);
}

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
  SoleusDecisionRow *row = row_new (g_strdup_printf ("%u", channel->channel));

  add_text (
      row, mask & SOLEUS_OVERRIDE_KIND ? soleus_kind_id (channel->kind) : NULL);
  add_text (row, mask & SOLEUS_OVERRIDE_UNIT ? channel->unit : NULL);
  add_number (row, mask & SOLEUS_OVERRIDE_SCALE ? channel->scale : NAN);
  add_number (row, mask & SOLEUS_OVERRIDE_RATE ? channel->rate_hz : NAN);
  /* "" : the muscle the file names is taken back. */
  take_text (row,
      mask & SOLEUS_OVERRIDE_MUSCLE
          ? g_strdup (channel->muscle != NULL ? channel->muscle : "")
          : NULL);
  add_text (
      row, mask & SOLEUS_OVERRIDE_SIDE ? side_text (channel->side) : NULL);
  return row;
}

/* The mask of what the row says; 0 where it says nothing. */
static void
channel_from_row (const SoleusDecisionRow *row, SoleusChannelOverride *out)
{
  const char *muscle = text_of (row, 4);
  const char *side = text_of (row, 5);

  memset (out, 0, sizeof *out);
  out->channel = (guint)id_of (row);
  if (text_of (row, 0) != NULL
      && soleus_kind_from_id (text_of (row, 0), &out->kind))
    out->mask |= SOLEUS_OVERRIDE_KIND;
  out->unit = text_of (row, 1);
  if (out->unit != NULL)
    out->mask |= SOLEUS_OVERRIDE_UNIT;
  out->scale = number_of (row, 2);
  if (!isnan (out->scale))
    out->mask |= SOLEUS_OVERRIDE_SCALE;
  out->rate_hz = number_of (row, 3);
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

static void
emit_channels (
    const SoleusDecisions *now, const SoleusDecisions *other, GPtrArray *rows)
{
  for (guint i = 0; i < soleus_decisions_get_n_overrides (now); i++)
    g_ptr_array_add (
        rows, channel_to_row (soleus_decisions_get_override (now, i)));
}

static SoleusDecisions *
change_channels (
    const SoleusDecisions *now, const GPtrArray *gone, const GPtrArray *come)
{
  SoleusDecisions *next = soleus_decisions_ref (now);

  for (guint i = 0; i < gone->len + come->len; i++)
    {
      SoleusChannelOverride override = {0};
      SoleusDecisions *last = next;
      if (i < gone->len)
        override.channel = (guint)id_of (g_ptr_array_index (gone, i));
      else
        channel_from_row (g_ptr_array_index (come, i - gone->len), &override);
      next = soleus_decisions_with_override (last, &override);
      soleus_decisions_unref (last);
    }
  return next;
}

/* --- answers: the keys of the answers file (design contract) --- */

static void
emit_answers (
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
      SoleusDecisionRow *row = row_new (g_strdup (*key));
      add_text (row, soleus_answer_id (soleus_answers_get (answers, *key)));
      g_ptr_array_add (rows, row);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i += 2)
    if (texts[i + 1] != NULL)
      {
        SoleusDecisionRow *row = row_new (g_strdup (texts[i]));
        add_text (row, texts[i + 1]);
        g_ptr_array_add (rows, row);
      }
  if (age_years >= 0)
    {
      SoleusDecisionRow *row = row_new (g_strdup ("age"));
      take_text (row, g_strdup_printf ("%d", age_years));
      g_ptr_array_add (rows, row);
    }
  if (places[0] != NULL)
    {
      SoleusDecisionRow *row = row_new (g_strdup ("places"));
      take_text (row, g_strjoinv ("\n", places));
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

static SoleusDecisions *
change_answers (
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
      answers =
          answer (last, row->key, i < gone->len ? NULL : text_of (row, 0));
      soleus_answers_unref (last);
    }
  next = soleus_decisions_with_answers (now, answers);
  soleus_answers_unref (answers);
  return next;
}

/* --- parameters: only what differs from the standard --- */

static void
emit_parameters (
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
      row = row_new (g_strdup (spec->key));
      add_number (row, parameters->values[i]);
      g_ptr_array_add (rows, row);
    }
}

static SoleusDecisions *
change_parameters (
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
                        : number_of (row, 0),
          NULL);
    }
  return soleus_decisions_with_parameters (now, &parameters);
}

/* --- the note --- */

static void
emit_note (
    const SoleusDecisions *now, const SoleusDecisions *other, GPtrArray *rows)
{
  const char *note = soleus_decisions_get_note (now);
  SoleusDecisionRow *row;

  if (*note == '\0')
    return;
  row = row_new (g_strdup (""));
  add_text (row, note);
  g_ptr_array_add (rows, row);
}

static SoleusDecisions *
change_note (
    const SoleusDecisions *now, const GPtrArray *gone, const GPtrArray *come)
{
  const char *note = gone->len > 0 ? "" : soleus_decisions_get_note (now);

  if (come->len > 0 && text_of (g_ptr_array_index (come, 0), 0) != NULL)
    note = text_of (g_ptr_array_index (come, 0), 0);
  return soleus_decisions_with_note (now, note);
}

static const SoleusRowKind kinds[] = {
    {"mark", "id",
        "onset_s, duration_s, channels, label, note, rater, confidence, origin",
        8, emit_marks, change_marks},
    {"edit", "id",
        "verdict, found_onset_s, found_duration_s, found_channels,"
        " found_pattern, onset_s, duration_s, label",
        8, emit_edits, change_edits},
    {"channel", "channel", "kind, unit, scale, rate_hz, muscle, side", 6,
        emit_channels, change_channels},
    {"answer", "key", "value", 1, emit_answers, change_answers},
    {"parameter", "key", "value", 1, emit_parameters, change_parameters},
    {"note", "key", "text", 1, emit_note, change_note},
};

const SoleusRowKind *
soleus_row_kinds (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

static gboolean
rows_equal (const SoleusDecisionRow *a, const SoleusDecisionRow *b)
{
  for (guint i = 0; i < a->n_cells; i++)
    {
      const SoleusCell *x = &a->cells[i];
      const SoleusCell *y = &b->cells[i];
      if (x->type != y->type
          || (x->type == SOLEUS_CELL_NUMBER && x->number != y->number)
          || (x->type == SOLEUS_CELL_TEXT && !g_str_equal (x->text, y->text)))
        return FALSE;
    }
  return TRUE;
}

void
soleus_row_kind_diff (const SoleusRowKind *kind, const SoleusDecisions *now,
    const SoleusDecisions *next, GPtrArray *gone, GPtrArray *come)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  g_autoptr (GPtrArray) after = g_ptr_array_new ();
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);

  kind->emit (now, next, before);
  kind->emit (next, now, after);
  for (guint i = 0; i < after->len; i++)
    {
      SoleusDecisionRow *row = g_ptr_array_index (after, i);
      g_hash_table_insert (by_key, row->key, row);
    }
  for (guint i = 0; i < before->len; i++)
    {
      SoleusDecisionRow *row = g_ptr_array_index (before, i);
      SoleusDecisionRow *same = g_hash_table_lookup (by_key, row->key);
      if (same != NULL && rows_equal (row, same))
        {
          g_hash_table_remove (by_key, row->key);
          soleus_decision_row_free (row);
        }
      else
        g_ptr_array_add (gone, row);
    }
  for (guint i = 0; i < after->len; i++)
    {
      SoleusDecisionRow *row = g_ptr_array_index (after, i);
      if (g_hash_table_contains (by_key, row->key))
        g_ptr_array_add (come, row);
      else
        soleus_decision_row_free (row);
    }
}
