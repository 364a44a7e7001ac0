// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/data/json_articles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "indexer/reading/markup/html_fragment.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kMaxDepth = 500;
constexpr std::size_t kMaxHeldBytes = 32'000'000;
constexpr std::size_t kMaxNames = 10'000;
constexpr std::size_t kLongestProblem = 100;  ///< bytes
constexpr const char* kWrongType = "is neither text nor a number";

/// Which member of an object says what it is: {"name": "Ritzau"}, {"rendered": "..."},
/// {"$date": "2021-06-18"}.
bool names_its_object(std::string_view key) {
    for (const char* known : {"name", "navn", "rendered", "value", "$date", "$oid"}) {
        if (same_word(key, known)) return true;
    }
    return false;
}

bool is_one_of(std::string_view name, std::initializer_list<const char*> known) {
    return std::any_of(known.begin(), known.end(),
                       [&](const char* one) { return same_word(name, one); });
}

/// Whether a list of this name holds articles, and not parts of one.
bool is_list_of_articles(std::string_view name) {
    return is_one_of(name,
                     {"articles", "artikler", "posts", "nyheder", "news", "documents", "dokumenter",
                      "docs", "stories", "historier", "indlæg", "pressemeddelelser"});
}

/// Whether a list of this name holds articles or parts of one.
bool is_list_of_anything(std::string_view name) {
    return is_one_of(name, {"items", "entries", "results", "resultater", "hits", "data", "records",
                            "rows", "pages", "sider", "feed", "response", "nodes"});
}

std::size_t size_of(const Article& article) {
    return sizeof(JsonRecord) + article.id.size() + article.title.size() + article.text.size() +
           article.date.size() + article.source.size() + article.author.size() +
           article.section.size() + article.url.size();
}

}  // namespace

void JsonArticles::begin() {
    frames_.clear();
    field_.reset();
    value_.reset();
    held_.clear();
    held_bytes_ = 0;
    fault_.clear();
    problem_.clear();
}

bool JsonArticles::null() {
    tick();
    field_.reset();
    return true;
}
bool JsonArticles::boolean(bool value) {
    return scalar(value ? "true" : "false", Kind::other);
}
bool JsonArticles::number_integer(number_integer_t value) {
    return scalar(fmt::format_int(value).c_str(), Kind::number);
}
bool JsonArticles::number_unsigned(number_unsigned_t value) {
    return scalar(fmt::format_int(value).c_str(), Kind::number);
}
bool JsonArticles::number_float(number_float_t, const string_t& written) {
    return scalar(written, Kind::number);
}
bool JsonArticles::string(string_t& value) {
    if (was_cut()) {
        take_cut();
        value.clear();
    }
    return scalar(value, Kind::text);
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
        value_->wanted = names_its_object(name);
    } else {
        field_ = match_of(name);
        if (field_) frames_.back().field_name = name;
        key_ = name;
    }
    return true;
}

/// A string that is too large to hold costs its record, or nothing if the record does not need it.
void JsonArticles::take_cut() {
    feed_->was_cut = false;
    const auto object =
        std::find_if(frames_.rbegin(), frames_.rend(), [](const Frame& f) { return !f.is_array; });
    if (object == frames_.rend()) return;
    JsonRecord& record = object->record;
    if (value_ || field_ || frames_.back().is_text) {
        record.fault = kTooLarge;
        record.article = {};
    } else if (record.mended.empty()) {
        record.mended =
            fmt::format("holds a value of more than {} MB; left out", kMaxArticleBytes / 1'000'000);
    }
}

bool JsonArticles::scalar(std::string_view text, Kind kind) {
    tick();
    if (value_) {
        value_->misfits = value_->misfits || (value_->wanted && kind == Kind::other);
        if (!value_->wanted || kind == Kind::other || text.empty()) return true;
        if (value_->text.size() + text.size() > kMaxArticleBytes) return true;
        // A name may hold a comma: Hansen, Ole.
        const bool are_authors = value_->match.field == &Article::author;
        if (!value_->text.empty()) value_->text += are_authors ? "; " : ", ";
        value_->text += text;
        return true;
    }
    if (frames_.empty()) {
        fault_ = mode_ == Mode::line ? "is no JSON object" : kNoObject;
        return false;
    }
    if (frames_.back().is_array) {
        if (kind == Kind::text && frames_.back().is_text && frames_.size() > 1) {
            add_paragraph(text);
            return true;
        }
        return element();
    }
    if (!field_) {
        if (kind == Kind::text) look_at_unknown(text);
        return true;
    }
    const FieldMatch match = *std::exchange(field_, std::nullopt);
    if (kind == Kind::other && match.field == &Article::date) return true;  // published: true
    if (kind == Kind::other) {
        misfit(frames_.back(), kWrongType);
    } else {
        set_field(frames_.back(), match, std::string(text));
    }
    return true;
}

