/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "validation.h"

/* What was tried for the figures that are missed, and what comes next. A row
 * is printed only while its figure is missed. */
static const ValidateNote notes[] = {
    {"sensitivity", "p2p / noise RMS 6",
        "Tried: each detector by itself at every step of the knob (the table "
        "above): none does better. Next: a third wavelet a length in the "
        "matched bank, within the time it may cost."},
    {"sensitivity", "p2p / noise RMS 8, clean",
        "Tried: as at 6; a few in a hundred are missed even where 10 false "
        "alarms a minute are accepted, so that it is not the limit alone. "
        "Next: which potentials these are, and a second pass with the "
        "templates of the units that were found."},
    {"sensitivity", "p2p / noise RMS 8 to 20",
        "Tried: leaving alone what is small beside any contraction (1.5 % "
        "fewer), holding potentials against the baseline 0.6 s away (2 % "
        "fewer); both are left out. Next: twitches on top of a moving "
        "baseline, which are given to the movement now."},
    {"doublets and multiplets", "",
        "Tried: the largest potential sought again inside its burst. "
        "Next: taking the first out of the signal before "
        "the second is sought."},
    {"template sorting", "",
        "Units are hardly ever merged or split (the last two rows); what is "
        "wrong is single potentials without a template. Next: a last look for "
        "each that is left over."},
    {"MYOC-P", "",
        "Most of it at 3 and 6 dB, where beats are missed and single twitches "
        "are left. Next: cutting at the beat that the others tell."},
    {"CLON", "",
        "Its beats pass for single twitches in some records. Next: the rhythm "
        "asked first where it fills the record."},
    {"SHIV", "",
        "Called tremor in most of them: the slow swell was not seen. Next: the "
        "swell over all bouts of one frequency."},
    {"GTCS", "",
        "Not looked into one by one. Next: the tonic part sought as power "
        "above 100 Hz before it is cut into pieces."},
    {"class of the record", "",
        "The table by SNR and the list of what is taken for what tell where: 3 "
        "dB, and twitches, doublets and jerks among one another."},
    {"family", "", "As for the class."},
    {"calibration error", "",
        "The score is the share of the rules that are met; it was not fitted "
        "to how often it is right. An episode counts as right only with the "
        "very class of the truth. Next: a table from score to share right, "
        "made on other seeds."},
    {"bins in which", "", "Goes with the calibration error."},
    {"given no pattern", "",
        "Sine sweeps, music and speech are what is named. Next: the narrow "
        "lines of a tone, which no interference pattern has."},
    {"ART-CABLE", "",
        "Not looked into one by one; what does not reach the band of muscle "
        "leaves no burst and no mark. Next: seeking movement in the raw signal "
        "below 15 Hz."},
    {"ART-TAP", "",
        "Knocks of 0.1 to 0.5 g that last two samples at 100 Hz are a tenth of "
        "that in the band of twitches and pass for them. Next: telling them by "
        "the raw samples, which are not filtered."},
    {"index within", "",
        "Not looked into one by one. Next: the records in which one movement "
        "more or less ends a series."},
    {"seizure-like, false ones", "",
        "Which decoys give them stands under the figure. Next: asking for the "
        "silence that follows a seizure."},
    {"resting-leg: others", "",
        "Not tuned on the recording. The noise RMS is that of the quietest "
        "time near by."},
    {"evoked-calf-twitches: bursts in the FDI", "",
        "Two of 9 and 10 times the noise in 124 s; at 0.1 false alarms a "
        "minute one is left. They look like potentials."},
    {"needle-emg", "",
        "One unit of 10/s comes as evenly as a tremor. Next: with a needle, "
        "potentials of one template are a unit's train and no tremor."},
};

const char *
validation_note_of (const ValidateFigure *figure)
{
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    if (g_str_has_prefix (figure->what, notes[i].what)
        && g_str_has_prefix (figure->condition, notes[i].condition))
      return notes[i].note;
  return NULL;
}
