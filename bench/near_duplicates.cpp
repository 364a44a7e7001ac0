// SPDX-License-Identifier: GPL-3.0-or-later
//
// How well near-duplicates are found, and how fast.
//
//     build/release/bin/near_duplicates [--pairs N] FILE.jsonl...    (id, text and maybe title)
//
// Of articles with 60 words or more, N (2,000) evenly spread ones are changed in the ways that wire
// copy is changed; the table says how many of the changed ones share a cluster with what they were
// made from, two by two. Then all articles are put into clusters: how long that takes, how large
// they are, and for a sample of the pairs that were joined, how similar they truly are.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "indexer/documents/signer.hpp"
#include "indexer/duplicates/clusters.hpp"
#include "language/analyzer.hpp"
#include "language/lexicon.hpp"
#include "language/text/clean.hpp"

using namespace udklip;
using Words = std::vector<std::string>;
using Clock = std::chrono::steady_clock;

namespace {

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

struct Article {
    std::string id, title, text;
};

std::vector<Article> read(const char* path) {
    std::vector<Article> articles;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        const auto json = nlohmann::json::parse(line);
        const auto title = json.find("title");
        articles.push_back({json.at("id"),
                            title != json.end() && title->is_string()
                                ? language::clean(title->get<std::string>())
                                : std::string(),
                            language::clean(json.at("text").get<std::string>())});
    }
    return articles;
}

Words words_of(const std::string& text) {
    Words words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n\t", at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::string joined(const Words& words) {
    std::string text;
    for (const auto& word : words) text += word + " ";
    return text;
}

Words part(const Words& words, double from, double to) {
    const auto at = [&](double share) {
        return words.begin() +
               static_cast<std::ptrdiff_t>(share * static_cast<double>(words.size()));
    };
    return {at(from), at(to)};
}

/// Each word is replaced, with this probability, by a word of another article.
Words replaced(Words words, const Words& others, double share, std::mt19937& random) {
    std::uniform_real_distribution<double> uniform(0, 1);
    std::uniform_int_distribution<std::size_t> any(0, others.size() - 1);
    for (auto& word : words) {
        if (uniform(random) < share) word = others[any(random)];
    }
    return words;
}

Words with(Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

class Bench {
  public:
    Bench()
        : lexicon_(language::Lexicon::open(language::default_lexicon_path())),
          analyzer_(lexicon_) {}

    store::Signature sign(const std::string& title, const std::string& text) {
        const auto headline = indexer::Signer::hash_words(analyzer_.analyze(title));
        const auto& tokens = analyzer_.analyze(text);
        const auto start = Clock::now();
        const store::Signature signature = signer_.sign(tokens, headline);
        signing_ += seconds_since(start);
        return signature;
    }

    std::set<std::string> grams(const std::string& text) {
        std::set<std::string> all;
        Words words;
        for (const auto& token : analyzer_.analyze(text)) {
            if (!token.variant) words.push_back(token.word->term);
        }
        for (std::size_t i = 2; i < words.size(); ++i) {
            all.insert(words[i - 2] + " " + words[i - 1] + " " + words[i]);
        }
        return all;
    }

    double signing() const { return signing_; }

  private:
    language::Lexicon lexicon_;
    language::Analyzer analyzer_;
    indexer::Signer signer_;
    double signing_ = 0;
};

struct Truth {
    double jaccard, containment;
};

Truth compare(const std::set<std::string>& a, const std::set<std::string>& b) {
    std::size_t shared = 0;
    for (const auto& gram : a) shared += b.contains(gram) ? 1 : 0;
    const auto both = static_cast<double>(shared);
    return {both / static_cast<double>(a.size() + b.size() - shared),
            both / static_cast<double>(std::min(a.size(), b.size()))};
}

void changed_articles(Bench& bench, const std::vector<Article>& articles, std::size_t pairs) {
    constexpr std::size_t kFewestWords = 60;
    std::vector<Words> sample;
    const std::size_t step = std::max<std::size_t>(1, articles.size() / pairs);
    for (std::size_t i = 0; i < articles.size(); i += step) {
        Words words = words_of(articles[i].text);
        if (words.size() >= kFewestWords) sample.push_back(std::move(words));
    }
    std::mt19937 random(1);
    struct Row {
        std::size_t joined = 0;
        double error = 0;
    };
    std::map<std::string, Row> rows;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const Words& words = sample[i];
        const Words& other = sample[(i + sample.size() / 2) % sample.size()];
        const std::vector<std::pair<std::string, Words>> changes = {
            {"1 headline", words},
            {"2 first half", part(words, 0, .5)},
            {"3 first 40 %", part(words, 0, .4)},
            {"4 first third", part(words, 0, 1 / 3.)},
            {"5 middle half", part(words, .25, .75)},
            {"6 a fifth added", with(words, part(other, 0, .2))},
            {"7 5 % of the words replaced", replaced(words, other, .05, random)},
            {"8 10 % of the words replaced", replaced(words, other, .1, random)},
            {"9 another article", other}};
        const store::Signature original = bench.sign("Den ene", joined(words));
        const auto grams = bench.grams(joined(words));
        for (const auto& [name, change] : changes) {
            const store::Signature signature = bench.sign("Den anden", joined(change));
            const store::Signature pair[] = {original, signature};
            auto& row = rows[name];
            row.joined += indexer::clusters(pair)[0] != 0 ? 1 : 0;
            if (signature.is_exact() || original.is_exact()) continue;
            row.error += std::pow(store::jaccard(original, signature) -
                                      compare(grams, bench.grams(joined(change))).jaccard,
                                  2);
        }
    }
    fmt::print("{} articles, each changed:\n", sample.size());
    for (const auto& [name, row] : rows) {
        const auto all = static_cast<double>(sample.size());
        fmt::print("  {:<32} {:6.2f} % joined, error of Jaccard (RMS) {:.3f}\n", name.substr(2),
                   100 * static_cast<double>(row.joined) / all, std::sqrt(row.error / all));
    }
}