/// Remembers the name of a field that may be the text under another name.
void JsonArticles::look_at_unknown(std::string_view text) {
    JsonRecord& record = frames_.back().record;
    if (record.long_field.empty() && is_long_text(text)) record.long_field = key_;
}

/// A string in a list that is called like a text is a paragraph of it.
void JsonArticles::add_paragraph(std::string_view text) {
    Frame& list = frames_.back();
    const std::string_view content = trim(text);
    list.bytes += content.size() + 2;
    if (list.bytes > kMaxArticleBytes) return misfit(frames_[frames_.size() - 2], "is too large");
    if (!list.paragraphs.empty() && !content.empty()) list.paragraphs += "\n\n";
    list.paragraphs += content;
}

/// An element of an array that should have been an object.
bool JsonArticles::element() {
    if (frames_.back().is_text) misfit(frames_[frames_.size() - 2], "is a list");
    if (frames_.size() > 1) return true;
    JsonRecord record;
    record.fault = "is no JSON object";
    record.is_no_article = true;
    return hold(std::move(record));
}

void JsonArticles::set_field(Frame& frame, const FieldMatch& match, std::string text) {
    frame.bytes += text.size();
    if (frame.bytes > kMaxArticleBytes) {
        frame.record.fault = kTooLarge;
        frame.record.article = {};
        return;
    }
    frame.collector.set(frame.record.article, match, std::move(text));
}

/// Handles a field of the wrong type. An article without its text is rejected; other fields are
/// only left out.
void JsonArticles::misfit(Frame& frame, const char* what) {
    const auto match = match_of(frame.field_name);
    if (match && match->field == &Article::text) {
        if (frame.record.fault.empty())
            frame.record.fault = fmt::format("its \"{}\" {}", frame.field_name, what);
    } else if (frame.record.mended.empty()) {
        frame.record.mended = fmt::format("its \"{}\" {}; left out", frame.field_name, what);
    }
}

bool JsonArticles::open(bool is_array) {
    tick();
    if (frames_.size() + (value_ ? value_->depth : 0) >= kMaxDepth) {
        fault_ = "is nested too deeply";
        return false;
    }
    if (value_) {
        ++value_->depth;
        return true;
    }
    if (frames_.empty() && is_array && mode_ == Mode::line) {
        fault_ = "is no JSON object";
        return false;
    }
    const std::optional<FieldMatch> match = std::exchange(field_, std::nullopt);
    // A list called "content" may hold the articles.
    const bool is_text = match && is_array && match->field == &Article::text;
    if (match && !is_text) {
        value_ = Value{*match};
        return true;
    }
    Frame frame{is_array};
    frame.is_text = is_text;
    if (is_text) frame.text_match = *match;
    if (is_array) frame.list_name = key_;
    frame.held_before = held_.size();
    frames_.push_back(std::move(frame));
    return true;
}

bool JsonArticles::close() {
    tick();
    if (value_) {
        value_->wanted = true;  // the next element of a list of objects or names
        if (--value_->depth == 0) close_value();
        return true;
    }
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    field_.reset();
    return frame.is_array ? close_array(frame) : close_object(std::move(frame));
}

void JsonArticles::close_value() {
    Value value = std::move(*value_);
    value_.reset();
    if (value.text.empty() && value.misfits) misfit(frames_.back(), kWrongType);
    set_field(frames_.back(), value.match, std::move(value.text));
}

bool JsonArticles::close_array(const Frame& array) {
    if (!array.paragraphs.empty()) {
        Frame& object = frames_.back();
        const bool is_first = trim(object.record.article.text).empty();
        if (is_first) set_field(object, array.text_match, array.paragraphs);
    }
    // Objects without any text (tags, authors) are no articles that lack theirs.
    if (!frames_.empty() && !array.has_records)
        held_.resize(std::min(array.held_before, held_.size()));
    return true;
}

