// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds the partners of a few signatures in one pass over those of a whole database.
//
//     ClusterSearch search(few, gone);
//     for (const Signature& signature : all) search.look_at(signature, connect);
//     if (search.may_be_crowded()) ...           // cluster all articles with clusters() instead
//
// It compares the same pairs as clusters() as long as at most kCrowd different signatures share a
// key. may_be_crowded() is true if that may not hold; it errs on the safe side.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "indexer/duplicates/clusters.hpp"
#include "store/layout/signature.hpp"

namespace udklip::indexer {

class ClusterSearch {
  public:
    /// Finds partners of `wanted`, which must outlive the search. `gone`: signatures of removed
    /// articles. If their keys were crowded, removing them can change any cluster with those keys.
    ClusterSearch(std::span<const store::Signature> wanted, std::span<const store::Signature> gone);

    /// Call it with every article of the database, the wanted ones too. Calls `found` with the
    /// index of each wanted signature that is alike, once for each key that both share.
    template <class Found>
    void look_at(const store::Signature& signature, const Found& found) {
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
    /// A Bloom filter: nearly all signatures have none of the wanted keys. It fits the processor's
    /// cache and stays nearly empty for 1,000 articles.
    static constexpr int kFilterSize = 20;
    using Filter = std::bitset<std::size_t{1} << kFilterSize>;

    static std::size_t filter_bit(std::uint64_t key) {
        return (key * 0x9E3779B97F4A7C15) >> (64 - kFilterSize);
    }

    template <class Action>
    static void each_key(const store::Signature& signature, const Action& action) {
        if (signature.is_exact()) {
            if (!signature.is_empty()) action(hash_of(signature) | std::uint64_t{1} << 63);
            return;
        }
        for (std::uint64_t band = 0; band < store::kBands; ++band) {
            action(band << 32 | band_key(signature, band));
        }
    }

    std::vector<Bucket>::iterator find(std::uint64_t key);
    void count(Bucket& bucket, const store::Signature& signature);

    std::span<const store::Signature> wanted_;
    std::vector<std::uint32_t> which_;
    std::vector<Bucket> buckets_;  ///< by key
    std::unique_ptr<Filter> filter_;
    bool crowded_ = false;
};

}  // namespace udklip::indexer
