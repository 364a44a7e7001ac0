// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/targets/direct_target.hpp"

#include "store/layout/articles.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kBatchArticles = 1000;
constexpr std::size_t kBatchBytes = 32'000'000;
/// Bytes of memory that Xapian takes for a term of an article until the commit: measured.
constexpr std::size_t kTermMemory = 250;

}  // namespace

Xapian::Document DirectTarget::document_of(const Entry& entry) {
    ++waiting_articles_;
    waiting_bytes_ += entry.bytes();
    if (!packer_) packer_.emplace(store::load_dictionary(writer_->db()));
    Xapian::Document document = builder_.build(entry);
    waiting_terms_ += document.termlist_count();
    document.set_data(std::string(packer_->pack(entry.data)));
    return document;
}

Xapian::docid DirectTarget::add(Entry&& entry) {
    const Xapian::docid fresh = writer_->db().add_document(document_of(entry));
    clusters_.added(fresh);
    return fresh;
}

void DirectTarget::take_over(Xapian::docid first) {
    for (Xapian::docid article = first; article <= writer_->db().get_lastdocid(); ++article) {
        clusters_.added(article);
    }
}

Xapian::docid DirectTarget::replace(Xapian::docid article, Entry&& entry) {
    clusters_.removed(article);
    writer_->db().replace_document(article, document_of(entry));
    clusters_.added(article);
    return article;
}

void DirectTarget::remove(Xapian::docid article) {
    clusters_.removed(article);
    writer_->db().delete_document(article);
    ++waiting_articles_;
}

void DirectTarget::set_roots(const std::vector<store::Root>& roots) {
    store::save_roots(writer_->db(), roots);
}

void DirectTarget::remember(const store::FileState& state) {
    store::save_file(writer_->db(), state);
}

void DirectTarget::forget(const std::string& path) {
    store::forget_file(writer_->db(), path);
}

bool DirectTarget::commit_is_due() const {
    return waiting_articles_ >= kBatchArticles || waiting_bytes_ >= kBatchBytes ||
           waiting_terms_ >= memory_ / kTermMemory;
}

/// Articles and their clusters together. Without a change this writes nothing: the revision stays.
void DirectTarget::commit() {
    clusters_.settle();
    writer_->commit();
    waiting_articles_ = 0;
    waiting_bytes_ = 0;
    waiting_terms_ = 0;
}

/// One commit for the last articles and the table of sources.
void DirectTarget::finish() {
    clusters_.settle();
    writer_->publish();
}

}  // namespace udklip::indexer
