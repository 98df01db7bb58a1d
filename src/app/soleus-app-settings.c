/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-app-settings.h"

#include "soleus-config.h"

GSettings *
soleus_app_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL
      ? g_settings_schema_source_lookup (source, SOLEUS_APPLICATION_ID, TRUE)
      : NULL;

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}
