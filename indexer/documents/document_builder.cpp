// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/document_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/reading/article.hpp"
#include "indexer/recognising/authors.hpp"
#include "store/layout/author_names.hpp"
#include "store/layout/lead.hpp"
#include "store/layout/orders.hpp"
#include "store/layout/path_terms.hpp"
#include "store/layout/schema.hpp"

namespace udklip::indexer {
namespace prefix = store::prefix;
namespace slot = store::slot;

namespace {

/// What build() remembers of the articles before.
constexpr std::size_t kMostTerms = 200'000;

/// Positions between the text and its captions: more than any NEAR asks for.
constexpr Xapian::termpos kBeforeCaptions = 1000;

/// Whether what stands between two words ends a paragraph.
bool has_blank_line(std::string_view between) {
    return std::count(between.begin(), between.end(), '\n') > 1;
}

}  // namespace

IndexedArticle DocumentBuilder::analyze(const Entry& entry) {
    const store::Record record = store::decode(entry.data);
    postings_.clear();
    spellings_.clear();
    add_field_terms(record, entry.date);
    add_names(record);
    // A title that was made from running text is part of the text: it counts there already.
    const bool headline = record.title_from != store::kFirstSentence;
    add_title(record.title, headline ? kTitleExtra : 0);
    add_text(record.text);
    if (!record.captions.empty()) add_captions(record.captions);
    add_exact();
    if (!record.furniture.empty()) add_furniture(record.furniture);
    add_provenance(record);
    add_values(record, entry);
    return {postings_.terms(), values_, entry.data};
}

Xapian::Document DocumentBuilder::build(const Entry& entry) {
    if (numbers_.size() > kMostTerms) forget_terms();
    return to_document(analyze(entry), numbers_);
}

void DocumentBuilder::add_values(const store::Record& record, const Entry& entry) {
    const auto& date = entry.date;
    const std::string& id = record.id;
    values_.clear();
    const auto add = [this](Xapian::valueno number, std::string bytes) {
        if (!bytes.empty()) values_.push_back({number, std::move(bytes)});
    };
    if (date) {
        add(slot::date_first, fmt::format("{:08}", date->first_day()));
        add(slot::date_last, fmt::format("{:08}", date->last_day()));
        add(slot::year, fmt::format("{:04}", date->year));
        if (date->month != 0) {
            add(slot::month, fmt::format("{:04}-{:02}", date->year, date->month));
        }
    }
    add(slot::source, record.source);
    add(slot::author, record.author);
    add(slot::section, record.section);
    add(slot::content_hash, entry.hash);
    std::optional<int> day;
    std::optional<int> second;
    if (date) {
        day = date->first_day();
        if (date->precision == language::Date::Precision::time) {
            second = (date->hour * 60 + date->minute) * 60 + std::min(date->second, 59);
        }
    }
    add(slot::newest, store::newest_first(day, second, id));
    add(slot::oldest, store::oldest_first(day, second, id));
    add(slot::signature, encode(signature_));
    add(slot::name, names_);
    const auto by_slot = [](const auto& a, const auto& b) { return a.slot < b.slot; };
    std::sort(values_.begin(), values_.end(), by_slot);
}

void DocumentBuilder::add_names(const store::Record& record) {
    names_.clear();
    for (const KnownName* name : name_finder_.names_of(record.title, record.text)) {
        add_boolean(prefix::name, name->key);
        if (!names_.empty()) names_ += store::kBetweenAuthors;
        names_ += name->text;
    }
}

const std::vector<language::Token>& DocumentBuilder::analyzed(std::string_view text) {
    const auto& tokens = analyzer_->analyze(text);
    word_terms_.use(analyzer_->generation());
    return tokens;
}

/// Puts the occurrences of each word together, in order of position, so that the code below works
/// once per word, not once per token. Each paragraph begins one position further on, so that no
/// phrase runs from one into the next.
void DocumentBuilder::group(const std::vector<language::Token>& tokens, std::string_view text) {
    groups_.clear();
    token_groups_.clear();
    for (const auto& token : tokens) {
        Group& group = group_of(token.word);
        if (group.count++ == 0) group.number = token.position;
        token_groups_.push_back(static_cast<std::uint32_t>(&group - groups_.data()));
    }
    std::uint32_t next = 0;
    for (Group& group : groups_) {
        group.begin = next;
        next += std::exchange(group.count, 0);
    }
    positions_.resize(next);
    std::uint32_t paragraph = 0;
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto& token = tokens[i];
        if (token.begin > end) {
            const bool first = end == 0;
            if (!first && has_blank_line(text.substr(end, token.begin - end))) ++paragraph;
        }
        end = std::max(end, token.end);
        Group& group = groups_[token_groups_[i]];
        positions_[group.begin + group.count++] = token.position + paragraph;
    }
}

