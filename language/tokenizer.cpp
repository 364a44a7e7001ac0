// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/tokenizer.hpp"

#include "language/cutting/word_borders.hpp"
#include "language/cutting/written_forms.hpp"

namespace udklip::language {
namespace {

/// Returns true if the chunk has only letters of ASCII and Latin-1. Such a chunk is one word by
/// UAX #29 as well, so ICU need not see it. Most chunks are like that.
bool is_plain_word(std::string_view chunk) {
    for (std::size_t at = 0; at < chunk.size(); ++at) {
        const auto byte = static_cast<unsigned char>(chunk[at]);
        if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') continue;
        if (byte != 0xC3 || at + 1 == chunk.size()) return false;
        const auto next = static_cast<unsigned char>(chunk[++at]);
        if (next < 0x80 || next > 0xBF || next == 0x97 || next == 0xB7) return false;  // × and ÷
    }
    return !chunk.empty();
}

}  // namespace

struct Tokenizer::Impl {
    WordBorders borders;
};

Tokenizer::Tokenizer() : impl_(std::make_unique<Impl>()) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

std::vector<WrittenForm> Tokenizer::cut(std::string_view chunk) {
    WrittenForms forms(chunk);
    if (is_plain_word(chunk)) {
        forms.add_plain_word({0, static_cast<std::uint32_t>(chunk.size())});
        return forms.finish();
    }
    const auto words = impl_->borders.words(chunk);
    for (std::size_t i = 0; i < words.size();) {
        std::vector<TextPiece> chain{words[i]};
        while (++i < words.size() && words[i].begin == chain.back().end + 1 &&
               chunk[chain.back().end] == '-' && chunk[chain.back().begin] != '%') {
            chain.push_back(words[i]);
        }
        if (chain.size() == 1) {
            forms.add_word(chain.front());
        } else {
            forms.add_chain(chain);
        }
    }
    return forms.finish();
}

}  // namespace udklip::language
