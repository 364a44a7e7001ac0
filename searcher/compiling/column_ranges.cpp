// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/column_ranges.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace udklip::searcher {
namespace {

using Xapian::Query;

/// A range of values, and of their numbers in a column whose values ascend.
struct NumberRange {
    store::FacetColumn* column;
    std::uint32_t first;
    std::uint32_t behind;
    ValueRange values;
};

/// The articles in all of the ranges, without weight.
class RangeSource final : public Xapian::PostingSource {
  public:
    explicit RangeSource(std::vector<NumberRange> ranges) : ranges_(std::move(ranges)) {}

    /// Xapian's own estimate for a range is half of the articles. The estimates decide in which
    /// order it joins lists, and with it how scores are rounded.
    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return most_ >> narrowing_; }
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
        return article_ <= last_ && matches(article_);
    }
    bool at_end() const override { return article_ > last_; }
    Xapian::docid get_docid() const override { return article_; }

    PostingSource* clone() const override { return new RangeSource(ranges_); }
    std::string get_description() const override {
        std::string text;
        for (const auto& range : ranges_) {
            text += fmt::format("{}value {} from {}", text.empty() ? "" : ", ", range.values.slot,
                                range.values.first);
            if (range.values.last) text += " to " + *range.values.last;
        }
        return text;
    }

    void init(const Xapian::Database& db) override {
        db_ = db;
        most_ = db.get_doccount();
        last_ = db.get_lastdocid();
        article_ = 0;
        deciding_.clear();
        for (const auto& range : ranges_) {
            if (range.first >= range.behind) most_ = last_ = 0;
            const bool all = range.first <= 1 && range.behind > range.column->values() &&
                             db.get_value_freq(range.values.slot) == db.get_doccount();
            if (!all) deciding_.push_back(&range);
        }
        narrowing_ = deciding_.size();
        // Removed articles have no value: one range must keep them out.
        if (deciding_.empty()) deciding_.push_back(&ranges_.front());
    }

  private:
    void find() {
        while (article_ <= last_ && !matches(article_)) ++article_;
    }

    bool matches(Xapian::docid article) const {
        return std::all_of(deciding_.begin(), deciding_.end(), [&](const NumberRange* range) {
            const std::uint32_t number = range->column->at(article);
            if (number == store::FacetColumn::kUnknown) {
                return value_matches(article, range->values);
            }
            return range->first <= number && number < range->behind;
        });
    }

    /// Where a block of the column is damaged. The article may be one that was removed.
    bool value_matches(Xapian::docid article, const ValueRange& range) const {
        try {
            const std::string value = db_.get_document(article).get_value(range.slot);
            return range.first <= value && (!range.last || value <= *range.last);
        } catch (const Xapian::DocNotFoundError&) {
            return false;
        }
    }

    std::vector<NumberRange> ranges_;
    std::vector<const NumberRange*> deciding_;  ///< without those that every article is in
    Xapian::Database db_;
    std::size_t narrowing_ = 0;  ///< ranges that not every article is in
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

Query in_ranges(const std::vector<ValueRange>& ranges, store::FacetColumns* columns) {
    std::vector<NumberRange> numbers;
    for (const auto& range : ranges) {
        store::FacetColumn* column = columns == nullptr ? nullptr : columns->find(range.slot);
        if (column == nullptr) return by_values(ranges);
        const std::uint32_t behind =
            range.last ? column->number_above(*range.last) : column->values() + 1;
        numbers.push_back({column, column->number_from(range.first), behind, range});
    }
    // Owned by the query: it is counted by reference, and shared with nobody else.
    auto* source = new RangeSource(std::move(numbers));
    return Query(source->release());
}

}  // namespace udklip::searcher
