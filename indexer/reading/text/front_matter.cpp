// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/text/front_matter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

/// Stands between the items of a list until it is known whose list it is.
constexpr std::string_view kBetweenItems = "\x1F";

/// Bytes. A longer head is text.
constexpr std::size_t kMaxBytes = 1 << 16;

struct MatterEntry {
    std::string key;
    std::string value;
    bool is_block = false;  ///< `|` or `>`: what follows is text, whatever it looks like
    char open_quote = 0;    ///< a quoted value goes on in the next lines
};

struct KeyValue {
    std::string_view key;
    std::string_view value;
};

/// Splits `key: value`; the key stands at the beginning of the line.
std::optional<KeyValue> key_value(std::string_view line) {
    const auto colon = line.find(':');
    if (colon == line.npos || colon == 0 || colon > 60) return std::nullopt;
    if (line[0] == ' ' || line[0] == '\t' || line[0] == '-' || line[0] == '#') return std::nullopt;
    const auto value = line.substr(colon + 1);
    if (!value.empty() && value[0] != ' ' && value[0] != '\t') return std::nullopt;
    return KeyValue{trim(line.substr(0, colon)), trim(value)};
}

/// Note programs write names as links: [[Ole Hansen]], [[personer/ole|Ole Hansen]].
std::string without_wiki_link(std::string_view value) {
    if (!value.starts_with("[[") || !value.ends_with("]]") || value.size() < 5)
        return std::string(value);
    value = value.substr(2, value.size() - 4);
    if (value.find("]]") != value.npos) return fmt::format("[[{}]]", value);
    if (const auto bar = value.rfind('|'); bar != value.npos) value.remove_prefix(bar + 1);
    return std::string(trim(value));
}

std::string plain_value(std::string_view value);

/// `{name: Ole Hansen, url: ...}`, `{fornavn: ...}`: the name; other maps as they are.
std::string name_of_map(std::string_view map) {
    for (const auto member : split(map.substr(1, map.size() - 2), ',')) {
        const auto colon = member.find(':');
        if (colon == member.npos) continue;
        const auto key = trim(member.substr(0, colon));
        if (same_word(key, "name") || same_word(key, "navn") || same_word(key, "\"name\""))
            return plain_value(trim(member.substr(colon + 1)));
    }
    return std::string(map);
}

/// [[Ole Hansen]], [[Bo Lund]]: several links in one value.
std::string without_wiki_links(std::string_view value) {
    std::string out;
    for (const auto item : split(value, ',')) {
        if (!trim(item).starts_with("[[") || !trim(item).ends_with("]]"))
            return without_wiki_link(value);
        if (!out.empty()) out += kBetweenItems;
        out += without_wiki_link(trim(item));
    }
    return out;
}

/// A scalar without its quotes, a list `[a, b]` with kBetweenItems.
std::string plain_value(std::string_view value) {
    if (value.size() >= 2 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0]) {
        const char quote = value[0];
        value = value.substr(1, value.size() - 2);
        std::string out;
        for (std::size_t i = 0; i < value.size(); ++i) {
            const bool escaped = i + 1 < value.size() && value[i + 1] == quote &&
                                 value[i] == (quote == '"' ? '\\' : '\'');
            out.push_back(value[escaped ? ++i : i]);
        }
        return without_wiki_links(out);
    }
    if (const auto blank = value.find(' '); value.starts_with("!!") && blank != value.npos)
        return plain_value(trim(value.substr(blank + 1)));
    if (value.size() >= 2 && value[0] == '{' && value.back() == '}') return name_of_map(value);
    if (value.starts_with("[[") && value.ends_with("]]")) {
        const auto links = without_wiki_links(value);
        if (!links.starts_with('[')) return links;
    }
    if (value.size() >= 2 && value[0] == '[' && value.back() == ']') {
        std::string out;
        for (const auto item : split(value.substr(1, value.size() - 2), ',')) {
            if (trim(item).empty()) continue;
            if (!out.empty()) out += kBetweenItems;
            out += plain_value(trim(item));
        }
        return out;
    }
    if (const auto comment = value.find(" #"); comment != value.npos)
        value = value.substr(0, comment);
    return std::string(trim(value));
}

bool begins_block(std::string_view value) {
    return !value.empty() && (value[0] == '|' || value[0] == '>') && value.size() <= 3 &&
           value.find_first_not_of("+-0123456789", 1) == value.npos;
}

/// Returns the quote that a value begins with and does not end with, 0 for other values.
char quote_left_open(std::string_view value) {
    if (value.empty() || (value[0] != '"' && value[0] != '\'')) return 0;
    return value.size() > 1 && value.find(value[0], 1) != value.npos ? char{0} : value[0];
}

