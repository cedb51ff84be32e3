// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/cues.h"

#include "rules/digits.h"

namespace steward {

namespace {

constexpr auto commercial = sortedWords("account", "acct", "barcode", "batch", "booking", "case", "charity",
    "claim", "company", "complaint", "consignment", "contract", "customer", "delivery", "docket", "ean",
    "epoch", "grant", "imei", "incident", "invoice", "isbn", "issn", "item", "job", "lot", "membership",
    "meter", "model", "order", "orders", "parcel", "part", "permit", "policy", "quote", "receipt", "ref",
    "reference", "serial", "sku", "ticket", "timestamp", "tracking", "transaction", "txn", "ubrn", "utr",
    "vat", "voucher", "archeb", "anfoneb", "cyfeirnod", "cyfrif", "olrhain", "tocyn");

constexpr auto linkingWords = sortedWords("is", "was", "are", "s", "yw", "ydy", "oedd");

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isLinking(const Word& word)
{
    return Cues(linkingWords).contains(word.folded);
}

} // namespace

Cues commercialCues()
{
    return commercial;
}

Nearby::Nearby(const Reading& reading, const ByteSpan& around, size_t before, size_t after)
    : m_reading(&reading)
{
    const auto& words = reading.words;
    const auto first = std::lower_bound(words.begin(), words.end(), around.start,
        [](const Word& word, size_t at) { return word.span.end <= at; });
    const auto beyond = std::lower_bound(words.begin(), words.end(), around.end,
        [](const Word& word, size_t at) { return word.span.start < at; });
    m_at = size_t(first - words.begin());
    m_first = m_at - std::min(m_at, before);
    m_beyond = size_t(beyond - words.begin());
    while (m_beyond < words.size() && isLinking(words[m_beyond])) // "is my mum's NHS number" counts from "my"
        ++m_beyond;
    m_last = std::min(words.size(), m_beyond + after);

    size_t from = around.start;
    while (from > 0 && around.start - from < 24 && isLetter(reading.normal.bytes[from - 1]))
        --from;
    m_grownOn = reading.text({from, around.start});
    for (char& c : m_grownOn)
        c = char(c | 0x20);
}

Nearby Nearby::upToOtherNumbers() const
{
    Nearby closer = *this;
    const auto& words = m_reading->words;
    for (size_t i = m_at; i > m_first; --i) {
        if (hasDigit(words[i - 1].folded)) {
            closer.m_first = i;
            break;
        }
    }
    for (size_t i = m_beyond; i < m_last; ++i) {
        if (hasDigit(words[i].folded)) {
            closer.m_last = i;
            break;
        }
    }
    return closer;
}

bool Nearby::says(Cues cues) const
{
    if (cues.contains(m_grownOn))
        return true;
    for (size_t i = m_first; i < m_at; ++i) {
        if (saysAt(i, cues))
            return true;
    }
    for (size_t i = m_beyond; i < m_last; ++i) {
        if (saysAt(i, cues))
            return true;
    }
    return false;
}

bool Nearby::saysOneOf(const std::vector<Cues>& lists) const
{
    const auto isSaidAt = [&](size_t word) {
        const std::string_view folded = m_reading->words[word].folded;
        return !folded.empty() && folded.front() >= 'a'
            && std::any_of(lists.begin(), lists.end(), [&](const Cues& cues) { return saysAt(word, cues); });
    };
    for (size_t i = m_first < m_at ? m_first : m_beyond; i < m_last; i = i + 1 == m_at ? m_beyond : i + 1) {
        if (isSaidAt(i))
            return true;
    }
    return std::any_of(
        lists.begin(), lists.end(), [this](const Cues& cues) { return cues.contains(m_grownOn); });
}

bool Nearby::introducedBy(Cues cues) const
{
    if (cues.contains(m_grownOn))
        return true;
    if (m_at == m_first)
        return false;
    const bool linked = m_at >= 2 && isLinking(m_reading->words[m_at - 1]);
    return saysAt(linked ? m_at - 2 : m_at - 1, cues);
}

namespace {

/// Whether these words stand from `word` on, one after the other. A full stop after a short word is taken for
/// an abbreviation's: "hosp. number", "acc. no".
bool stands(std::string_view phrase, const Reading& reading, size_t word)
{
    constexpr size_t longestAbbreviation = 4;
    for (;; ++word) {
        const std::string_view next = phrase.substr(0, phrase.find(' '));
        if (word == reading.words.size() || reading.words[word].folded != next)
            return false;
        if (next.size() == phrase.size())
            return true;
        if (reading.words[word].endsSentence && next.size() > longestAbbreviation)
            return false;
        phrase.remove_prefix(next.size() + 1);
    }
}

} // namespace

/// Whether one of the cues begins at this word.
bool Nearby::saysAt(size_t word, Cues cues) const
{
    const std::string_view folded = m_reading->words[word].folded;
    if (folded.empty() || folded.front() < 'a' || !cues.mayHold(folded)) // a figure is no cue
        return false;
    for (auto cue = std::lower_bound(cues.begin(), cues.end(), folded);
         cue != cues.end() && cue->starts_with(folded); ++cue) {
        if (cue->size() == folded.size())
            return true;
        if ((*cue)[folded.size()] == ' ' && stands(*cue, *m_reading, word))
            return true;
    }
    return false;
}

bool Mentions::mayStandBeside(const ByteSpan& span)
{
    if (!m_isAsked) {
        const Nearby everything(m_reading, {0, 0}, 0, m_reading.words.size());
        m_isSaid = everything.saysOneOf(m_cues);
        m_isAsked = true;
    }
    return m_isSaid || isLetter(m_reading.before(span.start));
}

bool isWholeText(const Reading& reading, const ByteSpan& span)
{
    return !reading.words.empty() && span.start <= reading.words.front().span.start
        && reading.words.back().span.end <= span.end;
}

} // namespace steward
