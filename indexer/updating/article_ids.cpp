// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/article_ids.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <charconv>
#include <utility>

#include "indexer/reading/article.hpp"
#include "store/layout/schema.hpp"

namespace udklip::indexer {
namespace prefix = store::prefix;
namespace {

constexpr std::string_view kMark = ":#";
constexpr std::string_view kMarkOfOthers = ":＃";

std::uint64_t hash_of(std::string_view text) {
    return XXH3_64bits(text.data(), text.size());
}

bool has_terms(const Xapian::Database& db, std::string_view prefix) {
    const std::string name(prefix);
    return db.allterms_begin(name) != db.allterms_end(name);
}

}  // namespace

std::string without_mark(std::string_view id) {
    std::string out;
    for (std::size_t at = id.find(kMark); at != id.npos; at = id.find(kMark)) {
        out.append(id.substr(0, at)).append(kMarkOfOthers);
        id.remove_prefix(at + kMark.size());
    }
    return out.append(id);
}

std::string name_by_place(std::string_view path, std::size_t place) {
    return fmt::format("{}{}{}", without_mark(path), kMark, place);
}

std::size_t place_in_name(std::string_view name) {
    const auto mark = name.rfind(kMark);
    std::size_t place = 0;
    if (mark == name.npos) return place;
    std::from_chars(name.data() + mark + kMark.size(), name.data() + name.size(), place);
    return place;
}

ArticleIds::ArticleIds(Xapian::Database stored, FilesOfRun& files) : files_(&files) {
    compare_with(std::move(stored));
}

void ArticleIds::compare_with(Xapian::Database stored) {
    stored_ = std::move(stored);
    articles_ = store::Articles(stored_);
    stored_is_empty_ = stored_.get_doccount() == 0;
    some_wait_ = has_terms(stored_, prefix::wanted_id);
    gone_.clear();
}

std::string ArticleIds::owner_of(Xapian::docid article) {
    return file_of(articles_.fetch(article));
}

template <class Action>
void ArticleIds::for_each_waiting(const std::string& wanted, Action&& action) const {
    const std::string term = store::term(prefix::wanted_id, wanted);
    for (auto article = stored_.postlist_begin(term); article != stored_.postlist_end(term);
         ++article) {
        if (!gone_.contains(*article)) action(*article);
    }
}

void ArticleIds::begin_file(const std::string& path) {
    path_ = path;
    path_hash_ = hash_of(path);
    is_behind_ = false;
}

void ArticleIds::begin_behind(const std::string& path) {
    begin_file(path);
    is_behind_ = true;
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

ArticleIds::Claim ArticleIds::claim(const std::string& wanted, std::size_t place) {
    Claim claim;
    if (is_first(wanted, claim)) {
        claim.id = wanted;
        claimed_.emplace(hash_of(wanted), path_hash_);
    } else {
        claim.id = name_by_place(path_, place);
        some_wait_ = true;
    }
    return claim;
}

bool ArticleIds::is_claimed_here(const std::string& id) const {
    const auto claim = claimed_.find(hash_of(id));
    return claim != claimed_.end() && claim->second == path_hash_;
}

bool ArticleIds::is_first(const std::string& wanted, Claim& claim) {
    if (claimed_.contains(hash_of(wanted))) return false;
    const Xapian::docid holder = find(wanted);
    if (holder == 0) return !is_awaited_before(wanted);
    const std::string owner = owner_of(holder);
    if (owner == path_) return !is_behind_;
    if (files_->is_there(owner)) {
        if (owner < path_) return false;
        // Only its file tells the holder's place. Until somebody can read it, a free one will do.
        if (!files_->will_be_read(owner)) {
            claim.holder = holder;
            claim.its_name = free_name(owner, holder);
            some_wait_ = true;
        }
    } else if (is_awaited_before(wanted)) {
        return false;  // gets it, or its heir does, when the file that is gone is removed
    }
    // Else an article of a file that is gone has moved here and takes its id along. The file that
    // loses it is not whole any more.
    files_->read_again(owner);
    return true;
}

/// Whether the stored articles of a file stand before the one that claims an id.
bool ArticleIds::stands_before(const std::string& owner) const {
    return owner < path_ || (is_behind_ && owner == path_);
}

bool ArticleIds::is_awaited_before(const std::string& wanted) {
    bool awaited = false;
    if (!some_wait_ || stored_is_empty_) return awaited;
    for_each_waiting(wanted, [&](Xapian::docid article) {
        if (awaited) return;
        const std::string owner = owner_of(article);
        awaited = stands_before(owner) && files_->is_there(owner);
    });
    return awaited;
}

std::string ArticleIds::free_name(const std::string& owner, Xapian::docid article) const {
    const std::string term = store::term(prefix::file, owner);
    std::size_t place = 1;
    for (auto other = stored_.postlist_begin(term);
         other != stored_.postlist_end(term) && *other < article; ++other) {
        ++place;
    }
    while (find(name_by_place(owner, place)) != 0) ++place;
    return name_by_place(owner, place);
}

void ArticleIds::give_up(Xapian::docid article) {
    if (some_wait_) given_up_.insert(articles_.fetch(article).id);
    set_gone(article);
}

std::vector<ArticleIds::Heir> ArticleIds::heirs() {
    std::vector<Heir> heirs;
    for (const auto& id : given_up_) {
        if (find(id) != 0) continue;
        Xapian::docid first = 0;
        std::pair<std::string, std::size_t> place_of_first;
        for_each_waiting(id, [&](Xapian::docid article) {
            const store::Record record = articles_.fetch(article);
            std::pair<std::string, std::size_t> place(file_of(record), place_in_name(record.id));
            if (first != 0 && place_of_first <= place) return;
            first = article;
            place_of_first = std::move(place);
        });
        if (first != 0) heirs.push_back({first, id});
    }
    given_up_.clear();
    return heirs;
}

}  // namespace udklip::indexer
