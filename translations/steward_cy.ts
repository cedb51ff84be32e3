<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="cy" sourcelanguage="en_GB">
<context>
    <name>History</name>
    <message>
        <source>%1; to look at: %2</source>
        <translation>%1; i edrych arno: %2</translation>
    </message>
    <message>
        <source>%1; not read by the rules</source>
        <translation>%1; heb ei ddarllen gan y rheolau</translation>
    </message>
    <message>
        <source>new</source>
        <translation>newydd</translation>
    </message>
    <message>
        <source>open</source>
        <translation>agored</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>yn aros</translation>
    </message>
    <message>
        <source>snoozed</source>
        <translation>gohiriwyd</translation>
    </message>
    <message>
        <source>escalated</source>
        <translation>uwchgyfeiriwyd</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>datryswyd</translation>
    </message>
    <message>
        <source>Reply drafted</source>
        <translation>Drafftiwyd ateb</translation>
    </message>
    <message>
        <source>Reply waits for approval</source>
        <translation>Mae&apos;r ateb yn aros am gymeradwyaeth</translation>
    </message>
    <message>
        <source>Reply came back: the author deleted what it answers</source>
        <translation>Daeth yr ateb yn ôl: dileodd yr awdur yr hyn y mae&apos;n ei ateb</translation>
    </message>
    <message>
        <source>Reply came back: the author edited what it answers</source>
        <translation>Daeth yr ateb yn ôl: golygodd yr awdur yr hyn y mae&apos;n ei ateb</translation>
    </message>
    <message>
        <source>Reply came back: the thread has moved on</source>
        <translation>Daeth yr ateb yn ôl: mae&apos;r edefyn wedi symud ymlaen</translation>
    </message>
    <message>
        <source>Reply came back: it waited too long</source>
        <translation>Daeth yr ateb yn ôl: arhosodd yn rhy hir</translation>
    </message>
    <message>
        <source>Reply came back: the checklist is not passed any more</source>
        <translation>Daeth yr ateb yn ôl: nid yw&apos;n pasio&apos;r rhestr wirio mwyach</translation>
    </message>
    <message>
        <source>Reply returned to its writer</source>
        <translation>Dychwelwyd yr ateb i&apos;w awdur</translation>
    </message>
    <message>
        <source>Reply approved</source>
        <translation>Cymeradwywyd yr ateb</translation>
    </message>
    <message>
        <source>Reply will be tried again</source>
        <translation>Rhoddir cynnig arall ar yr ateb</translation>
    </message>
    <message>
        <source>Reply holds before it is sent</source>
        <translation>Mae&apos;r ateb yn cael ei ddal cyn ei anfon</translation>
    </message>
    <message>
        <source>Reply is being sent</source>
        <translation>Mae&apos;r ateb yn cael ei anfon</translation>
    </message>
    <message>
        <source>Reply recorded as sent by hand</source>
        <translation>Cofnodwyd bod yr ateb wedi ei anfon â llaw</translation>
    </message>
    <message>
        <source>Reply sent</source>
        <translation>Anfonwyd yr ateb</translation>
    </message>
    <message>
        <source>Reply could not be sent</source>
        <translation>Ni ellid anfon yr ateb</translation>
    </message>
    <message>
        <source>Reply replaced by a newer one</source>
        <translation>Disodlwyd yr ateb gan un mwy newydd</translation>
    </message>
    <message>
        <source>Reply withdrawn</source>
        <translation>Tynnwyd yr ateb yn ôl</translation>
    </message>
    <message>
        <source>Reply taken back after it was out</source>
        <translation>Tynnwyd yr ateb yn ôl ar ôl ei gyhoeddi</translation>
    </message>
    <message>
        <source>shown, not moderated</source>
        <translation>i&apos;w weld, heb ei gymedroli</translation>
    </message>
    <message>
        <source>held</source>
        <translation>daliwyd yn ôl</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>cymeradwywyd</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>cuddiwyd</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>tynnwyd</translation>
    </message>
    <message>
        <source>deleted by its author</source>
        <translation>dilewyd gan ei awdur</translation>
    </message>
    <message>
        <source>nothing to do on the platform</source>
        <translation>dim i&apos;w wneud ar y platfform</translation>
    </message>
    <message>
        <source>waits to be carried out</source>
        <translation>yn aros i gael ei gyflawni</translation>
    </message>
    <message>
        <source>waits: no connection to the account</source>
        <translation>yn aros: dim cysylltiad â&apos;r cyfrif</translation>
    </message>
    <message>
        <source>being carried out</source>
        <translation>yn cael ei gyflawni</translation>
    </message>
    <message>
        <source>confirmed by the platform</source>
        <translation>cadarnhawyd gan y platfform</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>methodd</translation>
    </message>
    <message>
        <source>withdrawn before it was carried out</source>
        <translation>tynnwyd yn ôl cyn ei gyflawni</translation>
    </message>
    <message>
        <source>recorded as done by hand</source>
        <translation>cofnodwyd fel gwnaed â llaw</translation>
    </message>
    <message>
        <source>first response</source>
        <translation>ymateb cyntaf</translation>
    </message>
    <message>
        <source>next response</source>
        <translation>ymateb nesaf</translation>
    </message>
    <message>
        <source>resolution</source>
        <translation>datrysiad</translation>
    </message>
    <message>
        <source>human look</source>
        <translation>golwg gan berson</translation>
    </message>
    <message>
        <source>complaint acknowledgement</source>
        <translation>cydnabod cwyn</translation>
    </message>
    <message>
        <source>information request</source>
        <translation>cais am wybodaeth</translation>
    </message>
    <message>
        <source>subject access</source>
        <translation>mynediad at ddata gan y testun</translation>
    </message>
    <message>
        <source>data protection complaint</source>
        <translation>cwyn diogelu data</translation>
    </message>
    <message>
        <source>returned to the moderator</source>
        <translation>dychwelwyd at y cymedrolwr</translation>
    </message>
    <message>
        <source>upheld</source>
        <translation>cadarnhawyd</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>cymerwyd drosodd</translation>
    </message>
    <message>
        <source>referred out</source>
        <translation>cyfeiriwyd allan</translation>
    </message>
    <message>
        <source>immediate</source>
        <translation>ar unwaith</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>brys</translation>
    </message>
    <message>
        <source>routine</source>
        <translation>arferol</translation>
    </message>
    <message>
        <source>Our own item came in</source>
        <translation>Daeth ein heitem ein hunain i mewn</translation>
    </message>
    <message>
        <source>Item came in</source>
        <translation>Daeth eitem i mewn</translation>
    </message>
    <message>
        <source>Author edited the item</source>
        <translation>Golygodd yr awdur yr eitem</translation>
    </message>
    <message>
        <source>Seen on the platform: the item is %1</source>
        <translation>Gwelwyd ar y platfform: cyflwr yr eitem yw %1</translation>
    </message>
    <message>
        <source>Merged into case %1</source>
        <translation>Cyfunwyd ag achos %1</translation>
    </message>
    <message>
        <source>Item joined from case %1</source>
        <translation>Ymunodd eitem o achos %1</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>Hawliwyd</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Rhyddhawyd</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>Aseiniwyd i %1</translation>
    </message>
    <message>
        <source>Assigned to nobody</source>
        <translation>Heb ei aseinio i neb</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nodyn</translation>
    </message>
    <message>
        <source>Looked at by a person</source>
        <translation>Edrychodd person arno</translation>
    </message>
    <message>
        <source>State changed from %1 to %2</source>
        <translation>Newidiodd y cyflwr o %1 i %2</translation>
    </message>
    <message>
        <source>Decided: %1</source>
        <translation>Penderfynwyd: %1</translation>
    </message>
    <message>
        <source>Decided: %1 under %2</source>
        <translation>Penderfynwyd: %1 o dan %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Evidence kept</source>
        <translation>Cadwyd tystiolaeth</translation>
    </message>
    <message>
        <source>Private reply written</source>
        <translation>Ysgrifennwyd ateb preifat</translation>
    </message>
    <message>
        <source>Public reply written</source>
        <translation>Ysgrifennwyd ateb cyhoeddus</translation>
    </message>
    <message>
        <source>%1, checklist signed in bulk</source>
        <translation>%1, llofnodwyd y rhestr wirio i gyd ar unwaith</translation>
    </message>
    <message>
        <source>Escalated to %1, %2</source>
        <translation>Uwchgyfeiriwyd at %1, %2</translation>
    </message>
    <message>
        <source>Escalation acknowledged by %1</source>
        <translation>Cydnabuwyd yr uwchgyfeiriad gan %1</translation>
    </message>
    <message>
        <source>Own escalation reviewed: %1</source>
        <translation>Adolygwyd eich uwchgyfeiriad eich hun: %1</translation>
    </message>
    <message>
        <source>Escalation reviewed: %1</source>
        <translation>Adolygwyd yr uwchgyfeiriad: %1</translation>
    </message>
    <message>
        <source>Escalation taken back</source>
        <translation>Tynnwyd yr uwchgyfeiriad yn ôl</translation>
    </message>
    <message>
        <source>Clock started: %1</source>
        <translation>Dechreuodd y cloc: %1</translation>
    </message>
    <message>
        <source>Target met: %1</source>
        <translation>Cyrhaeddwyd y targed: %1</translation>
    </message>
    <message>
        <source>Target breached: %1</source>
        <translation>Methwyd y targed: %1</translation>
    </message>
    <message>
        <source>Clock paused: %1</source>
        <translation>Oedwyd y cloc: %1</translation>
    </message>
    <message>
        <source>Clock runs again: %1</source>
        <translation>Mae&apos;r cloc yn rhedeg eto: %1</translation>
    </message>
    <message>
        <source>Clock ended: %1</source>
        <translation>Daeth y cloc i ben: %1</translation>
    </message>
    <message>
        <source>Last step undone; the case is %1 again</source>
        <translation>Dadwnaed y cam diwethaf; cyflwr yr achos yw %1 eto</translation>
    </message>
    <message>
        <source>Sensitive case read by %1</source>
        <translation>Darllenwyd achos sensitif gan %1</translation>
    </message>
    <message>
        <source>Workspace created</source>
        <translation>Crëwyd y gweithle</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>Ychwanegwyd person</translation>
    </message>
    <message>
        <source>Person&apos;s roles changed</source>
        <translation>Newidiwyd rolau&apos;r person</translation>
    </message>
    <message>
        <source>Account added</source>
        <translation>Ychwanegwyd cyfrif</translation>
    </message>
    <message>
        <source>Account removed</source>
        <translation>Tynnwyd cyfrif</translation>
    </message>
    <message>
        <source>Account tested</source>
        <translation>Profwyd cyfrif</translation>
    </message>
    <message>
        <source>Collected what is new</source>
        <translation>Casglwyd yr hyn sy&apos;n newydd</translation>
    </message>
    <message>
        <source>Items imported</source>
        <translation>Mewnforiwyd eitemau</translation>
    </message>
    <message>
        <source>Ground rules published</source>
        <translation>Cyhoeddwyd y rheolau sylfaenol</translation>
    </message>
    <message>
        <source>Settings changed</source>
        <translation>Newidiwyd y gosodiadau</translation>
    </message>
    <message>
        <source>Moderation log exported</source>
        <translation>Allforiwyd y cofnod cymedroli</translation>
    </message>
    <message>
        <source>Moderation log verified</source>
        <translation>Gwiriwyd y cofnod cymedroli</translation>
    </message>
    <message>
        <source>Checkpoint signed</source>
        <translation>Llofnodwyd y pwynt gwirio</translation>
    </message>
    <message>
        <source>Backup made</source>
        <translation>Gwnaed copi wrth gefn</translation>
    </message>
    <message>
        <source>Signing key stored</source>
        <translation>Storiwyd yr allwedd lofnodi</translation>
    </message>
    <message>
        <source>Searched for a person</source>
        <translation>Chwiliwyd am berson</translation>
    </message>
    <message>
        <source>The clock of this machine jumped</source>
        <translation>Neidiodd cloc y peiriant hwn</translation>
    </message>
    <message>
        <source>Items exported</source>
        <translation>Allforiwyd eitemau</translation>
    </message>
    <message>
        <source>person %1</source>
        <translation>person %1</translation>
    </message>
    <message>
        <source>Steward (%1)</source>
        <translation>Steward (%1)</translation>
    </message>
    <message>
        <source>keep up</source>
        <translation>cadw</translation>
    </message>
    <message>
        <source>approve</source>
        <translation>cymeradwyo</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>dal yn ôl</translation>
    </message>
    <message>
        <source>hide</source>
        <translation>cuddio</translation>
    </message>
    <message>
        <source>show again</source>
        <translation>dangos eto</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>tynnu</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>adfer</translation>
    </message>
    <message>
        <source>mark as spam</source>
        <translation>marcio fel sbam</translation>
    </message>
    <message>
        <source>warn</source>
        <translation>rhybuddio</translation>
    </message>
    <message>
        <source>block the author</source>
        <translation>rhwystro&apos;r awdur</translation>
    </message>
    <message>
        <source>unblock the author</source>
        <translation>dadrwystro&apos;r awdur</translation>
    </message>
    <message>
        <source>report to the platform</source>
        <translation>riportio i&apos;r platfform</translation>
    </message>
    <message>
        <source>Finding of %1 (%2) agreed with</source>
        <translation>Cytunwyd â chanfyddiad %1 (%2)</translation>
    </message>
    <message>
        <source>Finding of %1 (%2) disagreed with</source>
        <translation>Anghytunwyd â chanfyddiad %1 (%2)</translation>
    </message>
    <message>
        <source>Finding of %1 (%2) ignored</source>
        <translation>Anwybyddwyd canfyddiad %1 (%2)</translation>
    </message>
    <message>
        <source>Judged again with what its author said before</source>
        <translation>Barnwyd eto gyda&apos;r hyn a ddywedodd ei awdur o&apos;r blaen</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>This was stopped before it was done; try it again.</source>
        <translation>Stopiwyd hyn cyn iddo orffen; rhowch gynnig arall arni.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>none</source>
        <translation>dim</translation>
    </message>
    <message>
        <source>Bar chart; the table that follows has the same numbers.</source>
        <translation>Siart bar; mae gan y tabl sy&apos;n dilyn yr un rhifau.</translation>
    </message>
    <message>
        <source>Skip to the report</source>
        <translation>Neidio i&apos;r adroddiad</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Adrannau</translation>
    </message>
    <message>
        <source>%1, page %2 of %3</source>
        <translation>%1, tudalen %2 o %3</translation>
    </message>
    <message>
        <source>under a minute</source>
        <translation>llai na munud</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 mun</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 awr %2 mun</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 diwrnod %2 awr</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Moderation log</source>
        <translation>Cofnod cymedroli</translation>
    </message>
    <message>
        <source>practice: a fictional organisation</source>
        <translation>ymarfer: sefydliad dychmygol</translation>
    </message>
    <message>
        <source>no rule</source>
        <translation>dim rheol</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Sefydliad</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Detholiad</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Cofnodion</translation>
    </message>
    <message>
        <source>%1, numbers %2 to %3</source>
        <translation>%1, rhifau %2 i %3</translation>
    </message>
    <message>
        <source>First entry</source>
        <translation>Cofnod cyntaf</translation>
    </message>
    <message>
        <source>Last entry</source>
        <translation>Cofnod olaf</translation>
    </message>
    <message>
        <source>Report made</source>
        <translation>Gwnaed yr adroddiad</translation>
    </message>
    <message>
        <source>Key fingerprint</source>
        <translation>Ôl bys yr allwedd</translation>
    </message>
    <message>
        <source>What this can prove</source>
        <translation>Yr hyn y gall hyn ei brofi</translation>
    </message>
    <message>
        <source>The entries are part of a log of %1 entries, signed as a whole in checkpoint.txt with the key whose fingerprint is above (root %2).</source>
        <translation>Mae&apos;r cofnodion yn rhan o gofnod o %1 cofnod, a lofnodwyd yn gyfan yn checkpoint.txt â&apos;r allwedd y mae ei hôl bys uchod (gwraidd %2).</translation>
    </message>
    <message>
        <source>By itself this folder is consistent, not anchored: compare the fingerprint with the one that was written down when the log was set up, or verify against a checkpoint that was kept elsewhere.</source>
        <translation>Ar ei phen ei hun mae&apos;r ffolder hon yn gyson, ond heb ei hangori: cymharwch yr ôl bys â&apos;r un a ysgrifennwyd pan sefydlwyd y cofnod, neu gwiriwch yn erbyn pwynt gwirio a gadwyd mewn man arall.</translation>
    </message>
    <message>
        <source>A checkpoint last left the workstation at %1. The log is tamper-evident up to then; what is younger could be rewritten by somebody who holds the key and the database.</source>
        <translation>Y tro diwethaf i bwynt gwirio adael y weithfan oedd %1. Hyd hynny byddai unrhyw ymyrraeth â&apos;r cofnod yn amlwg; gallai rhywun sydd â&apos;r allwedd a&apos;r gronfa ddata ailysgrifennu&apos;r hyn sy&apos;n fwy diweddar.</translation>
    </message>
    <message>
        <source>No checkpoint has left the workstation yet: somebody who holds the key and the database could rewrite the whole log. Set up a folder for checkpoints.</source>
        <translation>Nid oes pwynt gwirio wedi gadael y gweithfan eto: gallai rhywun sydd â&apos;r allwedd a&apos;r gronfa ddata ailysgrifennu&apos;r cofnod cyfan. Trefnwch ffolder ar gyfer pwyntiau gwirio.</translation>
    </message>
    <message>
        <source>People appear as numbers and texts not at all: the log holds neither, so that erasing a person&apos;s data leaves it true. VERIFY.md says how to check everything without Steward.</source>
        <translation>Mae pobl yn ymddangos fel rhifau ac nid yw testunau&apos;n ymddangos o gwbl: nid yw&apos;r cofnod yn cynnwys enwau na thestunau, fel ei fod yn dal yn wir ar ôl dileu data person. Mae VERIFY.md yn dweud sut i wirio popeth heb Steward.</translation>
    </message>
    <message>
        <source>%1 entries are of a kind that this version of Steward does not know; they are counted by name only.</source>
        <translation>Mae %1 cofnod o fath nad yw&apos;r fersiwn hon o Steward yn ei adnabod; cânt eu cyfrif yn ôl enw yn unig.</translation>
    </message>
    <message>
        <source>Entries a day</source>
        <translation>Cofnodion y dydd</translation>
    </message>
    <message>
        <source>Entries a month</source>
        <translation>Cofnodion y mis</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nifer</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Beth ddigwyddodd</translation>
    </message>
    <message>
        <source>Entries by event</source>
        <translation>Cofnodion yn ôl digwyddiad</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Digwyddiad</translation>
    </message>
    <message>
        <source>Entries by who acted</source>
        <translation>Cofnodion yn ôl pwy weithredodd</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Pwy</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Penderfyniadau</translation>
    </message>
    <message>
        <source>Decisions by ground rule</source>
        <translation>Penderfyniadau yn ôl rheol sylfaenol</translation>
    </message>
    <message>
        <source>Decisions by ground rule and action</source>
        <translation>Penderfyniadau yn ôl rheol sylfaenol a gweithred</translation>
    </message>
    <message>
        <source>Ground rule</source>
        <translation>Rheol sylfaenol</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Gweithred</translation>
    </message>
    <message>
        <source>How they were carried out on the platform</source>
        <translation>Sut y cawsant eu cyflawni ar y platfform</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Diwedd</translation>
    </message>
    <message>
        <source>Escalations by route</source>
        <translation>Uwchgyfeiriadau yn ôl llwybr</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Llwybr</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Codwyd</translation>
    </message>
    <message>
        <source>Not acknowledged</source>
        <translation>Heb eu cydnabod</translation>
    </message>
    <message>
        <source>Acknowledged late</source>
        <translation>Cydnabuwyd yn hwyr</translation>
    </message>
    <message>
        <source>Median wait</source>
        <translation>Arhosiad canolrifol</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Arhosiad hiraf</translation>
    </message>
    <message>
        <source>Escalations</source>
        <translation>Uwchgyfeiriadau</translation>
    </message>
    <message>
        <source>Escalations one by one</source>
        <translation>Uwchgyfeiriadau fesul un</translation>
    </message>
    <message>
        <source>Escalation</source>
        <translation>Uwchgyfeiriad</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Achos</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Brys</translation>
    </message>
    <message>
        <source>Acknowledged after</source>
        <translation>Cydnabuwyd ar ôl</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Canlyniad</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>tynnwyd yn ôl</translation>
    </message>
    <message>
        <source>open</source>
        <translation>agored</translation>
    </message>
    <message>
        <source>not acknowledged</source>
        <translation>heb ei gydnabod</translation>
    </message>
    <message>
        <source>%1 (own escalation)</source>
        <translation>%1 (uwchgyfeiriad eich hun)</translation>
    </message>
    <message>
        <source>%1 escalations. One counts as answered only when a named person has acknowledged it.</source>
        <translation>%1 uwchgyfeiriad. Dim ond pan fydd person a enwir wedi ei gydnabod y mae un yn cyfrif fel wedi ei ateb.</translation>
    </message>
    <message>
        <source>The first %1 are listed; all are in log.csv.</source>
        <translation>Rhestrir y %1 cyntaf; mae pob un yn log.csv.</translation>
    </message>
    <message>
        <source>Response targets</source>
        <translation>Targedau ymateb</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Targed</translation>
    </message>
    <message>
        <source>Clocks started</source>
        <translation>Clociau a ddechreuwyd</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Cyrhaeddwyd</translation>
    </message>
    <message>
        <source>Breached</source>
        <translation>Methwyd</translation>
    </message>
    <message>
        <source>Met of those that ended</source>
        <translation>Cyrhaeddwyd o&apos;r rhai a ddaeth i ben</translation>
    </message>
    <message>
        <source>What became of replies</source>
        <translation>Beth ddaeth o&apos;r atebion</translation>
    </message>
    <message>
        <source>Replies and the checklist</source>
        <translation>Atebion a&apos;r rhestr wirio</translation>
    </message>
    <message>
        <source>%1 replies were written; the checklist of %2 of them was signed in bulk.</source>
        <translation>Ysgrifennwyd %1 ateb; llofnodwyd rhestr wirio %2 ohonynt i gyd ar unwaith.</translation>
    </message>
    <message>
        <source>Checklist items that were overridden</source>
        <translation>Eitemau&apos;r rhestr wirio a gafodd eu diystyru</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Eitem</translation>
    </message>
    <message>
        <source>Reads and exports</source>
        <translation>Darlleniadau ac allforion</translation>
    </message>
    <message>
        <source>Reading a sensitive case and exporting the log are entries themselves.</source>
        <translation>Mae darllen achos sensitif ac allforio&apos;r cofnod yn gofnodion eu hunain.</translation>
    </message>
    <message>
        <source>Sensitive cases read</source>
        <translation>Achosion sensitif a ddarllenwyd</translation>
    </message>
    <message>
        <source>Exports of the log</source>
        <translation>Allforion y cofnod</translation>
    </message>
    <message>
        <source>case %1</source>
        <translation>achos %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>o %1</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>cyn %1</translation>
    </message>
    <message>
        <source>whole log</source>
        <translation>y cofnod cyfan</translation>
    </message>
    <message>
        <source>Decisions: %1, of them restrictive: %2 (%3). Times that evidence was kept before something was hidden or removed: %4.</source>
        <translation>Penderfyniadau: %1, ohonynt yn cyfyngu: %2 (%3). Sawl gwaith y cadwyd tystiolaeth cyn cuddio neu dynnu rhywbeth: %4.</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Ask an administrator of the forum to open Admin, API, and to make a key for the one user who answers and moderates there. Enter the name of that user and the key; the key can be revoked there at any time. A post can be hidden from here only while it waits for review on the forum.</source>
        <translation>Gofynnwch i weinyddwr y fforwm agor Gweinyddu, API, a gwneud allwedd ar gyfer yr un defnyddiwr sy&apos;n ateb ac yn cymedroli yno. Rhowch enw&apos;r defnyddiwr hwnnw a&apos;r allwedd; gellir dirymu&apos;r allwedd yno unrhyw bryd. Dim ond tra bydd yn aros am adolygiad ar y fforwm y gellir cuddio postiad oddi yma.</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>Enw &amp;defnyddiwr</translation>
    </message>
    <message>
        <source>API &amp;key</source>
        <translation>Allwedd &amp;API</translation>
    </message>
    <message>
        <source>Paste the address of a comment feed (RSS or Atom). A feed can be read only: replies and decisions are carried out on the site and recorded here as done by hand.</source>
        <translation>Gludwch gyfeiriad ffrwd sylwadau (RSS neu Atom). Dim ond darllen ffrwd sy&apos;n bosibl: gweithredir atebion a phenderfyniadau ar y wefan a&apos;u cofnodi yma fel gwnaed â llaw.</translation>
    </message>
    <message>
        <source>Sign in to Mastodon as the account that answers the public, open Preferences, Development, make a new application named Steward with the scopes read, write and follow, and paste its access token here. It can be revoked there at any time. Others&apos; posts cannot be hidden there: block or report instead.</source>
        <translation>Mewngofnodwch i Mastodon fel y cyfrif sy&apos;n ateb y cyhoedd, agorwch Dewisiadau, Datblygu, gwnewch raglen newydd o&apos;r enw Steward gyda&apos;r cwmpasau read, write a follow, a gludwch ei thocyn mynediad yma. Gellir ei ddirymu yno unrhyw bryd. Ni ellir cuddio postiadau pobl eraill yno: rhwystrwch neu riportiwch yn lle hynny.</translation>
    </message>
    <message>
        <source>Access to&amp;ken</source>
        <translation>To&amp;cyn mynediad</translation>
    </message>
    <message>
        <source>Have an administrator of the forum open API Access in its admin panel and make a token for the user that answers the public; that user should be a moderator. The number of the user stands in the list of users there. The token can be revoked in the same place. What is removed from here is deleted so that it can be restored, never purged.</source>
        <translation>Gofynnwch i weinyddwr y fforwm agor API Access yn ei banel gweinyddu a gwneud tocyn ar gyfer y defnyddiwr sy&apos;n ateb y cyhoedd; dylai&apos;r defnyddiwr hwnnw fod yn gymedrolwr. Mae rhif y defnyddiwr yn y rhestr defnyddwyr yno. Gellir dirymu&apos;r tocyn yn yr un lle. Mae&apos;r hyn a dynnir oddi yma yn cael ei ddileu fel y gellir ei adfer, byth ei ddinistrio&apos;n llwyr.</translation>
    </message>
    <message>
        <source>&amp;Number of the user</source>
        <translation>&amp;Rhif y defnyddiwr</translation>
    </message>
    <message>
        <source>In WordPress, sign in as the editor who moderates, open Users, Profile, Application Passwords, and create one named Steward. Paste it here; it can be revoked there at any time.</source>
        <translation>Yn WordPress, mewngofnodwch fel y golygydd sy&apos;n cymedroli, agorwch Users, Profile, Application Passwords, a chrëwch un o&apos;r enw Steward. Gludwch ef yma; gellir ei ddirymu yno unrhyw bryd.</translation>
    </message>
    <message>
        <source>Application pass&amp;word</source>
        <translation>C&amp;yfrinair rhaglen</translation>
    </message>
