// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/duplicates/cluster_search.hpp"

#include <utility>

namespace udklip::indexer {

ClusterSearch::ClusterSearch(std::span<const store::Signature> wanted,
                             std::span<const store::Signature> gone)
    : wanted_(wanted), filter_(std::make_unique<Filter>()) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
    for (std::size_t i = 0; i < wanted.size() + gone.size(); ++i) {
        const auto& signature = i < wanted.size() ? wanted[i] : gone[i - wanted.size()];
        each_key(signature,
                 [&](std::uint64_t key) { keys.emplace_back(key, static_cast<std::uint32_t>(i)); });
    }
    std::sort(keys.begin(), keys.end());
    for (const auto& [key, which] : keys) {
        if (buckets_.empty() || buckets_.back().key != key) {
            const auto begin = static_cast<std::uint32_t>(which_.size());
            buckets_.push_back({key, begin, begin, 0, 0});
            filter_->set(filter_bit(key));
        }
        Bucket& bucket = buckets_.back();
        if (which < wanted.size()) {
            which_.push_back(which);
            bucket.end = static_cast<std::uint32_t>(which_.size());
        } else {
            count(bucket, gone[which - wanted.size()]);
        }
    }
}

std::vector<ClusterSearch::Bucket>::iterator ClusterSearch::find(std::uint64_t key) {
    return std::lower_bound(buckets_.begin(), buckets_.end(), key,
                            [](const Bucket& bucket, std::uint64_t k) { return bucket.key < k; });
}

/// Counts former and present signatures together, and some twice, because it only recognises equal
/// signatures in a row. Counting too many is safe.
void ClusterSearch::count(Bucket& bucket, const store::Signature& signature) {
    if (signature.is_exact()) return;
    const std::uint64_t hash = hash_of(signature);
    if (bucket.count > 0 && bucket.last == hash) return;
    bucket.last = hash;
    crowded_ = crowded_ || ++bucket.count > kCrowd;
}

}  // namespace udklip::indexer
