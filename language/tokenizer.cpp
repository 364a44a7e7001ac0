// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/tokenizer.hpp"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "language/apostrophe.hpp"
#include "language/text/utf8.hpp"

namespace udklip::language {
namespace {

std::uint32_t to_u32(std::size_t n) {
    return static_cast<std::uint32_t>(n);
}

/// A piece of the chunk between two of ICU's borders that holds a letter or a digit.
struct TextPiece {
    std::uint32_t begin;
    std::uint32_t end;
};

bool has_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (is_letter(next_char(text, at))) return true;
    }
    return false;
}

bool all_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Returns the decade that a figure and its ending name: 70erne for 70'erne, 70'er and 70ernes.
/// Nothing for other words; the year 1970 is another word.
std::string decade(std::string_view lower) {
    static constexpr auto kEndings =
        std::to_array<std::string_view>({"ernes", "erne", "er", "ers"});
    for (const std::string_view ending : kEndings) {
        if (!lower.ends_with(ending)) continue;
        std::string_view figure = lower.substr(0, lower.size() - ending.size());
        if (figure.ends_with('\'')) figure.remove_suffix(1);
        const bool size = figure.size() == 2 || figure.size() == 4;
        if (size && all_digits(figure) && figure.back() == '0') return std::string(figure) + "erne";
    }
    return {};
}

/// Returns leary for o'leary: a name behind an elided word of one or two letters.
std::string_view behind_elision(std::string_view lower) {
    constexpr std::size_t kShortest = 3;
    const auto mark = lower.find('\'');
    if (mark == std::string_view::npos || mark == 0 || mark > 2) return {};
    const auto rest = lower.substr(mark + 1);
    if (rest.size() < kShortest || rest.find('\'') != std::string_view::npos) return {};
    return is_apostrophe_ending(rest) || !has_letter(rest) ? std::string_view{} : rest;
}

/// Returns 6.6.2017 for 06.06.2017 and 8.30 for 08.30; nothing if there is no zero to remove.
std::string without_leading_zeros(std::string_view number) {
    std::string out;
    bool removed = false;
    std::size_t pieces = 0;
    for (std::size_t at = 0; at <= number.size(); ++pieces) {
        const auto stop = std::min(number.find('.', at), number.size());
        std::string_view piece = number.substr(at, stop - at);
        if (!all_digits(piece) || (piece.size() > 2 && !(pieces == 2 && piece.size() == 4)))
            return {};
        // The minutes of 8.05 keep theirs.
        const bool day_or_hour = pieces == 0 || number.size() > 6;
        if (piece.size() == 2 && piece.front() == '0' && day_or_hour) {
            piece.remove_prefix(1);
            removed = true;
        }
        out.append(out.empty() ? "" : ".").append(piece);
        at = stop + 1;
    }
    return removed && (pieces == 2 || pieces == 3) ? out : std::string{};
}

/// The plain digit of a subscript, or of a superscript 2 or 3; 0 for other characters.
char plain_digit(char32_t c) {
    if (c >= U'₀' && c <= U'₉') return static_cast<char>('0' + (c - U'₀'));
    return c == U'²' ? '2' : c == U'³' ? '3' : '\0';
}

