// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/glass/postlist_writer.hpp"

#include <algorithm>

#include "store/glass/encoding.hpp"

// The formats stand in docs/glass.md.

namespace udklip::store::glass {
namespace {

using namespace std::string_view_literals;

constexpr auto kMetadata = "\0\xC0"sv;
constexpr auto kValueStatistics = "\0\xD0"sv;
constexpr auto kValues = "\0\xD8"sv;
constexpr auto kLengths = "\0\xE0"sv;

/// Of a number below 2^32.
constexpr std::size_t kLongestNumber = 5;

/// What is left of a block is not worth a chunk of its own if it is less.
constexpr std::size_t kLeastChunk = 512;

/// Ranking looks up the length of each candidate, and a chunk is decoded up to the one that is
/// wanted. Small chunks made a question a fifth faster for 57 KB in 370,000 articles.
constexpr std::size_t kMostOfLengths = 300;

}  // namespace

void ValueStatistics::add(std::string_view value) {
    if (count++ == 0) {
        least = greatest = value;
    } else if (value < least) {
        least = value;
    } else if (value > greatest) {
        greatest = value;
    }
}

void ValueStatistics::add(const ValueStatistics& others) {
    if (others.count == 0) return;
    if (count == 0 || others.least < least) least = others.least;
    if (count == 0 || others.greatest > greatest) greatest = others.greatest;
    count += others.count;
}

void PostlistWriter::add_metadata(std::string_view key, std::string_view value) {
    key_.assign(kMetadata).append(key);
    table_->add(key_, value);
}

void PostlistWriter::add_value_statistics(Xapian::valueno slot, const ValueStatistics& statistics) {
    key_.assign(kValueStatistics);
    append_last_number(key_, slot);
    tag_.clear();
    append_number(tag_, statistics.count);
    append_text(tag_, statistics.least);
    if (statistics.least != statistics.greatest) tag_ += statistics.greatest;
    table_->add(key_, tag_);
}

void PostlistWriter::begin_values(Xapian::valueno slot) {
    begin(List::values);
    prefix_.assign(kValues);
    append_number(prefix_, slot);
}

void PostlistWriter::add_value(Xapian::docid document, std::string_view value) {
    const std::size_t bytes = 2 * kLongestNumber + value.size();
    if (first_ != 0 && chunk_.size() + bytes > most_) end_value_chunk();
    if (first_ == 0) {
        begin_chunk(document, prefix_.size() + kLongestNumber, 0);
    } else {
        append_number(chunk_, document - last_ - 1);
    }
    last_ = document;
    append_text(chunk_, value);
}

void PostlistWriter::begin_lengths() {
    begin(List::lengths);
    prefix_.assign(kLengths);
    key_.assign(kLengths);
    // How many there are and their sum are not told here.
    header_.assign(2, '\0');
}

void PostlistWriter::begin_term(std::string_view term, Xapian::doccount documents,
                                std::uint64_t occurrences) {
    begin(List::postings);
    prefix_.clear();
    append_sortable(prefix_, term, Ending::more_follows);
    key_.clear();
    append_sortable(key_, term, Ending::last_in_key);
    header_.clear();
    append_number(header_, documents);
    append_number(header_, occurrences);
}

void PostlistWriter::add_posting(Xapian::docid document, Xapian::termcount count) {
    if (first_ != 0 && chunk_.size() + 2 * kLongestNumber > most_) end_chunk(false);
    if (first_ == 0) {
        const std::size_t head = 1 + 2 * kLongestNumber + (first_chunk_ ? header_.size() : 0);
        begin_chunk(document, first_chunk_ ? key_.size() : prefix_.size() + kLongestNumber, head);
    } else {
        append_number(chunk_, document - last_ - 1);
    }
    last_ = document;
    append_number(chunk_, count);
}

void PostlistWriter::finish() {
    begin(List::none);
}

/// Ends the list before.
void PostlistWriter::begin(List list) {
    if (first_ != 0) {
        if (list_ == List::values) end_value_chunk();
        if (list_ == List::lengths || list_ == List::postings) end_chunk(true);
    }
    list_ = list;
    first_chunk_ = true;
}

/// Readers look a chunk up by any of its documents, and find its end first: in two blocks, it would
/// be read back and forth. So it ends where its block does, and no later than one item holds. (Not
/// so the first of a list, which is found by its term: it may be cut in two.)
void PostlistWriter::begin_chunk(Xapian::docid first, std::size_t key_bytes,
                                 std::size_t head_bytes) {
    first_ = first;
    const std::size_t room = table_->room_for_whole(key_bytes);
    most_ = (room < kLeastChunk ? TableWriter::longest_whole(key_bytes) : room) - head_bytes;
    if (list_ == List::lengths) most_ = std::min(most_, kMostOfLengths);
}

void PostlistWriter::end_chunk(bool last) {
    tag_.clear();
    if (first_chunk_) {
        tag_ = header_;
        append_number(tag_, first_ - 1);
    } else {
        key_ = prefix_;
        append_sortable(key_, first_);
    }
    tag_.push_back(last ? '1' : '0');
    append_number(tag_, last_ - first_);
    tag_ += chunk_;
    // The first chunk is found by its term alone, and may fill a block as any other tag.
    table_->add(key_, tag_, Tag::plain, first_chunk_ ? ShortTags::cut : ShortTags::whole);
    chunk_.clear();
    first_ = 0;
    first_chunk_ = false;
}

void PostlistWriter::end_value_chunk() {
    key_ = prefix_;
    append_sortable(key_, first_);
    table_->add(key_, chunk_, Tag::plain, ShortTags::whole);
    chunk_.clear();
    first_ = 0;
}

}  // namespace udklip::store::glass
