// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_lexer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "language/text/clean.hpp"
#include "language/text/trim.hpp"
#include "language/text/utf8.hpp"
#include "searcher/query/field_names.hpp"
#include "searcher/query/lexer_chunks.hpp"
#include "searcher/query/lexer_signs.hpp"
#include "searcher/query/query_parser.hpp"

namespace udklip::searcher {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kMaxNameBytes = 32;

/// Signs at which the analyzer makes several words of one.
bool joins_links(char32_t c) {
    return c < 0x80 && !language::is_letter(c) && !language::is_digit(c);
}

class Lexer {
  public:
    Lexer(std::string_view question, Notes& notes)
        : q_(question), notes_(notes), chunks_(question) {}

    std::vector<QueryToken> run() {
        while (pos_ < q_.size() && !full_) step();
        if (full_) {
            pending_ = {};
        } else {
            drop_pending();
            if (!groups_.empty()) {
                notes_.add(groups_.front().at,
                           note_text("parenthesis_not_closed",
                                     "A parenthesis is not closed: it was read to the "
                                     "end of the question."));
            }
        }
        while (!groups_.empty()) close_group({q_.size(), q_.size()});
        return std::move(tokens_);
    }

  private:
    /// An open parenthesis.
    struct OpenParenthesis {
        QuerySpan at;
        bool in_field;  ///< in the value of a field
        bool raw;       ///< in the value of a field that is taken as it stands
        bool ignored;   ///< too deep: there is no token of it
    };

    void step() {
        if (is_blank_at(q_, pos_)) {
            drop_pending();
            language::next_char(q_, pos_);
            boundary_ = true;
            return;
        }
        const char c = q_[pos_];
        const char next = pos_ + 1 < q_.size() ? q_[pos_ + 1] : ' ';
        if (c == '(') return open_group();
        if (c == ')') return read_close();
        if (is_quote(q_, pos_)) return read_quote();
        if (c == '=' && (next == '(' || is_quote(q_, pos_ + 1))) {
            notes_.add({pos_, pos_ + 1},
                       note_text("equals_before_quotes",
                                 "The sign = works before a single word only; words "
                                 "between quotes are matched as written anyway."));
            ++pos_;
            return;
        }
        // Behind a text field only where a stray quote stood between, as in titel:"-skole.
        if (c == '-' && !(pending_.field && is_raw(*pending_.field))) return read_minus();
        read_word();
    }

    /// A single minus before something excludes it; any other is no part of a word.
    void read_minus() {
        std::size_t end = pos_;
        while (end < q_.size() && q_[end] == '-') ++end;
        const bool alone = is_blank_at(q_, end) || q_[end] == ')';
        if (end == pos_ + 1 && is_sign_of_figure(end)) {
            notes_.add(
                {pos_, end},
                note_text(
                    "minus_before_figure",
                    "A minus before a figure at the beginning was read as part of the figure: "
                    "to exclude the figure, write NOT."));
        } else if (end == pos_ + 1 && boundary_ && !alone) {
            pending_.negated = true;
            pending_begin_ = pos_;
        }
        pos_ = end;
        boundary_ = false;
    }

    /// -5 grader, where the question begins so.
    bool is_sign_of_figure(std::size_t figure) const {
        return tokens_.empty() && groups_.empty() && boundary_ && figure < q_.size() &&
               q_[figure] >= '0' && q_[figure] <= '9';
    }

