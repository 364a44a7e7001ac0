// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments/database_assembly.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <utility>

#include "indexer/duplicates/clusters.hpp"
#include "indexer/segments/parallel.hpp"
#include "indexer/segments/scratch_memory.hpp"
#include "indexer/segments/term_merger.hpp"
#include "store/glass/encoding.hpp"
#include "store/glass/postlist_writer.hpp"
#include "store/glass/table_writer.hpp"
#include "store/glass/termlist.hpp"
#include "store/glass/version_file.hpp"
#include "store/layout/articles.hpp"
#include "store/layout/schema.hpp"
#include "store/layout/signature.hpp"
#include "store/layout/synced_files.hpp"
#include "store/merge.hpp"

namespace udklip::indexer {
namespace glass = store::glass;
namespace slot = store::slot;
namespace {

/// Memory for reading the sections of all segments side by side.
constexpr std::size_t kMergeBuffers = 16'000'000;

/// Free bytes in each block of postings and positions. Later additions go between what is there;
/// with room, the first hundred articles split few blocks. The other tables grow at their end.
constexpr std::size_t kSpareBytes = 96;

/// The name of each article's cluster; empty for an article without one.
class ClusterNames {
  public:
    ClusterNames() = default;
    explicit ClusterNames(std::span<const store::Signature> signatures)
        : numbers_(clusters(signatures)), names_(cluster_names(signatures, numbers_)) {}

    const std::string& of(Xapian::docid article) const {
        static const std::string kNone;
        if (numbers_.empty() || numbers_[article - 1] == 0) return kNone;
        return names_[numbers_[article - 1] - 1];
    }

