// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/article_writer.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "indexer/documents/entry.hpp"
#include "store/layout/articles.hpp"
#include "store/layout/schema.hpp"

namespace udklip::indexer {

ArticleWriter::ArticleWriter(Target& target, FilesOfRun& files, Report& report)
    : target_(&target), report_(&report), ids_(target.stored(), files) {}

void ArticleWriter::write_to(Target& target) {
    target_ = &target;
    ids_.compare_with(target.stored());
}

void ArticleWriter::begin_file(const std::string& path) {
    path_ = path;
    kept_.clear();
    keeps_all_ = false;
    ids_.begin_file(path);
}

void ArticleWriter::begin_behind(const std::string& path) {
    begin_file(path);
    keeps_all_ = true;
    ids_.begin_behind(path);
}

bool ArticleWriter::put(RecognisedArticle record, const std::string& fallback_id, std::size_t place,
                        const std::function<void(const std::string&)>& warn) {
    const std::string wanted = without_mark(record.id.empty() ? fallback_id : record.id);
    const ArticleIds::Claim claim = ids_.claim(wanted, place);
    if (claim.holder != 0) rename(claim.holder, claim.its_name, wanted);
    record.id = claim.id;
    if (record.id != wanted) {
        record.wanted_id = wanted;
        warn(fmt::format("another article has the id \"{}\"; this one is \"{}\"", wanted,
                         record.id));
    }
    const Xapian::Database& stored = target_->stored();
    const Xapian::docid existing = ids_.find(record.id);
    Entry entry(record, record.known_date);
    if (existing != 0) kept_.insert(existing);
    if (existing == 0) {
        ++report_->added;
        if (const auto fresh = target_->add(std::move(entry))) {
            kept_.insert(fresh);
        }
    } else if (stored.get_document(existing).get_value(store::slot::content_hash) == entry.hash) {
        ++report_->unchanged;
    } else {
        ++report_->changed;
        if (target_->replace(existing, std::move(entry)) == 0) ids_.set_gone(existing);
    }
    return record.wanted_id.empty();
}

void ArticleWriter::end_file() {
    const Xapian::Database& stored = target_->stored();
    if (stored.get_doccount() == 0 || keeps_all_) return;
    const std::string term = store::term(store::prefix::file, path_);
    std::vector<Xapian::docid> gone;
    for (auto article = stored.postlist_begin(term); article != stored.postlist_end(term);
         ++article) {
        if (!kept_.contains(*article) && !ids_.is_gone(*article)) gone.push_back(*article);
    }
    for (const auto article : gone) remove(article);
    kept_.clear();
}

void ArticleWriter::remove_file(const std::string& path) {
    begin_file(path);
    end_file();
}

void ArticleWriter::rename(Xapian::docid article, const std::string& id,
                           const std::string& wanted) {
    store::Record record = store::Articles(target_->stored()).fetch(article);
    record.id = id;
    record.wanted_id = wanted;
    ++report_->changed;
    if (target_->replace(article, Entry(record)) == 0) ids_.set_gone(article);
}

void ArticleWriter::settle() {
    for (const auto& heir : ids_.heirs()) rename(heir.article, heir.id, "");
}

void ArticleWriter::commit_if_due() {
    if (!target_->commit_is_due()) return;
    settle();
    target_->commit();
}

void ArticleWriter::remove(Xapian::docid article) {
    ++report_->removed;
    ids_.give_up(article);
    target_->remove(article);
}

}  // namespace udklip::indexer