</context>
<context>
    <name>Thread</name>
    <message>
        <source>picture</source>
        <translation>llun</translation>
    </message>
    <message>
        <source>video</source>
        <translation>fideo</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>sain</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>no description</source>
        <translation>dim disgrifiad</translation>
    </message>
</context>
<context>
    <name>steward</name>
    <message>
        <source>Moderation workstation for healthcare&apos;s social media.</source>
        <translation>Gweithfan gymedroli ar gyfer cyfryngau cymdeithasol gofal iechyd.</translation>
    </message>
</context>
<context>
    <name>steward::AccountsPage</name>
    <message>
        <source>Live</source>
        <translation>Byw</translation>
    </message>
    <message>
        <source>Needs sign-in</source>
        <translation>Angen mewngofnodi</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Heb ei gysylltu</translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>Yn methu</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Ymarfer</translation>
    </message>
    <message>
        <source>never</source>
        <translation>heb ei gasglu eto</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Enw</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Platfform</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Cyflwr</translation>
    </message>
    <message>
        <source>Last collected</source>
        <translation>Casglwyd ddiwethaf</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Eitemau</translation>
    </message>
    <message>
        <source>What failed</source>
        <translation>Beth fethodd</translation>
    </message>
    <message>
        <source>Accounts list</source>
        <translation>Rhestr y cyfrifon</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>Ychwanegu cyfrif</translation>
    </message>
    <message>
        <source>Collect now</source>
        <translation>Casglu nawr</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Profi</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Tynnu</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Mewngofnodi eto</translation>
    </message>
    <message>
        <source>This is a practice workspace: it can hold no real account. Set up your organisation to add one.</source>
        <translation>Gweithle ymarfer yw hwn: ni all gynnwys cyfrif go iawn. Sefydlwch eich sefydliad i ychwanegu un.</translation>
    </message>
    <message>
        <source>No platform is being watched yet.</source>
        <translation>Nid oes platfform yn cael ei wylio eto.</translation>
    </message>
    <message>
        <source>This stops collecting from the account and forgets its password; what was collected stays. Press Remove again to go on.</source>
        <translation>Mae hyn yn peidio â chasglu o&apos;r cyfrif ac yn anghofio ei gyfrinair; mae&apos;r hyn a gasglwyd yn aros. Pwyswch Tynnu eto i fynd ymlaen.</translation>
    </message>
    <message numerus="yes">
        <source>%n new items; %1 accounts failed and say why in their row.</source>
        <translation>
            <numerusform>%n eitem newydd; methodd %1 cyfrif ac mae&apos;r rheswm yn eu rhes.</numerusform>
            <numerusform>%n eitem newydd; methodd %1 cyfrif ac mae&apos;r rheswm yn eu rhes.</numerusform>
            <numerusform>%n eitem newydd; methodd %1 cyfrif ac mae&apos;r rheswm yn eu rhes.</numerusform>
            <numerusform>%n eitem newydd; methodd %1 cyfrif ac mae&apos;r rheswm yn eu rhes.</numerusform>
            <numerusform>%n eitem newydd; methodd %1 cyfrif ac mae&apos;r rheswm yn eu rhes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new items.</source>
        <translation>
            <numerusform>%n eitem newydd.</numerusform>
            <numerusform>%n eitem newydd.</numerusform>
            <numerusform>%n eitem newydd.</numerusform>
            <numerusform>%n eitem newydd.</numerusform>
            <numerusform>%n eitem newydd.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::AddAccountForm</name>
    <message>
        <source>Name of the account</source>
        <translation>Enw&apos;r cyfrif</translation>
    </message>
    <message>
        <source>Northbridge blog</source>
        <translation>Blog Northbridge</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Cyfeiriad</translation>
    </message>
    <message>
        <source>Add and test</source>
        <translation>Ychwanegu a phrofi</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Platfform</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Canslo</translation>
    </message>
    <message>
        <source>&amp;Platform</source>
        <translation>&amp;Platfform</translation>
    </message>
    <message>
        <source>&amp;Name here</source>
        <translation>E&amp;nw yma</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>&amp;Cyfeiriad</translation>
    </message>
    <message>
        <source>Give the account a name and the address of its site.</source>
        <translation>Rhowch enw i&apos;r cyfrif a chyfeiriad ei wefan.</translation>
    </message>
    <message>
        <source>Testing …</source>
        <translation>Yn profi …</translation>
    </message>
    <message>
        <source>Sign in and test</source>
        <translation>Mewngofnodi a phrofi</translation>
    </message>
    <message>
        <source>Fill in: %1.</source>
        <translation>Llenwch: %1.</translation>
    </message>
