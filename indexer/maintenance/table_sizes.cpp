// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/maintenance/table_sizes.hpp"

#include "store/shards.hpp"
#include "store/stub.hpp"

namespace udklip::indexer {
namespace fs = std::filesystem;

std::vector<fs::path> parts_of(const fs::path& database) {
    auto parts = store::shards_in(database / store::current_generation(database));
    if (parts.empty()) parts.push_back(database);
    return parts;
}

void add_sizes(const fs::path& generation, Sizes& sizes) {
    for (const auto& entry : fs::directory_iterator(generation)) {
        if (!entry.is_regular_file()) continue;
        sizes[entry.path().filename().string()] += entry.file_size();
    }
}

Sizes table_sizes(const fs::path& database) {
    Sizes sizes;
    for (const auto& part : parts_of(database)) {
        add_sizes(part / store::current_generation(part), sizes);
    }
    return sizes;
}

std::uintmax_t total(const Sizes& sizes) {
    std::uintmax_t sum = 0;
    for (const auto& [name, size] : sizes) sum += size;
    return sum;
}

}  // namespace udklip::indexer
