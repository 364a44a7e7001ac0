// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/sources/decoding_source.hpp"

#include <algorithm>

namespace udklip::indexer {
namespace {

constexpr std::size_t kDecodedAtOnce = 1 << 18;

bool is_ascii(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Without a UTF-8 character that the end cuts in two.
std::string_view whole_characters(std::string_view piece) {
    std::size_t end = piece.size();
    for (int i = 0; i < 3 && end > 0 && (piece[end - 1] & 0xC0) == 0x80; ++i) --end;
    const bool cut = end > 0 && static_cast<unsigned char>(piece[end - 1]) >= 0xC0;
    return cut ? piece.substr(0, end - 1) : piece;
}

bool is_wide(const Charset& charset) {
    return !charset.name.starts_with("UTF-8") && charset.name.starts_with("UTF-");
}

}  // namespace

std::size_t DecodingSource::read(std::span<char> buffer) {
    while (at_ == out_.size() && fill()) {
    }
    const std::size_t n = std::min(buffer.size(), out_.size() - at_);
    std::copy_n(out_.data() + at_, n, buffer.data());
    at_ += n;
    return n;
}

bool DecodingSource::is_binary() {
    if (!begun_) fill();
    return binary_;
}

bool DecodingSource::fill() {
    if (ended_) return false;
    in_.resize(kDecodedAtOnce);
    std::size_t size = 0;
    // The first piece is filled up, since the charset hangs on it; reads may be short.
    do {
        const std::size_t n = bytes_->read({in_.data() + size, in_.size() - size});
        ended_ = n == 0;
        size += n;
    } while (!ended_ && !begun_ && size < in_.size());
    in_.resize(size);
    out_.clear();
    at_ = 0;
    std::string_view piece = in_;
    if (!begun_) {
        begun_ = true;
        binary_ = looks_binary(piece);
    }
    decode(piece, ended_);
    return true;
}

void DecodingSource::begin(std::string_view piece) {
    charset_ = detect_charset(ended_ ? piece : whole_characters(piece));
    if (guess_ == Guess::any || is_wide(*charset_)) converter_.emplace(charset_->name);
}

void DecodingSource::decode(std::string_view piece, bool last) {
    if (!charset_ && !is_ascii(piece)) {
        begin(piece);
        piece.remove_prefix(charset_->mark_bytes);
    } else if (!charset_ && piece.find('\0') != piece.npos) {
        begin(piece);  // UTF-16 of nothing but ASCII
    }
    if (converter_) {
        converter_->convert(piece, last, out_);
    } else {
        out_.append(piece);
    }
}

std::string DecodingSource::note() const {
    if (!charset_ || !converter_) return {};
    return charset_note(*charset_, converter_->lost());
}

}  // namespace udklip::indexer
