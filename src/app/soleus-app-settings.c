/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-app-settings.h"

#include "soleus-config.h"

/* A program that is started where it was built has its schema beside it. */
static GSettingsSchema *
look_in_build (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GSettingsSchemaSource) source = NULL;

  if (program == NULL)
    return NULL;
  folder = g_path_get_dirname (program);
  data = g_build_filename (folder, "..", "..", "data", NULL);
  source = g_settings_schema_source_new_from_directory (
      data, g_settings_schema_source_get_default (), FALSE, NULL);
  return source != NULL
      ? g_settings_schema_source_lookup (source, SOLEUS_APPLICATION_ID, FALSE)
      : NULL;
}

GSettings *
soleus_app_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL
      ? g_settings_schema_source_lookup (source, SOLEUS_APPLICATION_ID, TRUE)
      : NULL;

  if (schema == NULL)
    schema = look_in_build ();
  /* That of an older version must not end the program. */
  return schema != NULL && g_settings_schema_has_key (schema, "library")
      ? g_settings_new_full (schema, NULL, NULL)
      : NULL;
}
