// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever happened to the files and to earlier runs: after a run to the end, the database is as if
// it had been made from the files at once.
//
//     UDKLIP_SEQUENCES=5000 UDKLIP_SEED=1 build/release/tests/update_property_test
#include <signal.h>
#include <spdlog/spdlog.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>

#include "command_line/error.hpp"
#include "indexer/maintenance/maintenance.hpp"
#include "indexer/updating/update.hpp"
#include "language/analyzer.hpp"
#include "searcher/search.hpp"
#include "searcher/showing/print.hpp"
#include "store/reader.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/database_contents.hpp"
#include "tests/unit/indexer/updating/random_world.hpp"
#include "tests/unit/lexicon.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip;
using namespace udklip::test;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kAllDirect = 1'000'000'000'000;
constexpr std::uint64_t kAllSegments = 0;
/// Bytes of articles: so few that histories learn dictionaries.
constexpr std::size_t kFewArticles = 2'500;
/// So little memory that each article, and each file, is a segment of its own.
constexpr std::uint64_t kSegmentAnArticle = 1;

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
    const char* value = std::getenv(name);
    return value == nullptr ? otherwise : std::strtoull(value, nullptr, 10);
}

/// One world and its database, changed and brought up to date in turns.
class Story {
  public:
    explicit Story(std::uint64_t seed)
        : world_(folder_.path() / "verden", seed), database_(folder_.path() / "db") {
        tell("seed {}", seed);
    }

    void go() {
        for (auto left = 2 + world_.below(5); left > 0; --left) {
            for (auto changes = 1 + world_.below(4); changes > 0; --changes) world_.change();
            any_run();
            check_whole();
            if (world_.one_in(8)) compact();
        }
        for (auto changes = world_.below(4); changes > 0; --changes) world_.change();
        world_.mend();
        last_run();
    }

    const std::string& told() const { return told_; }
    /// Whether the last database had enough articles to learn a dictionary from.
    bool packs() const { return packs_; }
    /// Whether our own matcher was asked.
    bool has_postings() const { return has_postings_; }

  private:
    template <class... Args>
    void tell(fmt::format_string<Args...> what, Args&&... args) {
        told_ += fmt::format(what, std::forward<Args>(args)...) + "\n";
    }

    indexer::UpdateOptions options() {
        indexer::UpdateOptions options;
        options.database = database_;
        options.jobs = 2;
        options.segments_from = world_.one_in(2) ? kAllDirect : kAllSegments;
        if (world_.one_in(2)) options.memory = kSegmentAnArticle;
        if (world_.one_in(2)) options.sample_bytes = kFewArticles;
        if (!world_.one_in(4)) options.least_known = 1;
        options.keep_missing = world_.one_in(5);
        options.force = !world_.one_in(4);
        if (!fs::exists(database_ / "XAPIANDB")) options.roots = {world_.root(0)};
        switch (world_.below(7)) {
            case 0:
                options.roots.push_back(world_.root(world_.below(RandomWorld::kRoots.size())));
                break;
            case 1:
                options.roots.push_back(world_.root(world_.below(RandomWorld::kRoots.size())));
                options.settings.source = fmt::format("Kilde {}", world_.below(3));
                break;
            case 2:
                options.roots.push_back(world_.any_place());
                break;
            case 3:
                options.forget.push_back(world_.root(1 + world_.below(2)));
                break;
            case 4:
                options.rebuild = true;
                break;
            default:
                break;
        }
        return options;
    }

    void any_run() {
        const auto how = world_.below(5);
        const auto wait = std::chrono::microseconds(world_.below(world_.one_in(2) ? 4000 : 40000));
        const auto what = options();
        tell("run{}{}{}{}, {}", what.rebuild ? " --rebuild" : "",
             what.keep_missing ? " --keep-missing" : "", what.force ? " --force" : "",
             what.segments_from == kAllSegments ? " in segments" : "",
             how == 0   ? fmt::format("killed after {} us", wait.count())
             : how == 1 ? fmt::format("interrupted after {} us", wait.count())
                        : "to its end");
        for (const auto& root : what.roots) tell("    root {}", root.string());
        for (const auto& root : what.forget) tell("    forget {}", root.string());
        if (how == 0) return killed(what, wait);
        std::atomic<bool> interrupted = false;
        std::thread hand;
        if (how == 1) {
            hand = std::thread([&] {
                std::this_thread::sleep_for(wait);
                interrupted = true;
            });
        }
        run(what, interrupted);
        if (hand.joinable()) hand.join();
    }

