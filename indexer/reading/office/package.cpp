// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/office/package.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "indexer/reading/office/xml.hpp"
#include "indexer/reading/sources/archive_stream.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

/// libarchive finds the members of a .zip by the table at its end only if it can go there.
class SeekableBytes final : public ByteSource {
  public:
    explicit SeekableBytes(std::string_view bytes) : bytes_(bytes) {}

    std::size_t read(std::span<char> buffer) override {
        const std::size_t n = bytes_.copy(buffer.data(), buffer.size(), at_);
        at_ += n;
        return n;
    }
    bool can_seek() const override { return true; }
    std::int64_t seek(std::int64_t offset, int whence) override {
        const auto size = static_cast<std::int64_t>(bytes_.size());
        const std::int64_t from = whence == SEEK_SET   ? 0
                                  : whence == SEEK_END ? size
                                                       : static_cast<std::int64_t>(at_);
        at_ = static_cast<std::size_t>(std::clamp<std::int64_t>(from + offset, 0, size));
        return static_cast<std::int64_t>(at_);
    }

  private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

/// The container of Word 97, which Word also puts around a document with a password.
constexpr std::string_view kOleSignature = "\xd0\xcf\x11\xe0";

bool may_hold_text(std::string_view path) {
    constexpr std::array<std::string_view, 7> kEndings = {".xml", ".rels", ".xhtml",  ".html",
                                                          ".htm", ".opf",  "mimetype"};
    return std::any_of(kEndings.begin(), kEndings.end(),
                       [&](std::string_view ending) { return path.ends_with(ending); });
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string without_percent_signs(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
            hex_value(text[i + 2]) >= 0) {
            out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

}  // namespace

Package::Package(ByteSource& bytes) {
    const std::string content = read_up_to(bytes, static_cast<std::size_t>(-1));
    if (content.starts_with(kOleSignature)) {
        throw DamagedInput("is protected by a password, or made by an old version of Office");
    }
    if (!content.starts_with("PK")) throw DamagedInput("is not what its name says: no .zip");
    SeekableBytes packed(content);
    ArchiveStream archive(packed, ArchiveStream::Kind::members);
    std::size_t total = 0;
    while (const auto member = archive.next()) {
        if (!member->is_file || !may_hold_text(member->name)) continue;
        if (member->is_encrypted) throw DamagedInput("is encrypted");
        std::string part = read_up_to(archive, kMaxPartBytes - total + 1);
        total += part.size();
        if (total > kMaxPartBytes) {
            throw DamagedInput(
                fmt::format("holds more than {} MB of text and markup", kMaxPartBytes / 1'000'000));
        }
        parts_.try_emplace(member->name, std::move(part));
    }
}

const std::string* Package::part(const std::string& path) const {
    const auto found = parts_.find(path);
    return found == parts_.end() ? nullptr : &found->second;
}

std::string Package::related(const std::string& part, std::string_view type) const {
    const auto slash = part.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
    const std::string name = part.substr(folder.size());
    const std::string* relations = this->part(folder + "_rels/" + name + ".rels");
    if (relations == nullptr) return {};
    const XmlDocument document(*relations);
    for (const auto& relation : document.root().children()) {
        if (!std::string_view(relation.attribute("Type").value()).ends_with(type)) continue;
        const std::string_view target = relation.attribute("Target").value();
        return target.starts_with('/') ? std::string(target.substr(1))
                                       : resolve_reference(part, target);
    }
    return {};
}

std::string resolve_reference(std::string_view part, std::string_view reference) {
    const std::string path = without_percent_signs(reference.substr(0, reference.find('#')));
    const auto slash = part.rfind('/');
    std::vector<std::string_view> parts;
    if (slash != std::string_view::npos) parts = split(part.substr(0, slash), '/');
    for (const auto step : split(path, '/')) {
        if (step == ".." && !parts.empty()) {
            parts.pop_back();
        } else if (step != ".." && step != "." && !step.empty()) {
            parts.push_back(step);
        }
    }
    return fmt::format("{}", fmt::join(parts, "/"));
}

}  // namespace udklip::indexer
