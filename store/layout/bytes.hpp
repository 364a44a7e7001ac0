// SPDX-License-Identifier: GPL-3.0-or-later
//
// Encodes numbers and strings as bytes, for metadata. Numbers are in the byte order of this
// machine; strings follow their length, so that they may hold any byte.
//
//     std::string data;
//     append(data, std::uint64_t{7});
//     append_text(data, "nyt/2021");
//
//     ByteReader in(data);
//     in.take<std::uint64_t>();   // 7
//     in.take_text();             // "nyt/2021"
//
// append_number() and take_number() use base 128 instead: small numbers take one byte.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "command_line/error.hpp"

namespace udklip::store {

template <class Number>
void append(std::string& out, Number number) {
    static_assert(std::is_integral_v<Number>);
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    out.append(bytes, sizeof number);
}

inline void append_text(std::string& out, std::string_view text) {
    append(out, static_cast<std::uint32_t>(text.size()));
    out.append(text);
}

/// Appends a number in base 128, least significant first; the top bit says that more follow.
inline void append_number(std::string& out, std::uint64_t number) {
    while (number >= 0x80) {
        out.push_back(static_cast<char>(number | 0x80));
        number >>= 7;
    }
    out.push_back(static_cast<char>(number));
}

/// Reads a number that append_number() wrote. `next` returns its bytes one by one, and a negative
/// number when there are no more. Returns nothing if the bytes are no such number.
template <class NextByte>
std::optional<std::uint64_t> read_number(NextByte&& next) {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        const int byte = next();
        if (byte < 0) break;
        number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (byte < 0x80) return number;
    }
    return std::nullopt;
}

/// Takes a number from the front of `bytes`. Returns nothing if they end in its midst.
inline std::optional<std::uint64_t> take_number(std::string_view& bytes) {
    return read_number([&] {
        if (bytes.empty()) return -1;
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        return int{byte};
    });
}

class ByteReader {
  public:
    /// `what` names the data in the message "... in the database is damaged".
    ByteReader(std::string_view data, std::string_view what) : data_(data), what_(what) {}

    /// Both throw Error (no_database) if bytes are missing.
    template <class Number>
    Number take() {
        Number number{};
        const auto bytes = take_bytes(sizeof number);
        std::memcpy(&number, bytes.data(), sizeof number);
        return number;
    }
    std::string_view take_text() { return take_bytes(take<std::uint32_t>()); }

    std::string_view rest() const { return data_; }
    bool at_end() const { return data_.empty(); }

  private:
    std::string_view take_bytes(std::size_t count) {
        if (data_.size() < count) {
            throw Error(ErrorCode::no_database, said("{} in the database is damaged", what_),
                        said("udklip-index --rebuild"));
        }
        const auto bytes = data_.substr(0, count);
        data_.remove_prefix(count);
        return bytes;
    }

    std::string_view data_;
    std::string_view what_;
};

}  // namespace udklip::store
