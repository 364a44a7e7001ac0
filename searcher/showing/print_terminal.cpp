// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "language/text/printable.hpp"
#include "searcher/showing/print.hpp"

namespace udklip::searcher {
namespace {

using language::printable_line;

constexpr std::size_t kIndent = 4;
constexpr std::size_t kMostFacetValues = 10;
constexpr std::size_t kMostBarColumns = 24;
constexpr int kMostYears = 40;

/// Returns the path as the reader would type it: relative if it lies below the current folder.
std::string short_path(const std::string& path) {
    std::error_code error;
    const std::string here = std::filesystem::current_path(error).string() + "/";
    if (!error && path.starts_with(here)) return path.substr(here.size());
    return path;
}

std::string spaces(std::size_t count) {
    return std::string(count, ' ');
}

/// Title on the left, source and date on the right, on one line.
std::string headline(const Hit& hit, const Terminal& terminal) {
    std::string right = printable_line(hit.source);
    if (!hit.date.empty())
        right += (right.empty() ? "" : " · ") + printable_line(hit.date.substr(0, 10));
    const std::string number = fmt::format("{:>2}  ", hit.rank);
    const std::size_t taken = number.size() + columns_of(right) + (right.empty() ? 0 : 2);
    const std::size_t room = terminal.width > taken + 20 ? terminal.width - taken : 20;
    const std::string title = fit(printable_line(hit.title), room);
    const std::size_t gap = room - std::min(room, columns_of(title)) + (right.empty() ? 0 : 2);
    std::string line = terminal.dim(number) + terminal.bold(title);
    if (!right.empty()) line += spaces(gap) + terminal.dim(right);
    return line + "\n";
}

/// Lists near-duplicates: the source and id of each.
std::string joined(const std::vector<NearDuplicate>& articles) {
    std::string out;
    for (const auto& article : articles) {
        out += out.empty() ? "" : ", ";
        out += article.source.empty() ? article.id
                                      : fmt::format("{} ({})", article.source, article.id);
    }
    return out;
}

std::string print_hit(const Hit& hit, const Terminal& terminal) {
    std::string out = headline(hit, terminal);
    for (const auto& line :
         wrap(hit.snippet.text, hit.snippet.marks, terminal.width - kIndent, terminal)) {
        out += spaces(kIndent) + line + "\n";
    }
    if (hit.only_in_furniture.value_or(false)) {
        out += spaces(kIndent) + terminal.dim("found outside the text (menus, contacts)") + "\n";
    }
    const std::string path = printable_line(short_path(hit.path));
    out += spaces(kIndent) + terminal.link(hit.path, terminal.dim(path)) + "\n";
    if (hit.similar_total > 0) {
        const std::string lead = fmt::format("and {} like it: ", hit.similar_total);
        const std::string names =
            fit(printable_line(joined(hit.similar)), terminal.width - kIndent - lead.size());
        out += spaces(kIndent) + terminal.dim(lead + names) + "\n";
    }
    return out;
}

/// What to type to narrow down to the most frequent value.
std::string hint(const Facet& facet) {
    const auto& first = facet.values.front();
    const std::string value = first.value ? printable_line(*first.value) : std::string("unknown");
    const bool quoted = value.find_first_of(" \t'\"&;()$*?") != std::string::npos;
    const std::string typed = quoted ? "\"" + value + "\"" : value;
    if (facet.name == "year" || facet.name == "source") return "--" + facet.name + " " + typed;
    return "'" + facet.name + ":" + typed + "'";
}

std::string name_of(const FacetValue& value) {
    return value.value ? printable_line(*value.value) : std::string("unknown");
}

/// Returns consecutive years, empty ones included, if there are few enough to show; for other
/// fields, and for too many years, the most frequent values.
std::vector<FacetValue> values_to_show(const Facet& facet) {
    std::vector<FacetValue> values = facet.values;
    if (facet.name == "year" && values.size() > 1) {
        std::map<int, std::uint64_t> by_year;
        std::vector<FacetValue> unknown;
        for (const auto& value : values) {
            if (value.value) {
                by_year[std::atoi(value.value->c_str())] = value.count;
            } else {
                unknown.push_back(value);
            }
        }
        const int span = by_year.empty() ? 0 : by_year.rbegin()->first - by_year.begin()->first + 1;
        if (span > 0 && span <= kMostYears) {
            values.clear();
            for (int year = by_year.begin()->first; year <= by_year.rbegin()->first; ++year) {
                values.push_back({fmt::format("{:04}", year), by_year[year]});
            }
            values.insert(values.end(), unknown.begin(), unknown.end());
            return values;
        }
    }
    if (values.size() > kMostFacetValues) values.resize(kMostFacetValues);
    return values;
}

/// Prints the values of a facet as bars, below a line that says how to narrow down to one.
std::string print_facet(const Facet& facet, const Terminal& terminal) {
    constexpr std::size_t kWidestName = 30;
    const auto values = values_to_show(facet);
    std::uint64_t highest = 1;
    std::size_t widest = 0;
    for (const auto& value : values) {
        highest = std::max(highest, value.count);
        widest = std::max(widest, std::min(columns_of(name_of(value)), kWidestName));
    }
    std::string out =
        terminal.bold(facet.name) + terminal.dim("  narrow down: " + hint(facet)) + "\n";
    for (const auto& value : values) {
        const std::string name = fit(name_of(value), kWidestName);
        std::string bar;
        const auto length = (value.count * kMostBarColumns + highest - 1) / highest;
        for (std::uint64_t n = 0; n < length; ++n) bar += "▇";
        out += spaces(kIndent) + name + spaces(widest - columns_of(name)) + "  " +
               terminal.bar(bar) + fmt::format("{}{}\n", bar.empty() ? "" : " ", value.count);
    }
    if (facet.values.size() > values.size()) {
        out += spaces(kIndent) +
               terminal.dim(fmt::format("and {} more\n", facet.values.size() - values.size()));
    }
    return out;
}

/// A text line by line, its marks in their style.
std::string print_marked(std::string_view text, const std::vector<Mark>& all_marks,
                         const Terminal& terminal) {
    std::string out;
    auto mark = all_marks.begin();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t line_end = std::min(text.find('\n', at), text.size());
        std::vector<SnippetSpan> marks;
        for (; mark != all_marks.end() && mark->begin < line_end; ++mark) {
            marks.push_back({mark->begin - at, std::min<std::size_t>(mark->end, line_end) - at});
        }
        const std::string_view line = text.substr(at, line_end - at);
        for (const auto& wrapped : wrap(line, marks, terminal.width, terminal))
            out += wrapped + "\n";
        if (line.empty()) out += "\n";
        at = line_end + 1;
    }
    return out;
}

const char* qualifier(const Answer& answer) {
    if (answer.total_is_exact) return "";
    switch (answer.total_bound) {
        case Bound::upper:
            return "at most ";
        case Bound::neither:
            return "about ";
        case Bound::lower:
            break;
    }
    return "at least ";
}

}  // namespace