/// Makes the records inside an object its text, if they are its parts. Returns whether they are.
bool JsonArticles::take_parts(Frame& object) {
    Article& article = object.record.article;
    const bool is_article = !trim(article.title).empty() || !trim(article.date).empty() ||
                            !trim(article.source).empty();
    const auto first =
        held_.begin() + static_cast<std::ptrdiff_t>(std::min(object.held_before, held_.size()));
    if (!is_article || first == held_.end()) return false;
    const bool has_date = !trim(article.date).empty();
    const auto is_part = [&](const JsonRecord& r) {
        const bool has_title = !trim(r.article.title).empty();
        return r.may_be_part && (has_date || !has_title || !r.is_in_list);
    };
    if (!std::all_of(first, held_.end(), is_part)) return false;
    std::string text;
    for (auto part = first; part != held_.end(); ++part) {
        if (!part->fault.empty()) object.record.mended = "one of its parts " + part->fault;
        for (const auto& piece : {part->article.title, part->article.text}) {
            if (trim(piece).empty()) continue;
            if (!text.empty()) text += "\n\n";
            text += trim(piece);
        }
    }
    held_.erase(first, held_.end());
    article.text = std::move(text);
    return true;
}

bool JsonArticles::close_object(Frame&& object) {
    JsonRecord& record = object.record;
    Article& article = record.article;
    const bool lacks_text = trim(article.text).empty() && record.fault.empty();
    // Around articles, such a text describes the list and is no article of its own.
    if (lacks_text && !take_parts(object) && held_.size() > object.held_before) {
        article.lead.clear();
        article.description.clear();
    }
    // Programs describe themselves as well.
    const bool is_described_only = article.title.empty() && article.date.empty();
    if (is_described_only && !is_long_text(article.description)) article.description.clear();
    read_html_in_fields(article);
    const std::string mended = finish_fields(article);
    if (!mended.empty() && record.mended.empty()) record.mended = mended;
    record.has_text = !trim(article.text).empty() || !record.fault.empty();
    record.is_outermost = frames_.empty();
    const bool holds_records = held_.size() > object.held_before;
    const bool in_list = !frames_.empty() && frames_.back().is_array;
    if (!record.has_text && !record.long_field.empty() && !holds_records &&
        (in_list || frames_.empty())) {
        record.fault = fmt::format("has no text, but a long field \"{}\": take it with {}",
                                   record.long_field, FieldMap::mapping_of_text(record.long_field));
        record.has_text = true;
    }
    if (mode_ == Mode::document && !record.has_text) {
        if (frames_.empty()) return flush();
        if (!in_list || holds_records) return true;
    }
    if (!record.has_text && article.title.empty()) {
        record.fault = "has no text";
        record.is_no_article = article.date.empty() && article.source.empty() &&
                               article.author.empty() && article.url.empty();
    }
    record.may_be_part = article.date.empty() && article.source.empty() && article.id.empty() &&
                         article.url.empty() && article.author.empty() &&
                         !(in_list && is_list_of_articles(frames_.back().list_name));
    record.is_in_list = in_list && is_list_of_anything(frames_.back().list_name);
    held_.resize(std::min(object.held_before, held_.size()));
    return hold(std::move(record));
}

bool JsonArticles::hold(JsonRecord&& record) {
    if (record.mended.empty() && has_nul(record.article)) {
        record.mended = "holds NUL characters; each is shown as \uFFFD";
    }
    if (record.has_text) {
        for (auto& frame : frames_) frame.has_records = true;
    }
    if (mode_ == Mode::line && !record.is_outermost) {
        if (record.may_be_part && record.has_text) held_.push_back(std::move(record));
        return true;
    }
    const bool inside_object = std::any_of(frames_.begin(), frames_.end(),
                                           [](const Frame& frame) { return !frame.is_array; });
    if (!inside_object) return take_(std::move(record));
    held_bytes_ += size_of(record.article);
    held_.push_back(std::move(record));
    return held_bytes_ <= kMaxHeldBytes || flush();
}

/// Delivers the held records, except those inside an object that has turned out to be an article.
bool JsonArticles::flush() {
    for (const auto& frame : frames_) {
        if (frame.is_array || frame.record.article.text.empty()) continue;
        held_.resize(std::min(frame.held_before, held_.size()));
        break;
    }
    for (auto& frame : frames_) frame.held_before = 0;
    std::vector<JsonRecord> ready = std::move(held_);
    held_.clear();
    held_bytes_ = 0;
    for (auto& record : ready) {
        if (!take_(std::move(record))) return false;
    }
    return true;
}

}  // namespace udklip::indexer
