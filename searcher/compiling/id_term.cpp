// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/id_term.hpp"

#include <algorithm>

#include "language/text/clean.hpp"
#include "language/text/trim.hpp"
#include "store/layout/schema.hpp"

namespace udklip::searcher {
namespace {

/// What the screen, JSON and a question make of an id.
std::string looks(std::string_view id) {
    return std::string(language::trim(language::clean(id)));
}

/// Whether an id is shown as it is: most are, and need not be cleaned to be compared.
bool is_plain(std::string_view id) {
    return !id.empty() && id.front() != ' ' && id.back() != ' ' &&
           std::all_of(id.begin(), id.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

std::string id_term(const Xapian::Database& db, std::string_view typed) {
    const std::string exact = store::term(store::prefix::id, typed);
    if (db.term_exists(exact)) return exact;
    const std::string cleaned = store::term(store::prefix::id, language::clean(typed));
    if (db.term_exists(cleaned)) return cleaned;
    const std::string wanted = looks(typed);
    const std::string prefix(store::prefix::id);
    for (auto id = db.allterms_begin(prefix); id != db.allterms_end(prefix); ++id) {
        const std::string term = *id;
        const auto text = std::string_view(term).substr(prefix.size());
        if (!is_plain(text) && looks(text) == wanted) return term;
    }
    return exact;
}

}  // namespace udklip::searcher
