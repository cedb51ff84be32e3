// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pattern_filter.h"

#include "rules/lazy_pattern.h"
#include "rules/literal_finder.h"
#include "rules/required_literals.h"
#include "rules/shape_finder.h"

#include <re2/set.h>

#include <algorithm>
#include <mutex>
#include <unordered_map>

namespace steward {

namespace {

/// One automaton of many patterns has more states than its memory holds; several small ones stay fast.
constexpr size_t mostInSet = 128;
constexpr size_t longEnough = 3; ///< a literal of this length is rare enough

size_t shortest(const std::vector<std::string>& literals)
{
    size_t length = literals.empty() ? 0 : literals.front().size();
    for (const std::string& literal : literals)
        length = std::min(length, literal.size());
    return length;
}

/// What has no digit in its shape stands in every text.
bool haveDigits(const std::vector<std::string>& shapes)
{
    return std::all_of(shapes.begin(), shapes.end(),
        [](const std::string& shape) { return shape.find('0') != std::string::npos; });
}

/// Literals, and for each the patterns that require it.
class LiteralIndex {
public:
    explicit LiteralIndex(View view)
        : m_view(view)
    {
    }
    void add(const Requirement& requirement, uint32_t pattern)
    {
        for (const std::string& literal : requirement.literals) {
            const auto [known, isNew] = m_numberOf.try_emplace(literal, m_words.size());
            if (isNew) {
                m_words.push_back(literal);
                m_ownersOf.emplace_back();
            }
            m_ownersOf[known->second].push_back({pattern, requirement.lead});
        }
    }
    void compile()
    {
        if (m_view == View::Shape)
            m_shapes = ShapeFinder(std::move(m_words), viewOf(m_view));
        else
            m_finder = LiteralFinder(std::move(m_words), viewOf(m_view));
        m_numberOf = {};
        m_words = {};
    }
    bool isEmpty() const { return m_ownersOf.empty(); }
    /// `keepsPlaces`: the text is as it was, byte by byte.
    void find(std::string_view text, bool keepsPlaces, std::vector<Candidate>& found) const
    {
        constexpr size_t mostPlaces = 4096;
        std::vector<bool> seen; // of so many: a literal that stands there a thousand times is looked up once
        const auto visit = [&](int literal, size_t start) {
            const bool isCrowded = found.size() >= mostPlaces;
            if (isCrowded) {
                if (seen.empty())
                    seen.resize(m_ownersOf.size());
                if (seen[size_t(literal)])
                    return;
                seen[size_t(literal)] = true;
            }
            for (const Owner& owner : m_ownersOf[size_t(literal)]) {
                if (!owner.lead || isCrowded || !keepsPlaces)
                    found.push_back({owner.pattern, Candidate::anywhere});
                else if (*owner.lead <= start)
                    found.push_back({owner.pattern, uint32_t(start - *owner.lead)});
            }
        };
        if (m_view == View::Shape)
            m_shapes.forEach(text, visit);
        else
            m_finder.forEach(text, visit);
    }

private:
    struct Owner {
        uint32_t pattern = 0;
        std::optional<size_t> lead; ///< see Requirement
    };

    View m_view;
    std::unordered_map<std::string, size_t> m_numberOf; ///< until compiled
    std::vector<std::string> m_words; ///< until compiled
    std::vector<std::vector<Owner>> m_ownersOf; ///< by number of the literal
    LiteralFinder m_finder; ///< unless these are shapes
    ShapeFinder m_shapes;
};

} // namespace

struct PatternFilter::State {
    struct Rest {
        std::vector<std::string> texts;
        std::vector<uint32_t> patterns;
        mutable std::once_flag once;
        mutable std::unique_ptr<re2::RE2::Set> set; ///< null: could not be compiled
        mutable std::vector<uint32_t> places; ///< pattern by place in the set

        void compile() const
        {
            auto made = std::make_unique<re2::RE2::Set>(patternOptions(), re2::RE2::UNANCHORED);
            for (size_t i = 0; i < texts.size(); ++i) {
                if (made->Add(texts[i], nullptr) >= 0)
                    places.push_back(patterns[i]);
            }
            if (made->Compile())
                set = std::move(made);
        }
        void find(std::string_view text, std::vector<Candidate>& found) const;
    };

    uint32_t count = 0;
    LiteralIndex disguised{View::Disguised};
    LiteralIndex plain{View::Plain};
    LiteralIndex shapes{View::Shape};
    std::vector<std::unique_ptr<Rest>> rest;
};

void PatternFilter::State::Rest::find(std::string_view text, std::vector<Candidate>& found) const
{
    std::call_once(once, [this] { compile(); });
    std::vector<int> matching;
    re2::RE2::Set::ErrorInfo error{};
    const bool any = set && set->Match(re2::StringPiece(text.data(), text.size()), &matching, &error);
    for (const int place : matching)
        found.push_back({places[size_t(place)], Candidate::anywhere});
    if (any || (set && error.kind == re2::RE2::Set::kNoError))
        return;
    for (const uint32_t pattern : places) // slower, but nothing is missed
        found.push_back({pattern, Candidate::anywhere});
}

PatternFilter::PatternFilter()
    : m_state(std::make_unique<State>())
{
}
PatternFilter::~PatternFilter() = default;
PatternFilter::PatternFilter(PatternFilter&&) noexcept = default;
PatternFilter& PatternFilter::operator=(PatternFilter&&) noexcept = default;

void PatternFilter::add(const std::string& pattern)
{
    const uint32_t number = m_state->count++;
    const Requirement disguised = requirementOf(pattern, View::Disguised);
    if (shortest(disguised.literals) >= longEnough)
        return m_state->disguised.add(disguised, number);
    const Requirement plain = requirementOf(pattern, View::Plain);
    const Requirement shape = requirementOf(pattern, View::Shape);
    if (shortest(plain.literals) < longEnough && shortest(shape.literals) >= longEnough
        && haveDigits(shape.literals))
        return m_state->shapes.add(shape, number);
    if (shortest(plain.literals) > shortest(disguised.literals))
        return m_state->plain.add(plain, number);
    if (!disguised.literals.empty())
        return m_state->disguised.add(disguised, number);
    auto& rest = m_state->rest;
    if (rest.empty() || rest.back()->patterns.size() >= mostInSet)
        rest.push_back(std::make_unique<State::Rest>());
    rest.back()->texts.push_back(pattern);
    rest.back()->patterns.push_back(number);
}

void PatternFilter::compile()
{
    m_state->disguised.compile();
    m_state->plain.compile();
    m_state->shapes.compile();
}

void PatternFilter::candidates(std::string_view text, std::vector<Candidate>& found) const
{
    found.clear();
    const std::string folded = withOddLettersFolded(text);
    const std::string_view plain = folded.empty() ? text : std::string_view(folded);
    for (const LiteralIndex* index : {&m_state->disguised, &m_state->plain, &m_state->shapes}) {
        if (!index->isEmpty())
            index->find(plain, folded.empty(), found);
    }
    for (const auto& part : m_state->rest)
        part->find(text, found);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
}

} // namespace steward
