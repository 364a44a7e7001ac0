// SPDX-License-Identifier: GPL-3.0-or-later
#include "translation/mo_file.hpp"

#include <cstring>
#include <stdexcept>

namespace udklip::translation {
namespace {

constexpr std::uint32_t kMagic = 0x950412de;
constexpr std::size_t kRow = 8;  ///< a table's row: the length and the offset of a string

std::string_view singular_of(std::string_view original) {
    return original.substr(0, original.find('\0'));
}

}  // namespace

MoFile::MoFile(std::span<const unsigned char> bytes) : bytes_(bytes) {
    if (number_at(0) != kMagic) throw std::invalid_argument("no compiled catalogue");
    count_ = number_at(8);
    originals_ = number_at(12);
    translations_ = number_at(16);
}

std::uint32_t MoFile::number_at(std::size_t offset) const {
    std::uint32_t number = 0;
    if (offset > bytes_.size() || bytes_.size() - offset < sizeof number) {
        throw std::invalid_argument("a compiled catalogue is cut short");
    }
    std::memcpy(&number, bytes_.data() + offset, sizeof number);
    return number;
}

std::string_view MoFile::string_at(std::size_t table, std::uint32_t at) const {
    const std::size_t length = number_at(table + kRow * at);
    const std::size_t offset = number_at(table + kRow * at + 4);
    if (offset > bytes_.size() || bytes_.size() - offset < length) {
        throw std::invalid_argument("a compiled catalogue is cut short");
    }
    return {reinterpret_cast<const char*>(bytes_.data()) + offset, length};
}

MoEntry MoFile::entry(std::uint32_t at) const {
    return {string_at(originals_, at), string_at(translations_, at)};
}

std::optional<std::string_view> MoFile::find(std::string_view original) const {
    std::uint32_t begin = 0;
    std::uint32_t end = count_;
    while (begin < end) {
        const std::uint32_t middle = begin + (end - begin) / 2;
        const int order = singular_of(string_at(originals_, middle)).compare(original);
        if (order == 0) return string_at(translations_, middle);
        if (order < 0) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    return std::nullopt;
}

}  // namespace udklip::translation