</context>
<context>
    <name>steward::AssignForm</name>
    <message>
        <source>Confirm assignment</source>
        <translation>Cadarnhau&apos;r aseiniad</translation>
    </message>
    <message>
        <source>Assign this case</source>
        <translation>Aseinio&apos;r achos hwn</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Perchennog</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Neb</translation>
    </message>
</context>
<context>
    <name>steward::BackTestPanel</name>
    <message>
        <source>Change</source>
        <translation>Newid</translation>
    </message>
    <message>
        <source>+ newly flagged</source>
        <translation>+ newydd ei nodi</translation>
    </message>
    <message>
        <source>− no longer</source>
        <translation>− ddim mwyach</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Achos</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Beth ddywedwyd</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopio</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Profi eto</translation>
    </message>
    <message>
        <source>Show texts</source>
        <translation>Dangos y testunau</translation>
    </message>
    <message>
        <source>Items on which the rules differ</source>
        <translation>Eitemau y mae&apos;r rheolau&apos;n wahanol arnynt</translation>
    </message>
    <message>
        <source>Progress of the back-test</source>
        <translation>Cynnydd yr ôl-brawf</translation>
    </message>
    <message>
        <source>Back-test on what came in last</source>
        <translation>Ôl-brawf ar yr hyn a ddaeth i mewn ddiwethaf</translation>
    </message>
    <message>
        <source>covered until you show the texts</source>
        <translation>dan orchudd nes i chi ddangos y testunau</translation>
    </message>
    <message>
        <source>Of %1 items the draft flags %2, the rules in force flag %3.</source>
        <translation>O %1 eitem mae&apos;r drafft yn nodi %2, a&apos;r rheolau mewn grym yn nodi %3.</translation>
    </message>
    <message>
        <source>Crises: %1 by the draft, %2 by the rules in force.</source>
        <translation>Argyfyngau: %1 yn ôl y drafft, %2 yn ôl y rheolau mewn grym.</translation>
    </message>
    <message>
        <source>%1: %2 by the draft, %3 in force; %4 newly, %5 no longer.</source>
        <translation>%1: %2 yn ôl y drafft, %3 mewn grym; %4 o&apos;r newydd, %5 ddim mwyach.</translation>
    </message>
</context>
<context>
    <name>steward::Bubble</name>
    <message>
        <source>The first %1 of %2 characters are shown; open it on the platform to read all of it.</source>
        <translation>Dangosir y %1 nod cyntaf o %2; agorwch ef ar y platfform i&apos;w ddarllen i gyd.</translation>
    </message>
    <message>
        <source>Our reply by %1</source>
        <translation>Ein hateb gan %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>dewiswyd</translation>
    </message>
    <message>
        <source>Before the edit:</source>
        <translation>Cyn y golygiad:</translation>
    </message>
    <message>
        <source>[veiled text]</source>
        <translation>[testun dan orchudd]</translation>
    </message>
    <message>
        <source>[veiled]</source>
        <translation>[dan orchudd]</translation>
    </message>
    <message>
        <source>NHS number</source>
        <translation>rhif GIG</translation>
    </message>
    <message>
        <source>CHI number</source>
        <translation>rhif CHI</translation>
    </message>
    <message>
        <source>Health and Care number</source>
        <translation>rhif Iechyd a Gofal</translation>
    </message>
    <message>
        <source>National Insurance number</source>
        <translation>rhif Yswiriant Gwladol</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>rhif ffôn</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>cyfeiriad e-bost</translation>
    </message>
    <message>
        <source>postcode</source>
        <translation>cod post</translation>
    </message>
    <message>
        <source>date of birth</source>
        <translation>dyddiad geni</translation>
    </message>
    <message>
        <source>age</source>
        <translation>oedran</translation>
    </message>
    <message>
        <source>address, or ward and bed</source>
        <translation>cyfeiriad, neu ward a gwely</translation>
    </message>
    <message>
        <source>name of a person</source>
        <translation>enw person</translation>
    </message>
    <message>
        <source>somebody&apos;s account name</source>
        <translation>enw cyfrif rhywun</translation>
    </message>
    <message>
        <source>detail that could point to a person</source>
        <translation>manylyn a allai gyfeirio at berson</translation>
    </message>
    <message>
        <source>crisis</source>
        <translation>argyfwng</translation>
    </message>
    <message>
        <source>strong language</source>
        <translation>iaith gref</translation>
    </message>
    <message>
        <source>praise</source>
        <translation>canmoliaeth</translation>
    </message>
    <message>
        <source>who it is to the author</source>
        <translation>pwy yw i&apos;r awdur</translation>
    </message>
    <message>
        <source>ward or clinic</source>
        <translation>ward neu glinig</translation>
    </message>
    <message>
        <source>day or time</source>
        <translation>diwrnod neu amser</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>cyflwr iechyd</translation>
    </message>
    <message>
        <source>rare event</source>
        <translation>digwyddiad prin</translation>
    </message>
    <message>
        <source>village or district</source>
        <translation>pentref neu ardal</translation>
    </message>
    <message>
        <source>job or employer</source>
        <translation>swydd neu gyflogwr</translation>
    </message>
    <message>
        <source>ethnicity or religion</source>
        <translation>ethnigrwydd neu grefydd</translation>
    </message>
    <message>
        <source>school</source>
        <translation>ysgol</translation>
    </message>
    <message>
        <source>detail that could point to a person (%1)</source>
        <translation>manylyn a allai gyfeirio at berson (%1)</translation>
    </message>
</context>
<context>
    <name>steward::CaseForm</name>
    <message>
        <source>Close</source>
        <translation>Cau</translation>
    </message>
    <message>
        <source>Close form</source>
        <translation>Cau&apos;r ffurflen</translation>
    </message>
    <message>
        <source>Choose a rule</source>
        <translation>Dewiswch reol</translation>
    </message>
</context>
<context>
    <name>steward::ChecklistPanel</name>
    <message>
        <source>Checklist</source>
        <translation>Rhestr wirio</translation>
    </message>
    <message>
        <source>The machine&apos;s checks run as you write.</source>
        <translation>Mae gwiriadau&apos;r peiriant yn rhedeg wrth i chi ysgrifennu.</translation>
    </message>
    <message>
        <source>Nothing found: %1</source>
        <translation>Dim wedi ei ganfod: %1</translation>
    </message>
    <message>
        <source>Nothing found by the machine for %1.</source>
        <translation>Ni chanfu&apos;r peiriant ddim ar gyfer %1.</translation>
    </message>
    <message>
        <source>%1, for you to sign: %2</source>
        <translation>%1, i chi ei lofnodi: %2</translation>
    </message>
    <message>
        <source>%1 blocked: %2</source>
        <translation>%1 wedi ei atal: %2</translation>
    </message>
    <message>
        <source>%1 look again: %2</source>
        <translation>%1 edrychwch eto: %2</translation>
    </message>
    <message>
        <source>Reason to send it all the same (is logged)</source>
        <translation>Rheswm dros ei anfon serch hynny (caiff ei gofnodi)</translation>
    </message>
    <message>
        <source>Reason to override %1</source>
        <translation>Rheswm dros ddiystyru %1</translation>
    </message>
    <message>
        <source>blocked: %1</source>
        <translation>wedi ei atal: %1</translation>
    </message>
    <message>
        <source>look again: %1</source>
        <translation>edrychwch eto: %1</translation>
    </message>
    <message>
        <source>Instead: nothing, without these words</source>
        <translation>Yn lle hynny: dim, heb y geiriau hyn</translation>
    </message>
    <message>
        <source>Instead: “%1”</source>
        <translation>Yn lle hynny: “%1”</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Tynnu allan</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Defnyddio hwn</translation>
    </message>
    <message>
        <source>Take out what %1 marks</source>
        <translation>Tynnu allan yr hyn y mae %1 yn ei nodi</translation>
    </message>
    <message>
        <source>Use for %1: %2</source>
        <translation>Defnyddio ar gyfer %1: %2</translation>
    </message>
</context>
<context>
    <name>steward::CollectionWatch</name>
    <message>
        <source>Reading the accounts.</source>
        <translation>Yn darllen y cyfrifon.</translation>
    </message>
    <message>
        <source>No account is connected yet, so nothing can come in.</source>
        <translation>Nid oes cyfrif wedi ei gysylltu eto, felly ni all dim ddod i mewn.</translation>
    </message>
    <message>
        <source>The accounts cannot be read just now, so nothing is said about what waits.</source>
        <translation>Ni ellir darllen y cyfrifon ar hyn o bryd, felly ni ddywedir dim am yr hyn sy&apos;n aros.</translation>
    </message>
    <message>
        <source>Nothing waiting.</source>
        <translation>Dim yn aros.</translation>
    </message>
    <message>
        <source>it needs a new sign-in.</source>
        <translation>mae angen mewngofnodi eto.</translation>
    </message>
    <message>
        <source>it is not connected on this machine.</source>
        <translation>nid yw wedi ei gysylltu ar y peiriant hwn.</translation>
    </message>
    <message>
        <source>it has not been collected in time.</source>
        <translation>ni chafodd ei gasglu mewn pryd.</translation>
    </message>
    <message>
        <source>Nothing has been collected from %1: %2</source>
        <translation>Ni chasglwyd dim o %1: %2</translation>
    </message>
    <message>
        <source>Nothing new since %1 from %2: %3</source>
        <translation>Dim byd newydd ers %1 o %2: %3</translation>
    </message>
    <message>
        <source>Collecting from %1</source>
        <translation>Yn casglu o %1</translation>
    </message>
    <message>
        <source>All accounts are practice accounts.</source>
        <translation>Cyfrifon ymarfer yw pob cyfrif.</translation>
    </message>
    <message>
        <source>All accounts collected by %1</source>
        <translation>Casglwyd pob cyfrif erbyn %1</translation>
    </message>
</context>
<context>
    <name>steward::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Palet gorchmynion</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Chwilio am orchymyn</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Gorchmynion</translation>
    </message>
    <message>
        <source>%1    %2</source>
        <translation>%1    %2</translation>
    </message>
</context>
<context>
    <name>steward::Composer</name>
    <message>
        <source>Reply</source>
        <translation>Ateb</translation>
    </message>
    <message>
        <source>This reply came back before it left, because the thread has changed. Read the thread, then send it again or throw it away.</source>
        <translation>Daeth yr ateb hwn yn ôl cyn iddo adael, am fod yr edefyn wedi newid. Darllenwch yr edefyn, yna anfonwch yr ateb eto neu taflwch ef.</translation>
    </message>
    <message>
        <source>A reviewer returned this reply: “%1”</source>
        <translation>Dychwelodd adolygydd yr ateb hwn: “%1”</translation>
    </message>
    <message>
        <source>Something new was said in this thread; read it before you send.</source>
        <translation>Dywedwyd rhywbeth newydd yn yr edefyn hwn; darllenwch ef cyn anfon.</translation>
    </message>
    <message>
        <source>Whether somebody has to approve this is being looked up.</source>
        <translation>Mae&apos;n cael ei wirio a oes rhaid i rywun gymeradwyo hwn.</translation>
    </message>
    <message>
        <source>Something new was said in this thread since you wrote this; read it before you send.</source>
        <translation>Dywedwyd rhywbeth newydd yn yr edefyn hwn ers i chi ysgrifennu hwn; darllenwch ef cyn anfon.</translation>
    </message>
    <message>
        <source>The draft for case %1 is thrown away.</source>
        <translation>Taflwyd y drafft ar gyfer achos %1.</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Ei roi yn ôl</translation>
    </message>
    <message>
        <source>A second person has to approve this before it leaves: %1</source>
        <translation>Rhaid i ail berson gymeradwyo hwn cyn iddo adael: %1</translation>
    </message>
    <message>
        <source>No approval needed. It can be taken back while it is on hold.</source>
        <translation>Nid oes angen cymeradwyaeth. Gellir ei alw yn ôl tra bydd yn cael ei ddal.</translation>
    </message>
    <message>
        <source>Write the reply first.</source>
        <translation>Ysgrifennwch yr ateb yn gyntaf.</translation>
    </message>
    <message>
        <source>Still open before this can leave: %1.</source>
        <translation>Eto i&apos;w wneud cyn y gall hwn adael: %1.</translation>
    </message>
</context>
<context>
    <name>steward::ConfirmForm</name>
    <message>
        <source>Version</source>
        <translation>Fersiwn</translation>
    </message>
    <message>
        <source>What changes, for colleagues</source>
        <translation>Beth sy&apos;n newid, i gydweithwyr</translation>
    </message>
    <message>
        <source>What changes and why, for colleagues</source>
        <translation>Beth sy&apos;n newid a pham, i gydweithwyr</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Canslo</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nodyn</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Cyhoeddi</translation>
    </message>
</context>
<context>
    <name>steward::CrisisStrip</name>
    <message>
        <source>Crisis strip</source>
        <translation>Stribed argyfwng</translation>
    </message>
    <message>
        <source>No open crisis is flagged</source>
        <translation>Nid oes argyfwng agored wedi ei nodi</translation>
    </message>
    <message>
        <source>Looking for open crises</source>
        <translation>Yn chwilio am argyfyngau agored</translation>
    </message>
    <message>
        <source>case %1 on %2</source>
        <translation>achos %1 ar %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>CRISIS: %1</source>
        <translation>ARGYFWNG: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n open crises, first %1</source>
        <translation>
            <numerusform>%n argyfwng agored, y cyntaf: %1</numerusform>
            <numerusform>%n argyfwng agored, y cyntaf: %1</numerusform>
            <numerusform>%n argyfwng agored, y cyntaf: %1</numerusform>
            <numerusform>%n argyfwng agored, y cyntaf: %1</numerusform>
            <numerusform>%n argyfwng agored, y cyntaf: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::DecideForm</name>
    <message>
        <source>Ground rule that it breaks</source>
        <translation>Y rheol sylfaenol y mae&apos;n ei thorri</translation>
    </message>
    <message>
        <source>Reason (kept with the decision)</source>
        <translation>Rheswm (cedwir gyda&apos;r penderfyniad)</translation>
    </message>
    <message>
        <source>%1 the chosen item</source>
        <translation>%1 yr eitem a ddewiswyd</translation>
    </message>
    <message>
        <source>Confirm: %1</source>
        <translation>Cadarnhau: %1</translation>
    </message>
    <message>
        <source>Choose the ground rule that the item breaks; without one it stays up.</source>
        <translation>Dewiswch y rheol sylfaenol y mae&apos;r eitem yn ei thorri; heb un, mae&apos;n aros.</translation>
    </message>
</context>
<context>
    <name>steward::EscalateForm</name>
    <message>
        <source>Confirm escalation</source>
        <translation>Cadarnhau&apos;r uwchgyfeiriad</translation>
    </message>
    <message>
        <source>Put this case before somebody</source>
        <translation>Rhoi&apos;r achos hwn gerbron rhywun</translation>
    </message>
    <message>
        <source>To</source>
        <translation>At</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Brys</translation>
    </message>
    <message>
        <source>Reason for escalating</source>
        <translation>Rheswm dros uwchgyfeirio</translation>
    </message>
    <message>
        <source>What you would do with the chosen item</source>
        <translation>Beth fyddech chi&apos;n ei wneud gyda&apos;r eitem a ddewiswyd</translation>
    </message>
    <message>
        <source>Under which ground rule</source>
        <translation>O dan ba reol sylfaenol</translation>
    </message>
    <message>
        <source>Leave it to them</source>
        <translation>Gadael iddyn nhw</translation>
    </message>
    <message>
        <source>No number is kept for them.</source>
        <translation>Nid oes rhif wedi ei gadw ar eu cyfer.</translation>
    </message>
    <message>
        <source>To ring: %1.</source>
        <translation>I&apos;w ffonio: %1.</translation>
    </message>
    <message>
        <source>Escalated is not reached: until a named person acknowledges, it stays yours. %1</source>
        <translation>Nid yw uwchgyfeirio yn golygu cyrraedd: nes i berson a enwir gydnabod, chi sy&apos;n gyfrifol amdano. %1</translation>
    </message>
    <message>
        <source>Say in a few words why, so that they can act at once.</source>
        <translation>Dywedwch mewn ychydig eiriau pam, fel y gallant weithredu ar unwaith.</translation>
    </message>
    <message>
        <source>Choose the ground rule for what you propose, or leave it to them.</source>
        <translation>Dewiswch y rheol sylfaenol ar gyfer yr hyn rydych yn ei gynnig, neu gadewch iddyn nhw.</translation>
    </message>
