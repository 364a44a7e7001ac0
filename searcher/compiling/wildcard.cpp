// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/wildcard.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace udklip::searcher {
namespace {

/// Terms that begin with a capital letter have a prefix: they are not words.
bool is_word(std::string_view term) {
    return !term.empty() && !(term[0] >= 'A' && term[0] <= 'Z');
}

bool fits(NodeKind kind, std::string_view word, std::string_view text) {
    switch (kind) {
        case NodeKind::prefix:
            return word.starts_with(text);
        case NodeKind::suffix:
            return word.ends_with(text);
        default:
            return word.find(text) != std::string_view::npos;
    }
}

}  // namespace

Expansion expand(const Xapian::Database& db, NodeKind kind, const std::string& text,
                 const std::string& term_prefix, WorkBudget& budget, bool positions,
                 const Deadline& deadline) {
    Expansion expansion;
    if (budget.left() == 0) {
        budget.exhaust();
        expansion.cut = true;
        return expansion;
    }
    const bool is_first = budget.spent() == 0;
    std::uint64_t read = 0;
    std::vector<std::pair<Xapian::doccount, std::string>> found;
    const std::string start = kind == NodeKind::prefix ? term_prefix + text : term_prefix;
    for (auto term = db.allterms_begin(start); term != db.allterms_end(start); ++term) {
        constexpr std::uint64_t kWordsPerLook = 1024;
        if (++read % kWordsPerLook == 0) deadline.check();
        const std::string candidate = *term;
        const std::string_view word = std::string_view(candidate).substr(term_prefix.size());
        // Words come after all prefixed terms, so the vocabulary is skipped to, not read through.
        if (term_prefix.empty() && !is_word(candidate)) {
            term.skip_to("[");
            if (term == db.allterms_end(start)) break;
            if (!is_word(*term)) continue;
            if (fits(kind, *term, text)) found.emplace_back(term.get_termfreq(), *term);
            continue;
        }
        // XF is the beginning of XFILE and XFZ, too.
        if (is_word(word) && fits(kind, word, text))
            found.emplace_back(term.get_termfreq(), candidate);
    }
    if (!budget.take(read)) budget.drain();  // the next pattern does not read it again
    expansion.found = found.size();
    const std::size_t kept = std::min(found.size(), kMaxExpansion);
    // cppcheck-suppress containerOutOfBounds ; `kept` is at most the size
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                      [](const auto& a, const auto& b) {
                          return a.first != b.first ? a.first > b.first : a.second < b.second;
                      });
    // What NEAR reads is dear, so one pattern may take no more than a part of what is left.
    const std::uint64_t most = positions ? budget.left() / 4 : budget.left();
    const std::uint64_t per_article = is_first ? 1 : WorkBudget::kPostingsBesidePattern;
    std::uint64_t taken = 0;
    for (std::size_t i = 0; i < kept; ++i) {
        const std::uint64_t cost =
            positions ? db.get_collection_freq(found[i].second) * WorkBudget::kPostingsPerPosition
                      : found[i].first * per_article;
        if (taken + cost > most) {
            budget.exhaust();
            expansion.cut = true;
            continue;
        }
        taken += cost;
        expansion.terms.push_back(std::move(found[i].second));
    }
    budget.take(taken);
    return expansion;
}

}  // namespace udklip::searcher
