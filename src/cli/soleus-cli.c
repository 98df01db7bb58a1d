/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_errno.h>

#include "soleus-command.h"
#include "soleus-locale.h"

int
main (int argc, char **argv)
{
  /* GSL ends the program on a bad argument; its callers look instead. */
  gsl_set_error_handler_off ();
  soleus_locale_init ();
  return soleus_command_run ((const char *const *)argv + 1);
}
