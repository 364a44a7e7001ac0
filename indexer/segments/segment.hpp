// SPDX-License-Identifier: GPL-3.0-or-later
//
// A segment: a run of articles, inverted and written to temporary files, from which a database is
// merged (database_assembly.hpp). docs/indexing.md says why segments are no small databases.
//
//     SegmentFiles files("generation-4.parts");
//     SegmentBuilder builder(lexicon, files, dictionary);        // one a thread
//     std::vector<Segment> segments = builder.build(batch);
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/documents/document_builder.hpp"
#include "indexer/documents/entry.hpp"
#include "indexer/segments/inverter.hpp"
#include "indexer/segments/segment_file.hpp"
#include "language/analyzer.hpp"
#include "store/glass/deflater.hpp"
#include "store/glass/postlist_writer.hpp"
#include "store/glass/version_file.hpp"
#include "store/layout/file_table.hpp"
#include "store/layout/packing.hpp"

namespace udklip::indexer {

/// The input of one segment.
struct Batch {
    Xapian::docid first = 1;  ///< number of its first article; the others follow
    std::vector<Entry> entries;
    std::vector<store::FileState> files;  ///< for the file table
    std::size_t bytes = 0;                ///< approximate size of articles and files

    bool empty() const { return entries.empty() && files.empty(); }
};

/// The temporary files of all segments: one for each part that assembly reads on its own.
struct SegmentFiles {
    /// The folder must exist.
    explicit SegmentFiles(const std::filesystem::path& folder)
        : articles(folder / "articles"),
          termlists(folder / "termlists"),
          values(folder / "values"),
          postings(folder / "postings"),
          positions(folder / "positions"),
          metadata(folder / "metadata") {}

    SegmentFile articles;
    SegmentFile termlists;
    SegmentFile values;
    SegmentFile postings;
    SegmentFile positions;
    SegmentFile metadata;
};

/// The sections of a segment. Numbers and texts are encoded as in store::glass.
struct Segment {
    Xapian::docid first = 1;
    FileSection articles;   ///< of each: store::glass::Tag, tag (a text)
    FileSection termlists;  ///< of each: store::glass::Tag, tag (a text), slots: how many, which
    FileSection lengths;    ///< in `values`; of each article: its length
    std::map<Xapian::valueno, FileSection> values;  ///< of each value: step as in Inverter, text
    FileSection postings;                           ///< see Inverter
    FileSection positions;
    FileSection
        metadata;  ///< of each: shared with the key before, rest of it (a text), value (a text)
    store::glass::Statistics statistics;
    std::map<Xapian::valueno, store::glass::ValueStatistics> value_statistics;
    std::uint64_t table_bytes = 0;  ///< approximate size in the database
};

/// Not shared between threads. Lexicon and files must outlive it.
class SegmentBuilder {
  public:
    /// `dictionary` packs the articles; it may be empty. `memory`: bytes, see build().
    SegmentBuilder(const language::Lexicon& lexicon, SegmentFiles& files,
                   std::string_view dictionary, std::size_t memory = kMuchMemory)
        : analyzer_(lexicon),
          documents_(analyzer_),
          files_(&files),
          memory_(memory),
          packer_(dictionary) {}

    /// Returns one segment; several, in the order of their articles, if more than `memory` would be
    /// inverted at once.
    std::vector<Segment> build(const Batch& batch);

  private:
    static constexpr std::size_t kMuchMemory = 256'000'000;

    void add(const IndexedArticle& article, Xapian::docid number, Segment& segment);
    Segment written(Segment segment);
    void add_termlists();
    void add_metadata(const std::vector<store::FileState>& files);

    /// What an article's entry needs beside its terms.
    struct Waiting {
        std::uint64_t length;
        std::size_t slots_end;  ///< in slots_
    };

    /// The values of a slot so far.
    struct Values {
        std::string bytes;
        Xapian::docid last = 0;
    };

    language::Analyzer analyzer_;
    DocumentBuilder documents_;
    SegmentFiles* files_;
    std::size_t memory_;
    Inverter inverter_;
    store::Packer packer_;
    store::glass::Deflater articles_deflater_{store::glass::Effort::much};
    store::glass::Deflater terms_deflater_{store::glass::Effort::little};
    std::string articles_;
    std::vector<Waiting> waiting_;  // articles whose terms are not sorted yet
    std::string slots_;             // of each: how many, which
    std::string termlists_;
    std::string lengths_;
    std::map<Xapian::valueno, Values> values_;
    std::string postings_;
    std::string positions_;
    std::string metadata_;
};

}  // namespace udklip::indexer
