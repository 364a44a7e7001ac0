// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/text_model.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <unordered_map>

#include "language/text/utf8.hpp"

namespace udklip::bench {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

template <typename Take>
void for_each_word(std::string_view text, const Take& take) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        while (at < text.size() && !is_blank(text[at])) ++at;
        if (at > begin) take(text.substr(begin, at - begin));
        while (at < text.size() && is_blank(text[at])) ++at;
    }
}

/// Without case and the marks around it: what counts as one word of the vocabulary.
std::string bare(std::string_view written) {
    const auto is_mark = [](char c) {
        return static_cast<unsigned char>(c) < 0x80 &&
               std::isalnum(static_cast<unsigned char>(c)) == 0;
    };
    while (!written.empty() && is_mark(written.front())) written.remove_prefix(1);
    while (!written.empty() && is_mark(written.back())) written.remove_suffix(1);
    return language::to_lower(written);
}

bool makes_compounds(std::string_view written) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < written.size(); ++letters) {
        const char32_t c = language::next_char(written, at);
        if (!language::is_letter(c) || language::is_upper(c)) return false;
    }
    return letters >= 4 && letters <= 12;
}

std::string in_json(std::string_view text) {
    const std::string quoted =
        nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return quoted.substr(1, quoted.size() - 2);
}

