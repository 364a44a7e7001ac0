// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/article_writer.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "indexer/documents/entry.hpp"
#include "store/layout/schema.hpp"

namespace udklip::indexer {

ArticleWriter::ArticleWriter(Target& target, FilesOfRun& files, Report& report)
    : target_(&target), report_(&report), ids_(target.stored(), files) {}

void ArticleWriter::write_to(Target& target) {
    target_ = &target;
    ids_.compare_with(target.stored());
}

void ArticleWriter::begin_file(const std::string& path, const std::string& name) {
    path_ = path;
    kept_.clear();
    ids_.begin_file(path, name);
}

void ArticleWriter::put(RecognisedArticle record, const std::string& fallback_id,
                        const std::function<void(const std::string&)>& warn) {
    const std::string wanted = record.id.empty() ? fallback_id : record.id;
    record.id = ids_.claim(wanted);
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
}

void ArticleWriter::end_file() {
    const Xapian::Database& stored = target_->stored();
    if (stored.get_doccount() == 0) return;
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
    begin_file(path, "");
    end_file();
}

void ArticleWriter::remove(Xapian::docid article) {
    ++report_->removed;
    ids_.give_up(article);
    target_->remove(article);
}

}  // namespace udklip::indexer
