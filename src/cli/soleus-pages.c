/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what is made from the tables of the command line: the build runs it,
 * nobody else. usage: soleus-pages manual|bash|zsh|fish */
#include <stdio.h>
#include <string.h>

#include "soleus-completion.h"
#include "soleus-manual.h"

static const struct
{
  const char *name;
  char *(*dup) (void);
} pages[] = {
    {"manual", soleus_manual_dup},
    {"bash", soleus_completion_dup_bash},
    {"zsh", soleus_completion_dup_zsh},
    {"fish", soleus_completion_dup_fish},
};

int
main (int argc, char **argv)
{
  for (guint i = 0; argc == 2 && i < G_N_ELEMENTS (pages); i++)
    if (strcmp (argv[1], pages[i].name) == 0)
      {
        g_autofree char *text = pages[i].dup ();
        return fputs (text, stdout) == EOF || fflush (stdout) != 0;
      }
  return 2;
}
