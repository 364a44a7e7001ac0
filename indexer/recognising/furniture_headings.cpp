// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/furniture_headings.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <span>

#include "command_line/error.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/dates/date_parser.hpp"
#include "language/text/clean.hpp"
#include "language/text/utf8.hpp"
#include "store/layout/schema.hpp"

namespace udklip::indexer {
namespace data {
extern const std::span<const std::string_view> furniture;
extern const std::span<const std::string_view> publishers;
}  // namespace data

namespace {

constexpr std::size_t kLongestPattern = 600;  ///< bytes; with {text}
constexpr std::size_t kLongestHeading = 120;  ///< without
constexpr std::size_t kLongestFilled = 80;
constexpr std::size_t kMostNameWords = 8;

struct KindName {
    std::string_view name;
    Furniture kind;
};

constexpr auto kKinds = std::to_array<KindName>({
    {"text", Furniture::text},
    {"line", Furniture::line},
    {"anywhere", Furniture::anywhere},
    {"also", Furniture::also},
    {"contacts", Furniture::contacts},
    {"about", Furniture::about},
    {"keywords", Furniture::keywords},
    {"teasers", Furniture::teasers},
    {"end", Furniture::end},
});

/// Signs that sites put before and behind headings and links.
constexpr auto kBefore =
    std::to_array<std::string_view>({" ", "\t", "•", "·", "-", "–", "*", "#", ">", "»", "→", "›"});
constexpr auto kBehind = std::to_array<std::string_view>(
    {" ", "\t", ":", ">", "»", "→", "›", "…", "...", "+", "*", "|"});

/// Returns the line without white space and such signs around it.
std::string_view bare(std::string_view line) {
    for (bool more = true; more;) {
        more = false;
        for (const auto sign : kBefore) {
            while (line.starts_with(sign)) line.remove_prefix(sign.size()), more = true;
        }
        for (const auto sign : kBehind) {
            while (line.ends_with(sign)) line.remove_suffix(sign.size()), more = true;
        }
    }
    return line;
}

bool fits_number(std::string_view text) {
    return !text.empty() && text.size() <= 9 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || c == '.';
    });
}

/// A date, maybe with the name of its time zone.
bool fits_date(std::string_view text) {
    if (text.empty() || text.size() > 60) return false;
    const auto space = text.rfind(' ');
    const auto zone = space == text.npos ? std::string_view() : text.substr(space + 1);
    const bool named =
        zone.size() >= 2 && zone.size() <= 4 &&
        std::all_of(zone.begin(), zone.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (named) text = trim(text.substr(0, space));
    return language::parse_article_date(text).has_value();
}

/// A name: it begins with a capital or a figure, and is no sentence.
bool fits_name(std::string_view text) {
    if (text.empty() || text.size() > kLongestFilled) return false;
    std::size_t at = 0;
    const char32_t first = language::next_char(text, at);
    if (!language::is_upper(first) && !language::is_digit(first)) return false;
    if (fits_number(text) || fits_date(text)) return false;
    if (text.find(". ") != text.npos || text.find_first_of("?!|\t\"") != text.npos) return false;
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) < kMostNameWords;
}

std::string key_of(std::string_view name) {
    return store::facet_key(language::clean(trim(name)));
}

std::string read_file(const std::filesystem::path& path) {
    std::error_code error;
    std::ifstream in(path, std::ios::binary);
    std::string rows;
    const bool is_file = in && !std::filesystem::is_directory(path, error);
    if (is_file) rows.assign(std::istreambuf_iterator<char>(in), {});
    if (!is_file || in.bad()) {
        throw Error(ErrorCode::usage, said("cannot read the headings in {}", path.string()));
    }
    return rows;
}

std::filesystem::path user_file() {
    const auto folder = [](const char* name) -> std::filesystem::path {
        const char* value = std::getenv(name);
        return value == nullptr ? "" : value;
    };
    if (const auto config = folder("XDG_CONFIG_HOME"); !config.empty())
        return config / "udklip" / "furniture.tsv";
    const auto home = folder("HOME");
    return home.empty() ? home : home / ".config" / "udklip" / "furniture.tsv";
}

}  // namespace

FurnitureHeadings FurnitureHeadings::built_in() {
    std::string rows;
    for (const auto row : data::furniture) rows.append(row).push_back('\n');
    for (const auto row : data::publishers) rows.append(row).push_back('\n');
    FurnitureHeadings headings;
    headings.add(rows, "furniture.tsv");
    return headings;
}

void FurnitureHeadings::add(std::string_view rows, const std::string& where) {
    const std::string cleaned = language::clean(rows);
    Lines lines(cleaned);
    for (std::size_t number = 1; !lines.at_end(); ++number) {
        const auto row = lines.next();
        if (trim(row).empty() || row.starts_with('#')) continue;
        const auto place = fmt::format("{}, line {}", where, number);
        const auto tab = row.find('\t');
        const auto name = trim(row.substr(0, tab));
        if (tab != row.npos && add_name(name, trim(row.substr(tab + 1)), place)) continue;
        const auto kind = std::find_if(kKinds.begin(), kKinds.end(),
                                       [&](const KindName& known) { return known.name == name; });
        if (tab == row.npos || kind == kKinds.end()) {
            throw Error(
                ErrorCode::usage, said("{}: it begins with no kind of heading and a tab", place),
                said("kinds: line anywhere also contacts about keywords teasers end text publisher "
                     "kicker header bureau"));
        }
        add_row(kind->kind, trim(row.substr(tab + 1)), place);
    }
    const std::string both = fingerprint_ + cleaned;
    fingerprint_ = fmt::format("{:016x}", XXH3_64bits(both.data(), both.size()));
}

