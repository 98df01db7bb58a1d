/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-emergency.h"

#include <string.h>

/*
 * The number that brings an ambulance, where it is not 112. Compared row by
 * row with a public list (github.com/armenta-i/health-routes, frontend/utils/
 * emergencyNumbers.js, revision 456afd0): each number stands there for its
 * country, except IR and LK, which are from memory [M]. Where the list has a
 * general and a medical number the medical one is taken.
 */
static const struct
{
  char country[3];
  const char *number;
} numbers[] = {
    {"AE", "998"},
    {"AG", "911"},
    {"AI", "911"},
    {"AR", "107"},
    {"AS", "911"},
    {"AU", "000"},
    {"AW", "911"},
    {"BB", "911"},
    {"BD", "999"},
    {"BH", "999"},
    {"BM", "911"},
    {"BN", "991"},
    {"BR", "192"},
    {"BS", "911"},
    {"BY", "103"},
    {"BZ", "911"},
    {"CA", "911"},
    {"CC", "000"},
    {"CH", "144"},
    {"CL", "131"},
    {"CN", "120"},
    {"CO", "123"},
    {"CR", "911"},
    {"CX", "000"},
    {"DM", "911"},
    {"DO", "911"},
    {"EC", "911"},
    {"EG", "123"},
    {"FJ", "911"},
    {"FK", "999"},
    {"FM", "911"},
    {"GB", "999"},
    {"GD", "911"},
    {"GG", "999"},
    {"GI", "999"},
    {"GU", "911"},
    {"GY", "911"},
    {"HK", "999"},
    {"HN", "911"},
    {"ID", "119"},
    {"IL", "101"},
    {"IM", "999"},
    {"IR", "115"},
    {"JE", "999"},
    {"JM", "110"},
    {"JO", "911"},
    {"JP", "119"},
    {"KE", "999"},
    {"KG", "103"},
    {"KH", "119"},
    {"KN", "911"},
    {"KR", "119"},
    {"KY", "911"},
    {"KZ", "103"},
    {"LB", "140"},
    {"LC", "911"},
    {"LK", "1990"},
    {"LR", "911"},
    {"MH", "911"},
    {"MN", "103"},
    {"MO", "999"},
    {"MP", "911"},
    {"MS", "911"},
    {"MX", "911"},
    {"MY", "999"},
    {"NF", "000"},
    {"NO", "113"},
    {"NP", "102"},
    {"NZ", "111"},
    {"OM", "9999"},
    {"PA", "911"},
    {"PE", "106"},
    {"PH", "911"},
    {"PK", "1122"},
    {"PR", "911"},
    {"PS", "101"},
    {"PW", "911"},
    {"PY", "911"},
    {"QA", "999"},
    {"RU", "103"},
    {"SA", "997"},
    {"SG", "995"},
    {"SV", "911"},
    {"SZ", "977"},
    {"TC", "911"},
    {"TH", "1669"},
    {"TJ", "103"},
    {"TN", "190"},
    {"TO", "911"},
    {"TT", "811"},
    {"TW", "119"},
    {"UA", "103"},
    {"US", "911"},
    {"UY", "911"},
    {"UZ", "103"},
    {"VC", "911"},
    {"VE", "911"},
    {"VG", "911"},
    {"VI", "911"},
    {"VN", "115"},
    {"ZA", "10177"},
    {"ZM", "991"},
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
