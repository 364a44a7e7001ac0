// SPDX-License-Identifier: GPL-3.0-or-later
//
// Encodes the entries of the termlist table: the terms of a document, and its value slots.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace udklip::store::glass {

/// Builds the tag of a document's list of terms. Terms must ascend and have at most 245 bytes.
///
///     TermlistTag tag(document_length, number_of_terms);
///     tag.add("mand", 2);
///     tag.bytes();
class TermlistTag {
  public:
    TermlistTag(std::uint64_t document_length, std::size_t terms);
    void add(std::string_view term, Xapian::termcount count);
    const std::string& bytes() const { return bytes_; }

  private:
    std::string bytes_;
    std::string before_;
    bool first_ = true;
};

/// Returns the tag that lists the slots that have a value; they must ascend.
std::string slots_tag(std::span<const Xapian::valueno> slots);

}  // namespace udklip::store::glass
