// SPDX-License-Identifier: GPL-3.0-or-later
//
// All that a database holds, as lines that do not depend on how it came to hold it: document
// numbers and names of clusters are left out. Two databases of the same articles give the same.
//
//     CHECK(contents_of(updated) == contents_of(rebuilt));
#pragma once

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "language/text/printable.hpp"
#include "store/columns/facet_columns.hpp"
#include "store/layout/file_table.hpp"
#include "store/layout/root_table.hpp"
#include "store/layout/schema.hpp"
#include "store/reader.hpp"
#include "store/stub.hpp"

namespace udklip::test {

/// Clusters are called by the smallest id in them.
inline std::map<std::string, std::string> cluster_names(const Xapian::Database& db) {
    std::map<std::string, std::string> names;
    store::Articles articles(db);
    for (auto article = db.postlist_begin(""); article != db.postlist_end(""); ++article) {
        const auto value = db.get_document(*article).get_value(store::slot::cluster);
        if (value.empty()) continue;
        const std::string id = articles.fetch(*article).id;
        std::string& name = names[value];
        if (name.empty() || id < name) name = id;
    }
    return names;
}

inline std::string document_of(const Xapian::Database& db, store::Articles& articles,
                               Xapian::docid article,
                               const std::map<std::string, std::string>& clusters) {
    const Xapian::Document document = db.get_document(article);
    std::string out = store::encode(articles.read(document));
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
        out +=
            fmt::format("\n  slot {}: {}", value.get_valueno(),
                        value.get_valueno() == store::slot::cluster ? clusters.at(*value) : *value);
    }
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        out += fmt::format("\n  {} {}:", *term, term.get_wdf());
        for (auto at = db.positionlist_begin(article, *term);
             at != db.positionlist_end(article, *term); ++at) {
            out += fmt::format(" {}", *at);
        }
        // The other way: from the term to the article.
        auto posting = db.postlist_begin(*term);
        posting.skip_to(article);
        if (posting == db.postlist_end(*term) || *posting != article ||
            posting.get_wdf() != term.get_wdf()) {
            out += " (not in its postings)";
        }
    }
    return out;
}

/// The facet columns say what the values say.
inline std::string columns_of(const Xapian::Database& db, const std::filesystem::path& database) {
    const auto columns =
        store::FacetColumns::open(database / store::current_generation(database), db);
    if (!columns) return "no columns";
    for (const auto slot : {store::slot::year, store::slot::source, store::slot::month}) {
        auto* column = columns->find(slot);
        if (column == nullptr) return "a column is missing";
        for (auto article = db.postlist_begin(""); article != db.postlist_end(""); ++article) {
            const std::string value = db.get_document(*article).get_value(slot);
            const auto number = column->at(*article);
            if (number == store::FacetColumn::kUnknown || column->value(number) != value) {
                return fmt::format("slot {} of article {} is wrong", slot, *article);
            }
        }
    }
    return {};
}

inline std::vector<std::string> contents_of(const std::filesystem::path& database) {
    const Xapian::Database db(database.string());
    std::vector<std::string> lines;
    const auto clusters = cluster_names(db);
    store::Articles articles(db);
    for (auto article = db.postlist_begin(""); article != db.postlist_end(""); ++article) {
        lines.push_back(fmt::format("{} = {}", articles.fetch(*article).id,
                                    document_of(db, articles, *article, clusters)));
    }
    std::uint64_t terms = 0;
    for (auto term = db.allterms_begin(); term != db.allterms_end(); ++term) {
        ++terms;
    }
    lines.push_back(fmt::format("{} terms", terms));
    for (const auto& [path, state] : store::load_files(db)) {
        lines.push_back(fmt::format("file {}: {} bytes, {} {} {}, {} articles, {} rejected", path,
                                    state.size, state.modified, state.hash, state.reading,
                                    state.articles, state.rejected));
    }
    for (const auto& root : store::load_roots(db)) {
        lines.push_back(fmt::format("root {}: {} {}", root.path, root.source, root.date));
    }
    lines.push_back(columns_of(db, database));
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// What only one of two (sorted) contents has: "- " the first, "+ " the second.
inline std::string difference(const std::vector<std::string>& first,
                              const std::vector<std::string>& second) {
    std::vector<std::string> only;
    std::set_difference(first.begin(), first.end(), second.begin(), second.end(),
                        std::back_inserter(only));
    std::string out;
    for (const auto& line : only) out += "- " + line + "\n";
    only.clear();
    std::set_difference(second.begin(), second.end(), first.begin(), first.end(),
                        std::back_inserter(only));
    for (const auto& line : only) out += "+ " + line + "\n";
    return language::printable_text(out);
}

}  // namespace udklip::test
