/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-header-person.h"

#include <stdio.h>
#include <string.h>

#include "soleus-pattern.h"

/* [edf1992]: version 8, patient 80, recording 80 characters. */
#define VERSION_BYTES 8
#define FIELD_BYTES 80
#define PLUS_AT 192
/* Shorter words are initials, sexes and particles: half of all sentences
 * hold one. */
#define MIN_LETTERS 3

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Words for nobody. */
static gboolean
is_fixed_word (const char *word)
{
  static const char *const fixed[] = {
      "patient", "subject", "anonymous", "unknown", "male", "female", NULL};

  return g_strv_contains (fixed, word);
}

static void
take_word (SoleusHeaderPerson *person, const char *from, gsize n)
{
  g_autofree char *word = g_utf8_casefold (from, (gssize)n);

  if (g_utf8_strlen (word, -1) >= MIN_LETTERS && !is_fixed_word (word))
    g_ptr_array_add (person->words, g_steal_pointer (&word));
}

/* "02-MAR-2002" at @at. */
static gboolean
is_date (const char *at)
{
  static const char shape[] = "dd-aaa-dddd";

  for (gsize i = 0; shape[i] != '\0'; i++)
    if (shape[i] == 'd'       ? !g_ascii_isdigit (at[i])
            : shape[i] == 'a' ? !g_ascii_isalpha (at[i])
                              : at[i] != shape[i])
      return FALSE;
  return TRUE;
}

/* A month is no name, but Jan, May and August are. */
static void
blank_dates (char *field)
{
  for (char *at = field; *at != '\0'; at++)
    if (is_date (at))
      memset (at + 3, ' ', 3);
}

/* Every run of letters and digits of @field. */
static void
take_words (SoleusHeaderPerson *person, char *field)
{
  const char *from = NULL;

  blank_dates (field);
  for (const char *at = field;; at = g_utf8_next_char (at))
    {
      gboolean letter = *at != '\0' && is_letter (g_utf8_get_char (at));

      if (letter && from == NULL)
        from = at;
      if (!letter && from != NULL)
        {
          take_word (person, from, (gsize)(at - from));
          from = NULL;
        }
      if (*at == '\0')
        return;
    }
}

/* EDF asks for ASCII; what is neither that nor UTF-8 is mostly Latin-1. */
static char *
dup_field (const char *bytes)
{
  char *field = g_utf8_validate (bytes, FIELD_BYTES, NULL)
      ? g_strndup (bytes, FIELD_BYTES)
      : g_convert (bytes, FIELD_BYTES, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);

  if (field == NULL)
    field = g_utf8_make_valid (bytes, FIELD_BYTES);
  return g_strchomp (field);
}

static gboolean
has_such_header (const SoleusRecording *recording)
{
  const char *format = soleus_recording_get_format_id (recording);

  return soleus_recording_get_path (recording) != NULL
      && (g_str_equal (format, "edf") || g_str_equal (format, "bdf"));
}

/* "Startdate 02-MAR-2002 admin technician equipment" [edfplus2003]: the date
 * stands in the file anyway, the equipment names nobody. What plain EDF has
 * here can be any words. */
static char *
dup_staff (const char *field)
{
  g_auto (GStrv) parts = g_strsplit (field, " ", 5);
  guint n = g_strv_length (parts);

  if (n < 4 || !g_str_equal (parts[0], "Startdate"))
    return g_strdup ("");
  return g_strconcat (parts[2], " ", parts[3], NULL);
}

static void
read_header (SoleusHeaderPerson *person, const char *path)
{
  char head[PLUS_AT + 5] = {0};
  FILE *file = fopen (path, "rb");
  g_autofree char *patient = NULL;
  g_autofree char *recording = NULL;
  g_autofree char *staff = NULL;
  gsize n;

  if (file == NULL)
    return;
  n = fread (head, 1, PLUS_AT + 4, file);
  fclose (file);
  if (n < PLUS_AT)
    return;
  patient = dup_field (head + VERSION_BYTES);
  recording = dup_field (head + VERSION_BYTES + FIELD_BYTES);
  staff = dup_staff (recording);
  if (patient[0] != '\0')
    {
      g_free (person->patient);
      person->patient = g_strdup (patient);
    }
  take_words (person, patient);
  take_words (person, staff);
}

SoleusHeaderPerson *
soleus_header_person_new (const SoleusRecording *recording)
{
  SoleusHeaderPerson *person = g_new0 (SoleusHeaderPerson, 1);

  person->patient = g_strdup ("X X X X");
  person->words = g_ptr_array_new_with_free_func (g_free);
  if (has_such_header (recording))
    read_header (person, soleus_recording_get_path (recording));
  return person;
}

void
soleus_header_person_free (SoleusHeaderPerson *person)
{
  if (person == NULL)
    return;
  g_free (person->patient);
  g_ptr_array_unref (person->words);
  g_free (person);
}

static gboolean
is_word (const SoleusHeaderPerson *person, const char *from, gsize n)
{
  g_autofree char *word = g_utf8_casefold (from, (gssize)n);

  for (guint i = 0; i < person->words->len; i++)
    if (g_str_equal (word, g_ptr_array_index (person->words, i)))
      return TRUE;
  return FALSE;
}

/* A whole text that is one of the words for patterns, artefacts, states or
 * conditions is a label, also where the patient's code begins with it. */
static gboolean
is_label (const char *text)
{
  return soleus_pattern_from_id (text) != SOLEUS_PATTERN_NONE
      || soleus_artefact_from_id (text) >= 0 || soleus_state_from_id (text) >= 0
      || soleus_condition_from_id (text) != SOLEUS_CONDITION_NONE;
}

char *
soleus_header_person_dup_scrubbed (
    const SoleusHeaderPerson *person, const char *text, gboolean *changed)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);
  const char *at = valid;
  gboolean any = FALSE;
  const gboolean keep = is_label (valid);

  while (*at != '\0')
    {
      const char *from = at;

      while (*at != '\0' && is_letter (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      if (!keep && at > from && is_word (person, from, (gsize)(at - from)))
        {
          g_string_append_c (out, 'X');
          any = TRUE;
        }
      else
        g_string_append_len (out, from, at - from);
      while (*at != '\0' && !is_letter (g_utf8_get_char (at)))
        {
          g_string_append_unichar (out, g_utf8_get_char (at));
          at = g_utf8_next_char (at);
        }
    }
  if (changed != NULL)
    *changed = any;
  return g_string_free (out, FALSE);
}

guint
soleus_header_person_scrub_list (
    const SoleusHeaderPerson *person, SoleusEventList *list)
{
  guint n = 0;

  for (guint i = 0; person->words->len > 0 && i < list->events->len; i++)
    {
      SoleusEvent *event = g_ptr_array_index (list->events, i);
      gboolean changed;
      char *text =
          soleus_header_person_dup_scrubbed (person, event->text, &changed);

      g_free (event->text);
      event->text = text;
      n += changed;
    }
  return n;
}
