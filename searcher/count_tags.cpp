// SPDX-License-Identifier: GPL-3.0-or-later
//
// The facet of the reader's own tags. They are not in the database, so each tag is a count of its
// own: the question, narrowed to the articles that have the tag.
#include <algorithm>
#include <cstddef>

#include "searcher/compiling/filters.hpp"
#include "searcher/matching/matcher.hpp"
#include "searcher/search.hpp"

namespace udklip::searcher {

using Xapian::Query;

void Searcher::count_tags(Matcher& matcher, const CompiledQuery& compiled, const Request& request,
                          Answer& answer) const {
    const auto& names = request.facets;
    const auto wanted = std::find(names.begin(), names.end(), "tag");
    if (wanted == names.end()) return;
    const auto count = [&](const Query& tagged) {
        CompiledQuery narrowed = compiled;
        narrowed.query =
            Query(Query::OP_FILTER, compiled.asked ? compiled.query : Query(std::string()), tagged);
        narrowed.asked = true;
        return tagged.empty() ? 0 : matcher.count(narrowed, matcher.db().get_doccount());
    };
    Facet facet{"tag", {}};
    Query any;
    for (const auto& name : tags_ == nullptr ? std::vector<std::string>() : tags_->names()) {
        const Query tagged = these_ids(tags_->articles(name));
        any = any.empty() ? tagged : Query(Query::OP_OR, any, tagged);
        if (const auto articles = count(tagged)) facet.values.push_back({name, articles});
    }
    if (request.facet_order == FacetOrder::count) {
        std::stable_sort(facet.values.begin(), facet.values.end(),
                         [](const auto& a, const auto& b) { return a.count > b.count; });
    }
    const std::uint64_t known = count(any);
    if (answer.total > known) facet.values.push_back({std::nullopt, answer.total - known});
    const auto place = std::min<std::ptrdiff_t>(wanted - names.begin(),
                                                static_cast<std::ptrdiff_t>(answer.facets.size()));
    answer.facets.insert(answer.facets.begin() + place, std::move(facet));
}

}  // namespace udklip::searcher
