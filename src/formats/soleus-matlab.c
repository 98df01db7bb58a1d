/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-matlab.h"

#include <glib/gi18n-lib.h>

#define MAX_VARIABLES 4096
#define MAX_TEXTS 512

static void
variable_free (SoleusMatlabVariable *variable)
{
  g_free (variable->path);
  g_free (variable->family);
  g_clear_pointer (&variable->texts, g_ptr_array_unref);
  soleus_hdf5_table_free (variable->table);
  g_free (variable);
}

GPtrArray *
soleus_matlab_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)variable_free);
}

/* Without "{12}" and "(3)". */
static char *
dup_family (const char *path)
{
  GString *family = g_string_new (NULL);
  gboolean inside = FALSE;

  for (; *path != '\0'; path++)
    {
      if (*path == '{' || *path == '(')
        inside = TRUE;
      if (!inside)
        g_string_append_c (family, *path);
      if (*path == '}' || *path == ')')
        inside = FALSE;
    }
  return g_string_free (family, FALSE);
}

SoleusMatlabVariable *
soleus_matlab_list_add (
    GPtrArray *list, const char *path, SoleusMatlabClass class)
{
  SoleusMatlabVariable *variable;

  if (list->len >= MAX_VARIABLES)
    return NULL;
  variable = g_new0 (SoleusMatlabVariable, 1);
  variable->path = g_strdup (path);
  variable->family = dup_family (path);
  variable->class = class;
  variable->flat = TRUE;
  variable->safe = TRUE;
  g_ptr_array_add (list, variable);
  return variable;
}

void
soleus_matlab_variable_add_text (SoleusMatlabVariable *variable, char *text)
{
  if (variable->texts == NULL)
    variable->texts = g_ptr_array_new_with_free_func (g_free);
  if (variable->texts->len < MAX_TEXTS)
    g_ptr_array_add (variable->texts, text);
  else
    g_free (text);
}

const char *
soleus_matlab_class_name (SoleusMatlabClass class)
{
  static const char *const names[] = {N_ ("numbers"), N_ ("complex numbers"),
      N_ ("text"), N_ ("a cell array"), N_ ("a structure"),
      N_ ("something else")};

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == SOLEUS_N_MATLAB_CLASSES);
  return _ (names[class]);
}
