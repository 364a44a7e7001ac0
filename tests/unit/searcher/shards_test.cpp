// SPDX-License-Identifier: GPL-3.0-or-later
//
// One database, two local shards and two behind servers must give the same answers: ids, scores,
// order, counts, facets, snippets, suggestions.
#include "store/shards.hpp"

#include <fmt/format.h>

#include <atomic>
#include <map>
#include <random>

#include "command_line/error.hpp"
#include "indexer/updating/update.hpp"
#include "searcher/search.hpp"
#include "searcher/showing/print.hpp"
#include "store/layout/schema.hpp"
#include "store/writer.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/lexicon.hpp"
#include "tests/unit/servers.hpp"
#include "tests/unit/store/errors.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip;
using searcher::Request;
using searcher::Searcher;
using store::Reader;
using store::WhenMissing;
using test::Server;
using test::TempFolder;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kStems[] = {
    "kommune", "skole",  "økonomi", "social",   "sundhed",    "regering", "minister", "barn",
    "ældre",   "penge",  "budget",  "forslag",  "aftale",     "klima",    "trafik",   "bolig",
    "sygehus", "politi", "avis",    "læser",    "mand",       "kvinde",   "hus",      "vej",
    "arbejde", "plads",  "område",  "forening", "virksomhed", "marked"};
constexpr std::string_view kEndings[] = {"", "", "n", "en", "er", "erne", "s", "ens", "et"};
constexpr std::string_view kSmall[] = {"og", "i", "den", "som", "har", "for", "på", "med"};
constexpr std::string_view kSources[] = {"KL", "Politiken", "Dagens Nyt", "Århus Avis", ""};

/// The same words whatever the library's distributions do.
class Dice {
  public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    std::size_t below(std::size_t bound) { return engine_() % bound; }
    template <class Array>
    std::string_view one_of(const Array& values) {
        // Some are much more frequent than others.
        return values[std::min(below(std::size(values)), below(std::size(values)))];
    }
    std::string word() {
        if (below(4) == 0) return std::string(one_of(kSmall));
        std::string word(one_of(kStems));
        if (below(3) == 0)
            word += std::string(below(2) == 0 ? "s" : "") + std::string(one_of(kStems));
        return word += one_of(kEndings);
    }
    std::string words(std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += (i > 0 ? " " : "") + word();
        return text;
    }

  private:
    std::mt19937 engine_;
};

std::string date(Dice& dice) {
    switch (dice.below(4)) {
        case 0:
            return fmt::format("{}", 2015 + dice.below(8));
        case 1:
            return fmt::format("{}-{:02}", 2015 + dice.below(8), 1 + dice.below(12));
        case 2:
            return fmt::format("{}-{:02}-{:02}", 2015 + dice.below(8), 1 + dice.below(12),
                               1 + dice.below(28));
        default:
            return "";
    }
}

/// Many are alike in all but their id, so that scores and dates tie.
std::string articles(std::size_t count) {
    Dice dice(7);
    std::string lines;
    std::string body;
    std::string when;
    for (std::size_t i = 0; i < count; ++i) {
        if (i % 5 != 1) {
            body = dice.words(5 + dice.below(60)) + ". " + dice.words(10) + ".";
            when = date(dice);
        }
        lines += fmt::format(
            R"({{"id":"n{}","title":"{}","text":"{}","date":"{}","source":"{}","section":"{}"}})"
            "\n",
            i * 7919 % 10007, dice.below(3) == 0 ? dice.words(3) : "", body, when,
            dice.one_of(kSources), dice.below(2) == 0 ? "indland" : "kultur");
    }
    return lines;
}

std::string question(Dice& dice) {
    const std::string a = dice.word();
    const std::string b = dice.word();
    switch (dice.below(14)) {
        case 0:
            return a;
        case 1:
            return a + " -" + b;
        case 2:
            return '"' + a + " " + b + '"';
        case 3:
            return a.substr(0, 3 + dice.below(2)) + "*";
        case 4:
            return "*" + std::string(dice.one_of(kStems)) + "*";
        case 5:
            return a + " OR " + b + " OR " + dice.word();
        case 6:
            return a + " NEAR/5 " + b;
        case 7:
            return "titel:" + a + " " + b;
        case 8:
            return a + " kilde:KL";
        case 9:
            return a + fmt::format(" år:{}..2020", 2015 + dice.below(5));
        case 10: {
            std::string wrong(dice.one_of(kStems));  // for "did you mean"
            std::swap(wrong[1], wrong[2]);
            return wrong + " " + b;
        }
        case 11:
            return "=" + a + " *" + b.substr(b.size() / 2);
        default:
            return dice.words(2 + dice.below(4));
    }
}

Request request(Dice& dice) {
    Request request;
    request.collapse = dice.below(3) != 0;
    request.text = question(dice);
    request.offset = static_cast<std::uint32_t>(10 * dice.below(3));
    request.sort = static_cast<searcher::Sort>(std::max<std::size_t>(dice.below(5), 2) - 2);
    request.words = static_cast<searcher::Words>(dice.below(3));
    request.facets = {"year", "source", "month", "section"};
    request.facets_show_others = dice.below(2) == 0;
    if (dice.below(6) == 0) request.years = {"2016..2019"};
    if (dice.below(6) == 0) request.sources = {"politiken"};
    return request;
}

