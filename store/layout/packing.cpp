// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/packing.hpp"

#include <xxhash.h>
#include <zdict.h>
#include <zstd.h>

#include <algorithm>
#include <new>
#include <stdexcept>

namespace udklip::store {
namespace {

constexpr int kLevel = 3;
constexpr std::size_t kDictionaryBytes = 112'640;  // zstd's own choice
constexpr std::size_t kMostOfArticle = 8'000;

/// The least that a zstd frame takes for each block, and the most that a block holds (RFC 8878,
/// 3.1.1.2): what a frame claims beyond that is damage, and no memory is asked for.
constexpr std::size_t kLeastBlockBytes = 4;
constexpr std::size_t kMostInBlock = std::size_t{128} << 10;

/// Far more than any article has.
constexpr std::size_t kMostUnpacked = 256'000'000;

/// Of a dictionary: magic number, then its own, least byte first (RFC 8878, 5).
constexpr std::size_t kNumberAt = 4;
/// Below and above are numbers for dictionaries that somebody registers.
constexpr std::uint32_t kLeastNumber = 32'768;
constexpr std::uint32_t kEndOfNumbers = std::uint32_t{1} << 31;

/// zstd numbers dictionaries by a part of them only. Here it is all of it but the number, hashed.
void number_by_all(std::string& dictionary) {
    std::fill_n(dictionary.begin() + kNumberAt, sizeof(std::uint32_t), '\0');
    const std::uint64_t hash = XXH3_64bits(dictionary.data(), dictionary.size());
    auto number = static_cast<std::uint32_t>(kLeastNumber + hash % (kEndOfNumbers - kLeastNumber));
    for (std::size_t i = 0; i < sizeof number; ++i, number >>= 8) {
        dictionary[kNumberAt + i] = static_cast<char>(number);
    }
}

std::size_t most_in(std::size_t packed) {
    const std::size_t blocks = packed / kLeastBlockBytes + 1;
    return std::min(blocks, kMostUnpacked / kMostInBlock) * kMostInBlock;
}

}  // namespace

void Sample::add(std::string_view encoded) {
    seen_bytes_ += encoded.size();
    const auto taken = encoded.substr(0, kMostOfArticle);
    bytes_ += taken;
    sizes_.push_back(taken.size());
}

std::string Sample::dictionary() const {
    std::string dictionary(kDictionaryBytes, '\0');
    const std::size_t size =
        ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), bytes_.data(), sizes_.data(),
                              static_cast<unsigned>(sizes_.size()));
    if (ZDICT_isError(size) != 0) return {};
    dictionary.resize(size);
    number_by_all(dictionary);
    return dictionary;
}

std::uint32_t number_of_dictionary(std::string_view dictionary) {
    return ZDICT_getDictID(dictionary.data(), dictionary.size());
}

std::uint32_t dictionary_needed(std::string_view data) {
    return ZSTD_getDictID_fromFrame(data.data(), data.size());
}

void Packer::Free::operator()(ZSTD_CCtx_s* context) const {
    ZSTD_freeCCtx(context);
}

Packer::Packer(std::string_view dictionary) {
    if (dictionary.empty()) return;
    context_.reset(ZSTD_createCCtx());
    if (!context_) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, kLevel);
    const std::size_t done =
        ZSTD_CCtx_loadDictionary(context_.get(), dictionary.data(), dictionary.size());
    if (ZSTD_isError(done) != 0) throw std::bad_alloc();
}

std::string_view Packer::pack(std::string_view encoded) {
    if (!context_) return encoded;
    buffer_.resize(ZSTD_compressBound(encoded.size()));
    const std::size_t size = ZSTD_compress2(context_.get(), buffer_.data(), buffer_.size(),
                                            encoded.data(), encoded.size());
    if (ZSTD_isError(size) != 0) throw std::bad_alloc();  // nothing else is left to go wrong
    return size < encoded.size() ? std::string_view(buffer_).substr(0, size) : encoded;
}

void Unpacker::Free::operator()(ZSTD_DCtx_s* context) const {
    ZSTD_freeDCtx(context);
}

Unpacker::Unpacker(std::string_view dictionary) : context_(ZSTD_createDCtx()) {
    if (!context_) throw std::bad_alloc();
    const std::size_t done =
        ZSTD_DCtx_loadDictionary(context_.get(), dictionary.data(), dictionary.size());
    if (ZSTD_isError(done) != 0) throw std::invalid_argument("this is no dictionary");
}

std::optional<std::string> Unpacker::unpack(std::string_view packed) {
    const auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR) return std::nullopt;
    if (size > most_in(packed.size())) return std::nullopt;
    std::string encoded(size, '\0');
    const std::size_t done = ZSTD_decompressDCtx(context_.get(), encoded.data(), encoded.size(),
                                                 packed.data(), packed.size());
    if (ZSTD_isError(done) != 0 || done != size) return std::nullopt;
    return encoded;
}

}  // namespace udklip::store
