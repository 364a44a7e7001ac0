// SPDX-License-Identifier: GPL-3.0-or-later
//
// A reader of udklip-read, without its cage. The format is kFormat. Of a packed format the input is
// the part that holds the text, as changes to a packed file hardly ever pass its checksums.
#include "fuzz.hpp"
#include "indexer/reading/child/read_foreign.hpp"
#include "tests/fuzz/format.hpp"

namespace udklip::fuzz {
namespace {

std::string as_file(std::string_view bytes) {
    const std::string part(bytes);
    constexpr const char* kRelations =
        R"(<R><R Type="x/officeDocument" Target="word/document.xml"/></R>)";
    constexpr const char* kNotes = R"(<R><R Type="x/footnotes" Target="notes.xml"/></R>)";
    switch (kFormat) {
        case indexer::Format::docx:
            return indexer::packed({{"word/document.xml", part},
                                    {"word/notes.xml", part},
                                    {"_rels/.rels", kRelations},
                                    {"word/_rels/document.xml.rels", kNotes}},
                                   archive_write_set_format_zip);
        case indexer::Format::odt:
            return indexer::packed({{"content.xml", part}, {"meta.xml", part}},
                                   archive_write_set_format_zip);
        case indexer::Format::epub:
            return indexer::packed(
                {{"META-INF/container.xml",
                  R"(<c><rootfiles><r full-path="a.opf"/></rootfiles></c>)"},
                 {"a.opf",
                  R"(<p><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></p>)"},
                 {"a.xhtml", part}},
                archive_write_set_format_zip);
        default:
            return part;
    }
}

}  // namespace

void one(std::string_view bytes) {
    static const bool prepared = (indexer::prepare_foreign_readers(), true);
    require(prepared, "the libraries are there");
    indexer::CollectingSink sink;
    const std::string file = as_file(bytes);
    indexer::MemorySource source(file);
    try {
        indexer::read_foreign(source, kFormat, sink);
    } catch (const indexer::DamagedInput&) {
        // udklip-read reports it.
    }
    check_articles(sink);
}

}  // namespace udklip::fuzz
