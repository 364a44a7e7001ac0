// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/shards.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <fstream>
#include <string>

#include "command_line/error.hpp"
#include "store/layout/synced_files.hpp"

namespace udklip::store {
namespace fs = std::filesystem;
namespace {

constexpr const char* kShardFile = "shard";

}  // namespace

bool Shard::holds(std::string_view wanted_id) const {
    return XXH3_64bits(wanted_id.data(), wanted_id.size()) % count == number - 1;
}

Shard shard_in(const fs::path& directory) {
    const fs::path file = directory / kShardFile;
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return {};
    std::ifstream in(file);
    Shard shard;
    std::string of;
    if (in >> shard.number >> of >> shard.count && of == "of" && shard.number >= 1 &&
        shard.number <= shard.count && shard.count <= kMostShards) {
        return shard;
    }
    throw Error(ErrorCode::no_database,
                fmt::format("{} does not say which shard this is", file.string()),
                "write it anew: \"2 of 4\", as its folder was called among the others");
}

std::vector<fs::path> shards_in(const fs::path& generation) {
    std::vector<fs::path> shards;
    std::error_code ignored;
    if (!fs::exists(generation / "XAPIANDB", ignored)) return shards;
    unsigned count = 1;
    for (unsigned number = 1; number <= count; ++number) {
        fs::path folder = shard_path(generation, number);
        const Shard shard = shard_in(folder);
        if (shard.number != number || shard.count < 2) {
            throw Error(ErrorCode::no_database,
                        fmt::format("there is no shard {} at {}", number, folder.string()),
                        "if the shards were moved elsewhere, write to them where they are");
        }
        count = shard.count;
        shards.push_back(std::move(folder));
    }
    return shards;
}

fs::path shard_path(const fs::path& generation, unsigned number) {
    return generation / fmt::format("shard-{}", number);
}

void make_shard(const fs::path& generation, const Shard& shard) {
    const fs::path folder = shard_path(generation, shard.number);
    make_directory(folder);
    write_synced(folder / kShardFile, fmt::format("{} of {}\n", shard.number, shard.count));
    sync(folder);
}

void name_shards(const fs::path& generation, unsigned count) {
    std::string stub;
    for (unsigned number = 1; number <= count; ++number) {
        stub += fmt::format("auto {}\n", shard_path(generation, number).filename().string());
    }
    const fs::path fresh = generation / "XAPIANDB.new";
    write_synced(fresh, stub);
    move_into_place(fresh, generation / "XAPIANDB");
    sync(generation);
}

}  // namespace udklip::store
