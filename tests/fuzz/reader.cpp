// SPDX-License-Identifier: GPL-3.0-or-later
//
// A reader of the indexer, from bytes to records, whole and a few bytes at a time. The format is
// given by the build: -DUDKLIP_FUZZ_FORMAT=html.
#include "fuzz.hpp"

namespace udklip::fuzz {

void one(std::string_view bytes) {
    constexpr auto kFormat = indexer::Format::UDKLIP_FUZZ_FORMAT;
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