</context>
<context>
    <name>steward::EscalationsPage</name>
    <message>
        <source>Routine</source>
        <translation>Arferol</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Brys</translation>
    </message>
    <message>
        <source>! Immediate</source>
        <translation>! Ar unwaith</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Cydnabuwyd</translation>
    </message>
    <message>
        <source>Not yet answered</source>
        <translation>Heb ei ateb eto</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Brys</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Erbyn</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Achos</translation>
    </message>
    <message>
        <source>To</source>
        <translation>At</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Cyflwr</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Rheswm</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Ysgrifennwyd</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Gan</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Ateb</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Cydnabod</translation>
    </message>
    <message>
        <source>Uphold</source>
        <translation>Cadarnhau</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Dychwelyd</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Cymryd drosodd</translation>
    </message>
    <message>
        <source>Refer out</source>
        <translation>Cyfeirio allan</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Cymeradwyo</translation>
    </message>
    <message>
        <source>Confirms what the moderator proposed and carries it out.</source>
        <translation>Yn cadarnhau&apos;r hyn a gynigiodd y cymedrolwr ac yn ei gyflawni.</translation>
    </message>
    <message>
        <source>Gives it back with advice; say in the reason what to do.</source>
        <translation>Yn ei roi yn ôl gyda chyngor; dywedwch yn y rheswm beth i&apos;w wneud.</translation>
    </message>
    <message>
        <source>Escalations or replies to approve</source>
        <translation>Uwchgyfeiriadau neu atebion i&apos;w cymeradwyo</translation>
    </message>
    <message>
        <source>Escalations</source>
        <translation>Uwchgyfeiriadau</translation>
    </message>
    <message>
        <source>Replies to approve</source>
        <translation>Atebion i&apos;w cymeradwyo</translation>
    </message>
    <message>
        <source>Escalations list</source>
        <translation>Rhestr yr uwchgyfeiriadau</translation>
    </message>
    <message>
        <source>Reason for the outcome</source>
        <translation>Rheswm dros y canlyniad</translation>
    </message>
    <message>
        <source>Reason, kept with the decision</source>
        <translation>Rheswm, a gedwir gyda&apos;r penderfyniad</translation>
    </message>
    <message>
        <source>Escalations  %1</source>
        <translation>Uwchgyfeiriadau  %1</translation>
    </message>
    <message>
        <source>Replies to approve  %1</source>
        <translation>Atebion i&apos;w cymeradwyo  %1</translation>
    </message>
    <message>
        <source>No escalation is open and no reply waits for approval.</source>
        <translation>Nid oes uwchgyfeiriad ar agor ac nid oes ateb yn aros am gymeradwyaeth.</translation>
    </message>
    <message>
        <source>Go to the inbox</source>
        <translation>Ewch i&apos;r mewnflwch</translation>
    </message>
    <message>
        <source>Case %1 before %2, raised by %3 at %4: %5
%6</source>
        <translation>Achos %1 gerbron %2, codwyd gan %3 ar %4: %5
%6</translation>
    </message>
    <message>
        <source>You raised this yourself; reviewing it is allowed and the log shows it.</source>
        <translation>Chi eich hun a gododd hwn; cewch ei adolygu, ac mae&apos;r cofnod yn dangos hynny.</translation>
    </message>
    <message>
        <source>Case %1, reply by %2:
%3</source>
        <translation>Achos %1, ateb gan %2:
%3</translation>
    </message>
    <message>
        <source>Proposed: %1. Upholding carries it out on the marked item.</source>
        <translation>Cynigiwyd: %1. Mae cadarnhau yn ei gyflawni ar yr eitem a farciwyd.</translation>
    </message>
    <message>
        <source>Nothing is proposed: it is left to you what to do.</source>
        <translation>Ni chynigir dim: chi sydd i benderfynu beth i&apos;w wneud.</translation>
    </message>
    <message>
        <source>Acknowledged: the sender now sees that somebody has it.</source>
        <translation>Cydnabuwyd: mae&apos;r anfonwr nawr yn gweld bod rhywun yn ei drin.</translation>
    </message>
    <message>
        <source>Write the reason first; it is kept with the outcome.</source>
        <translation>Ysgrifennwch y rheswm yn gyntaf; cedwir ef gyda&apos;r canlyniad.</translation>
    </message>
    <message>
        <source>The outcome is recorded.</source>
        <translation>Cofnodwyd y canlyniad.</translation>
    </message>
    <message>
        <source>Approved; it goes out when its hold has run out.</source>
        <translation>Cymeradwywyd; bydd yn mynd allan pan ddaw ei gyfnod dal i ben.</translation>
    </message>
    <message>
        <source>Write what should change; the writer sees it.</source>
        <translation>Ysgrifennwch beth ddylai newid; bydd yr awdur yn ei weld.</translation>
    </message>
    <message>
        <source>Returned to its writer.</source>
        <translation>Dychwelwyd i&apos;w awdur.</translation>
    </message>
</context>
<context>
    <name>steward::FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation>Canfyddiadau</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>Cytuno</translation>
    </message>
    <message>
        <source>Disagree</source>
        <translation>Anghytuno</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Anwybyddu</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2: %3</translation>
    </message>
    <message>
        <source>Agree with %1</source>
        <translation>Cytuno â %1</translation>
    </message>
    <message>
        <source>Disagree with %1</source>
        <translation>Anghytuno â %1</translation>
    </message>
    <message>
        <source>Ignore %1</source>
        <translation>Anwybyddu %1</translation>
    </message>
</context>
<context>
    <name>steward::FolderForm</name>
    <message>
        <source>Folder to export to</source>
        <translation>Ffolder i allforio iddi</translation>
    </message>
    <message>
        <source>Folder to verify</source>
        <translation>Ffolder i&apos;w gwirio</translation>
    </message>
    <message>
        <source>Fingerprint written down at set-up</source>
        <translation>Yr ôl bys a ysgrifennwyd wrth sefydlu</translation>
    </message>
    <message>
        <source>optional: as written down at set-up</source>
        <translation>dewisol: fel yr ysgrifennwyd wrth sefydlu</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Dewis …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Canslo</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Allforio</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Gwirio</translation>
    </message>
    <message>
        <source>Export to a new &amp;folder</source>
        <translation>Allforio i &amp;ffolder newydd</translation>
    </message>
    <message>
        <source>&amp;Folder of the export</source>
        <translation>&amp;Ffolder yr allforiad</translation>
    </message>
    <message>
        <source>&amp;Key fingerprint</source>
        <translation>&amp;Ôl bys yr allwedd</translation>
    </message>
    <message>
        <source>Name a folder that does not exist yet.</source>
        <translation>Enwch ffolder nad yw&apos;n bodoli eto.</translation>
    </message>
    <message>
        <source>Name the folder of the export.</source>
        <translation>Enwch ffolder yr allforiad.</translation>
    </message>
</context>
<context>
    <name>steward::HelpPage</name>
    <message>
        <source>Help topics</source>
        <translation>Pynciau cymorth</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>Testun cymorth</translation>
    </message>
</context>
<context>
    <name>steward::HistoryPanel</name>
    <message>
        <source>Came with Steward</source>
        <translation>Daeth gyda Steward</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Cyhoeddwyd</translation>
    </message>
    <message>
        <source>Rolled back to</source>
        <translation>Aethpwyd yn ôl iddi</translation>
    </message>
    <message>
        <source>from the start</source>
        <translation>o&apos;r dechrau</translation>
    </message>
    <message>
        <source>In force since</source>
        <translation>Mewn grym ers</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Fersiwn</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Sut</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Gan</translation>
    </message>
    <message>
        <source>Versions of the rules</source>
        <translation>Fersiynau o&apos;r rheolau</translation>
    </message>
    <message>
        <source>Steward</source>
        <translation>Steward</translation>
    </message>
    <message>
        <source>The first rules that were in force here.</source>
        <translation>Y rheolau cyntaf a oedd mewn grym yma.</translation>
    </message>
</context>
<context>
    <name>steward::HoldBar</name>
    <message>
        <source>Reply on hold</source>
        <translation>Ateb yn cael ei ddal</translation>
    </message>
    <message>
        <source>No reply of yours is on hold.</source>
        <translation>Nid oes ateb gennych yn cael ei ddal.</translation>
    </message>
    <message>
        <source>The reply to case %1 waits for approval.</source>
        <translation>Mae&apos;r ateb i achos %1 yn aros am gymeradwyaeth.</translation>
    </message>
    <message>
        <source>The reply to case %1 is on its way.</source>
        <translation>Mae&apos;r ateb i achos %1 ar ei ffordd.</translation>
    </message>
    <message>
        <source>The reply to case %1 leaves in %2 s.</source>
        <translation>Bydd yr ateb i achos %1 yn gadael ymhen %2 e.</translation>
    </message>
    <message>
        <source>Called back. Nothing was sent for case %1.</source>
        <translation>Galwyd yn ôl. Ni anfonwyd dim ar gyfer achos %1.</translation>
    </message>
</context>
<context>
    <name>steward::HouseRulesPanel</name>
    <message>
        <source>Language of the page</source>
        <translation>Iaith y dudalen</translation>
    </message>
    <message>
        <source>Form of the page</source>
        <translation>Ffurf y dudalen</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Text of the page</source>
        <translation>Testun y dudalen</translation>
    </message>
    <message>
        <source>The page for your website, from the rules in force. Publish it wherever people read your house rules.</source>
        <translation>Y dudalen ar gyfer eich gwefan, o&apos;r rheolau mewn grym. Cyhoeddwch hi lle bynnag y mae pobl yn darllen eich rheolau.</translation>
    </message>
    <message>
        <source>Copy page</source>
        <translation>Copïo’r dudalen</translation>
    </message>
    <message>
        <source>File to save the page to</source>
        <translation>Ffeil i gadw&apos;r dudalen ynddi</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Dewis …</translation>
    </message>
    <message>
        <source>Save page</source>
        <translation>Cadw’r dudalen</translation>
    </message>
    <message>
        <source>Name a file to save the page to.</source>
        <translation>Enwch ffeil i gadw&apos;r dudalen ynddi.</translation>
    </message>
    <message>
        <source>There is a file of that name; press Save page again to replace it.</source>
        <translation>Mae ffeil o&apos;r enw hwnnw; pwyswch Cadw’r dudalen eto i&apos;w disodli.</translation>
    </message>
    <message>
        <source>The page is saved.</source>
        <translation>Cadwyd y dudalen.</translation>
    </message>
    <message>
        <source>The page is on the clipboard.</source>
        <translation>Mae&apos;r dudalen ar y clipfwrdd.</translation>
    </message>
</context>
<context>
    <name>steward::InboxBar</name>
    <message>
        <source>All</source>
        <translation>Pob un</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Fy rhai i</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Heb berchennog</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Hwyr</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>Uwchgyfeiriwyd</translation>
    </message>
    <message>
        <source>Crisis</source>
        <translation>Argyfwng</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Golygon</translation>
    </message>
    <message>
        <source>Search inbox</source>
        <translation>Chwilio&apos;r mewnflwch</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Platfform</translation>
    </message>
    <message>
        <source>All platforms</source>
        <translation>Pob platfform</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n cases</source>
        <translation>
            <numerusform>%1, %n achos</numerusform>
            <numerusform>%1, %n achos</numerusform>
            <numerusform>%1, %n achos</numerusform>
            <numerusform>%1, %n achos</numerusform>
            <numerusform>%1, %n achos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::InboxList</name>
    <message>
        <source>Inbox list</source>
        <translation>Rhestr y mewnflwch</translation>
    </message>
</context>
<context>
    <name>steward::InboxModel</name>
    <message>
        <source>Loading</source>
        <translation>Yn llwytho</translation>
    </message>
    <message>
        <source>Case %1</source>
        <translation>Achos %1</translation>
    </message>
    <message>
        <source>Crisis</source>
        <translation>Argyfwng</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 ar %2</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>erbyn %1</translation>
    </message>
    <message>
        <source>owner %1</source>
        <translation>perchennog %1</translation>
    </message>
    <message>
        <source>not read by rules</source>
        <translation>heb ei ddarllen gan y rheolau</translation>
    </message>
    <message>
        <source>text veiled</source>
        <translation>testun dan orchudd</translation>
    </message>
</context>
<context>
    <name>steward::LogPage</name>
    <message>
        <source>No.</source>
        <translation>Rhif</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Pryd</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Pwy</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Achos</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Beth</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Popeth</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Penderfyniadau</translation>
    </message>
    <message>
        <source>Enforcement</source>
        <translation>Gorfodi</translation>
    </message>
    <message>
        <source>Replies written</source>
        <translation>Atebion a ysgrifennwyd</translation>
    </message>
    <message>
        <source>Replies sent, held, returned</source>
        <translation>Atebion a anfonwyd, a ddaliwyd, a ddychwelwyd</translation>
    </message>
    <message>
        <source>Escalations</source>
        <translation>Uwchgyfeiriadau</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Adolygiadau</translation>
    </message>
    <message>
        <source>Clocks met or breached</source>
        <translation>Clociau a gyrhaeddwyd neu a fethwyd</translation>
    </message>
    <message>
        <source>Sensitive cases read</source>
        <translation>Achosion sensitif a ddarllenwyd</translation>
    </message>
    <message>
        <source>Settings, people, exports</source>
        <translation>Gosodiadau, pobl, allforion</translation>
    </message>
    <message>
        <source>Log entries</source>
        <translation>Cofnodion y log</translation>
    </message>
    <message>
        <source>Kind of entry</source>
        <translation>Math o gofnod</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>Rhif yr achos</translation>
    </message>
    <message>
        <source>Export log</source>
        <translation>Allforio&apos;r cofnod</translation>
    </message>
    <message>
        <source>Verify export</source>
        <translation>Gwirio&apos;r allforiad</translation>
    </message>
    <message>
        <source>Sign checkpoint</source>
        <translation>Llofnodi pwynt gwirio</translation>
    </message>
    <message>
        <source>The head of the log was signed.</source>
        <translation>Llofnodwyd pen y cofnod.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Cynnydd</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopio</translation>
    </message>
    <message>
        <source>No entry fits this filter.</source>
        <translation>Nid oes cofnod sy&apos;n cyfateb i&apos;r hidlydd hwn.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Dangos popeth</translation>
    </message>
    <message>
        <source>moderation-log-%1</source>
        <translation>cofnod-cymedroli-%1</translation>
    </message>
    <message>
        <source>Exporting the log</source>
        <translation>Yn allforio&apos;r cofnod</translation>
    </message>
    <message numerus="yes">
        <source>%n entries were exported; VERIFY.md in the folder says how anybody can check them.</source>
        <translation>
            <numerusform>Allforiwyd %n cofnod; mae VERIFY.md yn y ffolder yn dweud sut y gall unrhyw un eu gwirio.</numerusform>
            <numerusform>Allforiwyd %n cofnod; mae VERIFY.md yn y ffolder yn dweud sut y gall unrhyw un eu gwirio.</numerusform>
            <numerusform>Allforiwyd %n cofnod; mae VERIFY.md yn y ffolder yn dweud sut y gall unrhyw un eu gwirio.</numerusform>
            <numerusform>Allforiwyd %n cofnod; mae VERIFY.md yn y ffolder yn dweud sut y gall unrhyw un eu gwirio.</numerusform>
            <numerusform>Allforiwyd %n cofnod; mae VERIFY.md yn y ffolder yn dweud sut y gall unrhyw un eu gwirio.</numerusform>
        </translation>
    </message>
    <message>
        <source>Verifying the export</source>
        <translation>Yn gwirio&apos;r allforiad</translation>
    </message>
