/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-cause.h"

#include <glib/gi18n-lib.h>

#include "soleus-condition-macros.h"

#define A(id) SOLEUS_ADVICE_BIT (id)

/* The everyday triggers, statement S8. Quotes are the document's; all else is
 * ours. The points are expert choice [D], science.md 3.5. */
const SoleusCause soleus_causes_everyday[] = {
    {
        .id = "K01",
        .group = SOLEUS_GROUP_EVERYDAY,
        .quote = N_ ("Liquid shortage"),
        .label = N_ ("Too little fluid"),
        .statement = 7,
        .base = 1,
        .patterns = {OF (FASC, 1), OF (FBURST, 1), OF (CRAMP, 2)},
        .speaks_for = {IF_YES (Q08, 3), IF_YES (Q01, 1), IF_YES (Q34, 1)},
        .speaks_against = {IF_NO (Q08, 2)},
        .urgency = {AT (U0), AT (U2, FLAG (RF9)), AT (U2, FLAG (RF12))},
        .advice = A (A2) | A (A3) | A (A4),
        .urgency_note = N_ ("Self-care. It is urgent with signs of low blood "
                            "sugar or with dark urine after effort."),
        .usually = N_ ("Thirst, dark urine and dizziness fit with it. It is "
                       "more likely after sweating, vomiting or diarrhoea."),
        .remarks =
            {
                {N_ ("Whether a lack of fluid alone causes cramps is disputed. "
                     "One review holds tired nerves and muscles to be the "
                     "likelier reason."),
                    "V77"},
            },
    },
    {
        .id = "K02",
        .group = SOLEUS_GROUP_EVERYDAY,
        .quote = N_ ("Vitamin/trace element deficiency"),
        .label = N_ ("Lack of vitamins or trace elements"),
        .statement = 7,
        .base = 0,
        .patterns = {OF (FASC, 1), OF (CRAMP, 1), OF (MYOK, 1)},
        .speaks_for = {IF_YES (Q09, 3), IF_YES (Q33, 1), IF_YES (Q24, 1)},
        .speaks_against = {IF_NO (Q09, 1)},
        .urgency = {AT (U0), AT (U1, RULE (H1))},
        .advice = A (A4) | A (A3),
        .urgency_note = N_ ("Self-care; a doctor if it lasts or comes often."),
        .usually = N_ ("A poor diet, or a gut that takes up food badly, fits "
                       "with it."),
        .remarks =
            {
                {N_ ("Low calcium, potassium, magnesium, vitamin D or vitamin "
                     "B12 (often with numbness) are what a blood test can "
                     "show. No muscle signal is specific for any of them."),
                    "M"},
            },
    },
    {
        .id = "K03",
        .group = SOLEUS_GROUP_EVERYDAY,
        .quote = N_ ("Hypoglycemia"),
        .label = N_ ("Low blood sugar"),
        .statement = 7,
        .base = 0,
        .patterns = {OF (TREM_P, 2), OF (SHIV, 1), OF (GTCS, 1)},
        .speaks_for = {IF_YES (Q10, 4)},
        .speaks_against = {IF_NO (Q10, 3)},
        .urgency = {AT (U1), AT (U2, FLAG (RF9)), AT (U3, FLAG_AT (RF9, U3))},
        .advice = A (A4),
        .urgency_note = N_ ("See a doctor. It is urgent with diabetes medicine "
                            "or confusion, and an emergency with drowsiness."),
        .usually = N_ ("Sweating, hunger and shaking that get better with "
                       "sugar fit with it."),
        .remarks =
            {
                {N_ ("A fine tremor can start below about 3.9 mmol/L of blood "
                     "sugar; a seizure or a loss of consciousness below about "
                     "2.2 mmol/L."),
                    "M"},
                {N_ ("Who is awake can take sugar and have the blood sugar "
                     "measured."),
                    "D"},
            },
    },
    {
        .id = "K04",
        .group = SOLEUS_GROUP_EVERYDAY,
        .quote = N_ ("High stress level"),
        .label = N_ ("Stress"),
        .statement = 7,
        .base = 1,
        .patterns = {OF (FASC, 1), OF (TREM_P, 1)},
        .speaks_for = {IF_YES (Q11, 3), IF_YES (Q32, 1), IF_YES (Q12, 1)},
        .speaks_against = {IF_NO (Q11, 2)},
        .urgency = {AT (U0), AT (U1, RULE (H1))},
        .advice = A (A1),
        .urgency_note = N_ ("Self-care; a doctor if it comes often."),
        .usually = N_ ("Little sleep and much coffee fit with it. Weakness, "
                       "thinner muscles or one nerve area do not."),
        .remarks =
            {
                {N_ ("The British health service names stress and anxiety, "
                     "tiredness, caffeine, alcohol and some medicines first "
                     "among the causes of twitches."),
                    "V63b"},
            },
    },
    {
        .id = "K05",
        .group = SOLEUS_GROUP_EVERYDAY,
        .quote = N_ ("Magnesium deficiency"),
        .label = N_ ("Lack of magnesium"),
        .statement = 7,
        .base = 1,
        .patterns = {OF (FASC, 1), OF (FBURST, 1), OF (CRAMP, 2), OF (MULT, 1)},
        .speaks_for = {IF_YES (Q01, 3), IF_YES (Q09, 1), IF_YES (Q13, 1),
            IF_YES (Q15, 1), IF_YES (Q08, 1)},
        .urgency = {AT (U0), AT (U1, YES (Q04)), AT (U1, YES (Q05)),
            AT (U3, FLAG_AT (RF1, U3)), AT (U3, FLAG (RF2))},
        .advice = A (A3) | A (A4),
        .urgency_note = N_ ("Self-care; a doctor if it comes again and again. "
                            "A seizure or an uneven heartbeat with it is an "
                            "emergency."),
        .usually = N_ ("Hard sport, a poor diet, much alcohol, water tablets "
                       "and stomach-acid tablets fit with it. The document "
                       "names it for twitches after sport."),
        .remarks =
            {
                {N_ ("The document recommends magnesium; trials in cramps of "
                     "older adults found no useful effect (11 trials, 735 "
                     "people). Cramps of sport were not studied."),
                    "V64"},
                {N_ ("Below 0.70 mmol/L in the blood is called low. Twitches, "
                     "tremor, cramps and, when marked, seizures and an uneven "
                     "heartbeat are described."),
                    "V65"},
            },
    },
    {
        .id = "K06",
        .group = SOLEUS_GROUP_EVERYDAY,
        .quote = N_ ("Mental imbalance"),
        .label = N_ ("Anxiety, low mood, exhaustion"),
        .statement = 7,
        .base = 0,
        .patterns = {OF (FASC, 1), OF (TREM_P, 1)},
        .speaks_for = {IF_YES (Q12, 3), IF_YES (Q11, 1)},
        .speaks_against = {IF_NO (Q12, 2)},
        .urgency = {AT (U0), AT (U1, RULE (H1))},
        .advice = A (A1),
        .urgency_note = N_ ("Self-care; a doctor if it lasts or weighs on "
                            "you."),
        .usually = N_ ("Twitches that change place and stop when you are "
                       "busy fit with it. A pattern that stays the same in "
                       "sleep does not."),
        .remarks =
            {
                {N_ ("Of 35 people with harmless twitches most told of "
                     "anxiety, but only 14 in 100 were over the limit of an "
                     "anxiety scale."),
                    "V16"},
                {N_ ("That twitches and worry come together does not make one "
                     "the cause of the other."),
                    "D"},
            },
    },
    {
        .id = "K07",
        .group = SOLEUS_GROUP_EVERYDAY,
        .quote = N_ ("Nerve entrapment"),
        .label = N_ ("A pressed nerve"),
        .statement = 7,
        .base = 0,
        .patterns = {OF (FASC, 1), OF (FBURST, 1), OF (MYOK, 2), OF (CRAMP, 1)},
        .speaks_for = {IF_YES (Q31, 4), IF_FACT (ONE_SIDE, 1), IF_YES (Q16, 1)},
        .speaks_against = {IF_YES (Q02, 3), IF_FACT (BOTH_SIDES, 1)},
        .urgency = {AT (U1), AT (U2, PART (Q16_FAST)), AT (U3, FLAG (RF13))},
        .advice = A (A5) | A (A6),
        .urgency_note = N_ ("See a doctor. It is urgent with new weakness. It "
                            "is an emergency when water or stool cannot be "
                            "held or passed, or the skin between the legs is "
                            "numb."),
        .usually = N_ ("Back or leg pain, tingling or a numb strip on one side "
                       "fit with it. Both legs, the whole body or changing "
                       "places do not."),
        .remarks =
            {
                {N_ ("The S1 root serves the calf. Its disease can come with "
                     "spontaneous activity, and the calf can even grow "
                     "larger."),
                    "V67"},
                {N_ ("Grouped discharges are also described after damage to a "
                     "root or a plexus."),
                    "M"},
            },
    },
    {
        .id = "K08",
        .group = SOLEUS_GROUP_EVERYDAY,
        .quote = N_ ("Alcohol"),
        .label = N_ ("Alcohol"),
        .statement = 7,
        .base = 0,
        .patterns = {OF (TREM_P, 2), OF (FASC, 1), OF (CRAMP, 1)},
        .speaks_for = {IF_YES (Q13, 4)},
        .speaks_against = {IF_NO (Q13, 3)},
        .urgency = {AT (U0), AT (U1, RULE (H1)), AT (U3, FLAG (RF10))},
        .advice = A (A2) | A (A4) | A (A3),
        .urgency_note = N_ ("Self-care; a doctor if it comes often. Shaking "
                            "or seeing things after stopping is an "
                            "emergency."),
        .usually = N_ ("Much alcohol in the last day, or a stop after long "
                       "heavy drinking, fits with it."),
        .remarks =
            {
                {N_ ("Alcohol is linked to a fine, fast tremor in withdrawal "
                     "and to a slower tremor of the cerebellum in long use."),
                    "V63"},
            },
    },
    {
        .id = "K09",
        .group = SOLEUS_GROUP_EVERYDAY,
        .quote = N_ ("Drugs"),
        .label = N_ ("Recreational drugs"),
        .statement = 7,
        .base = 0,
        .patterns = {OF (TREM_P, 1), OF (MYOC, 2), OF (CLON, 1)},
        .speaks_for = {IF_YES (Q14, 4)},
        .speaks_against = {IF_NO (Q14, 3)},
        .urgency = {AT (U1), AT (U3, FLAG (RF14))},
        .advice = 0,
        .urgency_note = N_ ("See a doctor. Great unrest with fever or stiff, "
                            "jerking legs is an emergency."),
        .usually = N_ ("Cocaine, amphetamine, ecstasy or opioids in the last "
                       "days fit with it."),
        .remarks =
            {
                {N_ ("Cocaine is linked to a tremor in action and at rest."),
                    "V63"},
                {N_ ("Stimulants and opioids are linked to jerks."), "M"},
            },
    },
    {
        .id = "K10",
        .group = SOLEUS_GROUP_EVERYDAY,
        .quote = N_ ("Hypothermia"),
        .label = N_ ("A cold body"),
        .statement = 7,
        .base = 0,
        .patterns = {OF (SHIV, 3)},
        .speaks_for = {IF_YES (Q06, 4), IF_YES (Q02, 1)},
        .speaks_against = {IF_NO (Q06, 3)},
        .urgency = {AT (U0), AT (U3, FLAG (RF8))},
        .advice = 0,
        .urgency_note = N_ ("Self-care when mild. Confusion, shivering that "
                            "stops, or more than one hour in the cold is an "
                            "emergency."),
        .usually = N_ ("Being very cold with shaking of the whole body fits "
                       "with it. Twitches of the calf alone, or only in "
                       "sleep, do not."),
        .remarks =
            {
                {N_ ("Shivering from cold was measured at 8 to 10 beats a "
                     "second that swell and fade 6 to 8 times a minute, on "
                     "all muscles at once."),
                    "V23"},
                {N_ ("Cooling the foot alone did not change how often muscles "
                     "twitch."),
                    "V5"},
                {N_ ("Warmth helps; the document does not name it."), "D"},
            },
    },
    {
        .id = "K11",
        .group = SOLEUS_GROUP_EVERYDAY,
        .quote = N_ ("Side effects of certain drugs"),
        .label = N_ ("A side effect of a medicine"),
        .statement = 7,
        .base = 0,
        .patterns = {OF (TREM_P, 2), OF (FASC, 1), OF (MYOC, 1), OF (CRAMP, 1)},
        .speaks_for = {IF_YES (Q15, 4)},
        .speaks_against = {IF_NO (Q15, 3)},
        .urgency = {AT (U1), AT (U3, FLAG (RF14))},
        .advice = 0,
        .urgency_note = N_ ("Ask a doctor or a pharmacist. Do not stop a "
                            "prescribed medicine without medical advice."),
        .usually = N_ ("A new medicine or a change of dose in the days or "
                       "weeks before fits with it."),
        .remarks =
            {
                {N_ ("Tremor is described for lithium, valproate, SSRI and "
                     "amitriptyline, salbutamol and salmeterol, theophylline, "
                     "thyroxine, amiodarone, ciclosporin, tacrolimus, "
                     "metoclopramide and haloperidol."),
                    "V63"},
                {N_ ("Twitches and cramps are described for water tablets, "
                     "statins, cholinesterase inhibitors and caffeine."),
                    "M"},
            },
    },
};
