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

#include "indexer/segments/segment_builders.hpp"
#include "indexer/updating/targets/direct_target.hpp"
#include "indexer/updating/targets/target.hpp"
#include "language/analyzer.hpp"
#include "store/layout/packing.hpp"
#include "store/writer.hpp"

namespace udklip::indexer {

class SegmentTarget final : public Target {
  public:
    struct Limits {
        unsigned threads;
        /// Of articles; what is built of them at a time takes some ten times that.
        std::size_t batch_bytes;
        std::size_t sample_bytes;  ///< what a dictionary is learnt from (store::Sample)
    };
    /// `stored`: what articles are compared with: all of the base. `dictionary`: what they are
    /// packed with, if the base has none; if that is empty, one is learnt. The others must outlive
    /// it.
    SegmentTarget(store::Writer& writer, store::Writer::Base base, Xapian::Database stored,
                  std::string dictionary, const language::Lexicon& lexicon,
                  language::Analyzer& analyzer, Limits limits);

    const Xapian::Database& stored() const override;
    bool is_apart() const override { return files_.has_value(); }
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
    void start_builders();

    store::Writer* writer_;
    store::Writer::Base base_;
    Xapian::Database stored_;
    const language::Lexicon* lexicon_;
    Limits limits_;
    DirectTarget direct_;  ///< what is assembled
    std::vector<store::Root> roots_;
    Batch batch_;
    std::vector<Batch> held_;                        ///< until there are builders
    store::Sample sample_;                           ///< of what is held
    bool new_dictionary_ = false;                    ///< the base has none
    std::string dictionary_;                         ///< of the base, or learnt; may be empty
    std::unordered_set<std::string> batched_files_;  ///< paths
    store::FileTable later_files_;  ///< of the base, or remembered twice: merging knows no order
    std::vector<Xapian::docid> removed_;       ///< of the base
    std::filesystem::path folder_;             ///< of the segments' files
    std::optional<SegmentFiles> files_;        ///< until all is assembled
    std::optional<SegmentBuilders> builders_;  ///< from when there is a dictionary to pack with
};

}  // namespace udklip::indexer
