// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/options.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <system_error>

#include "command_line/error.hpp"
#include "command_line/option_mistakes.hpp"
#include "command_line/option_parser.hpp"
#include "searcher/keeping/saved_searches.hpp"
#include "searcher/program/option_table.hpp"
#include "store/location.hpp"

namespace udklip::searcher {
namespace {

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

translation::Said check_facets(const std::string& text) {
    if (text == "none") return {};
    for (const auto& name : split_at_commas(text)) {
        const auto& known = facet_names();
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            std::string names;
            for (const auto& facet : known) names += (names.empty() ? "" : ", ") + facet;
            return said("there is no facet \"{}\"; there are {}", name, names);
        }
    }
    return {};
}

/// "all" is the largest number; nothing if the text is neither that nor a number above 0.
std::optional<std::size_t> facet_limit_of(const std::string& text) {
    if (text == "all") return std::numeric_limits<std::size_t>::max();
    std::size_t number = 0;
    const auto [last, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && last == text.data() + text.size() && number > 0;
    return whole ? std::optional(number) : std::nullopt;
}

translation::Said check_facet_limit(const std::string& text) {
    return facet_limit_of(text) ? translation::Said()
                                : said("\"{}\" is no number of values; say 5 or all", text);
}

/// Most articles that --new shows at a time, unless --limit says otherwise: as many as somebody
/// reads in a mail.
constexpr std::uint32_t kMostNew = 1000;

constexpr std::uint32_t kAllHits = std::numeric_limits<std::uint32_t>::max();

/// Whether the answer is a list of hits, and nothing else.
bool lists_hits(const Options& options, bool has_words) {
    return (has_words || !options.saved) && !options.kwic && !options.telling &&
           options.show.empty() && !options.trend && !options.suggest && options.batch.empty();
}

bool narrows(const Request& request) {
    return !request.years.empty() || !request.months.empty() || !request.sources.empty() ||
           !request.sections.empty() || !request.authors.empty() || !request.names.empty() ||
           !request.from.empty() || !request.to.empty();
}

/// The options of tags and notes. One at a time, and none beside `others`.
void register_tags(command_line::OptionParser& parser, TagOptions& tags, std::string& import_file,
                   const std::vector<command_line::RegisteredOption>& others) {
    auto tag = parser.value("tag", tags.tag);
    auto untag = parser.value("untag", tags.untag);
    parser.values("on", tags.on);
    parser.flag("yes", tags.yes);
    std::vector<command_line::RegisteredOption> all = {
        tag,
        untag,
        parser.value("note", tags.note),
        parser.flag("tags", tags.list),
        parser.flag("export-tags", tags.write_out),
        parser.value("import-tags", import_file),
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) all[i].excludes(all[j]);
        for (const auto& other : others) all[i].excludes(other);
    }
}

/// A minus in front of a word of the question excludes the word, but CLI11 would take it for an
/// option. This character, which nobody types, hides the minus until the line is parsed. A value
/// that begins with a minus is joined to its option.
constexpr char kHidden = '\x01';

/// A number directly behind an option is its own: --kwic 40 is --kwic --kwic-letters=40.
std::vector<std::string> split_number(std::vector<std::string> line, const std::string& option,
                                      const std::string& number_option) {
    constexpr std::size_t kMostDigits = 3;
    for (std::size_t i = 0; i < line.size() && line[i] != "--"; ++i) {
        if (line[i].starts_with(option + "=")) {
            line[i].replace(0, option.size(), number_option);
            line.insert(line.begin() + static_cast<std::ptrdiff_t>(i++), option);
        } else if (line[i] == option && i + 1 < line.size() && !line[i + 1].empty() &&
                   line[i + 1].size() <= kMostDigits &&
                   line[i + 1].find_first_not_of("0123456789") == std::string::npos) {
            line[++i].insert(0, number_option + "=");
        }
    }
    return line;
}

/// What --telling leaves out, separated by commas.
constexpr const char* kNotTelling = "names,numbers,question";

translation::Said check_not_telling(const std::string& text) {
    for (const auto& what : split_at_commas(text)) {
        if (what != "names" && what != "numbers" && what != "question" && what != "none") {
            return said("\"{}\" cannot be left out; say names, numbers, question or none", what);
        }
    }
    return {};
}

void leave_out(const std::string& text, TellingRequest& request) {
    const auto left_out = split_at_commas(text);
    const auto keeps = [&](const char* what) {
        return std::find(left_out.begin(), left_out.end(), what) == left_out.end();
    };
    request.names = keeps("names");
    request.numbers = keeps("numbers");
    request.own_words = keeps("question");
}

std::vector<std::string> hide_excluded_words(const command_line::OptionParser& parser,
                                             const std::vector<std::string>& line) {
    std::vector<std::string> hidden;
    for (auto word = line.begin(); word != line.end(); ++word) {
        if (*word == "--") {
            hidden.insert(hidden.end(), word, line.end());
            break;
        }
        const bool excluded =
            word->size() > 1 && (*word)[0] == '-' && (*word)[1] != '-' && !parser.knows(*word);
        if (excluded && word != line.begin() && parser.takes_value(*(word - 1))) {
            hidden.back() += "=" + *word;
        } else {
            hidden.push_back(excluded ? kHidden + *word : *word);
        }
    }
    return hidden;
}

/// Returns a note if an excluded word looks like an option with one dash.
std::optional<NoteText> looks_like_option(const std::string& word) {
    const std::string name = word.substr(1, word.find('=') - 1);
    if (command_line::find_option(program(), name) != nullptr) {
        return note_text("option_as_word",
                         "-{} leaves out articles with that word; the option is --{}.", name, name);
    }
    if (name.size() > 1) return std::nullopt;
    return note_text("letter_as_word",
                     "-{} leaves out articles with that word; no option has that name.", name);
}

/// Shows the words again, and returns notes about them.
std::vector<NoteText> show_excluded_words(std::vector<std::string>& words) {
    std::vector<NoteText> notes;
    for (auto& word : words) {
        if (!word.starts_with(kHidden)) continue;
        word.erase(0, 1);
        if (auto note = looks_like_option(word)) notes.push_back(std::move(*note));
    }
    return notes;
}

/// Whether there is something to search for. A sign of the query language without words is a
/// question that finds nothing, and may have a note.
bool has_words(const std::string& text) {
    return text.find_first_not_of(" \t\n?!.,;'") != std::string::npos;
}

/// Options that would do nothing beside these are refused, so that nobody waits for their effect.
void exclude_what_does_nothing(command_line::OptionParser& parser) {
    parser.exclude({"show"}, {"similar", "trend", "suggest", "batch"});
    parser.exclude({"similar"}, {"trend", "suggest", "batch"});
    parser.exclude({"trend"}, {"suggest", "batch"});
    parser.exclude({"suggest"}, {"batch"});
    parser.exclude({"show", "suggest", "trend"},
                   {"sort", "limit", "offset", "facet", "facet-sort", "facet-others", "facet-limit",
                    "no-collapse", "explain"});
    parser.exclude({"show"}, {"year", "month", "from", "to", "source", "section", "author", "name",
                              "all", "any", "furniture", "time-limit"});
    parser.exclude({"similar"}, {"all", "any", "furniture", "time-limit"});
    parser.exclude({"telling"}, {"show", "similar", "trend", "suggest", "batch", "kwic", "sort",
                                 "limit", "offset", "facet", "facet-sort", "facet-others",
                                 "facet-limit", "no-collapse", "explain"});
    parser.exclude({"batch"}, {"explain", "offset"});
    parser.exclude({"trec"}, {"format"});
    parser.exclude({"header"}, {"json", "show", "suggest", "batch", "trend"});
}

}  // namespace

