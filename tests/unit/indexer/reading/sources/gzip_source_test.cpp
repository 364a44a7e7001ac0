// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/sources/gzip_source.hpp"

#include <zlib.h>

#include <string>

#include "indexer/reading/sources/archive_stream.hpp"
#include "tests/unit/catch.hpp"

using namespace udklip::indexer;

namespace {

std::string gzipped(const std::string& text) {
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string out(text.size() + 1000, '\0');
    std::string in = text;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string unpacked(const std::string& packed, std::size_t step = 1000) {
    MemorySource source(packed);
    GzipSource gzip(source);
    std::string text;
    std::string buffer(step, '\0');
    while (const std::size_t n = gzip.read(buffer)) text.append(buffer, 0, n);
    return text;
}

const std::string kText = [] {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "Sætning nummer " + std::to_string(i * 7919) + ". ";
    return text;
}();

}  // namespace

TEST_CASE("what was packed comes out, in pieces of any size") {
    for (const std::size_t step : {1UL, 7UL, 100'000UL, 1'000'000UL}) {
        CHECK(unpacked(gzipped(kText), step) == kText);
    }
    CHECK(unpacked(gzipped("")).empty());
}

TEST_CASE("several packed one behind the other are one; what stands behind them is no text") {
    const std::string one = gzipped("en ");
    CHECK(unpacked(one + gzipped("to ") + gzipped("tre")) == "en to tre");
    CHECK(unpacked(one + std::string(512, '\0')) == "en ");
    CHECK(unpacked(one + "\x1f\x8b") == "en ");
}

TEST_CASE("a flipped bit and a missing end are damage, wherever they are") {
    const std::string good = gzipped(kText);
    for (const std::size_t at : {good.size() / 2, good.size() - 8, good.size() - 1}) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 0x20);
        CHECK_THROWS_AS(unpacked(bad), DamagedInput);
    }
    for (const std::size_t missing : {1UL, 4UL, 8UL, 100UL, good.size() / 2, good.size() - 5}) {
        CHECK_THROWS_AS(unpacked(good.substr(0, good.size() - missing)), DamagedInput);
    }
}

TEST_CASE("a compressed file with a flipped bit is no text") {
    std::string bad = gzipped(kText);
    bad[bad.size() / 2] = static_cast<char>(bad[bad.size() / 2] ^ 0x20);
    MemorySource source(bad);
    ArchiveStream stream(source, ArchiveStream::Kind::compressed);
    CHECK_THROWS_AS(read_up_to(stream, kText.size() * 2), DamagedInput);
    CHECK(stream.is_broken());
}
