// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads what the lexicon needs of a hunspell dictionary: entries with their flags and morphological
// fields, and suffix rules with their continuation flags.
//
//     HunspellDictionary da = read_hunspell("da_DK.aff", "da_DK.dic");
//     for (const DictionaryEntry& entry : da.entries)
//         da.expand(entry, [](const ExpandedForm& form) { ... });
//
// It understands SET, FLAG num, SFX with up to two levels, the flags of compounding, NEEDAFFIX and
// FORBIDDENWORD, and the fields st: and al:. It skips prefixes and everything for suggestions. Used
// at build time only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <istream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::language {

using Flag = std::uint16_t;

/// A file is missing or no dictionary that we understand; the message names file and line.
class HunspellError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// The condition on the end of a word under which a suffix applies: `[^bc]er`, `.`, `[sxz]`.
class SuffixCondition {
  public:
    explicit SuffixCondition(std::string_view pattern);
    bool matches(std::string_view word) const;

  private:
    struct CharacterSet {
        std::u32string characters;
        bool negated = false;
        bool any = false;
    };
    std::vector<CharacterSet> sets_;  ///< from the first to the last character
};

struct Suffix {
    std::string strip;
    std::string append;
    std::vector<Flag> continuation;  ///< flags of the suffixed word
    SuffixCondition condition;
    std::string morphology;  ///< such as +GENITIV; may be empty
};

struct DictionaryEntry {
    std::string word;  ///< UTF-8, in the dictionary's own case
    std::vector<Flag> flags;
    std::vector<std::string> stems;         ///< st: this word is a form of these
    std::vector<std::string> alternatives;  ///< al: irregular forms of this word
};

/// One form of an entry, the entry itself included (then `rule` is 0).
struct ExpandedForm {
    std::string text;
    Flag rule;                       ///< the first suffix flag that made it, 0 for none
    std::string_view morphology;     ///< of the first rule that has one
    bool genitive;                   ///< one of its rules has +GENITIV
    const std::vector<Flag>* flags;  ///< the form's own flags (continuation, or the entry's)
};

/// The flags that the .aff file gives a meaning.
struct SpecialFlags {
    Flag compound_begin = 0;
    Flag compound_middle = 0;
    Flag compound_end = 0;
    Flag only_in_compound = 0;
    Flag need_affix = 0;
    Flag forbidden = 0;
};

struct HunspellDictionary {
    SpecialFlags special;
    std::map<Flag, std::vector<Suffix>> suffixes;
    std::vector<DictionaryEntry> entries;

    /// Returns true if any of the entry's flags has suffix rules.
    bool is_inflected(const DictionaryEntry& entry) const;

    /// Calls `visit` with every form of the entry, with those that occur in compounds only. Leaves
    /// out forms that exist only to carry further affixes.
    void expand(const DictionaryEntry& entry,
                const std::function<void(const ExpandedForm&)>& visit) const;
};

/// Throws HunspellError.
HunspellDictionary read_hunspell(const std::filesystem::path& aff,
                                 const std::filesystem::path& dic);

/// Like `read_hunspell(aff, dic)`, from streams; the names are used in messages.
HunspellDictionary read_hunspell(std::istream& aff, std::istream& dic,
                                 const std::string& aff_name = "aff",
                                 const std::string& dic_name = "dic");

}  // namespace udklip::language
