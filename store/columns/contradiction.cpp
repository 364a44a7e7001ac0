// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/columns/contradiction.hpp"

#include <xxhash.h>

#include <cstddef>
#include <cstring>
#include <fstream>
#include <optional>
#include <string>

#include "store/columns/facet_columns.hpp"

namespace udklip::store {
namespace {

/// Returns nothing if there is no header, or it is damaged itself.
std::optional<columns::Header> header_in(const std::filesystem::path& generation) {
    std::ifstream in(generation / columns::kFileName, std::ios::binary);
    std::string bytes(sizeof(columns::Header), '\0');
    if (!in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) return {};
    columns::Header header;
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != columns::kMagic || header.sections > columns::kMostSections) return {};
    bytes.resize(sizeof header + header.sections * sizeof(columns::ColumnSection));
    in.read(bytes.data() + sizeof header,
            static_cast<std::streamsize>(bytes.size() - sizeof header));
    const std::size_t begin = offsetof(columns::Header, file_size);
    if (!in || XXH3_64bits(bytes.data() + begin, bytes.size() - begin) != header.checksum)
        return {};
    return header;
}

}  // namespace

bool columns_contradict(const std::filesystem::path& generation, const Xapian::Database& db) {
    const auto header = header_in(generation);
    const columns::State state = state_of(db);
    return header && header->state.uuid == state.uuid && header->state.revision == state.revision &&
           header->state != state;
}

}  // namespace udklip::store
