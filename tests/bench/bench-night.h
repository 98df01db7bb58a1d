/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A night at the sleeper's calf. */
typedef struct
{
  double hours;
  guint n_channels;
  guint rate_hz;
} BenchNight;

#define BENCH_HEADER_BYTES(night) (256u * ((night)->n_channels + 1u))

/* Writes an EDF file of noise (3 uV RMS), a little hum, and about twelve
 * twitches a minute on each channel. The program ends where it can not. */
void bench_night_write (const BenchNight *night, const char *path);

/* What only reading costs: fread, int16 to float, sum. */
double bench_night_read (const BenchNight *night, const char *path);
