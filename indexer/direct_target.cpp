// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/direct_target.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kBatchArticles = 1000;
constexpr std::size_t kBatchBytes = 32'000'000;

}  // namespace

Xapian::Document DirectTarget::document_of(const Entry& entry) {
    ++waiting_articles_;
    waiting_bytes_ += entry.record.text.size();
    return builder_.build(entry.record, entry.hash);
}

Xapian::docid DirectTarget::add(Entry&& entry) {
    return writer_->db().add_document(document_of(entry));
}

void DirectTarget::replace(Xapian::docid article, Entry&& entry) {
    writer_->db().replace_document(article, document_of(entry));
}

void DirectTarget::remove(Xapian::docid article) {
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
    return waiting_articles_ >= kBatchArticles || waiting_bytes_ >= kBatchBytes;
}

/// Without a change this writes nothing: the database's revision stays.
void DirectTarget::commit() {
    writer_->commit();
    waiting_articles_ = 0;
    waiting_bytes_ = 0;
}

}  // namespace udklip::indexer
