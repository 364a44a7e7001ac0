// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segment.hpp"

namespace udklip::indexer {

void build_segment(const Batch& batch, DocumentBuilder& builder,
                   const std::filesystem::path& path) {
    Xapian::WritableDatabase db(path.string(), Xapian::DB_CREATE_OR_OVERWRITE |
                                                   Xapian::DB_BACKEND_GLASS | Xapian::DB_DANGEROUS |
                                                   Xapian::DB_NO_SYNC);
    for (const auto& entry : batch.entries) {
        db.add_document(builder.build(entry.record, entry.hash));
    }
    for (const auto& state : batch.files) store::save_file(db, state);
    db.commit();
    db.close();
}

}  // namespace udklip::indexer
