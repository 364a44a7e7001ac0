// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/signature.hpp"

#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <limits>

namespace udklip::store {
namespace {

constexpr double kLeastJaccard = .5;
constexpr double kLeastContainment = .6;
/// A set phrase of one or two sentences, such as opens and closes meetings, is easily half of a
/// short text. Articles that share fewer grams must agree in nearly all of them.
constexpr double kFewestShared = 30;
constexpr double kSurelyAlike = .7;
/// 128 bytes say too little about an article that is less than a fifth of another.
constexpr double kLeastJaccardOfContained = .2;

/// |A and B| = J (|A| + |B|) / (1 + J)
double shared_grams(const Signature& a, const Signature& b, double similarity) {
    const double both = static_cast<double>(a.grams) + static_cast<double>(b.grams);
    return similarity / (1 + similarity) * both;
}

}  // namespace

bool alike(const Signature& a, const Signature& b) {
    if (a.is_exact() || b.is_exact()) return a == b && !a.is_empty();
    const double similarity = jaccard(a, b);
    if (similarity >= kSurelyAlike) return true;
    if (similarity < kLeastJaccardOfContained) return false;
    const double shared = shared_grams(a, b, similarity);
    return shared >= kFewestShared && (similarity >= kLeastJaccard ||
                                       shared >= kLeastContainment * std::min(a.grams, b.grams));
}

double jaccard(const Signature& a, const Signature& b) {
    constexpr double kByChance = 1.0 / 256;
    static_assert(kHashes <= std::numeric_limits<std::uint8_t>::max());
    std::uint8_t equal =
        0;  // of the size of what is compared, so that the loop becomes a few vectors
    for (std::size_t i = 0; i < kHashes; ++i) {
        equal = static_cast<std::uint8_t>(equal + (a.hashes[i] == b.hashes[i] ? 1 : 0));
    }
    return std::max(0.0, (equal / double{kHashes} - kByChance) / (1 - kByChance));
}

double containment(const Signature& a, const Signature& b) {
    const double shared = shared_grams(a, b, jaccard(a, b));
    return std::min(1.0, shared / std::min(a.grams, b.grams));
}

std::uint32_t band_key(const Signature& signature, std::size_t band) {
    std::uint32_t key = 0;
    for (std::size_t row = 0; row < kRows; ++row) {
        key = key << 8 | signature.hashes[band * kRows + row];
    }
    return key;
}

std::uint64_t hash_of(const Signature& signature) {
    return XXH3_64bits_withSeed(signature.hashes.data(), kHashes, signature.grams);
}

std::string encode(const Signature& signature) {
    if (signature.is_empty()) return {};
    const auto* bytes = reinterpret_cast<const char*>(signature.hashes.data());
    if (signature.is_exact()) return {bytes, sizeof(std::uint64_t)};
    std::string value(bytes, kHashes);
    for (int shift = 0; shift < 32; shift += 8) {
        value.push_back(static_cast<char>(signature.grams >> shift & 0xFF));
    }
    return value;
}

Signature decode_signature(std::string_view value) {
    Signature signature;
    const bool exact = value.size() == sizeof(std::uint64_t);
    if (!exact && value.size() != kHashes + sizeof(std::uint32_t)) return signature;
    std::memcpy(signature.hashes.data(), value.data(), exact ? value.size() : kHashes);
    if (exact) return signature;
    for (std::size_t i = 0; i < sizeof(std::uint32_t); ++i) {
        const auto byte = static_cast<unsigned char>(value[kHashes + i]);
        signature.grams |= std::uint32_t{byte} << (8 * i);
    }
    return signature;
}

}  // namespace udklip::store
