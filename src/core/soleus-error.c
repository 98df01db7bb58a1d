/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-error.h"

G_DEFINE_QUARK (soleus - error - quark, soleus_error)
