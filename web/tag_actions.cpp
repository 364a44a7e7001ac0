// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/tag_actions.hpp"

#include <algorithm>

#include "language/text/clean.hpp"
#include "language/text/trim.hpp"
#include "searcher/keeping/own_file.hpp"
#include "web/sessions/own_searcher.hpp"

namespace udklip::web {
namespace {

/// An address of ours as our pages write it: it begins with one slash and is encoded.
std::string safe_back(const std::string& back) {
    const bool is_plain = std::all_of(back.begin(), back.end(),
                                      [](char c) { return c > ' ' && c < 0x7f && c != '\\'; });
    const bool is_ours = back.starts_with('/') && !back.starts_with("//");
    return is_ours && is_plain ? back : "/";
}

void change(searcher::Tags& tags, const std::string& article, const Parameters& fields) {
    for (const auto& [name, value] : fields) {
        if (name == "add" && language::trim(value).empty()) continue;  // an empty box
        if (name == "add") tags.add(searcher::tag_name(value), {article});
        if (name == "remove") tags.remove(searcher::tag_name(value), {article});
        if (name == "note") {
            tags.set_note(article, std::string(language::trim(language::clean(value))));
        }
    }
}

}  // namespace

std::optional<HttpResponse> tag_action(const Visit& visit) {
    if (visit.request->path != "/tag") return std::nullopt;
    const std::string article = parameter(visit.parameters, "article");
    return visit.readers->with([&](searcher::Session& session) {
        if (!session.searcher().show(article, "", time_left(visit))) {
            return plain_response(404, "There is no such article.");
        }
        searcher::Tags tags(searcher::own_file(session.reader().number()));
        change(tags, article, visit.parameters);
        return redirect_to(safe_back(parameter(visit.parameters, "back")));
    });
}

}  // namespace udklip::web
