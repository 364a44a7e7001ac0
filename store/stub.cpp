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
#include <sstream>
#include <string_view>

#include "command_line/error.hpp"
#include "command_line/messages.hpp"
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

/// The lowest generation that has tables; empty if there is none. Of two, the stub named this one
/// last, or the next one was whole as well.
std::string oldest_generation(const fs::path& directory) {
    std::optional<unsigned> lowest;
    std::error_code error;
    fs::directory_iterator entries(directory, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
        const auto number = number_of(entries->path().filename().string());
        std::error_code ignored;
        if (number && fs::exists(entries->path() / "iamglass", ignored)) {
            lowest = std::min(*number, lowest.value_or(*number));
        }
    }
    return lowest ? fmt::format("{}{}", kGeneration, *lowest) : std::string();
}

/// The generation that the words of a line name; nothing if they name anything else.
std::optional<std::string> generation_in_words(const std::string& line) {
    std::istringstream words(line);
    std::string type;
    std::string name;
    std::string more;
    if (!(words >> type >> name) || type != "auto" || !number_of(name) || (words >> more)) {
        return {};
    }
    return name;
}

/// The generation that a line of the stub names; nothing if it names anything else. To Xapian, all
/// white space but blanks is part of a name.
std::optional<std::string> generation_in(const std::string& line) {
    if (line.find_first_of("\t\v\f\r") != line.npos) return {};
    return generation_in_words(line);
}

std::vector<std::string> lines_of(std::ifstream& in) {
    std::vector<std::string> lines;
    for (std::string line; lines.size() < 2 && std::getline(in, line);) {
        if (!line.empty()) lines.push_back(std::move(line));
    }
    return lines;
}

/// Whether a line names a database that is none of ours: a server, or a folder that is there.
bool names_another(const fs::path& directory, const std::string& line) {
    std::istringstream words(line);
    std::string type;
    std::string name;
    if (!(words >> type >> name) || generation_in_words(line)) return false;
    constexpr std::array<std::string_view, 5> known = {"auto", "remote", "glass", "chert",
                                                       "inmemory"};
    if (std::find(known.begin(), known.end(), type) == known.end()) return false;
    // This is our own line, cut short.
    if (type == "auto" && kGeneration.starts_with(name) && !fs::exists(directory / name))
        return false;
    // One that is not there may be on a disk that is not mounted, but not beside our generations.
    return type == "remote" || type == "inmemory" || oldest_generation(directory).empty() ||
           fs::exists(directory / name);
}

}  // namespace

std::string current_generation(const fs::path& directory) {
    std::ifstream in(directory / kStub);
    if (!in) return {};
    const auto lines = lines_of(in);
    if (lines.size() == 1) {
        if (auto name = generation_in(lines.front())) return *name;
    }
    const std::string stub = (directory / kStub).string();
    if (names_others(directory)) {
        throw Error(ErrorCode::no_database,
                    said("{} does not name one generation of this folder; it can be "
                         "searched, but not written to",
                         stub),
                    said("write to the databases that it names"));
    }
    throw Error(ErrorCode::no_database,
                said("{} is damaged: it does not name a generation of this folder", stub),
                command_line::command("udklip-index --db {} --rebuild", directory.string()));
}

bool names_others(const fs::path& directory) {
    std::ifstream in(directory / kStub);
    for (std::string line; std::getline(in, line);) {
        if (names_another(directory, line)) return true;
    }
    return false;
}

bool mend_stub(const fs::path& directory) {
    try {
        const std::string current = current_generation(directory);
        if (current.empty() || fs::exists(directory / current)) return false;
    } catch (const Error&) {
        if (names_others(directory)) return false;
    }
    const std::string oldest = oldest_generation(directory);
    if (oldest.empty()) return false;
    point_to(directory, oldest);
    return true;
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
