// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <iterator>
#include <memory>
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
using columns::kBlockRows;

/// The facets, and the days that filters compare.
constexpr std::array<Xapian::valueno, 7> kSlots = {slot::year,     slot::source,  slot::month,
                                                   slot::author,   slot::section, slot::date_first,
                                                   slot::date_last};

/// The columns of an earlier state, and the articles that changed since, ascending.
struct Earlier {
    std::unique_ptr<FacetColumns> columns;
    const std::vector<Xapian::docid>* changed;
};

/// The numbers of one facet; memory is four bytes an article and the different values (of names,
/// some 60 bytes for each name and list).
struct Numbered {
    std::vector<std::uint32_t> cells;
    std::vector<std::string> values;
};

/// The number of each article's value: what `number_of` returns for the value, and kNoValue.
using Cells = std::vector<std::uint32_t>;

template <class NumberOf>
Cells cells_of_all(const Xapian::Database& db, Xapian::valueno slot, std::uint64_t rows,
                   const NumberOf& number_of) {
    Cells cells(rows, FacetColumn::kNoValue);
    const auto end = db.valuestream_end(slot);
    for (auto value = db.valuestream_begin(slot); value != end; ++value) {
        cells[value.get_docid()] = number_of(*value);
    }
    return cells;
}

/// The same where only the values of changed articles, and of those in damaged blocks, are read.
template <class NumberOf>
Cells cells_by(FacetColumn& before, const Earlier& earlier, const Xapian::Database& db,
               std::uint64_t rows, const NumberOf& number_of) {
    Cells cells(rows, FacetColumn::kNoValue);
    Cells known(before.values() + std::size_t{1}, FacetColumn::kNoValue);
    const auto end = db.valuestream_end(before.slot());
    auto value = db.valuestream_begin(before.slot());
    auto changed = earlier.changed->begin();
    for (Xapian::docid article = 1; article < rows; ++article) {
        const bool is_changed = changed != earlier.changed->end() && *changed == article;
        if (is_changed) ++changed;
        const std::uint32_t number = is_changed ? FacetColumn::kUnknown : before.at(article);
        if (number == FacetColumn::kNoValue) continue;
        if (number <= before.values()) {
            if (known[number] == FacetColumn::kNoValue)
                known[number] = number_of(before.text(number));
            cells[article] = known[number];
            continue;
        }
        if (value != end && value.get_docid() < article) value.skip_to(article);
        if (value != end && value.get_docid() == article) cells[article] = number_of(*value);
    }
    return cells;
}

/// `earlier`: null to read all values.
template <class NumberOf>
Cells cells_of(const Earlier* earlier, const Xapian::Database& db, Xapian::valueno slot,
               std::uint64_t rows, const NumberOf& number_of) {
    FacetColumn* before = earlier == nullptr ? nullptr : earlier->columns->find(slot);
    return before == nullptr ? cells_of_all(db, slot, rows, number_of)
                             : cells_by(*before, *earlier, db, rows, number_of);
}

/// Numbers values from 1 as they come.
class Numbering {
  public:
    std::uint32_t number_of(const std::string& value) {
        const auto next = static_cast<std::uint32_t>(values_.size() + 1);
        const auto [place, is_new] = numbers_.try_emplace(value, next);
        if (is_new) values_.push_back(value);
        return place->second;
    }
    std::size_t size() const { return values_.size(); }
    std::vector<std::string> take_values() { return std::move(values_); }

  private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<std::string> values_;
};

/// Renumbers the values in ascending order, so that a range of values is a range of numbers.
void sort_values(Numbered& numbered) {
    std::vector<std::uint32_t> order(numbered.values.size());
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    std::sort(order.begin(), order.end(),
              [&](auto a, auto b) { return numbered.values[a] < numbered.values[b]; });
    Cells places(order.size() + 1, FacetColumn::kNoValue);
    std::vector<std::string> sorted;
    for (const auto number : order) {
        sorted.push_back(std::move(numbered.values[number]));
        places[number + std::size_t{1}] = static_cast<std::uint32_t>(sorted.size());
    }
    numbered.values = std::move(sorted);
    for (auto& cell : numbered.cells) cell = places[cell];
}

