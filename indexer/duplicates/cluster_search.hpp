// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds, among the signatures of a whole database that pass by once, the partners of a few.
//
//     ClusterSearch search(few, gone);
//     for (each article of the database) search.look_at(signature, [&](std::uint32_t which) { ...
//     }); if (search.may_be_crowded()) ...       // clusters() has to be asked about all of them
//
// It compares the pairs that clusters() would, as long as no key is shared by more than kCrowd
// different signatures. Whether one may be is counted on the safe side.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "indexer/documents/signature.hpp"
#include "indexer/duplicates/clusters.hpp"

namespace udklip::indexer {

class ClusterSearch {
  public:
    /// Partners of `wanted` are looked for, which must outlive the search. `gone`: articles that
    /// were there before and are not now: if their keys were crowded then, clusters far from them
    /// change.
    ClusterSearch(std::span<const Signature> wanted, std::span<const Signature> gone);

    /// To be called with every article of the database, the wanted ones too. Calls `found` with the
    /// index of each of the wanted that it is alike; again for each key that they share.
    template <class Found>
    void look_at(const Signature& signature, const Found& found) {
        each_key(signature, [&](std::uint64_t key) {
            if (!filter_->test(filter_bit(key))) return;
            const auto bucket = find(key);
            if (bucket == buckets_.end() || bucket->key != key) return;
            count(*bucket, signature);
            for (std::uint32_t i = bucket->begin; i < bucket->end; ++i) {
                if (alike(wanted_[which_[i]], signature)) found(which_[i]);
            }
        });
    }

    bool may_be_crowded() const { return crowded_; }

  private:
    struct Bucket {
        std::uint64_t key;
        std::uint32_t begin;  ///< which_[begin, end) have the key
        std::uint32_t end;
        std::uint64_t last;  ///< hash of the signature that was counted last
        std::uint32_t count;
    };
    /// One bit for many keys: nearly all that pass by have none of the wanted ones. Small enough
    /// for the processor's own memory, large enough to be nearly empty for 1,000 articles.
    static constexpr int kFilterSize = 20;
    using Filter = std::bitset<std::size_t{1} << kFilterSize>;

    static std::size_t filter_bit(std::uint64_t key) {
        return (key * 0x9E3779B97F4A7C15) >> (64 - kFilterSize);
    }

    template <class Action>
    static void each_key(const Signature& signature, const Action& action) {
        if (signature.is_exact()) {
            if (!signature.is_empty()) action(hash_of(signature) | std::uint64_t{1} << 63);
            return;
        }
        for (std::uint64_t band = 0; band < kBands; ++band) {
            action(band << 32 | band_key(signature, band));
        }
    }

    std::vector<Bucket>::iterator find(std::uint64_t key);
    void count(Bucket& bucket, const Signature& signature);

    std::span<const Signature> wanted_;
    std::vector<std::uint32_t> which_;
    std::vector<Bucket> buckets_;  ///< by key
    std::unique_ptr<Filter> filter_;
    bool crowded_ = false;
};

}  // namespace udklip::indexer