</context>
<context>
    <name>steward::MainWindow</name>
    <message>
        <source>Steward</source>
        <translation>Steward</translation>
    </message>
    <message>
        <source>%1 - Steward</source>
        <translation>%1 - Steward</translation>
    </message>
    <message>
        <source>PRACTICE: a made-up organisation. Nothing here reaches a real platform.</source>
        <translation>YMARFER: sefydliad dychmygol. Nid oes dim yma&apos;n cyrraedd platfform go iawn.</translation>
    </message>
    <message>
        <source>Go to the open crisis</source>
        <translation>Ewch i&apos;r argyfwng agored</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Palet gorchmynion</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>Cymorth ar y dudalen hon</translation>
    </message>
    <message>
        <source>Collect now</source>
        <translation>Casglu nawr</translation>
    </message>
    <message>
        <source>Your roles do not include collecting; ask a moderator or an administrator.</source>
        <translation>Nid yw eich rolau&apos;n cynnwys casglu; gofynnwch i gymedrolwr neu weinyddwr.</translation>
    </message>
    <message>
        <source>Collecting from every account.</source>
        <translation>Yn casglu o bob cyfrif.</translation>
    </message>
    <message numerus="yes">
        <source>Collected: %n new.</source>
        <translation>
            <numerusform>Casglwyd: %n newydd.</numerusform>
            <numerusform>Casglwyd: %n newydd.</numerusform>
            <numerusform>Casglwyd: %n newydd.</numerusform>
            <numerusform>Casglwyd: %n newydd.</numerusform>
            <numerusform>Casglwyd: %n newydd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Collected %n new, but not from %1.</source>
        <translation>
            <numerusform>Casglwyd %n newydd, ond nid o %1.</numerusform>
            <numerusform>Casglwyd %n newydd, ond nid o %1.</numerusform>
            <numerusform>Casglwyd %n newydd, ond nid o %1.</numerusform>
            <numerusform>Casglwyd %n newydd, ond nid o %1.</numerusform>
            <numerusform>Casglwyd %n newydd, ond nid o %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Cyfrifon</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Ewch i %1</translation>
    </message>
</context>
<context>
    <name>steward::NoteForm</name>
    <message>
        <source>Save note</source>
        <translation>Cadw&apos;r nodyn</translation>
    </message>
    <message>
        <source>Note for colleagues. It never leaves Steward.</source>
        <translation>Nodyn i gydweithwyr. Nid yw byth yn gadael Steward.</translation>
    </message>
    <message>
        <source>Note text</source>
        <translation>Testun y nodyn</translation>
    </message>
    <message>
        <source>Write the note first.</source>
        <translation>Ysgrifennwch y nodyn yn gyntaf.</translation>
    </message>
</context>
<context>
    <name>steward::NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>Cau</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hysbysiad</translation>
    </message>
    <message>
        <source>Close notice</source>
        <translation>Cau&apos;r hysbysiad</translation>
    </message>
</context>
<context>
    <name>steward::OutboxPage</name>
    <message>
        <source>On hold</source>
        <translation>Yn cael ei ddal</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Dim cysylltiad</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Yn cael ei anfon</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Yn aros</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Methodd</translation>
    </message>
    <message>
        <source>Awaiting approval</source>
        <translation>Yn aros am gymeradwyaeth</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Beth</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Ateb</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Penderfyniad</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Achos</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cyfrif</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Cyflwr</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>Nid cyn</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Ymgeisiau</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Testun</translation>
    </message>
    <message>
        <source>Why it is here</source>
        <translation>Pam y mae yma</translation>
    </message>
    <message>
        <source>Outbox list</source>
        <translation>Rhestr y blwch anfon</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Anfon nawr</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Tynnu yn ôl</translation>
    </message>
    <message>
        <source>Done by hand</source>
        <translation>Gwnaed â llaw</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Agor yr achos</translation>
    </message>
    <message>
        <source>Records that you carried this out on the platform yourself; the log says that it was claimed.</source>
        <translation>Mae&apos;n cofnodi eich bod wedi gwneud hyn ar y platfform eich hun; mae&apos;r cofnod yn dweud mai chi sy&apos;n nodi hynny.</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>Nid oes dim yn aros i gael ei anfon.</translation>
    </message>
    <message>
        <source>Go to the inbox</source>
        <translation>Ewch i&apos;r mewnflwch</translation>
    </message>
    <message>
        <source>%1 sent, %2 waiting, %3 failed, %4 returned to their writer.</source>
        <translation>%1 wedi eu hanfon, %2 yn aros, methodd %3, dychwelwyd %4 at eu hawdur.</translation>
    </message>
    <message>
        <source>The reply was withdrawn; its text is kept with the case.</source>
        <translation>Tynnwyd yr ateb yn ôl; cedwir ei destun gyda&apos;r achos.</translation>
    </message>
    <message>
        <source>Recorded as done by hand.</source>
        <translation>Cofnodwyd fel gwnaed â llaw.</translation>
    </message>
</context>
<context>
    <name>steward::OwnPatternsEdit</name>
    <message>
        <source>Add words</source>
        <translation>Ychwanegu geiriau</translation>
    </message>
    <message>
        <source>Remove entry</source>
        <translation>Tynnu&apos;r cofnod</translation>
    </message>
    <message>
        <source>Own words and patterns</source>
        <translation>Geiriau a phatrymau&apos;r rheol ei hun</translation>
    </message>
    <message>
        <source>Words or pattern</source>
        <translation>Geiriau neu batrwm</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Beth i chwilio amdano</translation>
    </message>
    <message>
        <source>How sure it is</source>
        <translation>Pa mor sicr ydyw</translation>
    </message>
    <message>
        <source>Not where it is part of</source>
        <translation>Nid lle mae&apos;n rhan o</translation>
    </message>
    <message>
        <source>for example: finger prick; prick test</source>
        <translation>er enghraifft: finger prick; prick test</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Math</translation>
    </message>
    <message>
        <source>Look for</source>
        <translation>Chwilio am</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Pa mor sicr</translation>
    </message>
    <message>
        <source>Not in</source>
        <translation>Nid yn</translation>
    </message>
</context>
<context>
    <name>steward::PageFrame</name>
    <message>
        <source>This is being read.</source>
        <translation>Mae hyn yn cael ei ddarllen.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Darllen eto</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Ceisio eto</translation>
    </message>
</context>
<context>
    <name>steward::Pages</name>
    <message>
        <source>Inbox</source>
        <translation>Mewnflwch</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Blwch anfon</translation>
    </message>
    <message>
        <source>Escalations</source>
        <translation>Uwchgyfeiriadau</translation>
    </message>
    <message>
        <source>Moderation log</source>
        <translation>Cofnod cymedroli</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Cyfrifon</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Pobl</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Dewisiadau</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Cymorth</translation>
    </message>
    <message>
        <source>Ground rules</source>
        <translation>Rheolau sylfaenol</translation>
    </message>
</context>
<context>
    <name>steward::PeoplePage</name>
    <message>
        <source>Moderator</source>
        <translation>Cymedrolwr</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Goruchwyliwr</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>Archwilydd</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Gweinyddwr</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Enw</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rolau</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Cyflwr</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Gweithredol</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Wedi gadael</translation>
    </message>
    <message>
        <source>People list</source>
        <translation>Rhestr y bobl</translation>
    </message>
    <message>
        <source>Work as this person</source>
        <translation>Gweithio fel y person hwn</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>Ychwanegu person</translation>
    </message>
    <message>
        <source>Change roles</source>
        <translation>Newid rolau</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>Enw&apos;r person</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>E&amp;nw</translation>
    </message>
    <message>
        <source>Works here</source>
        <translation>Yn gweithio yma</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Canslo</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Cadw</translation>
    </message>
    <message>
        <source>At the desk now: %1 (%2). Every entry of the log says who acted.</source>
        <translation>Wrth y ddesg nawr: %1 (%2). Mae pob cofnod yn y log yn dweud pwy weithredodd.</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Ychwanegu person</translation>
    </message>
    <message>
        <source>You are now working as somebody else; the rail shows what their roles allow.</source>
        <translation>Rydych nawr yn gweithio fel rhywun arall; mae&apos;r rheilen yn dangos yr hyn y mae eu rolau&apos;n ei ganiatáu.</translation>
    </message>
</context>
<context>
    <name>steward::PlanCard</name>
    <message>
        <source>Plan</source>
        <translation>Cynllun</translation>
    </message>
    <message>
        <source>The rules propose nothing here.</source>
        <translation>Nid yw&apos;r rheolau&apos;n cynnig dim yma.</translation>
    </message>
    <message>
        <source>Proposed plan</source>
        <translation>Cynllun arfaethedig</translation>
    </message>
    <message>
        <source>Not ticked: %1 stands in the same words and weighs more. Decide for yourself.</source>
        <translation>Heb ei dicio: mae %1 yn yr un geiriau ac yn bwysicach. Penderfynwch eich hun.</translation>
    </message>
    <message>
        <source>Not ticked: the platform has nothing milder. Decide for yourself.</source>
        <translation>Heb ei dicio: nid oes gan y platfform ddim byd mwynach. Penderfynwch eich hun.</translation>
    </message>
    <message>
        <source>Not ticked: the rule would rather keep it the first time. Decide for yourself.</source>
        <translation>Heb ei dicio: byddai&apos;n well gan y rheol ei gadw y tro cyntaf. Penderfynwch eich hun.</translation>
    </message>
    <message>
        <source>%1 under %2. %3</source>
        <translation>%1 o dan %2. %3</translation>
    </message>
    <message>
        <source>Escalate to %1, %2.</source>
        <translation>Uwchgyfeirio at %1, %2.</translation>
    </message>
    <message>
        <source>Not read by the rules: another language, a picture or a recording. Nothing proposed does not mean that nothing is wrong; read it yourself.</source>
        <translation>Heb ei ddarllen gan y rheolau: iaith arall, llun neu recordiad. Nid yw dim cynnig yn golygu nad oes dim o&apos;i le; darllenwch ef eich hun.</translation>
    </message>
    <message>
        <source>Something else in this thread is not read by the rules.</source>
        <translation>Mae rhywbeth arall yn yr edefyn hwn heb ei ddarllen gan y rheolau.</translation>
    </message>
    <message>
        <source>“%1” cannot be taken back here once its short hold is over. Enter carries the plan out; Space drops this step; Escape leaves it.</source>
        <translation>Ni ellir tynnu “%1” yn ôl yma ar ôl y saib byr. Mae Enter yn cyflawni&apos;r cynllun; mae Space yn gollwng y cam hwn; mae Escape yn ei adael.</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Draft one private reply; you send it.</source>
        <translation>Drafftio un ateb preifat; chi sy&apos;n ei anfon.</translation>
    </message>
    <message>
        <source>Draft one public reply; you send it.</source>
        <translation>Drafftio un ateb cyhoeddus; chi sy&apos;n ei anfon.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Clocks: %1</source>
        <translation>Clociau: %1</translation>
    </message>
    <message>
        <source>Reasons in full</source>
        <translation>Rhesymau&apos;n llawn</translation>
    </message>
    <message>
        <source>Their clock starts.</source>
        <translation>Mae eu cloc yn dechrau.</translation>
    </message>
    <message>
        <source>Escalate to %1, %2, due %3.</source>
        <translation>Uwchgyfeirio at %1, %2, erbyn %3.</translation>
    </message>
</context>
<context>
    <name>steward::PreferencesPage</name>
    <message>
        <source>Save for the workspace</source>
        <translation>Cadw ar gyfer y gweithle</translation>
    </message>
    <message>
        <source>Looks, for you on this computer</source>
        <translation>Golwg, i chi ar y cyfrifiadur hwn</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Lliwiau</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Fel y system</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Golau</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tywyll</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Cyferbyniad uchel</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rhesi</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Cryno</translation>
    </message>
    <message>
        <source>Cosy</source>
        <translation>Clyd</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>Eang</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Maint y testun</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Iaith</translation>
    </message>
    <message>
        <source>Veil upsetting text until I ask for it</source>
        <translation>Gorchuddio testun annymunol nes i mi ofyn amdano</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Lliwiau</translation>
    </message>
    <message>
        <source>&amp;Rows</source>
        <translation>&amp;Rhesi</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>&amp;Maint y testun</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Iaith</translation>
    </message>
    <message>
        <source>Steward speaks it from its next start.</source>
        <translation>Bydd Steward yn ei siarad o&apos;r tro nesaf y bydd yn cychwyn.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Bysellau</translation>
    </message>
    <message>
        <source>Single letters and digits are commands (they never act in a text field)</source>
        <translation>Mae llythrennau a digidau unigol yn orchmynion (nid ydynt byth yn gweithredu mewn maes testun)</translation>
    </message>
    <message>
        <source>Put all keys back</source>
        <translation>Rhoi pob bysell yn ôl</translation>
    </message>
    <message>
        <source>The workspace, for everybody</source>
        <translation>Y gweithle, i bawb</translation>
    </message>
    <message>
        <source>Time to undo a reply</source>
        <translation>Amser i ddadwneud ateb</translation>
    </message>
    <message>
        <source> seconds</source>
        <translation> eiliad</translation>
    </message>
    <message>
        <source>A claim lasts</source>
        <translation>Mae hawliad yn para</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> munud</translation>
    </message>
    <message>
        <source>Collect every</source>
        <translation>Casglu bob</translation>
    </message>
    <message>
        <source>Checkpoints leave to</source>
        <translation>Mae pwyntiau gwirio&apos;n gadael i</translation>
    </message>
    <message>
        <source>a folder on another machine</source>
        <translation>ffolder ar beiriant arall</translation>
    </message>
    <message>
        <source>Time to &amp;undo a reply</source>
        <translation>Amser i &amp;ddadwneud ateb</translation>
    </message>
    <message>
        <source>A c&amp;laim lasts</source>
        <translation>Mae &amp;hawliad yn para</translation>
    </message>
    <message>
        <source>C&amp;ollect every</source>
        <translation>C&amp;asglu bob</translation>
    </message>
    <message>
        <source>Check&amp;points leave to</source>
        <translation>Mae &amp;pwyntiau gwirio&apos;n gadael i</translation>
    </message>
    <message>
        <source>Facts of the workspace</source>
        <translation>Ffeithiau&apos;r gweithle</translation>
    </message>
    <message>
        <source>%1
Key fingerprint: %2
Kept in %3. Ground rules %4. %5 log entries.</source>
        <translation>%1
Ôl bys yr allwedd: %2
Cedwir yr allwedd yma: %3. Rheolau sylfaenol %4. Cofnodion y log: %5.</translation>
    </message>
    <message>
        <source>the keychain</source>
        <translation>y cylch allweddi</translation>
    </message>
    <message>
        <source>a file beside the workspace</source>
        <translation>ffeil wrth ymyl y gweithle</translation>
    </message>
    <message>
        <source>Saved; the log says who changed it.</source>
        <translation>Cadwyd; mae&apos;r cofnod yn dweud pwy a&apos;i newidiodd.</translation>
    </message>
    <message>
        <source>Telephone numbers, mailboxes, sites, postcodes and @names of yours. No rule flags them. Names of your accounts are known already.</source>
        <translation>Eich rhifau ffôn, blychau post, gwefannau, codau post ac @enwau chi. Nid oes rheol yn eu nodi. Mae enwau eich cyfrifon yn hysbys eisoes.</translation>
    </message>
    <message>
        <source>Our own contacts, one a line</source>
        <translation>Ein manylion cyswllt ein hunain, un i bob llinell</translation>
    </message>
    <message>
        <source>Our o&amp;wn contacts, one a line</source>
        <translation>Ein manylion cys&amp;wllt ein hunain, un i bob llinell</translation>
    </message>
