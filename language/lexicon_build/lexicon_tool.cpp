// SPDX-License-Identifier: GPL-3.0-or-later
//
// udklip-lexicon: shows the readings of words in the lexicon, and how the splitter cuts them.
#include <fmt/core.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>
#include <iostream>
#include <string>
#include <system_error>

#include "command_line/process/standard_streams.hpp"
#include "language/compound_splitter.hpp"
#include "language/lexicon.hpp"
#include "language/word_analyzer.hpp"

namespace {

using namespace udklip::language;

constexpr const char* kUsage =
    "usage: udklip-lexicon [--lexicon FILE] [--brief] WORD...   what is known about the words\n"
    "       udklip-lexicon [--lexicon FILE] [--brief] -         the same, words from standard "
    "input\n"
    "       udklip-lexicon [--lexicon FILE] --verify            check the file\n";

constexpr const char* kClasses[] = {"noun", "verb", "adjective", "name", "other"};

void print_brief(const WordAnalyzer& words, const std::string& word) {
    const Morphology morphology = words.analyze(word);
    fmt::print("{}\t", word);
    if (morphology.parts.empty()) fmt::print("{}", word);
    for (const CompoundPart& part : morphology.parts) {
        fmt::print("{}{}", part.begin == 0 ? "" : "|",
                   word.substr(part.begin, part.end - part.begin));
    }
    fmt::print("\t{}", morphology.in_lexicon ? "" : "?");
    for (const Lemma& lemma : morphology.lemmas) {
        fmt::print(" {}:{:.2f}", lemma.text, lemma.probability);
    }
    for (const CompoundPart& part : morphology.parts) {
        fmt::print(" +");
        for (const Lemma& lemma : part.lemmas) fmt::print(" {}", lemma.text);
    }
    fmt::print("\n");
}

void print_known(const Lexicon& lexicon, const std::string& word) {
    const Readings readings = lexicon.readings(word);
    if (readings.empty()) fmt::print("  unknown form\n");
    for (const Reading& reading : readings) {
        const unsigned word_class =
            reading.word_class < std::size(kClasses) ? reading.word_class : 4;
        const bool last = (reading.flags & format::kMayBeLast) != 0;
        fmt::print(
            "  {:<24} {:>6.3f}  {}{}{}\n", lexicon.lemma_text(reading.lemma),
            probability_of(reading), kClasses[word_class],
            lexicon.is_atomic(reading.lemma) ? ", never split" : "",
            last ? fmt::format(", as last part {:.2f}", lexicon.head_cost(reading.lemma)) : "");
    }
    if (const auto part = lexicon.first_part(word)) {
        fmt::print("  as first part {:.2f}:", part->cost);
        for (const Reading& reading : part->readings) {
            fmt::print(" {}", lexicon.lemma_text(reading.lemma));
        }
        fmt::print("\n");
    }
}

void print_all(const Lexicon& lexicon, const WordAnalyzer& words, const std::string& word) {
    fmt::print("{}\n", word);
    print_known(lexicon, word);
    const auto segments = CompoundSplitter(lexicon).split(word);
    if (!segments.empty()) {
        float sum = 0;
        fmt::print("  split");
        for (const WordSegment& segment : segments) {
            sum += segment.cost;
            fmt::print(" {} {:.2f}", word.substr(segment.begin, segment.end - segment.begin),
                       segment.cost);
        }
        fmt::print(" = {:.2f}, whole {:.2f}\n", sum, CompoundSplitter::whole_cost(word));
    }
    fmt::print("  analysed as ");
    print_brief(words, word);
}

int run(int argc, char** argv) {
    std::filesystem::path path = default_lexicon_path();
    bool brief = false;
    int at = 1;
    for (; at < argc && std::strncmp(argv[at], "--", 2) == 0; ++at) {
        const std::string option = argv[at];
        if (option == "--lexicon" && at + 1 < argc) {
            path = argv[++at];
        } else if (option == "--brief") {
            brief = true;
        } else if (option == "--verify") {
            const Lexicon lexicon = Lexicon::open(path);
            lexicon.verify();
            fmt::print("{}: sound, {} lemmas, {} bytes, fingerprint {:016x}\n", path.string(),
                       lexicon.lemma_count(), lexicon.file_size(), lexicon.fingerprint());
            return 0;
        } else {
            std::cerr << kUsage;
            return option == "--help" ? 0 : 2;
        }
    }
    if (at == argc) {
        std::cerr << kUsage;
        return 2;
    }
    const Lexicon lexicon = Lexicon::open(path);
    const WordAnalyzer words(lexicon);
    const auto print = [&](const std::string& word) {
        brief ? print_brief(words, word) : print_all(lexicon, words, word);
    };
    for (; at < argc; ++at) {
        if (std::strcmp(argv[at], "-") != 0) {
            print(argv[at]);
            continue;
        }
        for (std::string word; std::cin >> word;) print(word);
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    udklip::command_line::open_standard_streams();
    try {
        const int code = run(argc, argv);
        if (std::fflush(stdout) == 0) return code;
        throw std::system_error(errno, std::generic_category(), "cannot write to standard output");
    } catch (const std::exception& error) {
        std::cerr << "udklip-lexicon: " << error.what() << '\n';
        return 1;
    }
}
