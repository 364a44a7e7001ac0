// SPDX-License-Identifier: GPL-3.0-or-later
//
// Speed of the language room: look-ups in the lexicon, words through lemmas and splitter, and
// running text through the whole chain.
//
//     build/bin/language_bench [--benchmark_filter=...]
//
// The words are those of the text that UDKLIP_BENCH_TEXT names (one file of plain text), each
// distinct word once; without it, those of the hand-made lists in tests/data.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "language/analyzer.hpp"
#include "language/compound_splitter.hpp"
#include "language/lexicon.hpp"
#include "language/text/clean.hpp"
#include "language/text/utf8.hpp"
#include "language/word_analyzer.hpp"

using namespace udklip::language;

namespace {

const Lexicon& lexicon() {
    static const Lexicon opened = Lexicon::open(default_lexicon_path());
    return opened;
}

std::string bench_text() {
    std::string text;
    const char* named = std::getenv("UDKLIP_BENCH_TEXT");
    const std::string data = UDKLIP_SOURCE_DIR "/tests/data/";
    for (const std::string& path :
         named != nullptr
             ? std::vector<std::string>{named}
             : std::vector<std::string>{data + "compounds.txt", data + "paradigms.tsv"}) {
        std::ifstream in(path, std::ios::binary);
        text.append(std::istreambuf_iterator<char>(in), {});
    }
    return text;
}

/// Small-letter words, distinct, in an order that is not alphabetical.
const std::vector<std::string>& distinct_words() {
    static const std::vector<std::string> words = [] {
        std::vector<std::string> out;
        std::set<std::string> seen;
        std::string word;
        for (const char c : bench_text() + " ") {
            const auto byte = static_cast<unsigned char>(c);
            if (byte >= 0x80 || std::islower(byte) != 0) {
                word += c;
            } else if (c != '|' && c != '~') {
                if (word.size() > 3 && seen.insert(word).second) out.push_back(word);
                word.clear();
            }
        }
        return out;
    }();
    return words;
}

void open_lexicon(benchmark::State& state) {
    const auto path = default_lexicon_path();
    for (auto _ : state) benchmark::DoNotOptimize(Lexicon::open(path).fingerprint());
}
BENCHMARK(open_lexicon);

/// Calls `work` with the distinct words, round and round; items are words.
template <typename Work>
void over_words(benchmark::State& state, const Work& work) {
    const auto& words = distinct_words();
    if (words.empty()) {
        state.SkipWithError("no words");
        return;
    }
    std::size_t at = 0;
    for (auto _ : state) {
        work(words[at]);
        at = at + 1 == words.size() ? 0 : at + 1;
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
    state.counters["distinct"] = static_cast<double>(words.size());
}

void look_up(benchmark::State& state) {
    over_words(state, [](const std::string& word) {
        benchmark::DoNotOptimize(lexicon().readings(word).data());
    });
}
BENCHMARK(look_up);

void split(benchmark::State& state) {
    const CompoundSplitter splitter(lexicon());
    over_words(state, [&](const std::string& word) {
        benchmark::DoNotOptimize(splitter.split(word).size());
    });
}
BENCHMARK(split);

void analyze_word(benchmark::State& state) {
    const WordAnalyzer words(lexicon());
    over_words(state, [&](const std::string& word) {
        benchmark::DoNotOptimize(words.analyze(word).lemmas.size());
    });
}
BENCHMARK(analyze_word);

/// The running text in pieces the size of an article: cleaning, tokens, lemmas, parts, with the
/// cache as it fills. Items are running words.
void whole_chain(benchmark::State& state) {
    constexpr std::size_t kArticleBytes = 3000;
    const std::string text = bench_text();
    Analyzer analyzer(lexicon());
    std::int64_t words = 0;
    std::size_t at = 0;
    for (auto _ : state) {
        const std::size_t end = char_border(text, std::min(text.size(), at + kArticleBytes));
        const std::string cleaned = clean(std::string_view(text).substr(at, end - at));
        for (const auto& token : analyzer.analyze(cleaned)) words += token.variant ? 0 : 1;
        at = end == text.size() ? 0 : end;
    }
    state.SetItemsProcessed(words);
}
BENCHMARK(whole_chain);

}  // namespace

BENCHMARK_MAIN();
