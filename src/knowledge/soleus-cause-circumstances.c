/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-cause.h"

#include <glib/gi18n-lib.h>

#include "soleus-condition-macros.h"

#define A(id) SOLEUS_ADVICE_BIT (id)

/* What the document says of sport, seizure and chills, S4 to S7. */
const SoleusCause soleus_causes_circumstances[] = {
    {
        .id = "K12",
        .group = SOLEUS_GROUP_CIRCUMSTANCES,
        .quote = N_ ("after intense sporting activity"),
        .label = N_ ("After hard sport"),
        .statement = 3,
        .base = 1,
        .patterns = {OF (FASC, 2), OF (FBURST, 1), OF (CRAMP, 2)},
        .speaks_for = {IF_YES (Q01, 4)},
        .speaks_against = {IF_NO (Q01, 3), IF_YES (Q05, 1)},
        .urgency = {AT (U0), AT (U1, RULE (H1)), AT (U2, FLAG (RF12))},
        .advice = A (A3) | A (A2) | A (A4),
        .urgency_note = N_ ("Self-care; a doctor if it comes often. Dark urine "
                            "after effort is urgent."),
        .usually = N_ ("Twitches in the muscle that worked, fewer from hour to "
                       "hour, fit with it. Twitches from before the sport, "
                       "that spread or last over 48 hours, do not."),
        .remarks =
            {
                {N_ ("The document says that in many cases this is then a "
                     "magnesium deficiency. The literature does not agree for "
                     "cramps."),
                    "V64"},
                {N_ ("Twitches after sport are common and harmless in general "
                     "experience."),
                    "M"},
            },
    },
    {
        .id = "K13",
        .group = SOLEUS_GROUP_CIRCUMSTANCES,
        .quote = N_ ("severe epileptic seizure (grand mal seizure), which is "
                     "usually preceded by a loss of consciousness"),
        .label = N_ ("A large epileptic seizure"),
        .statement = 5,
        .base = -2,
        .patterns = {OF (GTCS, 3)},
        .speaks_for = {IF_YES (Q02, 2), IF_YES (Q03, 5), IF_YES (Q30, 2)},
        .speaks_against = {IF_NO (Q03, 3)},
        .urgency = {AT (U1), AT (U2, NOT_YES (Q30_KNOWN)), AT (U2, FLAG (RF1)),
            AT (U3, FLAG_AT (RF1, U3)), AT (U3, FLAG (RF2))},
        .advice = A (A5),
        .urgency_note = N_ ("An emergency now or today. Urgent when it is over "
                            "and was the first. See a doctor when it is known "
                            "and was as usual."),
        .usually = N_ ("Jerks of the whole body with a loss of consciousness "
                       "fit with it. Staying awake throughout does not."),
        .remarks =
            {
                {N_ ("In 120 seizures of 47 people the mean length was 62 "
                     "seconds, and only 27 in 100 showed every phase."),
                    "V51d"},
                {N_ ("More than 5 minutes, a second seizure, a first seizure "
                     "or an injury are reasons to call an ambulance."),
                    "V76"},
                {N_ ("Today it is called a generalised, or focal to bilateral, "
                     "tonic-clonic seizure; consciousness is lost at its "
                     "start."),
                    "M"},
            },
    },
    {
        .id = "K14",
        .group = SOLEUS_GROUP_CIRCUMSTANCES,
        .quote = N_ ("cold shiver or chills"),
        .label = N_ ("Cold shiver or chills"),
        .statement = 6,
        .base = 0,
        .patterns = {OF (SHIV, 3)},
        .speaks_for = {IF_YES (Q02, 2), IF_YES (Q06, 2), IF_YES (Q07, 3)},
        .speaks_against = {IF_NO_NO (Q06, Q07, 3)},
        .urgency = {AT (U0), AT (U1, YES (Q07)), AT (U2, PART (Q07_HIGH)),
            AT (U3, FLAG (RF3))},
        .advice = A (A2),
        .urgency_note = N_ ("Self-care with cold. See a doctor with fever; "
                            "urgent when the fever is high or you feel very "
                            "ill; an emergency with a stiff neck, drowsiness "
                            "or a rash."),
        .usually = N_ ("Shaking of the whole body with cold or with rising "
                       "fever fits with it. The temperature tells the two "
                       "apart; the signal cannot."),
        .remarks =
            {
                {N_ ("Chills with rising fever give the same signal as "
                     "shivering from cold."),
                    "D"},
            },
    },
};

/* The document's own sentence S11. */
const SoleusCause soleus_causes_circulation[] = {
    {
        .id = "K25",
        .group = SOLEUS_GROUP_CIRCULATION,
        .quote = N_ ("Circulatory disorders in the affected muscles"),
        .label = N_ ("Poor circulation in the leg"),
        .statement = 10,
        .base = -1,
        .patterns = {OF (CRAMP, 2), OF (FASC, 1)},
        .speaks_for = {IF_YES (Q22, 4)},
        .speaks_against = {IF_NO (Q22, 2)},
        .urgency = {AT (U1), AT (U2, FLAG_AT (RF11, U2)),
            AT (U3, FLAG_AT (RF11, U3))},
        .advice = A (A6),
        .urgency_note = N_ ("See a doctor. A swollen, warm or red calf, or a "
                            "cold, pale and painful leg is urgent; cold, pale "
                            "and numb is an emergency."),
        .usually = N_ ("Calf pain on walking that stops at rest, or heavy legs "
                       "with cramps at night, fit with it."),
        .remarks =
            {
                {N_ ("No muscle signal is specific for it. Arteries: pain on "
                     "walking that stops at rest. Veins: heavy legs and "
                     "cramps at night. A clot: a swollen, warm calf."),
                    "M"},
            },
    },
    {
        .id = "K26",
        .group = SOLEUS_GROUP_CIRCULATION,
        .quote = N_ ("so-called restless legs syndrome"),
        .label = N_ ("Restless legs syndrome"),
        .statement = 10,
        .base = -1,
        .patterns = {OF (PLM, 3), OF (HFLM, 1)},
        .speaks_for = {IF_YES (Q20, 4), IF_YES (Q21, 2)},
        .speaks_against = {IF_NO (Q20, 3)},
        .urgency = {AT (U1)},
        .advice = A (A5) | A (A1),
        .urgency_note = N_ ("See a doctor within days to weeks."),
        .usually = N_ ("An urge to move the legs, worse at rest and in the "
                       "evening, better on moving, fits with it."),
        .remarks =
            {
                {N_ ("Five points make it: an urge to move; worse at rest; "
                     "better with movement; worse in the evening or at night; "
                     "not explained by something else."),
                    "V66"},
                {N_ ("Leg movements in a series are no proof: 18 of 100 "
                     "healthy sleepers had more than 15 an hour."),
                    "V29"},
                {N_ ("A doctor often measures ferritin, the iron store."), "M"},
            },
    },
};
