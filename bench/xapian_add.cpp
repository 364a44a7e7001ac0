// SPDX-License-Identifier: GPL-3.0-or-later
//
// Adds articles to a database that the peer plain_xapian made, in the same way (TermGenerator,
// Stem("danish")): the peer itself can only build anew.
//
//     build/release/bin/xapian_add CORPUS.tsv DATABASE      id, date, source, title, text
#include <xapian.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <string>

namespace {

Xapian::Document document(const std::string& line, Xapian::TermGenerator& terms) {
    std::array<std::string, 5> fields;
    std::size_t at = 0;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::size_t tab = i + 1 < fields.size() ? line.find('\t', at) : std::string::npos;
        fields[i] = line.substr(at, tab == std::string::npos ? tab : tab - at);
        if (tab == std::string::npos) break;
        at = tab + 1;
    }
    const auto& [id, date, source, title, text] = fields;
    Xapian::Document doc;
    terms.set_document(doc);
    doc.set_data(id + "\n" + text);
    doc.add_value(0, date);
    doc.add_value(1, source);
    if (!title.empty()) {
        terms.index_text(title);
        terms.increase_termpos();
    }
    terms.index_text(text);
    doc.add_boolean_term(("Q" + id).substr(0, 240));
    return doc;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("usage: xapian_add CORPUS.tsv DATABASE\n", stderr);
        return 2;
    }
    try {
        Xapian::WritableDatabase db(argv[2], Xapian::DB_OPEN);
        Xapian::TermGenerator terms;
        terms.set_stemmer(Xapian::Stem("danish"));
        std::ifstream in(argv[1]);
        for (std::string line; std::getline(in, line);) db.add_document(document(line, terms));
        db.commit();
    } catch (const Xapian::Error& error) {
        std::fprintf(stderr, "xapian_add: %s\n", error.get_description().c_str());
        return 1;
    }
    return 0;
}
