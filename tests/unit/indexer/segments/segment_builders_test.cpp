// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments/segment_builders.hpp"

#include <signal.h>
#include <sys/resource.h>

#include <string>
#include <vector>

#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/made_up_news.hpp"
#include "tests/unit/lexicon.hpp"
#include "tests/unit/store/errors.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip::indexer;
using namespace udklip::test;
using udklip::ErrorCode;
namespace store = udklip::store;

namespace {

constexpr std::size_t kLarge = 1'000'000;
constexpr std::size_t kMemory = 100'000'000;

Batch batch(Xapian::docid first, Xapian::docid count, int sentences = 5) {
    Batch made;
    made.first = first;
    for (Xapian::docid i = first; i < first + count; ++i) {
        store::Record record;
        record.id = std::to_string(i);
        record.path = "/arkiv/a.jsonl";
        record.text = news(i, sentences);
        made.entries.push_back(Entry(record));
        made.bytes += made.entries.back().bytes();
    }
    return made;
}

/// Files may not grow beyond so many bytes while it is there.
class SmallFiles {
  public:
    explicit SmallFiles(rlim_t bytes) : before_(::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &limit_);
        const rlimit small{bytes, limit_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallFiles() {
        ::setrlimit(RLIMIT_FSIZE, &limit_);
        ::signal(SIGXFSZ, before_);
    }
    SmallFiles(const SmallFiles&) = delete;
    SmallFiles& operator=(const SmallFiles&) = delete;

  private:
    rlimit limit_{};
    void (*before_)(int);
};

}  // namespace

TEST_CASE("segments come in the order of their articles, whoever built them") {
    const TempFolder folder;
    SegmentFiles files(folder.path());
    SegmentBuilders builders(lexicon(), files, "", 4, kLarge, kMemory);
    Xapian::docid first = 1;
    for (Xapian::docid count = 1; count <= 30; ++count) {
        // Some take much longer than others.
        builders.put(batch(first, count % 5 + 1, count % 7 == 0 ? 400 : 1));
        first += count % 5 + 1;
    }
    const auto segments = builders.finish();
    REQUIRE(segments.size() == 30);
    Xapian::docid next = 1;
    for (const auto& segment : segments) {
        CHECK(segment.first == next);
        next += segment.statistics.documents;
        CHECK(segment.statistics.last_document == next - 1);
    }
    CHECK(next == first);
}

TEST_CASE("a batch larger than the bound is built like any other") {
    const TempFolder folder;
    SegmentFiles files(folder.path());
    SegmentBuilders builders(lexicon(), files, "", 2, 1, kMemory);
    for (Xapian::docid i = 1; i <= 6; ++i) builders.put(batch(i, 1));
    CHECK(builders.finish().size() == 6);
}

TEST_CASE("what goes wrong in a builder is told to who puts, or to who finishes") {
    const TempFolder folder;
    SegmentFiles files(folder.path());
    SegmentBuilders builders(lexicon(), files, "", 2, kLarge, kMemory);
    const SmallFiles small(2000);
    const auto code = code_of([&] {
        for (Xapian::docid first = 1; first < 2000; first += 20) builders.put(batch(first, 20));
        builders.finish();
    });
    CHECK(code == ErrorCode::storage);
}

TEST_CASE("without finish, what waits is dropped") {
    const TempFolder folder;
    SegmentFiles files(folder.path());
    SegmentBuilders builders(lexicon(), files, "", 1, kLarge, kMemory);
    for (Xapian::docid i = 1; i <= 4; ++i) builders.put(batch(i, 1, 200));
}
