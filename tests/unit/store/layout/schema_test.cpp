// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/schema.hpp"

#include <set>
#include <string>

#include "tests/unit/catch.hpp"

using namespace udklip::store;

TEST_CASE("a term is its prefix and its text") {
    CHECK(term("", "kommune") == "kommune");
    CHECK(term(prefix::lemma, "økonomi") == "Zøkonomi");
    CHECK(term(prefix::id, "") == "Q");
}

TEST_CASE("a term of 245 bytes stays, a longer one becomes a hash of itself") {
    const std::string fits(kMaxTermBytes - 1, 'a');
    CHECK(term("Q", fits) == "Q" + fits);
    const std::string hashed = term("Q", fits + "b");
    CHECK(hashed.size() <= kMaxTermBytes);
    CHECK(hashed.starts_with("Q"));
    CHECK(hashed.find("aaaa") == std::string::npos);
    CHECK(term("Q", fits + "b") == hashed);
}

TEST_CASE("long texts that differ only at their end have different terms") {
    const std::string start(300, 'x');
    std::set<std::string> terms;
    for (int i = 0; i < 100; ++i) terms.insert(term(prefix::file, start + std::to_string(i)));
    CHECK(terms.size() == 100);
    CHECK(term("Q", start) != term("A", start));
}

TEST_CASE("a hash is no term of a text that could be written") {
    const std::string hashed = term("Q", std::string(300, 'x'));
    CHECK(hashed[1] == '\x01');
}

TEST_CASE("a text with NUL is hashed, and another with another NUL differs") {
    using namespace std::string_literals;
    CHECK(term("Q", "a\0b"s).find('\0') == std::string::npos);
    CHECK(term("Q", "a\0b"s) != term("Q", "a\0c"s));
    CHECK(term("Q", "a\0"s) != term("Q", "a"));
}

TEST_CASE("Xapian takes every term, and can tell it again") {
    Xapian::Document document;
    for (std::size_t size = 200; size < 400; ++size) {
        document.add_boolean_term(term(prefix::file, std::string(size, 'z')));
    }
    document.add_boolean_term(term(prefix::file, std::string(200, '\0')));
    Xapian::WritableDatabase db("", Xapian::DB_BACKEND_INMEMORY);
    CHECK_NOTHROW(db.add_document(document));
    CHECK(db.term_exists(term(prefix::file, std::string(399, 'z'))));
}

TEST_CASE("names are found whatever their case, marks and spaces") {
    CHECK(facet_key("Politiken") == facet_key("POLITIKEN"));
    CHECK(facet_key("  Kristeligt \t\n Dagblad ") == facet_key("kristeligt dagblad"));
    CHECK(facet_key("Århus Stiftstidende") == facet_key("Aarhus stiftstidende"));
    CHECK(facet_key("A\u030Arhus") == facet_key("Århus"));
    CHECK(facet_key("Idé") == facet_key("ide"));
    CHECK(facet_key("Social\u00ADministeriet") == facet_key("socialministeriet"));
}

TEST_CASE("different names have different keys") {
    CHECK(facet_key("KL") != facet_key("K L"));
    CHECK(facet_key("Før") != facet_key("For"));
    CHECK(facet_key("Bår") != facet_key("Bar"));
    CHECK(facet_key(" ").empty());
}

TEST_CASE("a facet key is its own key") {
    for (const char* name : {"Ærø Avis", "  B.T. ", "Århus-Posten", "Müller"}) {
        CHECK(facet_key(facet_key(name)) == facet_key(name));
    }
}