</context>
<context>
    <name>steward::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Tudalennau</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>steward::RailButton</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n yn aros</numerusform>
            <numerusform>%n yn aros</numerusform>
            <numerusform>%n yn aros</numerusform>
            <numerusform>%n yn aros</numerusform>
            <numerusform>%n yn aros</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::ReplySheet</name>
    <message>
        <source>Public</source>
        <translation>Cyhoeddus</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Preifat</translation>
    </message>
    <message>
        <source>Public reply</source>
        <translation>Ateb cyhoeddus</translation>
    </message>
    <message>
        <source>Private reply</source>
        <translation>Ateb preifat</translation>
    </message>
    <message>
        <source>Kind of reply</source>
        <translation>Math o ateb</translation>
    </message>
    <message>
        <source>Reply text</source>
        <translation>Testun yr ateb</translation>
    </message>
    <message>
        <source>Write the reply here</source>
        <translation>Ysgrifennwch yr ateb yma</translation>
    </message>
    <message>
        <source>Write the reply to %1 here</source>
        <translation>Ysgrifennwch yr ateb i %1 yma</translation>
    </message>
    <message>
        <source>No case is chosen</source>
        <translation>Ni ddewiswyd achos</translation>
    </message>
    <message>
        <source>Kind: as proposed</source>
        <translation>Math: fel y cynigiwyd</translation>
    </message>
    <message>
        <source>PUBLIC. Anyone can read this, as %1 on %2</source>
        <translation>CYHOEDDUS. Gall unrhyw un ddarllen hwn, fel %1 ar %2</translation>
    </message>
    <message>
        <source>PRIVATE. Only this person can read this, from %1 on %2</source>
        <translation>PREIFAT. Dim ond y person hwn all ddarllen hwn, gan %1 ar %2</translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <translation>%1 o %2 nod</translation>
    </message>
    <message>
        <source>%1 characters</source>
        <translation>%1 nod</translation>
    </message>
    <message>
        <source>%1 of %2 characters: %3 too many</source>
        <translation>%1 o %2 nod: %3 yn ormod</translation>
    </message>
    <message>
        <source>Kind: %1 (proposed)</source>
        <translation>Math: %1 (cynigiwyd)</translation>
    </message>
    <message>
        <source>PUBLIC, to %3. Anyone can read this, as %1 on %2</source>
        <translation>CYHOEDDUS, at %3. Gall unrhyw un ddarllen hwn, fel %1 ar %2</translation>
    </message>
    <message>
        <source>PRIVATE, to %3. Nobody else can read this, from %1 on %2</source>
        <translation>PREIFAT, at %3. Ni all neb arall ddarllen hwn, gan %1 ar %2</translation>
    </message>
</context>
<context>
    <name>steward::ResolveForm</name>
    <message>
        <source>Confirm resolve</source>
        <translation>Cadarnhau datrys</translation>
    </message>
    <message>
        <source>Resolve this case</source>
        <translation>Datrys yr achos hwn</translation>
    </message>
    <message>
        <source>for example: flu clinics</source>
        <translation>er enghraifft: clinigau ffliw</translation>
    </message>
    <message>
        <source>What it was about (may stay empty)</source>
        <translation>Am beth yr oedd (gall aros yn wag)</translation>
    </message>
</context>
<context>
    <name>steward::RowDelegate</name>
    <message>
        <source>veiled, V shows</source>
        <translation>dan orchudd, V i&apos;w ddangos</translation>
    </message>
    <message>
        <source>(no words)</source>
        <translation>(dim geiriau)</translation>
    </message>
    <message>
        <source>CRISIS</source>
        <translation>ARGYFWNG</translation>
    </message>
    <message>
        <source>claimed by %1</source>
        <translation>hawliwyd gan %1</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>gan %1</translation>
    </message>
    <message>
        <source>not read by rules</source>
        <translation>heb ei ddarllen gan y rheolau</translation>
    </message>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n eitem</numerusform>
            <numerusform>%n eitem</numerusform>
            <numerusform>%n eitem</numerusform>
            <numerusform>%n eitem</numerusform>
            <numerusform>%n eitem</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::RuleForm</name>
    <message>
        <source>Put this rule back</source>
        <translation>Rhoi&apos;r rheol hon yn ôl</translation>
    </message>
    <message>
        <source>Language of the texts</source>
        <translation>Iaith y testunau</translation>
    </message>
    <message>
        <source>Texts in</source>
        <translation>Testunau yn</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Teitl</translation>
    </message>
    <message>
        <source>What the public reads</source>
        <translation>Yr hyn y mae’r cyhoedd yn ei ddarllen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pam</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Dim</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Neb</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> munud</translation>
    </message>
    <message>
        <source>A person looks within</source>
        <translation>Mae person yn edrych o fewn</translation>
    </message>
    <message>
        <source>Which time counts</source>
        <translation>Pa amser sy&apos;n cyfrif</translation>
    </message>
    <message>
        <source>of working time</source>
        <translation>o amser gwaith</translation>
    </message>
    <message>
        <source>day and night</source>
        <translation>ddydd a nos</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Difrifoldeb</translation>
    </message>
    <message>
        <source>Action offered first</source>
        <translation>Y weithred a gynigir gyntaf</translation>
    </message>
    <message>
        <source>Route offered first</source>
        <translation>Y llwybr a gynigir gyntaf</translation>
    </message>
    <message>
        <source>Words and patterns of its own</source>
        <translation>Ei geiriau a&apos;i phatrymau ei hun</translation>
    </message>
    <message>
        <source>Examples that it must find, one a line</source>
        <translation>Enghreifftiau y mae&apos;n rhaid iddi eu canfod, un i bob llinell</translation>
    </message>
    <message>
        <source>Examples that it must leave alone, one a line</source>
        <translation>Enghreifftiau y mae&apos;n rhaid iddi adael llonydd iddynt, un i bob llinell</translation>
    </message>
    <message>
        <source>This rule is new.</source>
        <translation>Mae&apos;r rheol hon yn newydd.</translation>
    </message>
    <message>
        <source>The same as the rule in force.</source>
        <translation>Yr un fath â&apos;r rheol mewn grym.</translation>
    </message>
    <message>
        <source>Other than the rule in force: %1.</source>
        <translation>Yn wahanol i&apos;r rheol mewn grym: %1.</translation>
    </message>
    <message>
        <source>In use: it is looked for, can be cited and stands on the public page</source>
        <translation>Ar waith: chwilir amdani, gellir ei dyfynnu ac mae ar y dudalen gyhoeddus</translation>
    </message>
    <message>
        <source>a draft of an answer that begins with what the public reads</source>
        <translation>drafft o ateb sy&apos;n dechrau gyda&apos;r hyn y mae&apos;r cyhoedd yn ei ddarllen</translation>
    </message>
    <message>
        <source>to put the case before the route</source>
        <translation>rhoi&apos;r achos gerbron y llwybr</translation>
    </message>
    <message>
        <source>Can be broken: may be hidden</source>
        <translation>Gellir ei thorri: gellir cuddio</translation>
    </message>
    <message>
        <source>Only routes: never hidden</source>
        <translation>Dim ond cyfeirio: ni chuddir byth</translation>
    </message>
    <message>
        <source>What the rule is for</source>
        <translation>Pwrpas y rheol</translation>
    </message>
    <message>
        <source>The plan proposes</source>
        <translation>Mae&apos;r cynllun yn cynnig</translation>
    </message>
    <message>
        <source>The plan proposes %1</source>
        <translation>Mae’r cynllun yn cynnig %1</translation>
    </message>
</context>
<context>
    <name>steward::RuleRow</name>
    <message>
        <source>In force</source>
        <translation>Mewn grym</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Wedi newid</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Newydd</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Tynnwyd allan</translation>
    </message>
    <message>
        <source>To mend</source>
        <translation>I&apos;w drwsio</translation>
    </message>
    <message>
        <source>S0 none</source>
        <translation>S0 dim</translation>
    </message>
    <message>
        <source>Flagged by the draft: %1. By the rules in force: %2. Newly: %3. No longer: %4.</source>
        <translation>Nodwyd gan y drafft: %1. Gan y rheolau mewn grym: %2. O&apos;r newydd: %3. Ddim mwyach: %4.</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Rheol</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Difrifoldeb</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Teitl</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Cyflwr</translation>
    </message>
    <message>
        <source>Back-test</source>
        <translation>Ôl-brawf</translation>
    </message>
    <message>
        <source>%1&#xa0;% of %2</source>
        <translation>%1&#xa0;% o %2</translation>
    </message>
    <message>
        <source>Nobody has judged a finding of this rule yet.</source>
        <translation>Nid oes neb wedi barnu canfyddiad o&apos;r rheol hon eto.</translation>
    </message>
    <message>
        <source>Moderators agreed with %1 of its findings, disagreed with %2 and ignored %3.</source>
        <translation>Cytunodd cymedrolwyr â %1 o&apos;i chanfyddiadau, anghytunwyd â %2 ac anwybyddwyd %3.</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Cywir</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Diffoddwyd</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Wedi ei diffodd</translation>
    </message>
</context>
<context>
    <name>steward::RuleSheet</name>
    <message>
        <source>What the public reads</source>
        <translation>Yr hyn y mae’r cyhoedd yn ei ddarllen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pam</translation>
    </message>
    <message>
        <source>It finds</source>
        <translation>Mae&apos;n canfod</translation>
    </message>
    <message>
        <source>It leaves alone</source>
        <translation>Mae&apos;n gadael llonydd i</translation>
    </message>
    <message>
        <source>Only a person sees</source>
        <translation>Dim ond person sy&apos;n gweld</translation>
    </message>
    <message>
        <source>In force: %1</source>
        <translation>Mewn grym: %1</translation>
    </message>
    <message>
        <source>It can be broken, and may justify hiding something.</source>
        <translation>Gellir ei thorri, a gall gyfiawnhau cuddio rhywbeth.</translation>
    </message>
    <message>
        <source>It is never broken: it only says whom to bring in.</source>
        <translation>Ni chaiff ei thorri byth: dim ond dweud pwy i&apos;w gynnwys y mae.</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Difrifoldeb</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Dim</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Gweithredoedd</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Llwybrau</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Neb</translation>
    </message>
    <message>
        <source>A person looks within</source>
        <translation>Mae person yn edrych o fewn</translation>
    </message>
    <message>
        <source>What it looks for</source>
        <translation>Beth y mae&apos;n chwilio amdano</translation>
    </message>
    <message>
        <source>No detector of Steward.</source>
        <translation>Dim un o ganfodyddion Steward.</translation>
    </message>
    <message>
        <source>Detectors: %1.</source>
        <translation>Canfodyddion: %1.</translation>
    </message>
    <message>
        <source>no words of its own</source>
        <translation>dim geiriau ei hun</translation>
    </message>
    <message>
        <source>The chosen rule</source>
        <translation>Y rheol a ddewiswyd</translation>
    </message>
    <message>
        <source>Switched off: nothing raises it, nobody can cite it and the public page leaves it out.</source>
        <translation>Wedi ei diffodd: nid oes dim yn ei chodi, ni all neb ei dyfynnu ac nid yw ar y dudalen gyhoeddus.</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>wedi ei diffodd</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>ar waith</translation>
    </message>
    <message>
        <source>it can be broken</source>
        <translation>gellir ei thorri</translation>
    </message>
    <message>
        <source>it is never broken</source>
        <translation>ni chaiff ei thorri byth</translation>
    </message>
    <message>
        <source>The plan proposes</source>
        <translation>Mae&apos;r cynllun yn cynnig</translation>
    </message>
</context>
<context>
    <name>steward::RulesPage</name>
    <message>
        <source>Ground rules list</source>
        <translation>Rhestr y rheolau sylfaenol</translation>
    </message>
    <message>
        <source>Edit draft</source>
        <translation>Golygu drafft</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Cyhoeddi</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Gwaredu’r drafft</translation>
    </message>
    <message>
        <source>Roll back to this version</source>
        <translation>Mynd yn ôl i&apos;r fersiwn hon</translation>
    </message>
    <message>
        <source>Rule, history or public page</source>
        <translation>Rheol, hanes neu dudalen gyhoeddus</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Rheol</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Hanes</translation>
    </message>
    <message>
        <source>Public page</source>
        <translation>Tudalen gyhoeddus</translation>
    </message>
    <message>
        <source>Carry my changes over</source>
        <translation>Cario fy newidiadau drosodd</translation>
    </message>
    <message>
        <source>Your changes now stand on the rules in force.</source>
        <translation>Mae eich newidiadau nawr yn sefyll ar y rheolau mewn grym.</translation>
    </message>
    <message>
        <source>Your draft was begun over version %1; version %2 is in force by now. Carry your changes over to see and publish them on top of it.</source>
        <translation>Dechreuwyd eich drafft ar fersiwn %1; mae fersiwn %2 mewn grym erbyn hyn. Cariwch eich newidiadau drosodd i&apos;w gweld a&apos;u cyhoeddi ar ei phen.</translation>
    </message>
    <message>
        <source>In force: version %1.</source>
        <translation>Mewn grym: fersiwn %1.</translation>
    </message>
    <message>
        <source>Your draft was begun over version %1.</source>
        <translation>Dechreuwyd eich drafft ar fersiwn %1.</translation>
    </message>
    <message>
        <source>Your draft is being looked at.</source>
        <translation>Mae eich drafft yn cael ei wirio.</translation>
    </message>
    <message>
        <source>Your draft says the same.</source>
        <translation>Mae eich drafft yn dweud yr un peth.</translation>
    </message>
    <message>
        <source>Your draft changes %1; nobody else sees it before it is published.</source>
        <translation>Mae eich drafft yn newid %1; ni fydd neb arall yn ei weld cyn ei gyhoeddi.</translation>
    </message>
    <message numerus="yes">
        <source>%n things are to be mended first.</source>
        <translation>
            <numerusform>Rhaid trwsio %n peth yn gyntaf.</numerusform>
            <numerusform>Rhaid trwsio %n peth yn gyntaf.</numerusform>
            <numerusform>Rhaid trwsio %n peth yn gyntaf.</numerusform>
            <numerusform>Rhaid trwsio %n pheth yn gyntaf.</numerusform>
            <numerusform>Rhaid trwsio %n peth yn gyntaf.</numerusform>
        </translation>
    </message>
    <message>
        <source>You may read them; a supervisor or an administrator changes them.</source>
        <translation>Cewch eu darllen; goruchwyliwr neu weinyddwr sy&apos;n eu newid.</translation>
    </message>
    <message>
        <source>Read rules</source>
        <translation>Darllen y rheolau</translation>
    </message>
    <message>
        <source>This draft cannot be tested before it is mended.</source>
        <translation>Ni ellir profi&apos;r drafft hwn cyn ei drwsio.</translation>
    </message>
    <message>
        <source>What cannot be looked for yet is left out.</source>
        <translation>Gadewir allan yr hyn na ellir chwilio amdano eto.</translation>
    </message>
    <message>
        <source>As soon as you change a rule, what it would have flagged stands here.</source>
        <translation>Cyn gynted ag y newidiwch reol, bydd yr hyn y byddai wedi ei nodi yn ymddangos yma.</translation>
    </message>
    <message>
        <source>Every desk takes them up within a second, and every decision from then on names this version. The log says who published it.</source>
        <translation>Bydd pob desg yn eu mabwysiadu o fewn eiliad, a bydd pob penderfyniad o hynny ymlaen yn enwi&apos;r fersiwn hon. Mae&apos;r cofnod yn dweud pwy a&apos;i cyhoeddodd.</translation>
    </message>
    <message>
        <source>Of the last %1 items they flag %2, the rules in force %3.</source>
        <translation>O&apos;r %1 eitem ddiwethaf maent yn nodi %2, a&apos;r rheolau mewn grym %3.</translation>
    </message>
    <message>
        <source>Rule %1 is to be mended first. %2</source>
        <translation>Rhaid trwsio rheol %1 yn gyntaf. %2</translation>
    </message>
    <message>
        <source>The draft says the same as the rules in force; change something first.</source>
        <translation>Mae&apos;r drafft yn dweud yr un peth â&apos;r rheolau mewn grym; newidiwch rywbeth yn gyntaf.</translation>
    </message>
    <message>
        <source>Other rules are in force by now; carry your changes over first.</source>
        <translation>Mae rheolau eraill mewn grym erbyn hyn; cariwch eich newidiadau drosodd yn gyntaf.</translation>
    </message>
    <message>
        <source>Put these rules in force</source>
        <translation>Rhoi&apos;r rheolau hyn mewn grym</translation>
    </message>
    <message>
        <source>Give the rules a version, such as 2026.11-2.</source>
        <translation>Rhowch fersiwn i&apos;r rheolau, fel 2026.11-2.</translation>
    </message>
    <message>
        <source>In force now: version %1.</source>
        <translation>Mewn grym nawr: fersiwn %1.</translation>
    </message>
    <message>
        <source>Go back to %1</source>
        <translation>Mynd yn ôl i %1</translation>
    </message>
    <message>
        <source>What it changes could not be read.</source>
        <translation>Ni ellid darllen yr hyn y mae&apos;n ei newid.</translation>
    </message>
    <message>
        <source>Put version %1 in force again</source>
        <translation>Rhoi fersiwn %1 mewn grym eto</translation>
    </message>
    <message>
        <source>%1 Every desk takes them up within a second. Nothing is lost: it is one more publication, and the log says who made it.</source>
        <translation>%1 Bydd pob desg yn eu mabwysiadu o fewn eiliad. Ni chollir dim: un cyhoeddiad arall ydyw, ac mae&apos;r cofnod yn dweud pwy a&apos;i gwnaeth.</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>Mynd yn ôl</translation>
    </message>
    <message>
        <source>The draft is discarded.</source>
        <translation>Gwaredwyd y drafft.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Dod ag ef yn ôl</translation>
    </message>
    <message>
        <source>Rule %1 is taken out of your draft; it goes when the draft is published.</source>
        <translation>Tynnwyd rheol %1 o&apos;ch drafft; bydd yn mynd pan gyhoeddir y drafft.</translation>
    </message>
    <message>
        <source>Rule %1 is taken out of your draft.</source>
        <translation>Tynnwyd rheol %1 o&apos;ch drafft.</translation>
    </message>
    <message>
        <source>You have begun another draft; discard it first, then bring back the one before.</source>
        <translation>Rydych wedi dechrau drafft arall; gwaredwch hwnnw&apos;n gyntaf, yna dewch â&apos;r un blaenorol yn ôl.</translation>
    </message>
    <message>
        <source>Add rule</source>
        <translation>Ychwanegu rheol</translation>
    </message>
    <message>
        <source>Take rule out</source>
        <translation>Tynnu&apos;r rheol allan</translation>
    </message>
    <message>
        <source>Switched off, and raised by nothing from then on: %1.</source>
        <translation>Wedi eu diffodd, ac ni chodir hwy gan ddim o hynny ymlaen: %1.</translation>
    </message>
    <message>
        <source>Look at %1: both had changed the same there, and yours stands.</source>
        <translation>Edrychwch ar %1: roedd y ddau wedi newid yr un peth yno, a&apos;ch un chi sy&apos;n sefyll.</translation>
    </message>
    <message>
        <source>Your new rule %1 is %2 now: somebody else&apos;s was published as %1.</source>
        <translation>Mae eich rheol newydd %1 nawr yn %2: cyhoeddwyd un rhywun arall fel %1.</translation>
    </message>
    <message>
        <source>Bring draft back</source>
        <translation>Dod â&apos;r drafft yn ôl</translation>
    </message>
    <message>
        <source>Bring rule back</source>
        <translation>Dod â&apos;r rheol yn ôl</translation>
    </message>
    <message>
        <source>What ships with Steward stays in the list; switch it off in its form instead.</source>
        <translation>Mae&apos;r hyn sy&apos;n dod gyda Steward yn aros yn y rhestr; diffoddwch hi yn ei ffurflen yn lle hynny.</translation>
    </message>
