// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/sources/archive_stream.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <new>
#include <utility>
#include <vector>

#include "indexer/reading/charset/charset.hpp"
#include "indexer/reading/sources/gzip_source.hpp"
#include "language/text/clean.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kPackedBuffer = 1 << 17;
constexpr int kMaxBombs = 10;

/// What is packed, counted. Its first bytes can be looked at before they are read.
class PackedBytes final : public ByteSource {
  public:
    explicit PackedBytes(ByteSource& source) : source_(&source) {}

    std::string_view head(std::size_t bytes) {
        head_ = read_up_to(*source_, bytes);
        if (!source_->can_seek()) return head_;
        source_->seek(0, SEEK_SET);
        at_ = head_.size();
        return head_;
    }

    std::size_t read(std::span<char> buffer) override {
        std::size_t n = std::min(head_.size() - at_, buffer.size());
        if (n > 0) {
            head_.copy(buffer.data(), n, at_);
            at_ += n;
        } else {
            n = source_->read(buffer);
        }
        count_ += n;
        return n;
    }
    bool can_seek() const override { return source_->can_seek(); }
    std::int64_t seek(std::int64_t offset, int whence) override {
        return source_->seek(offset, whence);
    }

    std::uint64_t count() const { return count_; }

  private:
    ByteSource* source_;
    std::string head_;
    std::size_t at_ = 0;  ///< in the head
    std::uint64_t count_ = 0;
};

}  // namespace

struct ArchiveStream::State {
    struct Free {
        void operator()(archive* opened) const { archive_read_free(opened); }
    };

    State(ByteSource& source, const ArchiveLimits& given)
        : packed(source), limits(given), buffer(kPackedBuffer), stream(archive_read_new()) {
        if (!stream) throw std::bad_alloc();
    }

    static la_ssize_t on_read(archive*, void* self, const void** block);
    static la_int64_t on_seek(archive*, void* self, la_int64_t offset, int whence);

    void open(Kind kind);
    /// Passes on what `packed` threw, or says what libarchive found.
    [[noreturn]] void fail();
    void count(std::uint64_t size);
    [[noreturn]] void refuse_bomb();

    PackedBytes packed;
    std::optional<GzipSource> gzip;  ///< what libarchive reads, if `packed` is that
    ArchiveLimits limits;
    std::vector<char> buffer;
    std::unique_ptr<archive, Free> stream;
    std::exception_ptr thrown;  ///< by `packed`; must not pass through C
    bool broken = false;
    bool ended = false;
    std::uint64_t members = 0;
    std::uint64_t unpacked_bytes = 0;
    std::uint64_t member_begin = 0;  ///< bytes of `packed` where the member began
    std::uint64_t member_bytes = 0;
    int bombs = 0;
};

la_ssize_t ArchiveStream::State::on_read(archive*, void* self, const void** block) {
    auto& state = *static_cast<State*>(self);
    try {
        ByteSource& bytes = state.gzip ? static_cast<ByteSource&>(*state.gzip) : state.packed;
        const std::size_t n = bytes.read(state.buffer);
        *block = state.buffer.data();
        return static_cast<la_ssize_t>(n);
    } catch (...) {
        state.thrown = std::current_exception();
        return ARCHIVE_FATAL;
    }
}

la_int64_t ArchiveStream::State::on_seek(archive*, void* self, la_int64_t offset, int whence) {
    auto& state = *static_cast<State*>(self);
    try {
        return state.packed.seek(offset, whence);
    } catch (...) {
        return ARCHIVE_FATAL;  // libarchive tries without
    }
}

void ArchiveStream::State::open(Kind kind) {
    archive* const a = stream.get();
    if (GzipSource::is_gzip(packed.head(GzipSource::kHeadBytes))) gzip.emplace(packed);
    // What libarchive was built without says so when such a file is opened.
    archive_read_support_filter_bzip2(a);
    archive_read_support_filter_xz(a);
    archive_read_support_filter_zstd(a);
    archive_read_support_format_empty(a);
    if (kind == Kind::compressed) {
        archive_read_support_format_raw(a);
    } else {
        archive_read_support_format_tar(a);
        archive_read_support_format_zip(a);
    }
    if (packed.can_seek() && !gzip) archive_read_set_seek_callback(a, on_seek);
    if (archive_read_open2(a, this, nullptr, on_read, nullptr, nullptr) != ARCHIVE_OK) {
        broken = true;
        fail();
    }
}