  private:
    std::vector<std::uint32_t> numbers_;
    std::vector<std::string> names_;
};

/// Returns the sections of one kind of all segments, in their order.
template <class Member>
std::vector<FileSection> sections(const std::vector<Segment>& segments, Member member) {
    std::vector<FileSection> all;
    for (const auto& segment : segments) all.push_back(segment.*member);
    return all;
}

/// Calls `take` with the number and value of each article that has one.
void for_each_value(const SegmentFiles& files, const std::vector<Segment>& segments,
                    Xapian::valueno number,
                    const std::function<void(Xapian::docid, std::string_view)>& take) {
    for (const auto& segment : segments) {
        const auto values = segment.values.find(number);
        if (values == segment.values.end()) continue;
        FileSectionReader reader(files.values, values->second);
        for (Xapian::docid article = 0; !reader.at_end();) {
            article += reader.number32();
            take(article, reader.text());
        }
    }
}

ClusterNames find_clusters(const SegmentFiles& files, const std::vector<Segment>& segments,
                           Xapian::doccount articles, const std::filesystem::path& folder) {
    ScratchMemory memory(folder, articles * sizeof(store::Signature));
    const auto signatures = memory.as<store::Signature>();
    for_each_value(files, segments, slot::signature, [&](Xapian::docid article, auto value) {
        signatures[article - 1] = store::decode_signature(value);
    });
    return ClusterNames(signatures);
}

/// The dictionary's key comes before those of the files.
void write_metadata(const SegmentFiles& files, const std::vector<Segment>& segments,
                    const std::string& dictionary, glass::PostlistWriter& out) {
    static_assert(store::metadata::dictionary < store::metadata::file_prefix);
    if (!dictionary.empty()) {
        const auto [key, value] = store::metadata_of_dictionary(dictionary);
        out.add_metadata(key, value);
    }
    TermMerger keys(files.metadata, sections(segments, &Segment::metadata), kMergeBuffers);
    while (keys.next()) out.add_metadata(keys.term(), keys.readers().front()->text());
}

void write_values(const SegmentFiles& files, const std::vector<Segment>& segments,
                  const ClusterNames& clusters, Xapian::doccount articles,
                  glass::PostlistWriter& out) {
    std::map<Xapian::valueno, glass::ValueStatistics> statistics;
    for (const auto& segment : segments) {
        for (const auto& [number, of_segment] : segment.value_statistics) {
            statistics[number].add(of_segment);
        }
    }
    for (Xapian::docid article = 1; article <= articles; ++article) {
        const auto& name = clusters.of(article);
        if (!name.empty()) statistics[slot::cluster].add(name);
    }
    for (const auto& [number, of_slot] : statistics) out.add_value_statistics(number, of_slot);
    for (const auto& [number, of_slot] : statistics) {
        out.begin_values(number);
        if (number == slot::cluster) {
            for (Xapian::docid article = 1; article <= articles; ++article) {
                const auto& name = clusters.of(article);
                if (!name.empty()) out.add_value(article, name);
            }
            continue;
        }
        for_each_value(files, segments, number,
                       [&](Xapian::docid article, auto value) { out.add_value(article, value); });
    }
}

void write_lengths(const SegmentFiles& files, const std::vector<Segment>& segments,
                   glass::PostlistWriter& out) {
    out.begin_lengths();
    for (const auto& segment : segments) {
        FileSectionReader lengths(files.values, segment.lengths);
        for (Xapian::docid article = segment.first; !lengths.at_end(); ++article) {
            out.add_posting(article, lengths.number32());
        }
    }
}

void write_terms(const SegmentFiles& files, const std::vector<Segment>& segments,
                 glass::PostlistWriter& out) {
    struct Entries {
        FileSectionReader* reader;
        std::uint32_t articles;
    };
    std::vector<Entries> entries;
    TermMerger terms(files.postings, sections(segments, &Segment::postings), kMergeBuffers);
    while (terms.next()) {
        Xapian::doccount articles = 0;
        std::uint64_t occurrences = 0;
        entries.clear();
        for (FileSectionReader* reader : terms.readers()) {
            entries.push_back({reader, reader->number32()});
            articles += entries.back().articles;
            occurrences += reader->number();
        }
        out.begin_term(terms.term(), articles, occurrences);
        for (const auto& [reader, count] : entries) {
            Xapian::docid article = 0;
            for (std::uint32_t i = 0; i < count; ++i) {
                article += reader->number32();
                out.add_posting(article, reader->number32());
            }
        }
    }
}

glass::TableRoot write_postlist(const SegmentFiles& files, const std::vector<Segment>& segments,
                                const std::string& dictionary, const ClusterNames& clusters,
                                Xapian::doccount articles, const std::filesystem::path& path) {
    glass::TableWriter table(path, kSpareBytes);
    glass::PostlistWriter out(table);
    write_metadata(files, segments, dictionary, out);
    write_values(files, segments, clusters, articles, out);
    if (articles > 0) write_lengths(files, segments, out);
    write_terms(files, segments, out);
    out.finish();
    return table.finish();
}

glass::TableRoot write_positions(const SegmentFiles& files, const std::vector<Segment>& segments,
                                 const std::filesystem::path& path) {
    glass::TableWriter table(path, kSpareBytes);
    TermMerger terms(files.positions, sections(segments, &Segment::positions), kMergeBuffers);
    std::string key;
    while (terms.next()) {
        key.clear();
        glass::append_sortable(key, terms.term(), glass::Ending::more_follows);
        const std::size_t of_term = key.size();
        for (FileSectionReader* reader : terms.readers()) {
            Xapian::docid article = 0;
            for (auto left = reader->number(); left > 0; --left) {
                article += reader->number32();
                key.resize(of_term);
                glass::append_sortable(key, article);
                table.add(key, reader->text());
            }
        }
    }
    return table.finish();
}

glass::TableRoot write_articles(const SegmentFiles& files, const std::vector<Segment>& segments,
                                const std::filesystem::path& path) {
    glass::TableWriter table(path);
    std::string key;
    for (const auto& segment : segments) {
        FileSectionReader reader(files.articles, segment.articles);
        for (Xapian::docid article = segment.first; !reader.at_end(); ++article) {
            key.clear();
            glass::append_sortable(key, article);
            const auto kind = static_cast<glass::Tag>(reader.number());
            table.add(key, reader.text(), kind);
        }
    }
    return table.finish();
}

glass::TableRoot write_termlists(const SegmentFiles& files, const std::vector<Segment>& segments,
                                 const ClusterNames& clusters, const std::filesystem::path& path) {
    glass::TableWriter table(path);
    std::string key;
    std::vector<Xapian::valueno> slots;
    for (const auto& segment : segments) {
        FileSectionReader reader(files.termlists, segment.termlists);
        for (Xapian::docid article = segment.first; !reader.at_end(); ++article) {
            key.clear();
            glass::append_sortable(key, article);
            const auto kind = static_cast<glass::Tag>(reader.number());
            table.add(key, reader.text(), kind);
            slots.clear();
            for (auto left = reader.number(); left > 0; --left) slots.push_back(reader.number32());
            if (!clusters.of(article).empty()) {
                const auto place = std::lower_bound(slots.begin(), slots.end(), slot::cluster);
                slots.insert(place, slot::cluster);
            }
            if (slots.empty()) continue;
            key.push_back('\0');
            table.add(key, glass::slots_tag(slots));
        }
    }
    return table.finish();
}

}  // namespace

void assemble(const SegmentFiles& files, const std::vector<Segment>& segments,
              const std::string& dictionary, Clusters how, const std::filesystem::path& folder,
              unsigned threads) {
    glass::Statistics statistics;
    std::uint64_t bytes = dictionary.size();
    for (const auto& segment : segments) {
        statistics.add(segment.statistics);
        bytes += segment.table_bytes;
    }
    store::require_room(folder, bytes);
    store::make_directory(folder);
    const ClusterNames clusters = how == Clusters::found
                                      ? find_clusters(files, segments, statistics.documents, folder)
                                      : ClusterNames();
    glass::TableRoots roots;
    const std::array<std::function<void()>, 4> tables = {
        // The largest first.
        [&] { roots.position = write_positions(files, segments, folder / "position.glass"); },
        [&] {
            roots.postlist = write_postlist(files, segments, dictionary, clusters,
                                            statistics.documents, folder / "postlist.glass");
        },
        [&] {
            roots.termlist = write_termlists(files, segments, clusters, folder / "termlist.glass");
        },
        [&] { roots.docdata = write_articles(files, segments, folder / "docdata.glass"); }};
    in_parallel(tables, threads);
    glass::write_version_file(folder, roots, statistics);
}

}  // namespace udklip::indexer
