/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * One correction in words, as the command line and the sidecar give it:
 *
 *   key      value
 *   channel  (none: the channel is one of those to keep)
 *   kind     emg, accelerometer, other
 *   unit     uV, mV, V, g, mg, m/s^2, ...
 *   rate     Hz
 *   scale    own units for one number of the file
 *   muscle   any word
 *   side     left, right
 *
 * A sidecar is a JSON object of the same keys; "channel" holds a list, each
 * other one a value for all channels or an object from channel to value:
 * {"rate": 1000, "kind": {"0": "emg", "Accel": "accelerometer"}}
 */
typedef struct
{
  const char *key;
  const char *channel; /* number from 0, or label; NULL: all */
  const char *value; /* NULL with key "channel" */
} SoleusWish;

/* The legal keys, in the order of the table above, ended by NULL. */
const char *const *soleus_wish_keys (void);

/* TRUE when @key is legal and @value can be one of its values. FALSE and
 * SOLEUS_ERROR_USAGE, naming both and what was expected. */
gboolean soleus_wish_check (const SoleusWish *wish, GError **error);

G_END_DECLS
