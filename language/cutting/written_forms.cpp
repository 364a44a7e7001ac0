// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/cutting/written_forms.hpp"

#include <cstddef>

#include "language/cutting/apostrophe.hpp"
#include "language/cutting/figures.hpp"
#include "language/text/utf8.hpp"

namespace udklip::language {
namespace {

/// Returns leary for o'leary: a name behind an elided word of one or two letters.
std::string_view behind_elision(std::string_view lower) {
    constexpr std::size_t kShortest = 3;
    const auto mark = lower.find('\'');
    if (mark == std::string_view::npos || mark == 0 || mark > 2) return {};
    const auto rest = lower.substr(mark + 1);
    if (rest.size() < kShortest || rest.find('\'') != std::string_view::npos) return {};
    return is_apostrophe_ending(rest) || !has_letter(rest) ? std::string_view{} : rest;
}

/// Returns the base of *KL's* and *pc'en*; nothing for other words and for *70'erne*.
std::string_view apostrophe_base(std::string_view lower) {
    const auto mark = lower.rfind('\'');
    if (mark == std::string_view::npos || mark == 0) return {};
    if (!is_apostrophe_ending(lower.substr(mark + 1))) return {};
    const auto base = lower.substr(0, mark);
    return all_digits(base) ? std::string_view{} : base;
}

/// The pieces between full stops, at signs, colons and underscores, as offsets into `text`.
std::vector<TextPiece> pieces_of(std::string_view text) {
    std::vector<TextPiece> pieces;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && std::string_view(".@:_").find(text[at]) == std::string_view::npos)
            continue;
        if (at > begin) {
            pieces.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
        }
        begin = at + 1;
    }
    return pieces;
}

/// Returns true for bl.a, f.eks, ph.d: short pieces, one of them a single letter.
bool is_abbreviation(std::string_view text, const std::vector<TextPiece>& pieces) {
    if (text.find_first_of("@:_") != std::string_view::npos) return false;
    bool single = false;
    for (const auto& piece : pieces) {
        const auto letters = count_chars(text.substr(piece.begin, piece.end - piece.begin));
        if (letters > 3) return false;
        single = single || letters == 1;
    }
    return single;
}

}  // namespace

void WrittenForms::add_dotted(TextPiece s) {
    const auto lower = to_lower(text(s));
    const auto pieces = pieces_of(lower);
    const auto at = position_;
    if (is_abbreviation(lower, pieces)) {
        std::string plain;
        for (const auto& piece : pieces)
            plain += lower.substr(piece.begin, piece.end - piece.begin);
        add_plain_word(s);
        add_spelling(std::move(plain), s, at);
        return;
    }
    // Offsets of the pieces come from the text as written: lower case may be longer or shorter.
    for (const auto& piece : pieces_of(text(s))) {
        add_plain_word({s.begin + piece.begin, s.begin + piece.end});
    }
    add_spelling(lower, s, at);
}

void WrittenForms::add_word(TextPiece s) {
    const auto written = text(s);
    const auto at = position_;
    if (auto plain = plain_spelling(written); !plain.empty()) {
        add_as(std::move(plain), s);
    } else if (written.find_first_of(".@:_") != std::string_view::npos && has_letter(written)) {
        add_dotted(s);
    } else if (auto number = without_grouping(written); !number.empty()) {
        add_as(std::move(number), s);
    } else {
        add_plain_word(s);
        const std::string lower = to_lower(written);
        if (const auto base = apostrophe_base(lower); !base.empty()) {
            add_spelling(std::string(base), s, at);
        } else if (const auto name = behind_elision(lower); !name.empty()) {
            add_joined(std::string(name), s, at);
        }
    }
    if (s.begin > 0 && chunk_[s.begin - 1] == '#') {
        add_spelling("#" + to_lower(written), {s.begin - 1, s.end}, at);
    }
}

void WrittenForms::add_chain(const std::vector<TextPiece>& links) {
    const auto at = position_;
    std::string joined;
    bool letters = false;
    for (const auto& link : links) {
        add_word(link);
        const auto plain = plain_spelling(text(link));
        const auto lower = plain.empty() ? to_lower(text(link)) : plain;
        const auto base = apostrophe_base(lower);
        joined += base.empty() || link.end != links.back().end ? std::string_view(lower) : base;
        letters = letters || has_letter(lower);
    }
    // covid-19-vaccine is found by covid19, start-up-miljø by startup.
    for (std::size_t i = 0; links.size() > 2 && i + 1 < links.size(); ++i) {
        const TextPiece pair{links[i].begin, links[i + 1].end};
        std::string both = to_lower(text(links[i])) + to_lower(text(links[i + 1]));
        if (has_letter(both)) add_joined(std::move(both), pair, at + to_u32(i));
    }
    const TextPiece whole{links.front().begin, links.back().end};
    if (letters) add_joined(std::move(joined), whole, at);
    add_spelling(to_lower(text(whole)), whole, at);
}

}  // namespace udklip::language
