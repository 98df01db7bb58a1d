/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <string.h>

#include "knowledge-case.h"
#include "soleus-emergency.h"
#include "soleus-source.h"
#include "soleus-wording.h"

static SoleusFindings *
evaluate (const char *evidence_words, const char *answer_words)
{
  g_autoptr (SoleusAnswers) answers = case_answers (answer_words);
  SoleusEvidence evidence;

  case_evidence (&evidence, evidence_words);
  return soleus_evaluate (&evidence, answers, NULL);
}

static void
check_has (const char *text, const char *part)
{
  ck_assert_msg (
      strstr (text, part) != NULL, "\"%s\" is not in: %s", part, text);
}

START_TEST (every_reason_of_every_cause_has_a_sentence)
  {
    g_autoptr (SoleusFindings) yes = evaluate (
        "FASC=0.5 CRAMP=0.5 templates=4 left right-quiet hz=5 TREM=0.5",
        "age=60 Q01 Q02 Q12 Q31.one_side");
    g_autoptr (SoleusFindings) no = evaluate (NULL, "*no");
    g_autoptr (SoleusFindings) nothing = evaluate (NULL, "");
    const SoleusFindings *all[] = {yes, no, nothing};

    for (gsize set = 0; set < G_N_ELEMENTS (all); set++)
      for (guint i = 0; i < all[set]->points->len; i++)
        for (int voice = 0; voice < 2; voice++)
          {
            const SoleusPoint *point =
                &g_array_index (all[set]->points, SoleusPoint, i);
            g_autofree char *text =
                soleus_wording_dup_point (point, (SoleusVoice)voice);

            ck_assert_uint_gt (strlen (text), 12);
            check_has (text, "point");
            /* No id leaks into what people read. */
            ck_assert (strstr (text, "Q0") == NULL);
            ck_assert (strstr (text, "_") == NULL);
          }
  }
END_TEST

START_TEST (a_reason_says_what_where_and_how_much)
  {
    g_autoptr (SoleusFindings) findings = evaluate ("FASC=0.8", "Q01");
    const SoleusFinding *first = &findings->findings[0];
    guint n;
    const SoleusPoint *points =
        soleus_finding_get_points (findings, first, SOLEUS_SIGN_FOR, &n);
    g_autofree char *pattern =
        soleus_wording_dup_point (&points[0], SOLEUS_VOICE_PLAIN);
    g_autofree char *clinical =
        soleus_wording_dup_point (&points[0], SOLEUS_VOICE_CLINICAL);
    g_autofree char *answer =
        soleus_wording_dup_point (&points[1], SOLEUS_VOICE_PLAIN);

    ck_assert_uint_eq (n, 2);
    ck_assert_str_eq (
        pattern, "The recording shows single twitches. (+1.6 points)");
    check_has (clinical, "Fasciculation potential");
    check_has (clinical, "0.80");
    check_has (answer, "hard sport");
    check_has (answer, "+4 points");
  }
END_TEST

START_TEST (each_urgency_above_self_care_says_why)
  {
    static const char *const answers[] = {
        "Q04", "Q25", "Q19.breathing", "Q27", "Q20", "Q22", "Q33.pregnant Q34"};

    for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
      {
        g_autoptr (SoleusFindings) findings = evaluate ("PLM=0.9", answers[i]);
        g_autoptr (GPtrArray) because =
            soleus_wording_urgency_because (findings);

        ck_assert_msg (because->len > 0, "%s", answers[i]);
      }
  }
END_TEST

/* The banner says "Make an appointment within days to weeks" above it. */
START_TEST (a_reason_to_hurry_does_not_say_again_how_soon)
  {
    g_autoptr (SoleusFindings) legs = evaluate ("PLM=1", "");
    g_autoptr (GPtrArray) because = soleus_wording_urgency_because (legs);
    g_autoptr (SoleusFindings) drugs =
        evaluate ("TREM-P=0.8 hz=10", "Q15 !Q15.serotonergic !Q13 !Q10");
    g_autoptr (GPtrArray) more = soleus_wording_urgency_because (drugs);
    guint n = 0;

    ck_assert_int_eq (legs->urgency, SOLEUS_URGENCY_U1);
    ck_assert_uint_eq (because->len, 1);
    check_has (g_ptr_array_index (because, 0), "fits “Restless legs syndrome”");
    check_has (g_ptr_array_index (because, 0), "urge to move the legs");
    ck_assert_ptr_null (strstr (g_ptr_array_index (because, 0), "weeks"));
    /* What more there is to the urgency of a cause stays. */
    for (guint i = 0; i < more->len; i++)
      n += strstr (g_ptr_array_index (more, i), "without medical advice")
          != NULL;
    ck_assert_uint_eq (n, 1);
  }