indexer::UpdateOptions into(const fs::path& database, const fs::path& root,
                            std::optional<store::Shard> shard = {}) {
    indexer::UpdateOptions options;
    options.database = database;
    options.roots = {root};
    options.shard = shard;
    return options;
}

indexer::Report index(const indexer::UpdateOptions& options) {
    static const std::atomic<bool> never = false;
    return indexer::update(options, test::lexicon(), never);
}

/// Two shards, each made by itself.
std::vector<fs::path> divide(const fs::path& folder, const fs::path& root) {
    std::vector<fs::path> shards;
    for (const unsigned number : {1U, 2U}) {
        shards.push_back(folder / fmt::format("shard-{}", number));
        index(into(shards.back(), root, store::Shard{number, 2}));
    }
    return shards;
}

std::string answer(Searcher& searcher, const Request& asked) {
    searcher::Answer answer = searcher.search(asked);
    answer.seconds = 0;
    return searcher::to_json(answer).str();
}

/// The best thirty as a batch ranks them: the same scores for the same articles. Xapian 1.4.22 may
/// lose some where it need not look at every match (docs/scaling.md); which, differs by shard.
void require_same_run(Searcher& one, Searcher& other, const Request& asked) {
    constexpr std::size_t kLost = 2;
    std::map<std::string, std::string> scores;
    for (const auto& hit : one.rank(asked.text, 30))
        scores[hit.id] = fmt::format("{:.6f}", hit.score);
    const auto run = other.rank(asked.text, 30);
    REQUIRE(run.size() == scores.size());
    std::size_t found = 0;
    for (const auto& hit : run) {
        const auto known = scores.find(hit.id);
        if (known == scores.end()) continue;
        ++found;
        REQUIRE(fmt::format("{:.6f}", hit.score) == known->second);
    }
    REQUIRE(found + kLost >= run.size());
}

std::string similar_to(Searcher& searcher, const std::string& id) {
    Request one_by_one;
    one_by_one.collapse = false;
    auto answer = searcher.similar(id, one_by_one);
    if (!answer) return "none";
    answer->seconds = 0;
    return searcher::to_json(*answer).str();
}

const language::Date kToday = *language::Date::of(2021, 6, 15);

}  // namespace

TEST_CASE("One database, local shards and remote ones give the same answers") {
    const TempFolder folder;
    folder.write("corpus/a.jsonl", articles(1500));
    const fs::path corpus = folder.path() / "corpus";
    index(into(folder.path() / "one", corpus));
    const auto shards = divide(folder.path(), corpus);
    CHECK(index(into(shards[0], corpus)).unchanged + index(into(shards[1], corpus)).unchanged ==
          1500);

    Reader one({folder.path() / "one"});
    Searcher whole(one, test::analyzer(), kToday);
    const auto same_answers = [&](Reader& reader) {
        Searcher divided(reader, test::analyzer(), kToday);
        Dice dice(11);
        for (int i = 0; i < 150; ++i) {
            Request asked = request(dice);
            // Near-duplicates in different shards are told by what the hits show, so their number
            // is not exact.
            asked.collapse = false;
            INFO(i << ": " << asked.text);
            REQUIRE(answer(divided, asked) == answer(whole, asked));
            require_same_run(whole, divided, asked);
        }
        for (int i = 0; i < 20; ++i) {
            const std::string id = fmt::format("n{}", i * 7919 % 10007);
            REQUIRE(similar_to(divided, id) == similar_to(whole, id));
        }
    };
    SECTION("two local shards") {
        Reader local(shards);
        CHECK(local.shards() == 2);
        same_answers(local);
    }
    SECTION("two remote shards") {
        if (!Server::is_installed()) return;
        const Server first(shards[0]);
        const Server second(shards[1]);
        const auto stub = folder.write(
            "stub", fmt::format("remote {}\nremote {}\n", first.name(), second.name()));
        Reader remote({stub});
        CHECK(remote.shards() == 2);
        same_answers(remote);
    }
}

TEST_CASE("A server that ends between two questions is left out if that is allowed") {
    if (!Server::is_installed()) return;
    const TempFolder folder;
    folder.write("corpus/a.jsonl", articles(40));
    const auto shards = divide(folder.path(), folder.path() / "corpus");
    const Server first(shards[0]);
    Server second(shards[1]);
    const auto stub =
        folder.write("stub", fmt::format("remote {}\nremote {}\n", first.name(), second.name()));
    Reader strict({stub});
    Reader tolerant({stub}, WhenMissing::leave_out);
    Searcher failing(strict, test::analyzer(), kToday);
    Searcher searcher(tolerant, test::analyzer(), kToday);
    Request request;
    request.sources = {"KL", "Politiken", "unknown", "Dagens Nyt", "Århus Avis"};
    const auto before = searcher.search(request);
    CHECK(before.total == 40);
    CHECK(before.missing_shards.empty());
    second.stop();

    const auto after = searcher.search(request);
    CHECK(after.missing_shards == std::vector<std::string>{second.name()});
    CHECK(after.total > 0);
    CHECK(after.total < 40);
    CHECK_FALSE(after.total_is_exact);
    REQUIRE(after.notes.size() == 1);
    CHECK(after.notes.front() ==
          "1 of 2 shards does not answer: " + second.name() + "; the answer is partial");
    try {
        failing.search(request);
        FAIL("a shard is missing");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::no_database);
        CHECK(std::string(error.what()).find(second.name()) != std::string::npos);
    }
}