    void read_quote() {
        const std::size_t begin = pos_;
        const auto [family, length] = quote_at(q_, begin);
        const std::size_t inner = begin + length;
        const bool raw = pending_.field ? is_raw(*pending_.field) : in_raw_group();
        std::size_t close = inner;
        bool doubled = false;
        // Runs to the end in vain once a family at most: then none of its marks is left, or only
        // doubled ones, of which the next to open is closed by its neighbour.
        for (; close < q_.size(); ++close) {
            const auto [other, bytes] = quote_at(q_, close);
            if (other != family) continue;
            if (!raw || family != Quote::marks) break;
            if (q_.substr(close + bytes, bytes) != q_.substr(close, bytes)) break;
            doubled = true;
            close += 2 * bytes - 1;
        }
        if (close >= q_.size()) {
            notes_.add({begin, inner},
                       note_text("quote_without_partner",
                                 "A quotation mark has no partner: it was ignored, and the "
                                 "words were searched for one by one."));
            pos_ = inner;
            return;
        }
        pos_ = close + quote_at(q_, close).second;
        boundary_ = false;
        const std::string_view whole = q_.substr(inner, close - inner);
        const std::string_view text = raw ? language::trim(whole) : trimmed(whole);
        if (raw ? text.empty() : is_only_signs(text)) return drop_pending();
        if (!raw && text.find('*') != kNone) {
            notes_.add({begin, pos_},
                       note_text("star_in_quotes", "A star has no effect between quotes."));
        }
        const std::string_view kept = text.substr(0, within_limit(text));
        if (!kept.empty()) {
            push(QueryToken::Kind::phrase, kept, {begin, pos_});
            tokens_.back().doubled_marks = doubled;
        }
        skip_slop();
    }

    /// "some words"~5 is known from other engines.
    void skip_slop() {
        std::size_t end = pos_ + 1;
        while (end < q_.size() && q_[end] >= '0' && q_[end] <= '9') ++end;
        if (end == pos_ + 1 || pos_ >= q_.size() || q_[pos_] != '~') return;
        notes_.add({pos_, end},
                   note_text("number_after_phrase",
                             "A number after a phrase has no effect: for words near each other "
                             "write one NEAR/5 other."));
        pos_ = end;
    }

    void open_group() {
        const QuerySpan at{pos_, pos_ + 1};
        const bool in_field = in_field_group() || pending_.field;
        const bool raw = pending_.field ? is_raw(*pending_.field) : in_raw_group();
        const bool too_deep = groups_.size() >= kMaxDepth;
        if (too_deep) {
            notes_.add(at, note_text("nested_too_deep",
                                     "Parentheses are nested deeper than {}: the innermost were "
                                     "ignored.",
                                     kMaxDepth));
            pending_ = {};
        } else {
            push(QueryToken::Kind::open, q_.substr(pos_, 1), at);
        }
        groups_.push_back({at, in_field, raw, too_deep});
        ++pos_;
        boundary_ = true;
    }

    void read_close() {
        drop_pending();
        const QuerySpan at{pos_, pos_ + 1};
        ++pos_;
        boundary_ = false;
        if (groups_.empty()) {
            notes_.add(at, note_text("closing_parenthesis_alone",
                                     "A closing parenthesis has no partner: it was ignored."));
        } else {
            close_group(at);
        }
    }

    void close_group(QuerySpan at) {
        const bool ignored = groups_.back().ignored;
        groups_.pop_back();
        if (ignored) return;
        if (tokens_.back().kind != QueryToken::Kind::open) {
            pending_ = {};
            return push(QueryToken::Kind::close, {}, at);
        }
        if (tokens_.back().field) note_no_value(notes_, tokens_.back().at, *tokens_.back().field);
        tokens_.pop_back();
    }

    void read_word() {
        if (!pending_.field && read_field_name()) return;
        const std::size_t begin = pos_;
        const QuerySpan at{begin, std::max(chunks_.end_of(begin), begin + 1)};
        const std::string_view text = q_.substr(begin, at.end - begin);
        pos_ = at.end;
        boundary_ = false;
        if (is_only_signs(text)) {
            if (text.find_first_not_of('*') == kNone) {
                notes_.add(at,
                           note_text("star_alone", "A star with no word beside it was ignored."));
            } else if (text.find("§") != kNone) {
                notes_.add(
                    at,
                    note_text("section_sign_alone",
                              "The sign § has a meaning before a number only: it was ignored."));
            }
            return drop_pending();
        }
        if (within_limit(text) < text.size()) return;
        const bool alone = !pending_.negated && !pending_.field;
        if (const auto op = alone ? operator_of(text) : std::nullopt) {
            push(op->kind, text, at);
            tokens_.back().distance = op->distance;
            return;
        }
        if (text.starts_with("NEAR/") || text.starts_with("NÆR/")) {
            notes_.add(at,
                       note_text("near_without_number",
                                 "NEAR/ takes a number, as in NEAR/5: searched for as a word."));
        }
        push(QueryToken::Kind::chunk, text, at);
    }

