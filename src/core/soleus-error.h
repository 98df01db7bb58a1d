/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What a person can be told. A message is one sentence: the thing, its value
 * and what was expected ("Channel 3: rate 0 Hz, expected 1 to 1,000,000").
 * Messages are translated; command line and window print them as they are.
 */
typedef enum
{
  SOLEUS_ERROR_MISSING, /* no such file, channel, row */
  SOLEUS_ERROR_INVALID, /* the content breaks its own rules */
  SOLEUS_ERROR_UNSUPPORTED, /* sound, but Soleus cannot use it */
  SOLEUS_ERROR_IO, /* the system refused to read or write */
  SOLEUS_ERROR_CANCELLED, /* the user stopped it */
  SOLEUS_ERROR_USAGE, /* the call's own words are wrong */
  SOLEUS_ERROR_STALE, /* someone else changed it meanwhile: read it again */
  SOLEUS_ERROR_NO_RATE /* a sound recording that lacks its sampling rate */
} SoleusError;

#define SOLEUS_ERROR (soleus_error_quark ())
GQuark soleus_error_quark (void);

G_END_DECLS
