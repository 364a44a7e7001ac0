// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/saved_views.hpp"

#include <algorithm>
#include <array>
#include <ctime>

#include "language/text/utf8.hpp"
#include "searcher/asking_again.hpp"
#include "searcher/keeping/own_file.hpp"
#include "searcher/keeping/saved_searches.hpp"
#include "web/pages/answer_page.hpp"
#include "web/pages/nothing_page.hpp"
#include "web/sessions/own_searcher.hpp"

namespace udklip::web {
namespace {

using searcher::SavedSearch;
using searcher::SavedSearches;
using searcher::Session;

/// Each is asked anew when the first page is shown.
constexpr std::size_t kMostListed = 30;
constexpr std::uint32_t kMostNew = 100;
constexpr std::size_t kMostNames = 100;
constexpr std::size_t kMostNameBytes = 150;

std::optional<SavedSearches> existing(Session& session) {
    return SavedSearches::existing(searcher::own_file(session.reader().number()));
}

std::vector<std::string> fresh_ids(Session& session, const Visit& visit, SavedSearches& saved,
                                   const SavedSearch& search) {
    searcher::Request request = search.request;
    request.time_limit = time_left(visit);
    auto ids = OwnSearcher(session).searcher.ids(request);
    const auto shown = saved.shown(search.name);
    std::erase_if(ids, [&](const auto& id) { return shown.contains(id); });
    return ids;
}

/// "Tuesday" within the last week, else the date.
std::string day_of(const PageContext& context, std::int64_t seconds) {
    const auto& says = context.wording.says();
    const std::array<std::string_view, 7> weekdays = {
        says.text("Sunday"),   says.text("Monday"), says.text("Tuesday"), says.text("Wednesday"),
        says.text("Thursday"), says.text("Friday"), says.text("Saturday")};
    const std::time_t then = seconds;
    std::tm local{};
    localtime_r(&then, &local);
    constexpr std::int64_t kSixDays = 6 * 24 * 3600;
    if (std::time(nullptr) - seconds < kSixDays) {
        return std::string(weekdays.at(static_cast<std::size_t>(local.tm_wday)));
    }
    return context.wording.long_date(
        fmt::format("{:04}-{:02}-{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday));
}

Address address_of(const SavedSearch& search) {
    Address address;
    address.asked = search.request;
    return address;
}

/// A name for a search: its question, or its filters.
std::string name_of(const Address& address) {
    std::string name = address.asked.text.empty() ? address.query() : address.asked.text;
    if (name.size() > kMostNameBytes) {
        name.resize(language::char_border(name, kMostNameBytes));
    }
    return searcher::saved_name(name);
}

HttpResponse save(const Visit& visit) {
    if (!visit.address.asks()) return plain_response(400, "There is no search.");
    return visit.readers->with([&](Session& session) {
        SavedSearches saved(searcher::own_file(session.reader().number()));
        const auto& request = visit.address.asked;
        searcher::Request bounded = request;
        bounded.time_limit = time_left(visit);
        const auto shown = OwnSearcher(session).searcher.ids(bounded);
        const std::string name = name_of(visit.address);
        bool kept = saved.save(name, request, shown);
        for (std::size_t number = 2; !kept && number < kMostNames; ++number) {
            kept = saved.save(name + " (" + std::to_string(number) + ")", request, shown);
        }
        return kept ? redirect_to("/#saved") : plain_response(409, "That search is saved already.");
    });
}

/// Marks what the page has shown: if more has come since, nothing is marked and all of it is shown.
HttpResponse mark_as_seen(const Visit& visit) {
    return visit.readers->with([&](Session& session) {
        auto saved = existing(session);
        const auto search = saved ? saved->find(visit.address.saved) : std::nullopt;
        if (!search) return redirect_to("/#saved");
        const auto fresh = fresh_ids(session, visit, *saved, *search);
        if (std::to_string(fresh.size()) != parameter(visit.parameters, "fresh")) {
            Address all;
            all.saved = search->name;
            all.only_new = true;
            return redirect_to(all.href());
        }
        saved->remember(search->name, fresh);
        return redirect_to("/#saved");
    });
}

HttpResponse forget(const Visit& visit) {
    return visit.readers->with([&](Session& session) {
        if (auto saved = existing(session)) saved->forget(visit.address.saved);
        return redirect_to("/#saved");
    });
}

}  // namespace

std::vector<SavedLine> saved_lines(Session& session, const Visit& visit,
                                   const PageContext& context) {
    std::vector<SavedLine> lines;
    if (!context.keeps) return lines;
    auto saved = existing(session);
    if (!saved) return lines;
    for (const auto& search : saved->all()) {
        if (lines.size() == kMostListed) break;
        const std::int64_t since = std::max(search.saved, search.last_shown);
        SavedLine line{search.name, 0, day_of(context, since), address_of(search)};
        try {
            line.fresh = fresh_ids(session, visit, *saved, search).size();
        } catch (const searcher::TooSlow&) {  // one slow search leaves the first page as it is
            line.fresh = std::nullopt;
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

HttpResponse saved_view(const Visit& visit) {
    return visit.readers->with([&](Session& session) {
        auto saved = existing(session);
        const auto search = saved ? saved->find(visit.address.saved) : std::nullopt;
        OwnSearcher own(session);
        const PageContext context =
            context_of(visit, articles_in(own.searcher.years()), can_keep(session));
        if (!search) {
            return page_response(
                trouble_page(context, {}, context.text("There is no such saved search"),
                             context.text("It may have been forgotten.")),
                404);
        }
        if (!visit.address.only_new) return redirect_to(address_of(*search).href());
        searcher::Request how;
        how.limit = kMostNew;
        how.facets.clear();
        how.time_limit = time_left(visit);
        const auto answer = own.searcher.search_new(searcher::asked_again(*search, how),
                                                    saved->shown(search->name));
        Address address = address_of(*search);
        address.saved = search->name;
        address.only_new = true;
        return page_response(answer_page(context, address, answer, {"year", {}}));
    });
}

std::optional<HttpResponse> saved_action(const Visit& visit) {
    const std::string& path = visit.request->path;
    if (path == "/saved") return save(visit);
    if (path == "/saved/seen") return mark_as_seen(visit);
    if (path == "/saved/forget") return forget(visit);
    return std::nullopt;
}

}  // namespace udklip::web
