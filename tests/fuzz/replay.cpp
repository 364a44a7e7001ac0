// SPDX-License-Identifier: GPL-3.0-or-later
//
// A harness without libFuzzer: its seeds, and then a fixed number of changes of them, the same ones
// every time. Needs no special compiler, so it is run wherever the tests are.
//
//     fuzz_html ROUNDS FOLDER-OR-FILE...      UDKLIP_SEED=7 fuzz_html 100000 tests/fuzz/seeds/html
//
// An input that ends it is left in the current folder as found-PROGRAM.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "fuzz.hpp"

namespace {

namespace fs = std::filesystem;

std::string input;  // where the signal handler finds it
std::string found_file;

extern "C" void leave_input(int signal) {
    const int file = ::open(found_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    // Nothing can be done about what cannot be written while the program dies.
    if (file >= 0 && ::write(file, input.data(), input.size()) >= 0) ::close(file);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

std::string content_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// By name, so that the same numbers give the same changes on every machine.
std::vector<std::string> seeds_in(const std::vector<fs::path>& places) {
    std::vector<fs::path> files;
    for (const auto& place : places) {
        if (!fs::is_directory(place)) {
            files.push_back(place);
            continue;
        }
        for (const auto& entry : fs::directory_iterator(place)) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> seeds;
    for (const auto& file : files) seeds.push_back(content_of(file));
    return seeds;
}

/// A few changes of the kinds that damage and malice make: bytes changed, left out, put in,
/// repeated, numbers at their ends, and pieces of another seed.
class Mutator {
  public:
    Mutator(const std::vector<std::string>& seeds, unsigned seed) : seeds_(&seeds), random_(seed) {}

    std::string next() {
        std::string bytes = (*seeds_)[below(seeds_->size())];
        for (auto changes = 1 + below(6); changes > 0; --changes) change(bytes);
        return bytes;
    }

  private:
    static constexpr std::size_t kLongest = 20'000;

    std::size_t below(std::size_t end) { return end == 0 ? 0 : random_() % end; }

    void change(std::string& bytes) {
        const std::size_t at = below(bytes.size() + 1);
        const std::size_t size = std::min(1 + below(16), bytes.size() - at);
        switch (below(7)) {
            case 0:
                if (at < bytes.size()) bytes[at] = static_cast<char>(random_());
                break;
            case 1:
                bytes.erase(at, size);
                break;
            case 2:
                bytes.insert(at, 1 + below(4), static_cast<char>(random_()));
                break;
            case 3: {  // as deep or as long as it gets
                const std::string piece = bytes.substr(at, size);
                for (auto n = 1 + below(200); n > 0 && bytes.size() < kLongest; --n)
                    bytes.insert(at, piece);
                break;
            }
            case 4:
                for (auto i = at; i < at + size; ++i) bytes[i] = below(2) == 0 ? '\0' : '\xFF';
                break;
            case 5: {
                const std::string& other = (*seeds_)[below(seeds_->size())];
                bytes.insert(at, other, below(other.size() + 1), 1 + below(64));
                break;
            }
            default:
                bytes.resize(at);
        }
    }

    const std::vector<std::string>* seeds_;
    std::mt19937 random_;
};

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> words(arguments, arguments + count);
    if (words.size() < 3) {
        std::fprintf(stderr, "usage: %s ROUNDS SEEDS...\n", words.front().c_str());
        return 2;
    }
    found_file = "found-" + fs::path(words.front()).filename().string();
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE}) {
        std::signal(signal, leave_input);
    }
    const auto seeds = seeds_in({words.begin() + 2, words.end()});
    if (seeds.empty()) {
        std::fprintf(stderr, "%s: no seeds\n", words.front().c_str());
        return 2;
    }
    const char* seed = std::getenv("UDKLIP_SEED");
    Mutator mutator(seeds, seed == nullptr ? 1U : static_cast<unsigned>(std::atol(seed)));
    const long rounds = std::atol(words[1].c_str());
    for (long round = -static_cast<long>(seeds.size()); round < rounds; ++round) {
        input = round < 0 ? seeds[static_cast<std::size_t>(-round - 1)] : mutator.next();
        udklip::fuzz::one(input);
    }
    std::printf("%zu seeds, %ld changes\n", seeds.size(), rounds);
}
