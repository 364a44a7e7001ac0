// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the harnesses share. A harness is one function, which must come back whatever it is given,
// and says by require() what must hold then:
//
//     void udklip::fuzz::one(std::string_view bytes) { require(decode(bytes) == ..., "..."); }
//
// It is called by libFuzzer (libfuzzer.cpp, scripts/fuzz), or with its seeds and a fixed number of
// changes of them (replay.cpp, in every build: ctest -R fuzz).
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "indexer/recognising/recognise.hpp"
#include "language/text/clean.hpp"
#include "store/layout/record.hpp"
#include "tests/unit/indexer/reading/reading.hpp"

namespace udklip::fuzz {

/// Each harness defines it. An exception that leaves it is a finding.
void one(std::string_view bytes);

inline void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// Takes an input apart, piece by piece: most inputs are several texts, divided by empty lines.
class Pieces {
  public:
    explicit Pieces(std::string_view bytes) : rest_(bytes) {}

    bool empty() const { return rest_.empty(); }
    std::string_view rest() const { return rest_; }
    /// Up to the next empty line; what is left if there is none.
    std::string text() {
        const auto end = std::min(rest_.find("\n\n"), rest_.size());
        const std::string piece(rest_.substr(0, end));
        rest_.remove_prefix(std::min(end + 2, rest_.size()));
        return piece;
    }
    /// 0 to 255; 0 at the end.
    unsigned byte() {
        if (rest_.empty()) return 0;
        const auto value = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        return value;
    }

  private:
    std::string_view rest_;
};

/// Whether a text may be printed: UTF-8 that holds nothing that a terminal obeys.
inline bool is_harmless(std::string_view text, std::string_view allowed) {
    if (!language::is_valid_utf8(text)) return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if ((byte < 0x20 || byte == 0x7F) && allowed.find(text[at]) == allowed.npos) return false;
        const bool c1 = byte == 0xC2 && static_cast<unsigned char>(text[at + 1]) < 0xA0;
        if (c1) return false;
    }
    for (const char* turns : {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067",
                              "\u2068", "\u2069"}) {
        if (text.find(turns) != text.npos) return false;
    }
    return true;
}

/// What the readers promise of each article, and what is kept of it.
inline store::Record check_article(const indexer::Article& article) {
    static const indexer::Recognition how;
    for (const auto* field :
         {&article.id, &article.title, &article.text, &article.date, &article.source,
          &article.author, &article.section, &article.url, &article.furniture, &article.member}) {
        require(language::is_valid_utf8(*field), "an article's fields are UTF-8");
    }
    std::string warned;
    const auto record = indexer::recognise(article, "nyt/2021/a.txt", how,
                                           [&](const std::string& warning) { warned += warning; });
    require(language::is_valid_utf8(warned), "warnings are UTF-8");
    require(language::clean(record.text) == record.text, "the text that is kept is clean");
    require(language::clean(record.title) == record.title, "the title that is kept is clean");
    require(language::clean(record.furniture) == record.furniture, "furniture is clean");
    require(store::decode(store::encode(record)) == record, "a record comes back as it was");
    return record;
}

inline void check_articles(const indexer::CollectingSink& sink) {
    for (const auto& article : sink.articles) check_article(article);
    for (const auto& reason : sink.rejected) require(!reason.empty(), "a rejection has a reason");
}

}  // namespace udklip::fuzz