/// The signs that belong to the word before them: C++, C#, m², CO₂. Returns where they end.
std::size_t behind_signs(std::string_view chunk, std::size_t begin, std::size_t end) {
    const std::string_view word = chunk.substr(begin, end - begin);
    const bool letters = std::all_of(word.begin(), word.end(),
                                     [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
    if (letters && word.size() <= 2 && chunk.substr(end).starts_with("++")) return end + 2;
    if (letters && word.size() <= 2 && chunk.substr(end) == "#") return end + 1;
    for (std::size_t at = end; letters && at < chunk.size();) {
        const char32_t c = next_char(chunk, at);
        const bool unit = (c == U'²' || c == U'³') && word.size() <= 2;
        if (plain_digit(c) == '\0' || (c < 0x2000 && !unit)) break;
        end = at;
    }
    return end;
}

/// A per cent sign is a word of its own: in *5 %* it stands alone, in *5%* behind a figure.
bool is_percent_sign(std::string_view chunk, std::size_t at) {
    if (chunk[at] != '%') return false;
    return chunk.size() == 1 || (at > 0 && all_digits(chunk.substr(at - 1, 1)));
}

/// Returns true for AT&T and R&D: short names joined by an ampersand.
bool joins_ampersand(std::string_view chunk, TextPiece before, TextPiece behind) {
    constexpr std::uint32_t kLongest = 3;
    return behind.begin == before.end + 1 && chunk[before.end] == '&' &&
           before.end - before.begin <= kLongest && behind.end - behind.begin <= kLongest &&
           chunk.substr(behind.end, 1) != "=" && chunk.substr(behind.end, 1) != ";";
}

/// Returns true for 14:30, a time of day.
bool joins_time(std::string_view chunk, TextPiece before, TextPiece behind) {
    return behind.begin == before.end + 1 && chunk[before.end] == ':' &&
           before.end - before.begin <= 2 && behind.end - behind.begin == 2 &&
           (before.begin == 0 || chunk[before.begin - 1] != ':') &&
           chunk.substr(behind.end, 1) != ":" &&
           all_digits(chunk.substr(before.begin, before.end - before.begin)) &&
           all_digits(chunk.substr(behind.begin, 2));
}

/// Returns the base of *KL's* and *pc'en*; nothing for other words and for *70'erne*.
std::string_view apostrophe_base(std::string_view lower) {
    const auto mark = lower.rfind('\'');
    if (mark == std::string_view::npos || mark == 0) return {};
    if (!is_apostrophe_ending(lower.substr(mark + 1))) return {};
    const auto base = lower.substr(0, mark);
    return all_digits(base) ? std::string_view{} : base;
}

/// The ending of *70'erne* and *F16'eren*: to ICU, an apostrophe behind a figure ends the word.
bool continues_figure(std::string_view chunk, TextPiece figure, TextPiece ending) {
    return ending.begin == figure.end + 1 && chunk[figure.end] == '\'' &&
           is_digit(static_cast<unsigned char>(chunk[figure.end - 1])) &&
           is_apostrophe_ending(to_lower(chunk.substr(ending.begin, ending.end - ending.begin)));
}

/// Returns 2.800 and 1.234.567,50 without the full stops between groups of three; nothing for other
/// text.
std::string without_grouping(std::string_view number) {
    const auto comma = number.find(',');
    const auto whole = number.substr(0, comma);
    if (comma != std::string_view::npos && !all_digits(number.substr(comma + 1))) return {};
    std::string digits;
    std::size_t group = 0;
    for (std::size_t at = 0;; ++group) {
        const auto stop = std::min(whole.find('.', at), whole.size());
        const auto piece = whole.substr(at, stop - at);
        const bool fits = group == 0 ? piece.size() <= 3 && piece != "0" : piece.size() == 3;
        if (!fits || !all_digits(piece)) return {};
        digits += piece;
        if (stop == whole.size()) break;
        at = stop + 1;
    }
    if (group == 0) return {};
    if (comma != std::string_view::npos) digits += number.substr(comma);
    return digits;
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

/// Returns true for characters that ICU's versions cut differently. They are never part of a word
/// here, but an at sign joins (see joins_at_sign()). The ranges are the differences between ICU 72
/// (Unicode 15.0) and ICU 76 (Unicode 16.0), found by cutting every character in 14 contexts.
bool is_cut_differently(char32_t c) {
    if (c < 0x0600) return c == U'@';
    switch (c) {
        case 0x06DD:   // Arabic end of ayah
        case 0x070F:   // Syriac abbreviation mark
        case 0x0890:   // Arabic pound and piastre marks
        case 0x0891:   //
        case 0x08E2:   // Arabic disputed end of ayah
        case 0x19DA:   // New Tai Lue digit
        case 0xFE10:   // vertical comma and semicolon
        case 0xFE14:   //
        case 0x110BD:  // Kaithi number signs
        case 0x110CD:  //
            return true;
        default:
            break;
    }
    if (c <= 0x0605) return true;  // Arabic number signs
    // ICU 72 does not know the letters of later versions of Unicode.
    UVersionInfo age;
    u_charAge(static_cast<UChar32>(c), age);
    return age[0] > 15 || (age[0] == 15 && age[1] > 0);
}

/// Returns true if one address goes on behind an at sign: *navn@avis.example*.
bool joins_at_sign(std::string_view chunk, TextPiece before, TextPiece behind) {
    return behind.begin == before.end + 1 && chunk[before.end] == '@' &&
           has_letter(chunk.substr(behind.begin, behind.end - behind.begin));
}

}  // namespace

struct Tokenizer::Impl {
    std::unique_ptr<icu::BreakIterator> words;
    UText utext = UTEXT_INITIALIZER;

    Impl() {
        UErrorCode status = U_ZERO_ERROR;
        words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
        if (U_FAILURE(status)) throw std::runtime_error("ICU has no rules for word borders");
    }
    ~Impl() { utext_close(&utext); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    std::vector<TextPiece> segments(std::string_view chunk);
    void add_segments(std::string_view chunk, TextPiece stretch, std::vector<TextPiece>& found);
};

std::vector<TextPiece> Tokenizer::Impl::segments(std::string_view chunk) {
    std::vector<TextPiece> found;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < chunk.size();) {
        const std::size_t before = at;
        const bool percent = is_percent_sign(chunk, at);
        if (!is_cut_differently(next_char(chunk, at)) && !percent) continue;
        add_segments(chunk, {to_u32(begin), to_u32(before)}, found);
        if (percent) found.push_back({to_u32(before), to_u32(at)});
        begin = at;
    }
    add_segments(chunk, {to_u32(begin), to_u32(chunk.size())}, found);
    std::vector<TextPiece> joined;
    bool open = false;  // H₂: a letter goes on in H₂O
    for (TextPiece& piece : found) {
        const auto end = to_u32(behind_signs(chunk, piece.begin, piece.end));
        if (open && joined.back().end == piece.begin) {
            joined.back().end = end;
        } else {
            joined.push_back({piece.begin, end});
        }
        open = end > piece.end && static_cast<unsigned char>(chunk[end - 1]) >= 0x80U;
    }
    return joined;
}

/// Adds the segments of a stretch without characters that ICU's versions cut differently.
void Tokenizer::Impl::add_segments(std::string_view chunk, TextPiece stretch,
                                   std::vector<TextPiece>& found) {
    if (stretch.begin == stretch.end) return;
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&utext, chunk.data() + stretch.begin,
                   static_cast<std::int64_t>(stretch.end - stretch.begin), &status);
    words->setText(&utext, status);
    if (U_FAILURE(status)) return;
    std::int32_t begin = words->first();
    for (std::int32_t end = words->next(); end != icu::BreakIterator::DONE; end = words->next()) {
        if (words->getRuleStatus() >= UBRK_WORD_NONE_LIMIT) {
            TextPiece segment{stretch.begin + static_cast<std::uint32_t>(begin),
                              stretch.begin + static_cast<std::uint32_t>(end)};
            const bool follows = !found.empty();
            if (follows && (continues_figure(chunk, found.back(), segment) ||
                            joins_at_sign(chunk, found.back(), segment) ||
                            joins_ampersand(chunk, found.back(), segment) ||
                            joins_time(chunk, found.back(), segment))) {
                found.back().end = segment.end;
            } else {
                // The sign belongs to a name: @avisen.
                const auto text = chunk.substr(segment.begin, segment.end - segment.begin);
                if (segment.begin > 0 && chunk[segment.begin - 1] == '@' && has_letter(text)) {
                    --segment.begin;
                }
                found.push_back(segment);
            }
        }
        begin = end;
    }
}

namespace {

/// Returns true if the chunk has only letters of ASCII and Latin-1. Such a chunk is one word by
/// UAX #29 as well, so ICU need not see it. Most chunks are like that.
bool is_plain_word(std::string_view chunk) {
    for (std::size_t at = 0; at < chunk.size(); ++at) {
        const auto byte = static_cast<unsigned char>(chunk[at]);
        if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') continue;
        if (byte != 0xC3 || at + 1 == chunk.size()) return false;
        const auto next = static_cast<unsigned char>(chunk[++at]);
        if (next < 0x80 || next > 0xBF || next == 0x97 || next == 0xB7) return false;  // × and ÷
    }
    return !chunk.empty();
}

/// Gathers the forms of one chunk; positions count up as words are added.
class Forms {
  public:
    explicit Forms(std::string_view chunk) : chunk_(chunk) {}

    std::string_view text(TextPiece s) const { return chunk_.substr(s.begin, s.end - s.begin); }
    std::uint32_t next_position() const { return position_; }

    void add_word(TextPiece s) { add(to_lower(text(s)), s, position_++, WrittenForm::Kind::word); }
    void add_word_as(std::string term, TextPiece s) {
        add(std::move(term), s, position_++, WrittenForm::Kind::word);
    }
    void add_joined(std::string term, TextPiece s, std::uint32_t position) {
        add(std::move(term), s, position, WrittenForm::Kind::joined);
    }
    void add_spelling(std::string term, TextPiece s, std::uint32_t position) {
        add(std::move(term), s, position, WrittenForm::Kind::spelling);
    }
    /// Adds a segment of ICU's that is no link of a hyphen chain.
    void add_segment(TextPiece s);
    void add_chain(const std::vector<TextPiece>& links);

    std::vector<WrittenForm> finish() {
        std::stable_sort(forms_.begin(), forms_.end(),
                         [](const auto& a, const auto& b) { return a.position < b.position; });
        return std::move(forms_);
    }

  private:
    void add(std::string term, TextPiece s, std::uint32_t position, WrittenForm::Kind kind) {
        forms_.push_back({std::move(term), s.begin, s.end, position, kind});
    }
    void add_dotted(TextPiece s);
    static std::string plain_term(std::string_view written);

    std::string_view chunk_;
    std::uint32_t position_ = 0;
    std::vector<WrittenForm> forms_;
};

void Forms::add_dotted(TextPiece s) {
    const auto lower = to_lower(text(s));
    const auto pieces = pieces_of(lower);
    const auto at = next_position();
    if (is_abbreviation(lower, pieces)) {
        std::string plain;
        for (const auto& piece : pieces)
            plain += lower.substr(piece.begin, piece.end - piece.begin);
        add_word(s);
        add_spelling(std::move(plain), s, at);
        return;
    }
    // Offsets of the pieces come from the text as written: lower case may be longer or shorter.
    for (const auto& piece : pieces_of(text(s))) {
        add_word({s.begin + piece.begin, s.begin + piece.end});
    }
    add_spelling(lower, s, at);
}

/// Returns the one spelling of a decade, a time, a date in figures, or a word with sub- and
/// superscript digits; nothing for other words.
std::string Forms::plain_term(std::string_view written) {
    const std::string lower = to_lower(written);
    if (auto name = decade(lower); !name.empty()) return name;
    std::string term;
    bool digits = false;
    for (std::size_t at = 0; at < lower.size();) {
        const std::size_t before = at;
        const char digit = plain_digit(next_char(lower, at));
        digits = digits || digit != '\0';
        if (digit != '\0') {
            term.push_back(digit);
        } else {
            term.append(lower, before, at - before);
        }
    }
    if (digits) return term;
    const auto colon = lower.find(':');
    const bool time = colon != std::string::npos && !has_letter(lower) && lower.size() <= 5;
    if (time) term[colon] = '.';
    auto plain = without_leading_zeros(term);
    return plain.empty() && time ? term : plain;
}

void Forms::add_segment(TextPiece s) {
    const auto written = text(s);
    const auto at = next_position();
    if (auto plain = plain_term(written); !plain.empty()) {
        add_word_as(std::move(plain), s);
    } else if (written.find_first_of(".@:_") != std::string_view::npos && has_letter(written)) {
        add_dotted(s);
    } else if (auto number = without_grouping(written); !number.empty()) {
        add_word_as(std::move(number), s);
    } else {
        add_word(s);
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

void Forms::add_chain(const std::vector<TextPiece>& links) {
    const auto at = next_position();
    std::string joined;
    bool letters = false;
    for (const auto& link : links) {
        add_segment(link);
        const auto plain = plain_term(text(link));
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

}  // namespace

Tokenizer::Tokenizer() : impl_(std::make_unique<Impl>()) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

std::vector<WrittenForm> Tokenizer::cut(std::string_view chunk) {
    Forms forms(chunk);
    if (is_plain_word(chunk)) {
        forms.add_word({0, static_cast<std::uint32_t>(chunk.size())});
        return forms.finish();
    }
    const auto segments = impl_->segments(chunk);
    for (std::size_t i = 0; i < segments.size();) {
        std::vector<TextPiece> chain{segments[i]};
        while (++i < segments.size() && segments[i].begin == chain.back().end + 1 &&
               chunk[chain.back().end] == '-' && chunk[chain.back().begin] != '%') {
            chain.push_back(segments[i]);
        }
        if (chain.size() == 1) {
            forms.add_segment(chain.front());
        } else {
            forms.add_chain(chain);
        }
    }
    return forms.finish();
}

std::uint64_t Tokenizer::fingerprint() {
    // Every kind of string that the rules above or ICU's versions decide about.
    static constexpr auto kDifficult = std::to_array<std::string_view>({
        "navn@avis.example",
        "@avis.example",
        "a.b@kl.dk",
        "5@6",
        "a@",
        "a.@b",
        "tv-avisen",
        "KL's",
        "70'erne",
        "1990erne",
        "F16'eren",
        "bl.a",
        "f.eks",
        "U.S.A",
        "2.800,50",
        "11.30",
        "12:30",
        "5,5",
        "1/2",
        "#tag",
        "snake_case",
        "han/hun",
        "http://avis.example/a-b?c=d&e=f",
        "O'Leary",
        "rock'n'roll",
        "C++",
        "AT&T",
        "50%",
        "§12",
        "a:b",
        "1:2",
        "a·b",
        "a‧b",
        "ﾃﾞｰﾀ",
        "カタカナ",
        "ひらがな",
        "漢字",
        "한국어",
        "ไทย",
        "עברית",
        "ג״ל",
        "العربية",
        "۱۲۳",
        "a\u0600b",
        "a\u06DDb",
        "1\u19DA2",
        "a\u1C89b",
        "\uA7CBa",
        "1\uFE102",
        "a\U000105C0b",
        "👍🏽",
        "🇩🇰",
        "é",
        "x²",
        "½",
    });
    static const std::uint64_t fingerprint = [] {
        Tokenizer tokenizer;
        std::string cut;
        for (const std::string_view chunk : kDifficult) {
            for (const WrittenForm& form : tokenizer.cut(chunk)) {
                cut += form.term;
                for (const std::uint32_t number : {form.begin, form.end, form.position}) {
                    cut += ' ' + std::to_string(number);
                }
                cut += ' ' + std::to_string(static_cast<int>(form.kind)) + '\n';
            }
            cut += '\n';
        }
        return XXH3_64bits(cut.data(), cut.size());
    }();
    return fingerprint;
}

}  // namespace udklip::language