std::string string_of(const nlohmann::json& article, const char* name) {
    const auto found = article.find(name);
    return found != article.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

TextModel TextModel::of(const std::filesystem::path& json_lines) {
    std::ifstream in(json_lines, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + json_lines.string());
    TextModel model;
    std::unordered_map<std::string, std::uint32_t> numbers;
    std::vector<std::uint32_t> counts;
    std::unordered_map<std::string, std::uint32_t> vocabulary;
    std::vector<std::uint64_t> grown{0};  // how large the vocabulary was after each article
    std::vector<std::uint64_t> so_far{0};
    std::uint64_t total = 0;
    std::uint64_t line_ends = 0;
    const auto take = [&](std::string_view written) {
        const auto [found, is_new] = numbers.try_emplace(
            std::string(written), static_cast<std::uint32_t>(model.words_.size()));
        if (is_new) {
            model.words_.push_back(in_json(written));
            counts.push_back(0);
            if (makes_compounds(written)) model.parts_.emplace_back(written);
        }
        ++counts[found->second];
        if (std::string word = bare(written); !word.empty()) ++vocabulary[std::move(word)];
        ++total;
    };
    for (std::string line; std::getline(in, line);) {
        const auto article = nlohmann::json::parse(line, nullptr, false);
        if (!article.is_object()) continue;
        Shape shape;
        const std::string text = string_of(article, "text");
        for_each_word(text, [&](std::string_view word) { take(word), ++shape.words; });
        for_each_word(string_of(article, "title"),
                      [&](std::string_view word) { take(word), ++shape.title_words; });
        if (shape.words == 0) continue;
        line_ends += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
        for (const char* name : {"date", "source"}) {
            if (const std::string value = string_of(article, name); !value.empty())
                shape.fields += std::string(",\"") + name + "\":\"" + in_json(value) + '"';
        }
        model.shapes_.push_back(std::move(shape));
        so_far.push_back(total);
        grown.push_back(vocabulary.size());
    }
    if (total == 0 || model.shapes_.size() < 2)
        throw std::runtime_error(json_lines.string() + " has too few articles with words");

    model.total_ = static_cast<double>(total);
    model.mean_words_ = model.total_ / static_cast<double>(model.shapes_.size());
    model.line_ends_ = static_cast<double>(line_ends) / model.total_;
    std::map<std::uint32_t, std::uint32_t> frequencies;
    for (const auto& [word, count] : vocabulary) ++frequencies[count];
    model.frequencies_.assign(frequencies.begin(), frequencies.end());
    const std::size_t half = model.shapes_.size() / 2;
    model.exponent_ =
        std::clamp(std::log(static_cast<double>(grown.back()) / static_cast<double>(grown[half])) /
                       std::log(model.total_ / static_cast<double>(so_far[half])),
                   0.3, 0.9);
    model.factor_ = static_cast<double>(grown.back()) / std::pow(model.total_, model.exponent_);
    std::erase_if(model.parts_,
                  [&](const std::string& part) { return counts[numbers.at(part)] < 2; });
    model.set_up_alias(counts);
    return model;
}

/// Vose 1991: each slot holds at most two words, so that a draw is one look-up.
void TextModel::set_up_alias(const std::vector<std::uint32_t>& counts) {
    const std::size_t size = counts.size();
    std::vector<double> share(size);
    std::vector<std::uint32_t> small;
    std::vector<std::uint32_t> large;
    for (std::uint32_t i = 0; i < size; ++i) {
        share[i] = counts[i] * static_cast<double>(size) / total_;
        (share[i] < 1 ? small : large).push_back(i);
    }
    cut_.assign(size, std::uint64_t{1} << 32U);
    alias_.resize(size);
    while (!small.empty() && !large.empty()) {
        const std::uint32_t little = small.back();
        const std::uint32_t much = large.back();
        small.pop_back();
        cut_[little] = static_cast<std::uint64_t>(share[little] * 0x1p32);
        alias_[little] = much;
        share[much] -= 1 - share[little];
        if (share[much] < 1) {
            large.pop_back();
            small.push_back(much);
        }
    }
}

std::string_view TextModel::word(Random& random) const {
    const std::size_t slot = random.index(words_.size());
    return words_[(random.next() >> 32U) < cut_[slot] ? slot : alias_[slot]];
}

double TextModel::vocabulary(double n) const {
    return factor_ * std::pow(n, exponent_);
}

double TextModel::expected(double n) const {
    double words = 0;
    for (const auto& [count, so_many] : frequencies_)
        words += so_many * -std::expm1(n * std::log1p(-std::min(count / total_, 1 - 1e-9)));
    return words;
}

ArticleMaker::ArticleMaker(const TextModel& model, std::uint64_t articles, std::uint64_t seed)
    : model_(model), articles_(articles), seed_(seed), random_(seed) {}

/// The rate changes slowly, so it is worked out anew each time the text has grown by a tenth.
void ArticleMaker::look_up_rate() {
    const double from = std::max(words_, 1000.0);
    const double to = from * 1.1;
    const double missing = model_.vocabulary(to) - model_.expected(to) -
                           (model_.vocabulary(from) - model_.expected(from));
    rate_ = model_.has_parts() ? std::max(0.0, missing / (to - from)) : 0.0;
    rate_until_ = to;
}

/// The word of a number is always the same, so that earlier ones need not be kept to come back.
void ArticleMaker::append_new_word(std::string& out, std::uint64_t number) const {
    static constexpr std::array<std::string_view, 16> kFirst = {
        "Al",  "Bro", "Dal", "Ege", "Fre",  "Gra", "Hol", "Kir",
        "Lan", "Mar", "Nør", "Ros", "Skov", "Tor", "Ves", "Øs"};
    static constexpr std::array<std::string_view, 16> kMiddle = {
        "be", "da", "der", "en", "ge",  "ke", "le", "li",
        "ma", "ne", "ri",  "se", "ste", "ta", "ve", "vi"};
    static constexpr std::array<std::string_view, 16> kLast = {
        "bæk", "borg", "by",   "dorf", "ersen", "gaard", "holm", "hus",
        "ing", "lev",  "lund", "mann", "rup",   "sen",   "sted", "vig"};
    Random random(seed_ ^ (number + 1) * 0xD1342543DE82EF95U);
    const std::uint64_t kind = random.index(10);
    if (kind < 2) {  // a name
        out += kFirst[random.index(kFirst.size())];
        for (std::size_t more = 2 + random.index(2); more > 0; --more)
            out += kMiddle[random.index(kMiddle.size())];
        out += kLast[random.index(kLast.size())];
        return;
    }
    out += model_.part(random);
    if (kind < 5) out += kind < 4 ? "s" : "e";
    out += model_.part(random);
}

void ArticleMaker::append_words(std::string& out, std::uint32_t count, bool lines) {
    for (std::uint32_t i = 0; i < count; ++i) {
        if (words_ >= rate_until_) look_up_rate();
        if (i > 0) out += lines && model_.line_ends(random_) ? "\\n" : " ";
        const double chance = random_.unit();
        if (chance < rate_) {
            append_new_word(out, new_words_++);
        } else if (chance < 2 * rate_ && new_words_ > 0) {
            append_new_word(out, random_.next() % new_words_);
        } else {
            out += model_.word(random_);
        }
        ++words_;
    }
}

bool ArticleMaker::append_next(std::string& out) {
    if (made_ == articles_) return false;
    const TextModel::Shape& shape = model_.shape(random_);
    out += "{\"id\":\"s" + std::to_string(++made_) + '"';
    if (shape.title_words > 0) {
        out += ",\"title\":\"";
        append_words(out, shape.title_words, false);
        out += '"';
    }
    out += ",\"text\":\"";
    append_words(out, shape.words, true);
    out += '"';
    out += shape.fields;
    out += "}\n";
    return true;
}

}  // namespace udklip::bench
