// SPDX-License-Identifier: GPL-3.0-or-later
#include "assistant/line_reader.hpp"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace udklip::assistant {

/// Reads what there is. Returns false at the end.
bool LineReader::fill() {
    constexpr std::size_t kPiece = 65536;
    std::array<char, kPiece> piece{};
    while (!ended_) {
        const ssize_t count = ::read(descriptor_, piece.data(), piece.size());
        if (count > 0) {
            buffer_.append(piece.data(), static_cast<std::size_t>(count));
            return true;
        }
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 && errno == EAGAIN) {  // whoever started us set the pipe so
            pollfd waits{descriptor_, POLLIN, 0};
            static_cast<void>(::poll(&waits, 1, -1));
            continue;
        }
        if (count < 0) error_ = errno;
        ended_ = true;
    }
    return false;
}

std::optional<Line> LineReader::next() {
    Line line;
    std::size_t looked = at_;
    for (;;) {
        const std::size_t end = buffer_.find('\n', looked);
        if (end != std::string::npos) {
            line.too_long = line.too_long || end - at_ > most_;
            if (!line.too_long) line.text = buffer_.substr(at_, end - at_);
            at_ = end + 1;
            return line;
        }
        buffer_.erase(0, at_);
        at_ = 0;
        if (buffer_.size() > most_) {  // the rest of the line is passed over
            line.too_long = true;
            buffer_.clear();
        }
        looked = buffer_.size();
        if (!fill()) break;
    }
    if (buffer_.empty() && !line.too_long) return std::nullopt;
    if (!line.too_long) line.text = buffer_;
    buffer_.clear();
    return line;
}

}  // namespace udklip::assistant
