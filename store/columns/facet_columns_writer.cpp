// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <iterator>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "command_line/error.hpp"
#include "store/columns/facet_columns.hpp"
#include "store/columns/new_file.hpp"
#include "store/layout/author_names.hpp"
#include "store/layout/schema.hpp"

namespace udklip::store {
namespace fs = std::filesystem;
namespace {

using columns::ColumnSection;
using columns::Header;
using columns::kBlockRows;

/// The facets, and the days that filters compare.
constexpr std::array<Xapian::valueno, 7> kSlots = {slot::year,     slot::source,  slot::month,
                                                   slot::author,   slot::section, slot::date_first,
                                                   slot::date_last};

/// The numbers of one facet; memory is two bytes an article and the different values.
struct Numbered {
    std::vector<std::uint16_t> cells;
    std::vector<std::string> values;
};

/// Renumbers the values in ascending order, so that a range of values is a range of numbers.
void sort_values(Numbered& numbered) {
    std::vector<std::uint16_t> order(numbered.values.size());
    std::iota(order.begin(), order.end(), std::uint16_t{0});
    std::sort(order.begin(), order.end(),
              [&](auto a, auto b) { return numbered.values[a] < numbered.values[b]; });
    std::vector<std::uint16_t> places(order.size() + 1, FacetColumn::kNoValue);
    std::vector<std::string> sorted;
    for (const auto number : order) {
        sorted.push_back(std::move(numbered.values[number]));
        places[number + 1U] = static_cast<std::uint16_t>(sorted.size());
    }
    numbered.values = std::move(sorted);
    for (auto& cell : numbered.cells) cell = places[cell];
}

/// Nothing if there are more different values than a column is made for.
std::optional<Numbered> number_values(const Xapian::Database& db, Xapian::valueno slot,
                                      std::uint64_t rows) {
    Numbered numbered;
    numbered.cells.assign(rows, FacetColumn::kNoValue);
    std::unordered_map<std::string, std::uint16_t> numbers;
    for (auto value = db.valuestream_begin(slot); value != db.valuestream_end(slot); ++value) {
        const auto known = numbers.find(*value);
        if (known != numbers.end()) {
            numbered.cells[value.get_docid()] = known->second;
            continue;
        }
        if (numbered.values.size() == columns::kMostValues) return std::nullopt;
        numbered.values.push_back(*value);
        const auto number = static_cast<std::uint16_t>(numbered.values.size());
        numbers.emplace(*value, number);
        numbered.cells[value.get_docid()] = number;
    }
    sort_values(numbered);
    return numbered;
}

/// Bytes of the least cell that holds numbers up to `greatest`.
std::uint32_t width_for(std::uint64_t greatest) {
    std::uint32_t width = 1;
    while (greatest >> (8 * width) > 0) ++width;
    return width;
}

/// Returns the checksums, one a block.
template <class Number>
std::vector<std::uint64_t> append_cells(NewFile& file, const std::vector<Number>& cells,
                                        std::uint32_t width) {
    std::vector<std::uint64_t> sums;
    std::string block;
    for (std::size_t first = 0; first < cells.size(); first += kBlockRows) {
        block.clear();
        for (auto at = first; at < std::min<std::size_t>(first + kBlockRows, cells.size()); ++at) {
            for (std::uint32_t byte = 0; byte < width; ++byte) {
                block.push_back(static_cast<char>(cells[at] >> (8 * byte)));
            }
        }
        sums.push_back(XXH3_64bits(block.data(), block.size()));
        file.append(block.data(), block.size());
    }
    file.pad();
    return sums;
}

template <class Numbers>
ColumnSection append_section(NewFile& file, Xapian::valueno slot, const Numbers& numbered) {
    ColumnSection section{};
    section.slot = slot;
    section.values = section.names = numbered.values.size();
    section.width = width_for(section.values);
    section.cells = file.size();
    const auto sums = append_cells(file, numbered.cells, section.width);
    std::string table(reinterpret_cast<const char*>(sums.data()), sums.size() * sizeof sums[0]);
    section.sums = file.size();
    section.ends = section.sums + table.size();
    std::string text;
    for (const auto& value : numbered.values) {
        text += value;
        const auto end = static_cast<std::uint32_t>(text.size());
        table.append(reinterpret_cast<const char*>(&end), sizeof end);
    }
    table.resize((table.size() + 7) / 8 * 8, '\0');
    section.text = section.sums + table.size();
    section.text_size = text.size();
    table += text;
    section.table_checksum = XXH3_64bits(table.data(), table.size());
    file.append(table.data(), table.size());
    file.pad();
    return section;
}

/// The names, and the lists of those that stand together. Memory is four bytes an article, and some
/// 60 for each different name and list.
struct NumberedNames {
    std::vector<std::uint32_t> cells;
    std::vector<std::string> values;
};

/// Nothing if there are more different names and lists than a column is made for.
std::optional<NumberedNames> number_names(const Xapian::Database& db, std::uint64_t rows) {
    NumberedNames numbered;
    std::vector<std::string> lists;
    std::unordered_map<std::string, std::uint32_t> name_numbers;
    std::unordered_map<std::string, std::uint32_t> list_numbers;
    std::vector<std::pair<Xapian::docid, std::uint32_t>> articles_of_lists;
    const auto number_in = [](auto& numbers, auto& table, std::string text) {
        const auto next = static_cast<std::uint32_t>(table.size() + 1);
        const auto [place, is_new] = numbers.try_emplace(std::move(text), next);
        if (is_new) table.push_back(place->first);
        return place->second;
    };
    numbered.cells.assign(rows, FacetColumn::kNoValue);
    const auto end = db.valuestream_end(slot::name);
    for (auto value = db.valuestream_begin(slot::name); value != end; ++value) {
        const std::string text = *value;
        std::string list(1, columns::kListMark);
        std::uint32_t number = FacetColumn::kNoValue;
        for (const auto name : author_names(text)) {
            number = number_in(name_numbers, numbered.values, std::string(name));
            for (std::size_t byte = 0; byte < columns::kListedBytes; ++byte)
                list.push_back(static_cast<char>(number >> (8 * byte)));
        }
        if (list.size() <= 1 + columns::kListedBytes) {
            numbered.cells[value.get_docid()] = number;
        } else {
            articles_of_lists.emplace_back(value.get_docid(),
                                           number_in(list_numbers, lists, std::move(list)));
        }
        if (numbered.values.size() + lists.size() > columns::kMostListed) return std::nullopt;
    }
    const auto names = static_cast<std::uint32_t>(numbered.values.size());
    for (const auto& [article, list] : articles_of_lists) numbered.cells[article] = names + list;
    std::move(lists.begin(), lists.end(), std::back_inserter(numbered.values));
    return numbered;
}

/// 16 hexadecimal digits as the number that they are; nothing if it is another kind of name.
std::optional<std::uint64_t> cluster_number(std::string_view name) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number, 16);
    const bool whole =
        name.size() == 16 && end == name.data() + name.size() && error == std::errc();
    // The same number can be written in capitals: that would be another name.
    if (!whole ||
        std::any_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'F'; }))
        return std::nullopt;
    return number;
}

