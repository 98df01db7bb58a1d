/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-option.h"

G_BEGIN_DECLS

/* The words of a command line, sorted into options and the rest. */
typedef struct _SoleusArguments SoleusArguments;

/*
 * Parses @words (NULL-terminated) against @tables (NULL-terminated list of
 * option tables). Options may stand anywhere before "--"; "--name value",
 * "--name=value", "-n value" and "-nvalue" are alike; "-" is a word.
 * NULL and SOLEUS_ERROR_USAGE for an option that is unknown, lacks its value,
 * has one too many, or stands twice without being made for it.
 */
SoleusArguments *soleus_arguments_parse (const SoleusOption *const *tables,
    const char *const *words, GError **error);
void soleus_arguments_free (SoleusArguments *arguments);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusArguments, soleus_arguments_free)

gboolean soleus_arguments_has (
    const SoleusArguments *arguments, const char *name);
/* The value, or NULL when the option was not given. */
const char *soleus_arguments_get (
    const SoleusArguments *arguments, const char *name);
/* All values in order, NULL-terminated; never NULL. */
const char *const *soleus_arguments_get_all (
    const SoleusArguments *arguments, const char *name);
/* The words that belong to no option, NULL-terminated. */
const char *const *soleus_arguments_get_words (
    const SoleusArguments *arguments);
guint soleus_arguments_get_n_words (const SoleusArguments *arguments);

/* A number in [min, max], C locale; @standard when the option was not given.
 * FALSE and SOLEUS_ERROR_USAGE for anything else. */
gboolean soleus_arguments_get_number (const SoleusArguments *arguments,
    const char *name, double min, double max, double standard, double *out,
    GError **error);

/* FALSE and SOLEUS_ERROR_USAGE: option @option cannot be @word, @expected
 * names what it can be. */
gboolean soleus_arguments_refuse (
    const char *option, const char *word, const char *expected, GError **error);

/* The whole of @text as a number in the C locale; FALSE: it is none. */
gboolean soleus_arguments_number (const char *text, double *out);

G_END_DECLS
