/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The emergency number for an ambulance in a country, "112" where it is not
 * known. @country is an ISO 3166 code of two letters, or NULL. */
const char *soleus_emergency_number (const char *country);

/* The country of a locale name ("de_AT.UTF-8" gives "AT"); FALSE when it
 * names none. @country takes 3 bytes. */
gboolean soleus_emergency_country (const char *locale_name, char *country);

G_END_DECLS
