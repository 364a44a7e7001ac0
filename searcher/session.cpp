// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/session.hpp"

#include <ctime>
#include <utility>

#include "store/location.hpp"

namespace udklip::searcher {
namespace {

std::vector<std::filesystem::path> or_default(std::vector<std::filesystem::path> databases) {
    if (databases.empty()) databases.push_back(store::default_database());
    return databases;
}

}  // namespace

language::Lexicon open_lexicon() {
    return store::open_lexicon();
}

language::Date today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return language::Date::of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday).value();
}

Session::Session(const language::Lexicon& lexicon, std::vector<std::filesystem::path> databases,
                 WhenMissing when_missing)
    : databases_(or_default(std::move(databases))),
      reader_(databases_, when_missing),
      analyzer_(lexicon) {}

std::optional<store::Arrived> Session::arrived_this_week(std::chrono::sys_seconds now) {
    const auto since = store::week_before(now);
    const auto updated = reader_.updated();
    if (!week_ || week_->since != since || week_->updated != updated) {
        week_ = Week{since, updated, reader_.consistently([&](const Xapian::Database&) {
                         return store::arrived_since(databases_, since);
                     })};
    }
    return week_->arrived;
}

namespace {

/// A request that finds all articles; without any filter nothing is asked.
Request for_all(const Facet& years) {
    Request all;
    all.years = {"unknown"};
    std::string first;
    std::string last;
    for (const auto& year : years.values) {  // in ascending order, unknown last
        if (!year.value) continue;
        if (first.empty()) first = *year.value;
        last = *year.value;
    }
    if (!first.empty()) all.years.push_back(first + ".." + last);
    all.limit = 0;
    all.suggests = false;
    return all;
}

Facet first_of(Facet facet, std::size_t most) {
    std::erase_if(facet.values, [](const FacetValue& value) { return !value.value; });
    if (facet.values.size() > most) facet.values.resize(most);
    facet.values.shrink_to_fit();
    return facet;
}

}  // namespace

Collection Session::collection(std::size_t most, double time_limit) {
    const auto updated = reader_.updated();
    if (counted_ && counted_->most == most && updated == counted_->updated) {
        return counted_->collection;
    }
    counted_.reset();
    Searcher asked = searcher();
    Request all = for_all(asked.years());
    all.facets = {"source", "name"};
    all.time_limit = time_limit;
    auto facets = asked.search(all).facets;
    Collection collection;
    if (facets.size() == 2) {
        collection = {first_of(std::move(facets[0]), most), first_of(std::move(facets[1]), most)};
    }
    // Times are whole seconds: another run may end within the one that is not over yet.
    if (updated && std::chrono::system_clock::now() - *updated > std::chrono::seconds(2)) {
        counted_ = Counted{most, *updated, collection};
    }
    return collection;
}

Searcher Session::searcher() {
    return {reader_, analyzer_, today()};
}

bool Session::is_of_another_analysis() const {
    return !reader_.analyzer().empty() && reader_.analyzer() != analyzer_.fingerprint();
}

}  // namespace udklip::searcher
