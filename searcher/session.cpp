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

Searcher Session::searcher() {
    return {reader_, analyzer_, today()};
}

bool Session::is_of_another_analysis() const {
    return !reader_.analyzer().empty() && reader_.analyzer() != analyzer_.fingerprint();
}

}  // namespace udklip::searcher
