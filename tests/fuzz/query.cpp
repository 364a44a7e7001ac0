// SPDX-License-Identifier: GPL-3.0-or-later
//
// The query language: any text has a tree that survives being written out, and compiles to a query
// that Xapian answers.
#include <xapian.h>

#include "fuzz.hpp"
#include "indexer/documents/document_builder.hpp"
#include "searcher/compiling/query_compiler.hpp"
#include "searcher/query/query_parser.hpp"
#include "tests/unit/lexicon.hpp"

namespace udklip::fuzz {
namespace {

using namespace searcher;

Xapian::Database make_database() {
    Xapian::WritableDatabase db("", Xapian::DB_BACKEND_INMEMORY);
    indexer::DocumentBuilder builder(test::analyzer());
    for (const char* text : {"Kommunernes økonomiforhandlinger om skoler og børnehaver.",
                             "KL's formand læste avisen § 12 på social- og sundhedsområdet."}) {
        store::Record record;
        record.id = record.title = record.text = text;
        record.date = "2021-06-18";
        record.source = "KL";
        db.add_document(builder.build(indexer::Entry(record)));
    }
    db.commit();
    return db;
}

std::size_t depth(const Node& node) {
    std::size_t deepest = 0;
    for (const Node& child : node.children) deepest = std::max(deepest, depth(child));
    return deepest + 1;
}

void check_spans(const Node& node, std::size_t size) {
    require(node.at.begin <= node.at.end && node.at.end <= size, "a node stands in the question");
    for (const Node& child : node.children) check_spans(child, size);
}

}  // namespace

void one(std::string_view bytes) {
    static const Xapian::Database db = make_database();
    const ParsedQuery parsed = parse_query(bytes);
    check_spans(parsed.root, bytes.size());
    const std::string written = to_string(parsed.root);
    if (depth(parsed.root) < kMaxDepth) {
        require(parse_query(written).root == parsed.root, "a tree that is written out comes back");
    }

    const ParsedQuery clean = parse_query(language::clean(bytes));
    for (const Combine combine : {Combine::every, Combine::relaxed, Combine::some}) {
        Notes notes;
        const CompiledQuery compiled =
            compile(clean.root, combine,
                    {db, test::analyzer(), *language::Date::of(2021, 6, 15), notes, true});
        for (const auto& note : notes.all())
            require(language::is_valid_utf8(note.message), "a note is UTF-8");
        Xapian::Enquire enquire(db);
        enquire.set_query(compiled.query);
        require(enquire.get_mset(0, 10).size() <= 2, "no article is found twice");
    }
}

}  // namespace udklip::fuzz
