// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes of an article what a database keeps: terms, positions, values, data.
//
//     DocumentBuilder builder(analyzer);
//     const IndexedArticle article = builder.analyze(entry);     // for a segment
//     builder.terms().text(article.terms[0].number)
//     db.add_document(builder.build(entry));                     // as a Xapian document
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/documents/entry.hpp"
#include "indexer/documents/indexed_article.hpp"
#include "indexer/documents/posting_list.hpp"
#include "indexer/documents/signer.hpp"
#include "indexer/documents/term_numbers.hpp"
#include "indexer/documents/word_terms.hpp"
#include "indexer/recognising/names.hpp"
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
    explicit DocumentBuilder(language::Analyzer& analyzer)
        : analyzer_(&analyzer), name_finder_(analyzer.lexicon()) {}
    DocumentBuilder(const DocumentBuilder&) = delete;
    DocumentBuilder& operator=(const DocumentBuilder&) = delete;

    /// The result points into the builder and the entry; it is valid until the next call. The
    /// numbers of its terms are valid until forget_terms().
    IndexedArticle analyze(const Entry& entry);
    Xapian::Document build(const Entry& entry);

    /// The terms of all articles since the last forget_terms().
    const TermNumbers& terms() const { return numbers_; }
    void forget_terms() { numbers_.clear(); }

  private:
    /// A word of a text, and where it stands.
    struct Group {
        const language::Word* word;
        std::uint32_t number;  ///< of its first occurrence, among the text's words, from 1
        std::uint32_t count;
        std::uint32_t begin;  ///< in positions_
    };
    /// How a word of the title is written.
    struct Spelling {
        std::uint32_t term;      ///< as a word of the text
        std::uint32_t capitals;  ///< see WordTerms::Place::capitals
        bool has_capitals;
    };

    void add_title(std::string_view title, Xapian::termcount extra);
    void add_text(std::string_view text);
    void add_captions(std::string_view captions);
    void add_furniture(std::string_view furniture);
    void add_provenance(const store::Record& record);
    void add_field_terms(const store::Record& record, const std::optional<language::Date>& date);
    void add_names(const store::Record& record);
    void add_file(const std::string& file);
    const std::vector<language::Token>& analyzed(std::string_view text);
    void add_values(const store::Record& record, const Entry& entry);
    void group(const std::vector<language::Token>& tokens, std::string_view text);
    std::span<const Xapian::termpos> positions_of(const Group& group) const {
        return std::span(positions_).subspan(group.begin, group.count);
    }
    Group& group_of(const language::Word* word);
    void add_keys(std::span<const std::uint32_t> keys, Xapian::termcount count);
    Spelling spelling_of(const language::Word& word);
    void add_exact();
    void add_boolean(std::string_view prefix, std::string_view text);

    language::Analyzer* analyzer_;
    NameFinder name_finder_;
    std::string names_;  ///< with store::kBetweenAuthors between them
    Signer signer_;
    std::uint64_t title_hash_ = 0;
    store::Signature signature_;
    std::vector<Group> groups_;
    std::vector<std::uint32_t> places_;        // of cached words in groups_, as in PostingList
    std::vector<std::uint32_t> token_groups_;  // of each token of a text: its group
    std::vector<Xapian::termpos> positions_;   // of all groups
    Xapian::termpos last_position_ = 0;        // of the text
    std::vector<Spelling> spellings_;          // of title, text and captions
    std::vector<std::uint32_t> with_capitals_;
    std::string file_;  // of the article before
    std::vector<std::string> path_terms_;
    std::string term_;
    TermNumbers numbers_;
    WordTerms word_terms_{numbers_};
    PostingList postings_;
    std::vector<IndexedValue> values_;
};

}  // namespace udklip::indexer
