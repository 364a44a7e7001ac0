// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file that has grown: what stands before its old end was read by an earlier run and is
// unchanged. A reader of records passes over those that end there, as cheaply as its format allows,
// and counts them, so that lines and records have the numbers of a whole reading.
//
//     KnownBeginning bytes(file, old_size);
//     LineReader lines(bytes, most);
//     for (KnownRecords known(&bytes);;) {
//         known.before_record(lines.is_drained());
//         if (lines.next(line) == LineReader::Result::end) break;
//         if (known.holds_record()) continue;
//         ...
//     }
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <span>

#include "indexer/reading/sources/byte_source.hpp"

namespace udklip::indexer {

/// Thrown where the old end is not between two records, or the format cannot go on there: the file
/// has to be read as a whole. Nothing was delivered before it.
class CannotGoOn : public std::exception {
  public:
    const char* what() const noexcept override {
        return "the file cannot be read from its old end";
    }
};

/// Never reads across the old end in one piece.
class KnownBeginning final : public ByteSource {
  public:
    /// `bytes` must outlive it.
    KnownBeginning(ByteSource& bytes, std::uint64_t size) : bytes_(&bytes), left_(size) {}

    std::size_t read(std::span<char> buffer) override;

    /// Returns true once a byte behind the old end was read.
    bool is_over() const { return is_over_; }
    bool ends_with_line() const { return left_ == 0 && last_ == '\n'; }

  private:
    ByteSource* bytes_;
    std::uint64_t left_;
    char last_ = '\0';  ///< byte before the old end
    bool is_over_ = false;
};

/// Tells a reader which records it may pass over.
class KnownRecords {
  public:
    /// Null: none.
    explicit KnownRecords(const KnownBeginning* beginning) : beginning_(beginning) {}

    /// `is_drained`: whether all that was read so far belongs to earlier records.
    void before_record(bool is_drained) { is_drained_ = is_drained; }

    /// Whether the record that was read since before_record() ends before the old end. Throws
    /// CannotGoOn if the old end is inside it.
    bool holds_record();

  private:
    const KnownBeginning* beginning_;
    bool is_drained_ = false;
    bool is_behind_ = false;
};

}  // namespace udklip::indexer
