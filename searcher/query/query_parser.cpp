// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_parser.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "language/text/clean.hpp"
#include "language/text/utf8.hpp"
#include "searcher/query/lexer_signs.hpp"
#include "searcher/query/query_lexer.hpp"

namespace udklip::searcher {
namespace {

using Kind = QueryToken::Kind;

/// Quotes the user's text for a message: valid UTF-8, cut to a readable length.
std::string quoted(std::string_view text) {
    constexpr std::size_t kMaxBytes = 40;
    const std::string_view head = text.substr(0, language::char_border(text, kMaxBytes));
    const std::string_view dots = head.size() < text.size() ? "…" : "";
    return fmt::format("'{}{}'", language::clean(head), dots);
}

bool is_binary(Kind kind) {
    return kind == Kind::op_and || kind == Kind::op_or || kind == Kind::op_near;
}

bool begins_operand(Kind kind) {
    return !is_binary(kind) && kind != Kind::close;
}

bool ends_operand(Kind kind) {
    return kind == Kind::chunk || kind == Kind::phrase || kind == Kind::close;
}

/// Turns every operator that has nothing to join into a chunk. The remaining tokens are
/// well-formed, so the parser itself meets no errors.
void settle_operators(std::vector<QueryToken>& tokens, Notes& notes) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        QueryToken& token = tokens[i];
        const bool unary = token.kind == Kind::op_not;
        if (!unary && !is_binary(token.kind)) continue;
        // A NOT that turns out to stand alone becomes a chunk, hence an operand as well.
        bool right = i + 1 < tokens.size() && begins_operand(tokens[i + 1].kind);
        if (token.kind == Kind::op_near && right) right = tokens[i + 1].kind != Kind::op_not;
        const bool left = unary || (i > 0 && ends_operand(tokens[i - 1].kind));
        if (left && right) continue;
        notes.add(token.at, note_text("operator_alone",
                                      "{} has nothing to join here: searched for as a word.",
                                      quoted(token.text)));
        token.kind = Kind::chunk;
    }
}

/// Adds a note where a question typed in capitals, like a headline, may not have meant its
/// operators.
void note_capitals(std::string_view question, const std::vector<QueryToken>& tokens, Notes& notes) {
    constexpr std::size_t kLongerThanInitials = 6;
    const QueryToken* op = nullptr;
    bool long_word = false;
    for (const QueryToken& token : tokens) {
        if (is_binary(token.kind) || token.kind == Kind::op_not) {
            if (op == nullptr) op = &token;
        } else {
            long_word = long_word || language::count_chars(token.text) >= kLongerThanInitials;
        }
    }
    if (op == nullptr || !long_word) return;
    for (std::size_t at = 0; at < question.size();) {
        if (u_islower(static_cast<UChar32>(language::next_char(question, at)))) return;
    }
    notes.add(op->at, note_text("operator_in_capitals",
                                "{} in capitals was read as an operator: write it in small "
                                "letters to search for the word.",
                                quoted(op->text)));
}

/// A leaf of this kind; its place is set by the caller.
Node leaf(NodeKind kind, std::string_view text) {
    Node node;
    node.kind = kind;
    node.text = text;
    return node;
}

std::string_view without_trailing(std::string_view text, std::string_view signs) {
    const std::size_t last = text.find_last_not_of(signs);
    return last == std::string_view::npos ? text : text.substr(0, last + 1);
}