/// Returns the name in `name: Ole Hansen`, nothing for another member of a map, and any other text
/// as it is.
std::string name_in(std::string_view content) {
    const auto pair = key_value(content);
    if (!pair) return plain_value(content);
    return same_word(pair->key, "name") || same_word(pair->key, "navn") ? plain_value(pair->value)
                                                                        : std::string();
}

/// Appends a list item or an indented line to the entry above it. Returns false for other lines.
bool continue_entry(std::string_view line, MatterEntry& entry) {
    const auto content = trim(line);
    if (entry.open_quote != 0) {
        entry.value += fmt::format(" {}", content);
        if (!content.ends_with(entry.open_quote)) return true;
        entry.open_quote = 0;
        entry.value = plain_value(entry.value);
        return true;
    }
    const bool is_item = content.starts_with("- ");
    if (!is_item && line[0] != ' ' && line[0] != '\t') return false;
    const std::string value = entry.is_block ? std::string(content)
                              : is_item      ? name_in(trim(content.substr(2)))
                                             : name_in(content);
    if (value.empty()) return true;
    if (!entry.value.empty()) entry.value += is_item ? kBetweenItems : " ";
    entry.value += value;
    return true;
}

/// The text of an article is what stands below.
bool is_text(std::string Article::*field) {
    return field == &Article::text || field == &Article::lead || field == &Article::description;
}

/// The items of a list in one field: a name may hold a comma, a section does not.
std::string in_one(const std::string& value, bool are_authors) {
    std::string all;
    for (const auto item : split(value, kBetweenItems[0])) {
        if (!all.empty()) all += are_authors ? "; " : ", ";
        all += item;
    }
    return all;
}

void set(const std::vector<MatterEntry>& entries, const FieldMap& fields, Article& article) {
    FieldCollector collector;
    for (const auto& entry : entries) {
        if (const auto match = fields.find(entry.key); match && !is_text(match->field)) {
            collector.set(article, *match, in_one(entry.value, match->field == &Article::author));
        }
    }
}

/// Returns the entries of YAML from behind the first line, and the size of all; 0: it is none.
std::size_t read_yaml(std::string_view text, std::vector<MatterEntry>& entries) {
    Lines lines(text);
    lines.next();
    while (!lines.at_end()) {
        const auto line = lines.next();
        const auto content = trim(line);
        if (trim_right(line) == "---" || trim_right(line) == "...")
            return entries.empty() ? 0 : lines.offset();
        if (content.empty() || content[0] == '#') continue;
        const bool is_inside = !entries.empty() && entries.back().open_quote != 0;
        if (const auto pair = is_inside ? std::nullopt : key_value(line)) {
            const bool is_block = begins_block(pair->value);
            const char quote = quote_left_open(pair->value);
            std::string value = is_block     ? std::string()
                                : quote != 0 ? std::string(pair->value)
                                             : plain_value(pair->value);
            entries.push_back({std::string(pair->key), std::move(value), is_block, quote});
        } else if (entries.empty() || !continue_entry(line, entries.back())) {
            return 0;
        }
    }
    return 0;
}

/// The same for TOML. Lists may go over several lines; of its tables only those count in which
/// sites keep fields of their own.
std::size_t read_toml(std::string_view text, std::string_view fence,
                      std::vector<MatterEntry>& entries) {
    Lines lines(text);
    lines.next();
    bool counts = true;
    bool any = false;
    while (!lines.at_end()) {
        const auto line = trim(lines.next());
        if (line == fence) return any ? lines.offset() : 0;
        if (line.empty() || line[0] == '#') continue;
        if (line[0] == '[' && line.back() == ']') {
            counts = line == "[extra]" || line == "[params]";
            continue;
        }
        const auto sign = line.find('=');
        if (sign == line.npos || sign == 0) return 0;
        std::string value(trim(line.substr(sign + 1)));
        const bool is_list = value.starts_with('[') && value.find(']') == value.npos;
        const std::string_view quotes = value.starts_with("\"\"\"") ? "\"\"\"" : "'''";
        const bool is_long = value.starts_with(quotes) && value.find(quotes, 3) == value.npos;
        while ((is_list && value.find(']') == value.npos) ||
               (is_long && value.find(quotes, 3) == value.npos)) {
            if (lines.at_end()) return 0;
            value += fmt::format(" {}", trim(lines.next()));
        }
        if (value.starts_with(quotes) && value.ends_with(quotes) && value.size() >= 6)
            value =
                fmt::format("\"{}\"", trim(std::string_view(value).substr(3, value.size() - 6)));
        any = true;
        if (counts)
            entries.push_back({plain_value(trim(line.substr(0, sign))), plain_value(value)});
    }
    return 0;
}

