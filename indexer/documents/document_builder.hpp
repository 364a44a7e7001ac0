// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes of an article what a database keeps: terms, positions, values, data.
//
//     DocumentBuilder builder(analyzer);
//     const IndexedArticle article = builder.analyze(entry);            // for a segment
//     db.add_document(builder.build(entry));      // as a Xapian document
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/documents/entry.hpp"
#include "indexer/documents/indexed_article.hpp"
#include "indexer/documents/posting_list.hpp"
#include "indexer/documents/signer.hpp"
#include "language/analyzer.hpp"
#include "language/dates/date.hpp"
#include "store/layout/record.hpp"

namespace udklip::indexer {

/// How many extra occurrences in the text each lemma of a stated title or a headline counts as.
/// Tuned on the judged sets: docs/evaluation.md.
constexpr Xapian::termcount kTitleExtra = 2;

/// Not shared between threads. The analyzer must outlive it.
class DocumentBuilder {
  public:
    explicit DocumentBuilder(language::Analyzer& analyzer) : analyzer_(&analyzer) {}

    /// The result points into the builder and the entry; it is valid until the next call.
    IndexedArticle analyze(const Entry& entry);
    Xapian::Document build(const Entry& entry);

  private:
    struct Occurrence {
        const language::Word* word;
        std::uint32_t number;    ///< of the word in its text, from 1
        std::uint32_t position;  ///< in the index
    };

    void add_title(std::string_view title, Xapian::termcount extra);
    void add_text(std::string_view text);
    void add_furniture(std::string_view furniture);
    void add_provenance(const store::Record& record);
    void add_field_terms(const store::Record& record, const std::optional<language::Date>& date);
    void add_file(const std::string& file);
    void add_values(const store::Record& record, const Entry& entry);
    void group(const std::vector<language::Token>& tokens, std::string_view text);
    void add_written(std::string_view prefix, std::size_t begin, std::size_t end,
                     Xapian::termcount count);
    void add_lemmas(std::string_view prefix, const language::Word& word, Xapian::termcount count);
    void add_exact();
    void add_boolean(std::string_view prefix, std::string_view text);

    /// A copy of how a word is written: the analyzer's words do not outlive its next call.
    struct Spelling {
        std::string term;
        std::string capitals;  ///< empty: in small letters
    };

    language::Analyzer* analyzer_;
    Signer signer_;
    std::uint64_t title_hash_ = 0;
    store::Signature signature_;
    std::vector<Occurrence> occurrences_;
    std::vector<Spelling> title_spellings_;
    std::vector<Xapian::termpos> positions_;
    std::string file_;  ///< of the article before
    std::vector<std::string> path_terms_;
    PostingList postings_;
    std::vector<IndexedValue> values_;
};

}  // namespace udklip::indexer