/// A word that is not cached has a group for each occurrence.
DocumentBuilder::Group& DocumentBuilder::group_of(const language::Word* word) {
    const std::uint32_t number = word->number;
    const auto is_known = [&] {
        return places_[number] < groups_.size() && groups_[places_[number]].word == word;
    };
    if (number >= places_.size()) {
        places_.resize(std::max<std::size_t>(std::size_t{number} + 1, 2 * places_.size()));
    }
    if (number == 0 || !is_known()) {
        places_[number] = static_cast<std::uint32_t>(groups_.size());
        groups_.push_back({word, 0, 0, 0});
    }
    return groups_[places_[number]];
}

void DocumentBuilder::add_title(std::string_view title, Xapian::termcount extra) {
    const auto& tokens = analyzed(title);
    title_hash_ = Signer::hash_words(tokens);
    group(tokens, title);
    for (const Group& group : groups_) {
        const language::Word& word = *group.word;
        if (!word.term.empty()) spellings_.push_back(spelling_of(word));
        const auto terms = word_terms_.of(word, WordTerms::Place::title);
        if (!word.term.empty()) postings_.add(terms.written, group.count, positions_of(group));
        add_keys(terms.keys, group.count);
        if (extra == 0) continue;
        add_keys(word_terms_.of(word, WordTerms::Place::text).keys, group.count * extra);
    }
}

void DocumentBuilder::add_text(std::string_view text) {
    const auto& tokens = analyzed(text);
    signature_ = signer_.sign(tokens, title_hash_);
    std::uint32_t lead_words = 0;
    for (const auto& token : tokens) {
        if (token.begin < store::kLeadBytes) lead_words = std::max(lead_words, token.position);
    }
    group(tokens, text);
    last_position_ =
        positions_.empty() ? 0 : *std::max_element(positions_.begin(), positions_.end());
    for (const Group& group : groups_) {
        const language::Word& word = *group.word;
        if (!word.term.empty()) spellings_.push_back(spelling_of(word));
        const auto terms = word_terms_.of(word, WordTerms::Place::text);
        if (!word.term.empty()) postings_.add(terms.written, group.count, positions_of(group));
        add_keys(terms.keys, group.count);
        if (group.number > lead_words) continue;
        add_keys(word_terms_.of(word, WordTerms::Place::lead).keys, 0);
    }
}

/// Adds captions and credits as words of the text that count less: each form once however often
/// it stands there, none as one of the lead. No phrase and no NEAR runs from the text into them.
void DocumentBuilder::add_captions(std::string_view captions) {
    const Xapian::termpos behind = last_position_ + kBeforeCaptions;
    group(analyzed(captions), captions);
    for (auto& position : positions_) position += behind;
    for (const Group& group : groups_) {
        const language::Word& word = *group.word;
        if (!word.term.empty()) spellings_.push_back(spelling_of(word));
        const auto terms = word_terms_.of(word, WordTerms::Place::text);
        if (!word.term.empty()) postings_.add(terms.written, 1, positions_of(group));
        add_keys(terms.keys, 1);
    }
}

