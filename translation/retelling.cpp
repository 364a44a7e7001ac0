// SPDX-License-Identifier: GPL-3.0-or-later
#include "translation/retelling.hpp"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "translation/mo_file.hpp"

namespace udklip::translation {
namespace {

/// Messages with less text of their own, such as "{}: {}", would fit too much.
constexpr std::size_t kLeastOwnText = 6;
constexpr int kDeepest = 3;

/// A message cut at its placeholders: "a {} b" is {"a ", " b"}.
struct Pattern {
    std::vector<std::string_view> texts;
    std::vector<std::string_view> places;  ///< what stands between the braces
    std::size_t own = 0;                   ///< bytes of the texts that are no mere blanks
};

/// Nothing for a message with {{ or }}, or without a placeholder.
std::optional<Pattern> pattern_of(std::string_view message) {
    if (message.find("{{") != message.npos || message.find("}}") != message.npos) return {};
    Pattern pattern;
    for (;;) {
        const auto open = message.find('{');
        pattern.texts.push_back(message.substr(0, open));
        const bool is_blank = pattern.texts.back().find_first_not_of(' ') == message.npos;
        if (!is_blank) pattern.own += pattern.texts.back().size();
        if (open == message.npos) break;
        const auto close = message.find('}', open);
        if (close == message.npos) return {};
        pattern.places.push_back(message.substr(open + 1, close - open - 1));
        message.remove_prefix(close + 1);
    }
    if (pattern.places.empty()) return {};
    return pattern;
}

/// A message that sentences are made of.
struct Message {
    Pattern english;
    Pattern danish;
};

/// Returns the messages with enough text of their own to tell a sentence by. Cut once: the reasons
/// of a run may be thousands.
const std::vector<Message>& messages() {
    static const std::vector<Message> all = [] {
        std::vector<Message> found;
        const MoFile& file = danish_file();
        for (std::uint32_t at = 1; at < file.size(); ++at) {  // the first is the head
            const MoEntry entry = file.entry(at);
            if (entry.original.find('\0') != entry.original.npos) continue;  // has a plural
            auto english = pattern_of(entry.original);
            auto danish = pattern_of(entry.translation);
            if (!english || !danish || english->own < kLeastOwnText) continue;
            found.push_back({std::move(*english), std::move(*danish)});
        }
        return found;
    }();
    return all;
}

/// Returns what fills the places of the pattern, so that the sentence comes out.
std::optional<std::vector<std::string_view>> filling_of(const Pattern& pattern,
                                                        std::string_view sentence) {
    if (!sentence.starts_with(pattern.texts.front())) return {};
    sentence.remove_prefix(pattern.texts.front().size());
    std::vector<std::string_view> filling;
    for (std::size_t at = 1; at < pattern.texts.size(); ++at) {
        const std::string_view text = pattern.texts[at];
        const bool is_last = at + 1 == pattern.texts.size();
        if (is_last && !sentence.ends_with(text)) return {};
        const auto end = is_last ? sentence.size() - text.size() : sentence.find(text);
        if (end == sentence.npos) return {};
        filling.push_back(sentence.substr(0, end));
        sentence.remove_prefix(end + text.size());
    }
    return filling;
}

/// Fills a translation; a place may name its argument by number: {1}.
std::string filled_in(const Pattern& translation, const std::vector<std::string>& filling) {
    std::string out(translation.texts.front());
    for (std::size_t at = 0; at < translation.places.size(); ++at) {
        std::size_t argument = at;
        const std::string_view place = translation.places[at];
        std::from_chars(place.data(), place.data() + place.size(), argument);
        if (argument < filling.size()) out += filling[argument];
        out += translation.texts[at + 1];
    }
    return out;
}

/// A sentence in another language, and how much of it messages are known for.
struct Retold {
    std::string text;
    std::size_t own = 0;  ///< bytes of the messages' own texts
};

/// Of the messages that fit, the one that leaves least of the sentence untold counts. A single word
/// that fills a message may be a name: it stays.
Retold retold(const Catalogue& says, std::string_view english, int depth) {
    Retold best{std::string(english)};
    if (says.file() == nullptr || english.empty() || depth == kDeepest) return best;
    if (depth == 0 || english.find(' ') != english.npos) {
        if (const auto known = says.file()->find(english))
            return {std::string(*known), english.size()};
    }
    for (const Message& message : messages()) {
        const auto filling = filling_of(message.english, english);
        if (!filling) continue;
        std::size_t own = message.english.own;
        std::vector<std::string> parts;
        for (const auto part : *filling) {
            Retold told = retold(says, part, depth + 1);
            own += told.own;
            parts.push_back(std::move(told.text));
        }
        if (own > best.own) best = {filled_in(message.danish, parts), own};
    }
    return best;
}

/// Returns where something stands: "a.csv, record 7 (line 9)". What stands before may be any path.
std::string place_in(const Catalogue& says, std::string_view place) {
    for (const std::string_view mark : {", record ", ", line "}) {
        const auto at = place.rfind(mark);
        if (at == place.npos) continue;
        return std::string(place.substr(0, at)) + retold(says, place.substr(at), 0).text;
    }
    return std::string(place);
}

}  // namespace

std::string retold(const Catalogue& says, std::string_view english) {
    return retold(says, english, 0).text;
}

std::string retold_line(const Catalogue& says, std::string_view line) {
    constexpr std::string_view kColon = ": ";
    for (auto at = line.find(kColon); at != line.npos; at = line.find(kColon, at + 1)) {
        const std::string_view sentence = line.substr(at + kColon.size());
        const std::string told = retold(says, sentence);
        if (told != sentence) return place_in(says, line.substr(0, at)).append(kColon) + told;
    }
    return std::string(line);
}

}  // namespace udklip::translation
