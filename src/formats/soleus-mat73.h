/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-matlab.h"

G_BEGIN_DECLS

/* MATLAB's format of version 7.3: HDF5 with attributes, a structure a group,
 * a cell a table of references. */

/* Whether the first @n bytes are its header of 128. */
gboolean soleus_mat73_is (const guint8 *head, gsize n);

/* The arrays of the open @file, as soleus_mat5_list() has them. */
GPtrArray *soleus_mat73_list (const SoleusHdf5 *file);

/* Number @idx, column after column, of @variable; NAN: cannot be read. */
double soleus_mat73_number (
    const SoleusHdf5 *file, const SoleusMatlabVariable *variable, guint64 idx);

G_END_DECLS
