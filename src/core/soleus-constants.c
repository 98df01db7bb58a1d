/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-constants.h"

static const SoleusConstant constants[SOLEUS_N_CONSTANTS] = {
#define SOLEUS_CONSTANT(name, low, high, unit, source) \
  {#name, low, high, unit, source},
#include "soleus-constants.inc"
#undef SOLEUS_CONSTANT
};

const SoleusConstant *
soleus_constant_get (SoleusConstantId id)
{
  g_return_val_if_fail ((guint)id < SOLEUS_N_CONSTANTS, NULL);
  return &constants[id];
}

double
soleus_constant (SoleusConstantId id)
{
  return soleus_constant_get (id)->value;
}

double
soleus_constant_high (SoleusConstantId id)
{
  return soleus_constant_get (id)->high;
}
