// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <optional>
#include <string>
#include <unordered_set>

#include "indexer/reading/reader.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

/// Adds the member's name to every place that is reported.
class MemberSink final : public PassingSink {
  public:
    MemberSink(ArticleSink& sink, std::string member)
        : PassingSink(sink), member_(std::move(member)) {}

    void article(Article&& article) override {
        article.member = member_;
        next().article(std::move(article));
    }

  private:
    Place placed(const Place& place) const override { return {member_, place.line, place.record}; }

    std::string member_;
};

/// Returns the member's path in one form: parts divided by `/`, without `.` and empty parts.
/// Returns nothing for a path that leads out of the archive.
std::optional<std::string> normal_path(std::string name) {
    for (char& c : name) c = c == '\\' ? '/' : c;
    const bool has_drive = name.size() >= 2 && name[1] == ':';
    if (name.starts_with('/') || has_drive) return std::nullopt;
    std::string path;
    for (const auto part : split(name, '/')) {
        if (part == "..") return std::nullopt;
        if (part.empty() || part == ".") continue;
        if (!path.empty()) path += '/';
        path += part;
    }
    return path;
}

template <class Is>
bool is_anywhere(std::string_view path, Is is) {
    for (const auto part : split(path, '/')) {
        if (is(part)) return true;
    }
    return false;
}

void read_member(ArchiveStream& archive, Format format, const ReadOptions& options,
                 MemberSink& sink, const std::string& path) {
    if (!is_compressed(path)) return read_named(archive, path, format, options, sink);
    ArchiveStream unpacked(archive, ArchiveStream::Kind::compressed, options.limits);
    read_named(unpacked, path, format, options, sink);
}

/// Whether a member lies in the folder of a page that was saved beside it. Archives have a page
/// before its folder.
bool is_of_saved_page(std::string_view path, const std::unordered_set<std::string>& pages) {
    for (auto slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1)) {
        for (const auto& page : saved_pages_of(path.substr(0, slash))) {
            if (pages.contains(page)) return true;
        }
    }
    return false;
}

void take_member(ArchiveStream& archive, const ArchiveStream::Member& member,
                 const ReadOptions& options, std::unordered_set<std::string>& pages,
                 ArticleSink& sink) {
    const auto path = normal_path(member.name);
    if (!path) {
        return sink.reject({member.name, 0, 0},
                           "has a name that leads out of the archive; left out");
    }
    const Format format = format_of(*path, options.outside);
    if (is_anywhere(*path, is_hidden_name) ||
        is_anywhere(*path, [](std::string_view part) { return part == "__MACOSX"; })) {
        return;
    }
    MemberSink inside(sink, *path);
    if (is_anywhere(*path, is_left_out)) return inside.skip({}, kLeftOut);
    if (is_of_saved_page(*path, pages)) return inside.skip({}, kOfSavedPage);
    if (format == Format::html) pages.insert(*path);
    if (format == Format::none) return inside.skip({}, kNoFormat);
    if (format == Format::archive) {
        return inside.reject({}, "is an archive inside an archive, which is not opened");
    }
    if (member.is_encrypted) return inside.reject({}, "is encrypted");
    try {
        read_member(archive, format, options, inside, *path);
    } catch (const DamagedInput& damage) {
        inside.reject({}, damage.what());
    }
}

}  // namespace

void read_archive(ByteSource& bytes, const ReadOptions& options, ArticleSink& sink) {
    ArchiveStream archive(bytes, ArchiveStream::Kind::members, options.limits);
    std::unordered_set<std::string> pages;
    bool empty = true;
    while (!sink.stop()) {
        const auto member = archive.next();
        if (!member) break;
        empty = false;
        if (member->is_file) take_member(archive, *member, options, pages, sink);
    }
    if (empty) sink.reject({}, "is empty");
}

}  // namespace udklip::indexer
