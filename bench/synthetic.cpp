// SPDX-License-Identifier: GPL-3.0-or-later
//
// Articles that were never written, as JSON Lines on standard output, for measuring what no corpus
// at hand is large enough for. What they keep of the sample, and how new words come in, stands in
// text_model.hpp. The same sample, number and seed give the same bytes.
//
//     build/release/bin/synthetic SAMPLE.jsonl ARTICLES [SEED] >articles.jsonl
#include <charconv>
#include <cstdio>
#include <cstring>
#include <exception>
#include <stdexcept>
#include <string>

#include "bench/text_model.hpp"

namespace {

std::uint64_t number_of(const char* text) {
    std::uint64_t number = 0;
    const char* end = text + std::strlen(text);
    const auto read = std::from_chars(text, end, number);
    if (read.ec != std::errc() || read.ptr != end)
        throw std::runtime_error(std::string(text) + " is no number");
    return number;
}

void write(const std::string& lines) {
    if (std::fwrite(lines.data(), 1, lines.size(), stdout) != lines.size())
        throw std::runtime_error("cannot write the articles");
}

int run(const char* sample, std::uint64_t articles, std::uint64_t seed) {
    constexpr std::size_t kBuffer = 1 << 18;
    const auto model = udklip::bench::TextModel::of(sample);
    udklip::bench::ArticleMaker maker(model, articles, seed);
    std::string lines;
    while (maker.append_next(lines)) {
        if (lines.size() < kBuffer) continue;
        write(lines);
        lines.clear();
    }
    write(lines);
    if (std::fflush(stdout) != 0) throw std::runtime_error("cannot write the articles");
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3 || argc > 4) {
        std::fputs("usage: synthetic SAMPLE.jsonl ARTICLES [SEED] >articles.jsonl\n", stderr);
        return 2;
    }
    try {
        return run(argv[1], number_of(argv[2]), argc > 3 ? number_of(argv[3]) : 1);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "synthetic: %s\n", error.what());
        return 2;
    }
}