END_TEST

START_TEST (points_are_told_to_a_tenth)
  {
    g_autoptr (SoleusFindings) findings = evaluate ("FASC=0.4967", "");
    guint n;
    const SoleusPoint *points = soleus_finding_get_points (
        findings, &findings->findings[0], SOLEUS_SIGN_FOR, &n);
    g_autofree char *text =
        soleus_wording_dup_point (&points[0], SOLEUS_VOICE_PLAIN);

    /* Twice 0.4967 are 0.9934. */
    check_has (text, "(+1 point)");
  }
END_TEST

START_TEST (self_care_gives_no_reason_to_hurry_and_no_first_aid)
  {
    g_autoptr (SoleusFindings) findings = evaluate ("FASC=0.8", "Q01 *no");
    g_autoptr (GPtrArray) because = soleus_wording_urgency_because (findings);
    g_autoptr (GPtrArray) first_aid = soleus_wording_first_aid (findings);

    ck_assert_uint_eq (because->len, 0);
    ck_assert_uint_eq (first_aid->len, 0);
    ck_assert_ptr_null (soleus_wording_presumed (findings));
  }
END_TEST

START_TEST (an_emergency_says_what_to_do_once)
  {
    g_autoptr (SoleusFindings) findings =
        evaluate (NULL, "Q02.over_5_min Q02.injury Q03");
    g_autoptr (GPtrArray) first_aid = soleus_wording_first_aid (findings);
    g_autofree char *call = soleus_wording_dup_call ("112");

    ck_assert_uint_eq (first_aid->len, 1);
    check_has (g_ptr_array_index (first_aid, 0), "nothing in the mouth");
    ck_assert_str_eq (call, "Call 112 now.");
  }
END_TEST

START_TEST (what_is_shown_has_numbers_with_their_interval)
  {
    SoleusEvidence evidence;
    g_autofree char *text = NULL;

    case_evidence (&evidence, "FASC=0.8");
    evidence.n_twitches = 41;
    evidence.usable_rest_s = 28.4 * 60;
    evidence.rate_per_min = 1.44;
    evidence.rate_low = 1.04;
    evidence.rate_high = 1.96;
    evidence.half_time_s = 600;
    text = soleus_wording_dup_shows (&evidence, SOLEUS_VOICE_PLAIN);
    check_has (text, "41 twitches in 28.4 minutes of quiet rest");
    check_has (text, "1.4 a minute (1.0 to 2.0)");
    check_has (text, "half as many after 10 minutes");
  }
END_TEST

START_TEST (no_twitch_is_only_said_after_two_quiet_minutes)
  {
    SoleusEvidence evidence;

    case_evidence (&evidence, "");
    evidence.rate_per_min = 0;
    evidence.rate_low = 0;
    evidence.rate_high = 2;
    for (int minutes = 1; minutes <= 2; minutes++)
      {
        g_autofree char *text = NULL;
        g_autoptr (GPtrArray) cannot =
            soleus_wording_cannot_show (&evidence, SOLEUS_VOICE_PLAIN);

        evidence.usable_rest_s = 60 * minutes;
        text = soleus_wording_dup_shows (&evidence, SOLEUS_VOICE_PLAIN);
        check_has (text, minutes == 1 ? "too short" : "could be missed");
        check_has (g_ptr_array_index (cannot, cannot->len - 1),
            "Absence of twitches here does not exclude them elsewhere.");
      }
  }
END_TEST

