/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-arguments.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-error.h"

struct _SoleusArguments
{
  GHashTable *options; /* name -> GPtrArray of values, NULL-terminated */
  GPtrArray *words; /* NULL-terminated */
};

/* The state of one pass over the command line. */
typedef struct
{
  const SoleusOption *const *tables;
  const char *const *next;
  SoleusArguments *arguments;
} Parser;

static const SoleusOption *
find_option (
    const SoleusOption *const *tables, const char *name, gsize n, char letter)
{
  for (; *tables != NULL; tables++)
    for (const SoleusOption *row = *tables; row->name != NULL; row++)
      if (name == NULL
              ? row->letter == letter
              : strlen (row->name) == n && strncmp (row->name, name, n) == 0)
        return row;
  return NULL;
}

static gboolean
store (Parser *parser, const SoleusOption *option, const char *value,
    GError **error)
{
  GHashTable *options = parser->arguments->options;
  GPtrArray *values = g_hash_table_lookup (options, option->name);

  if (values != NULL && !option->repeats)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
          _ ("Option --%s stands twice, expected once."), option->name);
      return FALSE;
    }
  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (values, NULL);
      g_hash_table_insert (options, (gpointer)option->name, values);
    }
  if (value != NULL)
    g_ptr_array_insert (values, (int)values->len - 1, g_strdup (value));
  return TRUE;
}

/* Words that follow and have the ending of the option's files. */
static gboolean
store_more (Parser *parser, const SoleusOption *option, GError **error)
{
  while (option->more != NULL && *parser->next != NULL
      && g_str_has_suffix (*parser->next, option->more))
    if (!store (parser, option, *parser->next++, error))
      return FALSE;
  return TRUE;
}

/* @attached: the value that stood in the same word, or NULL. */
static gboolean
take_option (Parser *parser, const SoleusOption *option, const char *attached,
    GError **error)
{
  if (option->argument == NULL)
    {
      if (attached == NULL)
        return store (parser, option, NULL, error);
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
          _ ("Option --%s has the value “%s”, expected none."), option->name,
          attached);
      return FALSE;
    }
  if (attached == NULL)
    attached = *parser->next == NULL ? NULL : *parser->next++;
  if (attached == NULL)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
          _ ("Option --%s ends the command line, expected a value: %s."),
          option->name, _ (option->argument));
      return FALSE;
    }
  return store (parser, option, attached, error)
      && store_more (parser, option, error);
}

static gboolean
unknown_option (const char *word, GError **error)
{
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
      _ ("Option “%s” is not known, expected one of those that --help "
         "lists."),
      word);
  return FALSE;
}

static gboolean
take_long (Parser *parser, const char *word, GError **error)
{
  const char *name = word + 2;
  const char *equals = strchr (name, '=');
  gsize n = equals == NULL ? strlen (name) : (gsize)(equals - name);
  const SoleusOption *option = find_option (parser->tables, name, n, 0);

  if (option == NULL)
    return unknown_option (word, error);
  return take_option (
      parser, option, equals == NULL ? NULL : equals + 1, error);
}

static gboolean
take_short (Parser *parser, const char *word, GError **error)
{
  for (const char *at = word + 1; *at != '\0'; at++)
    {
      const SoleusOption *option = find_option (parser->tables, NULL, 0, *at);

      if (option == NULL)
        return unknown_option (word, error);
      if (option->argument != NULL)
        return take_option (parser, option, at[1] ? at + 1 : NULL, error);
      if (!take_option (parser, option, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_word (
    Parser *parser, const char *word, gboolean *only_words, GError **error)
{
  if (!*only_words && strcmp (word, "--") == 0)
    {
      *only_words = TRUE;
      return TRUE;
    }
  if (!*only_words && g_str_has_prefix (word, "--"))
    return take_long (parser, word, error);
  if (!*only_words && word[0] == '-' && word[1] != '\0')
    return take_short (parser, word, error);
  g_ptr_array_add (parser->arguments->words, g_strdup (word));
  return TRUE;
}

SoleusArguments *
soleus_arguments_parse (
    const SoleusOption *const *tables, const char *const *words, GError **error)
{
  g_autoptr (SoleusArguments) arguments = g_new0 (SoleusArguments, 1);
  Parser parser = {tables, words, arguments};
  gboolean only_words = FALSE;

  arguments->options = g_hash_table_new_full (
      g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  arguments->words = g_ptr_array_new_with_free_func (g_free);
  while (*parser.next != NULL)
    {
      const char *word = *parser.next++;
      if (!take_word (&parser, word, &only_words, error))
        return NULL;
    }
  g_ptr_array_add (arguments->words, NULL);
  return g_steal_pointer (&arguments);
}

void
soleus_arguments_free (SoleusArguments *arguments)
{
  if (arguments == NULL)
    return;
  g_hash_table_unref (arguments->options);
  g_ptr_array_unref (arguments->words);
  g_free (arguments);
}

gboolean
soleus_arguments_has (const SoleusArguments *arguments, const char *name)
{
  return g_hash_table_contains (arguments->options, name);
}

const char *
soleus_arguments_get (const SoleusArguments *arguments, const char *name)
{
  return soleus_arguments_get_all (arguments, name)[0];
}

const char *const *
soleus_arguments_get_all (const SoleusArguments *arguments, const char *name)
{
  static const char *const none[] = {NULL};
  GPtrArray *values = g_hash_table_lookup (arguments->options, name);

  return values == NULL ? none : (const char *const *)values->pdata;
}

const char *const *
soleus_arguments_get_words (const SoleusArguments *arguments)
{
  return (const char *const *)arguments->words->pdata;
}

guint
soleus_arguments_get_n_words (const SoleusArguments *arguments)
{
  return arguments->words->len - 1;
}

gboolean
soleus_arguments_number (const char *text, double *out)
{
  char *end = NULL;
  double value = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (value))
    return FALSE;
  *out = value;
  return TRUE;
}

gboolean
soleus_arguments_get_number (const SoleusArguments *arguments, const char *name,
    double min, double max, double standard, double *out, GError **error)
{
  const char *text = soleus_arguments_get (arguments, name);
  double value = standard;

  if (text == NULL
      || (soleus_arguments_number (text, &value) && value >= min
          && value <= max))
    {
      *out = value;
      return TRUE;
    }
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
      _ ("Option --%s: “%s”, expected a number from %g to %g."), name, text,
      min, max);
  return FALSE;
}

gboolean
soleus_arguments_refuse (
    const char *option, const char *word, const char *expected, GError **error)
{
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
      _ ("Option --%s: “%s”, expected %s."), option, word, expected);
  return FALSE;
}
