// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/question_tree.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace udklip::searcher {
namespace {

using Xapian::Query;

/// Returns the number that follows `before` in what Xapian calls a query, which is the only way to
/// learn of it; it is printed with enough digits to be the same. Nothing if it begins otherwise.
std::optional<double> number_behind(std::string_view before, const std::string& description) {
    if (!description.starts_with(before)) return std::nullopt;
    const char* begin = description.c_str() + before.size();
    char* end = nullptr;
    const double number = std::strtod(begin, &end);
    if (end == begin) return std::nullopt;
    return number;
}

std::optional<double> scale_of(const Query& query) {
    return number_behind("Query(", query.get_description());
}

std::optional<double> fixed_weight_of(const Query& query) {
    return number_behind("Query(PostingSource(Xapian::FixedWeightPostingSource(wt=",
                         query.get_description());
}

bool is_of_terms(const Query& query) {
    if (query.get_type() == Query::LEAF_TERM) return true;
    if (query.get_type() != Query::OP_SYNONYM) return false;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        if (!is_of_terms(query.get_subquery(i))) return false;
    }
    return true;
}

/// Returns how many articles have a term of either, if the two are independent, as Xapian estimates
/// it for a synonym.
double either(double a, double b, double articles) {
    return std::floor(a + b - a * b / articles + 0.5);
}

/// The same for any number: the two rarest are joined first, and so on.
double any_of(std::vector<double> frequencies, double articles) {
    while (frequencies.size() > 1) {
        std::sort(frequencies.begin(), frequencies.end());
        frequencies[1] = either(frequencies[0], frequencies[1], articles);
        frequencies.erase(frequencies.begin());
    }
    return frequencies.empty() ? 0 : frequencies.front();
}

/// Returns the weight of a word that the question has once, in the order in which Xapian
/// multiplies.
double word_weight(double articles, double frequency, double factor) {
    double odds = (articles - frequency + 0.5) / (frequency + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;
    return std::log(odds) * factor * (store::bm25::kK1 + 1);
}

}  // namespace

QuestionTree::QuestionTree(const TreeGround& ground)
    : ground_(ground),
      lengths_(ground.db, ground.postings),
      ranges_(ground.postings.ranges()),
      last_(ground.db.get_lastdocid()) {}

std::optional<QuestionTree> QuestionTree::grow(const Query& query, const TreeGround& ground) {
    QuestionTree tree(ground);
    if (query.empty() || !tree.take(query, {1.0, true}, tree.root_)) return std::nullopt;
    if (tree.is_bare(tree.root_) && !tree.find_existing()) return std::nullopt;
    tree.find_possible(tree.root_);
    tree.some_word_ = is_some_word(tree.root_);
    return tree;
}

bool QuestionTree::take(const Query& query, Shared shared, Node& node) {
    node.scored = shared.scored && shared.factor != 0;
    switch (query.get_type()) {
        case Query::LEAF_TERM:
        case Query::OP_SYNONYM:
            return is_of_terms(query) && open_word(query, shared, node);
        case Query::LEAF_MATCH_ALL:
            node.kind = Kind::all_same;
            return true;
        case Query::LEAF_POSTING_SOURCE:
            return take_source(query, shared, node);
        case Query::OP_SCALE_WEIGHT: {
            const auto scale = scale_of(query);
            if (!scale) return false;
            return take(query.get_subquery(0), {shared.factor * *scale, shared.scored}, node);
        }
        case Query::OP_AND:
        case Query::OP_FILTER:
            node.kind = Kind::every;
            return take_children(query, shared, node);
        case Query::OP_OR:
            node.kind = Kind::some;
            return take_children(query, shared, node);
        case Query::OP_AND_NOT:
            node.kind = Kind::without;
            return take_children(query, shared, node);
        case Query::OP_AND_MAYBE:
            node.kind = Kind::perhaps;
            return take_children(query, shared, node);
        default:
            return false;
    }
}

