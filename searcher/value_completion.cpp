// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/value_completion.hpp"

#include <algorithm>
#include <utility>

#include "language/text/clean.hpp"
#include "language/text/printable.hpp"
#include "language/text/utf8.hpp"
#include "searcher/query/unknown_value.hpp"
#include "store/layout/schema.hpp"

namespace udklip::searcher {
namespace {

constexpr std::string_view kUnknown = "unknown";

/// Every article with a value has one term of that prefix: the rest have none.
class Values {
  public:
    Values(const Xapian::Database& db, std::string_view term_prefix)
        : db_(&db), prefix_(term_prefix) {}

    /// Gives `add` each term that begins with prefix and key, and what stands behind the prefix.
    template <class Add>
    void each(std::string_view key, std::size_t limit, Add&& add) const {
        const std::string start = prefix_ + std::string(key);
        std::size_t count = 0;
        for (auto term = db_->allterms_begin(start); term != db_->allterms_end(start); ++term) {
            if (count++ == limit) return;
            add(*term, (*term).substr(prefix_.size()));
        }
    }

    bool some_article_has_none() const {
        Xapian::doccount known = 0;
        for (auto term = db_->allterms_begin(prefix_); term != db_->allterms_end(prefix_); ++term) {
            known += term.get_termfreq();
        }
        return known < db_->get_doccount();
    }

  private:
    const Xapian::Database* db_;
    std::string prefix_;
};

}  // namespace

std::vector<std::string> complete_values(const Xapian::Database& db,
                                         const store::SourceNames& names, std::string_view what,
                                         std::string_view start) {
    std::vector<std::string> found;
    const bool years = what == "year";
    const Values values(db, years ? store::prefix::year : store::prefix::source);
    if (years) {
        const auto dots = start.rfind("..");  // of a range, the last year is being typed
        const std::size_t kept = dots == std::string_view::npos ? 0 : dots + 2;
        values.each(start.substr(kept), kMaxCompletions, [&](const auto&, const std::string& year) {
            found.push_back(std::string(start.substr(0, kept)) + year);
        });
    } else {
        values.each(store::facet_key(start), kMaxCompletions, [&](const auto& term, const auto&) {
            const auto first = db.postlist_begin(term);
            if (first == db.postlist_end(term)) return;
            // The term is folded; how the name is written stands in the article.
            const std::string name =
                names.shown(db.get_document(*first).get_value(store::slot::source));
            std::string typed = language::printable_line(value_to_type(name));
            if (std::find(found.begin(), found.end(), typed) == found.end())
                found.push_back(std::move(typed));
        });
    }
    if (kUnknown.starts_with(start) && values.some_article_has_none()) found.emplace_back(kUnknown);
    return found;
}

std::vector<std::string> complete_question(const Xapian::Database& db, std::string_view question,
                                           std::size_t limit) {
    constexpr std::size_t kMostWords = 5'000;
    constexpr std::size_t kFewestLetters = 2;
    const std::string cleaned = language::clean(question);
    const auto blank = cleaned.find_last_of(" (\"");
    const std::size_t at = blank == std::string::npos ? 0 : blank + 1;
    const std::string start = language::to_lower(std::string_view(cleaned).substr(at));
    std::size_t letters = 0;
    for (std::size_t next = 0; next < start.size(); ++letters) {
        if (!language::is_letter(language::next_char(start, next))) return {};
    }
    if (letters < kFewestLetters) return {};
    std::vector<std::pair<Xapian::doccount, std::string>> words;
    auto term = db.allterms_begin(start);
    for (; term != db.allterms_end(start) && words.size() < kMostWords; ++term) {
        if (*term != start) words.emplace_back(term.get_termfreq(), *term);
    }
    std::stable_sort(words.begin(), words.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    if (words.size() > limit) words.resize(limit);
    std::vector<std::string> questions;
    for (const auto& [articles, word] : words) questions.push_back(cleaned.substr(0, at) + word);
    return questions;
}

}  // namespace udklip::searcher
