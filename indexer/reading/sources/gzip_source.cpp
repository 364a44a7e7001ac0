// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/sources/gzip_source.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>
#include <string>
#include <vector>

namespace udklip::indexer {
namespace {

constexpr std::size_t kInflateBuffer = 1 << 16;
constexpr int kGzip = 16 + MAX_WBITS;  ///< zlib's way of saying so
constexpr std::string_view kMagic = "\x1f\x8b\x08";

}  // namespace

struct GzipSource::State {
    explicit State(ByteSource& source) : packed(&source), buffer(kInflateBuffer) {
        if (inflateInit2(&stream, kGzip) != Z_OK) throw std::bad_alloc();
    }
    ~State() { inflateEnd(&stream); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    /// Whether there are so many packed bytes to look at.
    bool has(std::size_t bytes) {
        while (stream.avail_in < bytes) {
            std::copy_n(stream.next_in, stream.avail_in, reinterpret_cast<Bytef*>(buffer.data()));
            const std::size_t n = packed->read(std::span(buffer).subspan(stream.avail_in));
            stream.next_in = reinterpret_cast<Bytef*>(buffer.data());
            stream.avail_in += static_cast<uInt>(n);
            if (n == 0) return false;
        }
        return true;
    }

    /// Behind one that has ended.
    bool another_begins() {
        if (!has(kHeadBytes)) return false;
        const std::string_view head(reinterpret_cast<const char*>(stream.next_in), kHeadBytes);
        return is_gzip(head) && inflateReset(&stream) == Z_OK;
    }

    ByteSource* packed;
    std::vector<char> buffer;
    z_stream stream{};
    bool ended = false;
};

bool GzipSource::is_gzip(std::string_view head) {
    return head.starts_with(kMagic);
}

GzipSource::GzipSource(ByteSource& packed) : state_(std::make_unique<State>(packed)) {}

GzipSource::~GzipSource() = default;

std::size_t GzipSource::read(std::span<char> buffer) {
    State& state = *state_;
    z_stream& stream = state.stream;
    const std::size_t size = std::min<std::size_t>(buffer.size(), std::numeric_limits<uInt>::max());
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(size);
    while (!state.ended && stream.avail_out == size) {
        if (!state.has(1)) throw DamagedInput("is damaged or cut short (its gzip has no end)");
        const int result = inflate(&stream, Z_NO_FLUSH);
        if (result == Z_STREAM_END) {
            state.ended = !state.another_begins();
        } else if (result != Z_OK && result != Z_BUF_ERROR) {
            throw DamagedInput(fmt::format("is damaged or cut short (gzip: {})",
                                           stream.msg == nullptr ? "no reason known" : stream.msg));
        }
    }
    return size - stream.avail_out;
}

}  // namespace udklip::indexer