    /// A guard may refuse, or a place not be there: then nothing was done.
    static void run(const indexer::UpdateOptions& options, const std::atomic<bool>& interrupted) {
        try {
            indexer::update(options, lexicon(), interrupted);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::usage) throw;
        }
    }

    static void killed(const indexer::UpdateOptions& options, std::chrono::microseconds wait) {
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            const std::atomic<bool> never = false;
            try {
                run(options, never);
            } catch (...) {
                ::_exit(1);
            }
            ::_exit(0);
        }
        std::this_thread::sleep_for(wait);
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        REQUIRE((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
    }

    void compact() {
        if (store::current_generation(database_).empty()) return;
        tell("compact");
        const std::atomic<bool> never = false;
        const std::string analyzer = language::Analyzer(lexicon()).fingerprint();
        indexer::compact(database_, analyzer, store::WhenLocked::fail, never);
    }

    void check_whole() {
        if (store::current_generation(database_).empty()) return;
        const std::atomic<bool> never = false;
        REQUIRE(indexer::check(database_, lexicon(), never) == "");
        check_answers();
    }

    /// Our own matcher, from the file beside the database and what small runs leave beside that,
    /// answers as Xapian's does.
    void check_answers() {
        constexpr auto questions = std::to_array<const char*>(
            {"kommune", "mand avis", "økonomi OR hus", "skole -barn", "år:2012..2016 sygehus",
             "EU bygger penge", "kilde:\"Kilde 1\" aviser", "ord1 ord2 nummer3"});
        const auto today = *language::Date::of(2021, 6, 15);
        store::Reader reader({database_});
        store::Reader by_xapian({database_});
        by_xapian.match_by(store::MatchBy::xapian);
        has_postings_ = has_postings_ || reader.shortcuts().postings != nullptr;
        searcher::Searcher own(reader, analyzer(), today);
        searcher::Searcher xapian(by_xapian, analyzer(), today);
        for (const char* question : questions) {
            for (const bool collapse : {false, true}) {
                INFO(question << (collapse ? ", near-duplicates once" : ""));
                searcher::Request request;
                request.text = question;
                request.collapse = collapse;
                auto ours = own.search(request);
                auto theirs = xapian.search(request);
                ours.seconds = theirs.seconds = 0;
                REQUIRE(searcher::to_json(ours).str() == searcher::to_json(theirs).str());
            }
        }
    }

    void last_run() {
        const std::atomic<bool> never = false;
        indexer::UpdateOptions options;
        options.database = database_;
        options.force = true;
        options.segments_from = world_.one_in(2) ? kAllDirect : kAllSegments;
        if (world_.one_in(2)) options.sample_bytes = kFewArticles;
        if (!world_.one_in(4)) options.least_known = 1;
        if (!fs::exists(database_ / "XAPIANDB")) options.roots = {world_.root(0)};
        for (const auto& root : roots()) {
            if (!fs::exists(root.path)) options.forget.emplace_back(root.path);
        }
        tell("last run{}", options.segments_from == kAllSegments ? " in segments" : "");
        indexer::update(options, lexicon(), never);
        check_whole();
        const auto updated = contents_of(database_);
        check_nothing_left_over();

        options.roots.clear();
        options.forget.clear();
        const auto again = indexer::update(options, lexicon(), never);
        REQUIRE(again.written() + again.removed == 0);

        const auto at_once = made_at_once(world_.one_in(2) ? kAllDirect : kAllSegments);
        REQUIRE(difference(updated, at_once) == "");
        options.rebuild = true;
        options.memory = kSegmentAnArticle;
        options.sample_bytes = kFewArticles;
        indexer::update(options, lexicon(), never);
        REQUIRE(difference(updated, contents_of(database_)) == "");
        packs_ = !store::load_dictionary(Xapian::Database(database_.string())).empty();
    }

    /// Of the same roots, in a new database.
    std::vector<std::string> made_at_once(std::uint64_t segments_from) {
        const std::atomic<bool> never = false;
        indexer::UpdateOptions options;
        options.database = folder_.path() / "fresh";
        options.force = true;
        options.segments_from = segments_from;
        for (const auto& root : roots()) {
            options.roots = {root.path};
            options.settings.source = root.source;
            indexer::update(options, lexicon(), never);
        }
        return contents_of(options.database);
    }

    std::vector<store::Root> roots() const {
        if (store::current_generation(database_).empty()) return {};
        return store::load_roots(Xapian::Database(database_.string()));
    }

    void check_nothing_left_over() const {
        std::size_t entries = 0;
        for ([[maybe_unused]] const auto& entry : fs::directory_iterator(database_)) ++entries;
        REQUIRE(entries == 3);  // stub, lock, generation
    }

    TempFolder folder_;
    RandomWorld world_;
    fs::path database_;
    std::string told_;
    bool packs_ = false;
    bool has_postings_ = false;
};

}  // namespace