/// Reads a chunk as an operand: a word, =Word or a wildcard.
Node read_chunk(std::string_view chunk, QuerySpan at, Notes& notes) {
    const std::string_view text = without_trailing(chunk, ",;:!?");
    std::size_t next = 1;
    if (text.size() > 1 && text[0] == '=') {
        const char32_t first = language::next_char(text, next);
        if (language::is_letter(first) || language::is_digit(first)) {
            if (text.find('*') != std::string_view::npos) {
                notes.add(at, note_text("star_after_equals",
                                        "A star has no effect on a word with = before it."));
            }
            return leaf(NodeKind::exact, text.substr(1));
        }
    }
    if (text.size() > 1 && text[0] == '+' && language::is_letter(language::next_char(text, next))) {
        notes.add(at,
                  note_text("plus_sign",
                            "The sign + has no effect: to require a word beside others, use AND."));
    }
    if (text.find('*') == std::string_view::npos) return leaf(NodeKind::word, text);

    const bool open_front = text[0] == '*';
    const std::string_view core = without_trailing(text, "*,;:!?.");
    const bool open_back = text.find('*', core.size()) != std::string_view::npos;
    const std::string_view stem = core.substr(std::min(core.find_first_not_of('*'), core.size()));
    if (stem.empty() || stem.find('*') != std::string_view::npos) {
        notes.add(at, note_text("star_inside_word",
                                "A star works only at the beginning or the end of a word: {} was "
                                "searched for as words.",
                                quoted(text)));
        return leaf(NodeKind::word, text);
    }
    if (open_front && open_back) return leaf(NodeKind::infix, stem);
    if (open_front) return leaf(NodeKind::suffix, stem);
    return leaf(open_back ? NodeKind::prefix : NodeKind::word, stem);
}

/// Leaves one of each two equal double quotes: how the value of a field holds such a mark.
std::string with_single_marks(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto [family, length] = quote_at(text, at);
        const std::size_t bytes = family == Quote::marks ? length : 1;
        out.append(text.substr(at, bytes));
        at += family == Quote::marks ? 2 * bytes : bytes;
    }
    return out;
}

/// Recursive descent, one function for each rule of the grammar in docs/query-language.md.
class Parser {
  public:
    Parser(const std::vector<QueryToken>& tokens, Notes& notes) : tokens_(tokens), notes_(notes) {}

    Node sequence() {
        std::vector<Node> parts;
        while (!at_end() && kind() != Kind::close) parts.push_back(any());
        return join(NodeKind::sequence, std::move(parts));
    }

  private:
    Node any() {
        std::vector<Node> parts;
        do parts.push_back(all());
        while (take(Kind::op_or));
        return join(NodeKind::any, std::move(parts));
    }

    Node all() {
        std::vector<Node> parts;
        do parts.push_back(unary());
        while (take(Kind::op_and));
        return join(NodeKind::all, std::move(parts));
    }

    Node unary() {
        const std::size_t begin = tokens_[next_].at.begin;
        bool negated = false;
        while (take(Kind::op_not)) negated = !negated;
        if (tokens_[next_].negated) negated = !negated;
        return negated ? negation(near(), begin) : near();
    }

    Node near() {
        std::vector<Node> parts;
        parts.push_back(primary());
        unsigned distance = 0;
        while (!at_end() && kind() == Kind::op_near) {
            const unsigned wanted = read_distance(tokens_[next_++]);
            if (distance != 0 && distance != wanted) {
                notes_.add(tokens_[next_ - 1].at,
                           note_text("near_numbers_differ",
                                     "NEAR was given different numbers in one row: "
                                     "the largest one was used."));
            }
            distance = std::max(distance, wanted);
            const QueryToken& first = tokens_[next_];
            Node part = primary();
            parts.push_back(first.negated ? negation(std::move(part), first.at.begin)
                                          : std::move(part));
        }
        if (distance == 0) return std::move(parts.front());
        if (!std::all_of(parts.begin(), parts.end(), has_positions)) {
            notes_.add(
                {parts.front().at.begin, parts.back().at.end},
                note_text(
                    "near_between_others",
                    "NEAR works only between words without =, phrases, and words joined by OR: it "
                    "was read as AND."));
            return join(NodeKind::all, std::move(parts));
        }
        if (parts.size() > kMaxNearParts) {
            notes_.add({parts.front().at.begin, parts.back().at.end},
                       note_text("near_too_long",
                                 "NEAR was written between more than {} words in a row: it was "
                                 "read as AND.",
                                 kMaxNearParts));
            return join(NodeKind::all, std::move(parts));
        }
        Node node = join(NodeKind::near, std::move(parts));
        node.distance = distance;
        return node;
    }

