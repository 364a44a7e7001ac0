// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/document_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
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

/// Whether what stands between two words ends a paragraph.
bool has_blank_line(std::string_view between) {
    return std::count(between.begin(), between.end(), '\n') > 1;
}

}  // namespace

IndexedArticle DocumentBuilder::analyze(const Entry& entry) {
    const store::Record record = store::decode(entry.data);
    postings_.clear();
    add_field_terms(record, entry.date);
    // A title that was made from running text is part of the text: it counts there already.
    const bool headline = record.title_from != store::kFirstSentence;
    add_title(record.title, headline ? kTitleExtra : 0);
    add_text(record.text);
    if (!record.furniture.empty()) add_furniture(record.furniture);
    add_provenance(record);
    add_values(record, entry);
    return {postings_.sorted(), values_, entry.data};
}

Xapian::Document DocumentBuilder::build(const Entry& entry) {
    return to_document(analyze(entry));
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
    const auto by_slot = [](const auto& a, const auto& b) { return a.slot < b.slot; };
    std::sort(values_.begin(), values_.end(), by_slot);
}

/// Sorts the tokens so that the occurrences of a word stand together, in order of position. The
/// code below then works once per word, not once per token. Each paragraph begins one position
/// further on, so that no phrase runs from one into the next.
void DocumentBuilder::group(const std::vector<language::Token>& tokens, std::string_view text) {
    occurrences_.clear();
    std::uint32_t paragraph = 0;
    std::uint32_t end = 0;
    for (const auto& token : tokens) {
        if (token.begin > end) {
            const bool first = end == 0;
            if (!first && has_blank_line(text.substr(end, token.begin - end))) ++paragraph;
        }
        end = std::max(end, token.end);
        occurrences_.push_back({token.word, token.position, token.position + paragraph});
    }
    std::sort(occurrences_.begin(), occurrences_.end(), [](const auto& a, const auto& b) {
        if (a.word != b.word) return std::less<const language::Word*>{}(a.word, b.word);
        return a.position < b.position;
    });
}

void DocumentBuilder::add_title(std::string_view title, Xapian::termcount extra) {
    const auto& tokens = analyzer_->analyze(title);
    title_hash_ = Signer::hash_words(tokens);
    group(tokens, title);
    title_spellings_.clear();
    for (std::size_t begin = 0, end = 0; begin < occurrences_.size(); begin = end) {
        const auto* word = occurrences_[begin].word;
        while (end < occurrences_.size() && occurrences_[end].word == word) ++end;
        const auto count = static_cast<Xapian::termcount>(end - begin);
        title_spellings_.push_back({word->term, word->capitals});
        add_written(prefix::title, begin, end, count);
        add_lemmas(prefix::title_lemma, *word, count);
        if (extra > 0) add_lemmas(prefix::lemma, *word, count * extra);
    }
}

void DocumentBuilder::add_text(std::string_view text) {
    const auto& tokens = analyzer_->analyze(text);
    signature_ = signer_.sign(tokens, title_hash_);
    std::uint32_t lead_words = 0;
    for (const auto& token : tokens) {
        if (token.begin < store::kLeadBytes) lead_words = std::max(lead_words, token.position);
    }
    group(tokens, text);
    for (std::size_t begin = 0, end = 0; begin < occurrences_.size(); begin = end) {
        const auto* word = occurrences_[begin].word;
        while (end < occurrences_.size() && occurrences_[end].word == word) ++end;
        const auto count = static_cast<Xapian::termcount>(end - begin);
        add_written("", begin, end, count);
        add_lemmas(prefix::lemma, *word, count);
        if (occurrences_[begin].number <= lead_words) {
            for (const auto& key : word->lemmas) add_boolean(prefix::lead, key.text);
            for (const auto& part : word->parts) {
                for (const auto& key : part.lemmas) add_boolean(prefix::lead, key.text);
            }
        }
    }
    add_exact();
}

/// Adds the furniture without weight: it changes neither the article's length nor the frequency of
/// its words. Xapian takes positions in a document without length for damage, so the furniture of
/// an article without words gets none.
void DocumentBuilder::add_furniture(std::string_view furniture) {
    group(analyzer_->analyze(furniture), furniture);
    for (std::size_t begin = 0, end = 0; begin < occurrences_.size(); begin = end) {
        const auto* word = occurrences_[begin].word;
        while (end < occurrences_.size() && occurrences_[end].word == word) ++end;
        if (postings_.counted() > 0) {
            add_written(prefix::furniture, begin, end, 0);
        } else if (!word->term.empty()) {
            add_boolean(prefix::furniture, word->term);
        }
        add_lemmas(prefix::furniture_lemma, *word, 0);
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

/// Adds terms for letter case (=Word) of title and text together. A word that is only written in
/// small letters needs no term of its own: the absence of a term with capitals shows it.
void DocumentBuilder::add_exact() {
    struct Written {
        std::string_view term;
        std::string_view capitals;
    };
    std::vector<Written> words;
    const language::Word* last = nullptr;
    for (const auto& occurrence : occurrences_) {
        if (occurrence.word != last)
            words.push_back({occurrence.word->term, occurrence.word->capitals});
        last = occurrence.word;
    }
    for (const auto& spelling : title_spellings_)
        words.push_back({spelling.term, spelling.capitals});
    std::vector<std::string_view> with_capitals;
    for (const auto& word : words) {
        if (word.capitals.empty()) continue;
        with_capitals.push_back(word.term);
        add_boolean(prefix::exact, word.capitals);
    }
    std::sort(with_capitals.begin(), with_capitals.end());
    for (const auto& word : words) {
        if (word.term.empty() || !word.capitals.empty()) continue;
        if (std::binary_search(with_capitals.begin(), with_capitals.end(), word.term)) {
            add_boolean(prefix::exact, word.term);
        }
    }
}

void DocumentBuilder::add_written(std::string_view prefix, std::size_t begin, std::size_t end,
                                  Xapian::termcount count) {
    const auto& word = *occurrences_[begin].word;
    if (word.term.empty()) return;
    positions_.clear();
    for (std::size_t i = begin; i < end; ++i) positions_.push_back(occurrences_[i].position);
    postings_.add(prefix, word.term, count, positions_);
}

void DocumentBuilder::add_lemmas(std::string_view prefix, const language::Word& word,
                                 Xapian::termcount count) {
    for (const auto& key : word.lemmas) postings_.add(prefix, key.text, count);
    for (const auto& part : word.parts) {
        for (const auto& key : part.lemmas) {
            postings_.add(prefix, key.text, count);
        }
    }
}

void DocumentBuilder::add_boolean(std::string_view prefix, std::string_view text) {
    postings_.add(prefix, text, 0);
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
