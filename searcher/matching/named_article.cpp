// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/named_article.hpp"

#include <algorithm>

#include "language/dates/date.hpp"
#include "searcher/compiling/filters.hpp"
#include "searcher/compiling/id_term.hpp"
#include "store/layout/path_terms.hpp"
#include "store/layout/schema.hpp"

namespace udklip::searcher {
namespace {

/// Returns the articles of a query, in the order of the database.
std::vector<store::Record> fetch(const Xapian::Database& db, store::Articles& articles,
                                 const Xapian::Query& query, Xapian::doccount most) {
    Xapian::Enquire enquire(db);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    enquire.set_query(query);
    std::vector<store::Record> found;
    const Xapian::MSet matches = enquire.get_mset(0, most);
    for (auto match = matches.begin(); match != matches.end(); ++match) {
        found.push_back(articles.read(match.get_document()));
    }
    return found;
}

std::vector<NamedArticle> named(const std::vector<store::Record>& records) {
    std::vector<NamedArticle> out;
    for (const auto& record : records) out.push_back({record.id, record.title});
    return out;
}

/// Whether the last names of a path are these.
bool ends_with_names(const std::string& path, const std::vector<std::string>& names) {
    const auto all = store::path_names(path);
    return all.size() >= names.size() && std::equal(names.rbegin(), names.rend(), all.rbegin());
}

}  // namespace

std::vector<NamedArticle> articles_named(const Xapian::Database& db, store::Articles& articles,
                                         const std::string& name,
                                         const std::filesystem::path& here) {
    const auto having = [&](const std::string& term) {
        return fetch(db, articles, Xapian::Query(term), kMostCandidates);
    };
    if (auto found = having(id_term(db, name)); !found.empty()) {
        return named(found);
    }
    const std::string path = (here / name).lexically_normal().string();
    if (auto found = having(store::term(store::prefix::file, path)); !found.empty())
        return named(found);
    // Written from another folder, or a member of an archive. Folders have articles as well, but
    // are no name of one.
    const auto names = store::path_names(name);
    const auto filter = field_filter(db, store::Field::path, name, language::Date::of(1).value());
    if (names.empty() || !filter) return {};
    constexpr Xapian::doccount kMostLookedAt = 1'000;
    auto found = fetch(db, articles, filter->query, kMostLookedAt);
    std::erase_if(
        found, [&](const store::Record& record) { return !ends_with_names(record.path, names); });
    if (found.size() > kMostCandidates) found.resize(kMostCandidates);
    return named(found);
}

}  // namespace udklip::searcher
