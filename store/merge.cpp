// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/merge.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <string>

#include "command_line/error.hpp"
#include "store/layout/xapian_errors.hpp"

namespace udklip::store {
namespace fs = std::filesystem;

void require_room(const fs::path& output, std::uintmax_t bytes) {
    std::error_code error;
    const auto room = fs::space(output.parent_path(), error);
    if (error || room.available >= bytes) return;
    throw Error(
        ErrorCode::storage,
        said("there is no room in {}: {} MB are needed, {} MB are free",
             output.parent_path().string(), bytes / 1'000'000 + 1, room.available / 1'000'000),
        said("the database is as it was; make room, then run again"));
}

std::uintmax_t bytes_in(const fs::path& folder) {
    std::uintmax_t sum = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.is_regular_file()) sum += entry.file_size();
    }
    return sum;
}

void merge(const std::vector<fs::path>& sources, const fs::path& output) {
    std::uintmax_t needed = 0;  // the output is at most as large as the sources
    for (const auto& source : sources) needed += bytes_in(source);
    require_room(output, needed);
    try {
        translating(output.string(), [&] {
            Xapian::Database all;
            for (const auto& source : sources) all.add_database(Xapian::Database(source.string()));
            all.compact(output.string(), Xapian::Compactor::FULL);
        });
    } catch (const Error&) {
        std::error_code ignored;
        fs::remove_all(output, ignored);
        throw;
    }
}

}  // namespace udklip::store
