// SPDX-License-Identifier: GPL-3.0-or-later
//
// Builds the next generation beside the current one: articles go into segments, which several
// threads build; what is to leave the current generation is noted. assemble() puts both together,
// and from there on it is written to directly, until finish() puts it in place.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/direct_target.hpp"
#include "indexer/segment_builders.hpp"
#include "indexer/target.hpp"
#include "language/analyzer.hpp"
#include "store/writer.hpp"

namespace udklip::indexer {

class SegmentTarget final : public Target {
  public:
    struct Limits {
        unsigned threads;
        /// Of articles; what is built of them at a time takes some ten times that.
        std::size_t batch_bytes;
    };
    /// `stored`: what articles are compared with: all of the base. The others must outlive it.
    SegmentTarget(store::Writer& writer, store::Writer::Base base, Xapian::Database stored,
                  const language::Lexicon& lexicon, language::Analyzer& analyzer, Limits limits);

    const Xapian::Database& stored() const override;
    bool is_apart() const override { return builders_.has_value(); }
    Xapian::docid add(Entry&& entry) override;
    void replace(Xapian::docid article, Entry&& entry) override;
    void remove(Xapian::docid article) override;
    void set_roots(const std::vector<store::Root>& roots) override { roots_ = roots; }
    void remember(const store::FileState& state) override;
    void forget(const std::string& path) override;
    bool commit_is_due() const override;
    void commit() override;
    bool assemble() override;
    void finish() override;

  private:
    bool batch_is_full() const;
    void put_batch();

    store::Writer* writer_;
    store::Writer::Base base_;
    Xapian::Database stored_;
    Limits limits_;
    DirectTarget direct_;  ///< what is assembled
    std::vector<store::Root> roots_;
    Batch batch_;
    std::unordered_set<std::string> batched_files_;  ///< paths
    store::FileTable later_files_;  ///< of the base, or remembered twice: merging knows no order
    std::vector<Xapian::docid> removed_;  ///< of the base
    std::filesystem::path folder_;        ///< of the segments' files
    std::optional<SegmentFiles> files_;   ///< until all is assembled, as for the next
    std::optional<SegmentBuilders> builders_;
};

}  // namespace udklip::indexer
