// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/trend_view.hpp"

#include "web/api.hpp"
#include "web/pages/trend_page.hpp"
#include "web/sessions/own_searcher.hpp"

namespace udklip::web {

HttpResponse trend_view(const Visit& visit) {
    TrendPage trend;
    trend.request = trend_request(visit);
    trend.address = visit.address.first_page();
    trend.address.asked.text.clear();
    return visit.readers->with([&](searcher::Session& session) {
        OwnSearcher own(session);
        const PageContext context = context_of(visit, articles_in(own.searcher.years()), false);
        if (!trend.request.questions.empty()) trend.found = own.searcher.trend(trend.request);
        return page_response(trend_page(context, trend));
    });
}

}  // namespace udklip::web