TEST_CASE("after any history, the database is as if made at once") {
    spdlog::set_level(spdlog::level::off);
    // In memory, where that is possible: thousands of commits, and no disk is tested here.
    if (::access("/dev/shm", W_OK) == 0) ::setenv("TMPDIR", "/dev/shm", 0);
    const auto seed = from_environment("UDKLIP_SEED", 1);
    const auto sequences = from_environment("UDKLIP_SEQUENCES", 60);
    std::uint64_t packed = 0;
    std::uint64_t matched = 0;
    for (std::uint64_t i = 0; i < sequences; ++i) {
        Story story(seed + i);
        try {
            story.go();
            packed += story.packs() ? 1 : 0;
            matched += story.has_postings() ? 1 : 0;
        } catch (const std::exception& error) {
            FAIL(story.told() << error.what());
        } catch (...) {
            fmt::print(stderr, "{}", story.told());  // Catch says the rest
            throw;
        }
    }
    if (sequences < 50) return;  // one that failed, again
    // A third of them, or so; else packed articles would not have been looked at.
    CHECK(packed > sequences / 10);
    CHECK(matched > sequences / 2);
}

TEST_CASE("of a file that has grown only what is new is read, and it is as if made at once") {
    const TempFolder folder;
    const auto line = [](const std::string& id, const std::string& text) {
        return fmt::format("{{\"id\":\"{}\",\"text\":\"{}\"}}\n", id, text);
    };
    // b waits for the id that a has; a line is no JSON; an id comes twice.
    folder.write("nyt/a.jsonl", line("x", "Den første avis."));
    // Longer than the piece by which a charset is told: else the whole is read.
    std::string grown = std::string(300'000, '\n') + line("x", "Kommunen bygger.") + "ikke JSON\n" +
                        line("y", "Et hus.");
    folder.write("nyt/b.jsonl", grown);
    indexer::UpdateOptions options;
    options.database = folder.path() / "db";
    options.roots = {folder.path() / "nyt"};
    options.segments_from = kAllDirect;
    options.least_known = 1;
    const std::atomic<bool> never = false;
    REQUIRE(indexer::update(options, lexicon(), never).added == 3);

    grown += line("y", "Et hus til.") + line("x", "Kommunen bygger mere.") + "heller ikke\n";
    folder.write("nyt/b.jsonl", grown);
    const auto report = indexer::update(options, lexicon(), never);
    CHECK(report.added == 2);
    CHECK(report.unchanged == 3);
    CHECK(report.rejected == 1);
    CHECK(report.still_rejected == 1);  // was not read again

    SECTION("a file before it loses its id at the same time") {
        folder.write("nyt/a.jsonl", line("z", "Den første avis."));
        folder.write("nyt/b.jsonl", grown + line("x", "Den tredje."));
        CHECK(indexer::update(options, lexicon(), never).still_rejected == 2);
    }
    SECTION("its beginning changes as well") {
        grown[grown.find("bygger")] = 'B';
        folder.write("nyt/b.jsonl", grown + line("w", "Ny."));
        CHECK(indexer::update(options, lexicon(), never).rejected == 2);
    }
    SECTION("nothing else") {}
    const auto updated = contents_of(options.database);
    options.database = folder.path() / "fresh";
    indexer::update(options, lexicon(), never);
    CHECK(difference(updated, contents_of(options.database)) == "");
}

TEST_CASE("a run in segments remembers the files that hold no article") {
    const TempFolder folder;
    folder.write("nyt/tom.txt", "   ");
    indexer::UpdateOptions options;
    options.database = folder.path() / "db";
    options.roots = {folder.path() / "nyt"};
    const std::atomic<bool> never = false;
    options.segments_from = kAllDirect;
    REQUIRE(indexer::update(options, lexicon(), never).rejected == 1);
    const auto before = contents_of(options.database);
    options.segments_from = kAllSegments;
    indexer::update(options, lexicon(), never);
    CHECK(difference(before, contents_of(options.database)) == "");
    folder.write("nyt/ny.txt", "Mænd læser aviser.");
    indexer::update(options, lexicon(), never);
    CHECK(Xapian::Database(options.database.string()).get_doccount() == 1);
}