START_TEST (a_short_rest_is_told_in_seconds_and_once)
  {
    static const struct
    {
      double rest_s;
      const char *words;
    } rows[] = {{0.2, "quiet rest, 1 second, is too short"},
        {1.0, "quiet rest, 1 second, is too short"},
        {34.4, "quiet rest, 34 seconds, is too short"},
        {59.4, "quiet rest, 59 seconds, is too short"},
        {59.6, "quiet rest, 1.0 minutes, is too short"},
        {90.0, "quiet rest, 1.5 minutes, is too short"}};

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        SoleusEvidence evidence;
        g_autofree char *text = NULL;

        case_evidence (&evidence, "");
        evidence.rate_per_min = evidence.rate_low = 0.0;
        evidence.rate_high = 200.0;
        evidence.usable_rest_s = rows[i].rest_s;
        text = soleus_wording_dup_shows (&evidence, SOLEUS_VOICE_PLAIN);
        check_has (text, rows[i].words);
        ck_assert_ptr_null (strstr (text, "0.0"));
      }
  }
END_TEST

START_TEST (leg_movements_are_told_per_hour_where_there_are_any)
  {
    static const struct
    {
      double index;
      gboolean of_sleep;
      const char *words;
    } rows[] = {
        {32, TRUE, "Leg movements in a series: 32 per hour of sleep."},
        {4.5, FALSE, "Leg movements in a series: 4.5 per hour of recording."},
        {0, TRUE, NULL},
        {NAN, TRUE, NULL},
    };

    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        SoleusEvidence evidence;
        g_autofree char *text = NULL;

        case_evidence (&evidence, "PLM=0.8");
        evidence.plm_index = rows[i].index;
        evidence.plm_of_sleep = rows[i].of_sleep;
        text = soleus_wording_dup_shows (&evidence, SOLEUS_VOICE_PLAIN);
        if (rows[i].words != NULL)
          check_has (text, rows[i].words);
        else
          ck_assert_ptr_null (strstr (text, "per hour"));
      }
  }
END_TEST

START_TEST (patterns_are_told_with_their_beats_and_score)
  {
    SoleusEvidence evidence;
    g_autofree char *plain = NULL;
    g_autofree char *clinical = NULL;

    case_evidence (&evidence, "TREM-R=0.5 FASC=0.9 VOL=0.9 hz=5.04");
    plain = soleus_wording_dup_shows (&evidence, SOLEUS_VOICE_PLAIN);
    clinical = soleus_wording_dup_shows (&evidence, SOLEUS_VOICE_CLINICAL);
    check_has (plain,
        "It shows tremors at rest at 5.0 beats a second (score: medium).");
    check_has (clinical, "Tremor, rest band at 5.0");
    check_has (clinical, "Fasciculation potential (score: high)");
    /* Twitches have their own sentence; what was meant is no finding. */
    ck_assert_ptr_null (strstr (plain, "single twitches"));
    ck_assert_ptr_null (strstr (plain, "on purpose"));
    ck_assert_ptr_null (strstr (clinical, "Voluntary"));
  }
END_TEST

START_TEST (places_are_counted_where_several_were_recorded)
  {
    for (guint n = 0; n < 4; n++)
      {
        SoleusEvidence evidence;
        g_autofree char *text = NULL;

        case_evidence (&evidence, "FASC=0.9");
        evidence.n_sites_recorded = n;
        evidence.n_sites_active = n > 1 ? n - 1 : n;
        text = soleus_wording_dup_shows (&evidence, SOLEUS_VOICE_PLAIN);
        ck_assert_int_eq (strstr (text, "places") != NULL, n > 1);
      }
  }
END_TEST

START_TEST (without_a_recording_nothing_is_claimed)
  {
    SoleusEvidence evidence;
    g_autofree char *text = NULL;
    g_autofree char *none = soleus_wording_dup_shows (NULL, SOLEUS_VOICE_PLAIN);
    g_autoptr (GPtrArray) cannot = NULL;

    case_evidence (&evidence, NULL);
    text = soleus_wording_dup_shows (&evidence, SOLEUS_VOICE_PLAIN);
    cannot = soleus_wording_cannot_show (&evidence, SOLEUS_VOICE_PLAIN);
    ck_assert_str_eq (text, none);
    check_has (text, "rests on the answers alone");
    ck_assert_uint_eq (cannot->len, 0);
  }
END_TEST

