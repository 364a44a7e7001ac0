// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Searcher answers about one article: by which names it goes, its text with marks, its
// near-duplicates and what is like it.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <utility>

#include "language/text/clean.hpp"
#include "searcher/compiling/id_term.hpp"
#include "searcher/matching/matcher.hpp"
#include "searcher/matching/named_article.hpp"
#include "searcher/query/query_parser.hpp"
#include "searcher/search.hpp"
#include "store/layout/author_names.hpp"
#include "store/layout/schema.hpp"

namespace udklip::searcher {
namespace {

using Xapian::Query;

/// How many words characterise an article; more only cost time.
constexpr std::size_t kTellingWords = 25;

/// Makes a question of the lemmas that are frequent in the article and rare elsewhere (tf * idf).
CompiledQuery telling_words(const Xapian::Database& db, Xapian::docid article,
                            const std::string& id) {
    std::vector<std::pair<double, std::string>> scored;
    const std::string lemma(store::prefix::lemma);
    const std::string title(store::prefix::title_lemma);
    const double all = db.get_doccount();
    auto term = db.termlist_begin(article);
    for (term.skip_to(lemma); term != db.termlist_end(article); ++term) {
        const std::string name = *term;
        if (!name.starts_with(lemma)) break;
        if (name.starts_with(title)) continue;
        const double articles = term.get_termfreq();
        if (articles < 2) continue;  // found nowhere else
        scored.emplace_back(term.get_wdf() * std::log(all / articles), name);
    }
    const std::size_t kept = std::min(scored.size(), kTellingWords);
    // cppcheck-suppress containerOutOfBounds ; `kept` is at most the size
    std::partial_sort(scored.begin(), scored.begin() + static_cast<std::ptrdiff_t>(kept),
                      scored.end(), std::greater<>());
    CompiledQuery compiled;
    compiled.asked = compiled.ranks = true;
    std::vector<Query> words;
    for (std::size_t i = 0; i < kept; ++i) {
        const std::string& name = scored[i].second;
        words.emplace_back(name);
        compiled.wanted.add_term(name, static_cast<unsigned>(i));
        WordTerms terms;
        terms.typed = name.substr(lemma.size());
        terms.whole = {name};
        compiled.words.push_back({std::move(terms), db.get_termfreq(name), "word"});
    }
    compiled.query = Query(Query::OP_AND_NOT, Query(Query::OP_OR, words.begin(), words.end()),
                           Query(id_term(db, id)));
    return compiled;
}

Xapian::docid find_article(const Xapian::Database& db, const std::string& id) {
    const std::string term = id_term(db, id);
    const auto article = db.postlist_begin(term);
    return article == db.postlist_end(term) ? 0 : *article;
}

}  // namespace

std::optional<Answer> Searcher::similar(const std::string& id, const Request& request) {
    const auto started = std::chrono::steady_clock::now();
    const Deadline deadline = deadline_after(request.time_limit);
    auto answer = reader_->consistently([&](const Xapian::Database& db) {
        auto found = similar_in(db, id, request, deadline);
        if (found && request.tells_database) tell_database(db, *found);
        return found;
    });
    if (!answer) return answer;
    say_what_is_missing(*answer);
    answer->seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return answer;
}

std::optional<Answer> Searcher::similar_in(const Xapian::Database& db, const std::string& id,
                                           const Request& request, const Deadline& deadline) {
    deadline.check();
    const Xapian::docid article = find_article(db, id);
    if (article == 0) return std::nullopt;
    Answer answer;
    answer.query = fmt::format("--similar {}", id);
    Matcher matcher(db, reader_->articles(), request, today_, reader_->shortcuts(), deadline);
    for (const auto& note : matcher.notes()) answer.add_note(note);
    const CompiledQuery compiled = telling_words(db, article, id);
    for (const auto& word : compiled.words) {
        answer.understood += (answer.understood.empty() ? "" : " ") + word.terms.typed;
    }
    matcher.match(compiled);
    fetch_hits(matcher, compiled, request, answer);
    return answer;
}

std::vector<Copy> Searcher::copies(const std::string& id, std::uint32_t limit) {
    return reader_->consistently([&](const Xapian::Database& db) {
        std::vector<Copy> copies;
        const Xapian::docid article = find_article(db, id);
        // A cluster is one of a single database.
        if (article == 0 || db.size() > 1) return copies;
        const std::string cluster = db.get_document(article).get_value(store::slot::cluster);
        if (cluster.empty()) return copies;
        Xapian::Enquire enquire(db);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_query(Query(Query::OP_VALUE_RANGE, store::slot::cluster, cluster, cluster));
        set_order(enquire, Sort::oldest, false);
        const auto alike = enquire.get_mset(0, limit + 1);
        for (auto other = alike.begin(); other != alike.end(); ++other) {
            if (*other == article || copies.size() == limit) continue;
            store::Record record = reader_->articles().read(other.get_document());
            copies.push_back({record.id, record.title, record.source, record.date});
        }
        return copies;
    });
}

std::vector<NamedArticle> Searcher::named(const std::string& name,
                                          const std::filesystem::path& here) {
    return reader_->consistently([&](const Xapian::Database& db) {
        return articles_named(db, reader_->articles(), name, here);
    });
}

std::optional<ShownArticle> Searcher::show(const std::string& id, const std::string& text,
                                           double time_limit) {
    const Deadline deadline = deadline_after(time_limit);
    return reader_->consistently([&](const Xapian::Database& db) {
        std::optional<ShownArticle> shown;
        const Xapian::docid article = find_article(db, id);
        if (article == 0) return shown;
        shown.emplace();
        shown->record = reader_->articles().fetch(article);
        Notes notes;
        const std::string cleaned = language::clean(text);
        const CompiledQuery compiled = compile(parse_query(cleaned).root, Combine::some,
                                               context_for(db, notes, false, deadline));
        deadline.check();
        MarkFinder marks(compiled.wanted, *analyzer_);
        if (tags_ != nullptr) shown->kept = tags_->of(shown->record.id);
        for (const auto name : store::author_names(shown->record.author)) {
            shown->authors.emplace_back(name);
        }
        shown->title_marks = marks.find(shown->record.title);
        shown->marks = marks.find(shown->record.text);
        shown->caption_marks = marks.find(shown->record.captions);
        shown->furniture_marks = marks.find(shown->record.furniture);
        return shown;
    });
}

}  // namespace udklip::searcher
