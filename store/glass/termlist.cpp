// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/glass/termlist.hpp"

#include <algorithm>

#include "store/glass/encoding.hpp"

namespace udklip::store::glass {

TermlistTag::TermlistTag(std::uint64_t document_length, std::size_t terms) {
    if (terms == 0) return;
    append_number(bytes_, document_length);
    append_number(bytes_, terms);
}

void TermlistTag::add(std::string_view term, Xapian::termcount count) {
    if (first_) {
        first_ = false;
        bytes_.push_back(static_cast<char>(term.size()));
        bytes_ += term;
        append_number(bytes_, count);
    } else {
        const auto differ =
            std::mismatch(before_.begin(), before_.end(), term.begin(), term.end()).second;
        const auto same = static_cast<std::size_t>(differ - term.begin());
        // What is shared is at most the term before, so a small count fits the same byte.
        const std::size_t both = (std::size_t{count} + 1) * (before_.size() + 1) + same;
        const bool together = count < 127 && both < 256;
        bytes_.push_back(static_cast<char>(together ? both : same));
        bytes_.push_back(static_cast<char>(term.size() - same));
        bytes_ += term.substr(same);
        if (!together) append_number(bytes_, count);
    }
    before_.assign(term);
}

std::string slots_tag(std::span<const Xapian::valueno> slots) {
    std::string tag;
    Xapian::valueno next = 0;
    for (const auto slot : slots) {
        append_number(tag, slot - next);
        next = slot + 1;
    }
    return tag;
}

}  // namespace udklip::store::glass
