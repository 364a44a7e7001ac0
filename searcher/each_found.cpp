// SPDX-License-Identifier: GPL-3.0-or-later
//
// Searcher::for_each_found(): an answer of any length in bounded memory.
#include <chrono>
#include <functional>
#include <string>
#include <unordered_set>
#include <utility>

#include "language/text/clean.hpp"
#include "searcher/found_article.hpp"
#include "searcher/matching/matcher.hpp"
#include "searcher/query/query_parser.hpp"
#include "searcher/question_match.hpp"
#include "searcher/search.hpp"
#include "searcher/showing/snippet.hpp"
#include "store/pages.hpp"

namespace udklip::searcher {

Hit hit_of(const FoundArticle& found) {
    const store::Record& record = found.record;
    Hit hit;
    hit.rank = found.rank;
    hit.score = found.score;
    hit.snippet = cut_snippet(record.text, record.title, *found.marks, *found.weights);
    if (hit.snippet.marks.empty() && !record.captions.empty()) {
        Snippet caption = cut_snippet(record.captions, {}, *found.marks, *found.weights);
        hit.in_caption = !caption.marks.empty();
        if (hit.in_caption) hit.snippet = std::move(caption);
    }
    const auto pages = store::decode_pages(hit.in_caption ? std::string() : record.pages);
    if (const store::Page* page = store::page_at(pages, hit.snippet.at)) {
        hit.page = page->number;
        hit.chapter = page->heading;
    }
    hit.id = record.id;
    hit.title = record.title;
    hit.source = record.source;
    hit.date = record.date;
    hit.author = record.author;
    hit.section = record.section;
    hit.path = record.path;
    hit.url = record.url;
    hit.kept = found.kept;
    return hit;
}

void Searcher::each_found_in(const Xapian::Database& db, const Request& request,
                             const Deadline& deadline, Answer& answer, const TakeFound& take) {
    deadline.check();
    const std::string cleaned = language::clean(request.text);
    const ParsedQuery parsed = parse_query(cleaned);
    answer.query = request.text;
    answer.understood = to_string(parsed.root);
    Notes notes;
    for (const auto& note : parsed.notes) notes.add(note.at, note);
    const CompileContext context = context_for(db, notes, request.furniture, deadline);
    Matcher matcher(db, reader_->articles(), request, today_, reader_->shortcuts(), deadline);
    for (const auto& note : matcher.notes()) answer.add_note(note);
    CompiledQuery compiled;
    answer.relaxed = match_question(matcher, parsed.root, request.words, context, compiled);
    answer.total = matcher.total();
    answer.total_is_exact = matcher.total_is_exact();
    answer.total_bound = matcher.total_bound();
    answer.distinct = matcher.distinct();
    for (const auto& note : notes.all()) answer.add_note(note);
    const auto weights = weights_of(compiled.words, db.get_doccount());
    MarkFinder marks(compiled.wanted, *analyzer_);
    std::uint64_t rank = matcher.first_rank();
    for (const auto& [match, score] : matcher.page()) {
        deadline.check();
        // By its number: the list of matches would keep each document that it hands out.
        FoundArticle found{rank++, score, reader_->articles().fetch(*match), {}, &marks, &weights};
        if (tags_ != nullptr) found.kept = tags_->of(found.record.id);
        if (!take(found)) return;
    }
}

Answer Searcher::for_each_found(const Request& request, const TakeFound& take) {
    const auto started = std::chrono::steady_clock::now();
    // A writer may replace the database meanwhile. Then the question is asked again, and what was
    // handed out is passed over; 64 bits of each id tell.
    std::unordered_set<std::size_t> taken;
    std::uint64_t rank = std::uint64_t{request.offset};
    const Deadline deadline = deadline_after(request.time_limit);
    Answer answer = reader_->consistently([&](const Xapian::Database& db) {
        Answer asked;
        each_found_in(db, request, deadline, asked, [&](FoundArticle found) {
            if (!taken.insert(std::hash<std::string>()(found.record.id)).second) return true;
            found.rank = ++rank;
            return take(found);
        });
        return asked;
    });
    say_what_is_missing(answer);
    answer.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return answer;
}

}  // namespace udklip::searcher