START_TEST (a_needle_is_not_told_to_be_a_skin_sensor)
  {
    for (int needle = 0; needle <= 1; needle++)
      {
        SoleusEvidence evidence;
        g_autoptr (GPtrArray) lines = NULL;
        gboolean found = FALSE;

        case_evidence (&evidence, "FASC=0.9");
        evidence.usable_rest_s = 600;
        evidence.needle = needle;
        lines = soleus_wording_cannot_show (&evidence, SOLEUS_VOICE_PLAIN);
        for (guint i = 0; i < lines->len; i++)
          found |= g_str_has_prefix (
              g_ptr_array_index (lines, i), "Sensors on the skin");
        ck_assert_int_eq (found, !needle);
      }
  }
END_TEST

START_TEST (felt_and_measured_are_compared)
  {
    SoleusEvidence evidence;
    g_autofree char *text = NULL;

    case_evidence (&evidence, "FASC=0.8");
    evidence.n_felt = 12;
    evidence.n_felt_measured = 9;
    evidence.n_unfelt = 1;
    evidence.felt_delay_s = 0.44;
    evidence.felt_delay_low_s = 0.2;
    evidence.felt_delay_high_s = 1.3;
    text = soleus_wording_dup_shows (&evidence, SOLEUS_VOICE_PLAIN);
    check_has (text, "Of 12 felt twitches, 9 can be seen");
    check_has (text, "1 measured twitch was not felt");
    check_has (text, "0.4 s after the twitch (median; 0.2 s to 1.3 s)");
    check_has (text, "0.4 s");
  }
END_TEST

START_TEST (each_seen_family_says_what_it_cannot_tell_once)
  {
    SoleusEvidence evidence;
    g_autoptr (GPtrArray) lines = NULL;
    guint n = 0;

    case_evidence (&evidence, "FASC=0.8 DBL=0.5 TREM-R=0.5 GTCS=0.5");
    evidence.usable_rest_s = 600;
    lines = soleus_wording_cannot_show (&evidence, SOLEUS_VOICE_CLINICAL);
    for (guint i = 0; i < lines->len; i++)
      {
        const char *line = g_ptr_array_index (lines, i);

        n += g_str_has_prefix (line,
            "Single motor-unit discharge at rest: Such twitches occur in most");
        n += 10u
            * g_str_equal (line,
                "Rhythmic activity: Frequency alone does not tell the cause.");
        n += 100u * g_str_equal (line, "This program is not a seizure alarm.");
      }
    ck_assert_uint_eq (n, 111);
  }
END_TEST

START_TEST (an_episodes_reason_names_value_and_range)
  {
    SoleusReason reason = {
        "duration_ms", 14, "ms", 5, 30, 3, "V13", SOLEUS_SIGN_FOR};
    g_autofree char *text =
        soleus_wording_dup_reason (&reason, SOLEUS_VOICE_CLINICAL);
    g_autofree char *open = NULL;
    g_autofree char *missing = NULL;

    check_has (text, "Duration: 14");
    check_has (text, "expected 5 to 30");
    check_has (text, "speaks for it");
    reason.high = NAN;
    reason.sign = SOLEUS_SIGN_AGAINST;
    open = soleus_wording_dup_reason (&reason, SOLEUS_VOICE_PLAIN);
    check_has (open, "expected 5 or more");
    check_has (open, "speaks against it");
    reason.value = NAN;
    missing = soleus_wording_dup_reason (&reason, SOLEUS_VOICE_PLAIN);
    check_has (missing, "not measured");
  }
END_TEST

START_TEST (the_doctors_page_has_answers_findings_and_the_notice)
  {
    g_autoptr (SoleusAnswers) answers =
        case_answers ("Q01 Q22.swollen_warm_red !Q08 age=52");
    g_autoptr (SoleusFindings) findings = NULL;
    g_autofree char *text = NULL;
    SoleusEvidence evidence;

    case_evidence (&evidence, "FASC=0.8");
    findings = soleus_evaluate (&evidence, answers, NULL);
    text = soleus_wording_dup_for_doctor (&evidence, answers, findings);
    check_has (text, "Age: 52");
    check_has (text, "Intense exercise within 24 h");
    check_has (text, "Swollen, warm or red calf");
    check_has (text, "After hard sport: fits well");
    check_has (text, "Warning signs (added");
    check_has (text, soleus_wording_notice ());
  }
END_TEST

