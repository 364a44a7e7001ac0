// SPDX-License-Identifier: GPL-3.0-or-later
//
// Converts one charset to UTF-8, piece by piece, with ICU's converters, and counts what is lost.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

struct UConverter;

namespace udklip::indexer {

class Converter {
  public:
    static bool exists(const std::string& charset);

    /// A charset that exists.
    explicit Converter(const std::string& charset);
    ~Converter();
    Converter(Converter&&) noexcept;
    Converter& operator=(Converter&&) noexcept;

    /// Appends to `out`. A character may be cut off at the end of a piece that is not the last.
    void convert(std::string_view bytes, bool last, std::string& out);
    std::size_t lost() const;  ///< places with invalid bytes; each became U+FFFD

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace udklip::indexer
