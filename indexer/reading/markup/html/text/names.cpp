// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/text/names.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include "indexer/reading/text_lines.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {

namespace data {
extern const std::span<const std::string_view> page_names;
}

namespace html {
namespace {

constexpr std::size_t kMostClasses = 16;
/// A longer name is a program's, not a word.
constexpr std::size_t kLongestName = 80;

constexpr auto kNameKinds = std::to_array<std::pair<std::string_view, NameKind>>({
    {"furniture", NameKind::furniture},
    {"related", NameKind::related},
    {"comments", NameKind::comments},
    {"hidden", NameKind::hidden},
    {"beside", NameKind::beside},
    {"caption", NameKind::caption},
    {"lead", NameKind::lead},
    {"kicker", NameKind::kicker},
    {"date", NameKind::date},
    {"published", NameKind::published},
    {"updated", NameKind::updated},
    {"author", NameKind::author},
    {"writer", NameKind::writer},
    {"page", NameKind::page},
});

/// Classes that WordPress writes on an article for its tags, category and kind.
constexpr auto kOfTheArticle =
    std::to_array<std::string_view>({"tag-", "category-", "status-", "format-", "type-"});

/// Behind such a word stands what an element has or lacks, and not what it is: "has-sharing".
constexpr auto kOfFeatures = std::to_array<std::string_view>({"has", "with", "no", "without"});

struct NameTable {
    std::unordered_map<std::string_view, NameKinds> words;  ///< parts of a name
    std::unordered_map<std::string_view, NameKinds> whole;  ///< names that count only as a whole
};

NameKinds kinds_of(NameKind kind) {
    NameKinds kinds;
    kinds.add(kind);
    if (kind == NameKind::related || kind == NameKind::comments || kind == NameKind::hidden ||
        kind == NameKind::caption)
        kinds.add(NameKind::furniture);
    if (kind == NameKind::related || kind == NameKind::comments) kinds.add(NameKind::beside);
    return kinds;
}

NameTable read_names() {
    NameTable table;
    for (const auto row : data::page_names) {
        const auto tab = row.find('\t');
        const auto kind =
            std::find_if(kNameKinds.begin(), kNameKinds.end(),
                         [&](const auto& known) { return known.first == row.substr(0, tab); });
        if (kind == kNameKinds.end()) continue;
        auto& names = kind->second == NameKind::hidden ? table.whole : table.words;
        for (const auto word : split(row.substr(tab + 1), ' '))
            names[word].add(kinds_of(kind->second));
    }
    table.words["footer"].add(NameKind::footer);
    return table;
}

const NameTable& table() {
    static const NameTable kTable = read_names();
    return kTable;
}

NameKinds find(const std::unordered_map<std::string_view, NameKinds>& names,
               std::string_view word) {
    const auto found = names.find(word);
    return found == names.end() ? NameKinds() : found->second;
}

/// A letter of a name as the table writes it: ø is oe. Empty if it is no letter.
std::string_view plain_letter(char32_t c) {
    switch (c) {
        case U'æ':
        case U'Æ':
        case U'ä':
        case U'Ä':
            return "ae";
        case U'ø':
        case U'Ø':
        case U'ö':
        case U'Ö':
            return "oe";
        case U'å':
        case U'Å':
            return "aa";
        case U'ü':
        case U'Ü':
            return "ue";
        default:
            return {};
    }
}

/// Cuts a name into its words, and looks up each of them, and each with the one before it.
class NameReader {
  public:
    NameKinds read(std::string_view name) {
        for (std::size_t at = 0; at < name.size() && !tells_what_it_has_;) {
            const std::size_t begin = at;
            const char32_t c = language::next_char(name, at);
            const Sort sort = sort_of(c);
            if (sort == Sort::other) {
                end_word();
            } else {
                if (begins_word(sort, name, at)) end_word();
                put(c, name.substr(begin, at - begin));
            }
            before_ = sort;
        }
        end_word();
        return found_;
    }

  private:
    enum class Sort { other, lower, upper, digit };

    static Sort sort_of(char32_t c) {
        if (c >= U'a' && c <= U'z') return Sort::lower;
        if (c >= U'A' && c <= U'Z') return Sort::upper;
        if (c >= U'0' && c <= U'9') return Sort::digit;
        if (c < 0x80 || !language::is_letter(c)) return Sort::other;
        return language::is_upper(c) ? Sort::upper : Sort::lower;
    }

    /// At a capital behind a small letter, at the last capital of several ("TVListe"), and between
    /// letters and figures.
    bool begins_word(Sort sort, std::string_view name, std::size_t next) const {
        if (before_ == Sort::other) return false;
        if ((sort == Sort::digit) != (before_ == Sort::digit)) return true;
        if (sort != Sort::upper) return false;
        if (before_ == Sort::lower) return true;
        return next < name.size() && name[next] >= 'a' && name[next] <= 'z';
    }

    void put(char32_t c, std::string_view bytes) {
        if (const auto plain = plain_letter(c); !plain.empty()) {
            word_ += plain;
        } else if (c < 0x80) {
            word_ += static_cast<char>(c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c);
        } else {
            word_ += bytes;
        }
    }

    void end_word() {
        if (word_.empty()) return;
        tells_what_it_has_ =
            std::find(kOfFeatures.begin(), kOfFeatures.end(), word_) != kOfFeatures.end();
        found_.add(find(table().words, word_));
        if (!last_.empty()) found_.add(find(table().words, last_ += word_));
        std::swap(last_, word_);
        word_.clear();
    }

    Sort before_ = Sort::other;
    bool tells_what_it_has_ = false;
    std::string word_;
    std::string last_;
    NameKinds found_;
};

NameKinds kinds_of_name(std::string_view name) {
    if (name.size() > kLongestName) return {};
    for (const auto start : kOfTheArticle) {
        if (name.starts_with(start)) return {};
    }
    NameKinds kinds = find(table().whole, language::to_lower(name));
    kinds.add(NameReader().read(name));
    return kinds;
}

}  // namespace

NameKinds kinds_of_names(std::string_view classes, std::string_view id) {
    NameKinds kinds;
    std::size_t count = 0;
    const auto add_all = [&](std::string_view names) {
        constexpr std::string_view kSpace = " \t\n\r\f";
        while (count < kMostClasses) {
            const auto begin = names.find_first_not_of(kSpace);
            if (begin == names.npos) break;
            const auto end = std::min(names.find_first_of(kSpace, begin), names.size());
            kinds.add(kinds_of_name(names.substr(begin, end - begin)));
            names.remove_prefix(end);
            ++count;
        }
    };
    add_all(classes);
    count = std::min(count, kMostClasses - 1);
    add_all(id);
    return kinds;
}

}  // namespace html
}  // namespace udklip::indexer
