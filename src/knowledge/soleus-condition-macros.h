/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-condition.h"
#include "soleus-rule.h"

/* Short words for the tables of causes, red flags and rules. Only their .c
 * files include this. */
/* clang-format off */
#define TERM(kind, what) {SOLEUS_TERM_##kind, what, 0, 0, 0}
#define YES(key) TERM (YES, SOLEUS_KEY_##key)
#define NO(key) TERM (NO, SOLEUS_KEY_##key)
#define NOT_YES(key) TERM (NOT_YES, SOLEUS_KEY_##key)
#define NOT_NO(key) TERM (NOT_NO, SOLEUS_KEY_##key)
#define PART(key) TERM (PART, SOLEUS_KEY_##key)
#define SEEN(pattern) TERM (SEEN, SOLEUS_PATTERN_##pattern)
#define SCORED(pattern) TERM (SCORED, SOLEUS_PATTERN_##pattern)
#define FACT(fact) TERM (FACT, SOLEUS_FACT_##fact)
#define RULE(rule) TERM (RULE, SOLEUS_RULE_##rule)
#define FLAG(flag) TERM (FLAG, SOLEUS_FLAG_##flag)
#define FLAG_AT(flag, urgency) \
  {SOLEUS_TERM_FLAG, SOLEUS_FLAG_##flag, SOLEUS_URGENCY_##urgency, 0, 0}

/* At this urgency when all of up to four terms hold. */
#define AT(urgency, ...) {SOLEUS_URGENCY_##urgency, {__VA_ARGS__}}

/* Points: of a pattern, at mu x q = 1 ... */
#define OF(pattern, points) {points, SEEN (pattern), {0}}
#define OF_BAND(pattern, low_hz, high_hz, points) \
  {points, {SOLEUS_TERM_SEEN, SOLEUS_PATTERN_##pattern, 0, low_hz, high_hz}, \
    {0}}
/* ... and of what was answered or is a fact. */
#define IF_YES(key, points) {points, YES (key), {0}}
#define IF_NO(key, points) {points, NO (key), {0}}
#define IF_NO_NO(key, other, points) {points, NO (key), NO (other)}
#define IF_FACT(fact, points) {points, FACT (fact), {0}}
/* clang-format on */
