// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of JsonObjects that says what an object or a list is once it closes.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "indexer/reading/data/json_names.hpp"
#include "indexer/reading/data/json_objects.hpp"
#include "indexer/reading/markup/html_fragment.hpp"
#include "indexer/reading/text/liquid.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kMaxHeldBytes = 32'000'000;
constexpr std::size_t kMaxHeldParts = 128'000'000;

bool is_blank(std::string_view text) {
    return trim(text).empty();
}

/// Whether a site generator fills in all that it has: {"title": "{{ page.title }}"}.
bool is_template(const Article& article) {
    if (article.title.find("{{") == std::string::npos && !article.title.empty()) return false;
    const auto holds_marks = [](std::string_view text) {
        return text.find("{{") != text.npos || text.find("{%") != text.npos;
    };
    return (holds_marks(article.title) || holds_marks(article.text)) &&
           is_blank(without_liquid(article.title)) && is_blank(without_liquid(article.text));
}

}  // namespace

bool JsonObjects::close() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    return frame.is_array ? close_array(frame) : close_object(std::move(frame));
}

bool JsonObjects::close_array(const Frame& array) {
    const auto held = held_.from(array.held_before);
    // Parts with titles wait for what is around them: they may be articles.
    const bool are_text = array.in_text && !held.empty() && !frames_.empty() &&
                          std::all_of(held.begin(), held.end(), [](const JsonRecord& record) {
                              return record.is_part && is_blank(record.article.title);
                          });
    if (are_text && frames_.back().is_array) return true;  // its parts are the outer list's
    std::string text = are_text ? held_.take_text(array.held_before) : array.paragraphs;
    if (!text.empty() && array.is_box && !array.is_text) {
        JsonRecord box = JsonRecord::part(text);
        box.is_in_box = true;
        return hold(std::move(box));
    }
    if (!text.empty() && array.in_text) {
        Frame& object = frames_.back();
        if (object.is_array) return hold(JsonRecord::part(text));
        if (array.is_text || is_blank(object.record.article.text)) {
            set_field(object, array.text_match, std::move(text));
            object.is_read = are_text;
        }
        if (array.is_text || are_text) return true;
    } else if (array.is_text && !holds_records(array)) {
        lose_text(array);
    }
    // Objects without any text (tags, authors) are no articles that lack theirs.
    if (!frames_.empty() && !array.has_records) held_.drop(array.held_before);
    return true;
}

/// Makes the records inside an object its text, if they are its parts. Returns whether they are.
bool JsonObjects::take_parts(Frame& object) {
    Article& article = object.record.article;
    const bool has_title = !is_blank(article.title);
    const bool has_date = !is_blank(article.date);
    const bool has_day = has_date || !is_blank(article.source);
    const bool is_article = has_title || has_day || object.in_text;
    if (!is_article || !holds_records(object)) return false;
    const auto is_part = [&](const JsonRecord& r) {
        const bool has_own_title = !is_blank(r.article.title);
        // Inside a text, parts with titles belong to an object that has one, if it has.
        if (object.in_text) return r.is_part && (has_title || !has_own_title);
        if (r.is_part || (has_title && has_day && r.lacks_own_day)) return true;
        return r.may_be_part && (has_date || !has_own_title || !r.is_in_list);
    };
    const auto all = held_.from(object.held_before);
    // Where there is nothing but comments, they are what there is.
    const auto is_aside = [](const JsonRecord& r) { return r.is_aside; };
    if (std::all_of(all.begin(), all.end(), is_aside)) return false;
    if (!std::all_of(all.begin(), all.end(),
                     [&](const JsonRecord& r) { return r.is_aside || is_part(r); }))
        return false;
    held_.drop_asides(object.held_before);
    bool are_pieces = object.in_text;
    for (const auto& part : held_.from(object.held_before)) {
        if (!part.fault.empty()) object.record.mended = "one of its parts " + part.fault;
        are_pieces = are_pieces && part.is_piece;
    }
    object.record.is_piece = object.record.is_piece && are_pieces;
    article.text = held_.take_text(object.held_before);
    return true;
}

/// Appends the boxes and parts inside an article that has a text, unless it holds theirs.
void JsonObjects::append_boxes(Frame& object) {
    constexpr std::size_t most_compared = 40;
    std::string& text = object.record.article.text;
    const std::string before = text;
    for (const auto& part : held_.from(object.held_before)) {
        const auto own = trim(part.article.text);
        if (!part.is_in_box || !part.is_part || own.empty()) continue;
        if (before.find(own.substr(0, most_compared)) != before.npos) continue;
        const auto title = trim(part.article.title);
        if (!title.empty()) (text += "\n\n") += title;
        (text += "\n\n") += own;
    }
}

/// Completes the fields of an object that closes: with its parts, its boxes, and what is HTML.
void JsonObjects::read_fields(Frame& object) {
    JsonRecord& record = object.record;
    Article& article = record.article;
    const bool lacks_text = is_blank(article.text) && record.fault.empty();
    const bool has_parts = lacks_text && take_parts(object);
    // Around articles, such a text describes the list and is no article of its own.
    if (lacks_text && !has_parts && holds_records(object)) {
        article.lead.clear();
        article.description.clear();
    }
    if (!lacks_text && !object.in_text) append_boxes(object);
    // Programs describe themselves as well.
    const bool is_described_only = article.title.empty() && article.date.empty();
    if (is_described_only && !is_long_text(article.description)) article.description.clear();
    // Parts were read where they stood; however deep they lie, once.
    if (object.in_text && (has_parts || object.is_read)) return;
    read_html_in_fields(article);
    const std::string mended = finish_fields(article);
    if (!mended.empty() && record.mended.empty()) record.mended = mended;
}

