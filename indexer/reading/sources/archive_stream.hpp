// SPDX-License-Identifier: GPL-3.0-or-later
//
// Compressed files and archives as streams, with limits against bombs. Nothing is unpacked to disk
// and nothing is held but buffers; the directory of a .zip, which lies at its end, is sought for.
//
//     ArchiveStream archive(file, ArchiveStream::Kind::members);
//     while (const auto member = archive.next()) read_text(archive, ...);
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "indexer/reading/sources/byte_source.hpp"

namespace udklip::indexer {

/// Text shrinks to a quarter or a tenth; what shrinks to less than a 250th is made to harm.
struct ArchiveLimits {
    std::uint64_t max_member_bytes = 64ULL << 30;   ///< unpacked
    std::uint64_t max_ratio = 250;                  ///< unpacked to packed, of a member and of all
    std::uint64_t ratio_counts_from = 16ULL << 20;  ///< unpacked bytes; less harms nobody
    std::uint64_t max_members = 5'000'000;
};

class ArchiveStream final : public ByteSource {
  public:
    enum class Kind {
        compressed,  ///< one stream: .gz .zst .xz .bz2; next() has been called
        members,     ///< .tar, compressed or not, and .zip
    };
    struct Member {
        std::string name;  ///< as it stands in the archive, as UTF-8
        bool is_file;      ///< no folder, link or device
        bool is_encrypted;
    };

    /// `packed` must outlive the stream. Throws DamagedInput.
    ArchiveStream(ByteSource& packed, Kind kind, const ArchiveLimits& limits = {});
    ~ArchiveStream() override;

    /// Goes on to the next member; nothing at the end. Throws DamagedInput and what `packed`
    /// throws; after that the archive is broken.
    std::optional<Member> next();
    /// Reads the member that next() went to. After DamagedInput the next one can be gone to,
    /// unless the archive is broken.
    std::size_t read(std::span<char> buffer) override;
    bool is_broken() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace udklip::indexer
