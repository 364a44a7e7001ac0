// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/assets/assets.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <array>
#include <span>
#include <stdexcept>

#include "web/http/compression.hpp"

namespace udklip::web {

namespace data {
extern const std::span<const unsigned char> style;
extern const std::span<const unsigned char> comfort;
extern const std::span<const unsigned char> icon;
}  // namespace data

namespace {

Asset asset(std::string_view name, std::string_view type, std::span<const unsigned char> bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return {name, type, text, gzip_compressed(text, kSmallGzip),
            fmt::format("{:016x}", XXH3_64bits(bytes.data(), bytes.size()))};
}

}  // namespace

const Asset* find_asset(std::string_view name) {
    static const std::array<Asset, 3> assets = {
        asset("style.css", "text/css; charset=utf-8", data::style),
        asset("comfort.js", "text/javascript; charset=utf-8", data::comfort),
        asset("icon.svg", "image/svg+xml", data::icon)};
    for (const auto& one : assets) {
        if (one.name == name) return &one;
    }
    return nullptr;
}

std::string asset_href(std::string_view name) {
    const Asset* found = find_asset(name);
    if (found == nullptr) throw std::logic_error("there is no asset " + std::string(name));
    return fmt::format("/assets/{}?v={}", name, found->mark);
}

}  // namespace udklip::web
