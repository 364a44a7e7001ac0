// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/maintenance/recurring_lines.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "command_line/error.hpp"
#include "indexer/maintenance/interruptible.hpp"
#include "indexer/recognising/page_line.hpp"
#include "indexer/recognising/publisher.hpp"
#include "language/text/ascii.hpp"
#include "language/text/printable.hpp"
#include "language/text/utf8.hpp"
#include "store/layout/articles.hpp"
#include "store/layout/schema.hpp"
#include "store/reader.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kMostBelow = 10;
constexpr std::size_t kMostAbove = 5;
constexpr std::size_t kLongestRecurring = 200;  ///< bytes
constexpr std::size_t kLargestText = 1'000'000;
constexpr std::size_t kFewestLetters = 2;
constexpr std::size_t kLongestNumber = 9;

/// A short line at the edge of a text.
struct Edge {
    std::string_view line;
    std::string pattern;  ///< with {number} for its numbers
    bool below;
};

std::string with_places(std::string_view line) {
    std::string out;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t end = at;
        while (end < line.size() &&
               (language::is_ascii_digit(line[end]) || (end > at && line[end] == '.')))
            ++end;
        if (end == at) {
            out.push_back(line[at++]);
            continue;
        }
        // What is longer than the table takes for a number stays as it is.
        out += end - at <= kLongestNumber ? "{number}" : line.substr(at, end - at);
        at = end;
    }
    return out;
}

/// From the end upward, and from the title down: each run in the order in which it is walked. At
/// least a sentence of the article is left.
std::vector<std::vector<Edge>> edges_of(const store::Record& record,
                                        const FurnitureHeadings& headings) {
    if (record.text.size() > kLargestText) return {};
    const auto lines = lines_of(record.text, headings);
    const auto sentence =
        std::find_if(lines.begin(), lines.end(), [](const PageLine& line) { return line.prose; });
    if (sentence == lines.end()) return {};
    const auto edge = [](const PageLine& line, bool below) {
        return Edge{line.text, with_places(line.text), below};
    };
    std::vector<Edge> below;
    for (auto line = lines.end(); below.size() < kMostBelow && --line != sentence;) {
        if (line->text.size() > kLongestRecurring) break;
        below.push_back(edge(*line, true));
    }
    // A title that was taken from the text may be no title at all, if it recurs.
    const bool stated = !record.title_from.empty() && record.title_from != store::kFirstLine &&
                        record.title_from != store::kFirstSentence;
    std::vector<Edge> above;
    for (auto line = lines.begin(); line != sentence && above.size() < kMostAbove; ++line) {
        if (stated && is_same_name(line->text, record.title)) continue;
        if (line->text.size() > kLongestRecurring) break;
        above.push_back(edge(*line, false));
    }
    return {std::move(below), std::move(above)};
}

/// What is known of a line of one source.
struct Tally {
    std::uint64_t texts = 0;
    std::uint64_t below = 0;
    std::string line;  ///< as it stands in the first of them
    std::string example;
    bool varies = false;  ///< its numbers do
};

class Counter {
  public:
    Counter(const Xapian::Database& db, store::Articles& articles,
            const FurnitureHeadings& headings, const RecurrenceBounds& bounds,
            const std::atomic<bool>* interrupted)
        : db_(&db),
          articles_(&articles),
          headings_(&headings),
          bounds_(bounds),
          interrupted_(interrupted),
          rough_(std::size_t{1} << 22U) {}

    std::vector<RecurringLine> count() {
        for_each_text([this](const store::Record& record) { count_roughly(record); });
        for_each_text([this](const store::Record& record) { count_exactly(record); });
        return rows();
    }

  private:
    struct Source {
        std::string name;
        std::uint64_t texts = 0;
    };

    template <class Action>
    void for_each_text(Action&& action) {
        std::unordered_set<std::string> clusters;
        for (auto article = db_->postlist_begin(""); article != db_->postlist_end(""); ++article) {
            if (interrupted_ != nullptr) stop_if(*interrupted_);
            const auto document = db_->get_document(*article);
            const std::string cluster = document.get_value(store::slot::cluster);
            if (!cluster.empty() && !clusters.insert(cluster).second) continue;
            action(articles_->read(document));
        }
    }

    static std::string key_of(const std::string& source, const Edge& edge) {
        return source + '\0' + edge.pattern;
    }

    /// Of all lines with the same few bits of their hash together: too many at worst.
    std::uint16_t& rough(const std::string& key) {
        return rough_[XXH3_64bits(key.data(), key.size()) % rough_.size()];
    }

    void count_roughly(const store::Record& record) {
        const std::string key = store::facet_key(record.source);
        Source& source = sources_[key];
        if (++source.texts == 1) source.name = record.source;
        for (const auto& run : edges_of(record, *headings_)) {
            for (const auto& edge : run) {
                auto& texts = rough(key_of(key, edge));
                if (texts < std::numeric_limits<std::uint16_t>::max()) ++texts;
            }
        }
    }

    std::uint64_t needed(const Source& source) const {
        const auto share =
            static_cast<std::uint64_t>(static_cast<double>(source.texts) * bounds_.share);
        return std::max(bounds_.texts, share);
    }