void ArchiveStream::State::fail() {
    if (thrown) {
        broken = true;
        std::rethrow_exception(std::exchange(thrown, nullptr));
    }
    const char* what = archive_error_string(stream.get());
    throw DamagedInput(what == nullptr ? std::string("is damaged or cut short")
                                       : fmt::format("is damaged or cut short ({})", what));
}

void ArchiveStream::State::count(std::uint64_t size) {
    member_bytes += size;
    unpacked_bytes += size;
    if (member_bytes > limits.max_member_bytes) {
        throw DamagedInput(fmt::format("is larger than {} GB when unpacked; the rest was not read",
                                       limits.max_member_bytes >> 30));
    }
    // What was read ahead counts for the member: a buffer is little beside where counting begins.
    const std::uint64_t member_packed = packed.count() - member_begin + kPackedBuffer;
    if (member_bytes > limits.ratio_counts_from &&
        member_bytes / member_packed > limits.max_ratio) {
        refuse_bomb();
    }
    if (unpacked_bytes > limits.ratio_counts_from &&
        unpacked_bytes / (packed.count() + 1) > limits.max_ratio) {
        broken = true;
        refuse_bomb();
    }
}

void ArchiveStream::State::refuse_bomb() {
    // A member of a .zip can be skipped; of a compressed .tar, all must be unpacked to get past it.
    const bool can_go_on = !gzip && archive_filter_code(stream.get(), 0) == ARCHIVE_FILTER_NONE;
    broken = broken || !can_go_on || ++bombs >= kMaxBombs;
    unpacked_bytes -= member_bytes;  // it does not speak against the others
    throw DamagedInput(fmt::format(
        "unpacks to more than {} times its size, as no text does; the rest was not read",
        limits.max_ratio));
}

ArchiveStream::ArchiveStream(ByteSource& packed, Kind kind, const ArchiveLimits& limits)
    : state_(std::make_unique<State>(packed, limits)) {
    state_->open(kind);
    if (kind == Kind::compressed) next();
}

ArchiveStream::~ArchiveStream() = default;

bool ArchiveStream::is_broken() const {
    return state_->broken;
}

namespace {

/// Names are UTF-8, or what the packer's machine wrote.
std::string name_of(archive_entry* entry) {
    const char* raw = archive_entry_pathname(entry);
    if (raw != nullptr && language::is_valid_utf8(raw)) return raw;
    const char* utf8 = archive_entry_pathname_utf8(entry);
    if (utf8 != nullptr) return utf8;
    return raw == nullptr ? std::string() : to_utf8(raw).text;
}

}  // namespace

std::optional<ArchiveStream::Member> ArchiveStream::next() {
    State& state = *state_;
    if (state.broken) return std::nullopt;
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(state.stream.get(), &entry);
    state.ended = result == ARCHIVE_EOF;
    if (state.ended) return std::nullopt;
    if (result < ARCHIVE_WARN) {
        state.broken = true;
        state.fail();
    }
    state.member_begin = state.packed.count();
    state.member_bytes = 0;
    if (++state.members > state.limits.max_members) {
        state.broken = true;
        throw DamagedInput(fmt::format("holds more than {} members; the rest was not read",
                                       state.limits.max_members));
    }
    const bool is_file = archive_entry_filetype(entry) == AE_IFREG &&
                         archive_entry_hardlink(entry) == nullptr &&
                         archive_entry_symlink(entry) == nullptr;
    return Member{name_of(entry), is_file, archive_entry_is_encrypted(entry) != 0};
}

std::size_t ArchiveStream::read(std::span<char> buffer) {
    State& state = *state_;
    if (state.broken) throw DamagedInput("is damaged");
    if (state.ended) return 0;
    const la_ssize_t n = archive_read_data(state.stream.get(), buffer.data(), buffer.size());
    if (n < 0) {
        state.broken = n == ARCHIVE_FATAL;
        state.fail();
    }
    state.count(static_cast<std::uint64_t>(n));
    return static_cast<std::size_t>(n);
}

}  // namespace udklip::indexer
