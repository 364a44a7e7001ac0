// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/arrivals.hpp"

#include <string>
#include <unordered_set>

#include "store/endpoints.hpp"
#include "store/layout/file_table.hpp"

namespace udklip::store {

std::optional<Arrived> arrived_since(const std::vector<std::filesystem::path>& databases,
                                     std::chrono::sys_seconds since) {
    const std::int64_t first = std::chrono::nanoseconds(since.time_since_epoch()).count();
    Arrived arrived;
    std::unordered_set<std::string> files;  // each shard remembers all of them
    for (const auto& database : databases) {
        for (const auto& endpoint : endpoints_of(database)) {
            if (!endpoint.is_local()) return std::nullopt;
            for (const auto& [path, state] : load_files(open(endpoint))) {
                // Udklip 0.1 kept no change time.
                const std::int64_t at = state.changed != 0 ? state.changed : state.modified;
                if (at < first || state.articles == 0) continue;
                arrived.articles += state.articles;
                files.insert(path);
            }
        }
    }
    arrived.files = files.size();
    return arrived;
}

std::chrono::sys_seconds week_before(std::chrono::sys_seconds now) {
    return std::chrono::floor<std::chrono::hours>(now) - std::chrono::days(7);
}

}  // namespace udklip::store
