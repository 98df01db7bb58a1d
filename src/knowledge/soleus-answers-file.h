/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-answers.h"

G_BEGIN_DECLS

/*
 * The answers file: a JSON object of question keys to "yes", "no",
 * "unknown", and "age", "muscle", "side", "places". NULL with @error
 * (SOLEUS_ERROR_INVALID) that names the unknown key or value and lists the
 * legal ones.
 */
SoleusAnswers *soleus_answers_parse (
    const char *text, gssize length, GError **error);

/* The same back, keys sorted, one a line; ends with a line feed. */
char *soleus_answers_print (const SoleusAnswers *answers);

/* All legal keys, in table order, the four others last; NULL-terminated,
 * not owned. */
const char *const *soleus_answers_legal_keys (void);

G_END_DECLS
