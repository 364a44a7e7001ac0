// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps the clusters of near-duplicates in a database true while articles come, change and go.
//
//     ClusterKeeper keeper(writer);
//     keeper.added(writer.db().add_document(document));
//     keeper.removed(old);
//     writer.db().delete_document(old);
//     keeper.settle();
//     writer.commit();
//
// Which articles are together after settle() depends on the articles that there are, not on how
// they came: it is what clusters() makes of all of them. Only the names tell of the history.
//
// settle() reads the column of signatures once, from the first to the last article, and writes the
// articles whose cluster is another now. What must be found anew is small: what is new, and what is
// left of the clusters that lost an article, for without it they may fall apart. All others keep to
// each other; they can only get partners.
#pragma once

#include <xapian.h>

#include <set>
#include <string>
#include <vector>

#include "indexer/documents/signature.hpp"
#include "store/writer.hpp"

namespace udklip::indexer {

/// Not shared between threads. The writer must outlive it.
class ClusterKeeper {
  public:
    explicit ClusterKeeper(store::Writer& writer) : writer_(&writer) {}

    /// After an article was added or replaced.
    void added(Xapian::docid article);
    /// Before an article is deleted or replaced.
    void removed(Xapian::docid article);

    /// Before the commit. Without a change it reads and writes nothing.
    void settle();

  private:
    Xapian::WritableDatabase& db() { return writer_->db(); }

    store::Writer* writer_;
    std::set<Xapian::docid> fresh_;
    std::vector<Signature> gone_;  ///< of removed articles: they crowd keys no more
    std::set<std::string> torn_;   ///< names of the clusters that lost an article
};

}  // namespace udklip::indexer
