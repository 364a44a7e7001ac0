// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/formats.hpp"

#include <algorithm>
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
    {".txt", Format::text},          {".text", Format::text},      {".md", Format::markdown},
    {".markdown", Format::markdown}, {".html", Format::html},      {".htm", Format::html},
    {".xhtml", Format::html},        {".json", Format::json},      {".jsonl", Format::json_lines},
    {".ndjson", Format::json_lines}, {".csv", Format::csv},        {".tsv", Format::tsv},
    {".zip", Format::archive},       {".tar", Format::archive},    {".tgz", Format::archive},
    {".tzst", Format::archive},      {".txz", Format::archive},    {".tbz", Format::archive},
    {".tbz2", Format::archive},      {".pdf", Format::pdf},        {".docx", Format::docx},
    {".docm", Format::docx},         {".odt", Format::odt},        {".rtf", Format::rtf},
    {".eml", Format::mail},          {".mbox", Format::mbox},      {".mhtml", Format::mhtml},
    {".mht", Format::mhtml},         {".rss", Format::xml},        {".atom", Format::xml},
    {".rdf", Format::xml},           {".xml", Format::xml},        {".warc", Format::warc},
    {".epub", Format::epub},         {".doc", Format::by_content},
});

constexpr std::array<std::string_view, 4> kCompressions = {".gz", ".zst", ".xz", ".bz2"};

/// Folders and files of site generators and programs, in small letters.
constexpr auto kOfSitesAndPrograms = std::to_array<std::string_view>({
    "_layouts",         "_includes",    "_sass",         "_data",         "_plugins",
    "layouts",          "templates",    "partials",      "archetypes",    "node_modules",
    "bower_components", "__pycache__",  "__macosx",      "robots.txt",    "humans.txt",
    "security.txt",     "ads.txt",      "llms.txt",      "package.json",  "package-lock.json",
    "composer.json",    "bower.json",   "tsconfig.json", "jsconfig.json", "manifest.json",
    "vercel.json",      "netlify.json", "renovate.json", "lerna.json",    "requirements.txt",
    "cmakelists.txt",   "sitemap.txt",  "404.html",      "i18n",          "locales",
});

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

std::string without_compression(std::string_view name) {
    for (const auto ending : kCompressions) {
        if (language::to_lower(name).ends_with(ending))
            return std::string(name.substr(0, name.size() - ending.size()));
    }
    return std::string(name);
}

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

bool is_hidden_name(std::string_view name) {
    return name.starts_with('.');
}

bool is_left_out(std::string_view name) {
    if (name.ends_with('~')) return true;
    std::string stem = language::to_lower(name);
    if (std::find(kOfSitesAndPrograms.begin(), kOfSitesAndPrograms.end(), stem) !=
        kOfSitesAndPrograms.end()) {
        return true;
    }
    strip_compression(stem);
    constexpr auto about =
        std::to_array<std::string_view>({"readme", "license", "licence", "copying",
                                         "code_of_conduct", "changelog", "contributing"});
    const std::string bare = std::filesystem::path(stem).stem();
    return std::find(about.begin(), about.end(), bare) != about.end();
}

std::vector<std::string> saved_pages_of(std::string_view folder) {
    // As browsers and word processors call them, in the languages of their users here.
    constexpr auto folders =
        std::to_array<std::string_view>({"_files", "_filer", "-filer", "-files", ".files", ".filer",
                                         "-Dateien", "_Dateien", "-filene", "_fichiers"});
    constexpr auto pages =
        std::to_array<std::string_view>({".html", ".htm", ".xhtml", ".HTML", ".HTM", ".shtml"});
    std::vector<std::string> found;
    for (const auto ending : folders) {
        if (!folder.ends_with(ending)) continue;
        const auto stem = folder.substr(0, folder.size() - ending.size());
        if (stem.empty() || stem.ends_with('/')) continue;
        for (const auto page : pages) found.push_back(std::string(stem).append(page));
    }
    return found;
}

std::string ending_of(std::string_view name) {
    const auto slash = name.rfind('/');
    std::string stem = language::to_lower(slash == name.npos ? name : name.substr(slash + 1));
    std::string compression;
    for (const auto ending : kCompressions) {
        if (stem.ends_with(ending)) compression = ending;
    }
    stem.resize(stem.size() - compression.size());
    constexpr std::size_t longest = 10;
    const auto dot = stem.rfind('.');
    const bool has_ending = dot != stem.npos && dot > 0 && stem.size() - dot <= longest;
    const std::string ending = (has_ending ? stem.substr(dot) : "") + compression;
    return ending.empty() ? "none" : ending;
}

}  // namespace udklip::indexer
