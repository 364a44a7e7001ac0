// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads compressed files and archives as streams, with limits against bombs. Holds buffers only,
// and unpacks nothing to disk. Seeks for the directory at the end of a .zip.
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

/// Text shrinks to a quarter or a tenth; a file that shrinks to less than a 250th is a bomb.
struct ArchiveLimits {
    std::uint64_t max_member_bytes = 64ULL << 30;   ///< unpacked
    std::uint64_t max_ratio = 250;                  ///< unpacked to packed, of a member and of all
    std::uint64_t ratio_counts_from = 16ULL << 20;  ///< unpacked bytes; fewer are harmless
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

    /// Goes on to the next member; returns nothing at the end. Throws DamagedInput and what
    /// `packed` throws; the archive is then broken.
    std::optional<Member> next();
    /// Reads the member that next() returned. After DamagedInput, next() may be called again
    /// unless the archive is broken.
    std::size_t read(std::span<char> buffer) override;
    bool is_broken() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace udklip::indexer
