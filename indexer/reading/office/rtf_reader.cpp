// SPDX-License-Identifier: GPL-3.0-or-later
//
// RTF is groups in braces, control words and text. A control word holds until its group ends. The
// words that matter here are those that are text, that end a paragraph, and those whose group is no
// text of the document.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/reading/charset/charset_converter.hpp"
#include "indexer/reading/office/document_text.hpp"
#include "indexer/reading/office/office.hpp"
#include "indexer/reading/office/stated.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/text/ascii.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

using Block = DocumentText::Block;

constexpr std::size_t kMaxGroups = 1000;

/// Groups that hold no text of the document.
constexpr std::array<std::string_view, 33> kPassedOver = {
    "fonttbl",   "colortbl",  "stylesheet", "info",     "header",     "headerl", "headerr",
    "headerf",   "footer",    "footerl",    "footerr",  "footerf",    "pict",    "object",
    "deleted",   "listtext",  "pntext",     "ftnsep",   "ftnsepc",    "aftnsep", "revtbl",
    "listtable", "xe",        "tc",         "template", "fldinst",    "ftncn",   "aftncn",
    "aftnsepc",  "bkmkstart", "sp",         "shprslt",  "nonshppict",
};

/// Groups that a reader may skip (\*) if it does not know them, but that hold text.
constexpr std::array<std::string_view, 3> kTextAfterStar = {"shpinst", "shptxt", "footnote"};

constexpr std::array<std::string_view, 4> kProperties = {"title", "author", "creatim", "revtim"};
/// The parts of a point in time, the greatest first.
constexpr std::array<std::string_view, 6> kTimeParts = {"yr", "mo", "dy", "hr", "min", "sec"};

struct TextWord {
    std::string_view word;
    std::string_view text;
};
constexpr std::array<TextWord, 14> kTextWords = {{
    {"tab", "\t"},
    {"line", "\n"},
    {"lquote", "\u2018"},
    {"rquote", "\u2019"},
    {"ldblquote", "\u201c"},
    {"rdblquote", "\u201d"},
    {"emdash", "\u2014"},
    {"endash", "\u2013"},
    {"bullet", "\u2022"},
    {"emspace", " "},
    {"enspace", " "},
    {"qmspace", " "},
    {"softline", "\n"},
    {"nestcell", "\t"},
}};

/// What a group changes and its end restores.
struct Group {
    bool passed_over = false;
    bool after_star = false;  ///< the next control word names the group
    bool is_info = false;
    std::string field;  ///< of the document's properties: title, author, creatim
    int skip_after_unicode = 1;
    bool begins_note = false;
    bool begins_box = false;
    bool is_hidden = false;
};

struct Control {
    std::string_view word;
    std::optional<int> number;
};

class RtfReader {
  public:
    RtfReader(std::string_view bytes, Article& article) : rest_(bytes), article_(&article) {}

    void read();

  private:
    void open();
    void close();
    void control();
    Control control_word();
    void symbol(char sign);
    void word(const Control& found);
    bool structure(const Control& found);
    void destination(const Control& found);
    void byte(char c);
    void put(std::string_view text);
    void flush();
    void code_page(int number);

    Group& group() { return groups_.back(); }
    bool is_silent() { return group().passed_over || group().is_hidden; }

    std::string_view rest_;
    Article* article_;
    DocumentText text_;
    std::vector<Group> groups_ = std::vector<Group>(1);
    std::string bytes_;  ///< of the code page, not converted yet
    std::string charset_ = "windows-1252";
    std::map<std::string, std::string> properties_;
    int to_skip_ = 0;  ///< characters that stand in for the last \u
    char32_t high_surrogate_ = 0;
    bool in_row_ = false;
};

void RtfReader::code_page(int number) {
    std::string name = fmt::format("windows-{}", number);
    if (number == 65001) name = "UTF-8";
    if (number == 10000) name = "macintosh";
    if (number == 850 || number == 437 || number == 865) name = fmt::format("IBM{}", number);
    if (Converter::exists(name)) charset_ = std::move(name);
}

void RtfReader::flush() {
    if (bytes_.empty()) return;
    std::string text;
    Converter(charset_).convert(std::exchange(bytes_, {}), true, text);
    if (!group().field.empty()) {
        properties_[group().field] += text;
    } else if (!is_silent()) {
        text_.add(text);
    }
}

void RtfReader::put(std::string_view text) {
    flush();
    if (!group().field.empty()) {
        properties_[group().field] += text;
    } else if (!is_silent()) {
        text_.add(text);
    }
}

void RtfReader::byte(char c) {
    if (to_skip_ > 0) {
        --to_skip_;
    } else if (!is_silent() || !group().field.empty()) {
        bytes_ += c;
    }
}

void RtfReader::open() {
    flush();
    to_skip_ = 0;
    if (groups_.size() >= kMaxGroups) throw DamagedInput("is nested too deeply");
    Group inner = group();
    inner.after_star = inner.begins_note = inner.begins_box = false;
    groups_.push_back(std::move(inner));
}

void RtfReader::close() {
    flush();
    to_skip_ = 0;
    // The outermost group stays, however many braces close it: it ends its note once.
    if (std::exchange(group().begins_note, false)) text_.end_note();
    if (std::exchange(group().begins_box, false)) text_.end_box();
    if (groups_.size() > 1) groups_.pop_back();
}

