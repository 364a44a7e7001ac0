// SPDX-License-Identifier: GPL-3.0-or-later
//
// The small files that say where a database is: the stub, also as a searcher reads it, and the file
// that numbers a shard. Nothing that they name is opened.
#include "store/stub.hpp"

#include "command_line/error.hpp"
#include "fuzz.hpp"
#include "store/endpoints.hpp"
#include "store/shards.hpp"
#include "tests/unit/temp_folder.hpp"

namespace udklip::fuzz {
namespace {

template <class Action>
void error_or(const Action& action) {
    try {
        action();
    } catch (const Error& error) {
        require(error.code() == ErrorCode::no_database, "what cannot be read is damage");
    }
}

}  // namespace

void one(std::string_view bytes) {
    static const test::TempFolder folder;
    std::filesystem::create_directories(folder.path() / "generation-7");
    folder.write("generation-1/XAPIANDB", bytes);
    folder.write("XAPIANDB", bytes);
    folder.write("shard", bytes);

    error_or([&] {
        const std::string name = store::current_generation(folder.path());
        require(!store::names_others(folder.path()), "a stub is ours or others'");
        require(name.starts_with("generation-") && name.find('/') == name.npos,
                "a generation lies in its folder");
    });
    store::names_others(folder.path());
    require(store::next_generation(folder.path()).size() < 40, "there is a next generation");
    error_or([&] {
        for (const auto& path : store::leftovers(folder.path()))
            require(path.parent_path() == folder.path(), "what is deleted lies in the folder");
    });
    error_or([&] {
        const store::Shard shard = store::shard_in(folder.path());
        require(
            shard.number >= 1 && shard.number <= shard.count && shard.count <= store::kMostShards,
            "a shard is one of so many");
    });
    require(!store::endpoints_of(folder.path()).empty(), "a path stands for something");
}

}  // namespace udklip::fuzz
