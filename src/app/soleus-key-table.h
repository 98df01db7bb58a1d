/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a key works. Plain letters must not fire while somebody types a
 * note, arrows must not fire in a list. */
typedef enum
{
  SOLEUS_KEYS_EVERYWHERE, /* needs Ctrl, Alt or a function key */
  SOLEUS_KEYS_WINDOW, /* unless a text field takes the key */
  SOLEUS_KEYS_TRACKS /* while the tracks have the focus */
} SoleusKeyScope;

typedef enum
{
  SOLEUS_KEY_GROUP_RECORDING,
  SOLEUS_KEY_GROUP_MARKING,
  SOLEUS_KEY_GROUP_REVIEW,
  SOLEUS_KEY_GROUP_HEARING,
  SOLEUS_KEY_GROUP_MOVING,
  SOLEUS_KEY_GROUP_MEASURING,
  SOLEUS_KEY_GROUP_ZOOM,
  SOLEUS_KEY_GROUP_VIEW,
  SOLEUS_KEY_GROUP_WINDOW,
  SOLEUS_N_KEY_GROUPS
} SoleusKeyGroup;

/* One row a command. The keys that work, the shortcuts window and the menus
 * all come from here. */
typedef struct
{
  const char *action; /* detailed name, "win.pan::0.1" */
  const char *keys; /* GTK spelling, separated by spaces */
  SoleusKeyScope scope;
  SoleusKeyGroup group;
  const char *title; /* N_() */
} SoleusShortcut;

/* Ended by a row whose action is NULL. */
extern const SoleusShortcut soleus_key_table[];

/* What the mouse does, for the shortcuts window: N_() pairs, ended by a row
 * with NULL. */
typedef struct
{
  const char *gesture;
  const char *title;
} SoleusMouseHabit;

extern const SoleusMouseHabit soleus_mouse_table[];

/* Translated heading of a group. */
const char *soleus_key_group_title (SoleusKeyGroup group);

G_END_DECLS
