/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-c3d-header.h"

G_BEGIN_DECLS

/* The parameter section of a C3D file, "GROUP:NAME" to values. */
typedef struct _SoleusC3dParameters SoleusC3dParameters;

/* @data begins with the section. NULL: not a parameter section. */
SoleusC3dParameters *soleus_c3d_parameters_read (
    const guint8 *data, gsize size);
void soleus_c3d_parameters_free (SoleusC3dParameters *parameters);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusC3dParameters, soleus_c3d_parameters_free)

SoleusC3dProcessor soleus_c3d_parameters_get_processor (
    const SoleusC3dParameters *parameters);

/* Element @i as a number; @fallback where it is not there. */
double soleus_c3d_parameters_number (const SoleusC3dParameters *parameters,
    const char *key, guint i, double fallback);
/* String @i of a table of strings, or "" where it is not there; free with
 * g_free(). */
char *soleus_c3d_parameters_text (
    const SoleusC3dParameters *parameters, const char *key, guint i);

G_END_DECLS
