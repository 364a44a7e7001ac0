// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/article_ids.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <utility>

#include "indexer/article.hpp"
#include "store/reader.hpp"
#include "store/schema.hpp"

namespace udklip::indexer {
namespace prefix = store::prefix;
namespace {

std::uint64_t hash_of(const std::string& text) {
    return XXH3_64bits(text.data(), text.size());
}

bool has_terms(const Xapian::Database& db, std::string_view prefix) {
    const std::string name(prefix);
    return db.allterms_begin(name) != db.allterms_end(name);
}

}  // namespace

ArticleIds::ArticleIds(Xapian::Database stored, FilesOfRun& files) : files_(&files) {
    compare_with(std::move(stored));
}

void ArticleIds::compare_with(Xapian::Database stored) {
    stored_ = std::move(stored);
    stored_is_empty_ = stored_.get_doccount() == 0;
    some_are_renamed_ = has_terms(stored_, prefix::wanted_id);
    gone_.clear();
}

void ArticleIds::begin_file(const std::string& path, const std::string& name) {
    path_ = path;
    name_ = name;
    path_hash_ = hash_of(path);
    // What it claimed when it was read before is no hindrance.
    if (begun_.insert(path_hash_).second) return;
    std::erase_if(claimed_, [&](const auto& claim) { return claim.second == path_hash_; });
}

Xapian::docid ArticleIds::find(const std::string& id) const {
    if (stored_is_empty_) return 0;
    const std::string term = store::term(prefix::id, id);
    for (auto article = stored_.postlist_begin(term); article != stored_.postlist_end(term);
         ++article) {
        if (!gone_.contains(*article)) return *article;
    }
    return 0;
}

bool ArticleIds::belongs_to_another(const std::string& id) {
    if (claimed_.contains(hash_of(id))) return true;
    const Xapian::docid article = find(id);
    if (article == 0) return false;
    const std::string owner(file_of(store::fetch(stored_, article).path));
    // The article of a file that is gone has moved here, and takes its id along.
    if (owner == path_ || !files_->is_there(owner)) return false;
    if (owner < path_ || !files_->is_seen(owner)) return true;
    files_->read_again(owner);
    return false;
}

std::string ArticleIds::claim(const std::string& wanted) {
    std::string id = wanted;
    for (int again = 1; belongs_to_another(id); ++again) {
        id = again == 1 ? fmt::format("{}#{}", name_, wanted)
                        : fmt::format("{}#{}#{}", name_, wanted, again);
    }
    claimed_.emplace(hash_of(id), path_hash_);
    return id;
}

void ArticleIds::set_free(const std::string& id) {
    if (!some_are_renamed_) return;
    const std::string term = store::term(prefix::wanted_id, id);
    for (auto article = stored_.postlist_begin(term); article != stored_.postlist_end(term);
         ++article) {
        if (gone_.contains(*article)) continue;
        const std::string owner(file_of(store::fetch(stored_, *article).path));
        if (files_->is_seen(owner)) files_->read_again(owner);
    }
}

}  // namespace udklip::indexer
