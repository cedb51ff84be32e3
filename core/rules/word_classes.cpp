// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/word_classes.h"

#include "rules/names.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <vector>

namespace steward {

namespace {

struct WordList {
    WordClasses classes;
    std::string_view words; ///< folded, spaces between
};

/// English and Welsh side by side; Welsh with the mutations that a sentence gives it.
constexpr std::array lists{
    WordList{word::Month,
        "january february march april may june july august september october november december jan feb mar "
        "apr jun jul aug sep sept oct nov dec ionawr chwefror mawrth fawrth ebrill mai fai mehefin fehefin "
        "gorffennaf orffennaf awst medi fedi hydref tachwedd dachwedd rhagfyr ragfyr"},
    WordList{word::Weekday,
        "monday tuesday wednesday thursday friday saturday sunday mon tues tue weds thurs thur fri llun "
        "mawrth mercher iau gwener sadwrn sul"},
    WordList{word::Number,
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety hundred un "
        "dau dwy tri tair pedwar pedair pump pum chwech chwe saith wyth naw deg ugain hugain trigain"},
    WordList{word::Ordinal,
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"},
    WordList{word::Birth,
        "born dob dobs birth birthdate birthday bday dateofbirth geni eni ngeni ganwyd ganed "
        "anwyd aned nganwyd penblwydd phenblwydd mhenblwydd benblwydd"},
    WordList{word::Title,
        "mr mrs ms miss mx dr doctor prof professor sister matron nurse midwife rev revd reverend sir dame "
        "lady lord councillor cllr nyrs meddyg doctores parch parchedig"},
    WordList{word::StaffRole,
        "nurse nurses midwife doctor dr prof professor sister matron receptionist consultant surgeon "
        "physio physiotherapist therapist carer hca paramedic pharmacist dentist psychologist psychiatrist "
        "counsellor gp registrar radiographer porter phlebotomist nyrs meddyg bydwraig "
        "derbynnydd gofalwr secretary manager anaesthetist chiropodist podiatrist optician dietitian "
        "dietician worker practitioner specialist volunteer driver orderly"},
    WordList{word::Relation,
        "mum mums mam mams mother mothers mom mummy dad dads daddy father fathers son sons daughter "
        "daughters husband hubby wife partner fiance fiancee girlfriend boyfriend nan nana nanna gran granny "
        "grandma grandmother grandad granddad grandfather grandpa grandson granddaughter grandchild child "
        "kid "
        "baby babies brother sister uncle aunt auntie aunty cousin niece nephew neighbour neighbor "
        "neighbours "
        "friend friends mate sibling twins twin toddler boy girl lad lass bairn relative in-law mil fil "
        "stepson stepdaughter stepdad stepmum widow widower ex missus fam mham tad nhad dad fab mab merch "
        "ferch gwr ngwr gwraig ngwraig wraig plentyn mhlentyn blentyn babi mabi brawd mrawd chwaer nain taid "
        "nhaid mamgu tadcu ewythr modryb ffrind nith nai cymydog nghymydog wyr wyres fam thad frawd daid "
        "fodryb "
        "wncwl gymydog chymydog phlentyn fabi faban baban mhartner bartner cariad nghariad gariad ffrindiau "
        "llystad lystad llysfam lysfam"},
    WordList{word::Someone,
        "man woman boy girl lady gentleman gent male female pensioner toddler newborn teenager teen lad lass "
        "twin twins triplets widow widower bloke chap guy fella patient resident inmate infant person dyn "
        "menyw dynes ddynes fenyw bachgen fachgen merch ferch claf"},
    WordList{word::Possessive,
        "my our his her their your mine me fy ei ein eich eu dy the that this a an another n m"},
    WordList{word::NeverName,
        "a about above after again all almost alone along already also although always am an and another any "
        "anyone anything are around as asked at away back be became because been before being both but by "
        "came can cannot cant come could couldnt day days did didnt do does doesnt doing dont down due "
        "during "
        "each eight either else end even ever every everyone everything few finally first five following for "
        "four from get getting give given go goes going gone got had hadnt has hasnt have havent having he "
        "hed hell her here hers herself hes hi hello him himself his how however hour hours i id if ill im "
        "in "
        "into is isnt it its itself ive just keep kept know last later least leave left less let like likes "
        "looked lot made make many me meanwhile mine minutes month months more most much must my myself nine "
        "no nobody none nor not nothing now of off often ok okay old on once one ones only or other others "
        "our ours out over own per please plus put rather really said same saw say see seen seven several "
        "she shed shes should shouldnt since six so some somebody someone something soon still such take "
        "taken tell ten than thank thanks thankyou that thats the their theirs them then there theres these "
        "they theyre theyve this those though three through till time to today told tomorrow tonight too "
        "took "
        "two under unless until up upon us use used very via waited waiting want wants was wasnt way we "
        "weeks "
        "week well went were werent weve what whatever when whenever where which while who whole whom whose "
        "why with within without wont would wouldnt year years yes yesterday yet you your youre yours "
        "aged called named calls cried died discharged admitted phoned rang ring needs needed needing "
        "started sent says turned walked works worked helped feels felt thinks thought tried "
        "nhs gp gps ae aande ane icu itu hdu ccu picu nicu scbu camhs cmht pals dwp ccg icb cqc covid corona "
        "coronavirus covid19 flu jab jabs vaccine mri ct xray ecg dna doa cpr tia uti copd adhd asd autism "
        "autistic diabetic disabled epileptic pregnant deaf blind elderly poorly sick unwell stable dear "
        "sirs "
        "madam team teams staff call calls led practitioner practitioners specialist specialists consultant "
        "consultants associate associates manager managers station visit visits visitor appointment "
        "appointments department outpatient outpatients inpatient inpatients reception receptionist surgeon "
        "registrar doctors nurses nursing midwives carers care carer support service services health medical "
        "community district mental maternity emergency urgent general rota clinics patients god lord jesus "
        "christ karma google facebook twitter ombudsman whatsapp english british welsh scottish irish "
        "england britain uk wales scotland ireland asian african european polish xmas christmas easter "
        "internet email tv wifi aid aids test tests testing positive negative result results type "
        "mae oedd yn ac a'r ar at i o y yr wedi gan gyda am dros dan heb mewn na ni nid ond os pan sydd sy "
        "hefyd diolch roedd dydd nos bore prynhawn dim ddim iawn meddyg ysbyty"},
    WordList{word::Place,
        "hospital hospitals hosp infirmary ward wards centre center clinic clinics surgery practice unit "
        "units house home hospice wing suite building block trust council school college university church "
        "pharmacy chemist park station health medical road street lane avenue close court theatre cafe "
        "shop store pub hotel society foundation charity royal general county memorial district city town "
        "village hill green bridge cross corner airport bank court office offices "
        "department cancer nurses fund appeal line helpline group team service services board authority "
        "act syndrome disease palsy test scale score method ysbyty canolfan meddygfa ysgol hall lodge "
        "manor day hub"},
    WordList{word::Street,
        "street road rd avenue ave lane ln crescent cres terrace mews grove heol stryd ffordd lon rhodfa "
        "boulevard blvd cul-de-sac"},
    WordList{word::LooseStreet,
        "st close drive dr court ct way gardens gdns garden place pl walk rise row square sq hill view park "
        "green parade meadow meadows fields parc maes clos cilgant"},
    WordList{word::Home,
        "address addresses live lives lived living house home flat moved moving postcode reside resides "
        "cyfeiriad gyfeiriad nghyfeiriad chyfeiriad byw fyw cartref gartref nghartref chartref ty dy nhy "
        "thy"},
    WordList{word::Praise,
        "thank thanks thankyou thankful thx ty grateful gratitude amazing brilliant excellent excellently "
        "wonderful fantastic lovely great kind kindness kindest caring best supportive helpful friendly "
        "credit superb outstanding good nice knowledgeable professional compassionate compassion angel "
        "angels "
        "hero heroes legend recommend appreciate appreciated appreciation pleased happy gem reassuring star "
        "stars fab fabulous exceptional incredible awesome perfect impressed marvellous patient attentive "
        "polite welcoming genuine invaluable asset empathetic understanding listened praise bless compliment "
        "congratulations welldone well enjoyed enjoy helped helps difference supported supports nominate "
        "nominated proud saved highly calm ease faultless fault credits assisted treasure diolch gwych wych "
        "ardderchog "
        "caredig garedig ddiolch hyfryd bendigedig"},
    WordList{word::Blame,
        "rude useless disgusting disgrace disgraceful awful terrible appalling shocking vile nasty horrible "
        "unprofessional incompetent dismissive arrogant cold ignorant ignored shouted shouting lazy worst "
        "complaint complain shambles joke disaster ashamed evil bully bullied uncaring patronising careless "
        "sacked sack fired blame idiot moron stupid pathetic unacceptable clueless"},
    WordList{word::Accusation,
        "liar lied lying lies thief stole stolen stealing steals drunk drunkard negligent negligence killed "
        "killer kills murdered murderer abused abuser abuses abusing abusive assaulted assault attacked "
        "molested groped raped rapist racist fraud fraudster crook corrupt criminal falsified faked "
        "dangerous butcher butchered neglected neglect neglects pervert paedo paedophile pedo harassed "
        "harassing stalking stalker struck affair cheating cheat cheated dealer addict junkie alcoholic "
        "bribed blackmailed slapped hit beat beats celwyddog lleidr"},
    WordList{word::Condition,
        "cancer tumour tumor leukaemia lymphoma melanoma stroke strokes diabetes diabetic epilepsy epileptic "
        "seizure seizures fits dementia alzheimers miscarriage miscarried stillbirth stillborn hiv aids "
        "hepatitis schizophrenia schizophrenic bipolar depression depressed psychosis psychotic overdose "
        "overdosed anorexia anorexic bulimia autism autistic adhd parkinsons chemo chemotherapy radiotherapy "
        "dialysis amputation amputated amputee caesarean hysterectomy mastectomy vasectomy abortion "
        "termination biopsy transplant fracture fractured sepsis septic pneumonia asthma copd crohns colitis "
        "catheter stoma colostomy pregnant pregnancy ivf chlamydia gonorrhoea herpes syphilis sti std "
        "methadone heroin detox rehab sectioned suicidal ptsd ocd cerebral palsy fibromyalgia lupus "
        "sclerosis mnd angina pacemaker bypass stent aneurysm cataract cataracts glaucoma meningitis tb "
        "tuberculosis gallstones hernia endometriosis ectopic preeclampsia premature cyst ulcer ulcers "
        "concussion coma paralysed burns amputation limp tumours gallbladder appendicitis canser strôc strwc "
        "clefyd beichiog"},
    WordList{word::RareEvent,
        "tractor explosion exploded stabbing stabbed shooting crash crashed lightning drowned drowning "
        "helicopter avalanche electrocuted mauled quad motorbike moped scaffolding acid hostage kidnapped "
        "landslide derailed trampled blaze airlifted combine quarry paraglider parachute rollercoaster "
        "ffrwydrad"},
    WordList{word::Job,
        "teacher farmer policeman policewoman firefighter fireman councillor vicar priest headteacher "
        "headmaster headmistress postman postwoman postie shopkeeper apprentice butcher baker plumber "
        "electrician builder roofer scaffolder solicitor barrister accountant soldier lollipop mayor "
        "hairdresser chef waitress bricklayer miner fisherman landlord landlady lorry lecturer caretaker "
        "lifeboatman binman milkman vet pilot publican barmaid barman librarian undertaker cabbie farrier "
        "gamekeeper shepherd optician florist seamstress joiner welder fitter jockey footballer athrawes "
        "athro ffermwr plismon"},
    WordList{word::Faith,
        "muslim jewish jew hindu sikh catholic jehovahs polish romanian somali nigerian traveller gypsy roma "
        "chinese indian pakistani bangladeshi bulgarian lithuanian latvian ukrainian syrian afghan eritrean "
        "ghanaian jamaican caribbean kurdish turkish iranian iraqi filipino filipina vietnamese albanian "
        "portuguese hungarian slovakian zimbabwean sudanese refugee sipsi mwslim iddewig pwylaidd"},
    WordList{word::Politics,
        "minister ministers pm prime labour tory tories conservative conservatives lib mp mps government "
        "govt "
        "party secretary vote voted election politician politicians parliament senedd chancellor reform "
        "plaid "
        "president starmer king queen prince princess"},
    WordList{word::Negation,
        "not no never wasnt werent isnt arent dont didnt wouldnt hardly nothing none less lack "
        "lacking without nor neither ddim dim"},
    WordList{word::CareUnit,
        "ward bed bay clinic room cubicle theatre unit department dept suite surgery bays wards gwely "
        "clinig adran uned"},
    WordList{word::NarrowUnit,
        "icu itu hdu ccu picu nicu scbu camhs maternity oncology haematology dialysis antenatal postnatal "
        "neonatal paediatric paediatrics burns fracture memory stroke chemo renal cardiology neurology "
        "urology gynae gynaecology endoscopy dermatology rheumatology ophthalmology orthopaedic orthopaedics "
        "geriatric respiratory gastro psychiatric hospice cardiac diabetic childrens mamolaeth"},
    WordList{word::SchoolKind,
        "primary high secondary grammar infant infants junior juniors comprehensive academy nursery prep "
        "comp"},
};

/// Every word of every text is looked up: open addressing, and a hash of the first eight bytes, the last one
/// and the length.
class Table {
public:
    Table()
        : m_slots(slotCount)
    {
        for (const WordList& list : lists)
            addWords(list.words, list.classes);
        addWords(commonFirstNames(), word::FirstName);
        addWords(commonSurnames(), word::Surname);
        addWords(namesThatAreWords(), word::OrdinaryWord | word::FirstName);
    }

    WordClasses find(std::string_view word) const { return m_slots[slotOf(word)].classes; }

private:
    static constexpr size_t slotCount = 1U
        << 14U; // some four thousand words: mostly empty, so that misses are short

    struct Slot {
        std::string_view word;
        WordClasses classes = 0;
    };

    static size_t hashOf(std::string_view word)
    {
        uint64_t bytes = 0;
        std::memcpy(&bytes, word.data(), std::min<size_t>(word.size(), sizeof(bytes)));
        bytes ^= (uint64_t(word.size()) << 56U) ^ (uint64_t(static_cast<unsigned char>(word.back())) << 48U);
        return size_t((bytes * 0x9E3779B97F4A7C15U) >> 50U);
    }
    size_t slotOf(std::string_view word) const
    {
        size_t slot = word.empty() ? 0 : hashOf(word);
        while (!m_slots[slot].word.empty() && m_slots[slot].word != word)
            slot = (slot + 1) % slotCount;
        return slot;
    }
    void addWords(std::string_view words, WordClasses classes)
    {
        for (size_t at = 0; at < words.size();) {
            const size_t end = std::min(words.find(' ', at), words.size());
            const std::string_view word = words.substr(at, end - at);
            at = end + 1;
            if (word.empty())
                continue;
            Slot& slot = m_slots[slotOf(word)];
            slot.word = word;
            slot.classes |= classes;
        }
    }

    std::vector<Slot> m_slots;
};

/// The lists have none: "ngŵr" is "ngwr", "Łukasz" is "lukasz".
std::string withoutAccents(std::string_view word)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    std::string plain;
    for (int32_t i = 0; i < int32_t(word.size());) {
        UChar32 c = 0;
        U8_NEXT(word.data(), i, int32_t(word.size()), c);
        icu::UnicodeString parts;
        if (U_SUCCESS(status) && c > 0 && nfd->getDecomposition(c, parts))
            c = parts.char32At(0);
        c = c == 0x142 ? 'l' : c == 0xF8 ? 'o' : c;
        plain.push_back(c > 0 && c < 0x80 ? char(c) : '?');
    }
    return plain;
}

} // namespace

WordClasses classesOf(std::string_view folded)
{
    static const Table table;
    if (folded.empty())
        return 0;
    const bool isAscii = std::none_of(
        folded.begin(), folded.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; });
    return table.find(isAscii ? folded : std::string_view(withoutAccents(folded)));
}

} // namespace steward
