// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/root_table.hpp"

#include <string_view>

#include "store/layout/bytes.hpp"
#include "store/layout/schema.hpp"

namespace udklip::store {
namespace {

/// An empty text, as append_text() writes it.
constexpr std::string_view kMore("\0\0\0\0", 4);

}  // namespace

std::vector<Root> load_roots(const Xapian::Database& db) {
    const std::string data = db.get_metadata(std::string(metadata::roots));
    ByteReader in(data, "the table of roots");
    std::vector<Root> roots;
    // No path is empty: before the roots of Udklip 0.2 it says that they have more fields.
    const bool has_more = !in.at_end() && in.rest().substr(0, kMore.size()) == kMore;
    if (has_more) in.take_text();
    while (!in.at_end()) {
        Root root;
        root.path = in.take_text();
        root.source = in.take_text();
        root.date = in.take_text();
        for (auto left = in.take<std::uint32_t>(); left > 0; --left) {
            root.mappings.emplace_back(in.take_text());
        }
        if (has_more) {
            root.timezone = in.take_text();
            root.skipped = take_skipped(in);
        }
        roots.push_back(std::move(root));
    }
    return roots;
}

void save_roots(Xapian::WritableDatabase& db, const std::vector<Root>& roots) {
    std::string data;
    if (!roots.empty()) append_text(data, "");
    for (const auto& root : roots) {
        append_text(data, root.path);
        append_text(data, root.source);
        append_text(data, root.date);
        append(data, static_cast<std::uint32_t>(root.mappings.size()));
        for (const auto& mapping : root.mappings) append_text(data, mapping);
        append_text(data, root.timezone);
        append_skipped(data, root.skipped);
    }
    const std::string key(metadata::roots);
    if (data != db.get_metadata(key)) db.set_metadata(key, data);
}

}  // namespace udklip::store
