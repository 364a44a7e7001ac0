// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/shards.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <charconv>
#include <fstream>

#include "command_line/error.hpp"
#include "store/layout/schema.hpp"

namespace udklip::store {
namespace fs = std::filesystem;
namespace {

std::optional<unsigned> number_in(std::string_view text) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

fs::path shard_path(const fs::path& generation, unsigned number) {
    return generation / fmt::format("shard-{}", number);
}

}  // namespace

bool Shard::holds(std::string_view wanted_id) const {
    return XXH3_64bits(wanted_id.data(), wanted_id.size()) % count == number - 1;
}

std::optional<Shard> parse_shard(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == text.npos) return std::nullopt;
    const auto number = number_in(text.substr(0, slash));
    const auto count = number_in(text.substr(slash + 1));
    if (!number || !count || *number < 1 || *number > *count || *count > kMostShards) {
        return std::nullopt;
    }
    return Shard{*number, *count};
}

std::string to_string(const Shard& shard) {
    return fmt::format("{}/{}", shard.number, shard.count);
}

Shard load_shard(const Xapian::Database& db) {
    return parse_shard(db.get_metadata(std::string(metadata::shard))).value_or(Shard{});
}

void save_shard(Xapian::WritableDatabase& db, const Shard& shard) {
    const std::string text = shard == Shard{} ? std::string() : to_string(shard);
    const std::string key(metadata::shard);
    if (db.get_metadata(key) != text) db.set_metadata(key, text);
}

Shard shard_in(const fs::path& directory) {
    const fs::path file = directory / "shard";
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return {};
    std::ifstream in(file);
    std::string number;
    std::string of;
    std::string count;
    if (in >> number >> of >> count && of == "of") {
        if (const auto shard = parse_shard(number + "/" + count)) return *shard;
    }
    throw Error(ErrorCode::no_database, said("{} does not say which shard this is", file.string()),
                said("write it anew: \"2 of 4\", as its folder was called among the others"));
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
                        said("there is no shard {} at {}", number, folder.string()),
                        said("if the shards were moved elsewhere, search them where they are"));
        }
        count = shard.count;
        shards.push_back(std::move(folder));
    }
    return shards;
}

}  // namespace udklip::store
