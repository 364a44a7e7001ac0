// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/batch_answers.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "searcher/showing/print_batch.hpp"

namespace udklip::searcher {
namespace {

constexpr const char* kYear = "year";

bool counts_years(const Request& request) {
    return std::find(request.facets.begin(), request.facets.end(), kYear) != request.facets.end();
}

/// The years of the database, which are the columns of the table; unknown last.
std::vector<std::optional<std::string>> years_of(Searcher& searcher) {
    std::vector<std::optional<std::string>> years;
    for (const auto& value : searcher.years().values) years.push_back(value.value);
    if (years.empty() || years.back()) years.push_back(std::nullopt);
    return years;
}

}  // namespace

void answer_batch(Searcher& searcher, const std::filesystem::path& file, const Request& request,
                  BatchForm form, std::optional<std::size_t> facet_values,
                  const LineProblems& problems, const TellOfLine& note,
                  const std::function<void(const language::Printable&)>& print) {
    Request asked = request;
    asked.limit = 1;
    asked.offset = 0;
    asked.suggests = false;
    std::vector<std::optional<std::string>> years;
    if (form == BatchForm::tsv) {
        const bool by_year = counts_years(request);
        if (by_year) years = years_of(searcher);
        asked.facets = by_year ? std::vector<std::string>{kYear} : std::vector<std::string>{};
        print(head_of_table(years));
    }
    for_each_question(file, problems, [&](const BatchQuestion& question) {
        asked.text = question.text;
        Answer answer = searcher.search(asked);
        if (form == BatchForm::json_lines) {
            shorten_facets(answer, facet_values);
            print(to_json_line(question.name, answer));
            return;
        }
        print(to_table_line(question.name, answer, years));
        for (const auto& text : answer.told) note(question.line, text);
    });
}

}  // namespace udklip::searcher
