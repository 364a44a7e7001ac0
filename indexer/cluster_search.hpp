// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds, among the signatures of a whole database that pass by once, the partners of a few.
//
//     ClusterSearch search(few);
//     for (each article of the database) search.look_at(signature, [&](std::uint32_t which) { ... });
//     if (search.is_crowded()) ...           // clusters() has to be asked about all of them
//
// It compares the pairs that clusters() would, as long as no key is shared by more than kCrowd
// different signatures; from then on is_crowded() is true and nothing more is looked at.
#pragma once

#include <bitset>
#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/clusters.hpp"
#include "indexer/signature.hpp"

namespace udklip::indexer {

class ClusterSearch {
  public:
    /// Partners of `wanted` are looked for, which must outlive the search.
    explicit ClusterSearch(std::span<const Signature> wanted);

    /// An article that was there before and is not now: if its keys were crowded then, clusters have
    /// changed that are far from it.
    void count_former(const Signature& signature);

    /// Calls `found` with the index of each of the wanted that this article is alike; more than once
    /// if they share several keys.
    template <class Found>
    void look_at(const Signature& signature, const Found& found) {
        each_key(signature, [&](std::uint64_t key) {
            const auto bucket = find(key);
            if (bucket == buckets_.end()) return;
            count(bucket->second, signature);
            for (const std::uint32_t which : bucket->second.wanted) {
                if (alike(wanted_[which], signature)) found(which);
            }
        });
    }

    bool is_crowded() const { return crowded_; }

  private:
    struct Bucket {
        std::vector<std::uint32_t> wanted;
        std::unordered_set<std::uint64_t> signatures;  ///< hashes of the different ones seen
    };
    using Buckets = std::unordered_map<std::uint64_t, Bucket>;
    /// One bit for many keys: nearly all that pass by have none of the wanted ones.
    static constexpr std::size_t kFilterBits = std::size_t{1} << 23;

    static std::size_t filter_bit(std::uint64_t key) {
        return (key * 0x9E3779B97F4A7C15) >> (64 - 23);
    }

    template <class Action>
    static void each_key(const Signature& signature, const Action& action) {
        if (signature.is_empty()) return;
        if (signature.is_exact()) return action(hash_of(signature) | std::uint64_t{1} << 63);
        for (std::uint64_t band = 0; band < kBands; ++band) {
            action(band << 32 | band_key(signature, band));
        }
    }

    Buckets::iterator find(std::uint64_t key) {
        return filter_->test(filter_bit(key)) ? buckets_.find(key) : buckets_.end();
    }
    Bucket& bucket_for(std::uint64_t key);
    void count(Bucket& bucket, const Signature& signature);

    std::span<const Signature> wanted_;
    Buckets buckets_;
    std::unique_ptr<std::bitset<kFilterBits>> filter_;
    bool crowded_ = false;
};

}  // namespace udklip::indexer
