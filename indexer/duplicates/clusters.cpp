// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/duplicates/clusters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace udklip::indexer {
namespace {

/// A key, or a part of a hash, and the article that has it: sorted, equal ones stand together.
struct KeyedArticle {
    std::uint32_t key;
    std::uint32_t article;
};

bool by_key(const KeyedArticle& a, const KeyedArticle& b) {
    return a.key < b.key;
}

/// Calls `action` with each run of entries of one key, if there are two or more.
template <class Action>
void for_each_run(std::span<KeyedArticle> sorted, const Action& action) {
    for (std::size_t begin = 0, end = 0; begin < sorted.size(); begin = end) {
        while (end < sorted.size() && sorted[end].key == sorted[begin].key) ++end;
        if (end - begin > 1) action(sorted.subspan(begin, end - begin));
    }
}

class Clustering {
  public:
    explicit Clustering(std::span<const store::Signature> articles)
        : articles_(articles), connections_(articles.size()) {}

    std::vector<std::uint32_t> run() {
        connect_identical();
        for (std::size_t band = 0; band < store::kBands; ++band) {
            sort_by(band, entries_);
            for_each_run(entries_,
                         [&](std::span<KeyedArticle> bucket) { compare(bucket, band, 1); });
        }
        return numbers();
    }

  private:
    void connect_identical();
    void connect_identical(std::span<KeyedArticle> same_hash);
    void sort_by(std::size_t band, std::span<KeyedArticle> entries) const;
    void compare(std::span<KeyedArticle> bucket, std::size_t band, std::size_t agreed);
    void compare_all(std::span<const KeyedArticle> bucket);
    std::vector<std::uint32_t> numbers();

    std::span<const store::Signature> articles_;
    Connections connections_;
    /// After connect_identical(): the different ones with bands.
    std::vector<KeyedArticle> entries_;
};

/// Leaves in entries_ one article of each distinct signature.
void Clustering::connect_identical() {
    entries_.reserve(articles_.size());
    for (std::uint32_t i = 0; i < articles_.size(); ++i) {
        if (articles_[i].is_empty()) continue;
        entries_.push_back({static_cast<std::uint32_t>(hash_of(articles_[i])), i});
    }
    std::sort(entries_.begin(), entries_.end(), [](const KeyedArticle& a, const KeyedArticle& b) {
        return std::pair(a.key, a.article) < std::pair(b.key, b.article);
    });
    for_each_run(entries_, [&](std::span<KeyedArticle> run) { connect_identical(run); });
    std::erase_if(entries_, [&](const KeyedArticle& entry) {
        return articles_[entry.article].is_exact() ||
               connections_.root(entry.article) != entry.article;
    });
}

void Clustering::connect_identical(std::span<KeyedArticle> same_hash) {
    // Mostly one signature; where half a hash is shared by chance, what they are sorted by tells.
    std::sort(
        same_hash.begin(), same_hash.end(), [&](const KeyedArticle& a, const KeyedArticle& b) {
            const auto& [x, y] = std::tie(articles_[a.article], articles_[b.article]);
            return std::tie(x.hashes, x.grams, a.article) < std::tie(y.hashes, y.grams, b.article);
        });
    for (std::size_t i = 1; i < same_hash.size(); ++i) {
        const auto [a, b] = std::pair(same_hash[i - 1].article, same_hash[i].article);
        if (articles_[a] == articles_[b]) connections_.connect(a, b);
    }
}

void Clustering::sort_by(std::size_t band, std::span<KeyedArticle> entries) const {
    for (auto& entry : entries) entry.key = band_key(articles_[entry.article], band);
    std::sort(entries.begin(), entries.end(), by_key);
}

/// `bucket` agrees in the `agreed` bands from `band` on.
void Clustering::compare(std::span<KeyedArticle> bucket, std::size_t band, std::size_t agreed) {
    if (bucket.size() <= kCrowd) return compare_all(bucket);
    if (agreed == store::kBands) {  // two bytes may differ: there is nothing left to ask
        for (const auto& entry : bucket)
            connections_.connect(bucket.front().article, entry.article);
        return;
    }
    sort_by((band + agreed) % store::kBands, bucket);
    for_each_run(bucket, [&](std::span<KeyedArticle> part) { compare(part, band, agreed + 1); });
}

void Clustering::compare_all(std::span<const KeyedArticle> bucket) {
    for (std::size_t i = 1; i < bucket.size(); ++i) {
        const std::uint32_t a = bucket[i].article;
        for (std::size_t k = 0; k < i; ++k) {
            const std::uint32_t b = bucket[k].article;
            if (connections_.root(a) == connections_.root(b)) continue;
            if (alike(articles_[a], articles_[b])) connections_.connect(a, b);
        }
    }
}

std::vector<std::uint32_t> Clustering::numbers() {
    std::vector<std::uint32_t> numbers(articles_.size(), 0);
    std::uint32_t last = 0;
    for (std::uint32_t i = 0; i < articles_.size(); ++i) {
        if (connections_.size_of(i) == 1) continue;
        // The root is numbered when the first member is; its number stays with it.
        auto& number = numbers[connections_.root(i)];
        if (number == 0) number = ++last;
        numbers[i] = number;
    }
    return numbers;
}

}  // namespace

std::vector<std::uint32_t> clusters(std::span<const store::Signature> articles) {
    if (articles.size() > std::numeric_limits<std::uint32_t>::max()) {
        throw std::length_error("too many articles for one set of clusters");
    }
    return Clustering(articles).run();
}

std::vector<std::string> cluster_names(std::span<const store::Signature> articles,
                                       std::span<const std::uint32_t> numbers) {
    std::vector<std::uint64_t> least;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        if (numbers[i] == 0) continue;
        least.resize(std::max<std::size_t>(least.size(), numbers[i]),
                     std::numeric_limits<std::uint64_t>::max());
        auto& hash = least[numbers[i] - 1];
        hash = std::min(hash, hash_of(articles[i]));
    }
    std::vector<std::string> names;
    for (const auto hash : least) names.push_back(fmt::format("{:016x}", hash));
    return names;
}

Connections::Connections(std::size_t count) : parents_(count), sizes_(count, 1) {
    std::iota(parents_.begin(), parents_.end(), 0U);
}

std::uint32_t Connections::root(std::uint32_t item) {
    while (parents_[item] != item) {
        parents_[item] = parents_[parents_[item]];
        item = parents_[item];
    }
    return item;
}

void Connections::connect(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    if (a == b) return;
    if (sizes_[a] < sizes_[b]) std::swap(a, b);
    parents_[b] = a;
    sizes_[a] += sizes_[b];
}

std::uint32_t Connections::add() {
    parents_.push_back(static_cast<std::uint32_t>(parents_.size()));
    sizes_.push_back(1);
    return parents_.back();
}

}  // namespace udklip::indexer
