// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/lexicon_build/hunspell_reader.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>

namespace udklip::language {
namespace {

std::u32string to_utf32(std::string_view text) {
    std::u32string out;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        UChar32 c;
        U8_NEXT(bytes, i, size, c);
        out.push_back(c < 0 ? U'\uFFFD' : static_cast<char32_t>(c));
    }
    return out;
}

/// Turns lines of the dictionary's charset into UTF-8.
class LineDecoder {
  public:
    /// Throws HunspellError when ICU does not know the charset.
    void use(const std::string& charset, const std::string& where) {
        UErrorCode status = U_ZERO_ERROR;
        UConverter* converter = ucnv_open(charset.c_str(), &status);
        if (U_FAILURE(status)) throw HunspellError(where + ": unknown charset " + charset);
        utf8_ = ucnv_getType(converter) == UCNV_UTF8;
        ucnv_close(converter);
        charset_ = charset;
    }

    std::string decode(std::string line) const {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (utf8_) return line;
        std::string out;
        icu::UnicodeString(line.data(), static_cast<std::int32_t>(line.size()), charset_.c_str())
            .toUTF8String(out);
        return out;
    }

  private:
    bool utf8_ = false;
    std::string charset_ = "ISO-8859-1";  // what hunspell takes for granted without SET
};

std::vector<std::string_view> fields_of(std::string_view line) {
    std::vector<std::string_view> fields;
    std::size_t i = 0;
    while ((i = line.find_first_not_of(" \t", i)) != std::string_view::npos) {
        const std::size_t end = std::min(line.find_first_of(" \t", i), line.size());
        fields.push_back(line.substr(i, end - i));
        i = end;
    }
    return fields;
}

std::optional<Flag> to_flag(std::string_view text) {
    Flag flag = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), flag);
    if (error != std::errc() || end != text.data() + text.size() || flag == 0) return std::nullopt;
    return flag;
}

/// Returns the flags of `29,10,39`; nothing if the text has anything but numbers and commas.
std::optional<std::vector<Flag>> to_flags(std::string_view text) {
    std::vector<Flag> flags;
    while (true) {
        const std::size_t comma = text.find(',');
        const auto flag = to_flag(text.substr(0, comma));
        if (!flag) return std::nullopt;
        flags.push_back(*flag);
        if (comma == std::string_view::npos) return flags;
        text.remove_prefix(comma + 1);
    }
}

bool contains(const std::vector<Flag>& flags, Flag flag) {
    return flag != 0 && std::find(flags.begin(), flags.end(), flag) != flags.end();
}

/// Splits `ene/34,10` into text and flags; the whole is text when no flags follow the slash.
std::string split_flags(std::string_view text, std::vector<Flag>& flags) {
    const std::size_t slash = text.rfind('/');
    if (slash != std::string_view::npos && slash > 0) {
        if (auto found = to_flags(text.substr(slash + 1))) {
            flags = std::move(*found);
            return std::string(text.substr(0, slash));
        }
    }
    return std::string(text);
}

Flag* special_flag(SpecialFlags& special, std::string_view keyword) {
    if (keyword == "COMPOUNDBEGIN") return &special.compound_begin;
    if (keyword == "COMPOUNDMIDDLE") return &special.compound_middle;
    if (keyword == "COMPOUNDEND") return &special.compound_end;
    if (keyword == "ONLYINCOMPOUND") return &special.only_in_compound;
    if (keyword == "NEEDAFFIX") return &special.need_affix;
    if (keyword == "FORBIDDENWORD") return &special.forbidden;
    return nullptr;
}

/// SFX flag strip append[/flags] condition [morphology]
void add_suffix(HunspellDictionary& out, const std::vector<std::string_view>& fields,
                const std::string& where) {
    const auto flag = to_flag(fields[1]);
    if (!flag) throw HunspellError(where + ": the flag is no number");
    Suffix suffix{fields[2] == "0" ? "" : std::string(fields[2]),
                  "",
                  {},
                  SuffixCondition(fields.size() > 4 ? fields[4] : "."),
                  ""};
    suffix.append = split_flags(fields[3], suffix.continuation);
    if (suffix.append == "0") suffix.append.clear();
    if (fields.size() > 5 && fields[5].front() == '+') suffix.morphology = fields[5];
    out.suffixes[*flag].push_back(std::move(suffix));
}

void read_aff(std::istream& in, const std::string& name, LineDecoder& decoder,
              HunspellDictionary& out) {
    std::string line;
    bool numeric = false;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        line = decoder.decode(std::move(line));
        const auto fields = fields_of(line);
        if (fields.size() < 2 || fields[0].front() == '#') continue;
        const std::string where = name + ":" + std::to_string(number);
        if (fields[0] == "SET") {
            decoder.use(std::string(fields[1]), where);
        } else if (fields[0] == "FLAG") {
            numeric = fields[1] == "num";
        } else if (Flag* special = special_flag(out.special, fields[0])) {
            const auto flag = to_flag(fields[1]);
            if (!flag) throw HunspellError(where + ": the flag is no number");
            *special = *flag;
        } else if (fields[0] == "SFX" && fields.size() >= 4) {
            // The heading of a group (SFX 2 Y 4) has a count where a rule has what to append.
            const bool heading = fields.size() == 4 && (fields[2] == "Y" || fields[2] == "N");
            if (!heading) add_suffix(out, fields, where);
        }
    }
    if (!numeric) throw HunspellError(name + ": only dictionaries with FLAG num are understood");
}

