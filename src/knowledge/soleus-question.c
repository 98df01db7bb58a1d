/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-question.h"

#include <glib/gi18n-lib.h>

/* One row a question or sub-question (science.md 3.1). */
static const SoleusQuestion questions[SOLEUS_N_KEYS] = {
    [SOLEUS_KEY_Q01] = {"Q01", SOLEUS_KEY_NONE,
        N_ ("Did you do hard sport or heavy work in the last 24 hours?"),
        N_ ("Intense exercise within 24 h"),
        N_ ("Muscles often twitch for some hours after hard effort.")},
    [SOLEUS_KEY_Q02] = {"Q02", SOLEUS_KEY_NONE,
        N_ ("Does the twitching go over the whole body?"),
        N_ ("Whole-body twitching"),
        N_ ("Answer no if it is only the calf or one muscle. Twitching of the "
            "whole body points to other causes.")},
    [SOLEUS_KEY_Q02_OVER_5_MIN] = {"Q02.over_5_min", SOLEUS_KEY_Q02,
        N_ ("Did a fit (a seizure) go on for more than 5 minutes?"),
        N_ ("Seizure longer than 5 min"),
        N_ ("A long seizure needs an ambulance.")},
    [SOLEUS_KEY_Q02_REPEATED] = {"Q02.repeated", SOLEUS_KEY_Q02,
        N_ ("Did one fit follow another without waking up in between?"),
        N_ ("Repeated seizures without recovery"),
        N_ ("Seizures in a row need an ambulance.")},
    [SOLEUS_KEY_Q02_FIRST_EVER] = {"Q02.first_ever", SOLEUS_KEY_Q02,
        N_ ("Was it a fit, and the first one ever?"), N_ ("First seizure ever"),
        N_ ("A first seizure should be looked at in hospital.")},
    [SOLEUS_KEY_Q02_INJURY] = {"Q02.injury", SOLEUS_KEY_Q02,
        N_ ("Did the fit cause an injury?"), N_ ("Injury in the seizure"),
        N_ ("An injury needs care at once.")},
    [SOLEUS_KEY_Q03] = {"Q03", SOLEUS_KEY_NONE,
        N_ ("Did you pass out before or during the twitching?"),
        N_ ("Loss of consciousness before or during"),
        N_ ("The document says that a large seizure usually starts with it. "
            "Ask someone who was there.")},
    [SOLEUS_KEY_Q03_BEFORE] = {"Q03.before", SOLEUS_KEY_Q03,
        N_ ("Did you pass out before the twitching began?"),
        N_ ("Loss of consciousness before onset"),
        N_ ("It helps to tell a seizure from a faint.")},
    [SOLEUS_KEY_Q03_DURING] = {"Q03.during", SOLEUS_KEY_Q03,
        N_ ("Were you out while the twitching went on?"),
        N_ ("Loss of consciousness during"),
        N_ ("It helps to tell a seizure from shivering.")},
    [SOLEUS_KEY_Q03_NOW] = {"Q03.now", SOLEUS_KEY_Q03, N_ ("When was that?"),
        N_ ("Today or ongoing"),
        N_ ("When nobody knows the time, we take it as today."),
        N_ ("Now or today"), N_ ("Earlier")},
    [SOLEUS_KEY_Q04] = {"Q04", SOLEUS_KEY_NONE,
        N_ ("Do the twitches come often: on most days, or many in an hour?"),
        N_ ("Frequent: most days, or many per hour"),
        N_ ("With frequent twitches the document asks you to see a doctor.")},
    [SOLEUS_KEY_Q05] = {"Q05", SOLEUS_KEY_NONE,
        N_ ("Has this gone on for more than 2 weeks?"),
        N_ ("Persistent: longer than 2 weeks"),
        N_ ("Twitches that stay should be seen by a doctor.")},
    [SOLEUS_KEY_Q06] = {"Q06", SOLEUS_KEY_NONE,
        N_ ("Were you very cold, or are you freezing now?"),
        N_ ("Cold exposure, or freezing now"),
        N_ ("A cold body shivers to get warm.")},
    [SOLEUS_KEY_Q06_CONFUSED] = {"Q06.confused", SOLEUS_KEY_Q06,
        N_ ("Is the cold person confused or very sleepy?"),
        N_ ("Confusion or drowsiness while cold"),
        N_ ("It can mean that the core of the body is too cold.")},
    [SOLEUS_KEY_Q06_SHIVERING_STOPPED] = {"Q06.shivering_stopped",
        SOLEUS_KEY_Q06,
        N_ ("Has the shivering stopped while the body is still cold?"),
        N_ ("Shivering has stopped, still cold"),
        N_ ("It can mean that the core of the body is too cold.")},
    [SOLEUS_KEY_Q06_OVER_1_H] = {"Q06.over_1_h", SOLEUS_KEY_Q06,
        N_ ("Has the freezing gone on for more than one hour?"),
        N_ ("Cold for more than 1 h"),
        N_ ("A long time in the cold needs help.")},
    [SOLEUS_KEY_Q07] = {"Q07", SOLEUS_KEY_NONE,
        N_ ("Is there fever, or are there chills?"), N_ ("Fever or chills"),
        N_ ("Chills shake the body when the fever rises.")},
    [SOLEUS_KEY_Q07_HIGH] = {"Q07.high", SOLEUS_KEY_Q07,
        N_ ("Is the fever high (39 °C or more), or do you feel very ill?"),
        N_ ("High fever, or very ill"),
        N_ ("A high fever should be seen the same day.")},
    [SOLEUS_KEY_Q08] = {"Q08", SOLEUS_KEY_NONE,
        N_ ("Did you drink little, sweat a lot, vomit or get diarrhoea?"),
        N_ ("Low intake, heavy sweating, vomiting or diarrhoea"),
        N_ ("All of these take fluid and salts from the body.")},
    [SOLEUS_KEY_Q09] = {"Q09", SOLEUS_KEY_NONE,
        N_ ("Is your diet poor or one-sided, or does your gut take up food "
            "badly?"),
        N_ ("Poor or one-sided diet, malabsorption"),
        N_ ("It can lead to a lack of vitamins, magnesium or calcium.")},
    [SOLEUS_KEY_Q10] = {"Q10", SOLEUS_KEY_NONE,
        N_ ("Did you go long without food, do you use diabetes medicine, or "
            "did sugar help?"),
        N_ ("Long fasting; insulin or diabetes tablets; better after sugar"),
        N_ ("Low blood sugar makes people shake and sweat.")},
    [SOLEUS_KEY_Q10_DIABETES_MEDICINE] = {"Q10.diabetes_medicine",
        SOLEUS_KEY_Q10, N_ ("Do you use insulin or tablets for diabetes?"),
        N_ ("Insulin or glucose-lowering tablets"),
        N_ ("They can lower the blood sugar too far.")},
    [SOLEUS_KEY_Q10_SWEATING_CONFUSED] = {"Q10.sweating_confused",
        SOLEUS_KEY_Q10, N_ ("Are you sweating, shaky or confused now?"),
        N_ ("Sweating or confusion"),
        N_ ("These are signs of low blood sugar.")},
    [SOLEUS_KEY_Q10_DROWSY] = {"Q10.drowsy", SOLEUS_KEY_Q10,
        N_ ("Is the person drowsy or hard to wake?"), N_ ("Drowsy"),
        N_ ("Low blood sugar with drowsiness is an emergency.")},
    [SOLEUS_KEY_Q11] = {"Q11", SOLEUS_KEY_NONE,
        N_ ("Is there much stress, or too little sleep?"),
        N_ ("High stress, little sleep"),
        N_ ("Stress and tiredness make muscles twitch more easily.")},
    [SOLEUS_KEY_Q12] = {"Q12", SOLEUS_KEY_NONE,
        N_ ("Do you feel anxious, low or worn out?"),
        N_ ("Anxiety, low mood, exhaustion"),
        N_ ("The document names mental imbalance as a trigger.")},
    [SOLEUS_KEY_Q13] = {"Q13", SOLEUS_KEY_NONE,
        N_ ("Did you drink much alcohol in the last 24 hours, or stop heavy "
            "drinking in the last 3 days?"),
        N_ ("Alcohol: much in 24 h, or stopped after heavy use within 72 h"),
        N_ ("Both much alcohol and a sudden stop can make muscles twitch and "
            "shake.")},
    [SOLEUS_KEY_Q13_MUCH] = {"Q13.much", SOLEUS_KEY_Q13,
        N_ ("Was it much alcohol in the last 24 hours?"),
        N_ ("Much alcohol within 24 h"),
        N_ ("It tells drinking from stopping.")},
    [SOLEUS_KEY_Q13_STOPPED_WITHIN_72_H] = {"Q13.stopped_within_72_h",
        SOLEUS_KEY_Q13,
        N_ ("Did you stop heavy drinking in the last 72 hours?"),
        N_ ("Stopped within 72 h after heavy use"),
        N_ ("The days after a stop need a doctor’s care.")},
    [SOLEUS_KEY_Q13_HALLUCINATION] = {"Q13.hallucination", SOLEUS_KEY_Q13,
        N_ ("Do you see or hear things that others do not?"),
        N_ ("Hallucination"), N_ ("In withdrawal this is an emergency.")},
    [SOLEUS_KEY_Q14] = {"Q14", SOLEUS_KEY_NONE,
        N_ ("Did you take drugs such as cocaine, amphetamine, ecstasy or "
            "opioids?"),
        N_ ("Recreational drugs"),
        N_ ("They can cause tremor and jerks. The answer stays on this "
            "computer.")},
    [SOLEUS_KEY_Q14_AGITATION_FEVER] = {"Q14.agitation_fever", SOLEUS_KEY_Q14,
        N_ ("Are you very restless, hot, or do your legs jerk stiffly?"),
        N_ ("Agitation, fever or clonus after the drug"),
        N_ ("Together with a drug this is an emergency.")},
    [SOLEUS_KEY_Q15] = {"Q15", SOLEUS_KEY_NONE,
        N_ ("Is there a new medicine, or a new dose, in the last weeks?"),
        N_ ("New or changed medicine"),
        N_ ("Some medicines cause tremor, twitches or cramps. Do not stop one "
            "without medical advice.")},
    [SOLEUS_KEY_Q15_SEROTONERGIC] = {"Q15.serotonergic", SOLEUS_KEY_Q15,
        N_ ("Does it raise serotonin (mood, migraine, strong pain), and are "
            "you now restless, sweating or feverish?"),
        N_ ("Serotonergic medicine with agitation, fever or clonus"),
        N_ ("Too much serotonin is an emergency. The doctor or pharmacist can "
            "tell whether a medicine does this.")},
    [SOLEUS_KEY_Q16] = {"Q16", SOLEUS_KEY_NONE, N_ ("Is a leg or an arm weak?"),
        N_ ("Weakness in a leg or an arm"),
        N_ ("Weakness with twitches should be seen by a doctor.")},
    [SOLEUS_KEY_Q16_FAST] = {"Q16.fast", SOLEUS_KEY_Q16,
        N_ ("Did the weakness get worse within days or weeks?"),
        N_ ("Fast or new weakness"),
        N_ ("Fast changes should be seen the same day.")},
    [SOLEUS_KEY_Q16_TIPTOE] = {"Q16.tiptoe", SOLEUS_KEY_Q16,
        N_ ("Is it hard to stand on tiptoe or on the heel of one leg?"),
        N_ ("Cannot stand on tiptoe or heels"),
        N_ ("It is a simple test of the calf and of the shin.")},
    [SOLEUS_KEY_Q17] = {"Q17", SOLEUS_KEY_NONE,
        N_ ("After hard effort, is the urine dark, or do the muscles hurt "
            "badly?"),
        N_ ("Dark urine after effort, muscle pain"),
        N_ ("Muscle that breaks down can harm the kidneys.")},
    [SOLEUS_KEY_Q17_DARK_URINE] = {"Q17.dark_urine", SOLEUS_KEY_Q17,
        N_ ("Is the urine brown, or dark like cola?"), N_ ("Dark urine"),
        N_ ("It should be looked at the same day.")},
    [SOLEUS_KEY_Q18] = {"Q18", SOLEUS_KEY_NONE,
        N_ ("Has one calf or hand become thinner?"),
        N_ ("Muscle wasting, one side"),
        N_ ("Compare both sides. A thinner muscle should be seen by a "
            "doctor.")},
    [SOLEUS_KEY_Q19] = {"Q19", SOLEUS_KEY_NONE,
        N_ ("Is there trouble with speaking, swallowing or breathing?"),
        N_ ("Trouble speaking, swallowing or breathing"),
        N_ ("These are signs that should not wait.")},
    [SOLEUS_KEY_Q19_SPEECH_SWALLOWING] = {"Q19.speech_swallowing",
        SOLEUS_KEY_Q19, N_ ("Is speaking or swallowing hard?"),
        N_ ("Dysarthria or dysphagia"), N_ ("It should be seen the same day.")},
    [SOLEUS_KEY_Q19_BREATHING] = {"Q19.breathing", SOLEUS_KEY_Q19,
        N_ ("Is it hard to breathe?"), N_ ("Dyspnoea"),
        N_ ("It is an emergency.")},
    [SOLEUS_KEY_Q20] = {"Q20", SOLEUS_KEY_NONE,
        N_ ("Do your legs want to move, more at rest and in the evening, and "
            "is it better when you move?"),
        N_ ("Urge to move the legs, worse at rest and in the evening, better "
            "on moving"),
        N_ ("This is how restless legs feel.")},
    [SOLEUS_KEY_Q21] = {"Q21", SOLEUS_KEY_NONE,
        N_ ("Does it happen in sleep, or has someone seen your legs jerk at "
            "night?"),
        N_ ("In sleep, or leg jerks seen by a partner"),
        N_ ("Leg movements in sleep often go with restless legs.")},
    [SOLEUS_KEY_Q22] = {"Q22", SOLEUS_KEY_NONE,
        N_ ("Does the calf hurt when you walk, or is it cold and pale, or "
            "swollen, warm and red?"),
        N_ ("Calf pain on walking; cold, pale foot; swollen, warm, red calf"),
        N_ ("These are signs of the blood vessels.")},
    [SOLEUS_KEY_Q22_PAIN_ON_WALKING] = {"Q22.pain_on_walking", SOLEUS_KEY_Q22,
        N_ ("Does the calf hurt when you walk and stop when you rest?"),
        N_ ("Claudication"),
        N_ ("It can mean that too little blood gets to the muscle.")},
    [SOLEUS_KEY_Q22_SWOLLEN_WARM_RED] = {"Q22.swollen_warm_red", SOLEUS_KEY_Q22,
        N_ ("Is one calf swollen, warm or red?"),
        N_ ("Swollen, warm or red calf"), N_ ("It can be a clot.")},
    [SOLEUS_KEY_Q22_COLD_PALE_PAINFUL] = {"Q22.cold_pale_painful",
        SOLEUS_KEY_Q22, N_ ("Is the leg cold, pale and painful?"),
        N_ ("Cold, pale, painful leg"),
        N_ ("It can mean that an artery is blocked.")},
    [SOLEUS_KEY_Q22_COLD_PALE_NUMB] = {"Q22.cold_pale_numb", SOLEUS_KEY_Q22,
        N_ ("Is the leg cold, pale and numb?"), N_ ("Cold, pale, numb leg"),
        N_ ("With numbness it is an emergency.")},
    [SOLEUS_KEY_Q23] = {"Q23", SOLEUS_KEY_NONE,
        N_ ("Did you get slow or stiff, with small steps, or does a limb shake "
            "at rest?"),
        N_ ("Slowness, rigidity, small steps, tremor at rest"),
        N_ ("These go together in Parkinson’s disease.")},
    [SOLEUS_KEY_Q24] = {"Q24", SOLEUS_KEY_NONE,
        N_ ("Was there numbness, loss of sight or unsteady walking, perhaps in "
            "spells that came and went?"),
        N_ ("Numbness, visual loss, unsteady gait, earlier relapses"),
        N_ ("Spells like these point to the brain and the spine.")},
    [SOLEUS_KEY_Q25] = {"Q25", SOLEUS_KEY_NONE,
        N_ ("Did memory or coordination get much worse within weeks?"),
        N_ ("Rapid decline of memory or coordination"),
        N_ ("It is very rare. It should be seen the same day.")},
    [SOLEUS_KEY_Q26] = {"Q26", SOLEUS_KEY_NONE,
        N_ ("Is there liver disease, yellow skin, or Wilson’s disease in the "
            "family (above all under the age of 40)?"),
        N_ ("Liver disease, jaundice, or Wilson’s disease in the family, age "
            "under 40"),
        N_ ("Wilson’s disease is rare and can be treated.")},
    [SOLEUS_KEY_Q27] = {"Q27", SOLEUS_KEY_NONE,
        N_ ("Is there a severe headache with a stiff neck, or does light hurt, "
            "or is there drowsiness or a rash?"),
        N_ ("Severe headache with neck stiffness, photophobia, drowsiness or "
            "rash"),
        N_ ("With fever these can be signs of meningitis.")},
    [SOLEUS_KEY_Q27_STIFF_NECK] = {"Q27.stiff_neck", SOLEUS_KEY_Q27,
        N_ ("Is the neck stiff?"), N_ ("Neck stiffness"),
        N_ ("With fever this is an emergency.")},
    [SOLEUS_KEY_Q27_DROWSY] = {"Q27.drowsy", SOLEUS_KEY_Q27,
        N_ ("Is the person drowsy or confused?"), N_ ("Drowsy"),
        N_ ("With fever this is an emergency.")},
    [SOLEUS_KEY_Q27_RASH] = {"Q27.rash", SOLEUS_KEY_Q27,
        N_ ("Is there a new rash, above all spots that stay when pressed?"),
        N_ ("Rash"), N_ ("With fever this is an emergency.")},
    [SOLEUS_KEY_Q28] = {"Q28", SOLEUS_KEY_NONE,
        N_ ("Did one of these start all at once: weak face, arm or leg, "
            "trouble with speech, the worst headache? Or was the head hurt?"),
        N_ ("Sudden weakness of face, arm or leg, speech, worst headache; head "
            "injury; blood thinner"),
        N_ ("These can be signs of a stroke or a bleeding in the brain.")},
    [SOLEUS_KEY_Q28_SUDDEN_WEAKNESS] = {"Q28.sudden_weakness", SOLEUS_KEY_Q28,
        N_ ("Did an arm or a leg get weak all at once?"),
        N_ ("Sudden weakness of arm or leg"), N_ ("It is an emergency.")},
    [SOLEUS_KEY_Q28_FACE_OR_SPEECH] = {"Q28.face_or_speech", SOLEUS_KEY_Q28,
        N_ ("Does the face droop, or is speech suddenly slurred?"),
        N_ ("Facial droop or sudden speech trouble"),
        N_ ("It is an emergency.")},
    [SOLEUS_KEY_Q28_WORST_HEADACHE] = {"Q28.worst_headache", SOLEUS_KEY_Q28,
        N_ ("Is it the worst headache ever, and did it come suddenly?"),
        N_ ("Sudden worst-ever headache"), N_ ("It is an emergency.")},
    [SOLEUS_KEY_Q28_HEAD_INJURY] = {"Q28.head_injury", SOLEUS_KEY_Q28,
        N_ ("Was there a blow to the head?"), N_ ("Head injury"),
        N_ ("A bleeding can follow hours later.")},
    [SOLEUS_KEY_Q28_BLOOD_THINNER] = {"Q28.blood_thinner", SOLEUS_KEY_Q28,
        N_ ("Do you take a blood thinner?"), N_ ("Anticoagulant"),
        N_ ("It makes a bleeding more likely. Tell it to the ambulance.")},
    [SOLEUS_KEY_Q29] = {"Q29", SOLEUS_KEY_NONE,
        N_ ("Is there an inner urge before it, and can you hold it back for a "
            "while?"),
        N_ ("Premonitory urge, suppressible"),
        N_ ("Only this can tell a tic from other jerks; the signal cannot.")},
    [SOLEUS_KEY_Q29_SOUNDS] = {"Q29.sounds", SOLEUS_KEY_Q29,
        N_ ("Are there sounds too, such as clearing the throat, or words?"),
        N_ ("Vocal tics"),
        N_ ("Movements and sounds together are named Tourette’s syndrome.")},
    [SOLEUS_KEY_Q30] = {"Q30", SOLEUS_KEY_NONE,
        N_ ("Is epilepsy known? Or was there a seizure before, a bitten "
            "tongue, wet clothes or confusion afterwards?"),
        N_ ("Known epilepsy, earlier seizure, tongue bite, incontinence, "
            "confusion after"),
        N_ ("These point to a seizure.")},
    [SOLEUS_KEY_Q30_KNOWN] = {"Q30.known", SOLEUS_KEY_Q30,
        N_ ("Is epilepsy already known, and was it as usual this time?"),
        N_ ("Known epilepsy, usual seizure"),
        N_ ("A known and usual seizure is less urgent than a new one.")},
    [SOLEUS_KEY_Q30_TONGUE_BITE] = {"Q30.tongue_bite", SOLEUS_KEY_Q30,
        N_ ("Was the tongue bitten, or were the clothes wet?"),
        N_ ("Tongue bite or incontinence"), N_ ("These point to a seizure.")},
    [SOLEUS_KEY_Q31] = {"Q31", SOLEUS_KEY_NONE,
        N_ ("Is there back or leg pain, tingling or a numb strip, perhaps "
            "after long sitting or crossed legs?"),
        N_ ("Back or leg pain, tingling, numb strip; after sitting or crossing "
            "the legs"),
        N_ ("A pressed nerve makes its muscle twitch.")},
    [SOLEUS_KEY_Q31_BLADDER_SADDLE] = {"Q31.bladder_saddle", SOLEUS_KEY_Q31,
        N_ ("Is it new that you cannot hold or pass water or stool, or is the "
            "skin between the legs numb?"),
        N_ ("New bladder or bowel disturbance, or saddle numbness"),
        N_ ("It can mean that nerves in the spine are pressed. It is an "
            "emergency.")},
    [SOLEUS_KEY_Q31_ONE_SIDE] = {"Q31.one_side", SOLEUS_KEY_Q31,
        N_ ("Is it on one side only?"), N_ ("One side only"),
        N_ ("A pressed nerve is mostly on one side.")},
    [SOLEUS_KEY_Q32] = {"Q32", SOLEUS_KEY_NONE,
        N_ ("Do you drink much coffee, strong tea or energy drinks?"),
        N_ ("Much caffeine or energy drinks"),
        N_ ("Caffeine makes muscles twitch more easily.")},
    [SOLEUS_KEY_Q33] = {"Q33", SOLEUS_KEY_NONE,
        N_ ("Does one of these apply: pregnancy, kidney disease or thyroid "
            "disease?"),
        N_ ("Pregnancy; kidney or thyroid disease"),
        N_ ("They change the salts in the blood, and what is safe to take.")},
    [SOLEUS_KEY_Q33_PREGNANT] = {"Q33.pregnant", SOLEUS_KEY_Q33,
        N_ ("Is there a pregnancy?"), N_ ("Pregnancy"),
        N_ ("A sign that stays should then be seen by a doctor.")},
    [SOLEUS_KEY_Q33_KIDNEY] = {"Q33.kidney", SOLEUS_KEY_Q33,
        N_ ("Is there a kidney disease?"), N_ ("Kidney disease"),
        N_ ("Ask a doctor before taking magnesium or calcium.")},
    [SOLEUS_KEY_Q33_THYROID] = {"Q33.thyroid", SOLEUS_KEY_Q33,
        N_ ("Is there a thyroid disease?"), N_ ("Thyroid disease"),
        N_ ("It can cause a fine tremor.")},
    [SOLEUS_KEY_Q34] = {"Q34", SOLEUS_KEY_NONE,
        N_ ("Is it a painful cramp with a hard muscle?"),
        N_ ("Painful cramp with a hard muscle"),
        N_ ("A cramp is not the same as a twitch.")},
};

