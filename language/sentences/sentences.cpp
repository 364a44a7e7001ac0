// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/sentences/sentences.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "language/sentences/line_wrap.hpp"
#include "language/sentences/sentence_rules.hpp"
#include "language/text/find_byte.hpp"
#include "language/text/trim.hpp"
#include "language/text/utf8.hpp"

namespace udklip::language {
namespace {

using namespace sentence_rules;

/// Returns true for bytes at which a sentence may end or begin: four marks, and above Latin the
/// dots, bullets and terminators of other scripts. The others are skipped, which makes this many
/// times faster than a break iterator. The least of the differences is 0 for a mark: a chain of
/// comparisons would not be done for a block at once.
constexpr auto kStops = [](unsigned char c) {
    const auto differs = [c](char mark) {
        return static_cast<unsigned char>(c ^ static_cast<unsigned char>(mark));
    };
    const auto least =
        std::min(std::min(differs('.'), differs('!')), std::min(differs('?'), differs('\n')));
    return static_cast<int>(least == 0) | static_cast<int>(c >= 0xD0);
};

/// Bytes behind a full stop that are neither terminators nor closing marks.
constexpr std::array<bool, 256> kLeavesFullStop = [] {
    std::array<bool, 256> leaves{};
    leaves[' '] = leaves['\n'] = leaves[','] = true;
    for (std::size_t c = '0'; c <= '9'; ++c) leaves[c] = true;
    for (std::size_t c = 'a'; c <= 'z'; ++c) leaves[c] = leaves[c - 'a' + 'A'] = true;
    return leaves;
}();

/// A run of terminators and closing marks.
struct Ending {
    std::size_t begin;
    std::size_t end;
    bool full_stop;    // one "." and nothing else: it may be an abbreviation's
    bool ellipsis;     // only dots, more than one
    bool closed;       // a quotation mark or bracket follows
    bool needs_space;  // 。ends a sentence where it stands
};

class Cutter {
  public:
    explicit Cutter(std::string_view text) : text_(text), lines_(text) {}

    std::vector<SentenceSpan> cut() {
        constexpr std::size_t kBytes = 100;  // of most sentences
        spans_.reserve(text_.size() / kBytes + 1);
        start_ = behind_space(0);
        std::size_t at = start_;
        while ((at = find_byte(text_, at, kStops)) < text_.size()) {
            if (text_[at] == '\n') {
                at = line_end(at, Line::open);
            } else {
                at = mark(at);
            }
        }
        finish(text_.size());
        return std::move(spans_);
    }

  private:
    std::size_t behind_space(std::size_t at) const {
        while (at < text_.size() && is_ascii_space(text_[at])) ++at;
        return at;
    }

    /// Ends the sentence before `at`; the next one begins at the first byte from `at` on that is no
    /// white space.
    std::size_t finish(std::size_t at) {
        const std::size_t next = behind_space(at);
        while (at > start_ && is_ascii_space(text_[at - 1])) --at;
        if (at > start_) spans_.push_back({start_, at});
        start_ = next;
        return next;
    }

    /// Handles a line feed.
    enum class Line {
        ended,      // a sentence
        shortened,  // a full stop that ends none: it goes on, if it could have been wrapped at all
        open,
    };

    std::size_t line_end(std::size_t at, Line line) {
        std::size_t next = at;
        int lines = 0;
        while (next < text_.size() && is_ascii_space(text_[next])) lines += text_[next++] == '\n';
        if (next == text_.size()) return next;
        if (lines > 1 || line == Line::ended || begins_item(text_, next)) return finish(at);
        const bool goes_on =
            line == Line::shortened ? lines_.may_be_wrapped(at) : lines_.is_wrapped(at, next);
        return goes_on ? next : finish(at);
    }

    /// Handles a terminator, or another character above ASCII.
    std::size_t mark(std::size_t at) {
        std::size_t behind = at;
        const char32_t c = next_char(text_, behind);
        if (c >= 0x80 && !is_terminator(c)) {
            const bool item = is_bullet(c) && at > start_ && is_ascii_space(text_[at - 1]);
            if (item) finish(at);
            return behind;
        }
        const Ending ending = ending_at(at);
        std::size_t next = ending.end;
        while (next < text_.size() && is_ascii_space(text_[next]) && text_[next] != '\n') ++next;
        if (next == text_.size()) return next;
        if (next == ending.end && ending.needs_space && text_[next] != '\n') return next;
        if (text_[next] == '\n') {
            return line_end(next, line_with(ending, behind_space(next)));
        }
        return ends_sentence(ending, next) ? finish(next) : next;
    }

    Ending ending_at(std::size_t at) const {
        if (text_[at] == '.' && at + 1 < text_.size() &&
            kLeavesFullStop[static_cast<unsigned char>(text_[at + 1])])
            return {at, at + 1, true, false, false, true};
        Ending ending{at, at, text_[at] == '.', true, false, true};
        for (std::size_t next = at; next < text_.size();) {
            const char32_t c = next_char(text_, next);
            if (is_terminator(c)) {
                ending.full_stop = ending.full_stop && ending.end == at;
                ending.ellipsis = ending.ellipsis && (c == U'.' || c == U'…');
                ending.needs_space = ending.needs_space && !needs_no_space(c);
            } else if (is_closing(c)) {
                ending.closed = true;
            } else {
                break;
            }
            ending.end = next;
        }
        // "kommer (kl. 5.)" and "siger ”dr.” her": what closes is no second terminator.
        ending.full_stop = text_[at] == '.' && (ending.end == at + 1 || only_closed(ending));
        ending.ellipsis = ending.ellipsis && !ending.full_stop;
        return ending;
    }

    bool only_closed(const Ending& ending) const {
        for (std::size_t at = ending.begin + 1; at < ending.end;) {
            if (!is_closing(next_char(text_, at))) return false;
        }
        return true;
    }

    bool ends_sentence(const Ending& ending, std::size_t next) const {
        if (next >= text_.size()) return true;
        const Beginning beginning = beginning_at(text_, next);
        switch (beginning) {
            case Beginning::goes_on:
                return false;
            case Beginning::item:
                return true;
            case Beginning::small:
                // ”Hvorfor?” spurgte han. - Hvorfor? spurgte han. But: hvorfor? fordi det er sådan.
                return !ending.full_stop && !ending.ellipsis && !ending.closed &&
                       !is_saying_verb(word_at(text_, next));
            default:
                break;
        }
        if (!ending.full_stop || ending.closed) return true;
        return full_stop_ends(text_, start_, ending.begin, next, beginning);
    }

    Line line_with(const Ending& ending, std::size_t next) const {
        if (ends_sentence(ending, next)) return Line::ended;
        const bool shortened =
            ending.full_stop && !ending.closed &&
            !full_stop_ends(text_, start_, ending.begin, next, Beginning::capital);
        return shortened ? Line::shortened : Line::open;
    }

    std::string_view text_;
    LineWrap lines_;
    std::vector<SentenceSpan> spans_;
    std::size_t start_ = 0;  // of the sentence that is being read
};

}  // namespace

std::vector<SentenceSpan> sentences(std::string_view cleaned) {
    return Cutter(cleaned).cut();
}

}  // namespace udklip::language