Control RtfReader::control_word() {
    std::size_t size = 0;
    while (size < rest_.size() && std::isalpha(static_cast<unsigned char>(rest_[size])) != 0)
        ++size;
    Control found{rest_.substr(0, size), std::nullopt};
    rest_.remove_prefix(size);
    int number = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
    if (error != std::errc::invalid_argument) {
        found.number = error == std::errc() ? number : 0;
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    }
    if (rest_.starts_with(' ')) rest_.remove_prefix(1);
    return found;
}

void RtfReader::symbol(char sign) {
    switch (sign) {
        case '\'': {
            unsigned value = 0;
            const auto digits = rest_.substr(0, 2);
            const auto end = digits.data() + digits.size();
            if (std::from_chars(digits.data(), end, value, 16).ptr == end && digits.size() == 2) {
                rest_.remove_prefix(2);
                byte(static_cast<char>(value));
            }
            return;
        }
        case '*':
            group().after_star = true;
            return;
        case '~':
            return put("\u00a0");
        case '_':
            return put("-");
        case '\n':
        case '\r':
            return word({"par", std::nullopt});
        case '-':  // may break here
            return;
        default:
            return byte(sign);
    }
}

void RtfReader::control() {
    if (rest_.empty()) return;
    if (std::isalpha(static_cast<unsigned char>(rest_.front())) == 0) {
        const char sign = rest_.front();
        rest_.remove_prefix(1);
        return symbol(sign);
    }
    const Control found = control_word();
    if (found.word == "bin") {
        const auto size = static_cast<std::size_t>(std::max(found.number.value_or(0), 0));
        return rest_.remove_prefix(std::min(size, rest_.size()));
    }
    if (found.word == "u") {
        flush();
        const auto unit = static_cast<char32_t>(static_cast<char16_t>(found.number.value_or(0)));
        if (unit >= 0xd800 && unit < 0xdc00) {
            high_surrogate_ = unit;
        } else {
            const bool is_low = unit >= 0xdc00 && unit < 0xe000;
            const char32_t sign =
                is_low && high_surrogate_ != 0
                    ? 0x10000 + ((high_surrogate_ - 0xd800) << 10) + (unit - 0xdc00)
                : is_low ? U'\ufffd'
                         : unit;
            high_surrogate_ = 0;
            std::string encoded;
            language::append_char(encoded, sign);
            put(encoded);
        }
        to_skip_ = group().skip_after_unicode;
        return;
    }
    flush();
    word(found);
}

void RtfReader::word(const Control& found) {
    if (std::exchange(group().after_star, false) &&
        !language::is_one_of(kTextAfterStar, found.word)) {
        group().passed_over = true;
        return;
    }
    for (const auto& known : kTextWords) {
        if (known.word == found.word) return put(known.text);
    }
    if (structure(found)) return;
    destination(found);
}

/// Words that end something, or say how text is to be read.
bool RtfReader::structure(const Control& found) {
    if (found.word == "par" || found.word == "sect" || found.word == "page") {
        if (!is_silent()) text_.end_block(in_row_ ? Block::line : Block::paragraph);
    } else if (found.word == "cell") {
        put("\t");
    } else if (found.word == "row") {
        if (!is_silent()) text_.end_block(Block::line);
    } else if (found.word == "intbl") {
        in_row_ = true;
    } else if (found.word == "pard") {
        in_row_ = false;
    } else if (found.word == "uc") {
        group().skip_after_unicode = std::clamp(found.number.value_or(1), 0, 8);
    } else if (found.word == "ansicpg") {
        code_page(found.number.value_or(1252));
    } else if (found.word == "mac") {
        code_page(10000);
    } else if (found.word == "v") {
        group().is_hidden = found.number.value_or(1) != 0;
    } else if (found.word == "plain") {
        group().is_hidden = false;
    } else {
        return false;
    }
    return true;
}

/// Words that say what the group is.
void RtfReader::destination(const Control& found) {
    const auto word = found.word;
    if (word == "info") group().is_info = true;
    if (group().is_info && language::is_one_of(kProperties, word)) {
        group().field = word;
        return;
    }
    if (!group().field.empty() && found.number && language::is_one_of(kTimeParts, word)) {
        properties_[group().field] +=
            fmt::format("{}{:02}", word == "yr" ? "" : "-", *found.number);
        return;
    }
    if (language::is_one_of(kPassedOver, word)) {
        group().passed_over = true;
    } else if (word == "footnote" && !is_silent() && !group().begins_note) {
        group().begins_note = true;
        text_.begin_note();
    } else if (word == "shptxt" && !is_silent() && !group().begins_box) {
        group().begins_box = true;
        text_.begin_box();
    }
}

void RtfReader::read() {
    while (!rest_.empty()) {
        const char c = rest_.front();
        rest_.remove_prefix(1);
        if (c == '{') {
            open();
        } else if (c == '}') {
            close();
        } else if (c == '\\') {
            control();
        } else if (c != '\r' && c != '\n') {
            byte(c);
        }
    }
    flush();
    article_->text = text_.take();
    article_->title = stated_title(properties_["title"]);
    article_->author = stated_author(properties_["author"]);
    article_->date = stated_day(properties_["creatim"], properties_["revtim"]);
}

}  // namespace

void read_rtf(ByteSource& bytes, ArticleSink& sink) {
    const std::string content = read_up_to(bytes, static_cast<std::size_t>(-1));
    const auto begin = content.find("{\\rtf");
    if (begin == std::string::npos || begin > 16) {
        return sink.reject({}, "is not what its name says: no RTF");
    }
    Article article;
    RtfReader(std::string_view(content).substr(begin), article).read();
    if (trim(article.text).empty()) return sink.reject({}, "has no text");
    sink.article(std::move(article));
}

}  // namespace udklip::indexer
