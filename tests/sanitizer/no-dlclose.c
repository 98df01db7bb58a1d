/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Linked into every program that runs under AddressSanitizer: a module that
 * stays loaded keeps its symbols, so that leaks in it can be named and
 * suppressed. The program's own dlclose() goes before that of libc. */
int dlclose (void *handle);

int
dlclose (void *handle)
{
  (void)handle;
  return 0;
}
