// SPDX-License-Identifier: GPL-3.0-or-later
//
// One name for each source, however its articles write it. A folder "politiken" and articles that
// state "Politiken" are one paper; so are two names of which an alias (--alias) says that they are
// one.
//
//     const SourceNames names({read_sources(db)});
//     names.shown("politiken")            "Politiken"
//     names.keys("Fyens Stiftstidende")   {"fyens", "fyens stiftstidende"}, with --alias fyens=...
//
// The articles keep what they have: names are compared when a question is answered, so that an
// alias needs no rebuild. Which spelling is shown depends on the articles alone, not on the order
// in which they were taken in: the one that an alias gives, else the one that most articles state,
// else the most frequent; of equals the first in the order of bytes.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::store {

/// Two names of one source: articles of `from` count as articles of `to`, which is shown.
struct SourceAlias {
    std::string from;
    std::string to;

    bool operator==(const SourceAlias&) const = default;
};

/// A source as some articles write it.
struct SourceSpelling {
    std::string name;
    std::uint64_t stated = 0;    ///< by so many articles: not by a folder, and not by --source
    std::uint64_t articles = 0;  ///< that have it

    bool operator==(const SourceSpelling&) const = default;
};

/// What a database says of its sources.
struct SourceTable {
    std::vector<SourceAlias> aliases;  ///< sorted by the key of `from`
    /// Of the sources that are written in several ways, sorted by name. They decide in a database
    /// that is searched alone.
    std::vector<SourceSpelling> ambiguous;
    /// Of the other sources: beside another database they may be ambiguous.
    std::vector<SourceSpelling> unique;

    bool operator==(const SourceTable&) const = default;
};

/// Most spellings in SourceTable::unique. A database with more (each page a source of its own)
/// keeps none there.
constexpr std::size_t kMostUnique = 2'000;

/// Returns the aliases of `known`, changed as `given` says: an empty `to` takes one away. Throws
/// Error (usage) if a name would stand for itself by a detour, and if there is nothing to take
/// away.
std::vector<SourceAlias> changed_aliases(std::vector<SourceAlias> known,
                                         const std::vector<SourceAlias>& given);

/// Counts how the articles of a database write their sources: one pass over the values.
SourceTable table_of(const Xapian::Database& db, std::vector<SourceAlias> aliases);

/// `unique`: whether it is read as well, or left empty. A database without a table has an empty
/// one. Throws Xapian's errors; Error (no_database) if the bytes are damaged.
enum class Unique { read, leave };
SourceTable read_sources(const Xapian::Database& db, Unique unique = Unique::leave);
/// Writes nothing if the table is the stored one. Returns whether it wrote.
bool save_sources(Xapian::WritableDatabase& db, const SourceTable& table);

/// The names of one or several databases. A value; empty if nothing is known.
class SourceNames {
  public:
    SourceNames() = default;
    /// Of one database, or of several that are searched together.
    explicit SourceNames(const std::vector<SourceTable>& tables);

    /// Returns how a source is shown; the name itself if nothing else is known. An empty name stays
    /// empty.
    std::string shown(std::string_view name) const;

    /// Returns the key under which a source and its aliases count as one.
    std::string key(std::string_view name) const;

    /// Returns the keys of all names that are this source, its own among them: what a filter
    /// accepts (facet_key()).
    std::vector<std::string> keys(std::string_view name) const;

    /// Returns the keys of the names that aliases give to others, for who compares what was typed.
    std::vector<std::string> alias_keys() const;

  private:
    std::map<std::string, std::string> targets_;  ///< by the key of an alias: the key it stands for
    std::map<std::string, std::string> shown_;    ///< by key: the name that is shown
};

}  // namespace udklip::store
