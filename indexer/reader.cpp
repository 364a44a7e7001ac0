// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reader.hpp"

#include <array>
#include <string_view>

#include "language/utf8.hpp"

namespace udklip::indexer {
namespace {

struct Ending {
    std::string_view ending;
    Format format;
};

constexpr std::array<Ending, 4> kEndings = {{
    {".txt", Format::text},
    {".text", Format::text},
    {".jsonl", Format::json_lines},
    {".ndjson", Format::json_lines},
}};

}  // namespace

Format format_of(const std::filesystem::path& path) {
    const std::string ending = language::to_lower(path.extension().string());
    for (const auto& known : kEndings) {
        if (known.ending == ending) return known.format;
    }
    return Format::none;
}

void read_articles(const std::filesystem::path& path, Format format, ArticleSink& sink) {
    switch (format) {
        case Format::json_lines: return read_json_lines(path, sink);
        case Format::text:
        case Format::none: return read_text(path, sink);
    }
}

}  // namespace udklip::indexer
