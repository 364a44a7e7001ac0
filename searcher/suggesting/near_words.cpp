// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggesting/near_words.hpp"

#include <algorithm>
#include <cstddef>

#include "language/text/edit_distance.hpp"
#include "language/text/utf8.hpp"

namespace udklip::searcher {
namespace {

/// A beginning of at most so many bytes is worth skipping by a search in the tree; behind a longer
/// one there are so few words that reading on is faster.
constexpr std::size_t kSkippedBytes = 4;

std::string utf8(std::u32string_view letters) {
    std::string out;
    for (const char32_t c : letters) language::append_char(out, c);
    return out;
}

/// The first string behind all that begin with `beginning`, which ends in no byte 255.
std::string behind(std::string beginning) {
    beginning.back() = static_cast<char>(static_cast<unsigned char>(beginning.back()) + 1);
    return beginning;
}

class VocabularyWalk {
  public:
    VocabularyWalk(const Xapian::Database& db, std::string_view typed, double limit,
                   std::string_view prefix)
        : db_(&db),
          typed_(typed),
          limit_(limit),
          prefix_(prefix),
          rows_(language::letters_of(typed), limit) {}

    void through(const std::string& beginning);

    std::vector<NearWord> found;

  private:
    std::size_t keep_shared(const std::string& word);
    bool read(const std::string& word);

    const Xapian::Database* db_;
    std::string_view typed_;
    double limit_;
    std::string_view prefix_;  // of all terms that are looked at
    language::EditRows rows_;
    std::string read_;               // the letters that the rows hold
    std::vector<std::size_t> ends_;  // bytes of read_ behind each letter
    bool hopeless_ = false;          // whether words that begin with read_ are too far
};

/// Goes back to what `word` begins with as well; gives the bytes of it.
std::size_t VocabularyWalk::keep_shared(const std::string& word) {
    const auto differs = std::mismatch(read_.begin(), read_.end(), word.begin(), word.end()).first;
    const auto shared = static_cast<std::size_t>(differs - read_.begin());
    if (shared == read_.size()) return shared;
    while (!ends_.empty() && ends_.back() > shared) ends_.pop_back();
    read_.resize(ends_.empty() ? 0 : ends_.back());
    rows_.cut(ends_.size());
    hopeless_ = false;
    return read_.size();
}

/// Whether the whole word could be read; else read_ is a beginning that nothing near has.
bool VocabularyWalk::read(const std::string& word) {
    std::size_t at = keep_shared(word);
    while (!hopeless_ && at < word.size()) {
        const std::size_t begin = at;
        const char32_t letter = language::next_char(word, at);
        rows_.push(letter);
        read_.append(word, begin, at - begin);
        ends_.push_back(at);
        // No word of letters begins with anything else, so it is skipped like the rest.
        hopeless_ = rows_.hopeless() || !language::is_letter(letter);
    }
    return !hopeless_;
}

void VocabularyWalk::through(const std::string& beginning) {
    const std::string first = std::string(prefix_) + beginning;
    const auto end = db_->allterms_end(first);
    for (auto term = db_->allterms_begin(first); term != end;) {
        const std::string word = (*term).substr(prefix_.size());
        if (read(word)) {
            const double distance = rows_.distance();
            if (distance <= limit_ && word != typed_) {
                found.push_back({word, distance, term.get_termfreq()});
            }
        } else if (read_.size() <= kSkippedBytes) {
            term.skip_to(std::string(prefix_) + behind(read_));
            continue;
        }
        ++term;
    }
}

/// Beginnings of words whose first letter is another: swapped, missing, too much or wrong.
std::vector<std::string> other_beginnings(const std::u32string& typed) {
    constexpr std::u32string_view kLetters = U"abcdefghijklmnopqrstuvwxyzæøå";
    std::vector<std::string> beginnings;
    beginnings.push_back(utf8(typed.substr(1, 3)));
    beginnings.push_back(utf8(std::u32string{typed[1], typed[0]}));
    for (const char32_t letter : kLetters) {
        beginnings.push_back(utf8(std::u32string{letter, typed[0], typed[1]}));
        beginnings.push_back(utf8(std::u32string{letter, typed[1], typed[2]}));
    }
    return beginnings;
}

}  // namespace

std::vector<NearWord> near_words(const Xapian::Database& db, std::string_view typed, double limit,
                                 std::string_view prefix) {
    constexpr double kNearEnough = 1.0;
    const std::u32string letters = language::letters_of(typed);
    if (letters.size() < 3) return {};
    VocabularyWalk walk(db, typed, limit, prefix);
    std::u32string first = language::letters_like(letters.front());
    first.push_back(letters.front());
    std::sort(first.begin(), first.end());
    for (const char32_t letter : first) walk.through(utf8({&letter, 1}));
    const bool near = std::any_of(walk.found.begin(), walk.found.end(), [](const NearWord& word) {
        return word.distance <= kNearEnough;
    });
    if (near) return std::move(walk.found);
    std::vector<std::string> beginnings = other_beginnings(letters);
    std::sort(beginnings.begin(), beginnings.end());
    for (const auto& beginning : beginnings) {
        std::size_t at = 0;
        const char32_t letter = language::next_char(beginning, at);
        if (first.find(letter) == std::u32string::npos) walk.through(beginning);
    }
    // Beginnings may lie inside one another.
    std::sort(walk.found.begin(), walk.found.end(),
              [](const NearWord& a, const NearWord& b) { return a.word < b.word; });
    walk.found.erase(
        std::unique(walk.found.begin(), walk.found.end(),
                    [](const NearWord& a, const NearWord& b) { return a.word == b.word; }),
        walk.found.end());
    return std::move(walk.found);
}

}  // namespace udklip::searcher
