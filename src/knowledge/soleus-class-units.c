/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-class.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Patterns of single motor units, science.md 1.1; in the order of the ids.
 * Trapezoids of 1.5: where its table names no shoulder it is a quarter of the
 * edge; NAN is open. */
const SoleusClass soleus_classes_units[] = {
    {
        .id = "FASC",
        .plain = N_ ("single twitch"),
        .plural = N_ ("single twitches"),
        .clinical = N_ ("Fasciculation potential"),
        .definition = N_ ("One short twitch of a small part of the muscle, "
                          "alone and at no fixed time."),
        .criteria = N_ ("one MUAP-like event of 5-30 ms (needle 3-25 ms), "
                        "isolated by more than 250 ms, irregular (CV of "
                        "intervals 0.6 or more), at rest"),
        .family = 1,
        .n_min = 1,
        .precedence = 15,
        .sources = "V13 V5 V6",
        .features = {{"rate_hz", NAN, NAN, 3, 3.75, 3},
            {"cv", 0.45, 0.6, NAN, NAN, 2},
            {"duration_ms", 2.25, 3, 30, 37.5, 3}},
    },
    {
        .id = "DBL",
        .plain = N_ ("double twitch"),
        .plural = N_ ("double twitches"),
        .clinical = N_ ("Doublet"),
        .definition = N_ ("Two twitches of the same part of the muscle, "
                          "one right after the other."),
        .criteria = N_ ("two potentials of the same template (correlation "
                        "0.8 or more), 2-20 ms apart"),
        .family = 1,
        .n_min = 1,
        .precedence = 13,
        .sources = "V7 V8",
        .features = {{"isi_ms", 1.5, 2, 20, 25, 3}},
    },
    {
        .id = "MULT",
        .plain = N_ ("multiple twitch"),
        .plural = N_ ("multiple twitches"),
        .clinical = N_ ("Multiplet"),
        .definition = N_ ("Three to ten twitches of the same part of the "
                          "muscle in quick order."),
        .criteria = N_ ("3-10 potentials of the same template (correlation "
                        "0.8 or more), 2-20 ms apart"),
        .family = 2,
        .n_min = 1,
        .precedence = 12,
        .sources = "V7 V8",
        .features = {{"isi_ms", 1.5, 2, 20, 25, 3}},
    },
    {
        .id = "FBURST",
        .plain = N_ ("group of twitches"),
        .plural = N_ ("groups of twitches"),
        .clinical = N_ ("Fasciculation burst"),
        .definition = N_ ("A short flurry of twitches, then a pause; the "
                          "flurries come at no fixed time."),
        .criteria = N_ ("2-30 events within 0.1-3 s, internal intervals "
                        "20-250 ms, recurrence CV 0.5 or more"),
        .family = 2,
        .n_min = 1,
        .precedence = 14,
        .sources = "V6 D",
        .features = {{"rate_hz", NAN, NAN, 1, 1.25, 3},
            {"cv", 0.375, 0.5, NAN, NAN, 2},
            {"duration_ms", 75, 100, 3000, 3750, 3}},
    },
    {
        .id = "MYOK",
        .plain = N_ ("rippling"),
        .plural = N_ ("rippling groups"),
        .clinical = N_ ("Myokymic discharge"),
        .definition = N_ ("Small groups of twitches that come again and "
                          "again at almost even times."),
        .criteria = N_ ("groups of one unit, 5-150 Hz within, 50-3000 ms long, "
                        "recurring every 0.1-10 s with CV 0.40 or less"),
        .family = 2,
        .n_min = 6,
        .precedence = 9,
        .sources = "V20 M",
        .features = {{"rate_hz", 0.075, 0.1, 10, 12.5, 3},
            {"cv", NAN, NAN, 0.4, 0.55, 2},
            {"duration_ms", 37.5, 50, 3000, 3750, 3}},
    },
    {
        .id = "NMT",
        .plain = N_ ("very fast run"),
        .plural = N_ ("very fast runs"),
        .clinical = N_ ("Neuromyotonic discharge"),
        .definition =
            N_ ("A very fast run of one unit that starts and stops at once."),
        .criteria = N_ ("single-unit train at 30-300 Hz, 0.1-5 s, abrupt "
                        "start and stop, falling amplitude"),
        .family = 3,
        .n_min = 1,
        .precedence = 10,
        .sources = "V19 M",
        .features = {{"rate_hz", 22.5, 30, 300, 375, 3},
            {"duration_ms", 75, 100, 5000, 6250, 3}},
    },
    {
        .id = "CRAMP",
        .plain = N_ ("cramp"),
        .plural = N_ ("cramps"),
        .clinical = N_ ("Cramp discharge"),
        .definition = N_ ("A long, hard pull of one part of the calf that "
                          "builds up and fades."),
        .criteria = N_ ("interference pattern of more than 10 s, rise 1-10 "
                        "s, gradual end, local"),
        .family = 3,
        .n_min = 1,
        .precedence = 11,
        .sources = "V71 V72",
        .features = {{"duration_ms", 7500, 10000, NAN, NAN, 3}},
    },
    {
        .id = "MYOT",
        .plain = N_ ("myotonic run"),
        .plural = N_ ("myotonic runs"),
        .clinical = N_ ("Myotonic discharge"),
        .definition = N_ ("A run of single fibres that swells and fades; "
                          "only a needle can see it."),
        .criteria = N_ ("single-fibre spikes or positive waves at 20-80 Hz, "
                        "amplitude and frequency wax and wane, 0.5-20 s"),
        .family = 3,
        .needle_only = TRUE,
        .n_min = 1,
        .sources = "V21",
        .features = {{"rate_hz", 15, 20, 80, 100, 3}},
    },
    {
        .id = "CRD",
        .plain = N_ ("repeating run"),
        .plural = N_ ("repeating runs"),
        .clinical = N_ ("Complex repetitive discharge"),
        .definition = N_ ("The same complex shape again and again, very "
                          "evenly; only a needle can see it."),
        .criteria = N_ ("5-150 Hz, abrupt start and stop, identical "
                        "complexes, rate CV below 0.05"),
        .family = 3,
        .needle_only = TRUE,
        .n_min = 1,
        .sources = "V22",
        .features = {{"rate_hz", 3.75, 5, 150, 187.5, 3},
            {"cv", NAN, NAN, 0.05, 0.0625, 2}},
    },
    {
        .id = "SCMUSD",
        .plain = N_ ("steady single unit"),
        .plural = N_ ("steady single units"),
        .clinical = N_ ("Continuous single-unit discharge"),
        .definition = N_ ("One small part of the muscle that fires on and "
                          "on, very evenly."),
        .criteria = N_ ("one unit at 1.3-18.1 Hz, rate CV about 3.5 %"),
        .family = 1,
        .n_min = 10,
        .sources = "V70",
        .features = {{"rate_hz", 0.975, 1.3, 18.1, 22.6, 3},
            {"cv", NAN, NAN, 0.07, 0.0875, 2}},
    },
};
