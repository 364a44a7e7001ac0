// SPDX-License-Identifier: GPL-3.0-or-later
//
// A damaged lexicon: opened, verified, and words looked up and analysed with it. The input is the
// damage that is done to a sound one, four bytes a time (place, what, value), so that it stays one
// when its format changes.
#include "language/lexicon.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <sstream>

#include "fuzz.hpp"
#include "language/analyzer.hpp"
#include "language/lexicon_build/lexicon_builder.hpp"

namespace udklip::fuzz {
namespace {

using namespace language;

std::string sound_lexicon() {
    std::istringstream aff(
        "SET UTF-8\nFLAG num\nCOMPOUNDBEGIN 32\nCOMPOUNDEND 34\nONLYINCOMPOUND 36\n"
        "SFX 2 Y 1\nSFX 2 0 en/34 .\t+BESTEMT_ENTAL\n"
        "SFX 29 Y 1\nSFX 29 0 s/32,36 .\n");
    std::istringstream dic("5\nbil/2,39\nskib/2,39,29\nskibsbil/2,39\nfærge/2,39\nø/39\n");
    WordLists lists;
    lists.atomic = {"alderdom"};
    return build_lexicon(read_hunspell(aff, dic), lists);
}

std::string damaged(std::string file, Pieces edits) {
    while (edits.rest().size() >= 4) {
        const std::size_t place = edits.byte() << 8 | edits.byte();
        const unsigned what = edits.byte();
        const auto value = static_cast<char>(edits.byte());
        if (what % 4 == 3) {
            file.resize(place % (file.size() + 1));
        } else if (!file.empty()) {
            char& byte = file[place % file.size()];
            byte = what % 4 == 0 ? value : static_cast<char>(byte ^ value);
        }
    }
    return file;
}

/// A file in memory, under a path that can be opened.
class MemoryFile {
  public:
    explicit MemoryFile(const std::string& bytes) : fd_(::memfd_create("lexicon", MFD_CLOEXEC)) {
        require(fd_ >= 0 &&
                    ::write(fd_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
                "the harness can write");
    }
    ~MemoryFile() { ::close(fd_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    std::string path() const { return "/proc/self/fd/" + std::to_string(fd_); }

  private:
    int fd_;
};

void look_up(const Lexicon& lexicon) {
    const std::string text = "Bilen, skibsbilens skibsfærge og alderdommen på ø- og skibsfærgen.";
    Analyzer analyzer(lexicon);
    for (const Token& token : analyzer.analyze(text)) {
        require(token.begin < token.end && token.end <= text.size(), "a token is in its text");
        for (const auto& part : token.word->parts) {
            require(part.begin < part.end && token.begin + part.end <= token.end,
                    "a part is in its word");
            require(!part.lemmas.empty(), "a part has a lemma");
        }
    }
    for (std::uint32_t lemma = 0; lemma < 64; ++lemma) {
        std::string copy(lexicon.lemma_text(lemma));
        require(lexicon.head_cost(lemma) >= 0 && copy.size() < 256, "a lemma is one");
    }
}

}  // namespace

void one(std::string_view bytes) {
    static const std::string sound = sound_lexicon();
    const std::string file_bytes = damaged(sound, Pieces(bytes));
    const MemoryFile file(file_bytes);
    bool opened = false;
    bool verified = false;
    try {
        const Lexicon lexicon = Lexicon::open(file.path());
        opened = true;
        look_up(lexicon);
        lexicon.verify();
        verified = true;
    } catch (const LexiconError&) {
    }
    const auto body = [](std::string_view all) {
        return all.substr(std::min(sizeof(format::Header), all.size()));
    };
    if (opened && body(file_bytes) != body(sound)) require(!verified, "verify() sees damage");
    if (file_bytes == sound) require(verified, "a sound lexicon is one");
}

}  // namespace udklip::fuzz
