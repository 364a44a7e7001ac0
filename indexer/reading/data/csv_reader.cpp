// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <array>
#include <optional>

#include "indexer/reading/data/csv_rows.hpp"
#include "indexer/reading/markup/html_fragment.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/reading/sources/decoding_source.hpp"
#include "indexer/reading/sources/known_beginning.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

constexpr std::array kSeparators = {',', ';', '\t', '|'};

std::vector<std::string> names_in(std::string_view line, char separator) {
    MemorySource source(line);
    CsvRow row;
    CsvRows(source, separator, kMaxArticleBytes).next(row);
    return row.fields;
}

/// Returns the separator that gives the most known names, else the most names.
char separator_of(std::string_view line, const FieldMap& fields) {
    char best = kSeparators.front();
    std::size_t best_score = 0;
    for (const char candidate : kSeparators) {
        const auto names = names_in(line, candidate);
        std::size_t score = names.size();
        for (const auto& name : names) score += fields.find(name) ? 1000 : 0;
        if (score > best_score) {
            best = candidate;
            best_score = score;
        }
    }
    return best;
}

/// The fields that the columns stand for.
class Columns {
  public:
    Columns(const std::vector<std::string>& names, const FieldMap& fields) : names_(&names) {
        for (const auto& name : names) matches_.push_back(fields.find(trim(name)));
    }

    bool have(std::string Article::*field) const {
        for (const auto& match : matches_) {
            if (match && match->field == field) return true;
        }
        return false;
    }

    Article article_of(CsvRow& row) const {
        Article article;
        FieldCollector collector;
        for (std::size_t i = 0; i < std::min(row.fields.size(), matches_.size()); ++i) {
            if (matches_[i]) collector.set(article, *matches_[i], std::move(row.fields[i]));
        }
        return article;
    }

    std::size_t count() const { return matches_.size(); }

    /// Returns the name of a column without a known name that holds sentences in this row.
    std::string long_column(const CsvRow& row) const {
        for (std::size_t i = 0; i < std::min(row.fields.size(), matches_.size()); ++i) {
            if (matches_[i]) continue;
            if (is_long_text(row.fields[i]) || is_sentence(row.fields[i]))
                return std::string(trim((*names_)[i]));
        }
        return {};
    }

    std::string list() const {
        std::string all;
        for (const auto& name : *names_) {
            if (all.size() > 200) return all + ", ...";
            all += (all.empty() ? "" : ", ") + std::string(trim(name));
        }
        return all;
    }

  private:
    const std::vector<std::string>* names_;
    std::vector<std::optional<FieldMatch>> matches_;
};

const char* describe(CsvRow::Fault fault) {
    return fault == CsvRow::Fault::too_large ? kTooLarge : "has a quote that is never closed";
}

/// Excel leaves empty fields at the end; other surplus fields mean an unquoted separator.
bool has_surplus(const CsvRow& row, std::size_t columns) {
    for (std::size_t i = columns; i < row.fields.size(); ++i) {
        if (!trim(row.fields[i]).empty()) return true;
    }
    return false;
}

void take_row(CsvRow& row, std::size_t number, const Columns& columns, ArticleSink& sink) {
    const Place place{{}, row.line, number};
    if (row.fault != CsvRow::Fault::none) return sink.reject(place, describe(row.fault));
    if (has_surplus(row, columns.count())) {
        return sink.reject(place, fmt::format("has {} fields, but there are {} columns; left out",
                                              row.fields.size(), columns.count()));
    }
    const std::size_t size = row.fields.size();
    Article article = columns.article_of(row);
    static_cast<Place&>(article) = place;
    read_html_in_fields(article);
    const std::string mended = finish_fields(article);
    if (!mended.empty()) sink.warn(place, mended);
    if (trim(article.text).empty()) {
        if (const std::string name = columns.long_column(row); !name.empty()) {
            return sink.reject(
                place, fmt::format("has no text, but a long field \"{}\": take it with {}", name,
                                   FieldMap::mapping_of_text(name)));
        }
    }
    if (trim(article.text).empty() && trim(article.title).empty())
        return sink.reject(place, "has no text");
    if (size < columns.count()) {
        sink.warn(place,
                  fmt::format("has {} fields, but there are {} columns; the rest counts as empty",
                              size, columns.count()));
    }
    if (has_nul(article)) sink.warn(place, "holds NUL characters; each is shown as \uFFFD");
    sink.article(std::move(article));
}

}  // namespace

void read_csv(ByteSource& bytes, char separator, const FieldMap& fields, ArticleSink& sink,
              const KnownBeginning* beginning) {
    DecodingSource text(bytes);
    if (text.is_binary()) return sink.reject({}, "is not text (it holds control characters)");
    CsvRows rows(text, separator, kMaxArticleBytes);
    CsvRow header;
    if (separator == '\0') {
        const std::string first(rows.peek_line());
        const bool stated = first.size() == 5 && first.starts_with("sep=");  // as Excel writes it
        rows.set_separator(stated ? first[4] : separator_of(first, fields));
        if (stated) rows.next(header);
    }
    do {
        if (!rows.next(header)) return sink.reject({}, "is empty");
    } while (header.is_blank());
    const Columns columns(header.fields, fields);
    if (header.fault != CsvRow::Fault::none)
        return sink.reject({{}, header.line, 0}, describe(header.fault));
    if (!columns.have(&Article::text) && !columns.have(&Article::title) &&
        !columns.have(&Article::lead) && !columns.have(&Article::description)) {
        return sink.reject(
            {}, fmt::format("has no column for the text, only {}; name it with --map text=NAME",
                            columns.list()));
    }
    if (beginning != nullptr && beginning->is_over()) throw CannotGoOn();
    CsvRow row;
    KnownRecords known(beginning);
    for (std::size_t number = 1; !sink.stop();) {
        known.before_record(rows.is_drained() && text.is_drained());
        if (!rows.next(row)) break;
        const bool is_known = known.holds_record();
        if (row.is_blank()) continue;
        if (!is_known) take_row(row, number, columns, sink);
        ++number;
    }
    if (const auto note = text.note(); !note.empty()) sink.warn({}, note);
}

}  // namespace udklip::indexer