START_TEST (the_emergency_number_is_the_countrys_or_112)
  {
    static const struct
    {
      const char *locale;
      const char *number;
    } rows[] = {{"de_DE.UTF-8", "112"}, {"en_US.UTF-8", "911"},
        {"en_GB", "999"}, {"de_CH@euro", "144"}, {"en_AU.UTF-8", "000"},
        {"C", "112"}, {"", "112"}, {"de", "112"}, {"xx_", "112"},
        {"xx_YYY", "112"}};

    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        char country[3];
        gboolean found = soleus_emergency_country (rows[i].locale, country);

        ck_assert_str_eq (
            soleus_emergency_number (found ? country : NULL), rows[i].number);
      }
    ck_assert (!soleus_emergency_country (NULL, NULL));
    ck_assert_str_eq (soleus_emergency_number ("us"), "911");
  }
END_TEST

START_TEST (scores_and_bands_have_words)
  {
    ck_assert_str_eq (soleus_wording_score (0.39), "low");
    ck_assert_str_eq (soleus_wording_score (0.40), "medium");
    ck_assert_str_eq (soleus_wording_score (0.70), "high");
    ck_assert_str_eq (soleus_wording_band (SOLEUS_BAND_FITS), "fits well");
  }
END_TEST

START_TEST (every_sentence_with_a_number_says_how_it_is_made)
  {
    for (int voice = 0; voice < 2; voice++)
      for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
        {
          g_autoptr (GPtrArray) list = NULL;
          SoleusEvidence evidence;

          soleus_evidence_init (&evidence);
          evidence.measured = TRUE;
          evidence.usable_rest_s = 600;
          evidence.rate_per_min = 1;
          evidence.rate_low = 0.5;
          evidence.rate_high = 1.7;
          evidence.n_twitches = 10;
          evidence.plm_index = 12;
          evidence.half_time_s = 700;
          evidence.n_sites_recorded = 2;
          evidence.n_felt = 3;
          evidence.n_unfelt = 2;
          evidence.felt_delay_s = 0.4;
          evidence.value[i] = 0.9;
          list = soleus_wording_list_shows (&evidence, (SoleusVoice)voice);
          ck_assert_uint_ge (list->len, 6);
          for (guint at = 0; at < list->len; at++)
            {
              const SoleusShown *shown = g_ptr_array_index (list, at);
              const char *method = soleus_wording_method (
                  shown->topic, shown->pattern, (SoleusVoice)voice);

              ck_assert_msg (
                  method != NULL && *method != '\0', "%s", shown->text);
              ck_assert_int_eq (shown->topic == SOLEUS_SHOWN_PATTERN,
                  shown->pattern != SOLEUS_PATTERN_NONE);
              if (shown->topic == SOLEUS_SHOWN_PATTERN)
                ck_assert_int_eq (shown->pattern, i);
            }
        }
  }
END_TEST

START_TEST (the_sentences_make_the_paragraph)
  {
    SoleusEvidence evidence;
    g_autoptr (GPtrArray) list = NULL;
    g_autofree char *text = NULL;
    const SoleusShown *first;

    soleus_evidence_init (&evidence);
    list = soleus_wording_list_shows (&evidence, SOLEUS_VOICE_PLAIN);
    text = soleus_wording_dup_shows (&evidence, SOLEUS_VOICE_PLAIN);
    ck_assert_uint_eq (list->len, 1);
    first = g_ptr_array_index (list, 0);
    ck_assert_str_eq (first->text, text);
    ck_assert_int_eq (first->topic, SOLEUS_SHOWN_NOTHING);
    ck_assert_ptr_null (soleus_wording_method (
        first->topic, first->pattern, SOLEUS_VOICE_PLAIN));
  }
END_TEST

START_TEST (after_sport_the_fall_is_told_as_measured)
  {
    SoleusEvidence evidence;
    g_autofree char *unmeasured = NULL;
    g_autofree char *steady = NULL;
    g_autofree char *falling = NULL;

    soleus_evidence_init (&evidence);
    unmeasured = soleus_wording_dup_after_sport (&evidence);
    ck_assert_ptr_null (unmeasured);
    evidence.measured = TRUE;
    evidence.n_twitches = 40;
    steady = soleus_wording_dup_after_sport (&evidence);
    check_has (steady, "no clear fall");
    evidence.half_time_s = 1500;
    falling = soleus_wording_dup_after_sport (&evidence);
    check_has (falling, "half as many after 25 minutes");
  }
END_TEST