/// Truth about up to `most` pairs that were compared and found alike.
void joined_pairs(Bench& bench, const std::vector<Article>& articles,
                  const std::vector<store::Signature>& signatures, std::size_t most) {
    std::map<std::uint64_t, std::uint32_t> seen;
    std::set<std::pair<std::uint32_t, std::uint32_t>> done;
    std::size_t pairs = 0, good = 0;
    std::map<std::string, std::size_t> kinds;
    const std::size_t step = std::max<std::size_t>(1, signatures.size() / 1000);
    for (std::uint32_t i = 0; i < signatures.size() && pairs < most; ++i) {
        if (signatures[i].is_exact()) continue;
        for (std::size_t band = 0; band < store::kBands && pairs < most; ++band) {
            const std::uint64_t key = band << 32 | store::band_key(signatures[i], band);
            const auto [found, fresh] = seen.emplace(key, i);
            if (fresh || i % step != 0) continue;
            const store::Signature& other = signatures[found->second];
            if (other == signatures[i] || !store::alike(other, signatures[i])) continue;
            if (!done.emplace(found->second, i).second) continue;  // they share several keys
            const Truth truth =
                compare(bench.grams(articles[i].text), bench.grams(articles[found->second].text));
            ++pairs;
            good += truth.jaccard >= .5 || truth.containment >= .6 ? 1 : 0;
            if (truth.jaccard < .3 && truth.containment < .4) {
                fmt::print("  unlike: {} {} J {:.2f} (est. {:.2f}) C {:.2f}\n", articles[i].id,
                           articles[found->second].id, truth.jaccard,
                           store::jaccard(other, signatures[i]), truth.containment);
                ++kinds["J < .3 and C < .4"];
            }
        }
    }
    fmt::print("{} different pairs found alike: {} truly have J >= .5 or C >= .6", pairs, good);
    for (const auto& [name, count] : kinds) fmt::print(", {} {}", count, name);
    fmt::print("\n");
}

void everything(Bench& bench, const std::vector<Article>& articles) {
    std::vector<store::Signature> signatures;
    const double before = bench.signing();
    for (const auto& article : articles)
        signatures.push_back(bench.sign(article.title, article.text));
    const double signing = bench.signing() - before;
    const auto start = Clock::now();
    const auto numbers = indexer::clusters(signatures);
    const double took = seconds_since(start);
    std::map<std::uint32_t, std::size_t> sizes;
    for (const auto number : numbers) {
        if (number != 0) ++sizes[number];
    }
    std::size_t members = 0, largest = 0;
    for (const auto& [number, size] : sizes) {
        members += size;
        largest = std::max(largest, size);
    }
    const auto exact = std::count_if(signatures.begin(), signatures.end(),
                                     [](const store::Signature& s) { return s.is_exact(); });
    fmt::print("{} articles ({} very short): signed in {:.2f} s, clusters in {:.2f} s\n",
               articles.size(), exact, signing, took);
    fmt::print("{} clusters with {} articles, the largest {}\n", sizes.size(), members, largest);
    joined_pairs(bench, articles, signatures, 5000);
}

}  // namespace

int main(int argc, char** argv) {
    std::size_t pairs = 2000;
    Bench bench;
    for (int i = 1; i < argc; ++i) {
        if (std::string(argv[i]) == "--pairs" && i + 1 < argc) {
            pairs = std::stoul(argv[++i]);
            continue;
        }
        fmt::print("{}\n", argv[i]);
        const auto articles = read(argv[i]);
        changed_articles(bench, articles, pairs);
        everything(bench, articles);
    }
}