std::string text_of(const nlohmann::json& value, int depth = 0) {
    if (depth > 2) return {};
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number_integer()) return fmt::format("{}", value.get<std::int64_t>());
    std::string all;
    if (value.is_array()) {
        for (const auto& item : value) {
            const std::string text = text_of(item, depth + 1);
            if (text.empty()) continue;
            if (!all.empty()) all += kBetweenItems;
            all += text;
        }
    } else if (value.is_object() && value.contains("name")) {
        return text_of(value["name"], depth + 1);
    }
    return all;
}

/// The same for a JSON object whose last line is `}` alone, as Hugo has it.
std::size_t read_json_head(std::string_view text, std::vector<MatterEntry>& entries) {
    const auto end = text.find("\n}");
    if (end == text.npos ||
        (end + 2 < text.size() && text[end + 2] != '\n' && text[end + 2] != '\r'))
        return 0;
    const auto head = nlohmann::json::parse(text.substr(0, end + 2), nullptr, false);
    if (!head.is_object() || trim(text.substr(end + 2)).empty()) return 0;
    for (const auto& [key, value] : head.items()) entries.push_back({key, text_of(value)});
    return std::min(end + 3, text.size());
}

/// The same for a JSON object between two lines, `---json` and `---` or twice `;;;`.
std::size_t read_fenced_json(std::string_view text, std::string_view fence,
                             std::vector<MatterEntry>& entries) {
    Lines lines(text);
    lines.next();
    const std::size_t begin = lines.offset();
    while (!lines.at_end()) {
        const std::size_t end = lines.offset();
        if (trim_right(lines.next()) != fence) continue;
        const auto head = nlohmann::json::parse(text.substr(begin, end - begin), nullptr, false);
        if (!head.is_object()) return 0;
        for (const auto& [key, value] : head.items()) entries.push_back({key, text_of(value)});
        return lines.offset();
    }
    return 0;
}

/// The same for the title block of Pandoc: `% title`, `% authors`, `% date`.
std::size_t read_title_block(std::string_view text, std::vector<MatterEntry>& entries) {
    constexpr auto keys = std::to_array<std::string_view>({"title", "author", "date"});
    Lines lines(text);
    for (std::size_t size = 0; !lines.at_end(); size = lines.offset()) {
        const auto line = trim_right(lines.next());
        if (line.starts_with('%') && entries.size() < keys.size()) {
            if (line.size() > 1 && line[1] != ' ') return 0;
            entries.push_back(
                {std::string(keys[entries.size()]), std::string(trim(line.substr(1)))});
        } else {
            const bool has_end = trim(line).empty() && entries.size() > 1;
            return has_end ? size : 0;
        }
    }
    return 0;
}

}  // namespace

std::size_t read_front_matter(std::string_view text, const FieldMap& fields, Article& article) {
    const auto head = text.substr(0, kMaxBytes);
    const auto first = trim_right(Lines(head).next());
    std::vector<MatterEntry> entries;
    const bool has_name = first.starts_with("---") && first.size() > 3;
    const auto language = has_name ? trim(first.substr(3)) : std::string_view();
    std::size_t size = 0;
    if (first == "---" || language == "yaml" || language == "yml") {
        size = read_yaml(head, entries);
    } else if (first == "+++" || language == "toml") {
        size = read_toml(head, first.substr(0, 3), entries);
    } else if (first == "{") {
        size = read_json_head(head, entries);
    } else if (language == "json" || first == ";;;") {
        size = read_fenced_json(head, first.substr(0, 3), entries);
    } else if (first.starts_with("% ")) {
        size = read_title_block(head, entries);
    }
    if (size != 0) set(entries, fields, article);
    return size;
}

std::size_t read_header_lines(std::string_view text, const FieldMap& fields, Article& article) {
    Lines lines(text.substr(0, kMaxBytes));
    std::vector<MatterEntry> entries;
    while (!lines.at_end()) {
        const auto line = trim(lines.next());
        if (line.empty()) {
            if (entries.empty()) continue;  // empty lines at the very top
            if (trim(text.substr(lines.offset())).empty()) return 0;
            set(entries, fields, article);
            article.stated_in = "header";
            return lines.offset();
        }
        const auto pair = key_value(line);
        if (!pair) return 0;
        const auto match = fields.find(pair->key);
        if (!match || is_text(match->field)) return 0;
        entries.push_back({std::string(pair->key), std::string(pair->value)});
    }
    return 0;
}

}  // namespace udklip::indexer