Parsed parse_options(int argc, const char* const* argv) {
    Options options;
    std::vector<std::string> databases;
    std::vector<std::string> words;
    std::string facets = "year,source";
    std::string batch;
    std::string facet_limit;
    std::string output;
    std::string not_telling = kNotTelling;
    std::uint32_t telling_words = 0;
    bool every = false;
    bool some = false;
    bool json = false;

    command_line::OptionParser parser(program());
    parser.words(words);
    parser.values("db", databases);
    parser.flag("allow-partial", options.allow_partial);
    parser.choice<store::MatchBy>(
        "matcher", options.match_by,
        {{"own", store::MatchBy::postings}, {"xapian", store::MatchBy::xapian}});
    const auto all = parser.flag("all", every);
    const auto any = parser.flag("any", some).excludes(all);
    std::vector<command_line::RegisteredOption> filters = {
        all,
        parser.values("year", options.request.years),
        parser.values("month", options.request.months),
        parser.values("source", options.request.sources),
        parser.values("section", options.request.sections),
        parser.values("author", options.request.authors),
        parser.values("name", options.request.names),
        parser.flag("furniture", options.request.furniture),
        parser.value("from", options.request.from),
        parser.value("to", options.request.to),
        any,
    };
    const auto sort = parser.choice<Sort>(
        "sort", options.request.sort,
        {{"relevance", Sort::relevance}, {"newest", Sort::newest}, {"oldest", Sort::oldest}});
    const auto limit = parser.value("limit", options.request.limit);
    const auto offset = parser.value("offset", options.request.offset);
    constexpr double kMostSeconds = 1e6;
    parser.seconds("time-limit", options.request.time_limit, kMostSeconds, true);
    const auto facet = parser.value("facet", facets).check(check_facets);
    parser.choice<FacetOrder>("facet-sort", options.request.facet_order,
                              {{"count", FacetOrder::count}, {"name", FacetOrder::name}});
    parser.value("facet-limit", facet_limit).check(check_facet_limit);
    parser.flag("facet-others", options.request.facets_show_others);
    parser.flag_off("no-collapse", options.request.collapse);
    const auto as_json = parser.flag("json", json);
    parser
        .choice<OutputFormat>("format", options.format,
                              {{"terminal", OutputFormat::terminal},
                               {"json", OutputFormat::json},
                               {"jsonl", OutputFormat::json_lines},
                               {"tsv", OutputFormat::tsv},
                               {"csv", OutputFormat::csv},
                               {"ris", OutputFormat::ris},
                               {"csl-json", OutputFormat::csl_json}})
        .excludes(as_json);
    parser.flag("header", options.header);
    parser.value("output", output);
    parser.flag("explain", options.explain);
    const auto shown = parser.value("show", options.show);
    const auto similar = parser.value("similar", options.similar);
    const auto trend = parser.choice<std::optional<Period>>(
        "trend", options.trend, {{"year", Period::year}, {"month", Period::month}});
    parser.values("vs", options.versus).needs(trend);
    const auto kwic = parser.flag("kwic", options.kwic);
    parser.value("kwic-letters", options.kwic_letters).needs(kwic);
    parser
        .choice<KwicOrder>(
            "kwic-sort", options.kwic_order,
            {{"hits", KwicOrder::hits}, {"right", KwicOrder::right}, {"left", KwicOrder::left}})
        .needs(kwic);
    const auto telling = parser.flag("telling", options.telling);
    parser.value("telling-words", telling_words).between(1, 1000).needs(telling);
    parser.value("telling-omit", not_telling).check(check_not_telling).needs(telling);
    const auto suggest = parser.flag("suggest", options.suggest);
    const auto batched = parser.value("batch", batch);
    parser.value("trec", options.trec).needs(batched);
    auto saved = parser.flag("saved", options.saved);
    auto save = parser.value("save", options.save);
    const auto forget = parser.value("forget-saved", options.forget_saved);
    std::string import_tags;
    register_tags(parser, options.tags, import_tags,
                  {shown, similar, trend, suggest, batched, save, kwic, telling});
    parser.flag("new", options.only_new).excludes(offset);
    for (const auto& filter : filters) saved.excludes(filter);
    for (const auto& other : {shown, similar, trend, suggest, batched, forget, kwic, telling}) {
        saved.excludes(other);
        save.excludes(other);
    }
    saved.excludes(save);
    parser.choice<When>(
        "color", options.colors,
        {{"auto", When::automatic}, {"always", When::always}, {"never", When::never}});
    parser.value("complete", options.complete);
    exclude_what_does_nothing(parser);

    const auto line = hide_excluded_words(
        parser, split_number(split_number({argv + 1, argv + argc}, "--kwic", "--kwic-letters"),
                             "--telling", "--telling-words"));
    if (const auto done = parser.parse(line)) return {std::nullopt, *done};
    options.notes = show_excluded_words(words);
    options.batch = batch;
    if (options.only_new && !options.saved && !save.given()) {
        throw Error(ErrorCode::usage, said("--new shows what a saved search has not shown before"),
                    said("udklip-search --saved NAME --new; udklip-search --save NAME WORDS"));
    }
    const std::string text = joined(words);
    const auto refuse = [](const translation::Said& what) {
        throw Error(ErrorCode::usage, what, command_line::help_hint(program()));
    };
    if (!text.empty() && !options.similar.empty()) refuse(said("--similar ID takes no WORDS"));
    if (!text.empty() && !batch.empty()) refuse(said("--batch takes its questions from FILE"));
    if (!text.empty() && forget.given()) refuse(said("--forget-saved NAME takes no WORDS"));
    if (!options.tags.on.empty() && options.tags.tag.empty() && options.tags.untag.empty()) {
        refuse(said("--on names the articles of --tag or --untag"));
    }
    if (options.header && options.format != OutputFormat::tsv) {
        refuse(said("--header is for --format tsv"));
    }
    if (!batch.empty() && !options.answers_batch() && narrows(options.request)) {
        refuse(said("--batch without --format searches all articles, without filters"));
    }
    if (options.exports() && !lists_hits(options, !words.empty())) {
        throw Error(ErrorCode::usage, said("csv, ris and csl-json are forms of hits"),
                    said("udklip-search --format csv WORDS"));
    }
    const bool is_asked = has_words(text) || narrows(options.request) || !options.show.empty() ||
                          !options.similar.empty() || !batch.empty() || options.saved ||
                          forget.given() || options.tags.any() || !import_tags.empty() ||
                          !options.complete.empty();
    if (!is_asked) {
        throw Error(
            ErrorCode::usage,
            words.empty() ? said("there is no question") : said("the question has no words"),
            said("udklip-search WORDS; udklip-search -h lists the options"));
    }
    (options.saved ? options.saved_name : options.request.text) = text;
    if (save.given()) options.save = saved_name(options.save);
    if (forget.given()) options.forget_saved = saved_name(options.forget_saved);
    options.sorts = sort.given();
    options.facet_limit = facet_limit_of(facet_limit);
    if (!limit.given() && (options.only_new || options.exports() || options.kwic)) {
        options.request.limit = options.only_new ? kMostNew : kAllHits;
    }
    if (telling_words > 0) options.telling_request.most = telling_words;
    leave_out(not_telling, options.telling_request);
    options.output = output;
    options.tags.import_file = import_tags;
    options.request.words = every ? Words::every : some ? Words::some : Words::automatic;
    options.request.facets =
        facets == "none" ? std::vector<std::string>{} : split_at_commas(facets);
    if (json) options.format = OutputFormat::json;
    options.request.tells_database = options.format == OutputFormat::json;
    if (options.answers_batch() && !facet.given()) options.request.facets.clear();
    options.databases.assign(databases.begin(), databases.end());
    if (options.databases.empty()) options.databases.push_back(store::default_database());
    return {options, 0};
}

}  // namespace udklip::searcher
