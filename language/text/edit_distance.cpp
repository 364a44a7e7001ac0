// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text/edit_distance.hpp"

#include <algorithm>
#include <utility>

#include "language/text/utf8.hpp"

namespace udklip::language {
namespace {

constexpr double kEdit = 1.0;
constexpr double kSwap = 0.8;     ///< of two neighbours
constexpr double kDoubled = 0.4;  ///< a letter written twice, or once instead

struct Pair {
    std::u32string_view one, other;
    double cost;
};

/// Letters taken for one another. First those that are the same letter in another writing.
constexpr Pair kAlike[] = {
    {U"ä", U"æ", .1}, {U"ö", U"ø", .1}, {U"ü", U"y", .2}, {U"é", U"e", .1}, {U"è", U"e", .1},
    {U"á", U"a", .2}, {U"ê", U"e", .1}, {U"ó", U"o", .2}, {U"ñ", U"n", .2}, {U"a", U"å", .4},
    {U"e", U"æ", .4}, {U"o", U"ø", .4}, {U"o", U"å", .4}, {U"a", U"æ", .5}, {U"e", U"i", .5},
    {U"u", U"y", .5}, {U"y", U"ø", .5}, {U"e", U"ø", .6}, {U"o", U"u", .6}, {U"a", U"e", .7},
    {U"i", U"j", .5}, {U"i", U"y", .6}, {U"c", U"k", .4}, {U"c", U"s", .4}, {U"s", U"z", .4},
    {U"c", U"z", .5}, {U"k", U"q", .5}, {U"d", U"t", .5}, {U"b", U"p", .6}, {U"g", U"k", .6},
    {U"f", U"v", .5}, {U"v", U"w", .3}, {U"g", U"j", .6}, {U"g", U"v", .7}, {U"m", U"n", .8},
};

/// One or two letters that stand for one or two others. No more: see hopeless().
constexpr Pair kSoundsLike[] = {
    {U"aa", U"å", .1},  {U"ae", U"æ", .1},  {U"oe", U"ø", .1},  {U"ue", U"y", .4},
    {U"ks", U"x", .4},  {U"ph", U"f", .4},  {U"th", U"t", .4},  {U"ck", U"k", .4},
    {U"ch", U"k", .5},  {U"kv", U"qu", .4}, {U"sj", U"ch", .4}, {U"sj", U"sh", .4},
    {U"ch", U"sh", .4}, {U"ou", U"u", .5},  {U"eu", U"ø", .5},  {U"au", U"ov", .5},
    {U"aj", U"ej", .5}, {U"øj", U"øg", .4}, {U"hv", U"v", .4},  {U"hj", U"j", .4},
    {U"gh", U"g", .4},  {U"rh", U"r", .4},  {U"nd", U"n", .4},  {U"ld", U"l", .4},
    {U"rd", U"r", .4},  {U"nd", U"nn", .4}, {U"ld", U"ll", .4}, {U"dg", U"g", .6},
    {U"dj", U"dg", .4}, {U"ds", U"s", .5},  {U"ts", U"s", .5},  {U"gt", U"t", .5},
};

/// Sums of tenths are not exact.
constexpr double kRounding = 1e-9;

/// Nothing that reads two written letters at once costs less than this.
constexpr double kLeastExchange = .1;

double exchange_cost(char32_t one, char32_t other) {
    if (one == other) return 0;
    for (const auto& pair : kAlike) {
        const char32_t a = pair.one.front();
        const char32_t b = pair.other.front();
        if ((a == one && b == other) || (a == other && b == one)) return pair.cost;
    }
    return kEdit;
}

}  // namespace

std::u32string letters_of(std::string_view word) {
    std::u32string letters;
    for (std::size_t at = 0; at < word.size();) letters.push_back(next_char(word, at));
    return letters;
}

std::u32string letters_like(char32_t letter) {
    constexpr double kNear = .5;
    std::u32string letters;
    for (const auto& pair : kAlike) {
        if (pair.cost > kNear) continue;
        if (pair.one.front() == letter) letters += pair.other;
        if (pair.other.front() == letter) letters += pair.one;
    }
    return letters;
}

EditRows::EditRows(std::u32string typed, double limit) : typed_(std::move(typed)), limit_(limit) {
    exchanges_.resize(typed_.size() + 1);
    Row first;
    first.costs.push_back(0);
    for (std::size_t i = 1; i <= typed_.size(); ++i) {
        const auto read = std::u32string_view(typed_).substr(0, i);
        for (const auto& [one, other, cost] : kSoundsLike) {
            if (read.ends_with(one)) exchanges_[i].push_back({one.size(), other, cost});
            if (read.ends_with(other)) exchanges_[i].push_back({other.size(), one, cost});
        }
        const bool doubled = i > 1 && typed_[i - 1] == typed_[i - 2];
        first.costs.push_back(first.costs.back() + (doubled ? kDoubled : kEdit));
    }
    first.end = first.costs.size();
    rows_.push_back(std::move(first));
}

/// The costs of each typed letter for this one, worked out once for the letters of Danish.
const std::vector<double>& EditRows::exchange_costs(char32_t letter) {
    constexpr std::size_t kLatin1 = 256;
    const std::size_t place = std::min<std::size_t>(letter, kLatin1);
    if (costs_.empty()) costs_.resize(kLatin1 + 1);
    auto& costs = costs_[place];
    if (costs.empty() || place == kLatin1) {
        costs.clear();
        for (const char32_t mine : typed_) costs.push_back(exchange_cost(mine, letter));
    }
    return costs;
}

bool EditRows::ends_with(std::u32string_view letters, char32_t last) const {
    return letters.back() == last &&
           std::u32string_view(written_).ends_with(letters.substr(0, letters.size() - 1));
}

/// The cost of the first `typed` letters for the written ones and `letter` behind them.
double EditRows::cheapest(std::size_t typed, char32_t letter,
                          const std::vector<double>& exchange_with) const {
    const std::size_t j = written_.size() + 1;
    const auto& before = rows_[j - 1].costs;
    const bool doubled_written = !written_.empty() && written_.back() == letter;
    double cost = before[typed] + (doubled_written ? kDoubled : kEdit);
    if (typed == 0) return cost;
    const char32_t mine = typed_[typed - 1];
    cost = std::min(cost, before[typed - 1] + exchange_with[typed - 1]);
    const bool doubled_typed = typed > 1 && typed_[typed - 2] == mine;
    cost = std::min(cost, rows_[j].costs[typed - 1] + (doubled_typed ? kDoubled : kEdit));
    if (typed > 1 && j > 1 && mine == written_.back() && typed_[typed - 2] == letter) {
        cost = std::min(cost, rows_[j - 2].costs[typed - 2] + kSwap);
    }
    for (const auto& exchange : exchanges_[typed]) {
        const std::size_t length = exchange.written.size();
        if (length > j || !ends_with(exchange.written, letter)) continue;
        cost = std::min(cost, rows_[j - length].costs[typed - exchange.typed] + exchange.cost);
    }
    return cost;
}

void EditRows::push(char32_t letter) {
    const std::size_t j = written_.size() + 1;
    if (rows_.size() <= j) rows_.emplace_back();
    Row& row = rows_[j];
    row.costs.assign(typed_.size() + 1, kTooFar);
    row.least = kTooFar;
    const auto& exchange = exchange_costs(letter);
    const Row& before = rows_[j - 1];
    const Row& earlier = rows_[j > 1 ? j - 2 : 0];
    // What is within the limit builds on such costs, of which none lies further to the left.
    row.begin = row.end = std::min(before.begin, earlier.begin);
    const std::size_t reached = std::max(before.end, earlier.end) + 2;
    for (std::size_t i = row.begin; i <= typed_.size() && (i < reached || i < row.end + 2); ++i) {
        const double cost = cheapest(i, letter, exchange);
        if (cost > limit_ + kRounding) continue;
        row.costs[i] = cost;
        row.least = std::min(row.least, cost);
        if (row.end <= row.begin) row.begin = i;
        row.end = i + 1;
    }
    written_.push_back(letter);
}

void EditRows::cut(std::size_t letters) {
    written_.resize(std::min(letters, written_.size()));
}

bool EditRows::hopeless() const {
    // The next letter builds on the last row, or on the one before it if it ends an exchange.
    const std::size_t j = written_.size();
    double least = rows_[j].least;
    if (j > 0) least = std::min(least, rows_[j - 1].least + kLeastExchange);
    return least > limit_ + kRounding;
}

double edit_distance(std::string_view typed, std::string_view written) {
    EditRows rows(letters_of(typed), EditRows::kTooFar / 2);
    for (const char32_t letter : letters_of(written)) rows.push(letter);
    return rows.distance();
}

}  // namespace udklip::language
