// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps the clusters of near-duplicates in a database right while articles come, change and go.
//
//     ClusterKeeper keeper(writer);
//     keeper.added(writer.db().add_document(document));
//     keeper.removed(old);
//     writer.db().delete_document(old);
//     keeper.settle();
//     writer.commit();
//
// After settle() the clusters are those that clusters() finds among all articles, whatever the
// history. Only their names depend on it.
//
// settle() reads all signatures once and writes the articles whose cluster changed. Few articles
// need a new search: the new ones, and the rest of each cluster that lost an article and may fall
// apart. All other clusters can only grow.
#pragma once

#include <xapian.h>

#include <set>
#include <string>
#include <vector>

#include "store/layout/signature.hpp"
#include "store/writer.hpp"

namespace udklip::indexer {

/// Not shared between threads. The writer must outlive it.
class ClusterKeeper {
  public:
    explicit ClusterKeeper(store::Writer& writer) : writer_(&writer) {}

    /// Call it after an article was added or replaced.
    void added(Xapian::docid article);
    /// Call it before an article is deleted or replaced.
    void removed(Xapian::docid article);

    /// Call it before the commit. Without a change it reads and writes nothing.
    void settle();

  private:
    store::RecordedDatabase& db() { return writer_->db(); }

    store::Writer* writer_;
    std::set<Xapian::docid> fresh_;
    std::vector<store::Signature> gone_;  ///< of removed articles, which crowded keys
    std::set<std::string> torn_;          ///< names of clusters that lost an article
};

}  // namespace udklip::indexer