    /// Takes in "name:" if that is a field; as a word if there is no value behind it.
    bool read_field_name() {
        const std::size_t begin = pos_;
        std::size_t colon = begin;
        while (colon < q_.size() && colon - begin <= kMaxNameBytes) {
            std::size_t next = colon;
            if (!language::is_letter(language::next_char(q_, next))) break;
            colon = next;
        }
        if (colon == begin || colon >= q_.size() || q_[colon] != ':') return false;
        const std::string_view name = q_.substr(begin, colon - begin);
        std::size_t value = colon + 1;
        const auto field = field_of_name(name);
        if (!field) {
            note_unknown_field(notes_, {begin, value}, name, q_.substr(value));
            return false;
        }
        if (in_field_group()) {
            notes_.add({begin, value},
                       note_text("field_in_field",
                                 "A field inside the parentheses of a field is searched for "
                                 "as a word."));
            return false;
        }
        const bool minus = !is_raw(*field) && value < q_.size() && q_[value] == '-';
        while (minus && value < q_.size() && q_[value] == '-') ++value;
        if (!chunks_.is_value(value)) {
            note_no_value(notes_, {begin, value}, *field);
            pos_ = value;
            boundary_ = false;
            if (within_limit(name) == name.size())
                push(QueryToken::Kind::chunk, name, {begin, value});
            return true;
        }
        if (minus) {
            notes_.add({colon + 1, value}, note_text("minus_after_colon",
                                                     "A minus after the colon has no effect: to "
                                                     "exclude, write -{}:word.",
                                                     name));
        }
        boundary_ = false;
        pending_.field = field;
        if (!pending_.negated) pending_begin_ = begin;
        pos_ = value;
        return true;
    }

    /// How many bytes of `text` may still be taken; counts its words. Less than all only if the
    /// limit is reached, which ends the reading.
    std::size_t within_limit(std::string_view text) {
        bool in_word = false;
        std::size_t begin = 0;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t here = at;
            const char32_t c = language::next_char(text, at);
            const bool gap = is_blank(c) || joins_links(c);
            const bool begins = !gap && (!in_word || here - begin >= kMaxWordBytes);
            if (begins) begin = here;
            if (begins && ++words_ > kMaxWords) {
                const std::size_t origin = static_cast<std::size_t>(text.data() - q_.data());
                notes_.add({origin + here, q_.size()},
                           note_text("too_many_words", "Only the first {} words were searched for.",
                                     kMaxWords));
                full_ = true;
                return trimmed(text.substr(0, here)).size();
            }
            in_word = !gap;
        }
        return text.size();
    }

    void push(QueryToken::Kind kind, std::string_view text, QuerySpan at) {
        QueryToken token = std::exchange(pending_, {});
        token.kind = kind;
        token.text = text;
        token.at = at;
        if (token.negated || token.field) token.at.begin = pending_begin_;
        tokens_.push_back(token);
    }

    /// A minus or a field that turned out to have nothing behind it.
    void drop_pending() {
        if (pending_.field) note_no_value(notes_, {pending_begin_, pos_}, *pending_.field);
        pending_ = {};
    }

    bool in_raw_group() const { return !groups_.empty() && groups_.back().raw; }
    bool in_field_group() const { return !groups_.empty() && groups_.back().in_field; }

    std::string_view q_;
    Notes& notes_;
    ChunkReader chunks_;
    std::vector<QueryToken> tokens_;
    std::vector<OpenParenthesis> groups_;
    QueryToken pending_;  ///< the minus and field that the next token takes along
    std::size_t pending_begin_ = 0;
    std::size_t pos_ = 0;
    std::size_t words_ = 0;
    bool boundary_ = true;  ///< at the beginning, or behind a blank or "("
    bool full_ = false;
};

}  // namespace

std::vector<QueryToken> cut_query(std::string_view question, Notes& notes) {
    return Lexer(question, notes).run();
}

}  // namespace udklip::searcher
