// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/duplicates/clusters.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "indexer/documents/signer.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/made_up_news.hpp"
#include "tests/unit/lexicon.hpp"

using namespace udklip::indexer;
namespace store = udklip::store;
using namespace udklip::test;

namespace {

store::Signature sign(const std::string& text) {
    Signer signer;
    return signer.sign(analyzer().analyze(text), 0);
}

std::vector<std::uint32_t> clusters_of(const std::vector<std::string>& texts) {
    std::vector<store::Signature> signatures;
    for (const auto& text : texts) signatures.push_back(sign(text));
    return clusters(signatures);
}

bool together(const std::string& a, const std::string& b) {
    return clusters_of({a, b}) == std::vector<std::uint32_t>{1, 1};
}

/// A signature whose bytes are as random as those of an article that is like no other.
store::Signature random_signature(std::mt19937& random) {
    store::Signature signature;
    for (auto& byte : signature.hashes) byte = static_cast<std::uint8_t>(random());
    signature.grams = static_cast<std::uint32_t>(100 + random() % 100);
    return signature;
}

}  // namespace

TEST_CASE("wire copy, changed as papers change it, is one cluster") {
    for (unsigned seed = 0; seed < 20; ++seed) {
        const std::string wire = news(seed, 20);
        INFO(seed);
        CHECK(together(wire, wire));
        CHECK(together(wire, part_of(wire, 0, .5)));
        CHECK(together(wire, part_of(wire, .25, .8)));
        CHECK(together(wire, wire + news(seed + 1000, 4)));
        CHECK(together(wire, news(seed + 1000, 2) + wire + news(seed + 2000, 2)));
        CHECK(together(wire, reworded(wire, 20)));
    }
}

TEST_CASE("articles on the same topic are not alike") {
    std::vector<std::string> texts;
    for (unsigned seed = 0; seed < 300; ++seed)
        texts.push_back(news(seed, 8 + static_cast<int>(seed % 20)));
    for (const auto number : clusters_of(texts)) CHECK(number == 0);
}

TEST_CASE("boilerplate that articles share does not make them alike") {
    const std::string boilerplate =
        "Læs også vores andre artikler om sundhed og sygehuse i hele landet på hjemmesiden. "
        "Har du et tip til redaktionen, så skriv til os eller ring på telefonen hele døgnet. "
        "Artiklen er skrevet af Nyhedsbureauet og må ikke gengives uden skriftlig tilladelse.";
    std::vector<std::string> texts;
    for (unsigned seed = 0; seed < 100; ++seed) texts.push_back(news(seed, 10) + boilerplate);
    for (const auto number : clusters_of(texts)) CHECK(number == 0);
    // A formula is most of a short text; that alone makes it no duplicate.
    const std::string formula =
        "Vi siger tak til ordføreren, og da der ikke er flere korte bemærkninger, går vi videre "
        "til "
        "den næste ordfører, som er ";
    CHECK_FALSE(together(formula + "fru Hanne Holm fra det ene parti på Fyn, velkommen.",
                         formula + "hr. Jens Bo Vind, der er ny og taler for de andre."));
}

TEST_CASE("clusters are numbered in order; what is alone has none") {
    const std::string a = news(1, 12), b = news(2, 12), c = news(3, 12);
    CHECK(clusters_of({c, a, b, a, b + "Og lidt til.", b}) ==
          std::vector<std::uint32_t>{0, 1, 2, 1, 2, 2});
    CHECK(clusters({}).empty());
    CHECK(clusters_of({"", "", "Kort.", "Kort.", "Kort!", "Kortere."}) ==
          std::vector<std::uint32_t>{0, 0, 1, 1, 1, 0});
}

TEST_CASE("alike articles hang together though the ends of the chain are not alike") {
    const std::string text = news(1, 60);
    const std::string ends[] = {part_of(text, 0, .5), part_of(text, .5, 1)};
    CHECK_FALSE(together(ends[0], ends[1]));
    CHECK(clusters_of({ends[0], ends[1], text}) == std::vector<std::uint32_t>{1, 1, 1});
}

TEST_CASE("a cluster does not depend on the order of the articles") {
    std::mt19937 random(5);
    std::vector<store::Signature> signatures;
    for (unsigned i = 0; i < 40; ++i) {
        const std::string text = news(i, 12);
        signatures.push_back(sign(text));
        for (unsigned copy = 0; copy < i % 4; ++copy) {
            signatures.push_back(sign(part_of(text, .1 * copy, .6 + .1 * copy)));
        }
    }
    // And more different ones under one key than are compared with each other.
    const store::Signature first = random_signature(random);
    for (int i = 0; i < 1500; ++i) {
        store::Signature other = random_signature(random);
        std::copy_n(first.hashes.begin(), store::kRows * (i % 3 + 1), other.hashes.begin());
        signatures.push_back(other);
    }
    const auto expected = clusters(signatures);
    std::vector<std::size_t> order(signatures.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (int run = 0; run < 5; ++run) {
        std::shuffle(order.begin(), order.end(), random);
        std::vector<store::Signature> shuffled;
        for (const auto i : order) shuffled.push_back(signatures[i]);
        const auto numbers = clusters(shuffled);
        std::map<std::uint32_t, std::uint32_t> names;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const auto known = names.emplace(expected[order[i]], numbers[i]).first->second;
            if (known != numbers[i] || (expected[order[i]] == 0) != (numbers[i] == 0)) {
                FAIL("article " << order[i] << " is elsewhere");
            }
        }
    }
}

TEST_CASE("a crowd under one key is looked at where it agrees in more") {
    std::mt19937 random(6);
    const store::Signature common = random_signature(random);
    std::vector<store::Signature> signatures;
    for (std::size_t i = 0; i < 4 * kCrowd; ++i) {
        store::Signature other = random_signature(random);
        std::copy_n(common.hashes.begin(), store::kRows, other.hashes.begin());
        signatures.push_back(other);
    }
    store::Signature copy = signatures[7];
    copy.hashes.back() = static_cast<std::uint8_t>(copy.hashes.back() + 1);
    signatures.push_back(copy);
    const auto numbers = clusters(signatures);
    CHECK(numbers[7] == 1);
    CHECK(numbers.back() == 1);
    CHECK(std::count(numbers.begin(), numbers.end(), 0U) ==
          static_cast<std::ptrdiff_t>(4 * kCrowd - 1));
    // Nearly the same in all, and more of them than are compared.
    std::vector<store::Signature> same;
    for (std::uint32_t i = 0; i < 2 * kCrowd; ++i) {
        same.push_back(common);
        same.back().grams = 100 + i;
    }
    const auto one = clusters(same);
    CHECK(std::count(one.begin(), one.end(), 1U) == static_cast<std::ptrdiff_t>(same.size()));
}

TEST_CASE("names are made of the members, in whatever order they come") {
    const std::vector<store::Signature> signatures = {
        sign(news(1, 9)), sign(news(2, 9)), sign(news(1, 9)), sign(news(3, 9)), sign(news(2, 9))};
    const std::vector<store::Signature> backwards(signatures.rbegin(), signatures.rend());
    const auto names = cluster_names(signatures, clusters(signatures));
    const auto again = cluster_names(backwards, clusters(backwards));
    REQUIRE(names.size() == 2);
    CHECK(names[0].size() == 16);
    CHECK(names[0] != names[1]);
    CHECK(std::set<std::string>(names.begin(), names.end()) ==
          std::set<std::string>(again.begin(), again.end()));
    CHECK(cluster_names({}, {}).empty());
}
