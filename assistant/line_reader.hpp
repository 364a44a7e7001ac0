// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads lines from a file descriptor, each of a bounded length.
//
//     LineReader lines(STDIN_FILENO, 1 << 20);
//     while (const auto line = lines.next()) ...
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace udklip::assistant {

struct Line {
    std::string text;       ///< without its end
    bool too_long = false;  ///< then the text is left out
};

class LineReader {
  public:
    LineReader(int descriptor, std::size_t most) : descriptor_(descriptor), most_(most) {}

    /// Waits for the next line. The last one may lack its end. Nothing at the end of the input;
    /// then error() tells whether it could not be read.
    std::optional<Line> next();

    /// The system's number of the error that ended the input; 0: none did.
    int error() const { return error_; }

  private:
    bool fill();

    int descriptor_;
    std::size_t most_;
    std::string buffer_;
    std::size_t at_ = 0;  ///< what stands before it was handed out
    bool ended_ = false;
    int error_ = 0;
};

}  // namespace udklip::assistant
