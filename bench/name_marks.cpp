// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prints the names that the indexer finds in articles, for bench/names/score.py, and how long that
// takes.
//
//     build/release/bin/name_marks FILE.jsonl...     id, begin, end, name (TAB between them)
//
// Bytes are those of the article's text (`text`) in UTF-8, as it stands in the file.
#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "indexer/recognising/names.hpp"
#include "language/lexicon.hpp"

using namespace udklip;
using Clock = std::chrono::steady_clock;

int main(int argc, char** argv) {
    const auto lexicon = language::Lexicon::open(language::default_lexicon_path());
    indexer::NameFinder names(lexicon);
    Clock::duration spent{};
    std::size_t bytes = 0;
    for (int i = 1; i < argc; ++i) {
        std::ifstream in(argv[i]);
        for (std::string line; std::getline(in, line);) {
            const auto json = nlohmann::json::parse(line);
            const std::string text = json.at("text");
            const auto start = Clock::now();
            const auto mentions = names.mentions(text);
            spent += Clock::now() - start;
            bytes += text.size();
            for (const auto& mention : mentions) {
                fmt::print("{}\t{}\t{}\t{}\n", json.at("id").get<std::string>(), mention.begin,
                           mention.end, mention.name);
            }
        }
    }
    const double seconds = std::chrono::duration<double>(spent).count();
    fmt::print(stderr, "{} bytes in {:.2f} s\n", bytes, seconds);
}
