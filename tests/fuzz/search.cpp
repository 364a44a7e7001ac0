// SPDX-License-Identifier: GPL-3.0-or-later
//
// A whole search: question in, answer out, as it is printed. The first byte says how it is asked,
// the rest is the question.
#include "command_line/error.hpp"
#include "fuzz.hpp"
#include "searcher/showing/print.hpp"
#include "tests/unit/searcher/corpus.hpp"

namespace udklip::fuzz {
namespace {

test::Corpus& corpus() {
    static test::Corpus made({
        {.id = "a",
         .title = "Flere penge til kommunerne",
         .text = "Kommunernes økonomiforhandlinger om skoler og børnehaver. KL "
                 "er tilfreds.",
         .date = "2021-06-18",
         .source = "KL"},
        {.id = "b",
         .text = "Læreren læste § 12 i avisen på social- og "
                 "sundhedsområdet.\nBlåbær."},
        {.id = "c", .text = "Et <b>hus</b> med \u202Eskrå\u202C vægge.", .author = "Jens"},
    });
    return made;
}

}  // namespace

void one(std::string_view bytes) {
    using namespace searcher;
    Pieces pieces(bytes);
    const unsigned how = pieces.byte();
    Request request;
    request.text = pieces.rest();
    request.words = how % 3 == 0 ? Words::automatic : how % 3 == 1 ? Words::every : Words::some;
    request.sort = how & 16 ? Sort::newest : Sort::relevance;
    request.furniture = (how & 32) != 0;
    request.facets = facet_names();
    try {
        const Answer answer = corpus().search(request);
        require(answer.hits.size() <= 3, "no article is found twice");
        const Terminal plain{.colors = false, .links = false, .width = 40 + how % 64};
        require(is_harmless(to_terminal(answer, plain).str(), "\n"), "an answer may be printed");
        require(is_harmless(explain(answer, plain).str(), "\n"), "an explanation may be printed");
        require(is_harmless(to_json(answer).str(), "\n"), "an answer may be printed as JSON");
        const auto shown = corpus().searcher().show("a", request.text);
        if (shown)
            require(is_harmless(to_terminal(*shown, plain).str(), "\n"),
                    "an article may be printed");
        if (how % 7 == 0) corpus().searcher().rank(request.text, 5);
    } catch (const Error& error) {
        require(error.code() == ErrorCode::usage, "a question harms no database");
    }
}

}  // namespace udklip::fuzz
