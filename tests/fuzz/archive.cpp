// SPDX-License-Identifier: GPL-3.0-or-later
//
// Archives and compressed files: as a stream, as a file that can be sought in, and as one
// compressed text. Limits are low, so that bombs are small.
#include <algorithm>
#include <array>
#include <cstdio>

#include "fuzz.hpp"

namespace udklip::fuzz {
namespace {

class SeekableSource final : public indexer::ByteSource {
  public:
    explicit SeekableSource(std::string_view bytes) : bytes_(bytes) {}
    std::size_t read(std::span<char> buffer) override {
        const std::size_t n = std::min(buffer.size(), bytes_.size() - at_);
        std::copy_n(bytes_.data() + at_, n, buffer.data());
        at_ += n;
        return n;
    }
    bool can_seek() const override { return true; }
    std::int64_t seek(std::int64_t offset, int whence) override {
        const auto size = static_cast<std::int64_t>(bytes_.size());
        const auto at = static_cast<std::int64_t>(at_);
        const auto from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? at : size;
        if (offset < -from || offset > size - from) return -1;
        at_ = static_cast<std::size_t>(from + offset);
        return from + offset;
    }

  private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

void check_members(const indexer::CollectingSink& sink) {
    check_articles(sink);
    for (const auto& article : sink.articles) {
        if (article.member.empty()) continue;  // of a compressed file
        const std::string path = "/" + article.member + "/";
        require(path.find("/../") == path.npos && path.find("//") == path.npos,
                "a member's path stays below its archive");
    }
}

}  // namespace

void one(std::string_view bytes) {
    indexer::ReadOptions options;
    options.limits = {.max_member_bytes = 1 << 20,
                      .max_ratio = 50,
                      .ratio_counts_from = 1 << 16,
                      .max_members = 100};
    std::array<indexer::CollectingSink, 3> sinks;
    indexer::MemorySource stream(bytes);
    SeekableSource file(bytes);
    try {
        indexer::read_archive(stream, options, sinks[0]);
    } catch (const indexer::DamagedInput&) {
    }
    try {
        indexer::read_archive(file, options, sinks[1]);
    } catch (const indexer::DamagedInput&) {
    }
    try {
        indexer::MemorySource packed(bytes);
        indexer::ArchiveStream unpacked(packed, indexer::ArchiveStream::Kind::compressed,
                                        options.limits);
        indexer::read_stream(unpacked, indexer::Format::text, options, sinks[2]);
    } catch (const indexer::DamagedInput&) {
    }
    for (const auto& sink : sinks) check_members(sink);
}

}  // namespace udklip::fuzz