bool is_morphological_field(std::string_view field) {
    return field.size() >= 3 && field[2] == ':' && field[0] >= 'a' && field[0] <= 'z' &&
           field[1] >= 'a' && field[1] <= 'z';
}

DictionaryEntry to_entry(std::string_view line) {
    DictionaryEntry entry;
    std::string word;
    for (const std::string_view field : fields_of(line)) {
        if (is_morphological_field(field)) {
            if (field.starts_with("st:")) entry.stems.emplace_back(field.substr(3));
            if (field.starts_with("al:")) entry.alternatives.emplace_back(field.substr(3));
        } else {
            if (!word.empty()) word.push_back(' ');
            word.append(field);
        }
    }
    entry.word = split_flags(word, entry.flags);
    return entry;
}

void read_dic(std::istream& in, const std::string& name, const LineDecoder& decoder,
              HunspellDictionary& out) {
    std::string line;
    std::size_t announced = 0;
    if (!std::getline(in, line) ||
        std::from_chars(line.data(), line.data() + line.size(), announced).ec != std::errc()) {
        throw HunspellError(name + ":1: the number of words is missing");
    }
    out.entries.reserve(std::min<std::size_t>(announced, 1'000'000));
    while (std::getline(in, line)) {
        line = decoder.decode(std::move(line));
        DictionaryEntry entry = to_entry(line);
        if (entry.word.empty() || contains(entry.flags, out.special.forbidden)) continue;
        out.entries.push_back(std::move(entry));
    }
}

}  // namespace

SuffixCondition::SuffixCondition(std::string_view pattern) {
    const std::u32string text = to_utf32(pattern);
    if (text == U".") return;  // any word will do
    for (std::size_t i = 0; i < text.size(); ++i) {
        CharacterSet set;
        if (text[i] == U'[') {
            const std::size_t end = std::min(text.find(U']', i), text.size());
            set.characters = text.substr(i + 1, end - i - 1);
            set.negated = !set.characters.empty() && set.characters.front() == U'^';
            if (set.negated) set.characters.erase(0, 1);
            i = end;
        } else {
            set.any = text[i] == U'.';
            set.characters = text[i];
        }
        sets_.push_back(std::move(set));
    }
}

bool SuffixCondition::matches(std::string_view word) const {
    auto at = static_cast<std::int32_t>(word.size());
    for (auto set = sets_.rbegin(); set != sets_.rend(); ++set) {
        if (at == 0) return false;
        UChar32 c;
        U8_PREV(reinterpret_cast<const std::uint8_t*>(word.data()), 0, at, c);
        if (set->any) continue;
        const bool found = set->characters.find(static_cast<char32_t>(c)) != std::u32string::npos;
        if (found == set->negated) return false;
    }
    return true;
}

bool HunspellDictionary::is_inflected(const DictionaryEntry& entry) const {
    return std::any_of(entry.flags.begin(), entry.flags.end(),
                       [&](Flag flag) { return suffixes.contains(flag); });
}

void HunspellDictionary::expand(const DictionaryEntry& entry,
                                const std::function<void(const ExpandedForm&)>& visit) const {
    const auto apply = [](const Suffix& suffix, const std::string& word) {
        std::optional<std::string> out;
        if (word.ends_with(suffix.strip) && suffix.condition.matches(word)) {
            out = word.substr(0, word.size() - suffix.strip.size()) + suffix.append;
        }
        return out;
    };
    if (!contains(entry.flags, special.need_affix)) {
        visit({entry.word, 0, {}, false, &entry.flags});
    }
    for (const Flag flag : entry.flags) {
        const auto group = suffixes.find(flag);
        if (group == suffixes.end()) continue;
        for (const Suffix& suffix : group->second) {
            const auto form = apply(suffix, entry.word);
            if (!form) continue;
            const bool genitive = suffix.morphology == "+GENITIV";
            if (!contains(suffix.continuation, special.need_affix)) {
                visit({*form, flag, suffix.morphology, genitive, &suffix.continuation});
            }
            for (const Flag next : suffix.continuation) {
                const auto further = suffixes.find(next);
                if (further == suffixes.end()) continue;
                for (const Suffix& second : further->second) {
                    const auto longer = apply(second, *form);
                    if (!longer) continue;
                    const bool doubled =
                        suffix.morphology.empty() || suffix.morphology == "+KONSONANT_FORDOBLING";
                    visit({*longer, flag, doubled ? second.morphology : suffix.morphology,
                           genitive || second.morphology == "+GENITIV", &second.continuation});
                }
            }
        }
    }
}

HunspellDictionary read_hunspell(std::istream& aff, std::istream& dic, const std::string& aff_name,
                                 const std::string& dic_name) {
    HunspellDictionary out;
    LineDecoder decoder;
    read_aff(aff, aff_name, decoder, out);
    read_dic(dic, dic_name, decoder, out);
    return out;
}

HunspellDictionary read_hunspell(const std::filesystem::path& aff,
                                 const std::filesystem::path& dic) {
    std::ifstream aff_in(aff, std::ios::binary);
    if (!aff_in) throw HunspellError(aff.string() + ": cannot be read");
    std::ifstream dic_in(dic, std::ios::binary);
    if (!dic_in) throw HunspellError(dic.string() + ": cannot be read");
    return read_hunspell(aff_in, dic_in, aff.string(), dic.string());
}

}  // namespace udklip::language
