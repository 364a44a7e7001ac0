// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gathers articles for the next generation, beside the current one. Several threads build segments
// of them; the target notes which articles leave the current generation. assembled() makes the next
// generation of both and returns the DirectTarget that finishes it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/segments/segment.hpp"
#include "indexer/segments/segment_builders.hpp"
#include "indexer/updating/targets/target.hpp"
#include "language/analyzer.hpp"
#include "store/layout/packing.hpp"
#include "store/writer.hpp"

namespace udklip::indexer {

class SegmentTarget final : public Target {
  public:
    struct Limits {
        unsigned threads;
        std::size_t batch_bytes;   ///< of articles; building them takes some ten times that
        std::size_t memory;        ///< bytes, of what each thread inverts at once
        std::size_t sample_bytes;  ///< trains a dictionary (store::Sample)
    };
    /// `stored`: all articles of the base. The others must outlive the target.
    SegmentTarget(store::Writer& writer, store::Writer::Base base, Xapian::Database stored,
                  const language::Lexicon& lexicon, language::Analyzer& analyzer, Limits limits);

    const Xapian::Database& stored() const override { return stored_; }
    Xapian::docid add(Entry&& entry) override;
    Xapian::docid replace(Xapian::docid article, Entry&& entry) override;
    void remove(Xapian::docid article) override { removed_.push_back(article); }
    void set_roots(const std::vector<store::Root>& roots) override { roots_ = roots; }
    void remember(const store::FileState& state) override;
    void forget(const std::string& path) override { forgotten_.push_back(path); }
    bool commit_is_due() const override { return false; }
    void commit() override {}
    std::unique_ptr<Target> assembled() override;
    void finish() override {}

  private:
    bool batch_is_full() const;
    void put_batch();
    void start_builders();

    store::Writer* writer_;
    store::Writer::Base base_;
    Xapian::Database stored_;
    const language::Lexicon* lexicon_;
    language::Analyzer* analyzer_;
    Limits limits_;
    std::vector<store::Root> roots_;
    Batch batch_;
    std::vector<Batch> held_;                        ///< until there are builders
    store::Sample sample_;                           ///< of what is held
    bool new_dictionary_ = false;                    ///< the base has none
    std::string dictionary_;                         ///< of the base, or learnt; may be empty
    std::unordered_set<std::string> batched_files_;  ///< paths
    store::FileTable later_files_;  ///< of the base, or remembered twice: merging knows no order
    std::vector<Xapian::docid> removed_;       ///< of the base
    std::vector<std::string> forgotten_;       ///< paths
    std::filesystem::path folder_;             ///< of the segments' files
    std::optional<SegmentFiles> files_;        ///< until the segments are assembled
    std::optional<SegmentBuilders> builders_;  ///< once there is a dictionary
};

}  // namespace udklip::indexer
