/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-command.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "soleus-answers-file.h"
#include "soleus-cli-case.h"
#include "soleus-cli-text.h"
#include "soleus-config.h"
#include "soleus-json-writer.h"
#include "soleus-question.h"

static const SoleusOption options[] = {
    {"json", 0, NULL,
        N_ ("Print JSON “soleus-questions/1”: the open questions in their "
            "order, and all legal keys and values of an answers file."),
        FALSE, NULL},
    {"answers", 'a', N_ ("FILE"), N_ ("What was answered so far."), FALSE,
        NULL},
    {"history", 0, N_ ("FILE.json"),
        N_ ("Earlier analyses of the same person, as analyse --json wrote "
            "them."),
        TRUE, ".json"},
    SOLEUS_OPTION_END,
};

static const SoleusExample examples[] = {
    {"questions calf.edf", N_ ("What is worth answering, the first first.")},
    {"questions calf.edf --answers me.json --json",
        N_ ("What is still open, with all keys that an answers file may "
            "hold.")},
    {NULL, NULL},
};

static const char *const group_ids[] = {
    [SOLEUS_ASK_NOW] = "now",
    [SOLEUS_ASK_RED_FLAG] = "red_flag",
    [SOLEUS_ASK_CHANGES] = "changes",
    [SOLEUS_ASK_ADDS] = "adds",
};

static const char *const group_headings[] = {
    [SOLEUS_ASK_NOW] =
        N_ ("Please say this first: until then the worst is taken for true"),
    [SOLEUS_ASK_RED_FLAG] = N_ ("A yes would make it urgent"),
    [SOLEUS_ASK_CHANGES] = N_ ("These would change the result"),
    [SOLEUS_ASK_ADDS] = N_ ("These would only add to it"),
};

static void
put_open (SoleusJsonWriter *json, const GArray *asks)
{
  soleus_json_begin_array (json, "open");
  for (guint i = 0; i < asks->len; i++)
    {
      const SoleusAsk *ask = &g_array_index (asks, SoleusAsk, i);
      const SoleusQuestion *question = soleus_question_get (ask->key);

      soleus_json_begin_row (json, NULL);
      soleus_json_string (json, "key", question->id);
      soleus_json_string (json, "group", group_ids[ask->group]);
      soleus_json_number (json, "change", ask->change);
      soleus_json_string (json, "text", question->text);
      soleus_json_end_object (json);
    }
  soleus_json_end_array (json);
}

/* A question takes three words; the last four keys have values of their own. */
static void
put_values (SoleusJsonWriter *json, const char *key)
{
  if (soleus_key_from_id (key) == SOLEUS_KEY_NONE && strcmp (key, "side") != 0)
    {
      soleus_json_null (json, "values");
      return;
    }
  soleus_json_begin_array (json, "values");
  if (strcmp (key, "side") == 0)
    {
      soleus_json_string (json, NULL, "left");
      soleus_json_string (json, NULL, "right");
    }
  else
    for (int value = SOLEUS_ANSWER_YES; value >= SOLEUS_ANSWER_UNKNOWN; value--)
      soleus_json_string (json, NULL, soleus_answer_id ((SoleusAnswer)value));
  soleus_json_end_array (json);
}

static void
put_keys (SoleusJsonWriter *json)
{
  soleus_json_begin_array (json, "keys");
  for (const char *const *at = soleus_answers_legal_keys (); *at; at++)
    {
      const SoleusKey key = soleus_key_from_id (*at);

      soleus_json_begin_row (json, NULL);
      soleus_json_string (json, "key", *at);
      put_values (json, *at);
      soleus_json_string (json, "text",
          key == SOLEUS_KEY_NONE ? NULL : soleus_question_get (key)->text);
      soleus_json_end_object (json);
    }
  soleus_json_end_array (json);
}

static gboolean
print_json (const GArray *asks, GError **error)
{
  g_autoptr (SoleusSink) sink = soleus_sink_new_stream (stdout);
  SoleusJsonWriter json;

  soleus_json_writer_init (&json, sink);
  soleus_json_begin_object (&json, NULL);
  soleus_json_string (&json, "schema", "soleus-questions/1");
  soleus_json_string (&json, "version", SOLEUS_VERSION);
  put_open (&json, asks);
  put_keys (&json);
  soleus_json_end_object (&json);
  return soleus_sink_close (sink, error);
}

static void
print_text (const GArray *asks)
{
  int group = -1;

  for (guint i = 0; i < asks->len; i++)
    {
      const SoleusAsk *ask = &g_array_index (asks, SoleusAsk, i);
      const SoleusQuestion *question = soleus_question_get (ask->key);

      if ((int)ask->group != group)
        g_print ("%s%s\n", i == 0 ? "" : "\n", _ (group_headings[ask->group]));
      group = (int)ask->group;
      soleus_cli_text_print_item (question->id, _ (question->text), 2);
    }
  if (asks->len == 0)
    g_print ("%s\n", _ ("Every question is answered."));
}

typedef struct
{
  gboolean json;
  const SoleusCliSettings *settings;
} Wanted;

static gboolean
use_case (const SoleusCliCase *one, gpointer user_data, GError **error)
{
  const Wanted *wanted = user_data;
  g_autoptr (GArray) asks = soleus_questions_rank (
      &one->evidence, wanted->settings->answers, wanted->settings->history);

  if (wanted->json)
    return print_json (asks, error);
  print_text (asks);
  return TRUE;
}

static gboolean
run (const SoleusArguments *arguments, GError **error)
{
  g_autoptr (SoleusCliSettings) settings =
      soleus_cli_settings_new (arguments, error);
  Wanted wanted = {soleus_arguments_has (arguments, "json"), settings};

  return settings != NULL
      && soleus_cli_case_each (arguments, settings, use_case, &wanted, error);
}

const SoleusCommand soleus_command_questions = {
    .name = "questions",
    .summary = N_ ("say which answers would help most"),
    .synopsis = "FILE [--json] [--answers A.json] [OPTIONS]",
    .description = N_ (
        "A recording alone tells little about causes: benign twitches and "
        "those of an illness look the same. This command analyses the "
        "recording, tries every open question with yes and with no, and lists "
        "those first whose answer would change the result most.\n\n"
        "Answers go into a JSON file for --answers: an object from key to "
        "“yes”, “no” or “unknown”, with “age” in years, “muscle”, “side” and "
        "“places”. An unknown answer never counts against anything."),
    .options = options,
    .opens_recordings = TRUE,
    .min_words = 1,
    .max_words = 1,
    .words = N_ ("one recording"),
    .examples = examples,
    .run = run,
};
