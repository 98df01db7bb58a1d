/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The document, each sentence once, whole, letter by letter. Everything here
 * is a quotation; nothing of ours. */
typedef enum
{
  SOLEUS_SENTENCE_TITLE,
  SOLEUS_SENTENCE_TEXT,
  SOLEUS_SENTENCE_LIST_INTRO,
  SOLEUS_SENTENCE_LIST_ENTRY
} SoleusSentenceKind;

typedef struct
{
  SoleusSentenceKind kind;
  gboolean ends_paragraph;
  const char *text; /* N_() */
} SoleusSentence;

guint soleus_sentence_get_n (void);
/* In the document's order. */
const SoleusSentence *soleus_sentence_get (guint i);

/* S1 to S15: what the document says, in its own sentences. */
typedef struct
{
  const char *id; /* "S1" */
  guint first; /* rows of the sentences */
  guint n;
} SoleusStatement;

#define SOLEUS_N_STATEMENTS 15
const SoleusStatement *soleus_statement_get (guint i); /* 0: S1 */
/* The whole statement in the reader's language, list entries on lines of
 * their own. Free with g_free(). */
char *soleus_statement_dup_text (guint i);
/* The same in English whatever the reader's language. Free with g_free(). */
char *soleus_statement_dup_english (guint i);

/* A1 to A7, in the document's words. */
typedef enum
{
  SOLEUS_ADVICE_A1,
  SOLEUS_ADVICE_A2,
  SOLEUS_ADVICE_A3,
  SOLEUS_ADVICE_A4,
  SOLEUS_ADVICE_A5,
  SOLEUS_ADVICE_A6,
  SOLEUS_ADVICE_A7,
  SOLEUS_N_ADVICE
} SoleusAdviceId;

#define SOLEUS_ADVICE_BIT(id) (1u << SOLEUS_ADVICE_##id)

typedef struct
{
  const char *id; /* "A1" */
  const char *quote; /* N_(), words of the document */
  guint sentence; /* the sentence they stand in */
} SoleusAdvice;

const SoleusAdvice *soleus_advice_get (SoleusAdviceId id);

G_END_DECLS
