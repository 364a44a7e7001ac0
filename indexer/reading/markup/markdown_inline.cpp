// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/markdown_inline.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace udklip::indexer {
namespace {

/// Links inside links and brackets that never close are followed this far.
constexpr int kMaxDepth = 4;
constexpr std::size_t kMaxLink = 4000;
/// A line with more marks that never close is not searched for partners further: time stays linear.
constexpr int kMaxUnclosed = 100;

bool is_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}

bool is_space(char c) {
    return c == ' ' || c == '\t';
}

/// Whether the byte is part of a word; bytes above 127 are letters often enough.
bool is_word(char c) {
    return !is_space(c) && !is_punctuation(c);
}

class Inline {
  public:
    Inline(std::string_view line, int depth) : line_(line), depth_(depth) {}

    std::string plain() {
        while (at_ < line_.size()) {
            if (!take_mark()) out_.push_back(line_[at_++]);
        }
        return std::move(out_);
    }

  private:
    char at(std::size_t i) const { return i < line_.size() ? line_[i] : ' '; }

    bool take_mark() {
        switch (line_[at_]) {
            case '\\':
                return take_escape();
            case '`':
                return take_code();
            case '!':
                return at(at_ + 1) == '[' && take_link(at_ + 1);
            case '[':
                return take_link(at_);
            case '<':
                return take_tag();
            case '&':
                return take_entity();
            case '*':
            case '_':
            case '~':
                return take_emphasis();
            default:
                return false;
        }
    }

    bool take_escape() {
        if (at_ + 1 >= line_.size()) {
            ++at_;  // a line break by backslash
            return true;
        }
        if (!is_punctuation(at(at_ + 1))) return false;
        out_.push_back(at(at_ + 1));
        at_ += 2;
        return true;
    }

    bool take_code() {
        const auto size = std::min(line_.find_first_not_of('`', at_), line_.size()) - at_;
        const auto mark = line_.substr(at_, size);
        auto end = unclosed_ > kMaxUnclosed ? line_.npos : line_.find(mark, at_ + size);
        if (end == line_.npos) {
            ++unclosed_;
            out_.append(mark);
        } else {
            out_.append(line_.substr(at_ + size, end - at_ - size));
        }
        at_ = end == line_.npos ? at_ + size : end + size;
        return true;
    }

    /// The bracket that closes the one at `from`; npos if none is near.
    std::size_t closing(std::size_t from, char open, char close) const {
        int depth = 0;
        const std::size_t end = std::min(line_.size(), from + kMaxLink);
        for (std::size_t i = from; i < end; ++i) {
            if (line_[i] == '\\') {
                ++i;
            } else if (line_[i] == open) {
                ++depth;
            } else if (line_[i] == close && --depth == 0) {
                return i;
            }
        }
        return line_.npos;
    }

    /// [text](address), [text][name], ![text](address)
    bool take_link(std::size_t bracket) {
        if (depth_ == 0 || unclosed_ > kMaxUnclosed) return false;
        const auto end = closing(bracket, '[', ']');
        if (end == line_.npos) ++unclosed_;
        if (end == line_.npos || (at(end + 1) != '(' && at(end + 1) != '[')) return false;
        const char open = at(end + 1);
        const auto behind = closing(end + 1, open, open == '(' ? ')' : ']');
        if (behind == line_.npos) {
            ++unclosed_;
            return false;
        }
        out_ += Inline(line_.substr(bracket + 1, end - bracket - 1), depth_ - 1).plain();
        at_ = behind + 1;
        return true;
    }

    /// <https://...> is its address, <br> and other tags are nothing, a < b stays.
    bool take_tag() {
        const auto end = line_.find_first_of("<>", at_ + 1);
        if (end == line_.npos || line_[end] != '>') return false;
        const auto inside = line_.substr(at_ + 1, end - at_ - 1);
        const char first = inside.empty() ? ' ' : inside[0];
        const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
        if (!letter && first != '/') return false;
        if (inside.find(' ') == inside.npos &&
            (inside.find("://") != inside.npos || inside.find('@') != inside.npos)) {
            out_.append(inside);
        }
        at_ = end + 1;
        return true;
    }

    bool take_entity() {
        static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> known = {
            {{"&amp;", "&"},
             {"&lt;", "<"},
             {"&gt;", ">"},
             {"&quot;", "\""},
             {"&nbsp;", " "},
             {"&shy;", ""}}};
        for (const auto& [entity, character] : known) {
            if (line_.substr(at_).starts_with(entity)) {
                out_.append(character);
                at_ += entity.size();
                return true;
            }
        }
        return false;
    }

    /// A run of marks is dropped if it stands at a word's border, and is no sign of its own.
    bool take_emphasis() {
        const char mark = line_[at_];
        const auto end = std::min(line_.find_first_not_of(mark, at_), line_.size());
        const std::size_t size = end - at_;
        const char before = at_ == 0 ? ' ' : line_[at_ - 1];
        const char after = at(end);
        const bool alone = is_space(before) && is_space(after);
        const bool inside_word = is_word(before) && is_word(after);
        const bool stays = alone || size > 3 || (mark == '~' && size != 2) ||
                           (mark == '_' && inside_word) ||
                           (mark == '*' && stars_ == size);  // a footnote's
        if (stays) out_.append(size, mark);
        at_ = end;
        return true;
    }

    std::string_view line_;
    int depth_;
    int unclosed_ = 0;
    std::size_t at_ = 0;
    std::size_t stars_ = static_cast<std::size_t>(std::count(line_.begin(), line_.end(), '*'));
    std::string out_;
};

}  // namespace

std::string plain_inline(std::string_view line) {
    return Inline(line, kMaxDepth).plain();
}

std::string without_html_comments(std::string_view text) {
    std::string out;
    for (;;) {
        const auto begin = text.find("<!--");
        const auto end = begin == text.npos ? text.npos : text.find("-->", begin + 4);
        if (end == text.npos) return out.append(text);
        out.append(text.substr(0, begin));
        text.remove_prefix(end + 3);
    }
}

}  // namespace udklip::indexer
