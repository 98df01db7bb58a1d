/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-cause.h"

#include <glib/gi18n-lib.h>

#include "soleus-condition-macros.h"

#define A(id) SOLEUS_ADVICE_BIT (id)

/* The neurological diseases of statement S10. */
const SoleusCause soleus_causes_neurological[] = {
    {
        .id = "K15",
        .group = SOLEUS_GROUP_NEUROLOGICAL,
        .quote = N_ ("Epilepsies"),
        .label = N_ ("Epilepsies"),
        .statement = 9,
        .base = -2,
        .patterns = {OF (GTCS, 3), OF (MYOC, 2), OF (MYOC_P, 2)},
        .speaks_for = {IF_YES (Q30, 4), IF_YES (Q03, 3)},
        .speaks_against = {IF_NO_NO (Q03, Q30, 2)},
        .urgency = {AT (U1), AT (U2, NOT_YES (Q30_KNOWN)), AT (U2, FLAG (RF1)),
            AT (U3, FLAG_AT (RF1, U3)), AT (U3, FLAG (RF2))},
        .advice = A (A5),
        .urgency_note = N_ ("See a doctor when it is known. Urgent when it is "
                            "new. An emergency with a large seizure now or "
                            "today."),
        .usually = N_ ("Seizures in the past, a bitten tongue or confusion "
                       "afterwards fit with it. Single small twitches alone "
                       "do not."),
        .remarks =
            {
                {N_ ("Jerks of one calf for minutes or hours with a clear mind "
                     "do exist (epilepsia partialis continua)."),
                    "M"},
                {N_ ("Beats of 250 ms or longer spoke for a seizure and "
                     "against tremor in more than 90 of 100 cases; that study "
                     "had 6 people."),
                    "V51e"},
            },
    },
    {
        .id = "K16",
        .group = SOLEUS_GROUP_NEUROLOGICAL,
        .quote = N_ ("Multiple Sclerosis"),
        .label = N_ ("Multiple sclerosis"),
        .statement = 9,
        .base = -3,
        .patterns = {OF (CLON, 3), OF (TREM, 1), OF (MYOK, 1)},
        .speaks_for = {IF_YES (Q24, 4), IF_YES (Q16, 2)},
        .speaks_against = {IF_NO (Q24, 2)},
        .urgency = {AT (U1), AT (U2, PART (Q16_FAST))},
        .advice = A (A5),
        .urgency_note = N_ ("See a doctor; urgent with a new loss of strength "
                            "or feeling."),
        .usually = N_ ("Numbness, loss of sight or unsteady walking that came "
                       "and went fit with it. Single twitches with no other "
                       "sign do not."),
        .remarks =
            {
                {N_ ("Clonus of the calf has been recorded in multiple "
                     "sclerosis."),
                    "V50b"},
            },
    },
    {
        .id = "K17",
        .group = SOLEUS_GROUP_NEUROLOGICAL,
        .quote = N_ ("Amyotrophic lateral sclerosis"),
        .label = N_ ("Amyotrophic lateral sclerosis (ALS)"),
        .statement = 9,
        .base = -3,
        .patterns = {OF (FASC, 1), OF (CRAMP, 1), OF (CLON, 2),
            IF_FACT (TEMPLATES, 1)},
        .speaks_for = {IF_YES (Q16, 3), IF_YES (Q18, 4), IF_YES (Q19, 3)},
        .speaks_against = {IF_NO_NO (Q16, Q18, 3)},
        .urgency = {AT (U1), AT (U2, FLAG (RF5)), AT (U2, FLAG (RF6))},
        .advice = A (A5),
        .urgency_note = N_ ("See a doctor within days when a muscle is weak or "
                            "getting thin; urgent with trouble speaking or "
                            "swallowing."),
        .usually = N_ ("It needs weakness or wasting, and a neurologist with "
                       "needle EMG. Twitches of a strong calf, unchanged for "
                       "a long time, do not point to it."),
        .remarks =
            {
                {N_ ("Twitches of the calf without weakness were harmless in "
                     "the studies that followed people: 0 of 121 and 0 of 35 "
                     "developed a motor neuron disease."),
                    "V15 V16"},
                {N_ ("How often the calf twitches cannot separate the two: the "
                     "rates overlap (5 times the harmless rate in a strong "
                     "calf, 1.5 times in a weak one)."),
                    "V3"},
            },
    },
    {
        .id = "K18",
        .group = SOLEUS_GROUP_NEUROLOGICAL,
        .quote = N_ ("Parkinson"),
        .label = N_ ("Parkinson’s disease"),
        .statement = 9,
        .base = -2,
        .patterns = {OF (TREM_R, 3)},
        .speaks_for = {IF_YES (Q23, 4)},
        .speaks_against = {IF_NO (Q23, 2)},
        .urgency = {AT (U1)},
        .advice = A (A5),
        .urgency_note = N_ ("See a doctor within days to weeks."),
        .usually =
            N_ ("A slow tremor at rest, first on one side, with slowness "
                "or stiffness fits with it. A tremor only while holding "
                "a posture does not."),
        .remarks =
            {
                {N_ ("Tremor at rest is described at 4 to 7 beats a second."),
                    "V39"},
                {N_ ("A leg can have it; restless legs are more common."), "M"},
            },
    },
    {
        .id = "K19",
        .group = SOLEUS_GROUP_NEUROLOGICAL,
        .quote = N_ ("Creutzfeldt-Jakob disease"),
        .label = N_ ("Creutzfeldt-Jakob disease (extremely rare)"),
        .statement = 9,
        .base = -4,
        .patterns = {OF (MYOC_P, 3), OF (MYOC, 1)},
        .speaks_for = {IF_YES (Q25, 4)},
        .speaks_against = {IF_NO (Q25, 4)},
        .urgency = {AT (U2)},
        .advice = A (A5),
        .urgency_note = N_ ("Urgent: a fast loss of memory or coordination "
                            "needs a doctor the same day, whatever the "
                            "cause."),
        .usually = N_ ("Extremely rare. Without a loss of memory or "
                       "coordination within weeks nothing points to it."),
        .remarks =
            {
                {N_ ("About 1 to 2 people in a million each year."), "M"},
                {N_ ("Jerks of about 60 ms, about one a second, with matching "
                     "waves in the EEG: sensitivity 64 %, specificity 91 %."),
                    "V45"},
            },
    },
    {
        .id = "K20",
        .group = SOLEUS_GROUP_NEUROLOGICAL,
        .quote = N_ ("Wilson’s disease"),
        .label = N_ ("Wilson’s disease"),
        .statement = 9,
        .base = -3,
        .patterns = {OF_BAND (TREM, 3, 6, 3)},
        .speaks_for = {IF_YES (Q26, 4), IF_YES (Q12, 1)},
        .speaks_against = {IF_FACT (AGE_OVER_50, 2)},
        .urgency = {AT (U1), AT (U2, YES (Q26))},
        .advice = A (A5),
        .urgency_note = N_ ("See a doctor; urgent with yellow skin or eyes."),
        .usually = N_ ("A tremor before the age of 40 with liver disease, or "
                       "Wilson’s disease in the family, fits with it."),
        .remarks =
            {
                {N_ ("A postural tremor of 4 to 6 beats a second was measured "
                     "in 5 people."),
                    "V40"},
                {N_ ("It can be treated; a blood test for copper is the first "
                     "step."),
                    "M"},
            },
    },
    {
        .id = "K21",
        .group = SOLEUS_GROUP_NEUROLOGICAL,
        .quote = N_ ("Tourette’s syndrome"),
        .label = N_ ("Tourette’s syndrome"),
        .statement = 9,
        .base = -2,
        .patterns = {OF (TIC, 2)},
        .speaks_for = {IF_YES (Q29, 4), IF_YES (Q29_SOUNDS, 2)},
        .speaks_against = {IF_NO (Q29, 4)},
        .urgency = {AT (U1)},
        .advice = A (A5) | A (A1),
        .urgency_note = N_ ("See a doctor within weeks."),
        .usually = N_ ("Movements with an inner urge that can be held back for "
                       "a while, together with sounds, since childhood fit "
                       "with it."),
        .remarks =
            {
                {N_ ("The usual definition asks for movements and sounds for "
                     "more than a year, from before the age of 18."),
                    "M"},
            },
    },
    {
        .id = "K22",
        .group = SOLEUS_GROUP_NEUROLOGICAL,
        .quote = N_ ("Tics"),
        .label = N_ ("Tics"),
        .statement = 9,
        .base = -1,
        .patterns = {OF (TIC, 3)},
        .speaks_for = {IF_YES (Q29, 4)},
        .speaks_against = {IF_NO (Q29, 4)},
        .urgency = {AT (U0), AT (U1, RULE (H1))},
        .advice = A (A1) | A (A5),
        .urgency_note = N_ ("Self-care; a doctor if it lasts or troubles you."),
        .usually = N_ ("Movements with an inner urge that can be held back for "
                       "a while fit with it."),
        .remarks =
            {
                {N_ ("Bursts of 50 to 200 ms or over 300 ms are described. The "
                     "signal alone cannot tell a tic from a movement made on "
                     "purpose."),
                    "V46"},
            },
    },
    {
        .id = "K23",
        .group = SOLEUS_GROUP_NEUROLOGICAL,
        .quote = N_ ("Meningitis"),
        .label = N_ ("Meningitis"),
        .statement = 9,
        .base = -3,
        .patterns = {OF (SHIV, 1), OF (GTCS, 1)},
        .speaks_for = {IF_YES (Q27, 5), IF_YES (Q07, 2)},
        .speaks_against = {IF_NO (Q27, 3)},
        .urgency = {AT (U3)},
        .advice = A (A5),
        .urgency_note = N_ ("An emergency: to hospital now."),
        .usually = N_ ("Fever with a severe headache, a stiff neck, drowsiness "
                       "or a rash fits with it."),
        .remarks =
            {
                {N_ ("Recording twitches does not help here. Stop the "
                     "recording and call for help."),
                    "D"},
            },
    },
    {
        .id = "K24",
        .group = SOLEUS_GROUP_NEUROLOGICAL,
        .quote = N_ ("Cerebral hemorrhages"),
        .label = N_ ("Bleeding in the brain"),
        .statement = 9,
        .base = -3,
        .patterns = {OF (GTCS, 1), OF (CLON, 1)},
        .speaks_for = {IF_YES (Q28, 5)},
        .speaks_against = {IF_NO (Q28, 3)},
        .urgency = {AT (U3)},
        .advice = A (A5) | A (A6),
        .urgency_note = N_ ("An emergency: to hospital now. Every minute "
                            "counts."),
        .usually = N_ ("A sudden weakness of face, arm or leg, sudden trouble "
                       "with speech, or the worst headache ever fits with it. "
                       "A slow start with no other sign does not."),
        .remarks =
            {
                {N_ ("Face, arm, speech: a sudden change in one of them is the "
                     "sign to call."),
                    "M"},
            },
    },
};
