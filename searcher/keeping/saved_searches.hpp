// SPDX-License-Identifier: GPL-3.0-or-later
//
// Saved searches, and which articles each of them has shown.
//
//     SavedSearches saved(own_file(reader.number()));
//     saved.save("havn", request);
//     const auto before = saved.shown("havn");
//     ... print the articles that are not in `before` ...
//     saved.remember("havn", ids);        // only now: an interrupted run shows them again
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "searcher/keeping/sqlite.hpp"
#include "searcher/request.hpp"

namespace udklip::searcher {

struct SavedSearch {
    std::string name;
    Request request;              ///< its question, filters and order
    std::int64_t saved = 0;       ///< seconds since 1970
    std::uint64_t shown = 0;      ///< articles that it has shown
    std::int64_t last_shown = 0;  ///< when it last did; 0: never
};

/// Returns the name as it is kept: cleaned, without white space at its ends. Throws Error (usage)
/// for an empty name, one of more than 200 bytes, and one with control characters.
std::string saved_name(std::string_view typed);

/// Not shared between threads. All functions throw Error (storage).
class SavedSearches {
  public:
    /// Opens the file, or makes it.
    explicit SavedSearches(const std::filesystem::path& file);
    /// Opens the file if it is there; makes nothing.
    static std::optional<SavedSearches> existing(const std::filesystem::path& file);

    /// In the order of the Danish alphabet.
    std::vector<SavedSearch> all();
    std::optional<SavedSearch> find(const std::string& name);

    /// Keeps a search; `shown` counts as shown. One of that name that asks the same stays as it is.
    /// Returns false, and changes nothing, if one of that name asks something else.
    bool save(const std::string& name, const Request& request,
              const std::vector<std::string>& shown = {});
    /// Returns whether there was one.
    bool forget(const std::string& name);

    /// Returns the ids of the articles that the search has shown.
    std::unordered_set<std::string> shown(const std::string& name);
    /// Adds to them, in one transaction. Does nothing if the search was forgotten meanwhile.
    void remember(const std::string& name, const std::vector<std::string>& ids);

  private:
    SqliteFile file_;
};

}  // namespace udklip::searcher
