// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cluster_search.hpp"

namespace udklip::indexer {

ClusterSearch::ClusterSearch(std::span<const Signature> wanted)
    : wanted_(wanted), filter_(std::make_unique<std::bitset<kFilterBits>>()) {
    for (std::uint32_t i = 0; i < wanted.size(); ++i) {
        each_key(wanted[i], [&](std::uint64_t key) { bucket_for(key).wanted.push_back(i); });
    }
}

void ClusterSearch::count_former(const Signature& signature) {
    each_key(signature, [&](std::uint64_t key) { count(bucket_for(key), signature); });
}

ClusterSearch::Bucket& ClusterSearch::bucket_for(std::uint64_t key) {
    filter_->set(filter_bit(key));
    return buckets_[key];
}

/// Counts former and present ones together: more than either, so that a crowd is never missed.
void ClusterSearch::count(Bucket& bucket, const Signature& signature) {
    if (signature.is_exact()) return;
    bucket.signatures.insert(hash_of(signature));
    crowded_ = crowded_ || bucket.signatures.size() > kCrowd;
}

}  // namespace udklip::indexer
