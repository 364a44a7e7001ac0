// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Xapian database opened for writing that remembers which articles were added, replaced or
// removed, so that the files beside it need not be made anew for each small change
// (columns/changes.hpp).
//
//     RecordedDatabase db(path, Xapian::DB_OPEN);
//     db.replace_document(17, document);
//     db.changed()                            // {17}
//
// Xapian's functions are not virtual: a function that changes articles takes a RecordedDatabase,
// not a WritableDatabase. Changes by a unique term are not offered.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <string>
#include <vector>

namespace udklip::store {

class RecordedDatabase : public Xapian::WritableDatabase {
  public:
    RecordedDatabase() = default;
    RecordedDatabase(const std::string& path, int flags) : Xapian::WritableDatabase(path, flags) {}

    Xapian::docid add_document(const Xapian::Document& document) {
        changed_.push_back(Xapian::WritableDatabase::add_document(document));
        return changed_.back();
    }
    void replace_document(Xapian::docid article, const Xapian::Document& document) {
        changed_.push_back(article);
        Xapian::WritableDatabase::replace_document(article, document);
    }
    void delete_document(Xapian::docid article) {
        changed_.push_back(article);
        Xapian::WritableDatabase::delete_document(article);
    }

    /// Returns the articles, ascending and each once; also those whose change was dropped again.
    std::vector<Xapian::docid> changed() {
        std::sort(changed_.begin(), changed_.end());
        changed_.erase(std::unique(changed_.begin(), changed_.end()), changed_.end());
        return changed_;
    }
    void forget_changes() { changed_.clear(); }

  private:
    std::vector<Xapian::docid> changed_;
};

}  // namespace udklip::store
