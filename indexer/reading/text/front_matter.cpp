// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/text/front_matter.hpp"

#include <optional>
#include <string>
#include <vector>

#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

/// Bytes. A longer head is text.
constexpr std::size_t kMaxBytes = 1 << 16;

struct Entry {
    std::string key;
    std::string value;
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

/// A scalar without its quotes, a list `[a, b]` as "a, b".
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
        return out;
    }
    if (value.size() >= 2 && value[0] == '[' && value.back() == ']') {
        std::string out;
        for (const auto item : split(value.substr(1, value.size() - 2), ',')) {
            if (trim(item).empty()) continue;
            if (!out.empty()) out += ", ";
            out += plain_value(trim(item));
        }
        return out;
    }
    if (const auto comment = value.find(" #"); comment != value.npos)
        value = value.substr(0, comment);
    return std::string(trim(value));
}

bool begins_block(std::string_view value) {
    return value == "|" || value == ">" || value == "|-" || value == ">-";
}

/// Appends a list item or an indented line to the entry above it. Returns false for other lines.
bool continue_entry(std::string_view line, Entry& entry) {
    const auto content = trim(line);
    if (content.starts_with("- ")) {
        if (!entry.value.empty()) entry.value += ", ";
        entry.value += plain_value(trim(content.substr(2)));
        return true;
    }
    if (line[0] != ' ' && line[0] != '\t') return false;
    if (!entry.value.empty()) entry.value += ' ';
    entry.value += content;
    return true;
}

void set(const std::vector<Entry>& entries, const FieldMap& fields, Article& article) {
    FieldCollector collector;
    for (const auto& entry : entries) {
        if (const auto match = fields.find(entry.key); match && match->field != &Article::text) {
            collector.set(article, *match, entry.value);
        }
    }
}

}  // namespace

std::size_t read_front_matter(std::string_view text, const FieldMap& fields, Article& article) {
    Lines lines(text.substr(0, kMaxBytes));
    if (trim_right(lines.next()) != "---") return 0;
    std::vector<Entry> entries;
    while (!lines.at_end()) {
        const auto line = lines.next();
        const auto content = trim(line);
        if (trim_right(line) == "---" || trim_right(line) == "...") {
            if (entries.empty()) return 0;
            set(entries, fields, article);
            return lines.offset();
        }
        if (content.empty() || content[0] == '#') continue;
        if (const auto pair = key_value(line)) {
            entries.push_back({std::string(pair->key), begins_block(pair->value)
                                                           ? std::string()
                                                           : plain_value(pair->value)});
        } else if (entries.empty() || !continue_entry(line, entries.back())) {
            return 0;
        }
    }
    return 0;
}

std::size_t read_header_lines(std::string_view text, const FieldMap& fields, Article& article) {
    Lines lines(text.substr(0, kMaxBytes));
    std::vector<Entry> entries;
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
        if (!match || match->field == &Article::text) return 0;
        entries.push_back({std::string(pair->key), std::string(pair->value)});
    }
    return 0;
}

}  // namespace udklip::indexer
