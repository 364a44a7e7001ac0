// SPDX-License-Identifier: GPL-3.0-or-later
//
// From one charset to UTF-8, piece by piece: ICU's converters with what they lose counted.
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
    std::size_t lost() const;  ///< how often bytes meant nothing; U+FFFD stands there

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace udklip::indexer
