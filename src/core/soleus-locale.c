/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-locale.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "soleus-config.h"

void
soleus_locale_init (void)
{
  const char *folder = g_getenv ("SOLEUS_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : SOLEUS_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
