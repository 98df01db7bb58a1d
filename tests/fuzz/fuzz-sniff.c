/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "soleus-format.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const SoleusFormat *const *rows = soleus_formats ();

  for (gsize i = 0; rows[i] != NULL; i++)
    if (rows[i]->sniff (data, size, "fuzz") > 100)
      abort ();
  soleus_format_sniff (data, size, "fuzz");
  return 0;
}
