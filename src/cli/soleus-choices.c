/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-choices.h"

#include <string.h>

#include "soleus-events.h"
#include "soleus-recipe.h"

const SoleusChoice soleus_choices[] = {
    {NULL, "preset", "standard sensitive strict needle"},
    {NULL, "electrode", "surface needle"},
    {NULL, "kind", "emg accelerometer other"},
    {NULL, "unit", "uV mV V g mg m/s^2"},
    {NULL, "side", "left right"},
    {NULL, "level", "discharge burst episode"},
    {NULL, "for", "person doctor file"},
    {"report", "format", "pdf html md"},
    {"report", "paper", "a4 letter"},
    {"batch", "report", "pdf html md"},
    {"simulate", "model", "hermite tripole"},
    {"simulate", "noise", "clean plain mixed hard"},
    {"compare", "sensor", "all emg accelerometer"},
    {"compare", "match", "half onset touch"},
    {"export", "only", "annotations found"},
    {NULL, NULL, NULL},
};

/* Ids of the event formats; only those that can be written where asked. */
static char *
dup_event_formats (gboolean written)
{
  GString *out = g_string_new (NULL);

  for (const SoleusEventFormat *const *row = soleus_event_formats ();
       *row != NULL; row++)
    if (!written || (*row)->write != NULL)
      g_string_append_printf (
          out, "%s%s", out->len == 0 ? "" : " ", (*row)->id);
  if (written)
    g_string_append (out, " edf-copy bids-folder");
  return g_string_free (out, FALSE);
}

char *
soleus_choices_dup (const SoleusCommand *command, const char *option)
{
  if (strcmp (option, "to") == 0 || strcmp (option, "from") == 0)
    return dup_event_formats (strcmp (option, "to") == 0);
  for (const SoleusChoice *row = soleus_choices; row->option != NULL; row++)
    if (strcmp (row->option, option) == 0
        && (row->command == NULL || strcmp (row->command, command->name) == 0))
      return g_strdup (row->words);
  return NULL;
}

char *
soleus_choices_dup_first_word (const SoleusCommand *command)
{
  if (strcmp (command->name, "library") == 0)
    return g_strdup (
        "people add trend diary effects compare report search export import "
        "forget");
  if (strcmp (command->name, "simulate") == 0)
    {
      GString *out = g_string_new (NULL);

      for (const SoleusRecipe *row = soleus_recipes; row->id != NULL; row++)
        g_string_append_printf (out, "%s%s", out->len == 0 ? "" : " ", row->id);
      return g_string_free (out, FALSE);
    }
  return NULL;
}
