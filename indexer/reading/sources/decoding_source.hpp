// SPDX-License-Identifier: GPL-3.0-or-later
//
// Converts a stream of any charset to UTF-8. The first piece that holds anything but ASCII decides
// the charset.
#pragma once

#include <optional>
#include <string>

#include "indexer/reading/charset/charset.hpp"
#include "indexer/reading/charset/charset_converter.hpp"
#include "indexer/reading/sources/byte_source.hpp"

namespace udklip::indexer {

class DecodingSource final : public ByteSource {
  public:
    enum class Guess {
        any,      ///< what comes out is valid UTF-8
        unicode,  ///< only UTF-16 and UTF-32 are converted; broken bytes come out as they are
    };

    explicit DecodingSource(ByteSource& bytes, Guess guess = Guess::any)
        : bytes_(&bytes), guess_(guess) {}

    std::size_t read(std::span<char> buffer) override;
    /// Whether the stream begins with bytes that are no text. Reads the first piece.
    bool is_binary();
    /// Whether all that was read was passed on; a character that is cut in two may be missing.
    bool is_drained() const { return at_ == out_.size(); }
    /// Returns what the owner should know, or an empty string. Call it at the end.
    std::string note() const;

  private:
    bool fill();
    void begin(std::string_view piece);
    void decode(std::string_view piece, bool last);

    ByteSource* bytes_;
    Guess guess_;
    std::string in_;
    std::string out_;
    std::size_t at_ = 0;
    bool begun_ = false;
    bool ended_ = false;
    bool binary_ = false;
    std::optional<Charset> charset_;  ///< not yet settled while all is ASCII
    std::optional<Converter> converter_;
};

}  // namespace udklip::indexer
