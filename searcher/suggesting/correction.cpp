// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggesting/correction.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "language/stop_words.hpp"
#include "language/text/utf8.hpp"
#include "searcher/compiling/query_compiler.hpp"
#include "searcher/compiling/respelling.hpp"
#include "searcher/compiling/term_filter.hpp"
#include "searcher/compiling/word_terms.hpp"
#include "searcher/suggesting/near_words.hpp"
#include "store/layout/schema.hpp"

namespace udklip::searcher {
namespace {

constexpr std::size_t kFewestLetters = 4;
constexpr std::size_t kMostLetters = 40;
constexpr Xapian::doccount kEnough = 10'000;  ///< nobody needs to know how many more there are
constexpr double kCompoundLimit = 1.0;  ///< for a compound of known parts, which may well be right
constexpr double kSplitDistance = 0.8;  ///< what leaving out a space counts as
constexpr double kScorePerEdit = 4.0;   ///< e^4 is 55 times as frequent
constexpr double kUnknownWord = 1.0;    ///< off the score of what no dictionary knows
constexpr double kLowestScore = -5.0;   ///< two edits off: twenty articles at least

/// The more letters, the more of them may be wrong.
double farthest(std::size_t letters) {
    if (letters < kFewestLetters || letters > kMostLetters) return 0;
    if (letters == 4) return 1.0;
    if (letters <= 6) return 1.4;
    return letters <= 8 ? 1.8 : 2.2;
}

bool better(const Correction& a, const Correction& b) {
    return a.score != b.score ? a.score > b.score : a.text < b.text;
}

bool clearly_more(Xapian::doccount found, Xapian::doccount typed) {
    return found > 0 && found / kClearlyMore >= typed;
}

}  // namespace

bool is_few(const Xapian::Database& db, Xapian::doccount articles) {
    return articles <= std::max<Xapian::doccount>(10, db.get_doccount() / 10'000);
}

/// Articles that match; counting may stop at `enough`.
Xapian::doccount WordCorrector::count(const Xapian::Query& query, Xapian::doccount enough) const {
    Xapian::Enquire enquire(*db_);
    enquire.set_weighting_scheme(counting());
    enquire.set_query(query);
    return std::min(enough, enquire.get_mset(0, 0, enough).get_matches_lower_bound());
}

/// The word as a question of its own, every part of a compound being wanted.
Xapian::Query WordCorrector::asked(std::string_view word) const {
    Node node;
    node.kind = NodeKind::word;
    node.text = word;
    Notes ignored;
    return compile(node, Combine::every, {*db_, *analyzer_, language::Date{}, ignored}).query;
}

Xapian::doccount WordCorrector::whole_articles(std::string_view word) const {
    Xapian::doccount most = 0;
    for (const auto& term : word_terms(*analyzer_, word, Scope::everywhere).whole) {
        most = std::max(most, db_->get_termfreq(term));
    }
    return most;
}

WordCorrector::Known WordCorrector::known(std::string_view word) const {
    const WordTerms terms = word_terms(*analyzer_, word, Scope::everywhere);
    Known result{whole_articles(word), !terms.parts.empty()};
    if (result.compound && is_few(*db_, result.articles))
        result.articles = count(asked(word), kEnough);
    return result;
}

/// Whether most articles that hold the word write it with capitals.
bool WordCorrector::is_name(std::string_view word) const {
    const Xapian::doccount all = db_->get_termfreq(std::string(word));
    if (all == 0) return false;
    std::size_t at = 0;
    std::string first;
    std::string capitals;
    language::append_char(first, language::upper_of(language::next_char(word, at)));
    capitals = first;
    first += word.substr(at);
    while (at < word.size()) {
        language::append_char(capitals, language::upper_of(language::next_char(word, at)));
    }
    const auto articles = [&](std::string_view written) {
        return db_->get_termfreq(store::term(store::prefix::exact, written));
    };
    return 2 * std::max(articles(first), articles(capitals)) > all;
}

bool WordCorrector::is_right(std::string_view word, Xapian::doccount articles) const {
    return !is_few(*db_, articles) || language::is_stop_word(word) || analyzer_->knows(word) ||
           is_name(word);
}

/// Whether it is a compound of words that a dictionary knows.
bool WordCorrector::has_known_parts(std::string_view word) const {
    const auto& tokens = analyzer_->analyze(word);
    if (tokens.empty()) return false;
    const auto known_part = [&](const language::WordPart& part) {
        return std::any_of(part.lemmas.begin(), part.lemmas.end(),
                           [&](const language::Key& key) { return analyzer_->knows(key.text); });
    };
    const auto& parts = tokens.front().word->parts;
    return !parts.empty() && std::all_of(parts.begin(), parts.end(), known_part);
}

double WordCorrector::score(std::string_view word, double distance,
                            Xapian::doccount articles) const {
    return std::log1p(static_cast<double>(articles)) - kScorePerEdit * distance -
           (analyzer_->knows(word) ? 0 : kUnknownWord);
}

/// Adds dictionary forms of which the index has other forms only: svømmehal of svømmehallerne.
void WordCorrector::add_near_lemmas(std::string_view word, double limit,
                                    std::vector<NearWord>& near) const {
    for (auto& lemma : near_words(*db_, word, limit, store::prefix::lemma)) {
        const bool written = std::any_of(near.begin(), near.end(), [&](const NearWord& other) {
            return other.word == lemma.word;
        });
        // Keys of unknown words are stems, and no words.
        if (written || (!analyzer_->knows(lemma.word) && !has_known_parts(lemma.word))) continue;
        near.push_back(std::move(lemma));
    }
}

void WordCorrector::respell(std::string_view word, double limit, const Known& typed,
                            std::vector<Correction>& found) const {
    constexpr std::size_t kLookedAt = 8;
    std::vector<NearWord> near = near_words(*db_, word, limit);
    add_near_lemmas(word, limit, near);
    const auto rough = [](const NearWord& a) {
        return std::log1p(static_cast<double>(a.articles)) - kScorePerEdit * a.distance;
    };
    const std::size_t kept = std::min(near.size(), kLookedAt);
    std::partial_sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(kept), near.end(),
                      [&](const NearWord& a, const NearWord& b) {
                          return rough(a) != rough(b) ? rough(a) > rough(b) : a.word < b.word;
                      });
    near.resize(kept);
    for (const auto& candidate : near) {
        if (language::is_stop_word(candidate.word)) continue;
        // Another form of the same word finds the same articles.
        const Xapian::doccount articles =
            std::max(candidate.articles, whole_articles(candidate.word));
        if (!clearly_more(articles, typed.articles)) continue;
        const double rank = score(candidate.word, candidate.distance, candidate.articles);
        found.push_back({candidate.word, rank});
    }
}

/// Misspelt compounds that no article holds as a whole: each part on its own.
void WordCorrector::mend_parts(std::string_view word, std::vector<Correction>& found) const {
    constexpr double kPartLimit = 1.4;
    const auto& tokens = analyzer_->analyze(word);
    if (tokens.empty()) return;
    const std::vector<language::WordPart> parts = tokens.front().word->parts;
    std::string mended;
    std::size_t copied = 0;
    double lost = 0;
    for (const auto& part : parts) {
        const std::string_view text = word.substr(part.begin, part.end - part.begin);
        const std::size_t letters = language::count_chars(text);
        if (whole_articles(text) > 0 || analyzer_->knows(text) || letters < kFewestLetters)
            continue;
        std::vector<Correction> better_parts;
        respell(text, std::min(kPartLimit, farthest(letters)), {}, better_parts);
        const auto best =
            std::max_element(better_parts.begin(), better_parts.end(),
                             [](const auto& a, const auto& b) { return better(b, a); });
        if (best == better_parts.end()) return;
        mended += word.substr(copied, part.begin - copied);
        mended += best->text;
        copied = part.end;
        lost += kScorePerEdit / 2;
    }
    if (copied == 0) return;
    mended += word.substr(copied);
    const Xapian::doccount articles = count(asked(mended), kEnough);
    if (articles > 0) found.push_back({mended, std::log1p(articles) - lost});
}

void WordCorrector::split(std::string_view word, const Known& typed,
                          std::vector<Correction>& found) const {
    constexpr std::size_t kCounted = 3;
    std::vector<std::pair<Xapian::doccount, std::size_t>> places;
    std::size_t at = 0;
    language::next_char(word, at);
    for (language::next_char(word, at); at < word.size(); language::next_char(word, at)) {
        if (language::count_chars(word.substr(at)) < 2) break;
        const auto rarer = std::min(db_->get_termfreq(std::string(word.substr(0, at))),
                                    db_->get_termfreq(std::string(word.substr(at))));
        if (rarer > 0) places.emplace_back(rarer, at);
    }
    std::sort(places.rbegin(), places.rend());
    if (places.size() > kCounted) places.resize(kCounted);
    for (const auto& [rarer, place] : places) {
        const std::string halves[] = {std::string(word.substr(0, place)),
                                      std::string(word.substr(place))};
        const auto articles =
            count(Xapian::Query(Xapian::Query::OP_PHRASE, halves, halves + 2, 2), kEnough);
        if (!clearly_more(articles, typed.articles)) continue;
        found.push_back(
            {halves[0] + " " + halves[1], std::log1p(articles) - kScorePerEdit * kSplitDistance});
    }
}

bool WordCorrector::doubts(std::string_view word) const {
    return !is_right(word, known(word).articles);
}

std::vector<Correction> WordCorrector::correct(std::string_view word) const {
    const double limit = farthest(language::count_chars(word));
    if (limit <= 0) return {};
    const Known typed = known(word);
    if (is_right(word, typed.articles)) return {};
    const WordTerms terms = word_terms(*analyzer_, word, Scope::everywhere);
    if (respelt(*db_, *analyzer_, terms, Scope::everywhere)) return {};
    std::vector<Correction> found;
    respell(word, has_known_parts(word) ? std::min(limit, kCompoundLimit) : limit, typed, found);
    split(word, typed, found);
    if (found.empty() && typed.articles == 0) mend_parts(word, found);
    std::erase_if(found, [](const Correction& c) { return c.score < kLowestScore; });
    std::sort(found.begin(), found.end(), better);
    if (found.size() > kMostCorrections) found.resize(kMostCorrections);
    return found;
}

/// Parts [first, last] of a compound as a word: as large as the dictionary has it, and in the
/// index.
std::optional<std::string> WordCorrector::piece_of(std::string_view word,
                                                   const std::vector<language::WordPart>& parts,
                                                   std::size_t first, std::size_t last) const {
    const auto before = word.substr(parts[first].begin, parts[last].begin - parts[first].begin);
    for (const auto& lemma : parts[last].lemmas) {
        std::string piece = std::string(before) + lemma.text;
        if (last > first && !analyzer_->knows(piece)) continue;
        // Short words (tre, to, by) say too little by themselves.
        if (language::count_chars(piece) < kFewestLetters) continue;
        if (whole_articles(piece) > 0 && !language::is_stop_word(piece)) return piece;
    }
    return std::nullopt;
}

std::optional<Correction> WordCorrector::take_apart(std::string_view word) const {
    if (known(word).articles > 0) return std::nullopt;
    const auto& tokens = analyzer_->analyze(word);
    if (tokens.empty()) return std::nullopt;
    const std::vector<language::WordPart> parts = tokens.front().word->parts;
    Correction apart;
    for (std::size_t first = 0; first < parts.size();) {
        // Not all parts together: that is the word in question.
        std::size_t last = parts.size() - (first == 0 ? 2 : 1);
        auto piece = piece_of(word, parts, first, last);
        while (!piece && last > first) piece = piece_of(word, parts, first, --last);
        if (!piece) return std::nullopt;
        apart.text += (first == 0 ? "" : " ") + *piece;
        first = last + 1;
    }
    if (apart.text.empty()) return std::nullopt;
    return apart;
}

std::optional<Correction> WordCorrector::join(std::string_view first,
                                              std::string_view second) const {
    const std::string joined(first);
    std::optional<Correction> best;
    for (const char* link : {"", "s", "e"}) {
        const std::string text = joined + link + std::string(second);
        const Xapian::doccount articles = whole_articles(text);
        const double found = std::log1p(articles);
        if (articles > 0 && (!best || found > best->score)) best = Correction{text, found};
    }
    if (!best) return best;
    const bool first_stops = language::is_stop_word(first);
    const bool second_stops = language::is_stop_word(second);
    const Xapian::doccount articles = whole_articles(best->text);
    const Xapian::doccount enough = articles / kClearlyMore + 1;
    Xapian::doccount typed = 0;
    if (first_stops || second_stops) {
        // "over enskomst"; but "nævn et" is not nævnet.
        const std::string_view other = first_stops ? second : first;
        if ((first_stops && second_stops) || analyzer_->knows(other)) return std::nullopt;
        typed = count(asked(other), enough);
    } else {
        typed = count(Xapian::Query(Xapian::Query::OP_AND, asked(first), asked(second)), enough);
    }
    if (!clearly_more(articles, typed)) return std::nullopt;
    return best;
}

}  // namespace udklip::searcher
