// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields that a question can name: one table, from which the query language, help texts and
// documentation are made. Terms and value slots behind them stand in store/layout/schema.hpp.
//
//     kilde:KL budget        find_field("kilde") == Field::source
//     title:"ny lov"         field_info(Field::title).danish == "titel"
//
// Header-only and without Xapian, so that a parser or a manual page can use it alone.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace udklip::store {

enum class Field : std::uint8_t {
    title,
    source,
    year,
    date,
    month,
    author,
    section,
    id,
    path,
    tag,
    name
};

/// What stands after the colon.
enum class FieldKind : std::uint8_t {
    text,  ///< words of the query language, searched for in this field only
    name,  ///< the name of something: letter case does not matter
    time,  ///< a year, month, day, or a range of them
    key,   ///< compared as it stands
};

struct FieldInfo {
    Field field;
    std::string_view english;  ///< the name used when a question is written out again
    std::string_view danish;
    std::string_view ascii;  ///< the Danish name without Danish letters; empty if it has none
    FieldKind kind;
    std::string_view example;  ///< a value
    std::string_view help;     ///< one line, no full stop
};

/// In the order of the enumeration, which is the order of the help texts.
inline constexpr std::array kFields = {
    FieldInfo{Field::title, "title", "titel", "", FieldKind::text, "budget",
              "words in the headline"},
    FieldInfo{Field::source, "source", "kilde", "", FieldKind::name, "Politiken",
              "who published the article"},
    FieldInfo{Field::year, "year", "år", "aar", FieldKind::time, "2019..2021",
              "year of the article, or a range of years"},
    FieldInfo{Field::date, "date", "dato", "", FieldKind::time, "2021-05..2021-06",
              "date of the article (a year, month or day), or a range"},
    FieldInfo{Field::month, "month", "måned", "maaned", FieldKind::time, "2021-06",
              "month of the article"},
    FieldInfo{Field::author, "author", "forfatter", "", FieldKind::name, "\"Anne Holm\"",
              "who wrote the article"},
    FieldInfo{Field::section, "section", "sektion", "", FieldKind::name, "Kultur",
              "section of the paper or the site"},
    FieldInfo{Field::id, "id", "id", "", FieldKind::key, "2021/06/e1234.html",
              "the article's id, as the search shows it"},
    FieldInfo{Field::path, "path", "sti", "", FieldKind::key, "arkiv/2021",
              "file or folder that the article came from"},
    FieldInfo{Field::tag, "tag", "mærke", "maerke", FieldKind::name, "havn", "a tag of your own"},
    FieldInfo{Field::name, "name", "navn", "", FieldKind::name, "\"Jacob Bundsgaard\"",
              "a person, an organisation or a place that the article names"},
};

constexpr const FieldInfo& field_info(Field field) {
    return kFields[static_cast<std::size_t>(field)];
}

/// The field of a name in lower case, Danish or English.
constexpr std::optional<Field> find_field(std::string_view lower_name) {
    if (lower_name.empty()) return std::nullopt;
    for (const FieldInfo& info : kFields) {
        if (lower_name == info.english || lower_name == info.danish || lower_name == info.ascii) {
            return info.field;
        }
    }
    return std::nullopt;
}

namespace detail {
constexpr bool fields_are_in_order() {
    for (std::size_t i = 0; i < kFields.size(); ++i) {
        if (static_cast<std::size_t>(kFields[i].field) != i) return false;
    }
    return true;
}
}  // namespace detail
static_assert(detail::fields_are_in_order(), "field_info() looks a field up by its number");

}  // namespace udklip::store
