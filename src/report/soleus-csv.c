/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-csv.h"

#include <math.h>
#include <string.h>

void
soleus_csv_text (SoleusSink *sink, const char *text)
{
  if (text == NULL)
    return;
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      soleus_sink_puts (sink, text);
      return;
    }
  soleus_sink_write (sink, "\"", 1);
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"')
        soleus_sink_write (sink, "\"", 1);
      soleus_sink_write (sink, at, 1);
    }
  soleus_sink_write (sink, "\"", 1);
}

void
soleus_csv_number (SoleusSink *sink, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (isfinite (value))
    soleus_sink_puts (sink, g_ascii_formatd (text, sizeof text, "%.6g", value));
}
