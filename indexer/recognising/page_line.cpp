// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/page_line.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/reading/text_lines.hpp"
#include "language/text/ascii.hpp"
#include "language/text/fold.hpp"
#include "language/text/utf8.hpp"
#include "store/layout/schema.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kLongestPageHeadline = 160;  ///< bytes
constexpr std::size_t kMostHeadlineWords = 15;
constexpr std::size_t kFewestSentenceWords = 6;
constexpr std::size_t kLongestContact = 300;  ///< bytes; a telephone in more is told in passing

std::size_t count_words(std::string_view line) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : line) {
        const bool space = c == ' ' || c == '\t';
        if (!space && !inside) ++words;
        inside = !space;
    }
    return words;
}

bool has_full_stop(std::string_view line) {
    for (const std::string_view quote : {"\"", "'", "”", "“", "»", "«", ")"}) {
        if (line.ends_with(quote)) line.remove_suffix(quote.size());
    }
    return line.ends_with('.') || line.ends_with('!') || line.ends_with('?');
}

/// Danish numbers have eight figures: 33703370, 3370 3370, 33 70 33 70, with +45 or 0045 or
/// without.
bool has_telephone(std::string_view line) {
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (!language::is_ascii_digit(line[at]) ||
            (at > 0 && (language::is_ascii_digit(line[at - 1]) || line[at - 1] == '.' ||
                        line[at - 1] == ',' || line[at - 1] == '-')))
            continue;
        std::size_t figures = 0;
        std::size_t end = at;
        std::size_t group = 0;
        bool pairs = true;
        for (; end < line.size(); ++end) {
            if (language::is_ascii_digit(line[end])) {
                ++figures, ++group;
            } else if (line[end] == ' ' && end + 1 < line.size() &&
                       language::is_ascii_digit(line[end + 1]) && group % 2 == 0) {
                group = 0;
            } else {
                break;
            }
        }
        pairs = group % 2 == 0;
        const bool goes_on = end < line.size() && (line[end] == ',' || line[end] == '.') &&
                             end + 1 < line.size() && language::is_ascii_digit(line[end + 1]);
        const bool international = figures == 10 && at > 0 && line[at - 1] == '+';
        if (pairs && !goes_on && (figures == 8 || international)) return true;
        at = end;
    }
    return false;
}

/// Returns the domains of mail and web addresses in a line, without the country: "kl" of www.kl.dk.
std::vector<std::string> domains_of(std::string_view line) {
    const auto is_host = [](char c) {
        return c == '.' || c == '-' || language::is_ascii_digit(c) || (c >= 'a' && c <= 'z') ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    std::vector<std::string> domains;
    const std::string lower = language::to_lower(line);
    for (const std::string_view sign : {"@", "://", "www."}) {
        for (auto at = lower.find(sign); at != lower.npos; at = lower.find(sign, at + 1)) {
            std::size_t begin = at + (sign == "www." ? 0 : sign.size());
            if (std::string_view(lower).substr(begin).starts_with("www.")) begin += 4;
            std::size_t end = begin;
            while (end < lower.size() && is_host(lower[end])) ++end;
            while (end > begin && lower[end - 1] == '.') --end;
            const auto host = std::string_view(lower).substr(begin, end - begin);
            const auto country = host.rfind('.');
            if (country == host.npos || country == 0) continue;
            const auto name = host.substr(0, country);
            const auto dot = name.rfind('.');
            domains.emplace_back(dot == name.npos ? name : name.substr(dot + 1));
        }
    }
    return domains;
}

bool is_contact(std::string_view line) {
    if (line.size() > kLongestContact) return false;
    return has_telephone(line) || !domains_of(line).empty();
}

/// Returns letters and digits only, folded: "Novo Nordisk A/S" becomes "novonordisk".
std::string squashed(std::string_view name) {
    std::string out;
    for (const char c : language::fold(language::to_lower(name))) {
        const bool letter = (c >= 'a' && c <= 'z') || language::is_ascii_digit(c);
        if (letter || static_cast<unsigned char>(c) >= 0x80) out.push_back(c);
    }
    return out;
}

std::string without_form(std::string_view name) {
    constexpr auto kForms = std::to_array<std::string_view>(
        {" A/S", " ApS", " I/S", " K/S", " P/S", " amba", " AmbA", " AB", " AG", " Ltd", " Inc"});
    for (const auto form : kForms) {
        if (name.ends_with(form)) name.remove_suffix(form.size());
    }
    return std::string(name);
}

std::string initials(std::string_view name) {
    std::string out;
    for (std::size_t at = 0; at < name.size();) {
        const bool first = at == 0 || name[at - 1] == ' ';
        const char32_t letter = language::next_char(name, at);
        if (first) language::append_char(out, letter);
    }
    return squashed(out);
}

}  // namespace

std::vector<PageLine> lines_of(std::string_view text, const FurnitureHeadings& headings) {
    std::vector<PageLine> lines;
    Lines rest(text);
    while (!rest.at_end()) {
        const auto line = trim(rest.next());
        if (line.empty()) continue;
        PageLine page{};
        page.begin = static_cast<std::size_t>(line.data() - text.data());
        page.text = line;
        page.words = count_words(line);
        page.heading = headings.find(line);
        page.contact = is_contact(line);
        page.ends_sentence = page.words >= kFewestSentenceWords && has_full_stop(line);
        page.prose = !page.heading && (page.ends_sentence || page.words > kMostHeadlineWords ||
                                       line.size() > kLongestPageHeadline);
        lines.push_back(page);
    }
    return lines;
}

bool is_confirmed(std::string_view name, const std::vector<PageLine>& lines) {
    if (name.empty()) return false;
    const std::string key = store::facet_key(name);
    const std::string whole = squashed(without_form(name));
    const std::string first_letters = initials(without_form(name));
    const auto is_domain = [&](const std::string& domain) {
        const std::string other = squashed(domain);
        if (other == whole) return true;
        if (other.size() >= 4 && (whole.starts_with(other) || other.starts_with(whole)))
            return whole.size() >= 4;
        return first_letters.size() >= 2 && other == first_letters;
    };
    return std::any_of(lines.begin(), lines.end(), [&](const PageLine& line) {
        if (line.text.size() <= name.size() + 4 && store::facet_key(line.text) == key) return true;
        if (!line.contact) return false;
        const auto domains = domains_of(line.text);
        return std::any_of(domains.begin(), domains.end(), is_domain);
    });
}

}  // namespace udklip::indexer
