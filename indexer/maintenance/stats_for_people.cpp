// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/maintenance/stats_for_people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "command_line/messages.hpp"
#include "language/text/printable.hpp"
#include "language/text/utf8.hpp"
#include "translation/retelling.hpp"

namespace udklip::indexer {
namespace {

using Json = nlohmann::ordered_json;
using command_line::Printable;
using command_line::show;
using command_line::show_plural;

/// "header 2, path 1".
std::string listed(const Json& by_name, std::string (*shown)(std::string_view)) {
    std::string out;
    for (const auto& [name, count] : by_name.items()) {
        out += fmt::format("{}{} {}", out.empty() ? "" : ", ", shown(name), count.dump());
    }
    return out;
}

/// "7 gif, 1 without an ending", as the report of a run says it.
std::string listed_endings(const Json& by_ending) {
    Printable out;
    for (const auto& [ending, count] : by_ending.items()) {
        if (!out.empty()) out += ", ";
        out += ending == "none" ? show("{} without an ending", count.dump())
                                : show("{} {}", count.dump(), ending);
    }
    return out.str();
}

/// Returns the name of a field, or of a place where fields are found, in the language of the user.
std::string in_words(std::string_view name) {
    static const std::map<std::string_view, Printable> words = {
        {"author", show("author")},
        {"date", show("date")},
        {"section", show("section")},
        {"source", show("source")},
        {"title", show("title")},
        {"url", show("url")},
        {"first line", show("first line")},
        {"first sentence", show("first sentence")},
        {"folder", show("folder")},
        {"furniture", show("furniture")},
        {"header", show("header")},
        {"metadata", show("metadata")},
        {"page", show("page")},
        {"path", show("path")},
    };
    const auto word = words.find(name);
    return word == words.end() ? language::printable_line(name) : word->second.str();
}

/// The report for people: a name, and what belongs to it, in two columns.
class Columns {
  public:
    void line(const Printable& name, const std::string& value) {
        if (!value.empty()) out_ += fmt::format("{:<16} {}\n", name, value);
    }
    void heading(const Printable& name) { out_ += fmt::format("\n{}\n", name); }
    /// Names of any width, counts below one another.
    void counts(const Json& values) {
        constexpr std::size_t kMost = 60;
        std::size_t widest = 0;
        std::size_t digits = 0;
        std::vector<std::pair<std::string, std::string>> rows;
        for (const auto& value : values) {
            if (rows.size() == kMost) break;
            const auto& name = value["value"];
            rows.emplace_back(name.is_null() ? show("unknown").str()
                                             : language::printable_line(name.get<std::string>()),
                              value["count"].dump());
            widest = std::max(widest, language::count_chars(rows.back().first));
            digits = std::max(digits, rows.back().second.size());
        }
        for (const auto& [name, count] : rows) {
            out_ +=
                fmt::format("  {}{}  {:>{}}\n", name,
                            std::string(widest - language::count_chars(name), ' '), count, digits);
        }
        if (rows.size() < values.size()) {
            out_ += show("  and {} more (--json)\n", values.size() - rows.size()).str();
        }
    }
    void row(const std::string& name, const std::string& value) {
        out_ += fmt::format("  {:<14} {}\n", name, value);
    }
    void row(const std::string& text) { out_ += "  " + text + "\n"; }
    std::string take() { return std::move(out_); }

  private:
    std::string out_;
};

/// "20210501" as 2021-05-01.
std::string as_date(const std::string& day) {
    return day.size() == 8 ? day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6) : day;
}

/// "3 articles in 2 files that have come or changed within seven days".
Printable this_week(const Json& week) {
    const auto articles = week["articles"].get<std::uint64_t>();
    const auto files = week["files"].get<std::uint64_t>();
    return show("{} in {} that came or changed within seven days",
                show_plural("{} article", "{} articles", articles, articles),
                show_plural("{} file", "{} files", files, files));
}

std::string text_of(const Json& value) {
    return value.is_string() ? language::printable_line(value.get<std::string>()) : value.dump();
}

}  // namespace

std::string stats_for_people(const Json& facts) {
    const std::string articles = facts["articles"].dump();
    Columns lines;
    lines.line(show("database"), text_of(facts["database"]));
    lines.line(show("generation"), text_of(facts["generation"]));
    lines.line(show("program"), text_of(facts["program"]));
    lines.line(show("analyzer"), text_of(facts["analyzer"]));
    if (facts.contains("shard")) lines.line(show("shard"), text_of(facts["shard"]));
    lines.line(show("articles"), articles);
    lines.line(show("files"), facts["files"].dump());
    if (facts.contains("this_week")) {
        lines.line(show("this week"), this_week(facts["this_week"]).str());
    }
    lines.line(show("rejected"), facts["rejected"].dump());
    lines.line(show("not read"), facts["skipped"].dump());
    lines.line(show("dated"), show("{} of {}", facts["dated"].dump(), articles).str());
    lines.line(show("with source"), show("{} of {}", facts["with_source"].dump(), articles).str());
    const std::string first = as_date(facts["first_day"].get<std::string>());
    const std::string last = as_date(facts["last_day"].get<std::string>());
    if (!first.empty())
        lines.line(show("dates"), first == last ? first : show("{} to {}", first, last).str());
    lines.line(show("megabytes"), fmt::format("{:.1f}", facts["bytes"].get<double>() / 1e6));
    if (!facts["by_year"].empty()) {
        lines.heading(show("Articles by year"));
        lines.counts(facts["by_year"]);
        lines.heading(show("Articles by source"));
        lines.counts(facts["by_source"]);
    }
    if (!facts["aliases"].empty()) {
        lines.heading(show("Other names of sources"));
        for (const auto& [name, source] : facts["aliases"].items()) {
            lines.row(language::printable_line(name), text_of(source));
        }
    }
    if (!facts["names"].empty()) {
        lines.heading(show("Most frequent names"));
        lines.counts(facts["names"]);
    }
    if (!facts["found_in"].empty()) {
        lines.heading(show("Where a field was found"));
        for (const auto& [field, places] : facts["found_in"].items()) {
            lines.row(in_words(field), listed(places, in_words));
        }
    }
    if (facts["rejected"] != 0) {
        lines.heading(show("Rejected"));
        for (const auto& rejection : facts["rejections"]) {
            lines.row(translation::retold_line(translation::of_user(), text_of(rejection)));
        }
        const auto told = facts["rejections"].size();
        const auto all = facts["rejected"].get<std::uint64_t>();
        if (told < all) lines.row(show("and {} more, without their reasons", all - told).str());
    }
    if (!facts["skipped_by_ending"].empty()) {
        lines.heading(show("Not read"));
        lines.row(listed_endings(facts["skipped_by_ending"]));
    }
    lines.heading(show("Roots"));
    for (const auto& root : facts["roots"]) lines.row(text_of(root));
    if (facts.contains("shards")) {
        lines.heading(show("Shards"));
        for (const auto& [name, count] : facts["shards"].items()) {
            lines.row(language::printable_line(name), count.dump());
        }
    }
    lines.heading(show("Bytes by table"));
    for (const auto& [name, bytes] : facts["tables"].items()) {
        lines.row(language::printable_line(name), fmt::format("{:>14}", bytes.dump()));
    }
    return lines.take();
}

}  // namespace udklip::indexer
