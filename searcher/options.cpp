// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>

#include "searcher/facets.hpp"
#include "store/location.hpp"
#include "store/version.hpp"

namespace udklip::searcher {
namespace {

constexpr const char* kFooter = R"(
Questions: words, "exact words", -word, OR, kilde:KL, år:2019..2021, ord*; see udklip-query(7).

Exit codes: 0 found, 1 nothing found, 2 usage, 3 no database or damaged, 5 made by another version.)";

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::vector<std::string> split_at_commas(const std::string& text) {
    std::vector<std::string> pieces;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        if (end > at) pieces.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return pieces;
}

std::string check_facets(const std::string& text) {
    if (text == "none") return {};
    for (const auto& name : split_at_commas(text)) {
        const auto& known = facet_names();
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            return "there is no facet \"" + name + "\"; there are " + CLI::detail::join(known, ", ");
        }
    }
    return {};
}

/// A minus at the front of a word of the question excludes it; CLI11 would take it for an option.
/// It is hidden behind this character, which nobody types, until the line is parsed.
constexpr char kHidden = '\x01';

void hide_excluded_words(const CLI::App& app, std::vector<std::string>& line) {
    for (auto& word : line) {
        if (word == "--") break;
        if (word.size() > 1 && word[0] == '-' && word[1] != '-' &&
            app.get_option_no_throw(word) == nullptr) {
            word.insert(word.begin(), kHidden);
        }
    }
}

void show_excluded_words(std::vector<std::string>& words) {
    for (auto& word : words) {
        if (word.starts_with(kHidden)) word.erase(0, 1);
    }
}

}  // namespace

Parsed parse_options(int argc, const char* const* argv) {
    Options options;
    std::vector<std::string> databases;
    std::vector<std::string> words;
    std::string facets = "year,source";
    std::string batch;
    bool every = false;
    bool some = false;
    bool json = false;

    CLI::App app("Search Danish articles.", "udklip-search");
    app.footer(kFooter);
    app.add_option("WORDS", words, "the question");
    app.add_option("--db", databases, "the database; may be given several times")
        ->take_all()->expected(1)->allow_extra_args(false);
    auto* all_flag = app.add_flag("--all", every, "every word must be there");
    app.add_flag("--any", some, "some word is enough")->excludes(all_flag);
    const auto several = [&](const char* name, std::vector<std::string>& into, const char* help) {
        app.add_option(name, into, help)->take_all()->expected(1)->allow_extra_args(false);
    };
    several("--year", options.request.years, "2021, 2019..2021 or unknown; may be given several times");
    several("--source", options.request.sources, "who published it; may be given several times");
    app.add_option("--from", options.request.from, "of this day or later");
    app.add_option("--to", options.request.to, "of this day or earlier");
    app.add_option("--sort", options.request.sort, "relevance, newest or oldest")
        ->transform(CLI::CheckedTransformer(std::map<std::string, Sort>{
            {"relevance", Sort::relevance}, {"newest", Sort::newest}, {"oldest", Sort::oldest}}));
    app.add_option("--limit", options.request.limit, "so many hits (10)");
    app.add_option("--offset", options.request.offset, "leave out the first so many");
    app.add_option("--facet", facets, "count these fields (year,source), or none")
        ->check(CLI::Validator(check_facets, "FIELDS"));
    auto* json_flag = app.add_flag("--json", json, "the answer as one JSON object");
    app.add_option("--format", options.format, "terminal, json, jsonl or tsv")
        ->transform(CLI::CheckedTransformer(std::map<std::string, OutputFormat>{
            {"terminal", OutputFormat::terminal}, {"json", OutputFormat::json},
            {"jsonl", OutputFormat::json_lines}, {"tsv", OutputFormat::tsv}}))
        ->excludes(json_flag);
    app.add_flag("--explain", options.explain, "how the question was understood, word by word");
    app.add_option("--show", options.show, "the whole article with this id, hits marked");
    app.add_option("--batch", batch, "a file of questions, qid<TAB>text; prints a TREC run");
    app.add_option("--trec", options.trec, "the name of the run (udklip)");
    app.add_option("--color", options.colors, "auto, always or never")
        ->transform(CLI::CheckedTransformer(std::map<std::string, When>{
            {"auto", When::automatic}, {"always", When::always}, {"never", When::never}}));
    app.set_version_flag("--version", std::string("udklip-search ") + std::string(store::kVersion));

    try {
        std::vector<std::string> line(argv + 1, argv + argc);
        hide_excluded_words(app, line);
        std::reverse(line.begin(), line.end());  // the order in which CLI11 takes a vector
        app.parse(std::move(line));
        show_excluded_words(words);
    } catch (const CLI::ParseError& error) {
        return {std::nullopt, app.exit(error) == 0 ? 0 : 2};
    }
    if (words.empty() && options.show.empty() && batch.empty()) {
        std::fputs("udklip-search: what are you looking for? See --help.\n", stderr);
        return {std::nullopt, 2};
    }
    options.request.text = joined(words);
    options.request.words = every ? Words::every : some ? Words::some : Words::automatic;
    options.request.facets = facets == "none" ? std::vector<std::string>{} : split_at_commas(facets);
    if (json) options.format = OutputFormat::json;
    options.batch = batch;
    options.databases.assign(databases.begin(), databases.end());
    if (options.databases.empty()) options.databases.push_back(store::default_database());
    return {options, 0};
}

}  // namespace udklip::searcher
