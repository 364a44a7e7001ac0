// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segment.hpp"

#include <cerrno>

#include "store/xapian_errors.hpp"

namespace udklip::indexer {

namespace {

void write(const Batch& batch, DocumentBuilder& builder, const std::filesystem::path& path) {
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

}  // namespace

/// What is new cannot be damaged: whatever Xapian says, something could not be written. With
/// DB_DANGEROUS it often tells what it could not do then, and the system what came first.
void build_segment(const Batch& batch, DocumentBuilder& builder,
                   const std::filesystem::path& path) {
    errno = 0;
    try {
        write(batch, builder, path);
    } catch (const Xapian::Error& error) {
        throw store::translate_making(error, path.string());
    }
}

}  // namespace udklip::indexer
