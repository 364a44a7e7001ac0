// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/facets.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "language/text/collation.hpp"
#include "store/layout/author_names.hpp"
#include "store/layout/schema.hpp"

namespace udklip::searcher {
namespace {

constexpr std::array<FacetField, 6> kFacets = {{
    {"year", store::slot::year},
    {"month", store::slot::month},
    {"source", store::slot::source},
    {"author", store::slot::author},
    {"section", store::slot::section},
    {"name", store::slot::name},
}};

using Counts = std::map<std::string, std::uint64_t>;

/// Counts a value as an article holds it. An article of several authors or names counts for each.
void add_value(Counts& counts, Xapian::valueno slot, const std::string& value,
               std::uint64_t count) {
    if (!store::holds_several(slot)) {
        counts[value] += count;
        return;
    }
    for (const auto name : store::author_names(value)) counts[std::string(name)] += count;
}

/// What is filtered by as one is counted as one: the sources "Politiken" and "politiken" go by the
/// name that is shown, the others by the more frequent spelling.
std::vector<NamedCount> spelt_as_one(const std::vector<NamedCount>& counted, Xapian::valueno slot,
                                     const store::SourceNames& names) {
    std::map<std::string, std::pair<NamedCount, std::uint64_t>> by_key;  // best spelling, sum
    for (const auto& [value, count] : counted) {
        const std::string shown = slot == store::slot::source ? names.shown(value) : value;
        auto& [best, sum] = by_key[store::facet_key(shown)];
        if (count > best.second) best = {shown, count};
        sum += count;
    }
    std::vector<NamedCount> values;
    for (auto& [key, entry] : by_key)
        values.emplace_back(std::move(entry.first.first), entry.second);
    return values;
}

void sort_values(std::vector<NamedCount>& values, FacetOrder order) {
    if (order == FacetOrder::name) {
        const language::DanishOrder before;
        std::sort(values.begin(), values.end(),
                  [&](const auto& a, const auto& b) { return before(a.first, b.first); });
    } else {
        std::stable_sort(values.begin(), values.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
    }
}

}  // namespace

std::span<const FacetField> facet_fields() {
    return kFacets;
}

Facet count_dates_of_all(const Xapian::Database& db, Period by) {
    const std::string prefix(by == Period::year ? store::prefix::year : store::prefix::month);
    Facet facet{by == Period::year ? "year" : "month", {}};
    std::uint64_t known = 0;
    for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
        std::string value = (*term).substr(prefix.size());
        if (by == Period::month) value.insert(4, "-");  // YYYYMM
        facet.values.push_back({std::move(value), term.get_termfreq()});
        known += term.get_termfreq();
    }
    if (db.get_doccount() > known) {
        facet.values.push_back({std::nullopt, db.get_doccount() - known});
    }
    return facet;
}

void ColumnSpy::add(store::FacetColumn& column) {
    facets_.push_back({&column, std::vector<std::uint64_t>(column.values() + 1, 0), {}});
}

void ColumnSpy::operator()(const Xapian::Document& article, double) {
    ++seen_;
    const Xapian::docid id = article.get_docid();
    if (clusters_ != nullptr) clusters_->see(id);
    for (auto& facet : facets_) {
        const std::uint32_t number = facet.column->at(id);
        if (number < facet.by_number.size()) {
            ++facet.by_number[number];
        } else {
            std::string value = article.get_value(facet.column->slot());
            if (!value.empty()) ++facet.others[std::move(value)];
        }
    }
}

void ColumnSpy::see(const Xapian::Database& db, Xapian::docid first,
                    const store::RangeMask& articles) {
    seen_ += articles.count();
    if (clusters_ != nullptr) {
        articles.each([&](unsigned place) { clusters_->see(first + place); });
    }
    for (auto& facet : facets_) {
        articles.each([&](unsigned place) {
            const std::uint32_t number = facet.column->at(first + place);
            if (number < facet.by_number.size()) {
                ++facet.by_number[number];
            } else {
                std::string value = db.get_document(first + place).get_value(facet.column->slot());
                if (!value.empty()) ++facet.others[std::move(value)];
            }
        });
    }
}

FacetTally ColumnSpy::tally(Xapian::valueno slot) const {
    FacetTally tally;
    for (const auto& facet : facets_) {
        if (facet.column->slot() != slot) continue;
        std::vector<std::uint64_t> by_number(facet.by_number.size(), 0);
        for (std::uint32_t number = 1; number < by_number.size(); ++number) {
            const std::uint64_t count = facet.by_number[number];
            if (count == 0) continue;
            tally.known += count;
            for (const auto one : facet.column->values_of(number)) {
                if (one < by_number.size()) by_number[one] += count;
            }
        }
        Counts counts;
        for (std::uint32_t number = 1; number < by_number.size(); ++number) {
            if (by_number[number] == 0) continue;
            add_value(counts, slot, std::string(facet.column->value(number)), by_number[number]);
        }
        for (const auto& [value, count] : facet.others) {
            tally.known += count;
            add_value(counts, slot, value, count);
        }
        tally.values.assign(counts.begin(), counts.end());
    }
    return tally;
}

FacetCounter::FacetCounter(const std::vector<std::string>& names, store::FacetColumns* columns,
                           Xapian::Enquire& enquire, ClusterCounter* clusters)
    : enquire_(&enquire) {
    if (clusters != nullptr) by_column_.add(*clusters);
    for (const auto& name : names) {
        const auto* facet =
            std::find_if(kFacets.begin(), kFacets.end(),
                         [&](const FacetField& known) { return known.name == name; });
        if (facet == kFacets.end()) continue;
        counters_.push_back({name, facet->slot, nullptr});
        store::FacetColumn* column = columns == nullptr ? nullptr : columns->find(facet->slot);
        if (column != nullptr) {
            by_column_.add(*column);
        } else {
            counters_.back().spy = std::make_unique<Xapian::ValueCountMatchSpy>(facet->slot);
            enquire.add_matchspy(counters_.back().spy.get());
        }
    }
    if (!by_column_.empty()) enquire.add_matchspy(&by_column_);
}

FacetCounter::~FacetCounter() {
    enquire_->clear_matchspies();
}

bool FacetCounter::is_by_columns() const {
    return std::all_of(counters_.begin(), counters_.end(),
                       [](const Counter& counter) { return counter.spy == nullptr; });
}

std::optional<std::uint64_t> FacetCounter::seen() const {
    if (!by_column_.empty()) return by_column_.seen();
    if (counters_.empty()) return std::nullopt;
    return counters_.front().spy->get_total();
}

FacetTally FacetCounter::tally(const Counter& counter) const {
    if (!counter.spy) return by_column_.tally(counter.slot);
    FacetTally tally;
    Counts counts;
    for (auto value = counter.spy->values_begin(); value != counter.spy->values_end(); ++value) {
        tally.known += value.get_termfreq();
        add_value(counts, counter.slot, *value, value.get_termfreq());
    }
    tally.values.assign(counts.begin(), counts.end());
    return tally;
}

std::vector<Facet> FacetCounter::counts(std::uint64_t total, FacetOrder order,
                                        const store::SourceNames& names) const {
    std::vector<Facet> facets;
    for (const auto& counter : counters_) {
        const FacetTally counted = tally(counter);
        auto values = spelt_as_one(counted.values, counter.slot, names);
        sort_values(values, order);
        Facet facet{counter.name, {}};
        for (auto& [value, count] : values) facet.values.push_back({std::move(value), count});
        if (total > counted.known) facet.values.push_back({std::nullopt, total - counted.known});
        facets.push_back(std::move(facet));
    }
    return facets;
}

}  // namespace udklip::searcher
