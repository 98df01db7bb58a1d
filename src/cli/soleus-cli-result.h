/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-cli-case.h"

G_BEGIN_DECLS

/* The result of one recording in words, on standard output: verdict, urgency,
 * what each channel shows, rhythm, disturbances, first causes, what cannot be
 * seen, and the standing notice. */
void soleus_cli_result_print (const SoleusCliCase *one);

/* The urgency banner: title, sentence, why, and first aid. */
void soleus_cli_result_print_urgency (const SoleusFindings *findings);

G_END_DECLS
