// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes the postlist table of a database. It holds, in this order: metadata, statistics of each
// value slot, the values, the lengths of the documents, and the terms.
//
//     PostlistWriter postings(table);
//     postings.add_metadata("udklip.schema", "3");
//     postings.add_value_statistics(2, {1, "2021", "2021"});
//     postings.begin_values(2);
//     postings.add_value(7, "2021");
//     postings.begin_lengths();
//     postings.add_posting(7, 120);                  // a length
//     postings.begin_term("mand", 1, 2);
//     postings.add_posting(7, 2);                    // a frequency within a document
//     postings.finish();
//
// Keys of metadata, slots (below 128), documents and terms must ascend; begin_lengths() must be
// called once if there are documents.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "store/glass/table_writer.hpp"

namespace udklip::store::glass {

struct ValueStatistics {
    Xapian::doccount count = 0;  ///< documents that have a value
    std::string least;
    std::string greatest;

    /// `value` must not be empty.
    void add(std::string_view value);
    void add(const ValueStatistics& others);
};

class PostlistWriter {
  public:
    explicit PostlistWriter(TableWriter& table) : table_(&table) {}

    void add_metadata(std::string_view key, std::string_view value);
    void add_value_statistics(Xapian::valueno slot, const ValueStatistics& statistics);
    void begin_values(Xapian::valueno slot);
    void add_value(Xapian::docid document, std::string_view value);
    void begin_lengths();
    /// Begins a term that `documents` have, `occurrences` times in all.
    void begin_term(std::string_view term, Xapian::doccount documents, std::uint64_t occurrences);
    void add_posting(Xapian::docid document, Xapian::termcount count);
    /// Writes the rest. The owner of the table finishes it.
    void finish();

  private:
    enum class List { none, values, lengths, postings };

    void begin(List list);
    void begin_chunk(Xapian::docid first, std::size_t key_bytes, std::size_t head_bytes);
    void end_chunk(bool last);
    void end_value_chunk();

    TableWriter* table_;
    List list_ = List::none;
    std::string prefix_;  ///< of the key of each chunk but the first
    std::string key_;
    std::string header_;  ///< of the first chunk, without the part that its end decides
    std::string tag_;
    std::string chunk_;
    std::size_t most_ = 0;     ///< bytes of the chunk
    Xapian::docid first_ = 0;  ///< document of the chunk; 0: it is empty
    Xapian::docid last_ = 0;
    bool first_chunk_ = false;
};

}  // namespace udklip::store::glass
