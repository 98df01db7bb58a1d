/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-rule.h"

#include <glib/gi18n-lib.h>

#include "soleus-condition-macros.h"

/* The red flags of science.md 3.3: added from general medical practice, none
 * of them is the document's. Any one row that holds raises the flag. */
static const SoleusFlag flags[SOLEUS_N_FLAGS] = {
    [SOLEUS_FLAG_RF1] =
        {
            .id = "RF1",
            .title = N_ ("Whole body and loss of consciousness"),
            .text = N_ ("Twitching of the whole body with a loss of "
                        "consciousness can be a large epileptic seizure."),
            .first_aid = N_ ("Note the time. Move hard things away and put "
                             "something soft under the head. Do not hold the "
                             "person down and put nothing in the mouth. When "
                             "the jerking stops, turn the person on the side "
                             "and stay."),
            .first_aid_sources = "V76",
            .sources = "D V76",
            .raised =
                {
                    AT (U3, YES (Q02), YES (Q03), NOT_NO (Q03_NOW)),
                    AT (U2, YES (Q02), YES (Q03), NO (Q03_NOW)),
                },
        },
    [SOLEUS_FLAG_RF2] =
        {
            .id = "RF2",
            .title = N_ ("A long, repeated or first seizure"),
            .text = N_ ("A seizure that lasts over 5 minutes, comes again "
                        "before waking, is the first one, causes an injury or "
                        "happens in pregnancy needs an ambulance."),
            .first_aid = N_ ("Note the time. Move hard things away and put "
                             "something soft under the head. Do not hold the "
                             "person down and put nothing in the mouth. When "
                             "the jerking stops, turn the person on the side "
                             "and stay."),
            .first_aid_sources = "V76",
            .sources = "V76",
            .raised =
                {
                    AT (U3, PART (Q02_OVER_5_MIN)),
                    AT (U3, PART (Q02_REPEATED)),
                    AT (U3, PART (Q02_FIRST_EVER)),
                    AT (U3, PART (Q02_INJURY)),
                    AT (U3, YES (Q33_PREGNANT), YES (Q02), NOT_NO (Q03)),
                    AT (U3, YES (Q33_PREGNANT), SCORED (GTCS)),
                },
        },
    [SOLEUS_FLAG_RF3] =
        {
            .id = "RF3",
            .title = N_ ("Fever with stiff neck, drowsiness or rash"),
            .text = N_ ("Fever with a stiff neck, drowsiness or a rash can be "
                        "meningitis. Minutes and hours count."),
            .first_aid = N_ ("Stop the recording and call. Stay with the "
                             "person until help comes."),
            .first_aid_sources = "D",
            .sources = "D",
            .raised =
                {
                    AT (U3, YES (Q07), PART (Q27_STIFF_NECK)),
                    AT (U3, YES (Q07), PART (Q27_DROWSY)),
                    AT (U3, YES (Q07), PART (Q27_RASH)),
                },
        },
    [SOLEUS_FLAG_RF4] =
        {
            .id = "RF4",
            .title = N_ ("Signs of a stroke or a bleeding"),
            .text = N_ ("A sudden weakness on one side, a drooping face, "
                        "trouble with speech, the worst headache ever or a "
                        "head injury can mean a stroke or a bleeding in the "
                        "brain."),
            .first_aid = N_ ("Note the time it began. Let the person lie on "
                             "the side with the head raised a little, and "
                             "loosen tight clothes. Give nothing to eat or "
                             "drink."),
            .first_aid_sources = "strokefoundation",
            .sources = "D",
            .raised =
                {
                    AT (U3, PART (Q28_SUDDEN_WEAKNESS)),
                    AT (U3, PART (Q28_FACE_OR_SPEECH)),
                    AT (U3, PART (Q28_WORST_HEADACHE)),
                    AT (U3, PART (Q28_HEAD_INJURY)),
                },
        },
    [SOLEUS_FLAG_RF5] =
        {
            .id = "RF5",
            .title = N_ ("Weakness or a thinner muscle"),
            .text = N_ ("Twitches together with weakness or a muscle that gets "
                        "thinner should be seen by a doctor within days."),
            .sources = "D",
            .raised =
                {
                    AT (U1, YES (Q16)),
                    AT (U1, YES (Q18)),
                    AT (U2, PART (Q16_FAST)),
                },
        },
    [SOLEUS_FLAG_RF6] =
        {
            .id = "RF6",
            .title = N_ ("Trouble speaking, swallowing or breathing"),
            .text = N_ ("Trouble with speaking or swallowing should be seen "
                        "the same day; trouble with breathing is an "
                        "emergency."),
            .first_aid = N_ ("Sit upright, loosen tight clothes and stay "
                             "calm. Give nothing to eat or drink."),
            .first_aid_sources = "D",
            .sources = "D",
            .raised =
                {
                    AT (U2, PART (Q19_SPEECH_SWALLOWING)),
                    AT (U2, YES (Q19)),
                    AT (U3, PART (Q19_BREATHING)),
                },
        },
    [SOLEUS_FLAG_RF7] =
        {
            .id = "RF7",
            .title = N_ ("Fast loss of memory, or steady slow jerks"),
            .text = N_ ("A fast loss of memory or coordination with jerks, or "
                        "jerks that come about once a second for minutes, "
                        "should be seen the same day."),
            .sources = "D V45",
            .raised =
                {
                    AT (U2, YES (Q25)),
                    AT (U2, SEEN (MYOC_P)),
                },
        },
    [SOLEUS_FLAG_RF7B] =
        {
            .id = "RF7b",
            .title = N_ ("A pattern in the signal that needs a doctor"),
            .text = N_ ("The recording holds a pattern like that of a seizure, "
                        "or of clonus. This program is not a seizure alarm; "
                        "the calf is not a tested place for it."),
            .sources = "D V51b V51d",
            .raised =
                {
                    AT (U3, SCORED (GTCS), YES (Q03)),
                    AT (U2, SCORED (GTCS)),
                    AT (U1, SEEN (CLON)),
                },
        },
    [SOLEUS_FLAG_RF8] =
        {
            .id = "RF8",
            .title = N_ ("Signs of a very cold body"),
            .text = N_ ("Confusion, shivering that stops, or more than one "
                        "hour in the cold can mean that the core of the body "
                        "is too cold."),
            .first_aid = N_ ("Bring the person out of the cold and out of wet "
                             "clothes. Warm slowly with blankets. Keep the "
                             "person lying and still. Do not rub, use no hot "
                             "bath, and give no alcohol."),
            .first_aid_sources = "simonscotland",
            .sources = "D",
            .raised =
                {
                    AT (U3, PART (Q06_CONFUSED)),
                    AT (U3, PART (Q06_SHIVERING_STOPPED)),
                    AT (U3, PART (Q06_OVER_1_H)),
                },
        },
    [SOLEUS_FLAG_RF9] =
        {
            .id = "RF9",
            .title = N_ ("Signs of low blood sugar"),
            .text = N_ ("Sweating, confusion or diabetes medicine speak for "
                        "low blood sugar; drowsiness makes it an emergency."),
            .first_aid = N_ ("Who is awake and can swallow takes sugar, for "
                             "example sweets or juice, and has the blood sugar "
                             "measured. Give nothing to a person who is hard "
                             "to wake; turn them on the side."),
            .first_aid_sources = "stjohn",
            .sources = "D M",
            .raised =
                {
                    AT (U2, PART (Q10_DIABETES_MEDICINE)),
                    AT (U2, PART (Q10_SWEATING_CONFUSED)),
                    AT (U3, PART (Q10_DROWSY)),
                },
        },
    [SOLEUS_FLAG_RF10] =
        {
            .id = "RF10",
            .title = N_ ("Stopping after heavy drinking"),
            .text = N_ ("Shaking, or seeing things, 6 to 72 hours after a stop "
                        "of heavy drinking can turn serious quickly."),
            .first_aid = N_ ("Do not stay alone. Stay calm, in a quiet, lit "
                             "room, until help comes."),
            .first_aid_sources = "D",
            .sources = "D",
            .raised =
                {
                    AT (U3, PART (Q13_STOPPED_WITHIN_72_H)),
                    AT (U3, PART (Q13_HALLUCINATION)),
                },
        },
    [SOLEUS_FLAG_RF11] =
        {
            .id = "RF11",
            .title = N_ ("A swollen or a cold, pale leg"),
            .text = N_ ("A swollen, warm or red calf can be a clot; a cold, "
                        "pale leg can lack blood. Numbness with it makes it an "
                        "emergency."),
            .first_aid = N_ ("Do not rub or press the leg. Keep it still until "
                             "a doctor has seen it."),
            .first_aid_sources = "D",
            .sources = "D",
            .raised =
                {
                    AT (U1, YES (Q22_PAIN_ON_WALKING)),
                    AT (U2, PART (Q22_SWOLLEN_WARM_RED)),
                    AT (U2, PART (Q22_COLD_PALE_PAINFUL)),
                    AT (U3, PART (Q22_COLD_PALE_NUMB)),
                },
        },
    [SOLEUS_FLAG_RF12] =
        {
            .id = "RF12",
            .title = N_ ("Dark urine after effort"),
            .text = N_ ("Dark urine after hard effort can mean that muscle "
                        "breaks down; the kidneys need care the same day."),
            .sources = "D",
            .raised = {AT (U2, PART (Q17_DARK_URINE))},
        },
    [SOLEUS_FLAG_RF13] =
        {
            .id = "RF13",
            .title = N_ ("Back pain with bladder, bowel or saddle numbness"),
            .text = N_ ("Back or leg pain with new trouble of bladder or "
                        "bowel, or numb skin between the legs, can mean that "
                        "nerves in the spine are pressed."),
            .first_aid = N_ ("Do not lift or carry anything. Wait lying or in "
                             "the way that hurts least."),
            .first_aid_sources = "D",
            .sources = "D",
            .raised = {AT (U3, PART (Q31_BLADDER_SADDLE))},
        },
    [SOLEUS_FLAG_RF14] =
        {
            .id = "RF14",
            .title = N_ ("Unrest and fever after a medicine or a drug"),
            .text = N_ ("Great unrest, fever and jerking legs after a drug, or "
                        "after a medicine that raises serotonin, can be an "
                        "overdose or a serious side effect."),
            .first_aid = N_ ("Stay in a cool, quiet place. Tell the ambulance "
                             "what was taken, how much and when, and ask "
                             "before the next dose."),
            .first_aid_sources = "D",
            .sources = "D",
            .raised =
                {
                    AT (U3, PART (Q14_AGITATION_FEVER)),
                    AT (U3, PART (Q15_SEROTONERGIC)),
                },
        },
    [SOLEUS_FLAG_RF15] =
        {
            .id = "RF15",
            .title = N_ ("Several places, weakness or a medicine"),
            .text = N_ ("Twitches in more than one place for over 2 weeks, "
                        "twitches with weakness, or twitches that may come "
                        "from a medicine should be seen by a doctor."),
            .sources = "V63b",
            .raised =
                {
                    AT (U1, FACT (MANY_PLACES), YES (Q05)),
                    AT (U1, YES (Q16)),
                    AT (U1, YES (Q15)),
                },
        },
};

const SoleusFlag *
soleus_flag_get (SoleusFlagId id)
{
  g_return_val_if_fail ((guint)id < SOLEUS_N_FLAGS, NULL);
  return &flags[id];
}

int
soleus_flag_from_id (const char *id)
{
  for (int i = 0; i < SOLEUS_N_FLAGS; i++)
    if (g_strcmp0 (flags[i].id, id) == 0)
      return i;
  return -1;
}