    /// An operand without its minus, which is unary()'s.
    Node primary() {
        const QueryToken& token = tokens_[next_++];
        if (!token.field) return value(token);
        const std::optional<store::Field> outer = std::exchange(field_, token.field);
        Node node;
        node.kind = NodeKind::field;
        node.field = *token.field;
        node.children.push_back(value(token));
        node.at = {token.at.begin, node.children.front().at.end};
        field_ = outer;
        return node;
    }

    Node value(const QueryToken& token) {
        if (token.kind == Kind::open) {
            Node node = sequence();
            node.at = {token.at.begin, tokens_[next_++].at.end};
            return node;
        }
        Node node;
        if (token.kind == Kind::phrase) {
            node = leaf(NodeKind::phrase, token.text);
            if (token.doubled_marks) node.text = with_single_marks(token.text);
        } else if (field_ && is_raw(*field_)) {
            node = leaf(NodeKind::word, without_trailing(token.text, ",;"));
        } else {
            node = read_chunk(token.text, token.at, notes_);
            limit_stars(node, token.at);
        }
        node.at = token.at;
        return node;
    }

    /// Bounds the number of wildcards: each reads the whole vocabulary and stands for hundreds of
    /// words.
    void limit_stars(Node& node, QuerySpan at) {
        const bool has_star = node.kind == NodeKind::prefix || node.kind == NodeKind::suffix ||
                              node.kind == NodeKind::infix;
        if (!has_star || ++stars_ <= kMaxStars) return;
        node.kind = NodeKind::word;
        notes_.add(at, note_text("too_many_stars",
                                 "Only the first {} words with stars were taken as such: the "
                                 "others were searched for as they stand.",
                                 kMaxStars));
    }

    unsigned read_distance(const QueryToken& op) {
        const unsigned given = std::clamp(op.distance, 1U, kMaxNear);
        if (given != op.distance) {
            notes_.add(op.at, note_text("near_number_out_of_range",
                                        "The number of NEAR is from 1 to {}: {} was used.",
                                        kMaxNear, given));
        }
        return given;
    }

    static Node negation(Node child, std::size_t begin) {
        Node node;
        node.kind = NodeKind::negation;
        node.at = {begin, child.at.end};
        // Parentheses may hide another negation: -(-a) is a.
        if (child.kind == NodeKind::negation) {
            Node inner = std::move(child.children.front());
            inner.at = node.at;
            return inner;
        }
        node.children.push_back(std::move(child));
        return node;
    }

    static Node join(NodeKind kind, std::vector<Node> parts) {
        if (parts.size() == 1) return std::move(parts.front());
        Node node;
        node.kind = kind;
        if (!parts.empty()) node.at = {parts.front().at.begin, parts.back().at.end};
        node.children = std::move(parts);
        return node;
    }

    bool at_end() const { return next_ == tokens_.size(); }
    Kind kind() const { return tokens_[next_].kind; }

    bool take(Kind wanted) {
        if (at_end() || kind() != wanted) return false;
        ++next_;
        return true;
    }

    const std::vector<QueryToken>& tokens_;
    Notes& notes_;
    std::size_t next_ = 0;
    std::size_t stars_ = 0;
    std::optional<store::Field> field_;  ///< whose value is being read
};

}  // namespace

ParsedQuery parse_query(std::string_view question) {
    Notes notes;
    std::vector<QueryToken> tokens = cut_query(question, notes);
    settle_operators(tokens, notes);
    note_capitals(question, tokens, notes);
    Node root = Parser(tokens, notes).sequence();
    return {std::move(root), notes.all()};
}

}  // namespace udklip::searcher
