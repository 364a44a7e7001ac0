// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/data/json_articles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "indexer/reading/data/json_names.hpp"
#include "indexer/reading/markup/html_fragment.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/reading/text/liquid.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kMaxDepth = 500;
constexpr std::size_t kMaxHeldBytes = 32'000'000;
constexpr std::size_t kMaxHeldParts = 128'000'000;
constexpr std::size_t kMaxNames = 10'000;
constexpr std::size_t kLongestProblem = 100;  ///< bytes
constexpr const char* kWrongType = "is neither text nor a number";
/// Behind all names of a text.
constexpr int kRankInText = 100'000;
/// Behind those: what only its list's name tells.
constexpr int kRankOfParts = 200'000;

bool is_type(std::string_view key) {
    return same_word(key, "type") || same_word(key, "_type");
}

/// Whether a site generator fills in all that it has: {"title": "{{ page.title }}"}.
bool is_template(const Article& article) {
    if (article.title.find("{{") == std::string::npos && !article.title.empty()) return false;
    const auto holds_marks = [](std::string_view text) {
        return text.find("{{") != text.npos || text.find("{%") != text.npos;
    };
    return (holds_marks(article.title) || holds_marks(article.text)) &&
           trim(without_liquid(article.title)).empty() &&
           trim(without_liquid(article.text)).empty();
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
    has_schema_ = is_of_program_ = false;
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
        value_->wanted = json_names::names_its_object(name);
        if (value_->match.field == &Article::author) value_->part = json_names::part_of_name(name);
    } else {
        Frame& frame = frames_.back();
        field_ = match_of(name);
        if (field_) frame.field_name = name;
        if (const int rank = frame.in_text && !field_ ? json_names::rank_in_text(name) : -1;
            rank >= 0)
            field_ = FieldMatch{&Article::text, kRankInText + rank};
        key_ = name;
        if (frames_.size() == 1) look_at_program(name);
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
        if (kind == Kind::other || text.empty()) return true;
        if (value_->part != json_names::NamePart::none) {
            const bool is_given = value_->part == json_names::NamePart::given;
            (is_given ? value_->given : value_->family) = text;
        } else if (value_->wanted) {
            add_to_value(text);
        }
        return true;
    }
    if (frames_.empty()) {
        fault_ = mode_ == Mode::line ? "is no JSON object" : kNoObject;
        return false;
    }
    frames_.back().is_empty = false;
    if (frames_.back().is_array) {
        const bool is_paragraph = kind == Kind::text && frames_.back().in_text;
        if (is_paragraph && frames_.size() > 1) return add_paragraph(text);
        if (kind == Kind::text) look_at_unknown(text);
        return element();
    }
    if (!field_) {
        if (kind == Kind::text && frames_.back().in_text && is_type(key_)) {
            frames_.back().record.is_piece = json_names::is_piece(text);
        } else if (kind == Kind::text) {
            look_at_unknown(text);
        }
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

/// A schema or an interface describes data in articles' words, and holds none.
void JsonArticles::look_at_program(std::string_view key) {
    if (key == "$schema") has_schema_ = true;
    const bool is_schema = has_schema_ && (key == "properties" || key == "definitions" ||
                                           key == "$defs" || key == "required");
    if (is_schema || key == "openapi" || key == "swagger") is_of_program_ = true;
}

void JsonArticles::add_to_value(std::string_view text) {
    if (value_->text.size() + text.size() > kMaxArticleBytes) return;
    // A name may hold a comma: Hansen, Ole.
    const bool are_authors = value_->match.field == &Article::author;
    if (!value_->text.empty()) value_->text += are_authors ? "; " : ", ";
    value_->text += text;
}

/// Remembers the name of a field that may be the text under another name. What lies inside a text
/// is the field of whom the text belongs to.
void JsonArticles::look_at_unknown(std::string_view text) {
    const bool is_long = is_long_text(text);
    if (!is_long && !is_sentence(text)) return;
    const auto owner = std::find_if(frames_.rbegin(), frames_.rend(), [](const Frame& frame) {
        return !frame.is_array && !frame.in_text;
    });
    if (owner == frames_.rend()) return;
    const Frame& frame = frames_.back();
    std::string& name = is_long ? owner->record.long_field : owner->record.sentence_field;
    if (name.empty()) name = frame.is_array ? frame.list_name : key_;
}

/// A string in a list that is called like a text is a paragraph of it.
bool JsonArticles::add_paragraph(std::string_view text) {
    Frame& list = frames_.back();
    const std::string_view content = trim(text);
    list.bytes += content.size() + 2;
    if (list.bytes > kMaxArticleBytes) {
        misfit(frames_[frames_.size() - 2], "is too large");
        return true;
    }
    // Behind objects it is one of them.
    if (held_.size() > list.held_before) return content.empty() || hold(part_of(content));
    if (!list.paragraphs.empty() && !content.empty()) list.paragraphs += "\n\n";
    list.paragraphs += content;
    return true;
}

JsonRecord JsonArticles::part_of(std::string_view text) {
    JsonRecord part;
    part.article.text = text;
    part.has_text = part.may_be_part = part.is_part = true;
    return part;
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
    // A list called "content" may hold the articles, and an object too.
    const bool is_text = match && match->field == &Article::text;
    if (match && !is_text) {
        value_ = Value{*match};
        return true;
    }
    if (!frames_.empty()) {
        frames_.back().is_empty = false;
        // The objects of a list come behind its strings.
        if (Frame& list = frames_.back(); list.is_array && !list.paragraphs.empty()) {
            JsonRecord first = part_of(std::exchange(list.paragraphs, {}));
            if (!hold(std::move(first))) return false;
        }
    }
    frames_.push_back(frame_for(is_array, match));
    return true;
}

JsonArticles::Frame JsonArticles::frame_for(bool is_array, const std::optional<FieldMatch>& match) {
    const Frame* outer = frames_.empty() ? nullptr : &frames_.back();
    const bool has_key = outer != nullptr && !outer->is_array;
    Frame frame{is_array};
    frame.is_text = match.has_value();
    const bool are_parts = is_array && has_key && json_names::is_list_of_parts(key_);
    const bool is_box = has_key && json_names::is_box(key_);
    frame.text_match = match.value_or(FieldMatch{&Article::text, kRankOfParts});
    frame.in_text = frame.is_text || are_parts || is_box || (outer != nullptr && outer->in_text);
    frame.in_parts = are_parts || is_box || (outer != nullptr && outer->in_parts);
    frame.is_box = is_box;
    frame.in_box = is_box || are_parts || (outer != nullptr && outer->in_box);
    frame.is_aside =
        (has_key && json_names::is_aside(key_)) || (outer != nullptr && outer->is_aside);
    if (is_array) frame.list_name = key_;
    frame.held_before = held_.size();
    return frame;
}

bool JsonArticles::close() {
    tick();
    if (value_) {
        value_->wanted = true;  // the next element of a list of objects or names
        value_->part = json_names::NamePart::none;
        if (!value_->family.empty()) add_to_value(trim(value_->given + " " + value_->family));
        value_->given.clear();
        value_->family.clear();
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
    const auto first =
        held_.begin() + static_cast<std::ptrdiff_t>(std::min(array.held_before, held_.size()));
    // Parts with titles wait for what is around them: they may be articles.
    const bool are_text = array.in_text && first != held_.end() && !frames_.empty() &&
                          std::all_of(first, held_.end(), [](const JsonRecord& record) {
                              return record.is_part && trim(record.article.title).empty();
                          });
    if (are_text && frames_.back().is_array) return true;  // its parts are the outer list's
    std::string text = are_text ? join(first) : array.paragraphs;
    if (!text.empty() && array.is_box && !array.is_text) {
        JsonRecord box = part_of(text);
        box.is_in_box = true;
        return hold(std::move(box));
    }
    if (!text.empty() && array.in_text) {
        Frame& object = frames_.back();
        if (object.is_array) return hold(part_of(text));
        if (array.is_text || trim(object.record.article.text).empty()) {
            set_field(object, array.text_match, std::move(text));
            object.is_read = are_text;
        }
        if (array.is_text || are_text) return true;
    } else if (array.is_text && first == held_.end()) {
        lose_text(array);
    }
    // Objects without any text (tags, authors) are no articles that lack theirs.
    if (!frames_.empty() && !array.has_records) drop_held(array.held_before);
    return true;
}

/// Takes the records from `first` on out of those that are held, and returns their texts.
std::string JsonArticles::join(std::vector<JsonRecord>::iterator first) {
    std::string text;
    bool is_behind_piece = false;
    for (auto part = first; part != held_.end(); ++part) {
        for (const auto& written : {part->article.title, part->article.text}) {
            const std::string_view piece = part->is_piece ? written : trim(written);
            if (piece.empty()) continue;
            if (!text.empty() && !(part->is_piece && is_behind_piece)) text += "\n\n";
            text += piece;
        }
        is_behind_piece = part->is_piece;
    }
    drop_held(static_cast<std::size_t>(first - held_.begin()));
    return text;
}

/// Drops the records from number `from` on.
void JsonArticles::drop_held(std::size_t from) {
    for (auto i = from; i < held_.size(); ++i)
        held_bytes_ -= std::min(held_bytes_, size_of(held_[i].article));
    held_.resize(std::min(from, held_.size()));
}

/// What is called like a text and holds something, but no text, costs the article its own.
void JsonArticles::lose_text(const Frame& lost) {
    if (lost.is_empty || frames_.empty() || frames_.back().is_array) return;
    Frame& object = frames_.back();
    if (object.lost_text.empty()) object.lost_text = object.field_name;
}

/// Makes the records inside an object its text, if they are its parts. Returns whether they are.
bool JsonArticles::take_parts(Frame& object) {
    Article& article = object.record.article;
    const bool has_title = !trim(article.title).empty();
    const bool has_day = !trim(article.date).empty() || !trim(article.source).empty();
    const auto begin = [&] {
        return held_.begin() +
               static_cast<std::ptrdiff_t>(std::min(object.held_before, held_.size()));
    };
    const bool is_article = has_title || has_day || object.in_text;
    if (!is_article || begin() == held_.end()) return false;
    const bool has_date = !trim(article.date).empty();
    const auto is_part = [&](const JsonRecord& r) {
        const bool has_own_title = !trim(r.article.title).empty();
        // Inside a text, parts with titles belong to an object that has one, if it has.
        if (object.in_text) return r.is_part && (has_title || !has_own_title);
        if (r.is_part || (has_title && has_day && r.lacks_own_day)) return true;
        return r.may_be_part && (has_date || !has_own_title || !r.is_in_list);
    };
    // Where there is nothing but comments, they are what there is.
    const auto is_aside = [](const JsonRecord& r) { return r.is_aside; };
    if (std::all_of(begin(), held_.end(), is_aside)) return false;
    if (!std::all_of(begin(), held_.end(),
                     [&](const JsonRecord& r) { return r.is_aside || is_part(r); }))
        return false;
    held_.erase(std::remove_if(begin(), held_.end(), is_aside), held_.end());
    for (auto part = begin(); part != held_.end(); ++part) {
        if (!part->fault.empty()) object.record.mended = "one of its parts " + part->fault;
    }
    object.record.is_piece =
        object.in_text &&
        std::all_of(begin(), held_.end(), [](const auto& r) { return r.is_piece; }) &&
        object.record.is_piece;
    article.text = join(begin());
    return true;
}

/// Appends the boxes and parts inside an article that has a text, unless it holds theirs.
void JsonArticles::append_boxes(Frame& object) {
    constexpr std::size_t most_compared = 40;
    std::string& text = object.record.article.text;
    const std::string before = text;
    for (auto i = std::min(object.held_before, held_.size()); i < held_.size(); ++i) {
        const Article& part = held_[i].article;
        const auto own = trim(part.text);
        if (!held_[i].is_in_box || !held_[i].is_part || own.empty()) continue;
        if (before.find(own.substr(0, most_compared)) != before.npos) continue;
        if (!trim(part.title).empty()) (text += "\n\n") += trim(part.title);
        (text += "\n\n") += own;
    }
}

bool JsonArticles::close_object(Frame&& object) {
    JsonRecord& record = object.record;
    Article& article = record.article;
    const bool lacks_text = trim(article.text).empty() && record.fault.empty();
    const bool has_parts = lacks_text && take_parts(object);
    // Around articles, such a text describes the list and is no article of its own.
    if (lacks_text && !has_parts && held_.size() > object.held_before) {
        article.lead.clear();
        article.description.clear();
    }
    if (!lacks_text && !object.in_text) append_boxes(object);
    // Programs describe themselves as well.
    const bool is_described_only = article.title.empty() && article.date.empty();
    if (is_described_only && !is_long_text(article.description)) article.description.clear();
    // Parts were read where they stood; however deep they lie, once.
    if (!object.in_text || (!has_parts && !object.is_read)) {
        read_html_in_fields(article);
        const std::string mended = finish_fields(article);
        if (!mended.empty() && record.mended.empty()) record.mended = mended;
    }
    record.has_text = !trim(article.text).empty() || !record.fault.empty() ||
                      (record.is_piece && !article.text.empty());
    record.is_outermost = frames_.empty();
    if (is_of_program_ && frames_.empty() && mode_ == Mode::document) {
        held_.clear();
        return true;
    }
    const bool in_list = !frames_.empty() && frames_.back().is_array;
    if (object.in_text) return close_part(std::move(object));
    const bool holds_records = held_.size() > object.held_before;
    // A file that is one object may be anything; one that lists titles holds articles.
    const bool is_listed = in_list || mode_ == Mode::line;
    if (record.long_field.empty() && is_listed && !trim(article.title).empty())
        record.long_field = record.sentence_field;
    if (!record.has_text && !record.long_field.empty() && !holds_records &&
        (in_list || frames_.empty())) {
        record.fault = fmt::format("has no text, but a long field \"{}\": take it with {}",
                                   record.long_field, FieldMap::mapping_of_text(record.long_field));
        record.has_text = true;
    }
    if (!record.has_text && !object.lost_text.empty() && !holds_records &&
        !trim(article.title).empty() && (in_list || frames_.empty())) {
        record.fault = fmt::format("its \"{}\" holds no text", object.lost_text);
        record.has_text = true;
    }
    if (mode_ == Mode::document && !record.has_text) {
        if (frames_.empty()) return flush();
        if (!in_list || holds_records) return true;
    }
    if (is_template(article)) {
        article = {};
        record.has_text = false;
    }
    if (!record.has_text && article.title.empty()) {
        record.fault = "has no text";
        record.is_no_article = article.date.empty() && article.source.empty() &&
                               article.author.empty() && article.url.empty();
    }
    const bool is_listed_article =
        in_list && json_names::is_list_of_articles(frames_.back().list_name);
    record.lacks_own_day = article.date.empty() && article.source.empty() &&
                           article.author.empty() && !is_listed_article;
    record.may_be_part = record.lacks_own_day && article.id.empty() && article.url.empty();
    record.is_in_list = in_list && json_names::is_list_of_anything(frames_.back().list_name);
    record.lacks_own_day = record.lacks_own_day && !record.is_in_list;
    record.is_aside = object.is_aside;
    drop_held(object.held_before);
    return hold(std::move(record));
}

/// Closes an object inside a text: its text is one of the text's parts, unless it is an article.
bool JsonArticles::close_part(Frame&& object) {
    JsonRecord& record = object.record;
    const Article& article = record.article;
    const bool has_title = !trim(article.title).empty();
    const bool has_day = !article.date.empty() || !article.source.empty();
    const bool has_name = !article.id.empty() || !article.url.empty() || !article.author.empty();
    const bool is_described = has_day || (has_name && !object.in_parts);
    if (!record.has_text && !has_title) {
        if (object.is_text && held_.size() == object.held_before) lose_text(object);
        return true;
    }
    if (!record.has_text && held_.size() > object.held_before) return true;
    record.is_part = !(has_title && is_described);
    record.may_be_part = record.is_part;
    record.is_in_box = object.in_box;
    record.is_aside = object.is_aside;
    if (object.is_text && !has_title && !frames_.empty() && !frames_.back().is_array) {
        drop_held(object.held_before);
        set_field(frames_.back(), object.text_match, std::move(record.article.text));
        frames_.back().is_read = true;
        return true;
    }
    record.is_piece = record.is_piece && !has_title;
    drop_held(object.held_before);
    return add_to_last(record) || hold(std::move(record));
}

/// Appends a part without a title to the one before it in the same list, so that a text of many
/// pieces is not held piece by piece. Returns false if there is none, or it is of another kind.
bool JsonArticles::add_to_last(const JsonRecord& record) {
    if (frames_.empty() || !frames_.back().is_array) return false;
    if (held_.size() <= frames_.back().held_before) return false;
    JsonRecord& last = held_.back();
    const auto is_plain = [](const JsonRecord& r) {
        return r.is_part && r.has_text && r.fault.empty() && r.mended.empty() &&
               r.article.title.empty();
    };
    const bool is_alike = is_plain(last) && is_plain(record) && last.is_piece == record.is_piece &&
                          last.is_in_box == record.is_in_box && last.is_aside == record.is_aside;
    const std::string& text = record.article.text;
    if (!is_alike || last.article.text.size() + text.size() > kMaxArticleBytes / 2) return false;
    if (!record.is_piece) last.article.text += "\n\n";
    last.article.text += record.is_piece ? std::string_view(text) : trim(text);
    held_bytes_ += text.size() + 2;
    return true;
}

bool JsonArticles::hold(JsonRecord&& record) {
    if (record.mended.empty() && has_nul(record.article)) {
        record.mended = "holds NUL characters; each is shown as \uFFFD";
    }
    if (record.has_text) {
        for (auto& frame : frames_) frame.has_records = true;
    }
    if (mode_ == Mode::line && !record.is_outermost) {
        if ((record.may_be_part || record.lacks_own_day) && record.has_text)
            held_.push_back(std::move(record));
        return true;
    }
    const bool inside_object = std::any_of(frames_.begin(), frames_.end(),
                                           [](const Frame& frame) { return !frame.is_array; });
    if (!inside_object) return take_(std::move(record));
    held_bytes_ += size_of(record.article);
    // What is known to be a part has no place among articles, however many parts there are.
    const std::size_t most = record.is_part ? kMaxHeldParts : kMaxHeldBytes;
    held_.push_back(std::move(record));
    return held_bytes_ <= most || flush();
}

/// Delivers the held records, except those inside an object that has turned out to be an article.
bool JsonArticles::flush() {
    for (const auto& frame : frames_) {
        if (frame.is_array || frame.record.article.text.empty()) continue;
        drop_held(frame.held_before);
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