std::string to_terminal(const Answer& answer, const Terminal& terminal) {
    std::string out;
    if (answer.relaxed) out += "No article has every word; these have some of them.\n\n";
    for (const auto& hit : answer.hits) out += print_hit(hit, terminal) + "\n";
    for (const auto& facet : answer.facets) {
        if (!facet.values.empty()) out += print_facet(facet, terminal);
    }
    const std::string suggestion =
        answer.suggestion
            ? fmt::format("Did you mean: {}?\n", terminal.bold(printable_line(*answer.suggestion)))
            : std::string();
    if (answer.total == 0) return out + "Nothing found.\n" + suggestion;
    const bool collapsed = answer.distinct > 0 && answer.distinct < answer.total;
    out +=
        fmt::format("{}{}{} article{}{}, {:.3f} seconds\n", answer.facets.empty() ? "" : "\n",
                    qualifier(answer), answer.total, answer.total == 1 ? "" : "s",
                    collapsed ? fmt::format(" ({} without near-duplicates)", answer.distinct) : "",
                    answer.seconds);
    return out + suggestion;
}

std::string explain(const Answer& answer, const Terminal& terminal) {
    std::string out =
        fmt::format("{} {}\n", terminal.bold("understood as"), printable_line(answer.understood));
    for (const auto& word : answer.words) {
        out += fmt::format("  {} ({}, in {} articles)\n", terminal.bold(printable_line(word.typed)),
                           word.how, word.articles);
        if (word.how == "word") {
            out += fmt::format("    lemma   {}\n", printable_line(word.whole));
            for (const auto& part : word.parts)
                out += fmt::format("    part    {}\n", printable_line(part));
            if (!word.parts.empty()) {
                out += answer.part_is_enough
                           ? "            found by the word or one of its parts\n"
                           : "            found by the word or all of its parts\n";
            }
        } else {
            out += fmt::format("    words   {}\n", printable_line(word.whole));
        }
    }
    out += fmt::format("{} {}\n", terminal.bold("as Xapian sees it"),
                       printable_line(answer.xapian_query));
    return out;
}

std::string to_terminal(const ShownArticle& shown, const Terminal& terminal) {
    const auto& record = shown.record;
    std::string out = terminal.bold(printable_line(record.title)) + "\n";
    const auto field = [&](const char* name, const std::string& value, const std::string& from) {
        if (value.empty()) return;
        out += terminal.dim(fmt::format("{:<8}", name)) + printable_line(value) +
               (from.empty() ? "" : terminal.dim(" (" + printable_line(from) + ")")) + "\n";
    };
    field("date", record.date, record.date_from);
    field("source", record.source, record.source_from);
    field("author", record.author, record.author_from);
    field("section", record.section, record.section_from);
    field("url", record.url, record.url_from);
    field("id", record.id, "");
    field("file", short_path(record.path), "");
    out += "\n" + print_marked(record.text, shown.marks, terminal);
    if (record.furniture.empty()) return out;
    const std::string label = "── around the article, on its page ";
    const std::size_t taken = std::min(terminal.width, columns_of(label));
    std::string rule = label;
    for (std::size_t n = taken; n < terminal.width; ++n) rule += "─";
    return out + "\n" + terminal.dim(rule) + "\n" +
           print_marked(record.furniture, shown.furniture_marks, terminal);
}

}  // namespace udklip::searcher
