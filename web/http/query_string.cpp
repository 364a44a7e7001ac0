// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/query_string.hpp"

#include <algorithm>
#include <optional>

#include "language/text/printable.hpp"

namespace udklip::web {
namespace {

std::optional<unsigned> digit(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
    return std::nullopt;
}

std::string decoded(std::string_view raw, bool plus_is_blank) {
    std::string out;
    for (std::size_t at = 0; at < raw.size(); ++at) {
        if (raw[at] == '+' && plus_is_blank) {
            out.push_back(' ');
            continue;
        }
        if (raw[at] == '%' && at + 2 < raw.size()) {
            const auto high = digit(raw[at + 1]);
            const auto low = digit(raw[at + 2]);
            if (high && low) {
                out.push_back(static_cast<char>(*high * 16 + *low));
                at += 2;
                continue;
            }
        }
        out.push_back(raw[at]);
    }
    return out;
}

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == '~';
}

std::string encoded(std::string_view text, std::string_view blank) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_unreserved(c)) {
            out.push_back(c);
        } else if (c == ' ') {
            out += blank;
        } else {
            out += {'%', kDigits[byte / 16], kDigits[byte % 16]};
        }
    }
    return out;
}

/// A form sends the ends of lines as CR LF.
std::string with_plain_line_ends(std::string text) {
    for (auto at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n", at)) {
        text.erase(at, 1);
    }
    return text;
}

std::string cleaned(std::string_view raw) {
    return language::printable_text(with_plain_line_ends(decoded(raw, true)));
}

}  // namespace

Parameters parse_query_string(std::string_view raw) {
    Parameters all;
    while (!raw.empty()) {
        const std::string_view field = raw.substr(0, raw.find('&'));
        raw.remove_prefix(std::min(raw.size(), field.size() + 1));
        if (field.empty()) continue;
        const auto equals = field.find('=');
        const bool has_value = equals != std::string_view::npos;
        all.emplace_back(cleaned(field.substr(0, equals)),
                         has_value ? cleaned(field.substr(equals + 1)) : std::string());
    }
    return all;
}

std::string parameter(const Parameters& all, std::string_view name) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const auto& field) { return field.first == name; });
    return found == all.end() ? std::string() : found->second;
}

std::string query_string(const Parameters& all) {
    std::string out;
    for (const auto& [name, value] : all) {
        if (!out.empty()) out.push_back('&');
        out += encoded(name, "+") + "=" + encoded(value, "+");
    }
    return out;
}

std::string percent_decoded(std::string_view raw) {
    return decoded(raw, false);
}

std::string path_segment(std::string_view text) {
    return encoded(text, "%20");
}

}  // namespace udklip::web
