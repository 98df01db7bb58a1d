/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-export-json-parts.h"

#include "soleus-rule.h"

static const char *const point_kind_ids[] = {
    [SOLEUS_POINT_PATTERN] = "pattern",
    [SOLEUS_POINT_ANSWER] = "answer",
    [SOLEUS_POINT_FACT] = "fact",
};

static void
put_points (SoleusJsonWriter *json, const SoleusFindings *findings,
    const SoleusFinding *finding, SoleusSign sign)
{
  guint n = 0;
  const SoleusPoint *points =
      soleus_finding_get_points (findings, finding, sign, &n);

  soleus_json_begin_array (json, soleus_sign_id (sign));
  for (guint i = 0; i < n; i++)
    {
      const SoleusPoint *point = &points[i];

      soleus_json_begin_row (json, NULL);
      soleus_json_string (json, "kind", point_kind_ids[point->kind]);
      soleus_json_string (json, "feature", point->feature);
      if (point->with != NULL)
        soleus_json_string (json, "with", point->with);
      if (point->kind == SOLEUS_POINT_ANSWER)
        soleus_json_string (json, "answer", soleus_answer_id (point->answer));
      soleus_json_number (json, "value", point->value);
      soleus_json_number (json, "weight", point->weight);
      soleus_json_number (json, "points", point->points);
      soleus_json_string (json, "source", point->source);
      soleus_json_end_object (json);
    }
  soleus_json_end_array (json);
}

static void
put_finding (SoleusJsonWriter *json, const SoleusFindings *findings,
    const SoleusFinding *finding)
{
  soleus_json_begin_object (json, NULL);
  soleus_json_string (json, "cause", soleus_cause_get (finding->cause)->id);
  soleus_json_string (json, "band", soleus_band_id (finding->band));
  soleus_json_int (json, "rank", finding->rank);
  soleus_json_number (json, "points", finding->points);
  soleus_json_number (json, "pattern_points", finding->pattern_points);
  soleus_json_number (json, "context_points", finding->context_points);
  soleus_json_string (json, "urgency", soleus_urgency_id (finding->urgency));
  soleus_json_string (
      json, "own_urgency", soleus_urgency_id (finding->own_urgency));
  put_points (json, findings, finding, SOLEUS_SIGN_FOR);
  put_points (json, findings, finding, SOLEUS_SIGN_AGAINST);
  put_points (json, findings, finding, SOLEUS_SIGN_MISSING);
  soleus_json_end_object (json);
}

void
soleus_json_put_findings (
    SoleusJsonWriter *json, const SoleusFindings *findings)
{
  soleus_json_begin_array (json, "findings");
  for (guint i = 0; i < SOLEUS_N_CAUSES; i++)
    put_finding (json, findings, &findings->findings[i]);
  soleus_json_end_array (json);
  soleus_json_string (json, "urgency", soleus_urgency_id (findings->urgency));
  soleus_json_bool (json, "urgency_presumed", findings->presumed);
  soleus_json_begin_array (json, "red_flags");
  for (guint i = 0; i < findings->red_flags->len; i++)
    {
      const SoleusRaisedFlag *flag =
          &g_array_index (findings->red_flags, SoleusRaisedFlag, i);

      soleus_json_begin_row (json, NULL);
      soleus_json_string (json, "id", soleus_flag_get (flag->flag)->id);
      soleus_json_string (json, "from", flag->measured ? "measured" : "answer");
      soleus_json_string (json, "urgency", soleus_urgency_id (flag->urgency));
      soleus_json_bool (json, "presumed", flag->presumed);
      soleus_json_end_object (json);
    }
  soleus_json_end_array (json);
  soleus_json_begin_array (json, "rules");
  for (int i = 0; i < SOLEUS_N_RULES; i++)
    if (findings->rules[i])
      soleus_json_string (json, NULL, soleus_rule_get ((SoleusRuleId)i)->id);
  soleus_json_end_array (json);
}
