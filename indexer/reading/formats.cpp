// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/formats.hpp"

#include <array>
#include <string>

#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

struct Ending {
    std::string_view ending;
    Format format;
};

constexpr std::array kEndings = std::to_array<Ending>({
    {".txt", Format::text},          {".text", Format::text},   {".md", Format::markdown},
    {".markdown", Format::markdown}, {".html", Format::html},   {".htm", Format::html},
    {".xhtml", Format::html},        {".json", Format::json},   {".jsonl", Format::json_lines},
    {".ndjson", Format::json_lines}, {".csv", Format::csv},     {".tsv", Format::tsv},
    {".zip", Format::archive},       {".tar", Format::archive}, {".tgz", Format::archive},
    {".tzst", Format::archive},      {".txz", Format::archive}, {".tbz", Format::archive},
    {".tbz2", Format::archive},
});

constexpr std::array<std::string_view, 4> kCompressions = {".gz", ".zst", ".xz", ".bz2"};

/// Takes the compression's ending off; false if there is none.
bool strip_compression(std::string& name) {
    for (const auto ending : kCompressions) {
        if (name.ends_with(ending)) {
            name.resize(name.size() - ending.size());
            return true;
        }
    }
    return false;
}

Format format_of_stripped(const std::string& name) {
    for (const auto& known : kEndings) {
        if (name.ends_with(known.ending) && name.size() > known.ending.size()) return known.format;
    }
    return Format::none;
}

}  // namespace

Format format_of(const std::filesystem::path& path) {
    std::string name = language::to_lower(path.filename().string());
    const bool compressed = strip_compression(name);
    const Format format = format_of_stripped(name);
    // Only a tar is compressed as a whole: a packed .zip would be an archive in an archive.
    return compressed && format == Format::archive && !name.ends_with(".tar") ? Format::none
                                                                              : format;
}

bool is_compressed(const std::filesystem::path& path) {
    std::string name = language::to_lower(path.filename().string());
    return strip_compression(name) && format_of_stripped(name) != Format::archive;
}

bool is_left_out(std::string_view name) {
    if (name.starts_with('.') || name.ends_with('~')) return true;
    std::string stem = language::to_lower(name);
    strip_compression(stem);
    return std::filesystem::path(stem).stem() == "readme";
}

}  // namespace udklip::indexer
