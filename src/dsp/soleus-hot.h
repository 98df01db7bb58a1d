/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Before a function whose loop is worth two machine codes, one for AVX2; the
 * loader takes the right one. The arithmetic is the same (no contraction), so
 * the bytes are too. Sanitisers and other systems get the plain one.
 */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) \
    && defined(__gnu_linux__) && !defined(__SANITIZE_ADDRESS__) \
    && !defined(__SANITIZE_THREAD__)
#define SOLEUS_HOT __attribute__ ((target_clones ("avx2", "default")))
#else
#define SOLEUS_HOT
#endif
