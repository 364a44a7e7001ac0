// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/glass/encoding.hpp"

#include <bit>

namespace udklip::store::glass {
namespace {

/// Appends bits, the least significant first.
class BitWriter {
  public:
    explicit BitWriter(std::string& out) : out_(&out) {}

    /// A number below `limit` in a truncated binary code. Where `limit` is no power of two some
    /// numbers can do with a bit less; Xapian gives that to the ones in the middle.
    void put(std::uint64_t number, std::uint64_t limit) {
        int bits = static_cast<int>(std::bit_width(limit - 1));
        const std::uint64_t spare = (std::uint64_t{1} << bits) - limit;
        if (spare != 0) {
            const std::uint64_t middle = (limit - spare) / 2;
            if (number >= middle + spare) {
                number = (number - middle - spare) | std::uint64_t{1} << (bits - 1);
            } else if (number >= middle) {
                --bits;
            }
        }
        waiting_ |= number << count_;
        for (count_ += bits; count_ >= 8; count_ -= 8) {
            out_->push_back(static_cast<char>(waiting_));
            waiting_ >>= 8;
        }
    }

    void finish() {
        if (count_ > 0) out_->push_back(static_cast<char>(waiting_));
    }

  private:
    std::string* out_;
    std::uint64_t waiting_ = 0;
    int count_ = 0;
};

/// What is strictly between the first and the last, which the reader knows.
void put_between(BitWriter& bits, std::span<const Xapian::termpos> positions) {
    while (positions.size() > 2) {
        const std::size_t middle = (positions.size() - 1) / 2;
        // The ones on either side leave it only so much room.
        const std::uint64_t limit = positions.back() - positions.front() + 2 - positions.size();
        bits.put(positions[middle] - positions.front() - middle, limit);
        put_between(bits, positions.first(middle + 1));
        positions = positions.subspan(middle);
    }
}

}  // namespace

void append_last_number(std::string& out, std::uint32_t number) {
    for (; number != 0; number >>= 8) out.push_back(static_cast<char>(number));
}

void append_sortable(std::string& out, std::uint32_t number) {
    if (number < 0x8000) {
        out.push_back(static_cast<char>(number >> 8));
        out.push_back(static_cast<char>(number));
        return;
    }
    // One byte more than two for every seven bits more than fifteen.
    const int bytes = (static_cast<int>(std::bit_width(number)) + 5) / 7;
    const auto mark = static_cast<std::uint8_t>(0xFF00U >> (bytes - 2));
    std::uint64_t wide = number;
    wide |= static_cast<std::uint64_t>(mark) << (8 * (bytes - 1));
    for (int i = bytes - 1; i >= 0; --i) out.push_back(static_cast<char>(wide >> (8 * i)));
}

void append_sortable(std::string& out, std::string_view text, Ending ending) {
    for (std::size_t zero = 0; (zero = text.find('\0')) != std::string_view::npos;) {
        out += text.substr(0, zero + 1);
        out.push_back('\xFF');
        text.remove_prefix(zero + 1);
    }
    out += text;
    if (ending == Ending::more_follows) out.push_back('\0');
}

void append_positions(std::string& out, std::span<const Xapian::termpos> positions) {
    append_number(out, positions.back());
    if (positions.size() == 1) return;
    BitWriter bits(out);
    bits.put(positions.front(), positions.back());
    bits.put(positions.size() - 2, positions.back() - positions.front());
    put_between(bits, positions);
    bits.finish();
}

}  // namespace udklip::store::glass
