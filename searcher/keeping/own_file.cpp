// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/keeping/own_file.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <string>

#include "command_line/error.hpp"

namespace udklip::searcher {
namespace fs = std::filesystem;
namespace {

constexpr mode_t kOwnerOnly = 0700;

/// What each version of the layout adds to the one before.
constexpr const char* kAdditions[] = {R"(
    CREATE TABLE search (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        request TEXT NOT NULL,
        saved INTEGER NOT NULL
    );
    CREATE TABLE shown (
        search INTEGER NOT NULL REFERENCES search(id) ON DELETE CASCADE,
        article TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (search, article)
    ) WITHOUT ROWID;
)",
                                      R"(
    CREATE TABLE tag (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL
    );
    CREATE TABLE tagged (
        tag INTEGER NOT NULL REFERENCES tag(id) ON DELETE CASCADE,
        article TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (tag, article)
    ) WITHOUT ROWID;
    CREATE INDEX tagged_article ON tagged (article);
    CREATE TABLE note (
        article TEXT PRIMARY KEY,
        text TEXT NOT NULL,
        at INTEGER NOT NULL
    ) WITHOUT ROWID;
)"};
constexpr int kVersion = std::size(kAdditions);

fs::path folder_of(const char* name) {
    const char* value = std::getenv(name);
    // The specification of these folders: a path that is not absolute counts as none.
    return value == nullptr || *value != '/' ? fs::path() : fs::path(value);
}

}  // namespace

fs::path own_file(std::string_view number) {
    fs::path state = folder_of("XDG_STATE_HOME");
    if (state.empty()) {
        const fs::path home = folder_of("HOME");
        if (home.empty()) {
            throw Error(ErrorCode::usage, said("there is no home folder to keep searches in"),
                        said("set XDG_STATE_HOME to a folder of yours"));
        }
        state = home / ".local" / "state";
    }
    return state / "udklip" / fmt::format("{}.sqlite", number);
}

void make_own_folder(const fs::path& folder) {
    if (folder.has_parent_path() && folder != folder.parent_path()) {
        std::error_code ignored;
        if (!fs::exists(folder.parent_path(), ignored)) make_own_folder(folder.parent_path());
    }
    if (::mkdir(folder.c_str(), kOwnerOnly) == 0 || errno == EEXIST) return;
    throw Error(ErrorCode::storage,
                said("cannot make the folder {}: {}", folder.string(), std::strerror(errno)),
                said("set XDG_STATE_HOME to a folder that you may write to"));
}

SqliteFile open_own_file(const fs::path& path) {
    make_own_folder(path.parent_path());
    SqliteFile file(path);
    if (file.version() < kVersion) {
        SqliteTransaction making(file);
        for (int version = file.version(); version < kVersion; ++version) {
            file.run(kAdditions[version]);
            file.set_version(version + 1);
        }
        making.commit();
    }
    if (file.version() > kVersion) {
        throw Error(ErrorCode::version, said("a later version of Udklip made {}", path.string()),
                    said("use that version"));
    }
    return file;
}

}  // namespace udklip::searcher
