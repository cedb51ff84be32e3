<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>steward::AccountsPage</name>
    <message numerus="yes">
        <source>%n new items; %1 accounts failed and say why in their row.</source>
        <translation>
            <numerusform>%n new item; %1 accounts failed and say why in their row.</numerusform>
            <numerusform>%n new items; %1 accounts failed and say why in their row.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new items.</source>
        <translation>
            <numerusform>%n new item.</numerusform>
            <numerusform>%n new items.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::CrisisStrip</name>
    <message numerus="yes">
        <source>%n open crises, first %1</source>
        <translation>
            <numerusform>%n open crisis, %1</numerusform>
            <numerusform>%n open crises, first %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::InboxBar</name>
    <message numerus="yes">
        <source>%1, %n cases</source>
        <translation>
            <numerusform>%1, %n case</numerusform>
            <numerusform>%1, %n cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::LogPage</name>
    <message numerus="yes">
        <source>%n entries were exported; VERIFY.md in the folder says how anybody can check them.</source>
        <translation>
            <numerusform>%n entry was exported; VERIFY.md in the folder says how anybody can check it.</numerusform>
            <numerusform>%n entries were exported; VERIFY.md in the folder says how anybody can check them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::MainWindow</name>
    <message numerus="yes">
        <source>Collected: %n new.</source>
        <translation>
            <numerusform>Collected: %n new.</numerusform>
            <numerusform>Collected: %n new.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Collected %n new, but not from %1.</source>
        <translation>
            <numerusform>Collected %n new, but not from %1.</numerusform>
            <numerusform>Collected %n new, but not from %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::RailButton</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::RowDelegate</name>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::RulesPage</name>
    <message numerus="yes">
        <source>%n things are to be mended first.</source>
        <translation>
            <numerusform>%n thing is to be mended first.</numerusform>
            <numerusform>%n things are to be mended first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::TriagePage</name>
    <message numerus="yes">
        <source>%n cases %1.</source>
        <translation>
            <numerusform>%n case %1.</numerusform>
            <numerusform>%n cases %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No case fits here, but %n open crises are outside of it.</source>
        <translation>
            <numerusform>No case fits here, but %n open crisis is outside of it.</numerusform>
            <numerusform>No case fits here, but %n open crises are outside of it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n steps carried out.</source>
        <translation>
            <numerusform>%n step carried out.</numerusform>
            <numerusform>%n steps carried out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::words</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rules are new: %1.</source>
        <translation>
            <numerusform>%n rule is new: %1.</numerusform>
            <numerusform>%n rules are new: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rules change: %1.</source>
        <translation>
            <numerusform>%n rule changes: %1.</numerusform>
            <numerusform>%n rules change: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rules go: %1.</source>
        <translation>
            <numerusform>%n rule goes: %1.</numerusform>
            <numerusform>%n rules go: %1.</numerusform>
        </translation>
    </message>
</context>
</TS>
