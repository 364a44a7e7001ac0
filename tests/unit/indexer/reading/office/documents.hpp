// SPDX-License-Identifier: GPL-3.0-or-later
//
// Documents made in memory, with the structure that a producer writes.
//
//     read_docx(docx("<w:p><w:r><w:t>Hej</w:t></w:r></w:p>"))
//     read_pdf(pdf({{{72, 700, 12, "Hej"}}}))
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/office/office.hpp"
#include "tests/unit/indexer/reading/reading.hpp"

namespace udklip::indexer::test {

inline std::string zip(const Members& parts) {
    return packed(parts, archive_write_set_format_zip);
}

/// A broken document is rejected, as udklip-read does it.
template <typename Reader>
CollectingSink read_with(Reader reader, std::string_view bytes) {
    return read_from(bytes, [&](ByteSource& in, ArticleSink& sink) {
        try {
            reader(in, sink);
        } catch (const DamagedInput& damage) {
            sink.reject({}, damage.what());
        }
    });
}

/// The only article; an empty one if there is not one.
template <typename Reader>
Article only(Reader reader, std::string_view bytes) {
    const CollectingSink sink = read_with(reader, bytes);
    return sink.articles.size() == 1 && sink.rejected.empty() ? sink.articles[0] : Article{};
}

/// A text without the marks of its pages.
inline std::string unmarked(std::string text) {
    for (auto at = text.find(kPageMark); at != text.npos; at = text.find(kPageMark)) {
        text.erase(at, kPageMark.size());
    }
    return text;
}

/// A text with "|" for each of these marks.
inline std::string with_bars(std::string text) {
    for (auto at = text.find(kPageMark); at != text.npos; at = text.find(kPageMark)) {
        text.replace(at, kPageMark.size(), "|");
    }
    return text;
}

constexpr const char* kRelations =
    R"(<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>)";

inline std::string relation(std::string_view type, std::string_view target) {
    return fmt::format(
        R"(<Relationship Id="r{0}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{0}" Target="{1}"/>)",
        type, target);
}

/// A Word document; `more` are parts beside word/document.xml. The content types come last, as
/// LibreOffice writes them.
inline std::string docx(std::string_view body, Members more = {}) {
    std::string relations;
    std::string package = relation("officeDocument", "word/document.xml");
    for (const auto& [name, content] : more) {
        const auto stem = name.substr(name.rfind('/') + 1, name.rfind('.') - name.rfind('/') - 1);
        if (stem == "core") {
            package +=
                R"(<Relationship Id="c" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>)";
        } else {
            relations += relation(stem, stem + ".xml");
        }
    }
    more.emplace_back(
        "word/document.xml",
        fmt::format(
            R"(<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w" xmlns:mc="mc" xmlns:v="v" xmlns:wps="wps"><w:body>{}</w:body></w:document>)",
            body));
    more.emplace_back("word/_rels/document.xml.rels", fmt::format(kRelations, relations));
    more.emplace_back("_rels/.rels", fmt::format(kRelations, package));
    more.emplace_back("[Content_Types].xml", "<Types/>");
    return zip(more);
}

/// An OpenDocument text.
inline std::string odt(std::string_view text, std::string_view meta = "") {
    return zip(
        {{"mimetype", "application/vnd.oasis.opendocument.text"},
         {"content.xml",
          fmt::format(
              R"(<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:draw="d" xmlns:table="b" xmlns:dc="dc"><office:body><office:text>{}</office:text></office:body></office:document-content>)",
              text)},
         {"styles.xml",
          R"(<s xmlns:text="t"><text:p>Lokalbladet</text:p><text:p>Side 1</text:p></s>)"},
         {"meta.xml",
          fmt::format(
              R"(<office:document-meta xmlns:office="o" xmlns:dc="dc" xmlns:meta="m"><office:meta>{}</office:meta></office:document-meta>)",
              meta)}});
}

/// Text on a page of a PDF, from its lower left corner; letters of Windows-1252.
struct Placed {
    double x, y, size;
    std::string text;
};

/// A PDF with pages of A4.
inline std::string pdf(const std::vector<std::vector<Placed>>& pages, std::string_view info = "") {
    std::vector<std::string> objects = {
        "<< /Type /Catalog /Pages 2 0 R >>", "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        fmt::format("<< {} >>", info)};
    std::string kids;
    for (const auto& page : pages) {
        std::string content;
        for (const auto& line : page) {
            content += fmt::format("BT /F1 {} Tf {} {} Td ({}) Tj ET\n", line.size, line.x, line.y,
                                   line.text);
        }
        kids += fmt::format("{} 0 R ", objects.size() + 1);
        objects.push_back(
            fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R "
                        "/Resources << /Font << /F1 3 0 R >> >> >>",
                        objects.size() + 2));
        objects.push_back(
            fmt::format("<< /Length {} >>\nstream\n{}endstream", content.size(), content));
    }
    objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages.size());
    std::string bytes = "%PDF-1.4\n";
    std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
    for (std::size_t i = 0; i < objects.size(); ++i) {
        table += fmt::format("{:010} 00000 n \n", bytes.size());
        bytes += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
    }
    const std::size_t start = bytes.size();
    return bytes + table +
           fmt::format("trailer << /Size {} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{}\n%%EOF\n",
                       objects.size() + 1, start);
}

/// One line below the other, as a page of running text.
inline std::vector<Placed> column(double x, double y, const std::vector<std::string>& lines) {
    std::vector<Placed> placed;
    for (const auto& line : lines) {
        placed.push_back({x, y, 12, line});
        y -= 14;
    }
    return placed;
}

}  // namespace udklip::indexer::test