bool QuestionTree::take_children(const Query& query, Shared shared, Node& node) {
    const bool first_only = query.get_type() == Query::OP_FILTER || node.kind == Kind::without;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        const Shared own{shared.factor, shared.scored && !(first_only && i > 0)};
        if (node.kind == Kind::perhaps && i > 0 && !node.scored) break;
        if (!take(query.get_subquery(i), own, node.children.emplace_back())) return false;
    }
    if (node.kind != Kind::every) return true;
    // Columns are compared article by article: of those that all else has left over.
    const auto place = [](const Node& child) {
        return child.kind == Kind::all_same ? 2 : child.kind == Kind::ranges ? 1 : 0;
    };
    std::stable_sort(node.children.begin(), node.children.end(),
                     [&](const Node& a, const Node& b) { return place(a) < place(b); });
    for (auto& child : node.children) {
        child.bare = node.children.front().kind == Kind::all_same;
    }
    return true;
}

/// Returns whether numbers of articles that were removed could match.
bool QuestionTree::is_bare(const Node& node) const {
    if (node.kind == Kind::all_same) return node.bare;
    return std::any_of(node.children.begin(), node.children.end(),
                       [&](const Node& child) { return is_bare(child); });
}

/// Returns whether every article that has one of the words matches, and no other that scores.
bool QuestionTree::is_some_word(const Node& node) {
    if (node.kind == Kind::word) return true;
    return node.kind == Kind::some &&
           std::all_of(node.children.begin(), node.children.end(), is_some_word);
}

/// Finds out which articles there are; returns false if that takes too long.
bool QuestionTree::find_existing() {
    if (ground_.db.get_doccount() == last_) return true;
    existing_ = PostingList::open(ground_.db, ground_.postings, std::string());
    return existing_.has_value();
}

bool QuestionTree::take_source(const Query& query, Shared shared, Node& node) {
    if (const auto weight = fixed_weight_of(query)) {
        node.kind = Kind::all_same;
        node.weight = shared.factor * *weight;
        return true;
    }
    auto values = ranges_in(query);
    if (!values) return false;
    node.filter = ColumnRanges::open(std::move(*values), ground_.columns);
    if (!node.filter) return false;
    node.filter->begin(ground_.db);
    node.kind = Kind::ranges;
    node.scored = false;
    return true;
}

bool QuestionTree::open_word(const Query& query, Shared shared, Node& node) {
    node.kind = Kind::word;
    const auto frequency = open_terms(query, node.lists);
    if (!frequency) return false;
    if (node.scored) {
        node.weight = word_weight(ground_.db.get_doccount(), *frequency, shared.factor);
    }
    return true;
}

/// Returns how many articles have one of the terms, as Xapian estimates it. Nothing if one of them
/// cannot be opened.
std::optional<double> QuestionTree::open_terms(const Query& query,
                                               std::vector<PostingList>& lists) {
    if (query.get_type() == Query::LEAF_TERM) {
        auto list = PostingList::open(ground_.db, ground_.postings, *query.get_terms_begin());
        if (!list) return std::nullopt;
        const double frequency = list->frequency();
        if (frequency > 0) lists.push_back(std::move(*list));
        return frequency;
    }
    std::vector<double> frequencies;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        const auto frequency = open_terms(query.get_subquery(i), lists);
        if (!frequency) return std::nullopt;
        frequencies.push_back(*frequency);
    }
    return any_of(std::move(frequencies), ground_.db.get_doccount());
}

