/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * A file system for SQLite that fails on purpose. It stands before the real
 * one and counts what changes a file: writes, syncs, truncations.
 */

/* Makes it the file system of every connection that is opened from now. */
void soleus_fault_vfs_install (void);

/* From the @n-th change from now (1 is the next) each fails with @code of
 * SQLite; 0 changes nothing any more. @n 0: none fails. */
void soleus_fault_vfs_fail_at (guint n, int code);
/* How many changes there were since then. */
guint soleus_fault_vfs_get_n (void);

/* Files that are open through it now. */
guint soleus_fault_vfs_get_n_open (void);

/*
 * At the @n-th change from now the power goes: of what was written and not
 * synced, @rand decides piece by piece whether it is on the disk, and the
 * process ends at once with SOLEUS_FAULT_POWER_OFF.
 */
#define SOLEUS_FAULT_POWER_OFF 77
void soleus_fault_vfs_power_off_at (guint n, GRand *rand);
