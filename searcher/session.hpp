// SPDX-License-Identifier: GPL-3.0-or-later
//
// Databases that are open for questions, with everything that a Searcher needs.
//
//     const language::Lexicon lexicon = open_lexicon();
//     Session session(lexicon, {"/home/me/.local/share/udklip"});
//     session.searcher().search({.text = "havn"});
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "language/analyzer.hpp"
#include "language/lexicon.hpp"
#include "searcher/search.hpp"
#include "store/arrivals.hpp"
#include "store/reader.hpp"

namespace udklip::searcher {

/// The lexicon of this installation, which all sessions may share. Throws Error (version) if it is
/// missing or damaged.
language::Lexicon open_lexicon();

/// The day on which a question is asked, by the clock of this machine.
language::Date today();

using store::WhenMissing;

/// What all databases of a session hold together.
struct Collection {
    Facet sources;  ///< the most frequent first, without the rest and without unknown ones
    Facet names;    ///< of people, organisations and places, likewise
};

/// Not shared between threads.
class Session {
  public:
    /// Opens the databases; without any, the default one (store::default_database()). The lexicon
    /// must outlive it. Throws as store::Reader does.
    Session(const language::Lexicon& lexicon, std::vector<std::filesystem::path> databases,
            WhenMissing when_missing = WhenMissing::fail);

    /// Returns a searcher that knows today's date. It is cheap; the session must outlive it.
    Searcher searcher();

    /// Opens the newest state of the databases, if it is another one than that which is open.
    void refresh() { reader_.refresh(); }

    store::Reader& reader() { return reader_; }

    /// Returns what has come within the seven days before `now`, which is cut to the hour; nothing
    /// if a database cannot tell. Counts once an hour, and when the databases have changed.
    std::optional<store::Arrived> arrived_this_week(std::chrono::sys_seconds now);

    /// Whether another version of the Danish analysis made the database, so that some words may not
    /// be found.
    bool is_of_another_analysis() const;

    /// Returns the first `most` sources and names of all articles. They are counted once for each
    /// state of the databases. Throws what Searcher::search() throws.
    Collection collection(std::size_t most, double time_limit);

  private:
    struct Counted {
        std::size_t most;
        std::chrono::sys_seconds updated;  ///< the databases
        Collection collection;
    };
    struct Week {
        std::chrono::sys_seconds since;
        std::optional<std::chrono::sys_seconds> updated;  ///< of the databases that were counted
        std::optional<store::Arrived> arrived;
    };

    std::vector<std::filesystem::path> databases_;
    store::Reader reader_;
    language::Analyzer analyzer_;
    std::optional<Week> week_;
    std::optional<Counted> counted_;
};

}  // namespace udklip::searcher