bool JsonObjects::close_object(Frame&& object) {
    read_fields(object);
    JsonRecord& record = object.record;
    const std::string& text = record.article.text;
    record.has_text =
        !is_blank(text) || !record.fault.empty() || (record.is_piece && !text.empty());
    record.is_outermost = frames_.empty();
    if (is_of_program_ && frames_.empty() && mode_ == JsonMode::document) {
        held_ = {};
        return true;
    }
    return object.in_text ? close_part(std::move(object)) : close_article(std::move(object));
}

/// Says what an object lacks that has a title, or a long text under a name that is not known.
void JsonObjects::look_for_fault(Frame& object) const {
    JsonRecord& record = object.record;
    const bool has_title = !is_blank(record.article.title);
    // A file that is one object may be anything; one that lists titles holds articles.
    const bool is_listed = is_in_list() || mode_ == JsonMode::line;
    if (record.long_field.empty() && is_listed && has_title)
        record.long_field = record.sentence_field;
    const bool may_be_article = !holds_records(object) && (is_in_list() || frames_.empty());
    if (record.has_text || !may_be_article) return;
    if (!record.long_field.empty()) {
        record.fault = fmt::format("has no text, but a long field \"{}\": take it with {}",
                                   record.long_field, FieldMap::mapping_of_text(record.long_field));
    } else if (!object.lost_text.empty() && has_title) {
        record.fault = fmt::format("its \"{}\" holds no text", object.lost_text);
    }
    record.has_text = !record.fault.empty();
}

/// Closes an object outside a text. What lies in it belongs to it if it has a text; else it is
/// what it holds.
bool JsonObjects::close_article(Frame&& object) {
    look_for_fault(object);
    JsonRecord& record = object.record;
    Article& article = record.article;
    if (mode_ == JsonMode::document && !record.has_text) {
        if (frames_.empty()) return flush();
        if (!is_in_list() || holds_records(object)) return true;
    }
    if (is_template(article)) {
        article = {};
        record.has_text = false;
    }
    const bool lacks_day = article.date.empty() && article.source.empty() && article.author.empty();
    if (!record.has_text && article.title.empty()) {
        record.fault = "has no text";
        record.is_no_article = lacks_day && article.url.empty();
    }
    const bool is_listed_article =
        is_in_list() && json_names::is_list_of_articles(frames_.back().list_name);
    record.is_in_list = is_in_list() && json_names::is_list_of_anything(frames_.back().list_name);
    record.lacks_own_day = lacks_day && !is_listed_article && !record.is_in_list;
    record.may_be_part =
        lacks_day && !is_listed_article && article.id.empty() && article.url.empty();
    record.is_aside = object.is_aside;
    held_.drop(object.held_before);
    return hold(std::move(record));
}

/// Closes an object inside a text: its text is one of the text's parts, unless it is an article.
bool JsonObjects::close_part(Frame&& object) {
    JsonRecord& record = object.record;
    const Article& article = record.article;
    const bool has_title = !is_blank(article.title);
    const bool has_day = !article.date.empty() || !article.source.empty();
    const bool has_name = !article.id.empty() || !article.url.empty() || !article.author.empty();
    const bool is_described = has_day || (has_name && !object.in_parts);
    if (!record.has_text && !has_title) {
        if (object.is_text && !holds_records(object)) lose_text(object);
        return true;
    }
    if (!record.has_text && holds_records(object)) return true;
    record.is_part = !(has_title && is_described);
    record.may_be_part = record.is_part;
    record.is_in_box = object.in_box;
    record.is_aside = object.is_aside;
    held_.drop(object.held_before);
    if (object.is_text && !has_title && !frames_.empty() && !frames_.back().is_array) {
        set_field(frames_.back(), object.text_match, std::move(record.article.text));
        frames_.back().is_read = true;
        return true;
    }
    record.is_piece = record.is_piece && !has_title;
    const bool is_appended = is_in_list() && held_.append(record, frames_.back().held_before);
    return is_appended || hold(std::move(record));
}

bool JsonObjects::hold(JsonRecord&& record) {
    if (record.mended.empty() && has_nul(record.article)) {
        record.mended = "holds NUL characters; each is shown as \uFFFD";
    }
    if (record.has_text) {
        for (auto& frame : frames_) frame.has_records = true;
    }
    if (mode_ == JsonMode::line && !record.is_outermost) {
        if ((record.may_be_part || record.lacks_own_day) && record.has_text)
            held_.add(std::move(record));
        return true;
    }
    const bool inside_object = std::any_of(frames_.begin(), frames_.end(),
                                           [](const Frame& frame) { return !frame.is_array; });
    if (!inside_object) return take_(std::move(record));
    // What is known to be a part has no place among articles, however many parts there are.
    const std::size_t most = record.is_part ? kMaxHeldParts : kMaxHeldBytes;
    held_.add(std::move(record));
    return held_.bytes() <= most || flush();
}

/// Delivers the held records, except those inside an object that has turned out to be an article.
bool JsonObjects::flush() {
    for (const auto& frame : frames_) {
        if (frame.is_array || frame.record.article.text.empty()) continue;
        held_.drop(frame.held_before);
        break;
    }
    for (auto& frame : frames_) frame.held_before = 0;
    for (auto& record : held_.take()) {
        if (!take_(std::move(record))) return false;
    }
    return true;
}

}  // namespace udklip::indexer
