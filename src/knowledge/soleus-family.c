/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-class.h"

#include <glib/gi18n-lib.h>

/* What cannot be told apart at the skin, science.md 1.6. */
static const SoleusFamily families[SOLEUS_N_FAMILIES] = {
    {
        .id = "F1",
        .name = N_ ("Single motor-unit discharge at rest"),
        .plain = N_ ("Single twitches"),
        .members = N_ ("benign fasciculation, fasciculation of any disease, "
                       "one unit moved on purpose"),
        .sentence = N_ ("Such twitches occur in most healthy people and in "
                        "some diseases. This recording cannot tell which."),
        .plain_sentence =
            N_ ("Such twitches occur in most healthy people and in some "
                "diseases. This recording cannot tell which."),
        .sources = "V7 V18",
    },
    {
        .id = "F2",
        .name = N_ ("Grouped motor-unit discharge"),
        .plain = N_ ("Twitches in groups"),
        .members = N_ ("fasciculation bursts, myokymia, units moved in groups "
                       "on purpose"),
        .sentence = N_ ("Grouped; needle EMG would be needed to name it."),
        .plain_sentence = N_ ("The twitches come in groups. Only an EMG with a "
                              "needle could give them their name."),
        .sources = "V20 V18",
    },
    {
        .id = "F3",
        .name = N_ ("Sustained high-frequency activity"),
        .plain = N_ ("A long, dense pull of the muscle"),
        .members = N_ ("cramp, neuromyotonia, myotonia, complex repetitive "
                       "discharges, holding the muscle tense"),
        .sentence = N_ ("Not separable at the skin."),
        .plain_sentence = N_ ("A cramp, holding the muscle tense and some rare "
                              "conditions look alike on the skin."),
        .sources = "V19 V21 V22",
    },
    {
        .id = "F4",
        .name = N_ ("Rhythmic activity"),
        .plain = N_ ("A steady rhythm"),
        .members = N_ ("tremors of different origin"),
        .sentence = N_ ("Frequency alone does not tell the cause."),
        .plain_sentence = N_ ("Many kinds of tremor have the same speed. The "
                              "speed alone does not tell the cause."),
        .sources = "V39 V40 V36",
    },
    {
        .id = "F5",
        .name = N_ ("Beats of 3-8 Hz in the calf"),
        .plain = N_ ("Strong beats of the calf"),
        .members = N_ ("clonus, tremor at rest, the clonic phase of a "
                       "seizure"),
        .sentence = N_ ("Trigger and context separate these: was the muscle "
                        "stretched, and was the person awake?"),
        .plain_sentence = N_ ("What set it off tells these apart: was the foot "
                              "pushed up, and was the person awake and "
                              "clear?"),
        .sources = "V47 V48 V50",
    },
    {
        .id = "F6",
        .name = N_ ("Brief jerk"),
        .plain = N_ ("Short jerks"),
        .members = N_ ("myoclonus, tics, startle, a quick movement on "
                       "purpose"),
        .sentence = N_ ("Urge and suppressibility separate these, not the "
                        "signal."),
        .plain_sentence = N_ ("Is there an urge before it, and can you hold it "
                              "back? That tells these apart, not the "
                              "signal."),
        .sources = "V46",
    },
    {
        .id = "F7",
        .name = N_ ("Shaking with slow waxing"),
        .plain = N_ ("Shaking that swells and fades"),
        .members = N_ ("shivering from cold, chills with fever, tremor with "
                       "fear"),
        .sentence = N_ ("Body temperature separates these, not the signal."),
        .plain_sentence = N_ ("The temperature of the body tells these apart, "
                              "not the signal."),
        .sources = "V23",
    },
    {
        .id = "F8",
        .name = N_ ("Series of leg movements"),
        .plain = N_ ("Leg movements in a series"),
        .members = N_ ("periodic leg movements, restless movements on "
                       "purpose"),
        .sentence = N_ ("Awake, these cannot be separated from restless "
                        "voluntary movement. Not a polysomnography."),
        .plain_sentence = N_ ("While you are awake, these look the same as "
                              "moving the legs because you want to. This is "
                              "not a sleep laboratory."),
        .sources = "V30 V31",
    },
};

const SoleusFamily *
soleus_family_get (int number)
{
  return number >= 1 && number <= SOLEUS_N_FAMILIES ? &families[number - 1]
                                                    : NULL;
}
