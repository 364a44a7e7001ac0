// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/many_view.hpp"

#include "searcher/query/deadline.hpp"
#include "web/pages/many_page.hpp"
#include "web/sessions/own_searcher.hpp"

namespace udklip::web {
namespace {

/// Asks one line. One that takes too long, or is too long, leaves the others as they are.
ManyLine ask(searcher::Searcher& searcher, const Visit& visit, const std::string& question) {
    ManyLine line{question, {}, {}};
    searcher::Request request = request_of(visit);
    request.text = question;
    request.limit = 1;
    request.suggests = false;
    try {
        line.answer = searcher.search(request);
    } catch (const searcher::TooSlow&) {
        line.trouble = visit.says.text("The question took too long");
    }
    return line;
}

}  // namespace

HttpResponse many_view(const Visit& visit) {
    ManyPage many;
    many.list = parameter(visit.parameters, "list");
    const auto questions = questions_of(many.list);
    many.left_out = questions.left_out;
    return visit.readers->with([&](searcher::Session& session) {
        OwnSearcher own(session);
        const PageContext context = context_of(visit, articles_in(own.searcher.years()), false);
        for (const auto& question : questions.taken) {
            many.lines.push_back(ask(own.searcher, visit, question));
        }
        return page_response(many_page(context, many));
    });
}

}  // namespace udklip::web
