// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/question_match.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "searcher/compiling/work_budget.hpp"

namespace udklip::searcher {
namespace {

/// Returns whether some word may do instead of every word: only if there are several.
bool can_be_relaxed(const CompiledQuery& compiled) {
    return compiled.optional_words > 1;
}

}  // namespace

bool match_question(Matcher& matcher, const Node& root, Words words, const CompileContext& context,
                    CompiledQuery& compiled) {
    compiled = compile(root, words == Words::some ? Combine::some : Combine::every, context);
    matcher.match(compiled);
    const bool relaxes = words == Words::automatic && can_be_relaxed(compiled);
    if (matcher.total() > 0 || !relaxes) return false;
    CompileContext again = context;
    again.spent = std::min(compiled.spent, WorkBudget::kMostSpentBefore);
    compiled = compile(root, Combine::relaxed, again);
    matcher.match(compiled);
    return matcher.total() > 0;
}

AnswerSize size_of(Matcher& matcher, const Node& root, Words words, const CompileContext& context,
                   Xapian::doccount enough) {
    const bool some = words == Words::some;
    const CompiledQuery strict = compile(root, some ? Combine::some : Combine::every, context);
    const std::uint64_t articles = matcher.count(strict, enough);
    const bool relaxes = words == Words::automatic && can_be_relaxed(strict);
    if (articles > 0 || !relaxes) return {articles, some};
    CompileContext again = context;
    again.spent = std::min(strict.spent, WorkBudget::kMostSpentBefore);
    return {matcher.count(compile(root, Combine::relaxed, again), enough), true};
}

std::vector<double> weights_of(const std::vector<UnderstoodWord>& words, Xapian::doccount all) {
    std::vector<double> weights;
    for (const auto& word : words) {
        const double articles = word.articles;
        weights.push_back(
            std::log(1.0 + (static_cast<double>(all) - articles + 0.5) / (articles + 0.5)));
    }
    return weights;
}

}  // namespace udklip::searcher
