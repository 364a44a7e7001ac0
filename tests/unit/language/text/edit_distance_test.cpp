// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text/edit_distance.hpp"

#include <random>
#include <string>
#include <vector>

#include "tests/unit/catch.hpp"

using udklip::language::edit_distance;
using udklip::language::EditRows;
using udklip::language::letters_like;
using udklip::language::letters_of;

namespace {

double by_rows(EditRows& rows, const std::string& written) {
    rows.cut(0);
    for (const char32_t letter : letters_of(written)) rows.push(letter);
    return rows.distance();
}

std::string random_word(std::mt19937& random) {
    static const std::vector<std::string> letters = {"a", "e", "d", "n", "h",
                                                     "v", "k", "s", "æ", "å"};
    std::string word;
    for (auto length = random() % 8; length > 0; --length)
        word += letters[random() % letters.size()];
    return word;
}

}  // namespace

TEST_CASE("a plain edit costs one, of characters and not of bytes") {
    CHECK(edit_distance("hus", "hus") == 0);
    CHECK(edit_distance("hus", "hums") == Approx(1));
    CHECK(edit_distance("hus", "hs") == Approx(1));
    CHECK(edit_distance("hat", "hæt") < 1);
    CHECK(edit_distance("hlt", "hæt") == Approx(1));
    CHECK(edit_distance("hus", "lam") == Approx(3));
    CHECK(edit_distance("", "æøå") == Approx(3));
}

TEST_CASE("two letters swapped are less than two edits") {
    CHECK(edit_distance("kommnue", "kommune") == Approx(.8));
    CHECK(edit_distance("ksole", "skole") == Approx(.8));
}

TEST_CASE("what Danes confuse is near") {
    const auto near = [](const char* typed, const char* written) {
        INFO(typed << " " << written);
        CHECK(edit_distance(typed, written) <= .5 + 1e-9);
        CHECK(edit_distance(typed, written) > 0);
    };
    near("komune", "kommune");
    near("tillade", "tilade");
    near("aeldre", "ældre");
    near("oekonomi", "økonomi");
    near("raad", "råd");
    near("rad", "råd");
    near("ökonomi", "økonomi");
    near("lerer", "lærer");
    near("mun", "mund");
    near("guld", "gul");
    near("jord", "jor");
    near("vad", "hvad");
    near("jem", "hjem");
    near("spagetti", "spaghetti");
    near("intirnational", "international");
    near("typisk", "tupisk");
    near("kontrakt", "contrakt");
    near("social", "sosial");
    near("zone", "sone");
    near("taksi", "taxi");
    near("filosofi", "philosofi");
    near("chef", "sjef");
    near("sunnhed", "sundhed");
}

TEST_CASE("a letter of another sound is not near") {
    CHECK(edit_distance("bil", "pil") > .5);
    CHECK(edit_distance("hus", "mus") == Approx(1));
    CHECK(edit_distance("vind", "vinde") == Approx(1));
}

TEST_CASE("the distance is the same in both directions, and never more than plain edits") {
    std::mt19937 random(7);
    for (int i = 0; i < 2'000; ++i) {
        const std::string one = random_word(random);
        const std::string other = random_word(random);
        INFO(one << " " << other);
        const double distance = edit_distance(one, other);
        CHECK(distance == Approx(edit_distance(other, one)));
        CHECK(distance <=
              static_cast<double>(std::max(letters_of(one).size(), letters_of(other).size())));
        CHECK((distance == 0) == (one == other));
    }
}

TEST_CASE("rows with a limit say the same as without, up to the limit") {
    std::mt19937 random(11);
    for (int i = 0; i < 300; ++i) {
        const std::string typed = random_word(random);
        for (const double limit : {.5, 1.0, 2.0}) {
            EditRows rows(letters_of(typed), limit);
            for (int n = 0; n < 20; ++n) {
                const std::string written = random_word(random);
                INFO(typed << " " << written << " " << limit);
                const double whole = edit_distance(typed, written);
                if (whole <= limit) {
                    CHECK(by_rows(rows, written) == Approx(whole));
                } else {
                    CHECK(by_rows(rows, written) > limit);
                }
            }
        }
    }
}

TEST_CASE("a beginning is hopeless only if no word that begins so is near") {
    std::mt19937 random(13);
    int hopeless = 0;
    for (int i = 0; i < 3'000; ++i) {
        const std::string typed = random_word(random);
        const std::string written = random_word(random);
        EditRows rows(letters_of(typed), 1.0);
        bool given_up = false;
        for (const char32_t letter : letters_of(written)) {
            rows.push(letter);
            given_up = given_up || rows.hopeless();
        }
        hopeless += given_up ? 1 : 0;
        INFO(typed << " " << written);
        if (given_up) CHECK(edit_distance(typed, written) > 1.0);
    }
    CHECK(hopeless > 1'000);
}

TEST_CASE("cutting goes back to a shared beginning") {
    EditRows rows(U"kommune", 2.0);
    CHECK(by_rows(rows, "kommunen") == Approx(1));
    rows.cut(5);
    CHECK(rows.letters() == 5);
    rows.push(U'n');
    rows.push(U'e');
    CHECK(rows.distance() == 0);
}

TEST_CASE("letters like another") {
    CHECK(letters_like(U'k').find(U'c') != std::u32string::npos);
    CHECK(letters_like(U'å').find(U'a') != std::u32string::npos);
    CHECK(letters_like(U'k').find(U'k') == std::u32string::npos);
    CHECK(letters_like(U'l').empty());
}