</context>
<context>
    <name>steward::SnoozeForm</name>
    <message>
        <source>Confirm snooze</source>
        <translation>Cadarnhau gohirio</translation>
    </message>
    <message>
        <source>Put this case aside</source>
        <translation>Rhoi&apos;r achos hwn o&apos;r neilltu</translation>
    </message>
    <message>
        <source>Clocks go on running while it is put aside.</source>
        <translation>Mae&apos;r clociau&apos;n dal i redeg tra bydd o&apos;r neilltu.</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Tan</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>In one hour</source>
        <translation>Ymhen awr</translation>
    </message>
    <message>
        <source>In four hours</source>
        <translation>Ymhen pedair awr</translation>
    </message>
    <message>
        <source>Next working morning</source>
        <translation>Bore gwaith nesaf</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>Ymhen wythnos</translation>
    </message>
</context>
<context>
    <name>steward::StartWindow</name>
    <message>
        <source>Welcome to Steward</source>
        <translation>Croeso i Steward</translation>
    </message>
    <message>
        <source>Look round in practice</source>
        <translation>Edrych o gwmpas wrth ymarfer</translation>
    </message>
    <message>
        <source>Set up our organisation</source>
        <translation>Sefydlu ein sefydliad</translation>
    </message>
    <message>
        <source>Steward gathers what the public says to you, on every platform, in one inbox.</source>
        <translation>Mae Steward yn casglu&apos;r hyn y mae&apos;r cyhoedd yn ei ddweud wrthych, ar bob platfform, mewn un mewnflwch.</translation>
    </message>
    <message>
        <source>A made-up organisation with lively threads. Nothing in it reaches a real platform, and nothing can go wrong.</source>
        <translation>Sefydliad dychmygol gydag edafedd bywiog. Nid oes dim ynddo&apos;n cyrraedd platfform go iawn, ac ni all dim fynd o&apos;i le.</translation>
    </message>
    <message>
        <source>Your own workspace on this machine: name, working hours and the first person. Accounts are added afterwards.</source>
        <translation>Eich gweithle eich hun ar y peiriant hwn: enw, oriau gwaith a&apos;r person cyntaf. Ychwanegir cyfrifon wedyn.</translation>
    </message>
    <message>
        <source>Integrated care board</source>
        <translation>Bwrdd gofal integredig</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Ymddiriedolaeth</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Meddygfa</translation>
    </message>
    <message>
        <source>Clinical commissioning group</source>
        <translation>Grŵp comisiynu clinigol</translation>
    </message>
    <message>
        <source>Another kind</source>
        <translation>Math arall</translation>
    </message>
    <message>
        <source>England and Wales</source>
        <translation>Cymru a Lloegr</translation>
    </message>
    <message>
        <source>Scotland</source>
        <translation>Yr Alban</translation>
    </message>
    <message>
        <source>Northern Ireland</source>
        <translation>Gogledd Iwerddon</translation>
    </message>
    <message>
        <source>Name of the organisation</source>
        <translation>Enw&apos;r sefydliad</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Math</translation>
    </message>
    <message>
        <source>Bank holidays of</source>
        <translation>Gwyliau banc</translation>
    </message>
    <message>
        <source>Opens (Monday to Friday)</source>
        <translation>Yn agor (dydd Llun i ddydd Gwener)</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>Yn cau</translation>
    </message>
    <message>
        <source>Your name, as first administrator</source>
        <translation>Eich enw, fel gweinyddwr cyntaf</translation>
    </message>
    <message>
        <source>Create the workspace</source>
        <translation>Creu&apos;r gweithle</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Yn ôl</translation>
    </message>
    <message>
        <source>I have written it down</source>
        <translation>Rwyf wedi ei ysgrifennu</translation>
    </message>
    <message>
        <source>Write this down and keep it away from this machine</source>
        <translation>Ysgrifennwch hwn a chadwch ef i ffwrdd o&apos;r peiriant hwn</translation>
    </message>
    <message>
        <source>It is the fingerprint of the key that signs your moderation log. Years from now it proves that nobody rewrote the log.</source>
        <translation>Dyma ôl bys yr allwedd sy&apos;n llofnodi eich cofnod cymedroli. Ymhen blynyddoedd bydd yn profi na wnaeth neb ailysgrifennu&apos;r cofnod.</translation>
    </message>
    <message>
        <source>Give the organisation&apos;s name; it stands in replies and reports.</source>
        <translation>Rhowch enw&apos;r sefydliad; mae&apos;n ymddangos mewn atebion ac adroddiadau.</translation>
    </message>
    <message>
        <source>Closing time must be after opening time.</source>
        <translation>Rhaid i&apos;r amser cau fod ar ôl yr amser agor.</translation>
    </message>
    <message>
        <source>Setting up. This takes a few seconds.</source>
        <translation>Yn sefydlu. Mae hyn yn cymryd ychydig eiliadau.</translation>
    </message>
    <message>
        <source>Key fingerprint %1</source>
        <translation>Ôl bys yr allwedd %1</translation>
    </message>
    <message>
        <source>The key itself is in this machine&apos;s keychain.</source>
        <translation>Mae&apos;r allwedd ei hun yng nghylch allweddi&apos;r peiriant hwn.</translation>
    </message>
    <message>
        <source>No keychain answered, so the key itself is in a file beside the workspace that only you can read.</source>
        <translation>Ni atebodd yr un cylch allweddi, felly mae&apos;r allwedd ei hun mewn ffeil wrth ymyl y gweithle na all neb ond chi ei darllen.</translation>
    </message>
</context>
<context>
    <name>steward::StatusLine</name>
    <message>
        <source>Mend</source>
        <translation>Trwsio</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statws</translation>
    </message>
    <message>
        <source>Mend accounts</source>
        <translation>Trwsio cyfrifon</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>steward::ThreadPane</name>
    <message>
        <source>Thread</source>
        <translation>Edefyn</translation>
    </message>
    <message>
        <source>New since you came</source>
        <translation>Newydd ers i chi ddod</translation>
    </message>
    <message>
        <source>Attached, not opened: %1</source>
        <translation>Atodwyd, heb ei agor: %1</translation>
    </message>
    <message>
        <source>Not read by rules: somebody has to look at it.</source>
        <translation>Heb ei ddarllen gan y rheolau: rhaid i rywun edrych arno.</translation>
    </message>
    <message>
        <source>Edited by its author, version %1.</source>
        <translation>Golygwyd gan ei awdur, fersiwn %1.</translation>
    </message>
    <message>
        <source>On the platform: %1.</source>
        <translation>Ar y platfform: %1.</translation>
    </message>
    <message>
        <source> under %1</source>
        <translation> o dan %1</translation>
    </message>
    <message>
        <source>done</source>
        <translation>gwnaed</translation>
    </message>
    <message>
        <source>done by hand</source>
        <translation>gwnaed â llaw</translation>
    </message>
    <message>
        <source>not done yet, see Outbox</source>
        <translation>heb ei wneud eto, gweler y Blwch anfon</translation>
    </message>
    <message>
        <source>waiting, no connection</source>
        <translation>yn aros, dim cysylltiad</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>tynnwyd yn ôl</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>cofnodwyd</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>ar ei ffordd</translation>
    </message>
    <message>
        <source>Decided: %1%2 (%3).</source>
        <translation>Penderfynwyd: %1%2 (%3).</translation>
    </message>
    <message>
        <source>us</source>
        <translation>ni</translation>
    </message>
    <message>
        <source>%1 reply: %2.</source>
        <translation>Ateb %1: %2.</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Cyhoeddus</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Preifat</translation>
    </message>
    <message>
        <source>Why it came back: %1</source>
        <translation>Pam y daeth yn ôl: %1</translation>
    </message>
    <message>
        <source> (not connected here)</source>
        <translation> (heb ei gysylltu yma)</translation>
    </message>
    <message>
        <source>%1 on %2%3</source>
        <translation>%1 ar %2%3</translation>
    </message>
    <message>
        <source>Adds up with an earlier item by the same author: %1.</source>
        <translation>Yn ychwanegu at eitem gynharach gan yr un awdur: %1.</translation>
    </message>
    <message>
        <source>Adds up with what its author said at %1: %2.</source>
        <translation>Yn ychwanegu at yr hyn a ddywedodd ei awdur am %1: %2.</translation>
    </message>
</context>
<context>
    <name>steward::TriagePage</name>
    <message>
        <source>Next case</source>
        <translation>Achos nesaf</translation>
    </message>
    <message>
        <source>Previous case</source>
        <translation>Achos blaenorol</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Agor yr achos</translation>
    </message>
    <message>
        <source>Mark case</source>
        <translation>Marcio&apos;r achos</translation>
    </message>
    <message>
        <source>Extend marks</source>
        <translation>Ymestyn y marciau</translation>
    </message>
    <message>
        <source>Next view</source>
        <translation>Golwg nesaf</translation>
    </message>
    <message>
        <source>Previous view</source>
        <translation>Golwg flaenorol</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chwilio</translation>
    </message>
    <message>
        <source>Let in what is new</source>
        <translation>Gadael y newydd i mewn</translation>
    </message>
    <message>
        <source>Show or veil</source>
        <translation>Dangos neu guddio</translation>
    </message>
    <message>
        <source>Case pane</source>
        <translation>Panel yr achos</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Cadw</translation>
    </message>
    <message>
        <source>Hide as proposed</source>
        <translation>Cuddio fel y cynigiwyd</translation>
    </message>
    <message>
        <source>Escalate as proposed</source>
        <translation>Uwchgyfeirio fel y cynigiwyd</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Cymryd hwn</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Hawlio</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Rhyddhau</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Ailagor</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Aseinio</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Gohirio</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Datrys</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Ychwanegu nodyn</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Uwchgyfeirio</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Ateb</translation>
    </message>
    <message>
        <source>Send reply</source>
        <translation>Anfon yr ateb</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Taflu</translation>
    </message>
    <message>
        <source>Undo send</source>
        <translation>Dadwneud anfon</translation>
    </message>
    <message>
        <source>Undo last command</source>
        <translation>Dadwneud y gorchymyn diwethaf</translation>
    </message>
    <message>
        <source>The rules propose nothing of that kind for this case.</source>
        <translation>Nid yw&apos;r rheolau&apos;n cynnig dim o&apos;r math hwnnw ar gyfer yr achos hwn.</translation>
    </message>
    <message>
        <source>Go to a marked case for which the rules propose this, so that the rule is clear.</source>
        <translation>Ewch i achos wedi ei farcio y mae&apos;r rheolau&apos;n cynnig hyn ar ei gyfer, fel bod y rheol yn glir.</translation>
    </message>
    <message>
        <source>case %1: %2</source>
        <translation>achos %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n cases %1.</source>
        <translation>
            <numerusform>%n achos: %1.</numerusform>
            <numerusform>%n achos: %1.</numerusform>
            <numerusform>%n achos: %1.</numerusform>
            <numerusform>%n achos: %1.</numerusform>
            <numerusform>%n achos: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Left out: %2</source>
        <translation>%1 Wedi gadael allan: %2</translation>
    </message>
    <message>
        <source>There is no command of yours to take back.</source>
        <translation>Nid oes gorchymyn o&apos;ch eiddo i&apos;w ddadwneud.</translation>
    </message>
    <message>
        <source>Taken back on case %1; both are in the log.</source>
        <translation>Dadwnaed ar achos %1; mae&apos;r ddau yn y cofnod.</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n newydd</numerusform>
            <numerusform>%n newydd</numerusform>
            <numerusform>%n newydd</numerusform>
            <numerusform>%n newydd</numerusform>
            <numerusform>%n newydd</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 under %2</source>
        <translation>%1 o dan %2</translation>
    </message>
    <message>
        <source>Escalate to %1</source>
        <translation>Uwchgyfeirio at %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Ceisio eto</translation>
    </message>
    <message>
        <source>Reading the inbox.</source>
        <translation>Yn darllen y mewnflwch.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Dangos popeth</translation>
    </message>
    <message numerus="yes">
        <source>No case fits here, but %n open crises are outside of it.</source>
        <translation>
            <numerusform>Nid oes achos sy&apos;n cyfateb yma, ond mae %n argyfwng agored y tu allan.</numerusform>
            <numerusform>Nid oes achos sy&apos;n cyfateb yma, ond mae %n argyfwng agored y tu allan.</numerusform>
            <numerusform>Nid oes achos sy&apos;n cyfateb yma, ond mae %n argyfwng agored y tu allan.</numerusform>
            <numerusform>Nid oes achos sy&apos;n cyfateb yma, ond mae %n argyfwng agored y tu allan.</numerusform>
            <numerusform>Nid oes achos sy&apos;n cyfateb yma, ond mae %n argyfwng agored y tu allan.</numerusform>
        </translation>
    </message>
    <message>
        <source>No case fits what you asked for.</source>
        <translation>Nid oes achos sy&apos;n cyfateb i&apos;r hyn y gofynnoch amdano.</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>Trwsio</translation>
    </message>
    <message>
        <source>Look at the accounts</source>
        <translation>Edrych ar y cyfrifon</translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation>cydweithiwr</translation>
    </message>
    <message>
        <source>Carry out the plan</source>
        <translation>Cyflawni&apos;r cynllun</translation>
    </message>
    <message>
        <source>Steps of the plan</source>
        <translation>Camau&apos;r cynllun</translation>
    </message>
    <message>
        <source>Judge the findings</source>
        <translation>Barnu&apos;r canfyddiadau</translation>
    </message>
    <message>
        <source>Nothing is left in the plan.</source>
        <translation>Nid oes dim ar ôl yn y cynllun.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n steps carried out.</source>
        <translation>
            <numerusform>Cyflawnwyd %n cam.</numerusform>
            <numerusform>Cyflawnwyd %n cam.</numerusform>
            <numerusform>Cyflawnwyd %n gam.</numerusform>
            <numerusform>Cyflawnwyd %n cham.</numerusform>
            <numerusform>Cyflawnwyd %n cam.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Wedi gadael allan: %1</translation>
    </message>
    <message>
        <source>You have written something here already, so the proposed words were not put in.</source>
        <translation>Rydych eisoes wedi ysgrifennu rhywbeth yma, felly ni roddwyd y geiriau arfaethedig i mewn.</translation>
    </message>
