/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "soleus-question.h"
#include "soleus-report-build.h"
#include "soleus-statement.h"
#include "soleus-ticks.h"

/* Which of S1 to S15 a sentence belongs to, "S6"; NULL for none (the title). */
static char *
dup_statements_of (guint sentence)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < SOLEUS_N_STATEMENTS; i++)
    {
      const SoleusStatement *row = soleus_statement_get (i);
      if (sentence >= row->first && sentence < row->first + row->n)
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "", row->id);
    }
  return g_string_free (ids, ids->len == 0);
}

/* Beside a translation the words it came from; nothing in English. */
static void
add_english (SoleusReportBuild *build, const char *shown, const char *english)
{
  g_autofree char *line = soleus_wording_dup_english (shown, english);

  if (line != NULL)
    soleus_report_document_add_text (build->document, SOLEUS_SIZE_SMALL, line);
}

static void
append_entry (GString *list, const char *entry)
{
  g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "", entry);
}

/* A run of list entries as one quotation; the number of the last one. */
static guint
add_entries (SoleusReportBuild *build, guint first)
{
  GString *text = g_string_new ("•  ");
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autoptr (GString) english = g_string_new (NULL);
  g_autofree char *side = dup_statements_of (first);
  guint i = first;
  SoleusBlock *block;

  for (; i < soleus_sentence_get_n ()
       && soleus_sentence_get (i)->kind == SOLEUS_SENTENCE_LIST_ENTRY;
       i++)
    {
      g_autofree char *ids = dup_statements_of (i);
      if (i > first && g_strcmp0 (ids, side) != 0)
        break;
      g_string_append_printf (text, "%s%s", i > first ? "\n•  " : "",
          _ (soleus_sentence_get (i)->text));
      append_entry (shown, _ (soleus_sentence_get (i)->text));
      append_entry (english, soleus_sentence_get (i)->text);
    }
  block = soleus_report_document_add_quote (build->document, text->str);
  soleus_block_set_side (block, side);
  add_english (build, shown->str, english->str);
  g_string_free (text, TRUE);
  return i - 1;
}

void
soleus_section_document (SoleusReportBuild *build)
{
  soleus_report_document_add_heading (
      build->document, 1, _ ("The document, in its own words"));
  soleus_report_document_add_text (
      build->document, SOLEUS_SIZE_BODY, soleus_wording_origin ());
  if (soleus_wording_review () != NULL)
    soleus_report_document_add_text (
        build->document, SOLEUS_SIZE_BODY, soleus_wording_review ());
  for (guint i = 0; i < soleus_sentence_get_n (); i++)
    {
      const SoleusSentence *sentence = soleus_sentence_get (i);
      g_autofree char *side = dup_statements_of (i);
      SoleusBlock *block;

      if (sentence->kind == SOLEUS_SENTENCE_LIST_ENTRY)
        {
          i = add_entries (build, i);
          continue;
        }
      block = soleus_report_document_add_quote (
          build->document, _ (sentence->text));
      soleus_block_set_side (block, side);
      block->keep = sentence->kind != SOLEUS_SENTENCE_TEXT;
      add_english (build, _ (sentence->text), sentence->text);
    }
  soleus_report_document_add_heading (
      build->document, 2, _ ("Its advice, one by one"));
  for (int i = 0; i < SOLEUS_N_ADVICE; i++)
    {
      const SoleusAdvice *advice = soleus_advice_get ((SoleusAdviceId)i);
      g_autofree char *quoted = soleus_quoted_dup (_ (advice->quote));
      SoleusBlock *block = soleus_report_document_add_text (
          build->document, SOLEUS_SIZE_BODY, quoted);
      soleus_block_set_side (block, advice->id);
      add_english (build, _ (advice->quote), advice->quote);
    }
}

/* Lines that begin with a dash are a list; the line over a list is its
 * heading; the page has the title and the notice already. */
static void
add_for_doctor_line (
    SoleusReportBuild *build, const char *line, const char *next)
{
  SoleusBlock *block;

  if (line[0] == '\0' || g_str_equal (line, soleus_wording_notice ())
      || g_str_equal (line, _ ("What to tell your doctor")))
    return;
  if (g_str_has_prefix (line, "- "))
    soleus_report_document_add_item (build->document, NULL, line + 2);
  else if (next != NULL && g_str_has_prefix (next, "- "))
    soleus_report_document_add_heading (build->document, 3, line);
  else
    {
      block = soleus_report_document_add_text (
          build->document, SOLEUS_SIZE_BODY, line);
      block->keep = next != NULL && next[0] != '\0';
    }
}

void
soleus_section_for_doctor (SoleusReportBuild *build)
{
  g_autofree char *text = soleus_wording_dup_for_doctor (build->input->evidence,
      build->input->decisions == NULL
          ? NULL
          : soleus_decisions_get_answers (build->input->decisions),
      build->input->findings);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  soleus_report_document_add_heading (
      build->document, 1, _ ("What to tell your doctor"));
  for (guint i = 0; lines[i] != NULL; i++)
    add_for_doctor_line (build, lines[i], lines[i + 1]);
}

