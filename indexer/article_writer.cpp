// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/article_writer.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <vector>

#include "indexer/article.hpp"
#include "store/reader.hpp"
#include "store/schema.hpp"

namespace udklip::indexer {
namespace prefix = store::prefix;
namespace {

/// Small batches are fastest (docs/design.md) and lose least when a run is killed.
constexpr std::size_t kBatchArticles = 1000;
constexpr std::size_t kBatchBytes = 32'000'000;

std::uint64_t hash_of(const std::string& id) {
    return XXH3_64bits(id.data(), id.size());
}

}  // namespace

ArticleWriter::ArticleWriter(Xapian::Database stored, store::Writer* writer,
                             DocumentBuilder& builder, Report& report,
                             std::function<bool(const std::string&)> is_present)
    : stored_(std::move(stored)),
      stored_is_empty_(stored_.get_doccount() == 0),
      writer_(writer),
      builder_(&builder),
      report_(&report),
      is_present_(std::move(is_present)) {
    if (writer_ != nullptr) clusters_.emplace(writer_->db());
}

void ArticleWriter::begin_file(const std::string& path) {
    path_ = path;
    kept_.clear();
}

Xapian::docid ArticleWriter::find(const std::string& id) const {
    if (stored_is_empty_) return 0;
    const std::string term = store::term(prefix::id, id);
    const auto article = stored_.postlist_begin(term);
    return article == stored_.postlist_end(term) ? 0 : *article;
}

bool ArticleWriter::belongs_to_another(const std::string& id) const {
    if (claimed_.contains(hash_of(id))) return true;
    const Xapian::docid article = find(id);
    if (article == 0) return false;
    const std::string owner(file_of(store::fetch(stored_, article).path));
    // The article of a file that is gone has moved here, and takes its id along.
    return owner != path_ && is_present_(owner);
}

std::string ArticleWriter::claim(const store::Record& record, const std::string& fallback_id,
                                 const std::function<void(const std::string&)>& warn) {
    const std::string wanted = record.id.empty() ? fallback_id : record.id;
    std::string id = wanted;
    for (int again = 2; belongs_to_another(id); ++again) {
        id = fmt::format("{}#{}", path_, wanted);
        if (again > 2) id += fmt::format("#{}", again - 1);
    }
    if (id != wanted) {
        warn(fmt::format("another article has the id \"{}\"; this one is \"{}\"", wanted, id));
    }
    claimed_.insert(hash_of(id));
    return id;
}

void ArticleWriter::put(store::Record record, const std::string& fallback_id,
                        const std::function<void(const std::string&)>& warn) {
    record.id = claim(record, fallback_id, warn);
    const std::string hash = content_hash(record);
    const Xapian::docid existing = find(record.id);
    if (existing != 0) kept_.insert(existing);
    if (existing != 0 &&
        stored_.get_document(existing).get_value(store::slot::content_hash) == hash) {
        ++report_->unchanged;
        return;
    }
    ++(existing == 0 ? report_->added : report_->changed);
    if (writer_ == nullptr) return;
    const Xapian::Document document = builder_->build(record, hash);
    if (existing == 0) {
        const Xapian::docid fresh = writer_->db().add_document(document);
        if (!stored_is_empty_) kept_.insert(fresh);
        clusters_->added(fresh);
    } else {
        clusters_->removed(existing);
        writer_->db().replace_document(existing, document);
        clusters_->added(existing);
    }
    ++waiting_articles_;
    waiting_bytes_ += record.text.size();
}

void ArticleWriter::end_file() {
    if (stored_is_empty_) return;
    const std::string term = store::term(prefix::file, path_);
    std::vector<Xapian::docid> gone;
    for (auto article = stored_.postlist_begin(term); article != stored_.postlist_end(term);
         ++article) {
        if (!kept_.contains(*article)) gone.push_back(*article);
    }
    for (const auto article : gone) remove(article);
}

void ArticleWriter::remove_file(const std::string& path) {
    begin_file(path);
    end_file();
}

void ArticleWriter::remove(Xapian::docid article) {
    ++report_->removed;
    if (writer_ == nullptr) return;
    clusters_->removed(article);
    writer_->db().delete_document(article);
    ++waiting_articles_;
}

bool ArticleWriter::commit_is_due() const {
    return waiting_articles_ >= kBatchArticles || waiting_bytes_ >= kBatchBytes;
}

void ArticleWriter::settle() {
    if (clusters_) clusters_->settle();
}

void ArticleWriter::committed() {
    waiting_articles_ = 0;
    waiting_bytes_ = 0;
}

}  // namespace udklip::indexer
