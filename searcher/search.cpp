// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

#include "language/text/clean.hpp"
#include "searcher/compiling/ranking.hpp"
#include "searcher/found_article.hpp"
#include "searcher/matching/matcher.hpp"
#include "searcher/matching/own_matcher.hpp"
#include "searcher/query/query_parser.hpp"
#include "searcher/query/unknown_value.hpp"
#include "searcher/question_match.hpp"
#include "searcher/suggesting/correction.hpp"
#include "searcher/suggesting/suggest.hpp"
#include "searcher/suggesting/ways_out.hpp"
#include "searcher/value_completion.hpp"
#include "store/layout/schema.hpp"

namespace udklip::searcher {
namespace {

/// Returns whether the question may be misspelt: few articles, a relaxed answer, or a word that no
/// article has.
bool may_be_misspelt(const Xapian::Database& db, const Answer& answer) {
    constexpr std::uint64_t kMost = std::numeric_limits<Xapian::doccount>::max();
    if (answer.relaxed ||
        is_few(db, static_cast<Xapian::doccount>(std::min(answer.total, kMost)))) {
        return true;
    }
    return std::any_of(answer.words.begin(), answer.words.end(), [](const ExplainedWord& word) {
        return word.how == "word" && word.articles == 0;
    });
}

ExplainedWord explained(const UnderstoodWord& word) {
    ExplainedWord out{word.terms.typed,
                      word.how,
                      word.articles,
                      readable(word.terms.whole),
                      readable(word.terms.others),
                      {}};
    for (const auto& part : word.terms.parts) out.parts.push_back(readable(part));
    return out;
}

NoteText furniture_note(std::uint64_t articles) {
    return note_of("only_outside_text", {std::to_string(articles)},
                   said_plural("{} more article has it only outside the text (menus, contacts): "
                               "add --furniture.",
                               "{} more articles have it only outside the text (menus, contacts): "
                               "add --furniture.",
                               articles, articles));
}

/// What stands behind the last hit: nothing, though something was found.
NoteText behind_last_note(std::uint64_t hits) {
    return note_of("behind_last_hit", {std::to_string(hits)},
                   said_plural("There is {} hit, and the page lies behind it.",
                               "There are {} hits, and the page lies behind them.", hits, hits));
}

NoteText more_new_note(std::uint64_t articles) {
    return note_of("more_new", {std::to_string(articles)},
                   said_plural("{} more article is new: ask again.",
                               "{} more articles are new: ask again.", articles, articles));
}

}  // namespace

Searcher::Searcher(store::Reader& reader, language::Analyzer& analyzer, language::Date today)
    : reader_(&reader), analyzer_(&analyzer), today_(today) {}

std::optional<NoteText> missing_note(const store::Reader& reader) {
    const auto& missing = reader.missing();
    if (missing.empty()) return std::nullopt;
    const std::string names = fmt::format("{}", fmt::join(missing, ", "));
    return note_of("missing_shards",
                   {std::to_string(missing.size()), std::to_string(reader.shards()), names},
                   said_plural("{} of {} shards does not answer: {}; the answer is partial",
                               "{} of {} shards do not answer: {}; the answer is partial",
                               missing.size(), missing.size(), reader.shards(), names));
}

void Searcher::say_what_is_missing(Answer& answer) const {
    const auto note = missing_note(*reader_);
    if (!note) return;
    answer.put_note_first(*note);
    answer.missing_shards = reader_->missing();
    answer.total_is_exact = false;
}

void Searcher::tell_database(const Xapian::Database& db, Answer& answer) const {
    answer.years = count_dates_of_all(db, Period::year);
    answer.updated = reader_->updated();
}

Answer Searcher::search(const Request& request) {
    const auto started = std::chrono::steady_clock::now();
    const Deadline deadline = deadline_after(request.time_limit);
    Answer answer = reader_->consistently([&](const Xapian::Database& db) {
        Answer found = search_in(db, request, deadline);
        if (request.tells_database) tell_database(db, found);
        return found;
    });
    say_what_is_missing(answer);
    answer.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return answer;
}

void Searcher::suggest_in(const Xapian::Database& db, const Node& root, const std::string& question,
                          const Request& request, const Deadline& deadline, Answer& answer) {
    const AnswerSize found{answer.total, answer.relaxed || request.words == Words::some};
    const std::uint64_t needed = found.relaxed ? answer.total + 1 : kClearlyMore * answer.total + 1;
    const auto enough =
        static_cast<Xapian::doccount>(std::min<std::uint64_t>(needed, db.get_doccount()));
    Matcher matcher(db, reader_->articles(), request, today_, reader_->shortcuts(), deadline);
    const auto size = [&](const std::string& text, Xapian::doccount most) {
        Notes ignored;
        const CompileContext context = context_for(db, ignored, request.furniture, deadline);
        return size_of(matcher, parse_query(text).root, request.words, context, most);
    };
    answer.suggestion = suggest(db, *analyzer_, root, question, found,
                                [&](const std::string& text) { return size(text, enough); });
    if (answer.suggestion) {
        answer.suggestion_total = size(*answer.suggestion, db.get_doccount()).articles;
    }
}

std::vector<WayOut> Searcher::ways_out_in(const Xapian::Database& db, const Node& root,
                                          const Request& request, const Deadline& deadline) {
    const auto& sources = reader_->articles().source_names();
    return find_ways_out(db, root, request, sources, [&](const Node& asked, const Request& wider) {
        Matcher matcher(db, reader_->articles(), wider, today_, reader_->shortcuts(), deadline);
        Notes ignored;
        const CompileContext context = context_for(db, ignored, request.furniture, deadline);
        return size_of(matcher, asked, request.words, context, db.get_doccount()).articles;
    });
}

CompileContext Searcher::context_for(const Xapian::Database& db, Notes& notes, bool furniture,
                                     const Deadline& deadline) const {
    return {db,
            *analyzer_,
            today_,
            notes,
            furniture,
            deadline,
            reader_->shortcuts().columns,
            0,
            tags_,
            &reader_->articles().source_names()};
}

/// A server cannot be stopped: the limit holds for local databases.
Deadline Searcher::deadline_after(double seconds) const {
    return reader_->shortcuts().no_servers ? Deadline::after(seconds, stop_) : Deadline();
}

Answer Searcher::search_in(const Xapian::Database& db, const Request& request,
                           const Deadline& deadline) {
    deadline.check();
    Answer answer;
    answer.query = request.text;
    answer.part_is_enough = request.words == Words::some;
    const std::string cleaned = language::clean(request.text);
    const ParsedQuery parsed = parse_query(cleaned);
    answer.understood = to_string(parsed.root);
    Notes notes;
    Notes ignored;
    for (const auto& note : parsed.notes) notes.add(note.at, note);
    const CompileContext context = context_for(db, notes, request.furniture, deadline);

    Matcher matcher(db, reader_->articles(), request, today_, reader_->shortcuts(), deadline);
    for (const auto& note : matcher.notes()) answer.add_note(note);
    CompiledQuery compiled;
    answer.relaxed = match_question(matcher, parsed.root, request.words, context, compiled);
    fetch_hits(matcher, compiled, request, answer);
    if (answer.total == 0 && compiled.ranks && !compiled.costly && !request.furniture) {
        const CompileContext beside = context_for(db, ignored, true, deadline);
        const Combine combine = request.words == Words::some ? Combine::some : Combine::every;
        const auto articles =
            matcher.count(compile(parsed.root, combine, beside), db.get_doccount());
        answer.furniture_total = articles;
        if (articles > 0) answer.add_note(furniture_note(articles));
    }
    if (answer.hits.empty() && answer.total > 0 && request.limit > 0 && request.offset > 0) {
        answer.add_note(behind_last_note(answer.distinct > 0 ? answer.distinct : answer.total));
    }
    if (request.suggests && !compiled.costly && may_be_misspelt(db, answer)) {
        suggest_in(db, parsed.root, cleaned, request, deadline, answer);
    }
    if (answer.total == 0 && !compiled.costly) {
        answer.ways_out = ways_out_in(db, parsed.root, request, deadline);
        for (const auto& way : answer.ways_out) {
            const bool is_option = !way.in_question && !way.filter.empty();
            if (is_option) answer.without.push_back({way.filter, way.total});
        }
    }
    for (const auto& note : notes.all()) answer.add_note(note);
    return answer;
}

void Searcher::fetch_hits(Matcher& matcher, const CompiledQuery& compiled, const Request& request,
                          Answer& answer) {
    answer.total = matcher.total();
    answer.total_is_exact = matcher.total_is_exact();
    answer.total_bound = matcher.total_bound();
    answer.distinct = matcher.distinct();
    answer.facets = matcher.facets();
    count_tags(matcher, compiled, request, answer);
    for (const auto& word : compiled.words) answer.words.push_back(explained(word));
    answer.dropped = compiled.dropped;
    answer.xapian_query = matcher.description();
    const auto weights = weights_of(compiled.words, matcher.db().get_doccount());
    MarkFinder marks(compiled.wanted, *analyzer_);
    auto duplicates = matcher.near_duplicates();
    auto similar = duplicates.begin();
    std::uint64_t rank = matcher.first_rank();
    for (const auto& [match, score] : matcher.page()) {
        Hit hit = hit_of(
            {rank++, score, reader_->articles().read(match.get_document()), {}, &marks, &weights});
        if (request.furniture) {
            hit.only_in_furniture = !compiled.wanted.empty() && hit.snippet.marks.empty() &&
                                    marks.find(hit.title).empty();
        }
        if (tags_ != nullptr) hit.kept = tags_->of(hit.id);
        hit.similar = std::move(similar->named);
        hit.copies = std::move(similar->copies);
        hit.similar_total = similar->total;
        ++similar;
        answer.hits.push_back(std::move(hit));
    }
}

std::vector<std::string> Searcher::sources_as_counted(const std::vector<std::string>& typed) {
    if (typed.empty()) return {};
    return reader_->consistently([&](const Xapian::Database&) {
        const auto& names = reader_->articles().source_names();
        std::vector<std::string> counted;
        for (const auto& name : typed) {
            const bool is_alias = names.key(name) != store::facet_key(name);
            std::string shown = is_alias ? value_to_type(names.shown(name)) : name;
            if (std::find(counted.begin(), counted.end(), shown) == counted.end())
                counted.push_back(std::move(shown));
        }
        return counted;
    });
}

std::vector<std::string> Searcher::ids_in(const Xapian::Database& db, Request request,
                                          const Deadline& deadline) {
    deadline.check();
    if (request.words == Words::automatic) request.words = Words::every;
    request.facets.clear();
    request.collapse = false;
    request.offset = 0;
    request.limit = std::max<Xapian::doccount>(1, db.get_doccount());
    const Node root = parse_query(language::clean(request.text)).root;
    Notes ignored;
    const CompileContext context = context_for(db, ignored, request.furniture, deadline);
    Matcher matcher(db, reader_->articles(), request, today_, reader_->shortcuts(), deadline);
    CompiledQuery compiled;
    match_question(matcher, root, request.words, context, compiled);
    std::vector<std::string> ids;
    for (const auto& [match, score] : matcher.page()) {
        ids.push_back(id_of(match.get_document(), reader_->articles()));
    }
    return ids;
}

std::vector<std::string> Searcher::ids(const Request& request) {
    const Deadline deadline = deadline_after(request.time_limit);
    return reader_->consistently(
        [&](const Xapian::Database& db) { return ids_in(db, request, deadline); });
}

Answer Searcher::search_new(const Request& request, const std::unordered_set<std::string>& shown) {
    const auto started = std::chrono::steady_clock::now();
    const Deadline deadline = deadline_after(request.time_limit);
    Answer answer = reader_->consistently([&](const Xapian::Database& db) {
        Request asked = request;
        if (asked.words == Words::automatic) asked.words = Words::every;
        asked.offset = 0;
        asked.suggests = false;
        asked.only_ids = ids_in(db, asked, deadline);
        std::erase_if(asked.only_ids, [&](const auto& id) { return shown.contains(id); });
        if (asked.only_ids.empty()) {
            Answer nothing;
            nothing.query = request.text;
            nothing.understood = to_string(parse_query(language::clean(request.text)).root);
            if (request.tells_database) tell_database(db, nothing);
            return nothing;
        }
        const std::size_t found = asked.only_ids.size();
        const std::size_t taken = std::min<std::size_t>(found, request.limit);
        asked.only_ids.resize(taken);
        Answer fresh = taken > 0 ? search_in(db, asked, deadline) : Answer{};
        if (request.tells_database) tell_database(db, fresh);
        if (taken < found) fresh.add_note(more_new_note(found - taken));
        return fresh;
    });
    answer.only_new = true;
    answer.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return answer;
}

Trend Searcher::trend(const TrendRequest& request) {
    const auto started = std::chrono::steady_clock::now();
    Request asked = request.narrowing;
    asked.limit = 0;
    asked.offset = 0;
    asked.facets = {facet_name(request.by)};
    asked.facets_show_others = false;
    asked.collapse = false;
    asked.suggests = false;
    const Deadline deadline = deadline_after(asked.time_limit);
    Trend trend = reader_->consistently([&](const Xapian::Database& db) {
        std::vector<Answer> answers;
        for (const auto& question : request.questions) {
            asked.text = question;
            answers.push_back(search_in(db, asked, deadline));
        }
        asked.text.clear();
        Matcher all(db, reader_->articles(), asked, today_, reader_->shortcuts(), deadline);
        if (!all.narrows())
            return make_trend(request.by, answers, count_dates_of_all(db, request.by));
        all.match({});
        return make_trend(request.by, answers, all.facets().front());
    });
    if (const auto note = missing_note(*reader_)) trend.put_note_first(*note);
    trend.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return trend;
}

Facet Searcher::years() {
    return reader_->consistently(
        [](const Xapian::Database& db) { return count_dates_of_all(db, Period::year); });
}

std::vector<RankedId> Searcher::rank(const std::string& text, std::uint32_t most) {
    return reader_->consistently([&](const Xapian::Database& db) {
        Notes notes;
        const std::string cleaned = language::clean(text);
        const CompiledQuery compiled =
            compile(parse_query(cleaned).root, Combine::some, {db, *analyzer_, today_, notes});
        Xapian::Enquire enquire(db);
        enquire.set_weighting_scheme(ranking::bm25());
        enquire.set_query(compiled.query);
        const Xapian::doccount limit =
            std::min(most, std::max<Xapian::doccount>(1, db.get_doccount()));
        const Xapian::doccount count =
            compiled.as_typed.empty() ? limit : matches_to_fetch(0, limit);
        std::vector<RankedMatch> best;
        auto own = compiled.ranks && count <= OwnMatcher::kMostBest
                       ? OwnMatcher::for_question(db, compiled.query, reader_->shortcuts(), {})
                       : std::nullopt;
        if (own) {
            best = own->best(count, nullptr);
        } else if (compiled.ranks) {
            // Every match is not looked at: that would take three times as long, and Xapian 1.4
            // hardly ever loses one of the best (docs/scaling.md).
            best = best_matches(enquire, count, 0, ties_for(reader_->shortcuts())).ranked;
        } else {
            set_order(enquire, Sort::relevance, compiled.ranks);
            best = ranked_as_they_are(enquire.get_mset(0, count));
        }
        std::vector<RankedId> ranked;
        for (const auto& [match, score] :
             lifted_page(db, reader_->articles(), std::move(best), compiled.as_typed,
                         naming_for(reader_->shortcuts()), 0, limit)) {
            ranked.push_back({id_of(match.get_document(), reader_->articles()), score});
        }
        return ranked;
    });
}

std::vector<std::string> Searcher::completions(const std::string& question, std::size_t limit) {
    return reader_->consistently(
        [&](const Xapian::Database& db) { return complete_question(db, question, limit); });
}

}  // namespace udklip::searcher
