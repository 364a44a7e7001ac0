// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a text to what is stored of it: tokens, terms, positions, signature.
#include <xapian.h>

#include <algorithm>

#include "fuzz.hpp"
#include "indexer/documents/document_builder.hpp"
#include "tests/unit/lexicon.hpp"

namespace udklip::fuzz {
namespace {

constexpr std::size_t kLongestTerm = 245;  // Xapian's; a NUL counts twice

void check_tokens(std::string_view text) {
    std::uint32_t position = 0;
    for (const auto& token : test::analyzer().analyze(text)) {
        require(token.begin <= token.end && token.end <= text.size(), "a token is in its text");
        require(token.position >= position && token.position >= 1, "positions do not fall");
        position = token.position;
        for (const auto& part : token.word->parts) {
            require(part.begin < part.end && token.begin + part.end <= token.end,
                    "a part is in its word");
        }
    }
}

}  // namespace

void one(std::string_view bytes) {
    indexer::MemorySource source(bytes);
    indexer::CollectingSink sink;
    indexer::read_text(source, {}, sink);
    indexer::DocumentBuilder builder(test::analyzer());
    for (const auto& article : sink.articles) {
        store::Record record = check_article(article);
        if (record.id.empty()) record.id = "a";
        check_tokens(record.text);
        const auto document = builder.build(indexer::Entry(record));
        require(store::decode(document.get_data()) == record, "the record is what was stored");
        for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
            const std::string name = *term;
            const auto nuls = std::count(name.begin(), name.end(), '\0');
            require(!name.empty() && name.size() + static_cast<std::size_t>(nuls) <= kLongestTerm,
                    "Xapian takes a term");
        }
    }
}

}  // namespace udklip::fuzz
