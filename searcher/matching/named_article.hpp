// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds the article that a reader names by its id or by the path that the screen shows.
//
//     articles_named(db, articles, "art-17", here)                 {art-17}
//     articles_named(db, articles, "artikler/kl/2020/x.txt", here) {kl/2020/x.txt}
//     articles_named(db, articles, "avis.jsonl", here)             {1, 2, 3 ...}: ambiguous
#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "store/layout/articles.hpp"

namespace udklip::searcher {

/// A candidate, by what a reader tells it by.
struct NamedArticle {
    std::string id;
    std::string title;
};

/// Most candidates that are returned.
constexpr std::size_t kMostCandidates = 20;

/// Returns the article with this id; else those of the file with this path, absolute or relative to
/// `here`; else those of files whose path has these names at its end. Nothing if there is none.
std::vector<NamedArticle> articles_named(const Xapian::Database& db, store::Articles& articles,
                                         const std::string& name,
                                         const std::filesystem::path& here);

}  // namespace udklip::searcher
