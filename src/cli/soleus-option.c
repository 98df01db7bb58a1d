/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-option.h"

#include <glib/gi18n-lib.h>

const SoleusOption soleus_option_general[] = {
    {"help", 'h', NULL, N_ ("Print this help and end."), FALSE, NULL},
    {"version", 0, NULL, N_ ("Print the version and end."), FALSE, NULL},
    {"quiet", 'q', NULL,
        N_ ("No progress bar and no remarks on standard error; what went wrong "
            "is still said."),
        FALSE, NULL},
    SOLEUS_OPTION_END,
};

const SoleusOption soleus_option_recording[] = {
    {"channel", 'c', N_ ("N|LABEL"),
        N_ ("Use this channel alone, by its number (the first is 0) or its "
            "label. Give it again for more channels."),
        TRUE, NULL},
    {"kind", 0, N_ ("N=KIND"),
        N_ ("What channel N measures: emg, accelerometer or other. Here and "
            "below N is a number or a label; without “N=” all channels are "
            "meant."),
        TRUE, NULL},
    {"unit", 0, N_ ("N=UNIT"),
        N_ ("The unit of the numbers in the file: uV, mV, V, g, mg, m/s^2."),
        TRUE, NULL},
    {"rate", 0, N_ ("N=HZ"),
        N_ ("Samples a second of channel N, where the file is wrong or does "
            "not say."),
        TRUE, NULL},
    {"scale", 0, N_ ("N=FACTOR"),
        N_ ("Each number in the file is FACTOR units."), TRUE, NULL},
    {"muscle", 0, N_ ("N=NAME"),
        N_ ("The muscle under channel N, such as gastrocnemius."), TRUE, NULL},
    {"side", 0, N_ ("N=SIDE"),
        N_ ("The side of the body of channel N: left or right."), TRUE, NULL},
    {"dataset", 0, N_ ("PATH"),
        N_ ("The table inside an HDF5 or MATLAB file to read, such as "
            "raw/emg or EEG.data; without it the largest one."),
        FALSE, NULL},
    {"preset", 0, N_ ("NAME"),
        N_ ("Parameters that belong together: standard, sensitive (weak "
            "twitches at the price of false ones), strict, needle."),
        FALSE, NULL},
    {"electrode", 0, N_ ("TYPE"),
        N_ ("surface (on the skin, the standard) or needle."), FALSE, NULL},
    {"params", 0, N_ ("FILE"),
        N_ ("Take the parameters of the analysis from this JSON file. The "
            "“parameters” object of an earlier analysis fits."),
        FALSE, NULL},
    {"params-out", 0, N_ ("FILE"),
        N_ ("Write all parameters that are used to this JSON file, which "
            "--params reads again."),
        FALSE, NULL},
    {"set", 0, N_ ("KEY=VALUE"),
        N_ ("Set one parameter of the analysis, after --params."), TRUE, NULL},
    {"jobs", 'j', N_ ("N"),
        N_ ("Use at most N processor cores; the result does not depend on "
            "it."),
        FALSE, NULL},
    SOLEUS_OPTION_END,
};
