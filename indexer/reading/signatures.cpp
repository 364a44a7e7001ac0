// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/signatures.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "indexer/reading/charset/charset.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

using namespace std::string_view_literals;

struct FirstBytes {
    std::string_view bytes;
    std::string_view name;
    Format format = Format::none;
};

constexpr auto kSignatures = std::to_array<FirstBytes>({
    {"%PDF-"sv, "a PDF", Format::pdf},
    {"{\\rtf"sv, "an RTF document", Format::rtf},
    {"WARC/1."sv, "an archive of the web", Format::warc},
    {"%!PS"sv, "PostScript"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Office document (.doc, .xls, .ppt)"},
    {"\x89PNG"sv, "a picture"},
    {"\xFF\xD8\xFF"sv, "a picture"},
    {"GIF8"sv, "a picture"},
    {"II*\0"sv, "a picture"},
    {"MM\0*"sv, "a picture"},
    {"ID3"sv, "a sound"},
    {"OggS"sv, "a sound"},
    {"RIFF"sv, "a sound, a film or a picture"},
    {"\x7f"
     "ELF"sv,
     "a program"},
    {"MZ\x90"sv, "a program"},
    {"Rar!"sv, "a RAR archive"},
    {"7z\xBC\xAF"sv, "a 7z archive"},
    {"SQLite format 3"sv, "an SQLite database"},
    {"BEGIN:VCALENDAR"sv, "a calendar"},
    {"BEGIN:VCARD"sv, "an address card"},
    {"\\documentclass"sv, "LaTeX"},
});

/// A .zip whose first members say that it is a document.
Signature zipped_document(std::string_view head) {
    if (!head.starts_with("PK\3\4")) return {};
    const auto first = head.substr(0, 200);
    if (first.find("mimetypeapplication/epub") != first.npos) return {"an EPUB book", Format::epub};
    if (first.find("mimetypeapplication/vnd.oasis.opendocument.textPK") != first.npos)
        return {"an OpenDocument text", Format::odt};
    if (first.find("mimetypeapplication/vnd.oasis") != first.npos)
        return {"an OpenDocument file (.ods, .odp)"};
    if (head.find("META-INF/container.xml") != head.npos) return {"an EPUB book", Format::epub};
    if (head.find("word/document.xml") != head.npos) return {"a Word document", Format::docx};
    if (head.find("[Content_Types].xml") != head.npos)
        return {"an Office document (.docx, .xlsx, .pptx)"};
    return {};
}

Signature xml_format(std::string_view head) {
    if (head.find("<html") != head.npos || head.find("<!DOCTYPE html") != head.npos) return {};
    if (head.find("<rss") != head.npos || head.find("<rdf:RDF") != head.npos)
        return {"an RSS feed", Format::xml};
    if (head.find("<feed") != head.npos) return {"an Atom feed", Format::xml};
    if (head.find("<svg") != head.npos) return {"a picture"};
    return head.starts_with("<?xml") ? Signature{"XML", Format::xml} : Signature{};
}

/// Header lines of mail, two at least, one of which nothing else has. Of a mailbox, the line above
/// them comes first.
Signature mail_format(std::string_view head) {
    constexpr auto own = std::to_array<std::string_view>(
        {"received:", "message-id:", "mime-version:", "return-path:", "delivered-to:",
         "content-transfer-encoding:", "x-mozilla-status:", "dkim-signature:"});
    constexpr auto usual =
        std::to_array<std::string_view>({"from:", "to:", "subject:", "date:", "content-type:"});
    Lines lines(head);
    const auto first = lines.next();
    // mbox: "From ole@kl.dk Tue May 18 09:30:00 2021"
    const bool is_box = first.starts_with("From ") && first.find(':') != first.npos &&
                        first.find('@') != first.npos;
    bool has_own = is_box;
    int count = is_box ? 1 : 0;
    bool has_sender = false;
    bool has_subject = false;
    bool has_date = false;
    for (auto line = is_box ? lines.next() : first; !trim(line).empty(); line = lines.next()) {
        if (line[0] == ' ' || line[0] == '\t') continue;
        const std::string lower = language::to_lower(line.substr(0, 40));
        const auto begins = [&](std::string_view name) { return lower.starts_with(name); };
        const bool is_own = std::any_of(own.begin(), own.end(), begins);
        if (lower.find(':') == lower.npos) return {};
        has_own = has_own || is_own;
        has_sender = has_sender || (begins("from:") && line.find('@') != line.npos);
        has_subject = has_subject || begins("subject:");
        has_date = has_date || begins("date:");
        count += is_own || std::any_of(usual.begin(), usual.end(), begins) ? 1 : 0;
    }
    // Saved without the lines that servers add.
    has_own = has_own || (has_sender && has_subject && has_date);
    if (!has_own || count < 2) return {};
    if (is_box) return {"a mailbox", Format::mbox};
    const bool is_page = head.find("\nSnapshot-Content-Location:") != head.npos;
    return {"a mail", is_page ? Format::mhtml : Format::mail};
}

std::string_view without_mark(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    return head.substr(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
}

}  // namespace

Signature signature_of(std::string_view head) {
    for (const auto& known : kSignatures) {
        if (head.starts_with(known.bytes)) return {known.name, known.format};
    }
    if (head.size() > 12 && head.substr(4, 4) == "ftyp") return {"a film or a picture"};
    if (const auto zipped = zipped_document(head); !zipped.name.empty()) return zipped;
    const auto content = without_mark(head);
    if (content.starts_with("<?xml") || content.starts_with("<rss") ||
        content.starts_with("<feed") || content.starts_with("<svg")) {
        return xml_format(content);
    }
    return mail_format(content);
}

bool is_packed(std::string_view head) {
    constexpr auto magic = std::to_array<std::string_view>({"\x1F\x8B\x08"sv, "\x28\xB5\x2F\xFD"sv,
                                                            "\xFD"
                                                            "7zXZ\0"sv});
    const bool is_bzip = head.starts_with("BZh") && head.size() > 10 && head.substr(4, 2) == "1A";
    return is_bzip || std::any_of(magic.begin(), magic.end(),
                                  [&](std::string_view bytes) { return head.starts_with(bytes); });
}

Format json_in_text(std::string_view head) {
    const auto content = without_mark(head);
    if (content.starts_with("[{")) {
        const auto key = content.substr(2, 40);
        return trim(key).starts_with('"') && content.find("\":") != content.npos ? Format::json
                                                                                 : Format::text;
    }
    if (!content.starts_with("{\"")) return Format::text;
    // Lines of it: the first is an object that ends where the line does.
    const auto end = content.find('\n');
    const auto line = trim(content.substr(0, end));
    const bool is_cut = end == content.npos;
    if (!is_cut && !line.ends_with('}')) return Format::text;
    const auto next = is_cut ? std::string_view() : trim(content.substr(end));
    if (!next.empty() && next[0] != '{') return Format::text;
    return line.find("\":") != line.npos ? Format::json_lines : Format::text;
}

Format format_of_content(std::string_view head) {
    const auto content = without_mark(head);
    const std::string lower = language::to_lower(content.substr(0, 15));
    if (lower.starts_with("<!doctype html") || lower.starts_with("<html")) return Format::html;
    if (content.starts_with("{\"") || content.starts_with("[{") || content.starts_with("{\n"))
        return Format::json;
    if (head.starts_with("PK\3\4") || (head.size() > 262 && head.substr(257, 5) == "ustar"))
        return Format::archive;
    return looks_binary(head) || head.find('\0') != head.npos ? Format::none : Format::text;
}

}  // namespace udklip::indexer
