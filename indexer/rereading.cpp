// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/rereading.hpp"

#include <cstdint>

#include "store/schema.hpp"

namespace udklip::indexer {

bool reread_if_changed(const std::string& now, const std::string& remembered,
                       store::FileTable& files, store::Writer* writer) {
    constexpr std::int64_t kUnread = -1;  // no file has this time
    if (now == remembered) return false;
    for (auto& [path, state] : files) {
        state.size = 0;
        state.hash = 0;
        state.modified = kUnread;
        if (writer != nullptr) store::save_file(writer->db(), state);
    }
    if (writer != nullptr)
        writer->db().set_metadata(std::string(store::metadata::recognition), now);
    return !files.empty();
}

}  // namespace udklip::indexer
