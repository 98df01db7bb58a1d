/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-application.h"
#include "soleus-config.h"

#include <glib/gi18n-lib.h>
#include <gsl/gsl_errno.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (SoleusApplication) application = NULL;
  /* Of a program that is not installed: the tests name the build's own. */
  const char *locale_dir = g_getenv ("SOLEUS_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (
      GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : SOLEUS_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* Its default handler ends the program. */
  gsl_set_error_handler_off ();
  g_set_prgname ("soleus");

  application = soleus_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
