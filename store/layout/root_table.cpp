// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/root_table.hpp"

#include "store/layout/bytes.hpp"
#include "store/layout/schema.hpp"

namespace udklip::store {

std::vector<Root> load_roots(const Xapian::Database& db) {
    const std::string data = db.get_metadata(std::string(metadata::roots));
    ByteReader in(data, "the table of roots");
    std::vector<Root> roots;
    while (!in.at_end()) {
        Root root;
        root.path = in.take_text();
        root.source = in.take_text();
        root.date = in.take_text();
        for (auto left = in.take<std::uint32_t>(); left > 0; --left) {
            root.mappings.emplace_back(in.take_text());
        }
        roots.push_back(std::move(root));
    }
    return roots;
}

void save_roots(Xapian::WritableDatabase& db, const std::vector<Root>& roots) {
    std::string data;
    for (const auto& root : roots) {
        append_text(data, root.path);
        append_text(data, root.source);
        append_text(data, root.date);
        append(data, static_cast<std::uint32_t>(root.mappings.size()));
        for (const auto& mapping : root.mappings) append_text(data, mapping);
    }
    const std::string key(metadata::roots);
    if (data != db.get_metadata(key)) db.set_metadata(key, data);
}

}  // namespace udklip::store