/* Other spellings of a key that files may hold. */
static const struct
{
  const char *id;
  SoleusKey key;
} spellings[] = {
    {"Q22.swollen_warm", SOLEUS_KEY_Q22_SWOLLEN_WARM_RED},
};

static const char *const medicines[] = {"amiodarone", "amitriptyline",
    "amphetamine", "ciclosporin", "citalopram", "donepezil", "escitalopram",
    "fluoxetine", "furosemide", "haloperidol", "hydrochlorothiazide",
    "levothyroxine", "lithium", "metoclopramide", "omeprazole", "pantoprazole",
    "pyridostigmine", "salbutamol", "salmeterol", "sertraline", "simvastatin",
    "tacrolimus", "theophylline", "tramadol", "valproate", "venlafaxine", NULL};

const SoleusQuestion *
soleus_question_get (SoleusKey key)
{
  g_return_val_if_fail (key >= 0 && key < SOLEUS_N_KEYS, NULL);
  return &questions[key];
}

SoleusKey
soleus_key_from_id (const char *id)
{
  for (int i = 0; i < SOLEUS_N_KEYS; i++)
    if (g_strcmp0 (questions[i].id, id) == 0)
      return (SoleusKey)i;
  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (g_strcmp0 (spellings[i].id, id) == 0)
      return spellings[i].key;
  return SOLEUS_KEY_NONE;
}

const char *const *
soleus_medicine_suggestions (void)
{
  return medicines;
}

gboolean
soleus_question_lasts (SoleusKey key)
{
  static const SoleusKey lasting[] = {SOLEUS_KEY_Q26, SOLEUS_KEY_Q30,
      SOLEUS_KEY_Q30_KNOWN, SOLEUS_KEY_Q33_KIDNEY, SOLEUS_KEY_Q33_THYROID};

  for (gsize i = 0; i < G_N_ELEMENTS (lasting); i++)
    if (lasting[i] == key)
      return TRUE;
  return FALSE;
}
