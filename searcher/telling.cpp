// SPDX-License-Identifier: GPL-3.0-or-later
//
// Searcher::telling(): the hits are matched as for any answer; the lists of their terms give the
// words, and the texts of the first hits how they are written.
#include "searcher/showing/telling/telling.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <unordered_set>
#include <vector>

#include "language/stop_words.hpp"
#include "language/text/clean.hpp"
#include "language/text/utf8.hpp"
#include "searcher/matching/matcher.hpp"
#include "searcher/matching/telling_terms.hpp"
#include "searcher/query/query_parser.hpp"
#include "searcher/query/query_quoting.hpp"
#include "searcher/question_match.hpp"
#include "searcher/search.hpp"
#include "searcher/telling_forms.hpp"

namespace udklip::searcher {
namespace {

/// Candidates for each word that is wanted: some are names, or say what another one says.
constexpr std::size_t kCandidates = 8;
/// Texts that are read for the forms of words, until they have so many bytes.
constexpr std::size_t kMostTexts = 100;
constexpr std::size_t kMostBytes = 2'000'000;

bool is_number(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        if (language::is_digit(language::next_char(word, at))) return true;
    }
    return false;
}

/// Whether a word says nothing by itself: an abbreviation (bl.a), a letter, or a stop word in the
/// spelling before 1948 (naar).
bool says_nothing(std::string word) {
    if (word.find('.') != std::string::npos || language::count_chars(word) < 2) return true;
    for (std::size_t at = word.find("aa"); at != std::string::npos; at = word.find("aa", at)) {
        word.replace(at, 2, "å");
    }
    return language::is_stop_word(word);
}

/// The lemmas of the question's words, also those inside a quotation.
class OwnWords {
  public:
    OwnWords(const CompiledQuery& compiled, language::Analyzer& analyzer, const std::string& text)
        : wanted_(&compiled.wanted) {
        for (const auto& token : analyzer.analyze(text)) {
            for (const auto& key : token.word->lemmas) typed_.insert(key.text);
        }
    }
    bool has(const std::string& lemma) const {
        return typed_.contains(lemma) || wanted_->find_lemma(lemma).has_value();
    }

  private:
    const Wanted* wanted_;
    std::unordered_set<std::string> typed_;
};

/// Counts the articles that have a phrase, and the hits among them.
TellingWord counted_phrase(const Xapian::Database& db, const CompiledQuery& phrase,
                           const std::vector<Xapian::docid>& hits) {
    TellingWord word;
    Xapian::Enquire enquire(db);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
    enquire.set_query(phrase.query);
    const auto found = enquire.get_mset(0, db.get_doccount());
    word.articles = found.size();
    for (auto article = found.begin(); article != found.end(); ++article) {
        if (std::binary_search(hits.begin(), hits.end(), *article)) ++word.hits;
    }
    return word;
}

}  // namespace

Telling Searcher::telling_in(const Xapian::Database& db, const TellingRequest& request,
                             const Deadline& deadline) {
    deadline.check();
    Request asked = request.asked;
    asked.limit = kMostTellingHits;
    asked.offset = 0;
    asked.facets.clear();
    Telling telling;
    telling.query = asked.text;
    telling.articles = db.get_doccount();
    const std::string cleaned = language::clean(asked.text);
    const ParsedQuery parsed = parse_query(cleaned);
    telling.understood = to_string(parsed.root);
    Notes notes;
    for (const auto& note : parsed.notes) notes.add(note.at, note);
    const CompileContext context = context_for(db, notes, asked.furniture, deadline);
    Matcher matcher(db, reader_->articles(), asked, today_, reader_->shortcuts(), deadline);
    for (const auto& note : matcher.notes()) telling.add_note(note);
    CompiledQuery compiled;
    telling.relaxed = match_question(matcher, parsed.root, asked.words, context, compiled);
    for (const auto& note : notes.all()) telling.add_note(note);
    telling.total = matcher.total();
    telling.total_is_exact = matcher.total_is_exact();

    std::vector<Xapian::docid> hits;
    for (const auto& [match, score] : matcher.page()) hits.push_back(*match);
    telling.hits = hits.size();
    const std::vector<Xapian::docid> best = hits;
    std::sort(hits.begin(), hits.end());
    const HitCounts counts(db, hits);
    auto terms = telling_terms(db, hits, counts, request.most * kCandidates);
    const OwnWords own(compiled, *analyzer_, cleaned);
    std::erase_if(terms, [&](const TellingTerm& term) {
        return (!request.numbers && is_number(term.lemma)) ||
               (!request.own_words && own.has(term.lemma));
    });

    TellingForms forms(terms, *analyzer_);
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < best.size() && i < kMostTexts && bytes < kMostBytes; ++i) {
        deadline.check();
        const store::Record record = reader_->articles().fetch(best[i]);
        forms.read(record.text);
        bytes += record.text.size();
    }

    const bool is_optional = telling.relaxed || asked.words == Words::some;
    std::unordered_set<std::string> said;
    std::vector<bool> is_used(terms.size());
    const auto add = [&](TellingWord word) {
        if (!said.insert(language::to_lower(word.text)).second) return;
        word.question = narrowed_question(asked.text, word.text, is_optional);
        telling.words.push_back(std::move(word));
    };
    for (std::size_t i = 0; i < terms.size() && telling.words.size() < request.most; ++i) {
        deadline.check();
        const auto written = forms.written(i);
        if (is_used[i] || !written || says_nothing(*written)) continue;
        if (!request.names && forms.is_name(i)) continue;
        if (!request.numbers && is_number(*written)) continue;
        is_used[i] = true;
        const auto pair = forms.partner(i);
        if (pair &&
            (request.names || (!forms.is_name(pair->first) && !forms.is_name(pair->second)))) {
            Notes ignored;
            const CompileContext beside = context_for(db, ignored, false, deadline);
            const auto phrase =
                compile(parse_query(phrase_quoted(pair->written)).root, Combine::every, beside);
            TellingWord word = counted_phrase(db, phrase, hits);
            word.text = pair->written;
            word.score = counts.score(static_cast<Xapian::doccount>(word.hits),
                                      static_cast<Xapian::doccount>(word.articles));
            if (pair->has_first) is_used[pair->first] = true;
            if (pair->has_second) is_used[pair->second] = true;
            add(std::move(word));
        } else {
            add({*written, terms[i].score, terms[i].hits, terms[i].articles, {}});
        }
    }
    std::stable_sort(telling.words.begin(), telling.words.end(),
                     [](const auto& a, const auto& b) { return a.score > b.score; });
    return telling;
}

Telling Searcher::telling(const TellingRequest& request) {
    const auto started = std::chrono::steady_clock::now();
    const Deadline deadline = deadline_after(request.asked.time_limit);
    Telling telling = reader_->consistently(
        [&](const Xapian::Database& db) { return telling_in(db, request, deadline); });
    if (const auto note = missing_note(*reader_)) telling.put_note_first(*note);
    telling.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return telling;
}

}  // namespace udklip::searcher
