/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_errno.h>

#include "soleus-application.h"
#include "soleus-locale.h"

int
main (int argc, char **argv)
{
  g_autoptr (SoleusApplication) application = NULL;

  soleus_locale_init ();
  /* Its default handler ends the program. */
  gsl_set_error_handler_off ();
  g_set_prgname ("soleus");

  application = soleus_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
