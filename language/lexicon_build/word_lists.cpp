// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/lexicon_build/word_lists.hpp"

#include <fstream>
#include <sstream>

#include "language/lexicon.hpp"

namespace udklip::language {
namespace {

std::vector<std::string> lines_of(const std::filesystem::path& path) {
    std::ifstream in(path);
    if (!in) throw LexiconError(path.string() + ": cannot be read");
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.front() != '#') lines.push_back(line);
    }
    return lines;
}

std::set<std::string> set_of(const std::filesystem::path& path) {
    const auto lines = lines_of(path);
    return {lines.begin(), lines.end()};
}

/// Tells the class by the forms: nouns have a plural and its definite form, adjectives
/// superlatives.
IrregularWord::Kind kind_of(const std::string& lemma, const std::vector<std::string>& forms) {
    using Kind = IrregularWord::Kind;
    const std::string& last = forms.back();
    if (forms.size() >= 2) {
        const std::string& plural = forms[forms.size() - 2];
        if (last == plural + "ne" || last == plural + "ene") return Kind::kNoun;
        // fædre fædrene, vintre vintrene
        if (plural.ends_with("re") && last == plural + "ne") return Kind::kNoun;
    }
    if (last.ends_with("st") || last.ends_with("ste")) {
        const bool infinitive = lemma.ends_with("e") || lemma.ends_with("å");
        if (!infinitive || last.ends_with("ste")) return Kind::kAdjective;
    }
    return Kind::kVerb;
}

std::vector<IrregularWord> irregular_words(const std::filesystem::path& path) {
    std::vector<IrregularWord> words;
    for (const std::string& line : lines_of(path)) {
        const std::size_t tab = line.find('\t');
        std::istringstream rest(tab == std::string::npos ? "" : line.substr(tab + 1));
        IrregularWord word{line.substr(0, tab), {}, IrregularWord::Kind::kVerb};
        for (std::string form; rest >> form;) word.forms.push_back(form);
        if (word.lemma.empty() || word.forms.empty()) {
            throw LexiconError(path.string() + ": not lemma, tab, forms: " + line);
        }
        word.kind = kind_of(word.lemma, word.forms);
        words.push_back(std::move(word));
    }
    return words;
}

}  // namespace

WordLists read_word_lists(const std::filesystem::path& directory) {
    WordLists lists;
    lists.irregular = irregular_words(directory / "irregular.tsv");
    lists.atomic = set_of(directory / "atomic.txt");
    lists.stop_heads = set_of(directory / "stop_heads.txt");
    lists.stop_modifiers = set_of(directory / "stop_modifiers.txt");
    for (const std::string& line : lines_of(directory / "short_parts.txt")) {
        std::istringstream fields(line);
        std::string word;
        std::string where;
        if (!(fields >> word >> where) ||
            (where != "first" && where != "last" && where != "both" && where != "known")) {
            throw LexiconError("short_parts.txt: not a word and first, last, both or known: " +
                               line);
        }
        if (where == "first" || where == "both") lists.short_first.insert(word);
        if (where == "last" || where == "both") lists.short_last.insert(word);
        if (where == "known") lists.short_known.insert(word);
    }
    return lists;
}

}  // namespace udklip::language
