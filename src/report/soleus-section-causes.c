/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-question.h"
#include "soleus-report-build.h"
#include "soleus-rule.h"
#include "soleus-statement.h"

/* --- one cause ---------------------------------------------------------------
 */

/* An open question is said in its own words, not as a sentence about it. */
static char *
dup_point (SoleusReportBuild *build, const SoleusPoint *point)
{
  SoleusKey key = point->kind == SOLEUS_POINT_ANSWER
      ? soleus_key_from_id (point->feature)
      : SOLEUS_KEY_NONE;
  const SoleusQuestion *question;

  if (point->sign == SOLEUS_SIGN_MISSING && point->kind == SOLEUS_POINT_PATTERN)
    /* TRANSLATORS: a pattern that a recording could show, and its points */
    return g_strdup_printf (_ ("%s in a recording (%+g)"),
        soleus_pattern_name (
            soleus_pattern_from_id (point->feature), build->voice),
        point->weight);
  if (point->sign != SOLEUS_SIGN_MISSING || key == SOLEUS_KEY_NONE)
    return soleus_wording_dup_point (point, build->voice);
  question = soleus_question_get (key);
  /* TRANSLATORS: an open question and how many points its answer could move */
  return g_strdup_printf (_ ("%s (%+g)"),
      _ (build->voice == SOLEUS_VOICE_CLINICAL ? question->clinical
                                               : question->text),
      point->weight);
}

char *
soleus_cause_dup_anchor (SoleusCauseId cause)
{
  g_autofree char *id = g_ascii_strdown (soleus_cause_get (cause)->id, -1);

  return g_strconcat ("cause-", id, NULL);
}

/* One list, entry after entry; NULL where it is empty. */
static char *
dup_points (
    SoleusReportBuild *build, const SoleusFinding *finding, SoleusSign sign)
{
  guint n = 0;
  const SoleusPoint *points =
      soleus_finding_get_points (build->input->findings, finding, sign, &n);
  const char *between = sign == SOLEUS_SIGN_MISSING ? "; " : " ";
  GString *text;

  if (n == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *entry = dup_point (build, &points[i]);
      g_string_append_printf (text, "%s%s", i > 0 ? between : "", entry);
    }
  return g_string_free (text, FALSE);
}

/* One list as a paragraph that stays with its neighbours: a cause is read
 * on one page. */
static SoleusBlock *
add_paragraph (SoleusReportBuild *build, const char *lead, const char *text)
{
  SoleusBlock *block =
      soleus_report_document_add_text (build->document, SOLEUS_SIZE_BODY, text);

  block->lead = g_strdup (lead);
  block->keep = TRUE;
  return block;
}

static void
add_reasons (SoleusReportBuild *build, const SoleusFinding *finding)
{
  g_autofree char *text_for = dup_points (build, finding, SOLEUS_SIGN_FOR);
  g_autofree char *against = dup_points (build, finding, SOLEUS_SIGN_AGAINST);
  g_autofree char *missing = dup_points (build, finding, SOLEUS_SIGN_MISSING);

  if (text_for == NULL && against == NULL)
    add_paragraph (build, NULL,
        _ ("Nothing that was measured or answered speaks for it or "
           "against it."));
  if (text_for != NULL)
    add_paragraph (build, _ ("Speaks for it"), text_for);
  if (against != NULL)
    add_paragraph (build, _ ("Speaks against it"), against);
  if (missing != NULL)
    add_paragraph (build, _ ("Not known, would help"), missing);
}

static void
add_advice (SoleusReportBuild *build, const SoleusCause *cause)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < SOLEUS_N_ADVICE; i++)
    if (cause->advice & (1u << i))
      {
        const SoleusAdvice *advice = soleus_advice_get ((SoleusAdviceId)i);
        g_autofree char *quoted = soleus_quoted_dup (_ (advice->quote));
        g_string_append_printf (
            text, "%s%s", text->len > 0 ? "; " : "", quoted);
      }
  if (text->len > 0)
    add_paragraph (build, _ ("The document advises"), text->str);
  g_string_free (text, TRUE);
}

/* Everything that is ours and not the document's, marked as such. */
static void
add_remarks (SoleusReportBuild *build, const SoleusCause *cause)
{
  GString *text = g_string_new (NULL);

  if (cause->urgency_note != NULL)
    g_string_append_printf (text, "%s ", _ (cause->urgency_note));
  if (cause->usually != NULL)
    g_string_append_printf (text, "%s ", _ (cause->usually));
  for (guint i = 0; i < SOLEUS_MAX_REMARKS && cause->remarks[i].text != NULL;
       i++)
    {
      g_string_append (text, _ (cause->remarks[i].text));
      if (cause->remarks[i].sources != NULL)
        g_string_append_printf (text, " [%s]", cause->remarks[i].sources);
      g_string_append_c (text, ' ');
    }
  if (text->len > 0)
    {
      SoleusBlock *block = soleus_report_document_add_text (
          build->document, SOLEUS_SIZE_SMALL, g_strchomp (text->str));
      block->lead = g_strdup (_ ("* Added"));
    }
  g_string_free (text, TRUE);
}