/// The clusters, numbered from 1 as they come: four bytes an article and about 40 a cluster.
/// Nothing if a name is not one of the indexer's.
std::optional<ColumnSection> append_clusters(NewFile& file, const Xapian::Database& db,
                                             std::uint64_t rows) {
    std::vector<std::uint32_t> cells(rows, FacetColumn::kNoValue);
    std::unordered_map<std::uint64_t, std::uint32_t> numbers;
    const auto end = db.valuestream_end(slot::cluster);
    for (auto value = db.valuestream_begin(slot::cluster); value != end; ++value) {
        const auto name = cluster_number(*value);
        if (!name) return std::nullopt;
        const auto next = static_cast<std::uint32_t>(numbers.size() + 1);
        cells[value.get_docid()] = numbers.emplace(*name, next).first->second;
    }
    ColumnSection section{};
    section.slot = slot::cluster;
    section.values = numbers.size();
    section.width = width_for(section.values);
    section.cells = file.size();
    const auto sums = append_cells(file, cells, section.width);
    const std::size_t bytes = sums.size() * sizeof sums[0];
    section.sums = file.size();
    section.ends = section.text = section.sums + bytes;
    section.table_checksum = XXH3_64bits(sums.data(), bytes);
    file.append(sums.data(), bytes);
    return section;
}

/// Everything but the decision whether it is needed. Throws Error (storage).
void write(const Xapian::Database& db, const fs::path& generation) {
    Header header{};
    header.magic = columns::kMagic;
    header.state = state_of(db);
    header.rows = header.state.last_id + 1;
    NewFile file(generation, columns::kNewFileName, columns::kFileName);
    // What a header with every facet, the names and the clusters takes is kept free before the
    // first section.
    const std::string room(sizeof header + (kSlots.size() + 2) * sizeof(ColumnSection), '\0');
    file.append(room.data(), room.size());
    file.pad();
    std::vector<ColumnSection> sections;
    for (const auto slot : kSlots) {
        if (const auto numbered = number_values(db, slot, header.rows)) {
            sections.push_back(append_section(file, slot, *numbered));
        }
    }
    if (const auto names = number_names(db, header.rows))
        sections.push_back(append_section(file, slot::name, *names));
    if (const auto section = append_clusters(file, db, header.rows)) sections.push_back(*section);
    header.sections = sections.size();
    header.file_size = file.size();
    std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
    bytes.append(reinterpret_cast<const char*>(sections.data()),
                 sections.size() * sizeof(ColumnSection));
    const std::size_t begin = offsetof(Header, file_size);
    const std::uint64_t sum = XXH3_64bits(bytes.data() + begin, bytes.size() - begin);
    std::memcpy(bytes.data() + offsetof(Header, checksum), &sum, sizeof sum);
    file.begin_with(bytes);
    file.publish();
}

}  // namespace

bool write_facet_columns(const fs::path& generation) {
    const Xapian::Database db(generation.string());
    if (FacetColumns::open(generation, db)) return true;
    try {
        write(db, generation);
    } catch (const Error&) {
        return false;
    }
    return true;
}

}  // namespace udklip::store
