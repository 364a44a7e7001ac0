// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/columns/facet_columns.hpp"

#include <xxhash.h>

#include <algorithm>
#include <cstring>

#include "store/layout/author_names.hpp"
#include "store/layout/schema.hpp"

namespace udklip::store {

using columns::ColumnSection;
using columns::kBlockRows;

std::string_view FacetColumn::value(std::uint32_t number) const {
    if (number == kNoValue || number > names_) return {};
    const std::uint32_t begin = number == 1 ? 0 : ends_[number - 2];
    return {text_ + begin, ends_[number - 1] - begin};
}

std::uint32_t FacetColumn::number_from(std::string_view least) const {
    std::uint32_t number = 1;
    for (std::uint32_t left = names_; left > 0;) {
        const std::uint32_t half = left / 2;
        const bool is_less = value(number + half) < least;
        if (is_less) number += half + 1;
        left = is_less ? left - half - 1 : half;
    }
    return number;
}

std::uint32_t FacetColumn::number_above(std::string_view greatest) const {
    const std::uint32_t number = number_from(greatest);
    return number + (number <= names_ && value(number) == greatest ? 1 : 0);
}

std::uint32_t FacetColumn::wide_at(Xapian::docid article) const {
    const unsigned char* cell = cells_ + std::size_t{article} * width_;
    std::uint32_t number = cell[0] | std::uint32_t{cell[1]} << 8;
    if (width_ > 2) number |= std::uint32_t{cell[2]} << 16;
    if (width_ > 3) number |= std::uint32_t{cell[3]} << 24;
    return number;
}

std::uint8_t FacetColumn::check_block(std::uint64_t block) const {
    const std::uint64_t first = block * kBlockRows;
    const std::uint64_t last = std::min(rows_, first + kBlockRows);
    if (XXH3_64bits(cells_ + first * width_, (last - first) * width_) != sums_[block]) {
        return kDamaged;
    }
    return kGood;
}

columns::State state_of(const Xapian::Database& db) {
    columns::State state{};
    const std::string uuid = db.get_uuid();
    std::memcpy(state.uuid.data(), uuid.data(), std::min(uuid.size(), state.uuid.size()));
    state.revision = db.get_revision();
    state.articles = db.get_doccount();
    state.last_id = db.get_lastdocid();
    return state;
}

std::vector<std::uint32_t> FacetColumn::values_of(std::uint32_t number) const {
    std::string_view text = value(number);
    if (!text.starts_with(columns::kListMark)) return {number};
    std::vector<std::uint32_t> numbers;
    for (text.remove_prefix(1); text.size() >= columns::kListedBytes;
         text.remove_prefix(columns::kListedBytes)) {
        std::uint32_t one = 0;
        for (std::size_t byte = columns::kListedBytes; byte-- > 0;)
            one = one << 8 | static_cast<unsigned char>(text[byte]);
        numbers.push_back(one);
    }
    return numbers;
}

std::string FacetColumn::text(std::uint32_t number) const {
    std::string text;
    for (const auto one : values_of(number)) {
        if (!text.empty()) text += kBetweenAuthors;
        text += value(one);
    }
    return text;
}

std::unique_ptr<FacetColumns> FacetColumns::open(const std::filesystem::path& generation,
                                                 const Xapian::Database& db) {
    return open(generation, state_of(db));
}

std::unique_ptr<FacetColumns> FacetColumns::open(const std::filesystem::path& generation,
                                                 const columns::State& state) {
    std::unique_ptr<FacetColumns> columns(new FacetColumns(generation / columns::kFileName));
    if (columns->file_.empty() || !columns->read(state)) return nullptr;
    return columns;
}

bool FacetColumns::read(const columns::State& expected) {
    columns::Header header;
    std::memcpy(&header, at(0), sizeof header);
    if (header.magic != columns::kMagic || header.file_size != file_.size() ||
        header.state != expected || header.rows != expected.last_id + 1 ||
        header.sections > columns::kMostSections) {
        return false;
    }
    const std::uint64_t end = sizeof header + header.sections * sizeof(ColumnSection);
    if (end > file_.size()) return false;
    const std::size_t begin = offsetof(columns::Header, file_size);
    if (XXH3_64bits(at(begin), end - begin) != header.checksum) return false;
    rows_ = header.rows;
    sections_.resize(header.sections);
    std::memcpy(sections_.data(), at(sizeof header), header.sections * sizeof(ColumnSection));
    return true;
}

/// Whether all of it lies inside the file and its table of values is whole.
bool FacetColumns::fits(const ColumnSection& section) const {
    const std::uint64_t blocks = columns::blocks_of(rows_);
    const std::uint64_t most = section.names == 0           ? FacetColumn::kUnknown - 1
                               : section.slot == slot::name ? columns::kMostListed
                                                            : columns::kMostValues;
    const bool known = section.width >= 1 && section.width <= 4 && section.values <= most &&
                       (section.names == 0 || section.names == section.values) &&
                       file_.holds(section.cells, rows_, section.width) &&
                       file_.holds(section.sums, blocks, 8) &&
                       file_.holds(section.ends, section.names, 4) &&
                       file_.holds(section.text, section.text_size, 1);
    if (!known) return false;
    // They stand side by side, so that one checksum covers them.
    const std::uint64_t end = section.text + section.text_size;
    return section.sums <= section.ends && section.ends <= section.text &&
           XXH3_64bits(at(section.sums), end - section.sums) == section.table_checksum;
}

FacetColumn* FacetColumns::find(Xapian::valueno slot) {
    for (const auto& column : columns_) {
        if (column->slot() == slot) return column.get();
    }
    for (const auto& section : sections_) {
        if (section.slot != slot) continue;
        if (!fits(section)) return nullptr;
        auto column = std::make_unique<FacetColumn>();
        column->slot_ = slot;
        column->width_ = section.width;
        column->values_ = static_cast<std::uint32_t>(section.values);
        column->names_ = static_cast<std::uint32_t>(section.names);
        column->rows_ = rows_;
        // The mapping begins on a page and what has numbers in it on multiples of 8.
        column->cells_ = at(section.cells);
        column->sums_ = reinterpret_cast<const std::uint64_t*>(at(section.sums));
        column->ends_ = reinterpret_cast<const std::uint32_t*>(at(section.ends));
        column->text_ = reinterpret_cast<const char*>(at(section.text));
        column->blocks_.assign(columns::blocks_of(rows_), FacetColumn::kUnread);
        return columns_.emplace_back(std::move(column)).get();
    }
    return nullptr;
}

}  // namespace udklip::store