/* An emergency without a red flag: one answer makes a cause possible that is
 * one. Never without what to do, never as a verdict. */
START_TEST (an_emergency_by_a_cause_alone_has_first_aid_too)
  {
    for (int key = 0; key < SOLEUS_N_KEYS; key++)
      {
        const char *id = soleus_question_get ((SoleusKey)key)->id;
        g_autoptr (SoleusAnswers) answers = case_answers (id);
        g_autoptr (SoleusFindings) findings =
            soleus_evaluate (NULL, answers, NULL);
        g_autoptr (GPtrArray) first_aid = soleus_wording_first_aid (findings);
        g_autoptr (GPtrArray) because =
            soleus_wording_urgency_because (findings);

        if (findings->urgency != SOLEUS_URGENCY_U3)
          continue;
        ck_assert_msg (first_aid->len > 0, "%s", id);
        for (guint i = 0; i < because->len; i++)
          ck_assert_msg (
              !g_str_has_prefix (g_ptr_array_index (because, i), "Meningitis:"),
              "%s", id);
      }
  }
END_TEST

START_TEST (first_aid_names_its_sources_once)
  {
    g_autoptr (SoleusAnswers) answers =
        case_answers ("Q02 Q03 Q02.over_5_min Q28.worst_headache");
    g_autoptr (SoleusFindings) findings = soleus_evaluate (NULL, answers, NULL);
    g_autofree char *sources = soleus_wording_dup_first_aid_sources (findings);
    g_autoptr (SoleusFindings) calm = soleus_evaluate (NULL, NULL, NULL);
    g_auto (GStrv) keys = g_strsplit (sources, ", ", -1);

    ck_assert_uint_ge (g_strv_length (keys), 2);
    for (guint i = 0; keys[i] != NULL; i++)
      {
        ck_assert_msg (soleus_source_find (keys[i]) != NULL
                || soleus_source_mark (keys[i]) != NULL,
            "%s", keys[i]);
        for (guint j = 0; j < i; j++)
          ck_assert_str_ne (keys[i], keys[j]);
      }
    ck_assert_ptr_null (soleus_wording_dup_first_aid_sources (calm));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("wording");
  TCase *tc = tcase_create ("sentences");

  tcase_add_test (tc, every_reason_of_every_cause_has_a_sentence);
  tcase_add_test (tc, a_reason_says_what_where_and_how_much);
  tcase_add_test (tc, each_urgency_above_self_care_says_why);
  tcase_add_test (tc, a_reason_to_hurry_does_not_say_again_how_soon);
  tcase_add_test (tc, points_are_told_to_a_tenth);
  tcase_add_test (tc, self_care_gives_no_reason_to_hurry_and_no_first_aid);
  tcase_add_test (tc, an_emergency_says_what_to_do_once);
  tcase_add_test (tc, what_is_shown_has_numbers_with_their_interval);
  tcase_add_test (tc, no_twitch_is_only_said_after_two_quiet_minutes);
  tcase_add_test (tc, a_short_rest_is_told_in_seconds_and_once);
  tcase_add_test (tc, leg_movements_are_told_per_hour_where_there_are_any);
  tcase_add_test (tc, patterns_are_told_with_their_beats_and_score);
  tcase_add_test (tc, places_are_counted_where_several_were_recorded);
  tcase_add_test (tc, without_a_recording_nothing_is_claimed);
  tcase_add_test (tc, a_needle_is_not_told_to_be_a_skin_sensor);
  tcase_add_test (tc, felt_and_measured_are_compared);
  tcase_add_test (tc, each_seen_family_says_what_it_cannot_tell_once);
  tcase_add_test (tc, an_episodes_reason_names_value_and_range);
  tcase_add_test (tc, the_doctors_page_has_answers_findings_and_the_notice);
  tcase_add_test (tc, the_emergency_number_is_the_countrys_or_112);
  tcase_add_test (tc, scores_and_bands_have_words);
  tcase_add_test (tc, every_sentence_with_a_number_says_how_it_is_made);
  tcase_add_test (tc, the_sentences_make_the_paragraph);
  tcase_add_test (tc, after_sport_the_fall_is_told_as_measured);
  tcase_add_test (tc, an_emergency_by_a_cause_alone_has_first_aid_too);
  tcase_add_test (tc, first_aid_names_its_sources_once);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
