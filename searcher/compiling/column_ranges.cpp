// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/column_ranges.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string_view>
#include <utility>

namespace udklip::searcher {
namespace {

using Xapian::Query;

std::string described(const std::vector<ValueRange>& ranges) {
    std::string text;
    for (const auto& range : ranges) {
        text +=
            fmt::format("{}value {} from {}", text.empty() ? "" : ", ", range.slot, range.first);
        if (range.last) text += " to " + *range.last;
    }
    return text;
}

/// Takes `expected` off the beginning of `text`; returns false if it does not begin so.
bool take(std::string_view& text, std::string_view expected) {
    if (!text.starts_with(expected)) return false;
    text.remove_prefix(expected.size());
    return true;
}

std::string_view take_digits(std::string_view& text) {
    const std::string_view digits =
        text.substr(0, std::min(text.size(), text.find_first_not_of("0123456789")));
    text.remove_prefix(digits.size());
    return digits;
}

/// The articles in all of the ranges, without weight.
class RangeSource final : public Xapian::PostingSource {
  public:
    explicit RangeSource(ColumnRanges ranges) : ranges_(std::move(ranges)) {}

    /// Xapian's own estimate for a range is half of the articles. The estimates decide in which
    /// order it joins lists, and with it how scores are rounded.
    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return most_ >> ranges_.narrowing(); }
    Xapian::doccount get_termfreq_max() const override { return most_; }

    void next(double) override {
        ++article_;
        find();
    }
    void skip_to(Xapian::docid article, double) override {
        article_ = std::max({article_, article, Xapian::docid{1}});
        find();
    }
    bool check(Xapian::docid article, double) override {
        article_ = std::max(article_, article);
        // Not "no" at the end: Xapian would ask again, without a source (docs/surprises.md).
        return at_end() || ranges_.match(article_);
    }
    bool at_end() const override { return article_ > last_; }
    Xapian::docid get_docid() const override { return article_; }

    PostingSource* clone() const override { return new RangeSource(ranges_); }
    std::string get_description() const override { return described(ranges_.values()); }

    void init(const Xapian::Database& db) override {
        ranges_.begin(db);
        most_ = ranges_.can_match() ? db.get_doccount() : 0;
        last_ = ranges_.can_match() ? db.get_lastdocid() : 0;
        article_ = 0;
    }

  private:
    void find() {
        while (article_ <= last_ && !ranges_.match(article_)) ++article_;
    }

    ColumnRanges ranges_;
    Xapian::doccount most_ = 0;  ///< articles that can match
    Xapian::docid last_ = 0;
    Xapian::docid article_ = 0;
};

Query by_values(const std::vector<ValueRange>& ranges) {
    Query all;
    for (const auto& [slot, first, last] : ranges) {
        const Query one = last ? Query(Query::OP_VALUE_RANGE, slot, first, *last)
                               : Query(Query::OP_VALUE_GE, slot, first);
        all = &ranges.front().slot == &slot ? one : Query(Query::OP_FILTER, all, one);
    }
    return all;
}

}  // namespace

std::optional<ColumnRanges> ColumnRanges::open(std::vector<ValueRange> ranges,
                                               store::FacetColumns* columns) {
    ColumnRanges opened;
    for (const auto& range : ranges) {
        store::FacetColumn* column = columns == nullptr ? nullptr : columns->find(range.slot);
        if (column == nullptr) return std::nullopt;
        const std::uint32_t behind =
            range.last ? column->number_above(*range.last) : column->values() + 1;
        opened.numbers_.push_back({column, column->number_from(range.first), behind});
    }
    opened.values_ = std::move(ranges);
    return opened;
}

void ColumnRanges::begin(const Xapian::Database& db) {
    db_ = db;
    can_match_ = true;
    deciding_.clear();
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        const auto& [column, first, behind] = numbers_[i];
        if (first >= behind) can_match_ = false;
        const bool all = first <= 1 && behind > column->values() &&
                         db.get_value_freq(values_[i].slot) == db.get_doccount();
        if (!all) deciding_.push_back(i);
    }
    narrowing_ = deciding_.size();
    // Removed articles have no value: one range must keep them out.
    if (deciding_.empty()) deciding_.push_back(0);
}

bool ColumnRanges::match(Xapian::docid article) const {
    return std::all_of(deciding_.begin(), deciding_.end(), [&](std::size_t i) {
        const std::uint32_t number = numbers_[i].column->at(article);
        if (number == store::FacetColumn::kUnknown) return value_matches(article, values_[i]);
        return numbers_[i].first <= number && number < numbers_[i].behind;
    });
}

/// Where a block of the column is damaged. The article may be one that was removed.
bool ColumnRanges::value_matches(Xapian::docid article, const ValueRange& range) const {
    try {
        const std::string value = db_.get_document(article).get_value(range.slot);
        return range.first <= value && (!range.last || value <= *range.last);
    } catch (const Xapian::DocNotFoundError&) {
        return false;
    }
}

std::optional<std::vector<ValueRange>> ranges_in(const Query& query) {
    const std::string description = query.get_description();
    std::string_view text = description;
    if (!take(text, "Query(PostingSource(")) return std::nullopt;
    std::vector<ValueRange> ranges;
    do {
        if (!take(text, "value ")) return std::nullopt;
        const std::string_view slot = take_digits(text);
        ValueRange range{};
        std::from_chars(slot.data(), slot.data() + slot.size(), range.slot);
        if (!take(text, " from ")) return std::nullopt;
        range.first = take_digits(text);
        if (take(text, " to ")) range.last = take_digits(text);
        ranges.push_back(std::move(range));
    } while (take(text, ", "));
    if (text != "))") return std::nullopt;
    return ranges;
}

Query in_ranges(const std::vector<ValueRange>& ranges, store::FacetColumns* columns) {
    auto numbers = ColumnRanges::open(ranges, columns);
    if (!numbers) return by_values(ranges);
    // Owned by the query: it is counted by reference, and shared with nobody else.
    auto* source = new RangeSource(std::move(*numbers));
    return Query(source->release());
}

}  // namespace udklip::searcher
