// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/packing.hpp"

#include <xxhash.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "store/layout/record.hpp"
#include "tests/unit/catch.hpp"

using namespace udklip::store;

namespace {

/// Articles that have turns of phrase in common.
std::string article(std::mt19937& random) {
    static const std::vector<std::string> kPhrases = {"kommunerne får mere tid ",
                                                      "regeringen og KL er enige om ",
                                                      "der er brug for ",
                                                      "på det specialiserede område ",
                                                      "siger formanden for udvalget ",
                                                      "en ny aftale om økonomien ",
                                                      "næste år og årene derefter ",
                                                      "har borgmesteren oplyst "};
    Record record;
    record.id = std::to_string(random());
    record.path = "/arkiv/avisen/2021/artikel.txt";
    for (int i = 0; i < 12; ++i) record.text += kPhrases[random() % kPhrases.size()];
    return encode(record);
}

std::string dictionary(unsigned seed = 1) {
    std::mt19937 random(seed);
    Sample sample(50'000);
    while (!sample.is_full()) sample.add(article(random));
    return sample.dictionary();
}

}  // namespace

TEST_CASE("what is packed comes back, and takes less than half") {
    const std::string learnt = dictionary();
    REQUIRE(number_of_dictionary(learnt) != 0);
    Packer packer(learnt);
    Unpacker unpacker(learnt);
    std::mt19937 random(7);
    for (int i = 0; i < 100; ++i) {
        const std::string encoded = article(random);
        const std::string packed(packer.pack(encoded));
        CHECK(packed.size() < encoded.size() / 2);
        CHECK(dictionary_needed(packed) == number_of_dictionary(learnt));
        CHECK(unpacker.unpack(packed) == encoded);
    }
}

TEST_CASE("articles of every size come back") {
    const std::string learnt = dictionary();
    Packer packer(learnt);
    Unpacker unpacker(learnt);
    std::mt19937 random(3);
    for (const std::size_t size : {1UL, 10UL, 255UL, 256UL, 65'791UL, 65'792UL, 3'000'000UL}) {
        for (const bool same : {true, false}) {
            Record record;
            record.text.assign(size, 'x');
            for (char& c : record.text) {
                if (!same) c = static_cast<char>(random());
            }
            const std::string encoded = encode(record);
            const std::string packed(packer.pack(encoded));
            CHECK((dictionary_needed(packed) == 0 ? packed : unpacker.unpack(packed)) == encoded);
        }
    }
}

TEST_CASE("without a dictionary, and where it would not help, an article stays as it is") {
    std::mt19937 random(1);
    const std::string encoded = article(random);
    CHECK(Packer("").pack(encoded) == encoded);
    CHECK(dictionary_needed(encoded) == 0);
    Record record;
    record.text.assign(200, '\0');
    for (char& c : record.text) c = static_cast<char>(random());
    const std::string noise = encode(record);
    Packer packer(dictionary());
    CHECK(packer.pack(noise) == noise);
}

TEST_CASE("the same sample makes the same dictionary, another sample another") {
    CHECK(dictionary(1) == dictionary(1));
    CHECK(number_of_dictionary(dictionary(1)) != number_of_dictionary(dictionary(2)));
}

TEST_CASE("a dictionary is numbered by all of it, within the numbers that nobody registers") {
    std::string learnt = dictionary();
    const auto number = number_of_dictionary(learnt);
    std::fill_n(learnt.begin() + 4, 4, '\0');
    const auto hash = XXH3_64bits(learnt.data(), learnt.size());
    CHECK(number == 32'768 + hash % ((1ULL << 31) - 32'768));
}

TEST_CASE("a long article does not fill the sample") {
    Sample sample(100'000);
    sample.add(std::string(390'000, 'x'));
    CHECK_FALSE(sample.is_full());
}

TEST_CASE("long articles are not waited for until they fill memory") {
    Sample sample(100'000);
    for (int i = 0; i < 4; ++i) sample.add(std::string(100'000, 'x'));
    CHECK(sample.is_full());
}

TEST_CASE("of too little nothing is learnt") {
    CHECK(Sample().dictionary().empty());
    Sample one;
    one.add("kort");
    CHECK(one.dictionary().empty());
    CHECK(number_of_dictionary("") == 0);
    CHECK(number_of_dictionary("ikke en ordbog") == 0);
}

TEST_CASE("whatever the bytes, unpacking ends in bytes or in none") {
    const std::string learnt = dictionary();
    Packer packer(learnt);
    Unpacker unpacker(learnt);
    std::mt19937 random(5);
    std::size_t refused = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string damaged(packer.pack(article(random)));
        if (round % 3 == 0) damaged.resize(random() % damaged.size());
        for (std::size_t flips = random() % 4; flips > 0 && !damaged.empty(); --flips) {
            damaged[random() % damaged.size()] = static_cast<char>(random());
        }
        refused += unpacker.unpack(damaged) ? 0 : 1;
    }
    CHECK(refused > 0);
}

TEST_CASE("a size that cannot be is not believed") {
    const std::string learnt = dictionary();
    Packer packer(learnt);
    std::mt19937 random(5);
    std::string packed(packer.pack(article(random)));
    // Magic number, then the descriptor (RFC 8878, 3.1.1.1): a dictionary's number in four bytes, a
    // single segment, its size in eight.
    std::string claims = packed.substr(0, 4) + '\xE3' + packed.substr(5, 4) +
                         std::string(7, '\xFF') + '\x0F' + packed.substr(11);
    REQUIRE(dictionary_needed(claims) == number_of_dictionary(learnt));
    CHECK_FALSE(Unpacker(learnt).unpack(claims));
}

TEST_CASE("a dictionary that is none is an error") {
    CHECK_NOTHROW(Unpacker(dictionary()));
    // It begins as a dictionary does, and goes on as none.
    CHECK_THROWS_AS(Unpacker(dictionary().substr(0, 12)), std::invalid_argument);
}
