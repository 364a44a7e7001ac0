// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/file_selection.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "command_line/messages.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/reading/sources/file_content.hpp"
#include "indexer/recognising/recognise.hpp"
#include "indexer/updating/place_set.hpp"
#include "language/text/printable.hpp"

namespace udklip::indexer {
namespace fs = std::filesystem;
namespace {

using language::printable_line;

/// A root that is to be forgotten may be gone: then it is what it would have been called.
std::string name_of_root(const fs::path& given) {
    return fs::weakly_canonical(fs::absolute(given)).string();
}

/// Forgets the roots that are to go, each with those inside it.
void forget(Roots& roots, const UpdateOptions& options) {
    std::vector<std::string> names;
    for (const auto& path : options.forget) {
        names.push_back(name_of_root(path));
        const auto& all = roots.all();
        if (std::any_of(all.begin(), all.end(),
                        [&](const auto& root) { return root.path == names.back(); })) {
            continue;
        }
        throw Error(ErrorCode::usage,
                    said("{} is no root of this database", printable_line(names.back())),
                    command_line::command("its roots: udklip-index --db {} --stats",
                                          options.database.string()));
    }
    for (const auto& name : names) {
        if (const auto gone = roots.forget(name); gone > 1) {
            spdlog::warn(command_line::show_plural("{}: forgotten with {} root inside it",
                                                   "{}: forgotten with {} roots inside it",
                                                   gone - 1, name, gone - 1)
                             .str());
        }
        if (roots.holds(name)) {
            spdlog::warn(command_line::show("{}: still looked at, as a part of {}", name,
                                            printable_line(roots.outermost(name)))
                             .str());
        }
    }
}

/// Puts the root of the options at its new place, which is the one path that is given.
void move_root(Roots& roots, const UpdateOptions& options, const std::vector<std::string>& given) {
    const std::string from = name_of_root(options.moved_root);
    if (roots.holds(given.front())) {
        throw Error(ErrorCode::usage, said("{} lies in a root already; nothing was changed",
                                           printable_line(given.front())));
    }
    if (roots.move(from, given.front()) > 0) return;
    throw Error(ErrorCode::usage, said("{} is no root of this database", printable_line(from)),
                command_line::command("its roots: udklip-index --db {} --stats",
                                      options.database.string()));
}

bool is_file(const std::string& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

}  // namespace

Roots roots_after(const UpdateOptions& options, const std::vector<std::string>& given,
                  std::vector<store::Root> known) {
    Roots roots(std::move(known));
    forget(roots, options);
    if (!options.moved_root.empty()) move_root(roots, options, given);
    for (const auto& path : given) roots.add(path, options.settings, is_file(path));
    if (given.empty()) roots.set(options.settings);
    return roots;
}

std::vector<std::string> paths_of(const std::vector<fs::path>& roots) {
    std::vector<std::string> paths;
    for (const auto& root : roots) paths.push_back(resolve_root(root).string());
    return paths;
}

Scan look(const UpdateOptions& options, const std::vector<std::string>& given, const Roots& roots,
          const store::FileTable& known) {
    std::vector<std::string> starts = given;
    if (given.empty() || options.rebuild) {
        starts = roots.outer();
        const PlaceSet outer(starts);
        for (const auto& root : roots.all()) {
            if (*outer.outermost(root.path) != root.path && is_file(root.path)) {
                starts.push_back(root.path);
            }
        }
    }
    Scan found = scan(starts, &options.outside);
    for (auto& file : found.files) {
        file.root = roots.outermost(file.path);
        const auto before = known.find(file.path);
        if (before != known.end()) file.before = &before->second;
    }
    return found;
}

void add_kept_files(Scan& found, const Roots& roots, const store::FileTable& known,
                    bool keep_missing) {
    std::unordered_set<std::string_view> present;
    for (const auto& file : found.files) present.insert(file.path);
    PlaceSet hidden;
    for (const auto& problem : found.problems) hidden.insert(problem.path);
    const PlaceSet looked(found.starts);
    std::vector<FoundFile> kept;
    for (const auto& [path, state] : known) {
        const bool stays = keep_missing || hidden.holds(path) || !looked.holds(path);
        if (present.contains(path) || !roots.holds(path) || !stays) continue;
        FoundFile file{path, roots.outermost(path), Format::none, 0, 0, 0, 0};
        file.is_kept = true;
        kept.push_back(std::move(file));
    }
    found.files.insert(found.files.end(), kept.begin(), kept.end());
    std::sort(found.files.begin(), found.files.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
}

void find_grown(Scan& found, const Roots& roots, const UpdateOptions& options,
                const store::Shard& shard) {
    if (options.rebuild || shard.count > 1) return;
    const std::string how = fingerprint({{}, options.headings});
    for (auto& file : found.files) {
        const auto* before = file.before;
        const bool may_have_grown =
            before != nullptr && before->is_read() && before->size >= options.least_known &&
            file.size > before->size && before->articles > 0 && before->skipped.empty() &&
            can_go_on(file.path, file.format, &options.outside) &&
            before->reading ==
                reading_hash(roots, file.path, how + options.outside.fingerprint(file.path));
        if (!may_have_grown) continue;
        try {
            file.grown_hash = hash_of_grown(file.path, before->size, before->hash,
                                            std::min(kDecidesCharset, options.least_known));
        } catch (const std::system_error&) {  // reported when it is to be read
        }
    }
}

std::uint64_t bytes_to_read(const Scan& found, const Roots& roots, const UpdateOptions& options) {
    const std::string how = fingerprint({{}, options.headings});
    constexpr std::uint64_t kUsualCompression = 4;
    std::uint64_t sum = 0;
    for (const auto& file : found.files) {
        const auto* before = file.before;
        if (before != nullptr && before->size == file.size && before->modified == file.modified &&
            before->changed == file.changed && before->inode == file.inode &&
            before->reading ==
                reading_hash(roots, file.path, how + options.outside.fingerprint(file.path))) {
            continue;
        }
        const bool packed = is_compressed(file.path) || file.format == Format::archive;
        const std::uint64_t known_bytes = file.grown_hash ? before->size : 0;
        sum += (file.size - known_bytes) * (packed ? kUsualCompression : 1);
    }
    return sum;
}

}  // namespace udklip::indexer
