// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the indexer and udklip-read say to each other over pipes. A message is a frame: a byte for
// its kind, four bytes (little-endian) for the size of its payload, the payload.
//
//     indexer:       open (a byte: the Format), data..., close
//     udklip-read:   note..., then for each file: (article | reject | warn | skip)..., done
//
// Both are built together, so the frames carry no version. The indexer does not trust the child:
// it checks every size, and a frame that breaks the rules ends the child.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/reading/article.hpp"

namespace udklip::indexer::child {

enum class Kind : std::uint8_t {
    open = 'O',
    data = 'D',
    close = 'C',
    note = 'N',     ///< a part of the cage that this system does not have
    article = 'A',  ///< as encode_article() writes it
    reject = 'R',   ///< as encode_message() writes it
    warn = 'W',     ///< likewise
    skip = 'S',     ///< likewise
    done = 'E',     ///< the file is read; a byte: 1 if the child must not read another
};

constexpr std::size_t kHeaderBytes = 5;
/// Bytes of payload. An article has at most 20 MB of text, and may have as much furniture.
constexpr std::size_t kMaxFrameBytes = 64'000'000;

std::string frame_header(Kind kind, std::size_t size);
std::string frame(Kind kind, std::string_view payload);

struct Frame {
    Kind kind;
    std::string payload;
};

/// Cuts a stream of bytes into frames.
class FrameCutter {
  public:
    void add(std::string_view bytes) { bytes_ += bytes; }
    /// Returns the next frame once it is complete.
    std::optional<Frame> next();
    /// Whether a frame is larger than kMaxFrameBytes.
    bool is_broken() const { return broken_; }

  private:
    std::string bytes_;
    std::size_t at_ = 0;
    bool broken_ = false;
};

struct Message {
    Place place;
    std::string text;
};

std::string encode_article(const Article& article);
std::string encode_message(const Message& message);
/// Return nothing for a payload that they did not write, or whose fields are not UTF-8.
std::optional<Article> decode_article(std::string_view payload);
std::optional<Message> decode_message(std::string_view payload);

}  // namespace udklip::indexer::child
