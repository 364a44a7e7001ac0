// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/sources/file_content.hpp"

#include <xxhash.h>

#include <algorithm>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/reading/sources/byte_source.hpp"

namespace udklip::indexer {

namespace {

class Hash {
  public:
    Hash() : state_(XXH3_createState(), XXH3_freeState) { XXH3_64bits_reset(state_.get()); }
    void add(std::string_view bytes) {
        XXH3_64bits_update(state_.get(), bytes.data(), bytes.size());
    }
    std::uint64_t value() const { return XXH3_64bits_digest(state_.get()); }

  private:
    std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state_;
};

/// Whether a charset cannot be told by these bytes.
bool is_plain(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(),
                       [](char c) { return static_cast<signed char>(c) > 0; });
}

}  // namespace

std::uint64_t hash_file(const std::filesystem::path& path) {
    FileSource file(path);
    Hash hash;
    std::vector<char> buffer(1 << 16);
    while (const std::size_t n = file.read(buffer)) hash.add({buffer.data(), n});
    return hash.value();
}

std::optional<std::uint64_t> hash_of_grown(const std::filesystem::path& path, std::uint64_t size,
                                           std::uint64_t before, std::uint64_t margin) {
    FileSource file(path);
    Hash hash;
    std::vector<char> buffer(1 << 16);
    std::uint64_t at = 0;
    bool is_decided = false;
    for (;;) {
        const std::uint64_t wanted =
            at < size ? std::min<std::uint64_t>(buffer.size(), size - at) : buffer.size();
        const std::size_t n = file.read(std::span(buffer).first(wanted));
        if (n == 0) break;
        const std::string_view piece(buffer.data(), n);
        hash.add(piece);
        at += n;
        if (at == size && hash.value() != before) return std::nullopt;
        if (is_decided || is_plain(piece)) continue;
        if (at + margin > size) return std::nullopt;
        is_decided = true;
    }
    return at > size ? std::optional(hash.value()) : std::nullopt;
}

}  // namespace udklip::indexer