void QuestionTree::find_possible(Node& node) const {
    for (auto& child : node.children) find_possible(child);
    switch (node.kind) {
        case Kind::word:
            node.possible = RangeSet(ranges_);
            for (const auto& list : node.lists) list.add_to(node.possible, ranges_);
            return;
        case Kind::all_same:
        case Kind::ranges:
            node.possible = RangeSet(ranges_, true);
            return;
        case Kind::every:
            node.possible = RangeSet(ranges_, true);
            for (const auto& child : node.children) node.possible &= child.possible;
            return;
        case Kind::some:
            node.possible = RangeSet(ranges_);
            for (const auto& child : node.children) node.possible |= child.possible;
            return;
        case Kind::without:
        case Kind::perhaps:
            node.possible = node.children.front().possible;
            return;
    }
}

const std::vector<float>& QuestionTree::bounds() {
    if (!bounded_) find_bounds(root_);
    bounded_ = true;
    return root_.bounds;
}

void QuestionTree::find_bounds(Node& node) const {
    const float constant = static_cast<float>(node.weight) * kBoundRoundedUp;
    const bool same = node.kind == Kind::all_same && node.scored;
    node.bounds.assign(ranges_, same ? constant : 0.0F);
    if (!node.scored) return;
    for (const auto& list : node.lists) list.add_to(node.bounds, node.weight, lengths_);
    for (auto& child : node.children) {
        if (!child.scored) continue;
        find_bounds(child);
        for (std::uint32_t range = 0; range < ranges_; ++range) {
            node.bounds[range] += child.bounds[range];
        }
        child.bounds = {};
    }
    if (node.kind != Kind::every) return;
    for (std::uint32_t range = 0; range < ranges_; ++range) {
        if (!node.possible.has(range)) node.bounds[range] = 0;
    }
}

/// Returns the places of a range that may have articles; some may have been removed.
RangeMask QuestionTree::numbered(std::uint32_t range) const {
    RangeMask mask = RangeMask::all();
    if (range == 0) mask.clear(0);
    if (range + 1 < ranges_) return mask;
    for (unsigned place = last_ % kRangeArticles + 1; place < kRangeArticles; ++place) {
        mask.clear(place);
    }
    return mask;
}

RangeMask QuestionTree::mask(std::uint32_t range) const {
    return mask(root_, range, numbered(range));
}

RangeMask QuestionTree::mask(const Node& node, std::uint32_t range, const RangeMask& within) const {
    RangeMask found;
    if (!node.possible.has(range)) return found;
    switch (node.kind) {
        case Kind::word:
            for (const auto& list : node.lists) found |= list.mask(range);
            return found &= within;
        case Kind::all_same:
            return node.bare && existing_ ? existing_->mask(range) & within : within;
        case Kind::ranges:
            if (!node.filter->can_match()) return found;
            within.each([&](unsigned place) {
                if (node.filter->match(range * kRangeArticles + place)) found.set(place);
            });
            return found;
        case Kind::every:
            found = within;
            for (const auto& child : node.children) {
                if (found.none()) break;
                found = mask(child, range, found);
            }
            return found;
        case Kind::some:
            for (const auto& child : node.children) found |= mask(child, range, within);
            return found;
        case Kind::without:
            found = mask(node.children.front(), range, within);
            for (std::size_t i = 1; i < node.children.size() && !found.none(); ++i) {
                found.remove(mask(node.children[i], range, found));
            }
            return found;
        case Kind::perhaps:
            return mask(node.children.front(), range, within);
    }
    return found;
}

RangeMask QuestionTree::promising(std::uint32_t range, double least, const RangeMask* matches) {
    RangeMask found = RangeMask::all();
    if (find_dampings(range)) {
        article_bounds_.fill(0);
        add_bounds(root_, range);
        const float needed = static_cast<float>(least) / kBoundRoundedUp;
        // Mostly there is none: this loop takes several places a step.
        int any = 0;
        for (const float bound : article_bounds_) any |= bound >= needed ? 1 : 0;
        if (any == 0) return {};
        for (unsigned place = 0; place < kRangeArticles; ++place) {
            if (article_bounds_[place] < needed) found.clear(place);
        }
        if (some_word_) return found;
    }
    if (matches != nullptr) return found &= *matches;
    return mask(root_, range, found &= numbered(range));
}

