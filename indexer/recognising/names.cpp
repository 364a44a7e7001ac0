// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/names.hpp"

#include <algorithm>
#include <span>

#include "language/stop_words.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kLongestName = 100;  ///< bytes
constexpr std::size_t kMostWords = 8;      ///< of a name

/// Whether a name stands in the text as it is counted: without line feeds and curved apostrophes,
/// and with one space between words.
bool is_plain(std::string_view written) {
    bool behind_break = false;  // a space, or a hyphen that a line may have been cut at
    for (const char c : written) {
        if (c == '\n' || c == '\xE2' || (c == ' ' && behind_break)) return false;
        behind_break = c == ' ' || c == '-';
    }
    return true;
}

/// A set of first bytes is made of these: where the bit is not set, no name begins so.
std::uint64_t beginning_bit(char first) {
    return std::uint64_t{1} << (static_cast<unsigned char>(first) % 64);
}

}  // namespace

/// Whether the first word of a run belongs to a name although it had to have a capital.
bool NameFinder::counts_as_first(const NameRun& run) {
    const CapitalWord& first = *runs_.words()[run.begin].known;
    const NameWord& last = runs_.words()[run.end - 1];
    const std::size_t words = run.end - run.begin;
    const WordKind kind = first.known.kind;
    if (kind == WordKind::name || kind == WordKind::unknown) return true;
    if (kind == WordKind::both && words > 1) return true;
    const std::size_t begin = runs_.words()[run.begin].begin;
    if ((inside_begins_ & beginning_bit(text_[begin])) != 0) {
        const std::size_t end = last.end() - (ends_in_genitive(last, run.next) ? 1 : 0);
        const KnownName* whole = names_.find(spelt(begin, end));
        if (whole != nullptr && whole->here.inside) return true;
    }
    if (words < 2 || first.ends_run) return false;
    const CapitalWord& second = *runs_.words()[run.begin + 1].known;
    return second.known.kind == WordKind::common &&
           (first.known.adjective || (first.is_article && words > 2));
}

/// Returns a name in one line, with straight apostrophes. Valid until the next call.
std::string_view NameFinder::spelt(std::size_t begin, std::size_t end) {
    const auto written = text_.substr(begin, end - begin);
    if (is_plain(written)) return written;
    std::string& name = spelling_;
    name.clear();
    for (std::size_t at = 0; at < written.size(); ++at) {
        if (const auto size = apostrophe_at(written, at)) {
            name.push_back('\'');
            at += size - 1;
        } else if (written[at] == ' ' || written[at] == '\n') {
            const bool is_cut = name.ends_with('-') && begins_with_capital(written.substr(at + 1));
            if (!name.ends_with(' ') && !is_cut) name.push_back(' ');
        } else {
            name.push_back(written[at]);
        }
    }
    return name;
}

/// Whether a run inside a sentence ends with the word.
bool NameFinder::is_last_word(std::string_view text) {
    if (!has_last_words_) {
        for (const NameRun& run : runs_.runs()) {
            if (!run.first) last_words_.push_back(runs_.text_of(runs_.words()[run.end - 1]));
        }
        std::sort(last_words_.begin(), last_words_.end());
        has_last_words_ = true;
    }
    return std::binary_search(last_words_.begin(), last_words_.end(), text);
}

/// Whether the last letter of a word is a genitive's s. `next`: the word behind it, or empty.
bool NameFinder::ends_in_genitive(const NameWord& word, std::string_view next) {
    auto text = runs_.text_of(word);
    if (!text.ends_with('s') || word.known->apostrophe || word.known->ends_run) return false;
    text.remove_suffix(1);
    if (is_in_capitals(text)) return true;
    const bool stands_before_noun = !next.empty() && !language::is_stop_word(next);
    const WordKnowledge& known = word.known->known;
    if (known.kind == WordKind::common) {
        // Rådets og Kommissionens: behind an article s is nothing else.
        const bool has_article =
            text.ends_with("et") || text.ends_with("en") || text.ends_with("ne");
        return known.genitive && (has_article || stands_before_noun);
    }
    if (known.kind != WordKind::unknown) return known.genitive && !next.empty();
    if (text.size() < 2 || text.ends_with('s') || text.ends_with('x') || text.ends_with('z'))
        return false;
    if (is_last_word(text)) return true;
    return stands_before_noun && words_.knowledge(next).modified;
}

