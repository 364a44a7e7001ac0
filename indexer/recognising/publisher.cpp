// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/publisher.hpp"

#include <algorithm>
#include <array>

#include "indexer/reading/text_lines.hpp"
#include "language/dates/date_parser.hpp"
#include "language/text/clean.hpp"
#include "language/text/utf8.hpp"
#include "store/layout/schema.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kLongestSource = 60;  ///< bytes

/// Whether the name is one like nyavis.dk: words with dots between, the last one a country's or one
/// of the usual others.
bool is_domain(std::string_view lower) {
    constexpr std::array<std::string_view, 12> ends = {".dk", ".gl", ".fo", ".no",  ".se",  ".de",
                                                       ".eu", ".uk", ".nu", ".com", ".org", ".net"};
    const bool has_end = std::any_of(ends.begin(), ends.end(), [&](std::string_view end) {
        return lower.size() > end.size() && lower.ends_with(end);
    });
    return has_end && !lower.starts_with('.') && lower.find("..") == lower.npos &&
           std::all_of(lower.begin(), lower.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
                      (c & 0x80) != 0;
           });
}

/// Whether a name in small letters ends as those of newspapers do: "skagen avis", "avisen".
bool is_newspaper(std::string_view lower) {
    constexpr std::array<std::string_view, 6> ends = {"avis",    "avisen",    "tidende",
                                                      "dagblad", "dagbladet", "folkeblad"};
    return lower != "avis" && std::any_of(ends.begin(), ends.end(), [&](std::string_view end) {
               return lower.ends_with(end);
           });
}

}  // namespace

std::string publisher_named_by(const std::vector<const PageLine*>& headings) {
    std::string found;
    for (const auto* line : headings) {
        if (!line->heading || line->heading->name.empty()) continue;
        const auto name = line->heading->name;
        if (found.empty()) found = name;
        if (!is_same_name(found, name)) return {};
    }
    return found;
}

bool is_same_name(std::string_view a, std::string_view b) {
    return store::facet_key(a) == store::facet_key(b);
}

std::string source_of_folder(std::string_view relative_path, const FurnitureHeadings& tables) {
    // An archive is no folder; what lies in it has folders of its own.
    if (const auto inside = relative_path.find("!/"); inside != relative_path.npos) {
        if (relative_path.substr(0, inside).find('/') == relative_path.npos)
            relative_path.remove_prefix(inside + 2);
    }
    if (relative_path.starts_with("./")) relative_path.remove_prefix(2);
    const auto slash = relative_path.find('/');
    if (slash == relative_path.npos || slash == 0) return {};
    std::string name = language::clean(relative_path.substr(0, slash));
    std::replace(name.begin(), name.end(), '_', ' ');
    name = trim(name);
    if (!language::is_valid_utf8(relative_path.substr(0, slash)) || name.size() > kLongestSource)
        return {};
    std::string domain = language::to_lower(name);
    if (domain.starts_with("www.")) domain.erase(0, 4);
    if (is_domain(domain)) return domain;
    return tables.is_publisher(name) || is_newspaper(domain) ? name : std::string();
}

}  // namespace udklip::indexer
