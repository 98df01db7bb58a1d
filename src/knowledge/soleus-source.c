/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Read, at least the abstract (science.md 8). [M] inside an entry: that part
 * from memory. */
static const SoleusSource sources[] = {
    {"V1",
        "Bashford et al. 2019, SPiQE, Clin Neurophysiol 130:1083-1090 "
        "(PMC6553680; erratum exists)."},
    {"V2",
        "Bashford et al. 2020 (online 2019), AVID pre-processing, Clin "
        "Neurophysiol 131:265-273 (kclpure.kcl.ac.uk)."},
    {"V3",
        "Bashford et al. 2020, The rise and fall of fasciculations in ALS, "
        "Brain Commun 2:fcaa018 (PMC7425399)."},
    {"V4",
        "Bashford et al. 2020, Fasciculations demonstrate daytime consistency "
        "in ALS, Muscle Nerve (kclpure.kcl.ac.uk)."},
    {"V5",
        "Fasciculation potentials in foot and leg muscles of healthy young "
        "adults, Electroencephalogr Clin Neurophysiol 1994;93:163-168 "
        "(abstract; first author van der Heijden [M])."},
    {"V6",
        "Sleutjes et al. 2016, Identifying fasciculation potentials in MND: a "
        "matter of probability, Muscle Nerve 53:227-233 (repub.eur.nl)."},
    {"V7",
        "Kleine et al. 2012, Fasciculations and their F-response revisited, "
        "Clin Neurophysiol 123:399-405."},
    {"V8",
        "Interspike interval analysis in a patient with peripheral nerve "
        "hyperexcitability, Muscle Nerve 2008;37:269-274 (Kleine [M])."},
    {"V9",
        "Zhou, Li, Jahanmiri-Nezhad, Rymer, Barkhaus 2012, J NeuroEng Rehabil "
        "9:78."},
    {"V10",
        "Mills, Detecting fasciculations in ALS: duration of observation "
        "required (abstract: 53 muscles, 19 patients, 90 s; JNNP 2011 [M])."},
    {"V11",
        "Jahanmiri-Nezhad et al. 2014, Spike sorting paradigm, Comput Biol Med "
        "55:26-35."},
    {"V12",
        "de Carvalho & Swash 1998, Fasciculation potentials, Muscle Nerve "
        "21:336-344."},
    {"V13",
        "JNNP table 3, fasciculation parameters in tibialis anterior MRC 5 "
        "(jnnp.bmj.com markup 179675; paper de Carvalho & Swash 2013 [M])."},
    {"V14",
        "Fasciculation potentials in ALS and PNH, BioMed Res Int "
        "2021:6631664."},
    {"V15",
        "Mayo follow-up of 121 benign fasciculation patients (aboutbfs.com "
        "summary, healthjade.com; Blexrud 1993 Ann Neurol 34:622); also Reed & "
        "Kurland 70 %."},
    {"V16",
        "A prospective study of benign fasciculation syndrome and anxiety, "
        "Muscle Nerve 2018;58:852-854; abstract S45.007 Neurology 2017."},
    {"V18",
        "Meekins, So, Quan 2008, AANEM review of surface EMG, Muscle Nerve "
        "38:1219-1224."},
    {"V19",
        "Neuromyotonia review, Clin Neurophysiol 2006;117:2118-2127 (Maddison "
        "[M])."},
    {"V20", "MedLink, Neuromyotonia and myokymia (2023/2024)."},
    {"V21",
        "AANEM definition of myotonic discharge quoted with recording (20-80 "
        "Hz)."},
    {"V22", "neuromuscular.wustl.edu, CRD."},
    {"V23",
        "Pozos et al. 1987, Human studies concerning thermal-induced "
        "shivering, Ann Emerg Med 16:1037-1041."},
    {"V23s", "StatPearls 19794, abnormal spontaneous EMG activity."},
    {"V24",
        "Isoflurane alters shivering patterns, Anesthesiology 1998;88:866 (5-7 "
        "Hz clonic)."},
    {"V25",
        "Rhythmic feet movements while falling asleep, Mov Disord 2001 (375 "
        "subjects; Wichniak [M])."},
    {"V26", "Yang & Winkelman 2010, HFLM, J Clin Sleep Med 6(5)."},
    {"V27", "EFM definition (hypnicjerking.com quoting AASM)."},
    {"V28",
        "Assessment of fragmentary myoclonus in healthy sleepers (abstract)."},
    {"V29",
        "Frauscher et al. 2014, Motor events during healthy sleep, Sleep (doi "
        "10.5665/sleep.3586)."},
    {"V30",
        "Table 3, AASM (Berry 2018) and WASM (Ferri 2016) leg-movement "
        "criteria, Clin Neurophysiol Pract 2022;7:285-316 (PMC9619152)."},
    {"V31",
        "WASM 2016 standards (abstract, "
        "digitalrepository.aurorahealthcare.org; Ferri, Fulda, Allen et al., "
        "Sleep Med 2016 [M])."},
    {"V32",
        "Skeba et al., Defining morphology of PLMS (pure.johnshopkins.edu)."},
    {"V33",
        "Carvelli et al. (deep-learning PLM, orbit.dtu.dk); Moore et al. 2014 "
        "PLoS One 9:e114565; automatic scoring in 10 RLS patients (Tauchmann & "
        "Pollmaecher [M]); MATPLM1, Sleep Med 2015;16:1541-1549."},
    {"V34",
        "Leg actigraphy: review Sleep Med Rev 2014;18:425-434; King et al. "
        "2005 Sleep Med; ankle/toe comparison 2008 Neurol Res; Athavale et al. "
        "2019 Sleep 42(9)."},
    {"V35", "Luft et al. 2019, Sensors 19:4301 (PMC6806079)."},
    {"V36", "Barrantes et al. 2017, PLoS One 12:e0183843."},
    {"V37", "di Biase et al. 2017, Brain 140:1977-1986."},
    {"V39",
        "Table 2, Electrophysiological characteristics of hyperkinetic "
        "syndromes, Clin Neurophysiol Pract 2025;10:188-201 (PMC12219005)."},
    {"V40",
        "Suedmeyer et al. 2004, Postural tremor in Wilson's disease: MEG "
        "study, Mov Disord."},
    {"V41",
        "Vial et al. 2019, How to do an electrophysiological study of tremor, "
        "Clin Neurophysiol Pract 4:134-142."},
    {"V43",
        "Burst duration, van der Veen 2024 and Riva 2024 as quoted on "
        "crosschannel.uk."},
    {"V43b", "Table 1, PMC9619152 (CJD about 60 ms)."},
    {"V44", "Cortical reflex myoclonus 10-30 ms (Hallett 1979 [M name])."},
    {"V45",
        "CJD EEG: droracle.ai summary (1 Hz, 64 %/91 %), Medscape answer; "
        "Wieser et al. 2006 Clin Neurophysiol 117:935-951."},
    {"V46",
        "McGurrin et al. 2020, Tremor Other Hyperkinet Mov 10; Panyakaew et "
        "al. 2016 Clin Neurophysiol Pract 1:33-37."},
    {"V47",
        "Wallace, Ross, Thomas 2005, Motor unit behavior during clonus, J Appl "
        "Physiol 99:2166."},
    {"V48", "Hidler & Rymer, Clonus in spastic subjects."},
    {"V49", "Mummidisetty et al., Automatic analysis of EMG during clonus."},
    {"V50", "clonus overview (3-8 Hz)."},
    {"V50b",
        "MS clonus and spinal stimulation, doi 10.1177/13524585251357143."},
    {"V51a", "Beniczky et al. 2018 Neurology 90:e428."},
    {"V51b", "Conradsen et al. 2012 IEEE TBME 59:579."},
    {"V51c", "Cardenas et al., J Clin Neurophysiol."},
    {"V51d", "Theodore et al. 1994 Neurology 44:1403."},
    {"V51e",
        "clonic seizures versus tremor, 2025 "
        "(commons.case.edu/facultyworks/1278; 6 patients only)."},
    {"V51f", "Conradsen et al. 2011 Epilepsia 52:2125."},
    {"V52",
        "Solnik et al. 2008 Acta Bioeng Biomech 10(2):65-68; 2010 Eur J Appl "
        "Physiol (s00421-010-1521-8)."},
    {"V52b", "Tenan et al. 2017 PLoS One 12:e0177312."},
    {"V53", "Staude et al. 2001 EURASIP J Appl Signal Process 2:67-81."},
    {"V54",
        "Hodges & Bui 1996 Electroencephalogr Clin Neurophysiol 101:511-519."},
    {"V54b", "Yuvaraj et al. 2024 F1000Research 12:429 (PMC10997989)."},
    {"V55", "Selvan et al. 2018 IEEE TNSRE 26:1279 (PMC6697092)."},
    {"V56", "sample-entropy onset detection (PMC3514830; Zhang & Zhou [M])."},
    {"V57", "De Luca et al. 2010 J Biomech 43:1573-1579."},
    {"V57b", "EMG tutorial, Front Neurol 2020;11:576729 (PMC7594523)."},
    {"V58", "seniam.org, gastrocnemius lateralis."},
    {"V59", "KAAP686 EMG notes (SENIAM/ISEK corner frequencies)."},
    {"V60", "Huigen, Peper, Grimbergen 2002 Med Biol Eng Comput 40:332."},
    {"V61",
        "Vandervoort & McComas (McMaster page: LG 100.0, MG 113.7, soleus "
        "156.5 ms); Sale et al. 1982 J Appl Physiol 52:1636; Sica & McComas "
        "1971 JNNP 34:113."},
    {"V61b", "motor-unit rates of the gastrocnemii (soleus about 16 Hz)."},
    {"V62",
        "McGill, A model of the surface-recorded MUAP (two tripoles, "
        "abstract); Rodriguez-Falces et al. 2012 EMG Modeling (InTech); "
        "Petersen & Rostalski 2019 Front Physiol 10:176 (names [M])."},
    {"V63",
        "Morgan et al. 2017, medication-induced tremor, Tremor Other "
        "Hyperkinet Mov 7:442 (tables)."},
    {"V63b", "NHS, Twitching eyes and muscles (copies, reviewed 30/10/2023)."},
    {"V64",
        "Garrison et al. 2020, Magnesium for skeletal muscle cramps, Cochrane "
        "CD009402.pub3."},
    {"V65",
        "hypomagnesaemia summaries (entirelyhealth.com, droracle.ai quoting "
        "FDA label)."},
    {"V66", "IRLSSG 2014 criteria (gpcpd.heiw.wales)."},
    {"V67",
        "S1 radiculopathy and calf enlargement (AJPMR 2014;93:275; Spine "
        "2002;27:E406)."},
    {"V68",
        "MDCG 2019-11 rev. 1 commentaries (reuschlaw.de, "
        "medtechmediaeurope.com, gmpinsiders.com)."},
    {"V69", "Martinez Manzanera et al. 2016 PLoS One 11:e0156822."},
    {"V70", "Posa et al. 2020 Muscle Nerve 61:387-390."},
    {"V71",
        "Ross & Thomas 1995, Human motor unit activity during induced muscle "
        "cramp (Brain [M], 118:983-993)."},
    {"V72",
        "Khan & Burne 2007 J Neurophysiol 98:1102-1107; Roeleveld et al. 2000 "
        "J Appl Physiol 88:1698."},
    {"V73", "Ferri et al. 2021 Sleep 44:zsab092."},
    {"V74", "Duarte et al. 2020 Radiol Bras 53:116 (PMC7170585)."},
    {"V75", "Gresty & Buckwell 1990 JNNP 53:976."},
    {"V76", "Epilepsy first aid (epilepsysandiego.org)."},
    {"V77",
        "Nakagawa et al. 2015, Neural mechanisms of muscle cramp (chapter)."},
    {"V78", "Parsaei & Stashuk 2011 Med Eng Phys 33:581-589."},
    /* First aid, read for these texts; not of the specification. */
    {"simonscotland", "Simon Community Scotland, First aid for hypothermia."},
    {"stjohn",
        "St John Ambulance, What to do for low blood sugar (hypoglycaemia)."},
    {"strokefoundation",
        "Stroke Foundation (Australia), What to do while you wait for an "
        "ambulance."},
};

static const struct
{
  const char *mark;
  const char *meaning;
} marks[] = {
    {"C", N_ ("computed for Soleus with simulated signals")},
    {"D", N_ ("choice of the makers of Soleus, from general knowledge")},
    {"M", N_ ("published, cited from memory, not read again")},
};

guint
soleus_source_get_n (void)
{
  return G_N_ELEMENTS (sources);
}

const SoleusSource *
soleus_source_get (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (sources), NULL);
  return &sources[i];
}

const SoleusSource *
soleus_source_find (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (strcmp (sources[i].key, key) == 0)
      return &sources[i];
  return NULL;
}

const char *
soleus_source_mark (const char *mark)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strcmp (marks[i].mark, mark) == 0)
      return _ (marks[i].meaning);
  return NULL;
}