/// Takes a row that is no heading of furniture. Returns whether it is one.
bool FurnitureHeadings::add_name(std::string_view kind, std::string_view value,
                                 const std::string& where) {
    if (kind == "kicker") {
        kickers_.insert(key_of(value));
    } else if (kind == "publisher") {
        publishers_.insert(key_of(value));
        headers_.add_publisher(value);
    } else if (kind == "bureau") {
        publishers_.insert(key_of(value));
        headers_.add_bureau(value);
    } else if (kind == "header") {
        const std::string fault = headers_.add(value);
        if (!fault.empty())
            throw Error(ErrorCode::usage, said("{}: \"{}\" is no header", where, value), fault);
    } else {
        return false;
    }
    return true;
}

void FurnitureHeadings::add_row(Furniture kind, std::string_view text, const std::string& where) {
    constexpr auto kSlots = std::to_array<std::pair<std::string_view, Slot>>({
        {"{publisher}", Slot::publisher},
        {"{name}", Slot::name},
        {"{date}", Slot::date},
        {"{number}", Slot::number},
        {"{text}", Slot::text},
    });
    Pattern pattern{kind, {""}, {}};
    const std::string lower = language::to_lower(bare(text));
    for (std::size_t at = 0; at < lower.size();) {
        if (lower[at] != '{') {
            pattern.literals.back().push_back(lower[at++]);
            continue;
        }
        const auto rest = std::string_view(lower).substr(at);
        const auto slot = std::find_if(kSlots.begin(), kSlots.end(), [&](const auto& known) {
            return rest.starts_with(known.first);
        });
        if (slot == kSlots.end()) {
            throw Error(ErrorCode::usage, said("{}: unknown place in \"{}\"", where, text),
                        said("places: {{publisher}} {{name}} {{date}} {{number}} {{text}}"));
        }
        pattern.slots.push_back(slot->second);
        pattern.literals.emplace_back();
        at += slot->first.size();
    }
    const bool says_nothing =
        std::all_of(pattern.literals.begin(), pattern.literals.end(),
                    [](const std::string& literal) { return trim(literal).empty(); });
    if (says_nothing) {
        throw Error(ErrorCode::usage, said("{}: \"{}\" would be any line", where, text));
    }
    if (pattern.slots.empty()) {
        plain_[lower] = kind;
    } else {
        patterns_.push_back(std::move(pattern));
    }
}

bool FurnitureHeadings::holds(Slot slot, std::string_view value) {
    switch (slot) {
        case Slot::publisher:
        case Slot::name:
            return fits_name(value);
        case Slot::date:
            return fits_date(value);
        case Slot::number:
            return fits_number(value);
        case Slot::text:
            return true;
    }
    return false;
}

std::optional<HeadingMatch> FurnitureHeadings::fit(const Pattern& pattern, std::string_view line,
                                                   std::string_view lower) {
    if (!lower.starts_with(pattern.literals.front())) return std::nullopt;
    HeadingMatch match{pattern.kind, {}, false};
    std::size_t at = pattern.literals.front().size();
    for (std::size_t i = 0; i < pattern.slots.size(); ++i) {
        const std::string& behind = pattern.literals[i + 1];
        std::size_t end = 0;
        if (i + 1 < pattern.slots.size()) {
            end = lower.find(behind, at);
        } else if (lower.substr(at).ends_with(behind)) {
            end = lower.size() - behind.size();
        } else {
            return std::nullopt;
        }
        if (end == lower.npos) return std::nullopt;
        const auto value = trim(line.substr(at, end - at));
        const Slot slot = pattern.slots[i];
        if (slot != Slot::text && line.size() > kLongestHeading) return std::nullopt;
        if (!holds(slot, value)) return std::nullopt;
        if (slot == Slot::publisher || slot == Slot::name) {
            match.name = value;
            match.is_publisher = slot == Slot::publisher;
        }
        at = end + behind.size();
    }
    return match;
}

bool FurnitureHeadings::is_publisher(std::string_view name) const {
    return publishers_.contains(key_of(name));
}

bool FurnitureHeadings::is_kicker(std::string_view line) const {
    return kickers_.contains(key_of(bare(line)));
}

std::optional<HeadingMatch> FurnitureHeadings::find(std::string_view line) const {
    const auto found = match(line);
    return found && found->kind == Furniture::text ? std::nullopt : found;
}

std::optional<HeadingMatch> FurnitureHeadings::match(std::string_view line) const {
    line = bare(line);
    if (line.empty() || line.size() > kLongestPattern) return std::nullopt;
    const std::string lower = language::to_lower(line);
    std::optional<HeadingMatch> found;
    if (const auto plain = plain_.find(lower); plain != plain_.end()) {
        found = HeadingMatch{plain->second, {}, false};
    }
    // Slots are cut out of the line as written, so its letters must stand where the lower-case
    // ones do.
    if (!found && lower.size() == line.size()) {
        for (auto pattern = patterns_.rbegin(); !found && pattern != patterns_.rend(); ++pattern) {
            found = fit(*pattern, line, lower);
        }
    }
    return found;
}

FurnitureHeadings load_headings(const std::filesystem::path& named) {
    FurnitureHeadings headings = FurnitureHeadings::built_in();
    const auto user = user_file();
    std::error_code error;
    if (!user.empty() && std::filesystem::exists(user, error))
        headings.add(read_file(user), user.string());
    if (!named.empty()) headings.add(read_file(named), named.string());
    return headings;
}

}  // namespace udklip::indexer
