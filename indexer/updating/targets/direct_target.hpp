// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes into the current generation and commits every 1,000 articles, or when Xapian holds as much
// as the memory allows. Small batches are fastest with Xapian, and lose least when a run is killed.
#pragma once

#include <cstddef>
#include <optional>

#include "indexer/documents/document_builder.hpp"
#include "indexer/duplicates/cluster_keeper.hpp"
#include "indexer/updating/targets/target.hpp"
#include "language/analyzer.hpp"
#include "store/layout/packing.hpp"
#include "store/writer.hpp"

namespace udklip::indexer {

class DirectTarget final : public Target {
  public:
    /// Both must outlive it. `memory`: bytes for what waits for the next commit.
    DirectTarget(store::Writer& writer, language::Analyzer& analyzer, std::size_t memory)
        : writer_(&writer), builder_(analyzer), memory_(memory), clusters_(writer) {}

    const Xapian::Database& stored() const override { return writer_->db(); }
    Xapian::docid add(Entry&& entry) override;
    /// Says that the articles from this number on are in the database already.
    void take_over(Xapian::docid first);
    Xapian::docid replace(Xapian::docid article, Entry&& entry) override;
    void remove(Xapian::docid article) override;
    void set_roots(const std::vector<store::Root>& roots) override;
    void remember(const store::FileState& state) override;
    void forget(const std::string& path) override;
    bool commit_is_due() const override;
    void commit() override;
    void finish() override;

  private:
    Xapian::Document document_of(const Entry& entry);

    store::Writer* writer_;
    DocumentBuilder builder_;
    std::size_t memory_;
    std::optional<store::Packer> packer_;  ///< from the first article on
    ClusterKeeper clusters_;
    std::size_t waiting_articles_ = 0;
    std::size_t waiting_bytes_ = 0;  ///< of articles
    std::size_t waiting_terms_ = 0;  ///< a term of several articles counts as often
};

}  // namespace udklip::indexer
