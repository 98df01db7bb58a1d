/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-simulate.h"

#include "soleus-config.h"

#define FILE_NAME "demonstration.edf"

/* Steps from a program in the build tree (build/src/cli) to build. */
#define MAX_STEPS_UP 3

static char *
if_there (char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return path;
  g_free (path);
  return NULL;
}

char *
soleus_demonstration_path (void)
{
  const char *asked = g_getenv ("SOLEUS_DEMONSTRATION");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  char *found;

  if (asked != NULL && *asked != '\0')
    return if_there (g_strdup (asked));
  found = if_there (g_build_filename (SOLEUS_DATA_DIR, FILE_NAME, NULL));
  for (guint i = 0; found == NULL && program != NULL && i < MAX_STEPS_UP; i++)
    {
      char *folder = g_path_get_dirname (program);
      g_free (program);
      program = folder;
      found = if_there (g_build_filename (program, "data", FILE_NAME, NULL));
    }
  return found;
}
