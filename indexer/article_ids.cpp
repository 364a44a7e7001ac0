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

std::string ArticleIds::owner_of(Xapian::docid article) const {
    return std::string(file_of(store::fetch(stored_, article).path));
}

/// The articles of one XQ term that are to stay.
template <class Action>
void ArticleIds::for_each_waiting(const std::string& term, Action&& action) const {
    for (auto article = stored_.postlist_begin(term); article != stored_.postlist_end(term);
         ++article) {
        if (!gone_.contains(*article)) action(*article);
    }
}

void ArticleIds::settle() {
    const std::string all(prefix::wanted_id);
    for (auto term = stored_.allterms_begin(all); term != stored_.allterms_end(all); ++term) {
        for_each_waiting(*term, [&](Xapian::docid article) {
            const store::Record record = store::fetch(stored_, article);
            const std::string owner(file_of(record.path));
            if (!files_->is_seen(owner)) return;
            const Xapian::docid holder = find(record.wanted_id);
            const std::string holding = holder == 0 ? std::string() : owner_of(holder);
            if (holder == 0 || (owner < holding && files_->is_seen(holding))) {
                files_->read_again(owner);
            }
        });
    }
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
    const std::string owner = owner_of(article);
    if (owner == path_) return false;
    if (files_->is_there(owner)) {
        if (owner < path_ || !files_->is_seen(owner)) return true;
    } else if (is_awaited_before(path_, id)) {
        return true;  // it is given when the file that is gone is taken out
    }
    // Else the article of a file that is gone has moved here, and takes its id along. What the file
    // had is not whole any more.
    files_->read_again(owner);
    return false;
}

bool ArticleIds::is_awaited_before(const std::string& path, const std::string& id) const {
    bool awaited = false;
    if (!some_are_renamed_) return awaited;
    for_each_waiting(store::term(prefix::wanted_id, id), [&](Xapian::docid article) {
        const std::string owner = owner_of(article);
        awaited = awaited || (owner < path && files_->is_seen(owner));
    });
    return awaited;
}

std::string ArticleIds::claim(const std::string& wanted) {
    std::string id = wanted;
    for (int again = 1; belongs_to_another(id); ++again) {
        id = again == 1 ? fmt::format("{}#{}", name_, wanted)
                        : fmt::format("{}#{}#{}", name_, wanted, again);
    }
    some_are_renamed_ = some_are_renamed_ || id != wanted;
    claimed_.emplace(hash_of(id), path_hash_);
    return id;
}

void ArticleIds::set_free(const std::string& id) {
    if (!some_are_renamed_) return;
    for_each_waiting(store::term(prefix::wanted_id, id), [&](Xapian::docid article) {
        const std::string owner = owner_of(article);
        if (files_->is_seen(owner)) files_->read_again(owner);
    });
}

}  // namespace udklip::indexer
