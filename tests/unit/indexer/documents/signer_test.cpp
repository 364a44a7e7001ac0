// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/signer.hpp"

#include <random>
#include <set>
#include <string>

#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/made_up_news.hpp"
#include "tests/unit/lexicon.hpp"

using namespace udklip::indexer;
namespace store = udklip::store;
using namespace udklip::test;

namespace {

store::Signature sign(const std::string& text, const std::string& title = "") {
    const auto headline = Signer::hash_words(analyzer().analyze(title));
    Signer signer;
    return signer.sign(analyzer().analyze(text), headline);
}

}  // namespace

TEST_CASE("words count as they are written, but for capitals and what stands between them") {
    const std::string text = news(1, 12);
    std::string shouted = text;
    for (char& c : shouted) {
        if (c == '.') c = '!';
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    CHECK(sign(text) == sign(shouted));
    CHECK(sign(text) == sign("\"" + text + "\"\n\n"));
    CHECK_FALSE(sign(text) == sign(text + " Og lidt til."));
}

TEST_CASE("a headline does not matter, but to very short articles") {
    const std::string text = news(1, 12);
    CHECK(sign(text, "Den ene") == sign(text, "Den anden"));
    const std::string brief = "Mødet er åbnet. Vi begynder nu.";
    CHECK(sign(brief).is_exact());
    CHECK(alike(sign(brief, "Den ene"), sign(brief, "den ene!")));
    CHECK_FALSE(alike(sign(brief, "Den ene"), sign(brief, "Den anden")));
    CHECK_FALSE(alike(sign(brief), sign("Mødet er åbnet. Vi begynder.")));
    CHECK_FALSE(alike(sign("nu er det"), sign("er det nu")));
}

TEST_CASE("without words there is no signature, and nothing is like it") {
    for (const char* text : {"", " ", "...", "- - -"}) {
        INFO(text);
        CHECK(sign(text).is_empty());
        CHECK(sign(text, "En titel").is_empty());
        CHECK(encode(sign(text)).empty());
    }
    CHECK_FALSE(alike(store::Signature{}, store::Signature{}));
}

TEST_CASE("a signature is kept as it was") {
    for (const std::string& text : {std::string(), std::string("Kort."), news(1, 20)}) {
        const store::Signature signature = sign(text);
        CHECK(store::decode_signature(encode(signature)) == signature);
    }
    CHECK(encode(sign(news(1, 20))).size() == store::kHashes + 4);
    CHECK(encode(sign("Kort.")).size() == 8);
    for (const std::size_t size : {1U, 7U, 9U, 131U, 133U}) {
        CHECK(store::decode_signature(std::string(size, 'x')).is_empty());
    }
}

TEST_CASE("similarity is estimated as well as so many hashes can") {
    std::mt19937 random(3);
    double squares = 0;
    constexpr int kRuns = 200;
    for (int run = 0; run < kRuns; ++run) {
        // Words that never come again: shared grams are those of the shared beginning.
        const int shared = 30 + static_cast<int>(random() % 400);
        const int own = static_cast<int>(random() % 400);
        std::string a;
        for (int i = 0; i < shared; ++i) a += "ord" + std::to_string(random()) + " ";
        std::string b = a;
        for (int i = 0; i < own; ++i) b += "ord" + std::to_string(random()) + " ";
        const double truth = (shared - 2.0) / (shared + own - 2.0);
        const store::Signature x = sign(a), y = sign(b);
        CHECK(x.grams == static_cast<std::uint32_t>(shared - 2));
        CHECK(jaccard(x, y) == jaccard(y, x));
        squares += (jaccard(x, y) - truth) * (jaccard(x, y) - truth);
    }
    CHECK(squares / kRuns < .044 * .044);
}

TEST_CASE("articles that have nothing in common look so") {
    double sum = 0;
    for (unsigned i = 0; i < 100; ++i) {
        std::string a, b;
        for (int n = 0; n < 200; ++n) {
            a += "a" + std::to_string(i * 1000 + static_cast<unsigned>(n)) + " ";
            b += "b" + std::to_string(i * 1000 + static_cast<unsigned>(n)) + " ";
        }
        sum += jaccard(sign(a), sign(b));
    }
    CHECK(sum / 100 < .01);
}

TEST_CASE("the places are filled whatever the number of grams") {
    for (const int words : {22, 23, 40, 130, 5000}) {
        std::string text;
        for (int i = 0; i < words; ++i) text += "ord" + std::to_string(i) + " ";
        const store::Signature signature = sign(text);
        CHECK(signature.grams == static_cast<std::uint32_t>(words - 2));
        const std::set<std::uint8_t> different(signature.hashes.begin(), signature.hashes.end());
        CHECK(different.size() > 15);
    }
}

TEST_CASE("what repeats itself has few grams") {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "nej nej ja ";
    CHECK(sign(text).is_exact());
}

TEST_CASE("a signer keeps nothing of the text before") {
    Signer signer;
    const auto first = signer.sign(analyzer().analyze(news(1, 40)), 0);
    signer.sign(analyzer().analyze("Kort."), 0);
    CHECK(signer.sign(analyzer().analyze(news(1, 40)), 0) == first);
}
