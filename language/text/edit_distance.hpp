// SPDX-License-Identifier: GPL-3.0-or-later
//
// The distance between a typed and a written word as a Dane sees it: what sounds alike is near.
//
//     edit_distance("kommnue", "kommune")  0.8   two letters swapped
//     edit_distance("komune", "kommune")   0.4   a letter doubled or not
//     edit_distance("aeldre", "ældre")     0.1   another way to type the letter
//     edit_distance("hus", "hat")          2.0   two letters, nothing alike
//
// Damerau's distance over characters, with weights: an edit costs 1, less where Danes confuse the
// letters, and one or two letters may stand for one or two others (hv/v, ks/x, sj/ch). The weights
// are judgements, in two tables in edit_distance.cpp. The distance is symmetric.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::language {

/// Returns the cost of turning one lower-cased word into the other. Quadratic: for words, not
/// texts.
double edit_distance(std::string_view typed, std::string_view written);

std::u32string letters_of(std::string_view word);

/// Returns the letters that are easily taken for this one (k: c, q), without itself.
std::u32string letters_like(char32_t letter);

/// Measures the distance to many written words in sorted order, letter by letter: a shared
/// beginning is measured once, and abandoned as soon as no near word can begin so.
///
///     EditRows rows(U"komune", 2.0);
///     for (char32_t c : U"kommune") rows.push(c);
///     rows.distance() == 0.4
class EditRows {
  public:
    /// `limit`: the largest distance of interest.
    EditRows(std::u32string typed, double limit);

    /// Appends a letter of the written word.
    void push(char32_t letter);
    /// Returns to its first `letters` letters.
    void cut(std::size_t letters);
    std::size_t letters() const { return written_.size(); }

    /// Returns true only if no word that begins so is within the limit; false promises nothing.
    bool hopeless() const;
    /// Of the written word as it stands now.
    /// Returns the distance of the written word so far; kTooFar if it is beyond the limit.
    double distance() const { return rows_[written_.size()].costs.back(); }
    static constexpr double kTooFar = 1e9;

  private:
    /// Costs by the number of typed letters. Outside [begin, end) all are beyond the limit.
    struct Row {
        std::vector<double> costs;
        std::size_t begin = 0;
        std::size_t end = 0;
        double least = 0;
    };
    /// Typed letters that end at some place may have been meant as these.
    struct Exchange {
        std::size_t typed;  // how many letters
        std::u32string_view written;
        double cost;
    };

    double cheapest(std::size_t typed, char32_t letter, const std::vector<double>& exchange) const;
    const std::vector<double>& exchange_costs(char32_t letter);
    bool ends_with(std::u32string_view letters, char32_t last) const;

    std::u32string typed_;
    double limit_;
    std::u32string written_;
    std::vector<Row> rows_;                   // by the number of written letters; kept for reuse
    std::vector<std::vector<double>> costs_;  // by letter: against each typed letter
    std::vector<std::vector<Exchange>> exchanges_;  // by where the typed letters end
};

}  // namespace udklip::language
