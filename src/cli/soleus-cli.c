/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <gsl/gsl_errno.h>
#include <locale.h>

#include "soleus-command.h"
#include "soleus-config.h"

int
main (int argc, char **argv)
{
  /* GSL ends the program on a bad argument; its callers look instead. */
  gsl_set_error_handler_off ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, SOLEUS_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return soleus_command_run ((const char *const *)argv + 1);
}