/// Nothing if there are more different values than a column is made for.
std::optional<Numbered> number_values(const Earlier* earlier, const Xapian::Database& db,
                                      Xapian::valueno slot, std::uint64_t rows) {
    Numbering values;
    Numbered numbered;
    // No more than one above the most is kept.
    numbered.cells = cells_of(earlier, db, slot, rows, [&](const std::string& value) {
        return values.size() > columns::kMostValues ? FacetColumn::kNoValue
                                                    : values.number_of(value);
    });
    if (values.size() > columns::kMostValues) return std::nullopt;
    numbered.values = values.take_values();
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
std::vector<std::uint64_t> append_cells(NewFile& file, const Cells& cells, std::uint32_t width) {
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

ColumnSection append_section(NewFile& file, Xapian::valueno slot, const Numbered& numbered) {
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

/// Numbers the names, and the lists of those that stand together; lists get the numbers behind
/// those of the names. Nothing if there are more than a column is made for.
std::optional<Numbered> number_names(const Earlier* earlier, const Xapian::Database& db,
                                     std::uint64_t rows) {
    constexpr std::uint32_t kOfLists = std::uint32_t{1} << 31;
    Numbering names;
    Numbering lists;
    const auto too_many = [&] { return names.size() + lists.size() > columns::kMostListed; };
    Numbered numbered;
    numbered.cells = cells_of(earlier, db, slot::name, rows, [&](const std::string& text) {
        if (too_many()) return FacetColumn::kNoValue;
        std::string list(1, columns::kListMark);
        std::uint32_t number = FacetColumn::kNoValue;
        for (const auto name : author_names(text)) {
            number = names.number_of(std::string(name));
            for (std::size_t byte = 0; byte < columns::kListedBytes; ++byte)
                list.push_back(static_cast<char>(number >> (8 * byte)));
        }
        if (list.size() <= 1 + columns::kListedBytes) return number;
        return lists.number_of(list) | kOfLists;
    });
    if (too_many()) return std::nullopt;
    const auto behind = static_cast<std::uint32_t>(names.size());
    for (auto& cell : numbered.cells) {
        if ((cell & kOfLists) != 0) cell = behind + (cell & ~kOfLists);
    }
    numbered.values = names.take_values();
    auto of_lists = lists.take_values();
    std::move(of_lists.begin(), of_lists.end(), std::back_inserter(numbered.values));
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
    Cells cells(rows, FacetColumn::kNoValue);
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

/// Everything but the decision whether it is needed. `earlier` may be null. Throws Error (storage).
void write(const Xapian::Database& db, const fs::path& generation, const Earlier* earlier) {
    columns::Header header{};
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
        if (const auto numbered = number_values(earlier, db, slot, header.rows)) {
            sections.push_back(append_section(file, slot, *numbered));
        }
    }
    if (const auto names = number_names(earlier, db, header.rows))
        sections.push_back(append_section(file, slot::name, *names));
    if (const auto section = append_clusters(file, db, header.rows)) sections.push_back(*section);
    header.sections = sections.size();
    header.file_size = file.size();
    std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
    bytes.append(reinterpret_cast<const char*>(sections.data()),
                 sections.size() * sizeof(ColumnSection));
    const std::size_t begin = offsetof(columns::Header, file_size);
    const std::uint64_t sum = XXH3_64bits(bytes.data() + begin, bytes.size() - begin);
    std::memcpy(bytes.data() + offsetof(columns::Header, checksum), &sum, sizeof sum);
    file.begin_with(bytes);
    file.publish();
}

bool write_unless_there(const fs::path& generation, const Changes* changes) {
    const Xapian::Database db(generation.string());
    if (FacetColumns::open(generation, db)) return true;
    Earlier earlier{nullptr, nullptr};
    if (changes != nullptr) {
        earlier = {FacetColumns::open(generation, changes->since), &changes->articles};
    }
    try {
        write(db, generation, earlier.columns ? &earlier : nullptr);
    } catch (const Error&) {
        return false;
    }
    return true;
}

}  // namespace

bool write_facet_columns(const fs::path& generation) {
    return write_unless_there(generation, nullptr);
}

bool write_facet_columns(const fs::path& generation, const Changes& changes) {
    return write_unless_there(generation, &changes);
}

}  // namespace udklip::store