/// Adds the furniture without weight: it changes neither the article's length nor the frequency of
/// its words. Xapian takes positions in a document without length for damage, so the furniture of
/// an article without words gets none.
void DocumentBuilder::add_furniture(std::string_view furniture) {
    group(analyzed(furniture), furniture);
    const bool has_positions = postings_.counted() > 0;
    for (const Group& group : groups_) {
        const language::Word& word = *group.word;
        const auto terms = word_terms_.of(word, WordTerms::Place::furniture);
        if (!word.term.empty() && has_positions) {
            postings_.add(terms.written, 0, positions_of(group));
        } else if (!word.term.empty()) {
            postings_.add(terms.written, 0);
        }
        add_keys(terms.keys, 0);
    }
}

void DocumentBuilder::add_provenance(const store::Record& record) {
    const auto add = [&](std::string_view field, const std::string& from) {
        if (!from.empty()) add_boolean(prefix::provenance, fmt::format("{}:{}", field, from));
    };
    add("date", record.date_from);
    add("source", record.source_from);
    add("title", record.title_from);
    add("author", record.author_from);
    add("section", record.section_from);
    add("url", record.url_from);
    add("furniture", record.furniture.empty() ? "" : "page");
}

DocumentBuilder::Spelling DocumentBuilder::spelling_of(const language::Word& word) {
    const std::uint32_t term = word_terms_.of(word, WordTerms::Place::text).written;
    const std::uint32_t capitals = word_terms_.of(word, WordTerms::Place::capitals).written;
    return {term, capitals, !word.capitals.empty()};
}

/// Adds terms for letter case (=Word) of title and text together. A word that is only written in
/// small letters needs no term of its own: the absence of a term with capitals shows it.
void DocumentBuilder::add_exact() {
    with_capitals_.clear();
    for (const Spelling& spelling : spellings_) {
        if (!spelling.has_capitals) continue;
        with_capitals_.push_back(spelling.term);
        postings_.add(spelling.capitals, 0);
    }
    std::sort(with_capitals_.begin(), with_capitals_.end());
    for (const Spelling& spelling : spellings_) {
        if (spelling.has_capitals) continue;
        if (std::binary_search(with_capitals_.begin(), with_capitals_.end(), spelling.term)) {
            postings_.add(spelling.capitals, 0);
        }
    }
}

void DocumentBuilder::add_keys(std::span<const std::uint32_t> keys, Xapian::termcount count) {
    for (const std::uint32_t key : keys) postings_.add(key, count);
}

void DocumentBuilder::add_boolean(std::string_view prefix, std::string_view text) {
    term_.clear();
    store::append_term(term_, prefix, text);
    postings_.add(numbers_.number_of(term_), 0);
}

void DocumentBuilder::add_file(const std::string& file) {
    // Articles of one file come one after the other.
    if (file != file_) {
        file_ = file;
        path_terms_ = store::path_terms(file);
    }
    add_boolean(prefix::file, file);
    for (const auto& term : path_terms_) add_boolean("", term);
}

void DocumentBuilder::add_field_terms(const store::Record& record,
                                      const std::optional<language::Date>& date) {
    add_boolean(prefix::id, record.id);
    if (!record.wanted_id.empty()) add_boolean(prefix::wanted_id, record.wanted_id);
    add_file(file_of(record));
    if (!record.source.empty()) add_boolean(prefix::source, store::facet_key(record.source));
    for (const auto author : store::author_names(record.author)) {
        add_boolean(prefix::author, store::facet_key(author));
        const std::string surname = store::facet_key(surname_of(author));
        if (!surname.empty()) add_boolean(prefix::author, surname);
    }
    if (!record.section.empty()) add_boolean(prefix::section, store::facet_key(record.section));
    if (!date) return;
    add_boolean(prefix::year, fmt::format("{:04}", date->year));
    if (date->month != 0)
        add_boolean(prefix::month, fmt::format("{:04}{:02}", date->year, date->month));
}

}  // namespace udklip::indexer