    void count_exactly(const store::Record& record) {
        const std::string key = store::facet_key(record.source);
        const auto enough = std::min<std::uint64_t>(needed(sources_[key]),
                                                    std::numeric_limits<std::uint16_t>::max());
        std::unordered_set<std::string> counted;
        for (const auto& run : edges_of(record, *headings_)) {
            for (const auto& edge : run) {
                const std::string line_key = key_of(key, edge);
                if (rough(line_key) < enough) break;
                if (!counted.insert(line_key).second) continue;
                Tally& tally = tallies_[key][edge.pattern];
                if (++tally.texts == 1) {
                    tally.line = edge.line;
                    tally.example = record.id;
                }
                tally.varies = tally.varies || tally.line != edge.line;
                tally.below += edge.below ? 1 : 0;
            }
        }
    }

    /// The row by which the table knows the line; empty if it cannot, or does already.
    std::string row_for(const std::string& pattern, const Tally& tally) const {
        const std::string& text = tally.varies ? pattern : tally.line;
        std::size_t letters = 0;
        const std::string_view rest = tally.line;
        for (std::size_t at = 0; at < rest.size();) {
            letters += language::is_letter(language::next_char(rest, at)) ? 1 : 0;
        }
        if (letters < kFewestLetters || language::printable_line(text) != text) return {};
        if (headings_->has_row_for(tally.line)) return {};
        try {
            const std::string row = "line\t" + text;
            FurnitureHeadings alone;
            alone.add(row, "");
            return alone.find(tally.line) ? row : std::string();
        } catch (const Error&) {
            return {};  // it has a brace
        }
    }

    std::vector<RecurringLine> rows() const {
        std::unordered_map<std::string, RecurringLine> by_row;
        std::unordered_map<std::string, std::uint64_t> texts;
        for (const auto& [key, tallies] : tallies_) {
            const Source& source = sources_.at(key);
            for (const auto& [pattern, tally] : tallies) {
                if (tally.texts < needed(source)) continue;
                const std::string row = row_for(pattern, tally);
                if (row.empty()) continue;
                auto& line = by_row[row];
                if (line.row.empty() || tally.example < line.example) line.example = tally.example;
                line.row = row;
                line.below = 2 * tally.below >= tally.texts;
                line.sources.push_back({source.name, tally.texts, source.texts});
                texts[row] += tally.texts;
            }
        }
        std::vector<RecurringLine> lines;
        lines.reserve(by_row.size());
        for (auto& [row, line] : by_row) lines.push_back(std::move(line));
        for (auto& line : lines) {
            std::sort(line.sources.begin(), line.sources.end(), [](const auto& a, const auto& b) {
                return a.texts != b.texts ? a.texts > b.texts : a.name < b.name;
            });
        }
        std::sort(lines.begin(), lines.end(), [&](const auto& a, const auto& b) {
            return texts[a.row] != texts[b.row] ? texts[a.row] > texts[b.row] : a.row < b.row;
        });
        return lines;
    }

    const Xapian::Database* db_;
    store::Articles* articles_;
    const FurnitureHeadings* headings_;
    RecurrenceBounds bounds_;
    const std::atomic<bool>* interrupted_;
    std::vector<std::uint16_t> rough_;
    std::unordered_map<std::string, Source> sources_;  ///< by key
    std::unordered_map<std::string, std::unordered_map<std::string, Tally>>
        tallies_;  ///< by source and pattern
};

std::string to_table(const std::vector<RecurringLine>& lines) {
    constexpr std::ptrdiff_t kMostSources = 3;
    if (lines.empty()) return "# No line stands at the edge of many articles of one source.\n";
    std::string out =
        "# Lines at the edge of many articles of one source, as rows for a table of headings. "
        "Keep\n"
        "# those that are no part of an article; with \"text\" instead of \"line\", one is not\n"
        "# shown again.\n";
    for (const auto& line : lines) {
        out += "\n";
        for (const auto& source : line.sources) {
            if (&source - line.sources.data() == kMostSources) {
                out += fmt::format("# and of {} more\n", std::ssize(line.sources) - kMostSources);
                break;
            }
            out += fmt::format(
                "# {} of {} texts of {}\n", source.texts, source.of,
                source.name.empty() ? "unknown source" : language::printable_line(source.name));
        }
        out += fmt::format("# {} the text, as in {}\n{}\n", line.below ? "below" : "above",
                           language::printable_line(line.example), line.row);
    }
    return out;
}

std::string to_json(const std::vector<RecurringLine>& lines) {
    auto json = nlohmann::ordered_json::array();
    for (const auto& line : lines) {
        auto sources = nlohmann::ordered_json::array();
        for (const auto& source : line.sources) {
            sources.push_back(
                {{"source", source.name.empty() ? nlohmann::ordered_json(nullptr)
                                                : nlohmann::ordered_json(source.name)},
                 {"texts", source.texts},
                 {"of", source.of}});
        }
        json.push_back({{"row", line.row},
                        {"where", line.below ? "below" : "above"},
                        {"sources", std::move(sources)},
                        {"example", line.example}});
    }
    return language::printable_json(
               json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)) +
           "\n";
}

}  // namespace

std::vector<RecurringLine> recurring_lines(const Xapian::Database& db, store::Articles& articles,
                                           const FurnitureHeadings& headings,
                                           const RecurrenceBounds& bounds,
                                           const std::atomic<bool>* interrupted) {
    return Counter(db, articles, headings, bounds, interrupted).count();
}

std::string recurring_lines_report(const std::filesystem::path& database,
                                   const FurnitureHeadings& headings, bool json,
                                   const std::atomic<bool>& interrupted) {
    store::Reader reader({database});
    const auto lines = reader.consistently([&](const Xapian::Database& db) {
        return recurring_lines(db, reader.articles(), headings, {}, &interrupted);
    });
    return json ? to_json(lines) : to_table(lines);
}

}  // namespace udklip::indexer
