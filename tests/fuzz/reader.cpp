// SPDX-License-Identifier: GPL-3.0-or-later
//
// A reader of the indexer, from bytes to records, whole and a few bytes at a time. The format is
// kFormat.
#include "fuzz.hpp"
#include "tests/fuzz/format.hpp"

namespace udklip::fuzz {

void one(std::string_view bytes) {
    indexer::MemorySource whole(bytes);
    indexer::CollectingSink sink;
    indexer::read_stream(whole, kFormat, {}, sink);
    check_articles(sink);

    indexer::TricklingSource trickle(bytes, 7);
    indexer::CollectingSink slow;
    indexer::read_stream(trickle, kFormat, {}, slow);
    require(slow.articles.size() == sink.articles.size() && slow.rejected == sink.rejected,
            "how much is read at a time makes no difference");
}

}  // namespace udklip::fuzz