</context>
<context>
    <name>steward::WorkPane</name>
    <message>
        <source>Case</source>
        <translation>Achos</translation>
    </message>
    <message>
        <source>No case is chosen</source>
        <translation>Ni ddewiswyd achos</translation>
    </message>
    <message>
        <source>Case %1, %2</source>
        <translation>Achos %1, %2</translation>
    </message>
    <message>
        <source>Crisis: people first, page second.</source>
        <translation>Argyfwng: pobl yn gyntaf, y dudalen wedyn.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>you</source>
        <translation>chi</translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation>cydweithiwr</translation>
    </message>
    <message>
        <source>Owner: %1</source>
        <translation>Perchennog: %1</translation>
    </message>
    <message>
        <source>Nobody owns it.</source>
        <translation>Nid oes perchennog.</translation>
    </message>
    <message>
        <source>Claimed by %1 until %2</source>
        <translation>Hawliwyd gan %1 tan %2</translation>
    </message>
    <message>
        <source>Put aside until %1</source>
        <translation>O&apos;r neilltu tan %1</translation>
    </message>
    <message>
        <source>Holds something that the rules do not read.</source>
        <translation>Yn cynnwys rhywbeth nad yw&apos;r rheolau&apos;n ei ddarllen.</translation>
    </message>
    <message>
        <source>No rule was raised. That is not a promise that nothing is wrong.</source>
        <translation>Ni chodwyd yr un rheol. Nid yw hynny&apos;n addewid nad oes dim o&apos;i le.</translation>
    </message>
    <message>
        <source>Cannot be taken back on this platform: %1.</source>
        <translation>Ni ellir ei dynnu yn ôl ar y platfform hwn: %1.</translation>
    </message>
    <message>
        <source>not reached yet</source>
        <translation>heb ei gyrraedd eto</translation>
    </message>
    <message>
        <source>reached: %1</source>
        <translation>cyrhaeddwyd: %1</translation>
    </message>
    <message>
        <source>Escalated to %1 (%2): %3</source>
        <translation>Uwchgyfeiriwyd at %1 (%2): %3</translation>
    </message>
    <message>
        <source>Proposed to them: %1</source>
        <translation>Cynigiwyd iddynt: %1</translation>
    </message>
    <message>
        <source>Note, %1: %2</source>
        <translation>Nodyn, %1: %2</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Hanes</translation>
    </message>
    <message>
        <source>%1  %2: %3</source>
        <translation>%1  %2: %3</translation>
    </message>
</context>
<context>
    <name>steward::words</name>
    <message>
        <source>new</source>
        <translation>newydd</translation>
    </message>
    <message>
        <source>open</source>
        <translation>agored</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>yn aros</translation>
    </message>
    <message>
        <source>snoozed</source>
        <translation>gohiriwyd</translation>
    </message>
    <message>
        <source>escalated</source>
        <translation>uwchgyfeiriwyd</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>datryswyd</translation>
    </message>
    <message>
        <source>not yet moderated</source>
        <translation>heb ei gymedroli eto</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>daliwyd yn ôl</translation>
    </message>
    <message>
        <source>published</source>
        <translation>cyhoeddwyd</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>cuddiwyd</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>tynnwyd</translation>
    </message>
    <message>
        <source>deleted by its author</source>
        <translation>dilewyd gan ei awdur</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Cadw</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Cymeradwyo</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Dal yn ôl</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Cuddio</translation>
    </message>
    <message>
        <source>Unhide</source>
        <translation>Dangos eto</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Tynnu</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Adfer</translation>
    </message>
    <message>
        <source>Spam</source>
        <translation>Sbam</translation>
    </message>
    <message>
        <source>Warn</source>
        <translation>Rhybuddio</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Rhwystro</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Dadrwystro</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Riportio</translation>
    </message>
    <message>
        <source>%1 under %2</source>
        <translation>%1 o dan %2</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>cadwyd</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>cymeradwywyd</translation>
    </message>
    <message>
        <source>held</source>
        <translation>daliwyd yn ôl</translation>
    </message>
    <message>
        <source>unhidden</source>
        <translation>dangoswyd eto</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>adferwyd</translation>
    </message>
    <message>
        <source>marked as spam</source>
        <translation>marciwyd fel sbam</translation>
    </message>
    <message>
        <source>warned</source>
        <translation>rhybuddiwyd</translation>
    </message>
    <message>
        <source>author blocked</source>
        <translation>rhwystrwyd yr awdur</translation>
    </message>
    <message>
        <source>author unblocked</source>
        <translation>dadrwystrwyd yr awdur</translation>
    </message>
    <message>
        <source>reported to the platform</source>
        <translation>riportiwyd i&apos;r platfform</translation>
    </message>
    <message>
        <source>certain</source>
        <translation>sicr</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>tebygol</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>posibl</translation>
    </message>
    <message>
        <source>Routine</source>
        <translation>Arferol</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Brys</translation>
    </message>
    <message>
        <source>Immediate</source>
        <translation>Ar unwaith</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>dychwelwyd</translation>
    </message>
    <message>
        <source>upheld</source>
        <translation>cadarnhawyd</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>cymerwyd drosodd</translation>
    </message>
    <message>
        <source>referred out</source>
        <translation>cyfeiriwyd allan</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>drafft</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>gwiriwyd</translation>
    </message>
    <message>
        <source>waiting for approval</source>
        <translation>yn aros am gymeradwyaeth</translation>
    </message>
    <message>
        <source>returned to its writer</source>
        <translation>dychwelwyd i&apos;w awdur</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>yn aros i gael ei anfon</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>yn cael ei anfon</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>anfonwyd</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>heb ei anfon</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>tynnwyd yn ôl</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>tynnwyd yn ôl</translation>
    </message>
    <message>
        <source>General information</source>
        <translation>Gwybodaeth gyffredinol</translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation>Diolch</translation>
    </message>
    <message>
        <source>Complaint route</source>
        <translation>Llwybr cwyno</translation>
    </message>
    <message>
        <source>Medical signpost</source>
        <translation>Cyfeirio meddygol</translation>
    </message>
    <message>
        <source>Crisis</source>
        <translation>Argyfwng</translation>
    </message>
    <message>
        <source>Information request</source>
        <translation>Cais am wybodaeth</translation>
    </message>
    <message>
        <source>Press or political</source>
        <translation>Y wasg neu wleidyddol</translation>
    </message>
    <message>
        <source>Direct message</source>
        <translation>Neges uniongyrchol</translation>
    </message>
    <message>
        <source>moderator</source>
        <translation>cymedrolwr</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>goruchwyliwr</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>archwilydd</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>gweinyddwr</translation>
    </message>
    <message>
        <source>first response</source>
        <translation>ymateb cyntaf</translation>
    </message>
    <message>
        <source>next response</source>
        <translation>ymateb nesaf</translation>
    </message>
    <message>
        <source>resolution</source>
        <translation>datrysiad</translation>
    </message>
    <message>
        <source>human look</source>
        <translation>golwg gan berson</translation>
    </message>
    <message>
        <source>complaint acknowledgement</source>
        <translation>cydnabod cwyn</translation>
    </message>
    <message>
        <source>information request</source>
        <translation>cais am wybodaeth</translation>
    </message>
    <message>
        <source>subject access</source>
        <translation>mynediad at ddata gan y testun</translation>
    </message>
    <message>
        <source>data protection complaint</source>
        <translation>cwyn diogelu data</translation>
    </message>
    <message>
        <source>no clock</source>
        <translation>dim cloc</translation>
    </message>
    <message>
        <source>running</source>
        <translation>yn rhedeg</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>wedi oedi</translation>
    </message>
    <message>
        <source>met</source>
        <translation>cyrhaeddwyd</translation>
    </message>
    <message>
        <source>breached</source>
        <translation>methwyd</translation>
    </message>
    <message>
        <source>S1 danger</source>
        <translation>S1 perygl</translation>
    </message>
    <message>
        <source>S2 serious</source>
        <translation>S2 difrifol</translation>
    </message>
    <message>
        <source>S3 breach</source>
        <translation>S3 torri rheol</translation>
    </message>
    <message>
        <source>S4 minor</source>
        <translation>S4 mân</translation>
    </message>
    <message>
        <source>Can be taken back</source>
        <translation>Gellir ei ddadwneud</translation>
    </message>
    <message>
        <source>Cannot be taken back</source>
        <translation>Ni ellir ei ddadwneud</translation>
    </message>
    <message>
        <source>under 1 min</source>
        <translation>llai nag 1 mun</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 mun</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 awr</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 diwrnod</translation>
    </message>
    <message>
        <source>clock paused</source>
        <translation>cloc wedi oedi</translation>
    </message>
    <message>
        <source>overdue by %1 (was due %2)</source>
        <translation>hwyr o %1 (i fod %2)</translation>
    </message>
    <message>
        <source>due %1, in %2</source>
        <translation>erbyn %1, ymhen %2</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>%1 yn hwyr</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>ymhen %1</translation>
    </message>
    <message>
        <source>title</source>
        <translation>teitl</translation>
    </message>
    <message>
        <source>public wording</source>
        <translation>geiriad cyhoeddus</translation>
    </message>
    <message>
        <source>reason for it</source>
        <translation>y rheswm drosti</translation>
    </message>
    <message>
        <source>severity</source>
        <translation>difrifoldeb</translation>
    </message>
    <message>
        <source>first action</source>
        <translation>y weithred gyntaf</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>cloc</translation>
    </message>
    <message>
        <source>route</source>
        <translation>llwybr</translation>
    </message>
    <message>
        <source>own words and patterns</source>
        <translation>ei geiriau a&apos;i phatrymau ei hun</translation>
    </message>
    <message>
        <source>examples that it finds</source>
        <translation>enghreifftiau y mae&apos;n eu canfod</translation>
    </message>
    <message>
        <source>examples that it leaves alone</source>
        <translation>enghreifftiau y mae&apos;n gadael llonydd iddynt</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Geiriau</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Patrwm</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Saesneg</translation>
    </message>
    <message>
        <source>Welsh</source>
        <translation>Cymraeg</translation>
    </message>
    <message>
        <source>%1, day and night</source>
        <translation>%1, ddydd a nos</translation>
    </message>
    <message>
        <source>%1 of working time</source>
        <translation>%1 o amser gwaith</translation>
    </message>
    <message>
        <source>Entry %1 cannot be looked for (%2); correct it or remove it.</source>
        <translation>Ni ellir chwilio am gofnod %1 (%2); cywirwch ef neu tynnwch ef.</translation>
    </message>
    <message>
        <source>“%1” raises no rule; it must raise this one, or be taken out.</source>
        <translation>Nid yw “%1” yn codi&apos;r un rheol; rhaid iddo godi hon, neu gael ei dynnu allan.</translation>
    </message>
    <message>
        <source>“%1” raises %2 but not this rule; it must raise this one, or be taken out.</source>
        <translation>Mae “%1” yn codi %2 ond nid y rheol hon; rhaid iddo godi hon, neu gael ei dynnu allan.</translation>
    </message>
    <message>
        <source>“%1” raises this rule and must not; narrow what the rule looks for, or take it out.</source>
        <translation>Mae “%1” yn codi&apos;r rheol hon ac ni ddylai; culhewch yr hyn y mae&apos;r rheol yn chwilio amdano, neu tynnwch ef allan.</translation>
    </message>
    <message>
        <source>not: %1</source>
        <translation>nid: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n arall</numerusform>
            <numerusform>%n arall</numerusform>
            <numerusform>%n arall</numerusform>
            <numerusform>%n arall</numerusform>
            <numerusform>%n arall</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rules are new: %1.</source>
        <translation>
            <numerusform>Mae %n rheol yn newydd: %1.</numerusform>
            <numerusform>Mae %n rheol yn newydd: %1.</numerusform>
            <numerusform>Mae %n rheol yn newydd: %1.</numerusform>
            <numerusform>Mae %n rheol yn newydd: %1.</numerusform>
            <numerusform>Mae %n rheol yn newydd: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rules change: %1.</source>
        <translation>
            <numerusform>Mae %n rheol yn newid: %1.</numerusform>
            <numerusform>Mae %n rheol yn newid: %1.</numerusform>
            <numerusform>Mae %n rheol yn newid: %1.</numerusform>
            <numerusform>Mae %n rheol yn newid: %1.</numerusform>
            <numerusform>Mae %n rheol yn newid: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rules go: %1.</source>
        <translation>
            <numerusform>Mae %n rheol yn mynd: %1.</numerusform>
            <numerusform>Mae %n rheol yn mynd: %1.</numerusform>
            <numerusform>Mae %n rheol yn mynd: %1.</numerusform>
            <numerusform>Mae %n rheol yn mynd: %1.</numerusform>
            <numerusform>Mae %n rheol yn mynd: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>What the detectors read changes.</source>
        <translation>Mae&apos;r hyn y mae&apos;r canfodyddion yn ei ddarllen yn newid.</translation>
    </message>
    <message>
        <source>The words of the public page change.</source>
        <translation>Mae geiriau&apos;r dudalen gyhoeddus yn newid.</translation>
    </message>
    <message>
        <source>The order of the rules changes.</source>
        <translation>Mae trefn y rheolau&apos;n newid.</translation>
    </message>
    <message>
        <source>No rule differs.</source>
        <translation>Nid oes rheol yn wahanol.</translation>
    </message>
    <message>
        <source>whether it is in use</source>
        <translation>a yw ar waith</translation>
    </message>
    <message>
        <source>what it is for</source>
        <translation>ei phwrpas</translation>
    </message>
    <message>
        <source>what the plan proposes</source>
        <translation>yr hyn y mae&apos;r cynllun yn ei gynnig</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>ateb</translation>
    </message>
    <message>
        <source>an escalation</source>
        <translation>uwchgyfeiriad</translation>
    </message>
    <message>
        <source>nothing more</source>
        <translation>dim mwy</translation>
    </message>
    <message>
        <source>The English text is missing; write it.</source>
        <translation>Mae&apos;r testun Saesneg ar goll; ysgrifennwch ef.</translation>
    </message>
    <message>
        <source>A rule about life or safety stays in use; switch it on, or choose another severity.</source>
        <translation>Mae rheol ynghylch bywyd neu ddiogelwch yn aros ar waith; trowch hi ymlaen, neu dewiswch ddifrifoldeb arall.</translation>
    </message>
</context>
</TS>