/* "−2.0", and no "-0.0". */
static char *
dup_points_number (double points)
{
  double shown = round (10.0 * points) / 10.0;

  return g_strdup_printf ("%s%.1f", shown < 0.0 ? "−" : "", fabs (shown));
}

static void
add_cause (SoleusReportBuild *build, const SoleusFinding *finding)
{
  const SoleusCause *cause = soleus_cause_get (finding->cause);
  g_autofree char *points = dup_points_number (finding->points);
  g_autofree char *side = g_strdup_printf (
      /* TRANSLATORS: margin of a cause: id, points, how it fits */
      _ ("%s · %s points\n%s"), cause->id, points,
      soleus_wording_band (finding->band));
  SoleusBlock *heading =
      soleus_report_document_add_heading (build->document, 3, _ (cause->quote));

  soleus_block_set_side (heading, side);
  heading->anchor = soleus_cause_dup_anchor (finding->cause);
  heading->strong_side = finding->band != SOLEUS_BAND_LITTLE;
  add_reasons (build, finding);
  add_advice (build, cause);
  add_remarks (build, cause);
  /* The last paragraph of a cause ends what belongs together. */
  ((SoleusBlock *)g_ptr_array_index (
       build->document->blocks, build->document->blocks->len - 1))
      ->keep = FALSE;
}

/* --- all of them
 * --------------------------------------------------------------- */

static void
add_band (SoleusReportBuild *build, SoleusBand band, const char *heading)
{
  const SoleusFindings *findings = build->input->findings;
  gboolean any = FALSE;

  for (guint i = 0; i < SOLEUS_N_CAUSES; i++)
    {
      const SoleusFinding *finding = &findings->findings[i];

      if (finding->band != band)
        continue;
      if (!any)
        soleus_report_document_add_heading (build->document, 2, heading);
      any = TRUE;
      add_cause (build, finding);
    }
}

/* For the person: the names are enough where nothing points to a cause; none
 * is hidden (rule H5). */
static void
add_little_by_name (SoleusReportBuild *build)
{
  const SoleusFindings *findings = build->input->findings;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < SOLEUS_N_CAUSES; i++)
    {
      const SoleusFinding *finding = &findings->findings[i];
      if (finding->band == SOLEUS_BAND_LITTLE)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "  ·  " : "",
            _ (soleus_cause_get (finding->cause)->quote));
    }
  if (text->len > 0)
    {
      soleus_report_document_add_heading (
          build->document, 2, _ ("Little or nothing points to"));
      soleus_report_document_add_text (
          build->document, SOLEUS_SIZE_BODY, text->str);
    }
  g_string_free (text, TRUE);
}

static void
add_flags (SoleusReportBuild *build)
{
  const SoleusFindings *findings = build->input->findings;

  if (findings->red_flags->len == 0)
    return;
  soleus_report_document_add_heading (
      build->document, 2, _ ("Warning signs * (added, not the document's)"));
  for (guint i = 0; i < findings->red_flags->len; i++)
    {
      const SoleusRaisedFlag *raised =
          &g_array_index (findings->red_flags, SoleusRaisedFlag, i);
      const SoleusFlag *flag = soleus_flag_get (raised->flag);
      g_autofree char *side = g_strdup_printf ("%s · %s\n%s", flag->id,
          soleus_urgency_id (raised->urgency),
          raised->measured ? _ ("measured") : _ ("from an answer"));
      SoleusBlock *block = soleus_report_document_add_item (
          build->document, _ (flag->title), _ (flag->text));

      soleus_block_set_side (block, side);
      if (flag->first_aid != NULL)
        soleus_report_document_add_item (
            build->document, _ ("Until help comes"), _ (flag->first_aid));
    }
}

static void
add_rules (SoleusReportBuild *build)
{
  const SoleusFindings *findings = build->input->findings;

  for (int i = 0; i < SOLEUS_N_RULES; i++)
    {
      const SoleusRule *rule = soleus_rule_get ((SoleusRuleId)i);
      SoleusBlock *block;

      if (!findings->rules[i] && !rule->always)
        continue;
      block = soleus_report_document_add_item (
          build->document, NULL, _ (rule->text));
      soleus_block_set_side (block, rule->id);
    }
}

void
soleus_section_causes (SoleusReportBuild *build)
{
  soleus_report_document_add_heading (
      build->document, 1, _ ("The 26 causes the document names"));
  soleus_report_document_add_text (
      build->document, SOLEUS_SIZE_BODY, soleus_wording_points ());
  soleus_report_document_add_text (
      build->document, SOLEUS_SIZE_BODY, soleus_wording_origin ());
  add_flags (build);
  add_band (build, SOLEUS_BAND_FITS, _ ("Fits well"));
  add_band (build, SOLEUS_BAND_POSSIBLE, _ ("Possible"));
  if (build->options->reader == SOLEUS_READER_PERSON)
    add_little_by_name (build);
  else
    add_band (build, SOLEUS_BAND_LITTLE, _ ("Little or nothing points to"));
  soleus_report_document_add_heading (
      build->document, 2, _ ("Rules that hold whatever the points"));
  add_rules (build);
}
