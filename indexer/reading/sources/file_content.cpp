// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/sources/file_content.hpp"

#include <xxhash.h>

#include <memory>
#include <vector>

#include "indexer/reading/sources/byte_source.hpp"

namespace udklip::indexer {

std::uint64_t hash_file(const std::filesystem::path& path) {
    FileSource file(path);
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                         XXH3_freeState);
    XXH3_64bits_reset(state.get());
    std::vector<char> buffer(1 << 16);
    while (const std::size_t n = file.read(buffer)) {
        XXH3_64bits_update(state.get(), buffer.data(), n);
    }
    return XXH3_64bits_digest(state.get());
}

}  // namespace udklip::indexer
