/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-emergency.h"

#include <string.h>

/* Ambulance numbers where they are not 112 (public tables of the telephone
 * authorities, from memory [M]; 112 also works from mobile phones in many of
 * these countries). */
static const struct
{
  char country[3];
  const char *number;
} numbers[] = {
    {"AE", "998"},
    {"AR", "107"},
    {"AU", "000"},
    {"BD", "999"},
    {"BH", "999"},
    {"BR", "192"},
    {"BY", "103"},
    {"CA", "911"},
    {"CH", "144"},
    {"CL", "131"},
    {"CN", "120"},
    {"CO", "123"},
    {"CR", "911"},
    {"DO", "911"},
    {"EC", "911"},
    {"EG", "123"},
    {"GB", "999"},
    {"GU", "911"},
    {"HK", "999"},
    {"ID", "119"},
    {"IL", "101"},
    {"IR", "115"},
    {"JO", "911"},
    {"JP", "119"},
    {"KE", "999"},
    {"KR", "119"},
    {"KZ", "103"},
    {"LB", "140"},
    {"LK", "1990"},
    {"MO", "999"},
    {"MX", "911"},
    {"MY", "999"},
    {"NO", "113"},
    {"NP", "102"},
    {"NZ", "111"},
    {"PA", "911"},
    {"PE", "106"},
    {"PH", "911"},
    {"PK", "1122"},
    {"PR", "911"},
    {"QA", "999"},
    {"RU", "103"},
    {"SA", "997"},
    {"SG", "995"},
    {"TH", "1669"},
    {"TN", "190"},
    {"TW", "119"},
    {"UA", "103"},
    {"US", "911"},
    {"UY", "911"},
    {"UZ", "103"},
    {"VN", "115"},
    {"ZA", "10177"},
};

const char *
soleus_emergency_number (const char *country)
{
  if (country != NULL)
    for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
      if (g_ascii_strcasecmp (numbers[i].country, country) == 0)
        return numbers[i].number;
  return "112";
}

gboolean
soleus_emergency_country (const char *locale_name, char *country)
{
  const char *underscore =
      locale_name == NULL ? NULL : strchr (locale_name, '_');

  if (underscore == NULL || !g_ascii_isupper (underscore[1])
      || !g_ascii_isupper (underscore[2]) || g_ascii_isalnum (underscore[3]))
    return FALSE;
  country[0] = underscore[1];
  country[1] = underscore[2];
  country[2] = '\0';
  return TRUE;
}
