/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The settings of the program; NULL where the schema is not installed (a
 * program in its build, a test), which GSettings itself would not survive. */
GSettings *soleus_app_settings_new (void);

G_END_DECLS
