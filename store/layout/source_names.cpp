// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/source_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>
#include <utility>

#include "command_line/error.hpp"
#include "store/layout/bytes.hpp"
#include "store/layout/schema.hpp"

namespace udklip::store {
namespace {

const std::string kTable("udklip.sources");

/// The articles whose source they do not state. Asked in ascending order.
class Unstated {
  public:
    explicit Unstated(const Xapian::Database& db) {
        for (const auto place : kPlaces) {
            const std::string found_there = term(prefix::provenance, place);
            lists_.emplace_back(db.postlist_begin(found_there), db.postlist_end(found_there));
        }
    }

    bool has(Xapian::docid article) {
        return std::any_of(lists_.begin(), lists_.end(), [&](auto& list) {
            auto& [next, end] = list;
            if (next != end && *next < article) next.skip_to(article);
            return next != end && *next == article;
        });
    }

  private:
    static constexpr std::string_view kPlaces[] = {"source:folder", "source:--source"};

    std::vector<std::pair<Xapian::PostingIterator, Xapian::PostingIterator>> lists_;
};

void append_spellings(std::string& out, const std::vector<SourceSpelling>& spellings) {
    append(out, static_cast<std::uint32_t>(spellings.size()));
    for (const auto& spelling : spellings) {
        append_text(out, spelling.name);
        append(out, spelling.stated);
        append(out, spelling.articles);
    }
}

std::vector<SourceSpelling> take_spellings(ByteReader& in) {
    std::vector<SourceSpelling> spellings;
    for (auto left = in.take<std::uint32_t>(); left > 0; --left) {
        std::string name(in.take_text());
        const auto stated = in.take<std::uint64_t>();
        spellings.push_back({std::move(name), stated, in.take<std::uint64_t>()});
    }
    return spellings;
}

/// Whether the first spelling is shown rather than the second.
bool goes_before(const SourceSpelling& a, const SourceSpelling& b) {
    if (a.stated != b.stated) return a.stated > b.stated;
    if (a.articles != b.articles) return a.articles > b.articles;
    return a.name < b.name;
}

/// Follows the aliases from a key; the key itself if there is none. Nobody can write a circle, but
/// two databases together may have one: it ends where it would begin again.
std::string followed(const std::map<std::string, std::string>& targets, std::string key) {
    std::set<std::string> met;
    for (auto next = targets.find(key); next != targets.end() && met.insert(key).second;
         next = targets.find(key)) {
        key = next->second;
    }
    return key;
}

/// Whether the aliases lead from this one back to itself.
bool goes_in_a_circle(const std::vector<SourceAlias>& aliases, const SourceAlias& alias) {
    const std::string start = facet_key(alias.from);
    std::string at = facet_key(alias.to);
    if (at == start) return false;  // it only says how the name is written
    for (std::size_t steps = 0; steps <= aliases.size(); ++steps) {
        const auto next = std::find_if(aliases.begin(), aliases.end(), [&](const auto& other) {
            return facet_key(other.from) == at && facet_key(other.to) != at;
        });
        if (next == aliases.end()) return false;
        at = facet_key(next->to);
        if (at == start) return true;
    }
    return false;
}

}  // namespace

std::vector<SourceAlias> changed_aliases(std::vector<SourceAlias> known,
                                         const std::vector<SourceAlias>& given) {
    for (const auto& alias : given) {
        const std::string key = facet_key(alias.from);
        const auto gone = std::erase_if(
            known, [&](const SourceAlias& other) { return facet_key(other.from) == key; });
        if (alias.to.empty()) {
            if (gone == 0) {
                throw Error(ErrorCode::usage,
                            said("there is no alias \"{}\" to take away", alias.from),
                            said("--stats lists the aliases of a database"));
            }
            continue;
        }
        known.push_back(alias);
        if (goes_in_a_circle(known, alias)) {
            throw Error(ErrorCode::usage,
                        said("\"{}\" is an alias of \"{}\" already", alias.to, alias.from),
                        said("take that one away first: --alias '{}='", alias.to));
        }
    }
    std::sort(known.begin(), known.end(), [](const SourceAlias& a, const SourceAlias& b) {
        return facet_key(a.from) < facet_key(b.from);
    });
    return known;
}

SourceTable table_of(const Xapian::Database& db, std::vector<SourceAlias> aliases) {
    Unstated unstated(db);
    std::unordered_map<std::string, SourceSpelling> counted;
    const auto end = db.valuestream_end(slot::source);
    for (auto value = db.valuestream_begin(slot::source); value != end; ++value) {
        auto& spelling = counted[*value];
        ++spelling.articles;
        if (!unstated.has(value.get_docid())) ++spelling.stated;
    }
    std::unordered_map<std::string, std::vector<SourceSpelling>> by_key;
    for (auto& [name, spelling] : counted) {
        spelling.name = name;
        by_key[facet_key(name)].push_back(std::move(spelling));
    }
    SourceTable table{std::move(aliases), {}, {}};
    for (auto& [key, spellings] : by_key) {
        auto& kept = spellings.size() > 1 ? table.ambiguous : table.unique;
        std::move(spellings.begin(), spellings.end(), std::back_inserter(kept));
    }
    if (table.unique.size() > kMostUnique) table.unique.clear();
    for (auto* kept : {&table.ambiguous, &table.unique}) {
        std::sort(kept->begin(), kept->end(),
                  [](const auto& a, const auto& b) { return a.name < b.name; });
    }
    return table;
}

SourceTable read_sources(const Xapian::Database& db, Unique unique) {
    SourceTable table;
    const std::string data = db.get_metadata(kTable);
    if (data.empty()) return table;
    ByteReader in(data, "the table of sources");
    for (auto left = in.take<std::uint32_t>(); left > 0; --left) {
        std::string from(in.take_text());
        table.aliases.push_back({std::move(from), std::string(in.take_text())});
    }
    table.ambiguous = take_spellings(in);
    if (unique == Unique::read) table.unique = take_spellings(in);
    return table;
}

bool save_sources(Xapian::WritableDatabase& db, const SourceTable& table) {
    std::string data;
    if (table != SourceTable{}) {
        append(data, static_cast<std::uint32_t>(table.aliases.size()));
        for (const auto& alias : table.aliases) {
            append_text(data, alias.from);
            append_text(data, alias.to);
        }
        append_spellings(data, table.ambiguous);
        append_spellings(data, table.unique);
    }
    if (data == db.get_metadata(kTable)) return false;
    db.set_metadata(kTable, data);
    return true;
}

SourceNames::SourceNames(const std::vector<SourceTable>& tables) {
    std::map<std::string, SourceSpelling> sums;  // by name: shards count a part each
    std::map<std::string, std::string> written;  // by the key of an alias: how it writes its target
    for (const auto& table : tables) {
        for (const auto* spellings : {&table.ambiguous, &table.unique}) {
            for (const auto& spelling : *spellings) {
                auto& sum = sums[spelling.name];
                sum.stated += spelling.stated;
                sum.articles += spelling.articles;
            }
        }
        for (const auto& alias : table.aliases) {
            const auto [at, is_new] = written.emplace(facet_key(alias.from), alias.to);
            if (!is_new) at->second = std::min(at->second, alias.to);
        }
    }
    std::map<std::string, SourceSpelling> best;
    for (auto& [name, sum] : sums) {
        sum.name = name;
        const auto [at, is_new] = best.emplace(facet_key(name), sum);
        if (!is_new && goes_before(sum, at->second)) at->second = sum;
    }
    for (const auto& [key, spelling] : best) shown_[key] = spelling.name;
    for (const auto& [key, name] : written) {
        const std::string target = facet_key(name);
        if (target != key) targets_[key] = target;
        shown_[target] = name;
    }
}

std::string SourceNames::key(std::string_view name) const {
    return followed(targets_, facet_key(name));
}

std::string SourceNames::shown(std::string_view name) const {
    if (name.empty() || shown_.empty()) return std::string(name);
    const auto found = shown_.find(key(name));
    return found == shown_.end() ? std::string(name) : found->second;
}

std::vector<std::string> SourceNames::keys(std::string_view name) const {
    const std::string own = key(name);
    std::vector<std::string> keys = {own};
    for (const auto& [from, to] : targets_) {
        if (from != own && followed(targets_, from) == own) keys.push_back(from);
    }
    return keys;
}

std::vector<std::string> SourceNames::alias_keys() const {
    std::vector<std::string> keys;
    for (const auto& [from, to] : targets_) keys.push_back(from);
    return keys;
}

}  // namespace udklip::store
