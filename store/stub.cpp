// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/stub.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <optional>
#include <string_view>

#include "command_line/error.hpp"
#include "store/layout/synced_files.hpp"

namespace udklip::store {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kStub = "XAPIANDB";
constexpr std::string_view kNewStub = "XAPIANDB.new";
constexpr std::string_view kGeneration = "generation-";
constexpr std::string_view kWorkspace = ".parts";

std::optional<unsigned> number_of(std::string_view name) {
    if (!name.starts_with(kGeneration)) return {};
    name.remove_prefix(kGeneration.size());
    unsigned number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error != std::errc{} || end != name.data() + name.size()) return {};
    return number;
}

/// Syncs every file of a generation: merging does not.
void sync_files(const fs::path& folder) {
    std::error_code error;
    const fs::directory_iterator files(folder, error);
    if (error) {
        errno = error.value();
        cannot_write(folder);
    }
    // Shards, which are folders, see to their own files.
    for (const auto& file : files) sync(file.path());
    sync(folder);
}

}  // namespace

std::string current_generation(const fs::path& directory) {
    std::ifstream in(directory / kStub);
    if (!in) return {};
    std::string type;
    std::string name;
    std::string more;
    if (!(in >> type >> name) || type != "auto" || !number_of(name) || (in >> more)) {
        throw Error(
            ErrorCode::no_database,
            fmt::format("{} does not name one generation of this folder; it can be searched, "
                        "but not written to",
                        (directory / kStub).string()),
            "write to the databases that it names");
    }
    return name;
}

bool names_others(const fs::path& directory) {
    std::ifstream in(directory / kStub);
    std::string type;
    std::string name;
    std::string more;
    if (!(in >> type >> name)) return false;
    constexpr std::array<std::string_view, 5> known = {"auto", "remote", "glass", "chert",
                                                       "inmemory"};
    if (std::find(known.begin(), known.end(), type) == known.end()) return false;
    // This is our own line, cut short.
    if (type == "auto" && kGeneration.starts_with(name) && !fs::exists(directory / name))
        return false;
    return type != "auto" || !number_of(name) || (in >> more);
}

std::string next_generation(const fs::path& directory) {
    unsigned highest = 0;
    try {
        highest = number_of(current_generation(directory)).value_or(0);
    } catch (const Error&) {
        // A stub that cannot be read names no generation that could be overwritten.
    }
    for (const auto& entry : fs::directory_iterator(directory)) {
        highest = std::max(highest, number_of(entry.path().filename().string()).value_or(0));
    }
    return fmt::format("{}{}", kGeneration, highest + 1);
}

fs::path workspace_of(const fs::path& directory, const std::string& generation) {
    return directory / (generation + std::string(kWorkspace));
}

void point_to(const fs::path& directory, const std::string& generation) {
    sync_files(directory / generation);
    const fs::path fresh = directory / kNewStub;
    write_synced(fresh, fmt::format("auto {}\n", generation));
    sync(directory);  // the generation has its name before the stub names it
    move_into_place(fresh, directory / kStub);
    sync(directory);
}

void mark_up_to_date(const fs::path& directory) {
    // Who may write to the folder may do this; a failure costs the time alone.
    static_cast<void>(::utimensat(AT_FDCWD, (directory / kStub).c_str(), nullptr, 0));
}

std::optional<std::chrono::sys_seconds> up_to_date_at(const fs::path& directory) {
    struct stat status {};
    if (::stat((directory / kStub).c_str(), &status) != 0) return {};
    return std::chrono::sys_seconds(std::chrono::seconds(status.st_mtim.tv_sec));
}

std::vector<fs::path> leftovers(const fs::path& directory) {
    const std::string current = current_generation(directory);
    std::vector<fs::path> found;
    if (!current.empty() && !fs::exists(directory / current)) return found;
    for (const auto& entry : fs::directory_iterator(directory)) {
        std::string name = entry.path().filename().string();
        const bool is_workspace = name.ends_with(kWorkspace);
        if (is_workspace) name.resize(name.size() - kWorkspace.size());
        if (name == kNewStub || (number_of(name) && (is_workspace || name != current))) {
            found.push_back(entry.path());
        }
    }
    return found;
}

}  // namespace udklip::store