/// Adds the names in a run from its word `from` on.
void NameFinder::add_run(const NameRun& run, std::size_t from) {
    const auto& words = runs_.words();
    for (; from < run.end; ++from) {
        const CapitalWord& word = *words[from].known;
        const bool before_common = from + 1 < run.end && words[from + 1].is_common();
        if (word.is_article ? before_common : !word.begins_none) break;
    }
    for (std::size_t i = from; i + 1 < run.end; ++i) {
        const NameWord& word = words[i];
        const NameWord& next = words[i + 1];
        if (next.is_common() && !next.known->in_capitals) continue;
        if (!word.known->apostrophe && !word.known->is_definite &&
            !ends_in_genitive(word, runs_.text_of(next)))
            continue;
        add_name(run, from, i + 1);
        from = i + 1;
    }
    if (from < run.end) add_name(run, from, run.end);
}

void NameFinder::add_name(const NameRun& run, std::size_t from, std::size_t to) {
    const auto words = std::span(runs_.words()).subspan(from, to - from);
    const bool numbers_only = std::all_of(words.begin(), words.end(), [](const NameWord& word) {
        return word.known->is_letter || word.known->is_number;
    });
    if (numbers_only || words.size() > kMostWords) return;
    const NameWord& last = words.back();
    if (runs_.is_first_half(last)) {
        if (words.size() > 1) add_name(run, from, to - 1);
        return;
    }
    const std::size_t begin = words.front().begin;
    std::size_t end = last.end();
    const auto next = to == run.end ? run.next : runs_.text_of(runs_.words()[to]);
    if (ends_in_genitive(last, next)) --end;
    // B.T.
    if (runs_.text_of(last).find('.') != std::string_view::npos && end < text_.size() &&
        text_[end] == '.')
        ++end;
    if (end - begin > kLongestName) return;
    KnownName& name = names_.in_article(spelt(begin, end));
    if (run.is_place && from == run.begin) name.here.is_place = true;
    found_.push_back({begin, end, &name});
}

/// Replaces *Bundsgaard* by *Jacob Bundsgaard*. A surname that the lexicon knows (Lund) needs a
/// first name that it knows: *Venstre* is not *Radikale Venstre*. Where the article has *i
/// Danmark*, that is no short *Greenpeace Danmark*.
void NameFinder::complete_surnames() {
    for (KnownName* name : names_.article()) {
        const auto space = name->text.rfind(' ');
        if (space == name->text.npos) continue;
        KnownName* surname = names_.find(name->text.substr(space + 1));
        if (surname == nullptr || surname->here.is_place) continue;
        const WordKind first = words_.knowledge(name->text.substr(0, name->text.find(' '))).kind;
        const bool is_known = words_.knowledge(surname->text).kind != WordKind::unknown;
        if (first == WordKind::common || (is_known && first == WordKind::unknown)) continue;
        ++surname->here.longer_names;
        surname->here.longer = name;
    }
    for (Mention& mention : found_) {
        if (mention.name->here.longer_names == 1) mention.name = mention.name->here.longer;
    }
}

void NameFinder::find(std::string_view text) {
    words_.forget_if_many();
    names_.begin_article();
    text_ = text;
    last_words_.clear();
    has_last_words_ = false;
    found_.clear();
    runs_.read(text);
    for (const NameRun& run : runs_.runs()) {
        if (!run.first) add_run(run, run.begin);
    }
    const std::size_t inside = found_.size();
    inside_begins_ = 0;
    for (KnownName* name : names_.article()) {
        name->here.inside = true;
        inside_begins_ |= beginning_bit(name->text.front());
    }
    for (const NameRun& run : runs_.runs()) {
        if (run.first) add_run(run, run.begin + (counts_as_first(run) ? 0 : 1));
    }
    const auto behind = found_.begin() + static_cast<std::ptrdiff_t>(inside);
    in_order_.resize(found_.size());
    std::merge(found_.begin(), behind, behind, found_.end(), in_order_.begin(),
               [](const auto& a, const auto& b) { return a.begin < b.begin; });
    found_.swap(in_order_);
    complete_surnames();
}

std::vector<NameMention> NameFinder::mentions(std::string_view text) {
    find(text);
    std::vector<NameMention> mentions;
    for (const auto& [begin, end, name] : found_)
        mentions.push_back({begin, end, std::string(name->text)});
    return mentions;
}

const std::vector<const KnownName*>& NameFinder::names_of(std::string_view title,
                                                          std::string_view text) {
    if (!title.empty() && !text.starts_with(title)) {
        title_and_text_.assign(title).append("\n\n").append(text);
        text = title_and_text_;
    }
    find(text);
    most_mentioned_.clear();
    for (const Mention& mention : found_) {
        if (mention.name->of_key->here.mentions++ == 0) most_mentioned_.push_back(mention.name);
    }
    std::stable_sort(most_mentioned_.begin(), most_mentioned_.end(),
                     [](const KnownName* a, const KnownName* b) {
                         return a->of_key->here.mentions > b->of_key->here.mentions;
                     });
    if (most_mentioned_.size() > kMostNames) most_mentioned_.resize(kMostNames);
    return most_mentioned_;
}

}  // namespace udklip::indexer