/// Returns false if the lengths are damaged.
bool QuestionTree::find_dampings(std::uint32_t range) {
    namespace bm25 = store::bm25;
    const std::uint32_t* lengths = lengths_.of_range(range);
    if (lengths == nullptr) return false;
    const auto per_mean = static_cast<float>(lengths_.per_mean());
    constexpr auto kLeast = static_cast<float>(bm25::kMinNormalizedLength);
    constexpr auto kSlope = static_cast<float>(bm25::kK1 * bm25::kB);
    constexpr auto kStart = static_cast<float>(bm25::kK1 * (1 - bm25::kB));
    for (unsigned place = 0; place < kRangeArticles; ++place) {
        // Signed, as processors convert four of those at once.
        const auto length = static_cast<float>(static_cast<std::int32_t>(lengths[place]));
        const float normalized = length * per_mean;
        float_dampings_[place] = (normalized < kLeast ? kLeast : normalized) * kSlope + kStart;
    }
    return true;
}

/// Adds what the articles of the range can score at most, whether they match or not. A word of
/// several terms cannot score more than its terms one by one.
void QuestionTree::add_bounds(const Node& node, std::uint32_t range) {
    if (!node.scored || !node.possible.has(range)) return;
    const auto weight = static_cast<float>(node.weight);
    if (node.kind == Kind::all_same) {
        for (float& bound : article_bounds_) bound += weight;
    }
    for (const auto& list : node.lists) {
        list.each(range, store::Everywhere(), [&](unsigned place, std::uint32_t count) {
            const auto wdf = static_cast<float>(count);
            article_bounds_[place] += weight * (wdf / (wdf + float_dampings_[place]));
        });
    }
    for (const auto& child : node.children) add_bounds(child, range);
}

const std::array<double, kRangeArticles>& QuestionTree::score(std::uint32_t range,
                                                              const RangeMask& where) {
    where.each([&](unsigned place) {
        scores_[place] = 0;
        length_[place] = lengths_.of(range * kRangeArticles + place);
        damping_[place] = lengths_.damping(length_[place]);
    });
    add_scores(root_, range, where);
    return scores_;
}

/// `where`: articles that the node matches; of a word, any.
void QuestionTree::add_scores(const Node& node, std::uint32_t range, const RangeMask& where) {
    if (!node.scored || where.none() || !node.possible.has(range)) return;
    switch (node.kind) {
        case Kind::word:
            return add_word(node, range, where);
        case Kind::all_same:
            return where.each([&](unsigned place) { scores_[place] += node.weight; });
        case Kind::ranges:
            return;
        case Kind::every:
            for (const auto& child : node.children) add_scores(child, range, where);
            return;
        case Kind::without:
            return add_scores(node.children.front(), range, where);
        case Kind::some:
        case Kind::perhaps:
            for (const auto& child : node.children) {
                const bool known = child.kind == Kind::word ||
                                   (node.kind == Kind::perhaps && &child == &node.children.front());
                add_scores(child, range, known ? where : mask(child, range, where));
            }
            return;
    }
}

void QuestionTree::add_word(const Node& node, std::uint32_t range, const RangeMask& where) {
    const auto add = [&](unsigned place, std::uint32_t count) {
        const double wdf = count;
        scores_[place] += node.weight * (wdf / (wdf + damping_[place]));
    };
    if (node.lists.size() == 1) return node.lists.front().each(range, where, add);
    RangeMask met;
    for (const auto& list : node.lists) {
        list.each(range, where, [&](unsigned place, std::uint32_t wdf) {
            wdf_[place] = met.has(place) ? wdf_[place] + wdf : wdf;
            met.set(place);
        });
    }
    // Two terms may stand for the same word: Xapian counts no more words than the article has.
    met.each([&](unsigned place) { add(place, std::min(wdf_[place], length_[place])); });
}

}  // namespace udklip::searcher
