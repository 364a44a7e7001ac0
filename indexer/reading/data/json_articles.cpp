// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/data/json_articles.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/reading/reader.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kMaxDepth = 500;
constexpr std::size_t kMaxNames = 10'000;
constexpr std::size_t kLongestProblem = 100;  ///< bytes
/// Behind all names of a text.
constexpr int kRankInText = 100'000;

}  // namespace

void JsonArticles::begin() {
    objects_.begin();
    field_.reset();
    value_.reset();
    fault_.clear();
    problem_.clear();
}

bool JsonArticles::null() {
    tick();
    field_.reset();
    return true;
}
bool JsonArticles::boolean(bool value) {
    return scalar(value ? "true" : "false", JsonScalar::other);
}
bool JsonArticles::number_integer(number_integer_t value) {
    return scalar(fmt::format_int(value).c_str(), JsonScalar::number);
}
bool JsonArticles::number_unsigned(number_unsigned_t value) {
    return scalar(fmt::format_int(value).c_str(), JsonScalar::number);
}
bool JsonArticles::number_float(number_float_t, const string_t& written) {
    return scalar(written, JsonScalar::number);
}
bool JsonArticles::string(string_t& value) {
    if (was_cut()) {
        take_cut();
        value.clear();
    }
    return scalar(value, JsonScalar::text);
}
bool JsonArticles::binary(binary_t&) {
    return true;
}
bool JsonArticles::start_object(std::size_t) {
    return open(false);
}
bool JsonArticles::end_object() {
    return close();
}
bool JsonArticles::start_array(std::size_t) {
    return open(true);
}
bool JsonArticles::end_array() {
    return close();
}
bool JsonArticles::parse_error(std::size_t position, const std::string&,
                               const nlohmann::detail::exception& error) {
    // "[...] parse error at line 1, column 9: syntax error while parsing value - invalid literal;
    // last read: 'NaN'; expected ...": what was read last may be as long as an article.
    std::string_view what = error.what();
    if (const auto dash = what.find(" - "); dash != what.npos) what.remove_prefix(dash + 3);
    problem_ = what.substr(0, std::min(what.find(';'), kLongestProblem));
    problem_at_ = position;
    return false;
}

std::optional<FieldMatch> JsonArticles::match_of(const std::string& name) {
    const auto known = names_.find(name);
    if (known != names_.end()) return known->second;
    if (names_.size() >= kMaxNames) names_.clear();
    return names_.emplace(name, fields_->find(name)).first->second;
}

bool JsonArticles::key(string_t& name) {
    tick();
    if (was_cut()) {
        take_cut();
        name.clear();
    }
    if (value_) {
        value_->wanted = json_names::names_its_object(name);
        if (value_->match.field == &Article::author) value_->part = json_names::part_of_name(name);
        return true;
    }
    field_ = match_of(name);
    objects_.name_member(name, field_);
    if (const int rank = objects_.is_in_text() && !field_ ? json_names::rank_in_text(name) : -1;
        rank >= 0)
        field_ = FieldMatch{&Article::text, kRankInText + rank};
    return true;
}

void JsonArticles::take_cut() {
    feed_->was_cut = false;
    objects_.lose_string(value_ || field_);
}

bool JsonArticles::scalar(std::string_view text, JsonScalar kind) {
    tick();
    if (value_) {
        set_value(text, kind);
        return true;
    }
    if (objects_.depth() == 0) {
        fault_ = mode_ == Mode::line ? "is no JSON object" : kNoObject;
        return false;
    }
    return objects_.add(text, kind, std::exchange(field_, std::nullopt));
}

void JsonArticles::set_value(std::string_view text, JsonScalar kind) {
    const bool is_other = kind == JsonScalar::other;
    value_->misfits = value_->misfits || (value_->wanted && is_other);
    if (is_other || text.empty()) return;
    if (value_->part != json_names::NamePart::none) {
        const bool is_given = value_->part == json_names::NamePart::given;
        (is_given ? value_->given : value_->family) = text;
    } else if (value_->wanted) {
        add_to_value(text);
    }
}

void JsonArticles::add_to_value(std::string_view text) {
    if (value_->text.size() + text.size() > kMaxArticleBytes) return;
    // A name may hold a comma: Hansen, Ole.
    const bool are_authors = value_->match.field == &Article::author;
    if (!value_->text.empty()) value_->text += are_authors ? "; " : ", ";
    value_->text += text;
}

bool JsonArticles::open(bool is_array) {
    tick();
    if (objects_.depth() + (value_ ? value_->depth : 0) >= kMaxDepth) {
        fault_ = "is nested too deeply";
        return false;
    }
    if (value_) {
        ++value_->depth;
        return true;
    }
    if (objects_.depth() == 0 && is_array && mode_ == Mode::line) {
        fault_ = "is no JSON object";
        return false;
    }
    const std::optional<FieldMatch> match = std::exchange(field_, std::nullopt);
    // A list called "content" may hold the articles, and an object too.
    if (!match || match->field == &Article::text) return objects_.open(is_array, match);
    value_ = Value{*match};
    return true;
}

bool JsonArticles::close() {
    tick();
    if (!value_) {
        field_.reset();
        return objects_.close();
    }
    close_in_value();
    return true;
}

void JsonArticles::close_in_value() {
    value_->wanted = true;  // the next element of a list of objects or names
    value_->part = json_names::NamePart::none;
    if (!value_->family.empty()) add_to_value(trim(value_->given + " " + value_->family));
    value_->given.clear();
    value_->family.clear();
    if (--value_->depth == 0) close_value();
}

void JsonArticles::close_value() {
    Value value = std::move(*value_);
    value_.reset();
    if (value.text.empty() && value.misfits) objects_.leave_out();
    objects_.set(value.match, std::move(value.text));
}

}  // namespace udklip::indexer
