// SPDX-License-Identifier: GPL-3.0-or-later
//
// News that nobody wrote: sentences put together at random from a few words, so that articles are
// on the same topic and share phrases, but no more than that.
#pragma once

#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace udklip::test {

inline std::string sentence(std::mt19937& random) {
    static const std::vector<std::string> who = {"Kommunen",          "Regionsrådet",
                                                 "Borgmesteren",      "Et flertal i byrådet",
                                                 "Ministeren",        "Lægerne",
                                                 "Sygeplejerskerne",  "En ny rapport",
                                                 "Patientforeningen", "Oppositionen",
                                                 "Eksperter",         "Forvaltningen",
                                                 "Økonomiudvalget",   "Direktøren for sygehuset",
                                                 "Personalet"};
    static const std::vector<std::string> does = {"vil spare på",
                                                  "afviser kritikken af",
                                                  "beder om penge til",
                                                  "åbner",
                                                  "lukker til sommer",
                                                  "advarer om",
                                                  "undersøger",
                                                  "kræver svar om",
                                                  "roser",
                                                  "er imod",
                                                  "flytter",
                                                  "udvider"};
    static const std::vector<std::string> what = {"sygehuset i byen",
                                                  "ventelisterne",
                                                  "den nye akutmodtagelse",
                                                  "lægehusene",
                                                  "de ældres pleje",
                                                  "budgettet for næste år",
                                                  "skoler og daginstitutioner",
                                                  "ambulancerne",
                                                  "fødegangen",
                                                  "det nære sundhedsvæsen",
                                                  "psykiatrien",
                                                  "de lange køer",
                                                  "overarbejdet",
                                                  "kræftbehandlingen",
                                                  "vagtplanerne"};
    static const std::vector<std::string> why = {"fordi udgifterne stiger",
                                                 "efter flere klager",
                                                 "siden foråret",
                                                 "selv om personalet protesterer",
                                                 "i den kommende uge",
                                                 "uden at nogen har spurgt",
                                                 "på et møde tirsdag aften",
                                                 "med virkning fra januar",
                                                 "viser tal fra Danmarks Statistik",
                                                 "siger formanden",
                                                 "oplyser en kilde",
                                                 "efter lang tids tavshed"};
    const auto one = [&](const auto& words) { return words[random() % words.size()]; };
    std::ostringstream out;
    out << one(who) << ' ' << one(does) << ' ' << one(what) << ' ' << one(why) << ", og "
        << 10 + random() % 9000 << " borgere er berørt. ";
    return out.str();
}

/// An article of so many sentences of about 15 words; the same seed begins in the same way.
inline std::string news(unsigned seed, int sentences) {
    std::mt19937 random(seed);
    std::string text;
    for (int i = 0; i < sentences; ++i) text += sentence(random);
    return text;
}

inline std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

/// The words from the share `from` to the share `to` of the text.
inline std::string part_of(const std::string& text, double from, double to) {
    const auto words = words_of(text);
    const auto count = static_cast<double>(words.size());
    std::string out;
    const auto end = std::min(words.size(), static_cast<std::size_t>(to * count));
    for (auto i = static_cast<std::size_t>(from * count); i < end; ++i) out += words[i] + " ";
    return out;
}

/// Every nth word is another one.
inline std::string reworded(const std::string& text, std::size_t nth) {
    const auto words = words_of(text);
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        out += i % nth == nth - 1 ? "omskrevet" + std::to_string(i) + " " : words[i] + " ";
    }
    return out;
}

}  // namespace udklip::test
