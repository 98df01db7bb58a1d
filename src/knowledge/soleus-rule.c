/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-rule.h"

#include <glib/gi18n-lib.h>

#include "soleus-condition-macros.h"

/* The hard rules of science.md 3.3: they hold before any score. */
static const SoleusRule rules[SOLEUS_N_RULES] = {
    [SOLEUS_RULE_H1] =
        {
            .id = "H1",
            .text = N_ ("The twitches are frequent, so a doctor should see "
                        "them, whatever else fits."),
            .quote = N_ ("a doctor should always be consulted if there are "
                         "frequent twitches in the calf muscles"),
            .sources = "D",
            .raised =
                {
                    AT (U1, YES (Q04)),
                    AT (U1, YES (Q05)),
                    AT (U1, FACT (FREQUENT)),
                },
        },
    [SOLEUS_RULE_H2] =
        {
            .id = "H2",
            .text = N_ ("Twitching of the whole body with a loss of "
                        "consciousness: the large seizure stands first."),
            .quote = N_ ("muscle twitches all over the body can also be an "
                         "expression of a severe epileptic seizure (grand mal "
                         "seizure), which is usually preceded by a loss of "
                         "consciousness"),
            .sources = "D",
            .raised =
                {
                    AT (U3, YES (Q02), YES (Q03), NOT_NO (Q03_NOW)),
                    AT (U2, YES (Q02), YES (Q03), NO (Q03_NOW)),
                },
        },
    [SOLEUS_RULE_H3] =
        {
            .id = "H3",
            .text = N_ ("The most urgent reason decides. A harmless cause that "
                        "fits well never makes it less urgent."),
            .sources = "D",
            .always = TRUE,
        },
    [SOLEUS_RULE_H4] =
        {
            .id = "H4",
            .text = N_ ("Both halves are always shown together: mostly "
                        "harmless, sometimes serious."),
            .sources = "D",
            .always = TRUE,
        },
    [SOLEUS_RULE_H5] =
        {
            .id = "H5",
            .text = N_ ("No cause is hidden: all 26 are listed, also where "
                        "nothing is known about them."),
            .sources = "D",
            .always = TRUE,
        },
    [SOLEUS_RULE_H6] =
        {
            .id = "H6",
            .text = N_ ("Do not stop a prescribed medicine without medical "
                        "advice. Ask a doctor or a pharmacist."),
            .sources = "V63b",
            .raised = {AT (U0, YES (Q15)), AT (U0, FLAG (RF14))},
        },
    [SOLEUS_RULE_H7] =
        {
            .id = "H7",
            .text = N_ ("With kidney disease, ask a doctor before taking "
                        "magnesium or calcium. No dose is given here."),
            .sources = "D",
            .raised = {AT (U0, PART (Q33_KIDNEY))},
        },
    [SOLEUS_RULE_H8] =
        {
            .id = "H8",
            .text = N_ ("For children under 16 and in pregnancy a sign that "
                        "stays should be seen by a doctor."),
            .sources = "D",
            .raised =
                {
                    AT (U1, FACT (CHILD_OR_PREGNANT), FACT (PERSISTENT)),
                },
        },
};

const SoleusRule *
soleus_rule_get (SoleusRuleId id)
{
  g_return_val_if_fail ((guint)id < SOLEUS_N_RULES, NULL);
  return &rules[id];
}

int
soleus_rule_from_id (const char *id)
{
  for (int i = 0; i < SOLEUS_N_RULES; i++)
    if (g_strcmp0 (rules[i].id, id) == 0)
      return i;
  return -1;
}