/* --- what was answered
 * --------------------------------------------------------- */

static void
add_person (SoleusTable *table, const SoleusAnswers *answers)
{
  const char *const *places = soleus_answers_get_places (answers);
  g_autofree char *joined = g_strjoinv (", ", (char **)places);
  g_autofree char *age =
      g_strdup_printf ("%d", soleus_answers_get_age_years (answers));

  if (soleus_answers_get_age_years (answers) >= 0)
    soleus_table_add_row (table, "", _ ("Age in years"), age);
  if (soleus_answers_get_muscle (answers) != NULL)
    soleus_table_add_row (
        table, "", _ ("Muscle"), soleus_answers_get_muscle (answers));
  if (joined[0] != '\0')
    soleus_table_add_row (table, "", _ ("Places that twitch"), joined);
}

void
soleus_section_answers (SoleusReportBuild *build)
{
  static const char *const words[] = {
      [SOLEUS_ANSWER_UNKNOWN] = N_ ("not known"),
      [SOLEUS_ANSWER_NO] = N_ ("no"),
      [SOLEUS_ANSWER_YES] = N_ ("yes"),
  };
  const SoleusAnswers *answers = build->input->decisions == NULL
      ? NULL
      : soleus_decisions_get_answers (build->input->decisions);
  SoleusTable *table;
  guint n_open = 0;

  soleus_report_document_add_heading (
      build->document, 1, _ ("Questions and answers"));
  table = soleus_report_document_add_table (build->document, "")->table;
  soleus_table_add_column (table, "", SOLEUS_CELL_START, 0.8);
  soleus_table_add_column (table, _ ("Question"), SOLEUS_CELL_START, 8.6);
  soleus_table_add_column (table, _ ("Answer"), SOLEUS_CELL_START, 2.6);
  add_person (table, answers);
  for (int i = 0; i < SOLEUS_N_KEYS; i++)
    {
      const SoleusQuestion *question = soleus_question_get ((SoleusKey)i);
      SoleusAnswer answer = soleus_answers_get (answers, question->id);
      gboolean sub = question->parent != SOLEUS_KEY_NONE;

      if (answer == SOLEUS_ANSWER_UNKNOWN
          && (sub || build->options->reader != SOLEUS_READER_FILE))
        {
          n_open += sub ? 0 : 1;
          continue;
        }
      soleus_table_add_row (table, sub ? "" : question->id,
          _ (build->voice == SOLEUS_VOICE_CLINICAL ? question->clinical
                                                   : question->text),
          _ (words[answer]));
    }
  if (n_open > 0)
    {
      g_autofree char *text =
          g_strdup_printf (ngettext ("%u question was not answered.",
                               "%u questions were not answered.", n_open),
              n_open);
      soleus_report_document_add_text (build->document, SOLEUS_SIZE_SMALL, text)
          ->wide = TRUE;
    }
}

/* --- own marks
 * ------------------------------------------------------------------ */

/* At most this many rows; then how many more there are. */
#define MAX_MARKS 500

void
soleus_section_marks (SoleusReportBuild *build)
{
  const SoleusDecisions *decisions = build->input->decisions;
  GDateTime *start = soleus_recording_get_start (build->input->recording);
  guint n = decisions == NULL ? 0 : soleus_decisions_get_n_marks (decisions);
  SoleusTable *table;

  if (decisions != NULL && soleus_decisions_get_note (decisions)[0] != '\0')
    {
      soleus_report_document_add_heading (build->document, 1, _ ("Note"));
      soleus_report_document_add_text (build->document, SOLEUS_SIZE_BODY,
          soleus_decisions_get_note (decisions));
    }
  if (n == 0)
    return;
  soleus_report_document_add_heading (build->document, 1, _ ("Marks by hand"));
  table = soleus_report_document_add_table (build->document, "")->table;
  soleus_table_add_column (table, _ ("Onset"), SOLEUS_CELL_END, 2.2);
  soleus_table_add_column (table, _ ("Length"), SOLEUS_CELL_END, 1.6);
  soleus_table_add_column (table, _ ("Label"), SOLEUS_CELL_START, 3);
  soleus_table_add_column (table, _ ("Note"), SOLEUS_CELL_START, 4);
  soleus_table_add_column (table, _ ("By"), SOLEUS_CELL_START, 1.6);
  for (guint i = 0; i < MIN (n, MAX_MARKS); i++)
    {
      const SoleusMark *mark = soleus_decisions_get_mark (decisions, i);
      g_autofree char *onset = soleus_time_dup_text (mark->onset_s, start, 3);
      g_autofree char *length = soleus_duration_dup_text (mark->duration_s);

      soleus_table_add_row (
          table, onset, length, mark->label, mark->note, mark->rater);
    }
  if (n > MAX_MARKS)
    {
      g_autofree char *more =
          g_strdup_printf (ngettext ("%u more mark is not printed.",
                               "%u more marks are not printed.", n - MAX_MARKS),
              n - MAX_MARKS);
      soleus_report_document_add_text (
          build->document, SOLEUS_SIZE_SMALL, more);
    }
}
