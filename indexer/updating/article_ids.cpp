// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/article_ids.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <utility>
#include <vector>

#include "indexer/reading/article.hpp"
#include "store/layout/schema.hpp"

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

/// What an article is called whose id is taken: a.jsonl#x, a.jsonl#x#2, ...
std::string another_name(const std::string& name, int number) {
    return number == 1 ? name : fmt::format("{}#{}", name, number);
}

/// Those that a renamed article would rather have had.
std::vector<std::string> names_before(const store::Record& record) {
    std::vector<std::string> names = {record.wanted_id};
    const auto at = record.id.rfind("#" + record.wanted_id);
    if (at == record.id.npos) return names;
    const std::string name = record.id.substr(0, at + 1 + record.wanted_id.size());
    for (int number = 1; another_name(name, number) != record.id && number < 100; ++number) {
        names.push_back(another_name(name, number));
    }
    return names;
}

}  // namespace

ArticleIds::ArticleIds(Xapian::Database stored, FilesOfRun& files) : files_(&files) {
    compare_with(std::move(stored));
}

void ArticleIds::compare_with(Xapian::Database stored) {
    stored_ = std::move(stored);
    articles_ = store::Articles(stored_);
    stored_is_empty_ = stored_.get_doccount() == 0;
    some_are_renamed_ = has_terms(stored_, prefix::wanted_id);
    gone_.clear();
}

std::string ArticleIds::owner_of(Xapian::docid article) {
    return std::string(file_of(articles_.fetch(article).path));
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
            const store::Record record = articles_.fetch(article);
            const std::string owner(file_of(record.path));
            if (!files_->is_seen(owner)) return;
            for (const auto& better : names_before(record)) {
                if (could_be_had(better, owner)) return files_->read_again(owner);
            }
        });
    }
}

bool ArticleIds::could_be_had(const std::string& id, const std::string& owner) {
    const Xapian::docid holder = find(id);
    if (holder == 0) return true;
    const std::string holding = owner_of(holder);
    return owner < holding && files_->is_seen(holding);
}

void ArticleIds::begin_file(const std::string& path, const std::string& name) {
    path_ = path;
    name_ = name;
    path_hash_ = hash_of(path);
    taken_.clear();
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

bool ArticleIds::belongs_to_another(const std::string& id, const std::string& wanted) {
    if (claimed_.contains(hash_of(id))) return true;
    const Xapian::docid article = find(id);
    if (article == 0) return false;
    const std::string owner = owner_of(article);
    if (owner == path_) return false;
    if (files_->is_there(owner)) {
        if (owner < path_ || !files_->is_seen(owner)) return true;
    } else if (is_awaited_before(path_, wanted)) {
        return true;  // it is given when the file that is gone is taken out
    }
    // Else the article of a file that is gone has moved here, and takes its id along. What the file
    // had is not whole any more.
    files_->read_again(owner);
    return false;
}

bool ArticleIds::is_awaited_before(const std::string& path, const std::string& wanted) {
    bool awaited = false;
    if (!some_are_renamed_) return awaited;
    for_each_waiting(store::term(prefix::wanted_id, wanted), [&](Xapian::docid article) {
        const std::string owner = owner_of(article);
        awaited = awaited || (owner < path && files_->is_seen(owner));
    });
    return awaited;
}

std::string ArticleIds::claim(const std::string& wanted) {
    std::string id = wanted;
    if (belongs_to_another(id, wanted)) {
        const std::string name = fmt::format("{}#{}", name_, wanted);
        int& taken = taken_[hash_of(wanted)];
        while (claimed_.contains(hash_of(another_name(name, taken + 1)))) ++taken;
        int number = taken + 1;
        do {
            id = another_name(name, number++);
        } while (belongs_to_another(id, wanted));
    }
    some_are_renamed_ = some_are_renamed_ || id != wanted;
    claimed_.emplace(hash_of(id), path_hash_);
    return id;
}

void ArticleIds::give_up(Xapian::docid article) {
    set_gone(article);
    if (!some_are_renamed_) return;
    const store::Record record = articles_.fetch(article);
    set_free(record.id);
    if (!record.wanted_id.empty()) set_free(record.wanted_id);
}

void ArticleIds::set_free(const std::string& wanted) {
    for_each_waiting(store::term(prefix::wanted_id, wanted), [&](Xapian::docid article) {
        const std::string owner = owner_of(article);
        if (files_->is_seen(owner)) files_->read_again(owner);
    });
}

}  // namespace udklip::indexer
