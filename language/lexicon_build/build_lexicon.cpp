// SPDX-License-Identifier: GPL-3.0-or-later
//
// udklip-build-lexicon AFF DIC LISTS OUTPUT: the build step that makes the lexicon's file.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "command_line/process/standard_streams.hpp"
#include "language/lexicon_build/hunspell_reader.hpp"
#include "language/lexicon_build/lexicon_builder.hpp"
#include "language/lexicon_build/word_lists.hpp"

int main(int argc, char** argv) {
    using namespace udklip::language;
    udklip::command_line::open_standard_streams();
    if (argc != 5) {
        std::cerr << "usage: udklip-build-lexicon AFF DIC LISTS OUTPUT\n";
        return 2;
    }
    try {
        const std::string bytes =
            build_lexicon(read_hunspell(argv[1], argv[2]), read_word_lists(argv[3]));
        // Written beside and renamed: a running program keeps the file that it has mapped.
        const std::filesystem::path output = argv[4];
        const std::filesystem::path beside = output.string() + ".new";
        std::filesystem::create_directories(std::filesystem::absolute(output).parent_path());
        std::ofstream out(beside, std::ios::binary);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.close();
        if (!out) {
            std::cerr << "udklip-build-lexicon: cannot write " << beside << '\n';
            return 1;
        }
        std::filesystem::rename(beside, output);
    } catch (const std::exception& error) {
        std::cerr << "udklip-build-lexicon: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
