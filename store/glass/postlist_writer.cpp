// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/glass/postlist_writer.hpp"

#include "store/glass/encoding.hpp"

// The formats stand in docs/glass.md.

namespace udklip::store::glass {
namespace {

using namespace std::string_view_literals;

constexpr auto kMetadata = "\0\xC0"sv;
constexpr auto kValueStatistics = "\0\xD0"sv;
constexpr auto kValues = "\0\xD8"sv;
constexpr auto kLengths = "\0\xE0"sv;

/// A chunk ends with the entry that makes it as long as this. Xapian's own bound.
constexpr std::size_t kChunkBytes = 2000;

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
    if (first_ == 0) {
        first_ = document;
    } else {
        append_number(chunk_, document - last_ - 1);
    }
    last_ = document;
    append_text(chunk_, value);
    if (chunk_.size() >= kChunkBytes) end_value_chunk();
}

void PostlistWriter::begin_lengths() {
    begin(List::postings);
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
    if (first_ != 0 && chunk_.size() >= kChunkBytes) end_chunk(false);
    if (first_ == 0) {
        first_ = document;
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
        if (list_ == List::postings) end_chunk(true);
    }
    list_ = list;
    first_chunk_ = true;
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
    table_->add(key_, tag_);
    chunk_.clear();
    first_ = 0;
    first_chunk_ = false;
}

void PostlistWriter::end_value_chunk() {
    key_ = prefix_;
    append_sortable(key_, first_);
    table_->add(key_, chunk_);
    chunk_.clear();
    first_ = 0;
}

}  // namespace udklip::store::glass
