// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/data/json_objects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "indexer/reading/data/json_names.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

constexpr const char* kWrongType = "is neither text nor a number";
/// The rank of a text that only its list's name tells: behind all others.
constexpr int kRankOfParts = 200'000;

bool is_type(std::string_view key) {
    return same_word(key, "type") || same_word(key, "_type");
}

}  // namespace

void JsonObjects::begin() {
    frames_.clear();
    held_ = {};
    has_schema_ = is_of_program_ = false;
}

void JsonObjects::name_member(const std::string& name, const std::optional<FieldMatch>& known) {
    Frame& frame = frames_.back();
    if (known) {
        frame.field_name = name;
        frame.is_field_text = known->field == &Article::text;
    }
    key_ = name;
    if (frames_.size() == 1) look_at_program(name);
}

/// A schema or an interface describes data in articles' words, and holds none.
void JsonObjects::look_at_program(std::string_view key) {
    if (key == "$schema") has_schema_ = true;
    const bool is_schema = has_schema_ && (key == "properties" || key == "definitions" ||
                                           key == "$defs" || key == "required");
    if (is_schema || key == "openapi" || key == "swagger") is_of_program_ = true;
}

bool JsonObjects::open(bool is_array, const std::optional<FieldMatch>& match) {
    if (!frames_.empty()) {
        frames_.back().is_empty = false;
        // The objects of a list come behind its strings.
        if (Frame& list = frames_.back(); list.is_array && !list.paragraphs.empty()) {
            if (!hold(JsonRecord::part(std::exchange(list.paragraphs, {})))) return false;
        }
    }
    frames_.push_back(frame_for(is_array, match));
    return true;
}

JsonObjects::Frame JsonObjects::frame_for(bool is_array,
                                          const std::optional<FieldMatch>& match) const {
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

bool JsonObjects::add(std::string_view text, JsonScalar kind,
                      const std::optional<FieldMatch>& match) {
    Frame& frame = frames_.back();
    frame.is_empty = false;
    if (frame.is_array) return add_element(text, kind);
    if (!match) {
        if (kind == JsonScalar::text && frame.in_text && is_type(key_)) {
            frame.record.is_piece = json_names::is_piece(text);
        } else if (kind == JsonScalar::text) {
            look_at_unknown(text);
        }
    } else if (kind != JsonScalar::other) {
        set_field(frame, *match, std::string(text));
    } else if (match->field != &Article::date) {  // published: true
        misfit(frame, kWrongType);
    }
    return true;
}

bool JsonObjects::add_element(std::string_view text, JsonScalar kind) {
    const bool is_paragraph = kind == JsonScalar::text && frames_.back().in_text;
    if (is_paragraph && frames_.size() > 1) return add_paragraph(text);
    if (kind == JsonScalar::text) look_at_unknown(text);
    // It should have been an object.
    if (frames_.back().is_text) misfit(frames_[frames_.size() - 2], "is a list");
    if (frames_.size() > 1) return true;
    JsonRecord record;
    record.fault = "is no JSON object";
    record.is_no_article = true;
    return hold(std::move(record));
}

/// Remembers the name of a field that may be the text under another name. What lies inside a text
/// is the field of whom the text belongs to.
void JsonObjects::look_at_unknown(std::string_view text) {
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
bool JsonObjects::add_paragraph(std::string_view text) {
    Frame& list = frames_.back();
    const std::string_view content = trim(text);
    list.bytes += content.size() + 2;
    if (list.bytes > kMaxArticleBytes) {
        misfit(frames_[frames_.size() - 2], "is too large");
        return true;
    }
    // Behind objects it is one of them.
    if (holds_records(list)) return content.empty() || hold(JsonRecord::part(content));
    if (!list.paragraphs.empty() && !content.empty()) list.paragraphs += "\n\n";
    list.paragraphs += content;
    return true;
}

void JsonObjects::set_field(Frame& frame, const FieldMatch& match, std::string text) {
    frame.bytes += text.size();
    if (frame.bytes > kMaxArticleBytes) {
        frame.record.fault = kTooLarge;
        frame.record.article = {};
        return;
    }
    frame.collector.set(frame.record.article, match, std::move(text));
}

void JsonObjects::leave_out() {
    misfit(frames_.back(), kWrongType);
}

/// Handles a field of the wrong type. An article without its text is rejected; other fields are
/// only left out.
void JsonObjects::misfit(Frame& frame, const char* what) {
    if (frame.is_field_text) {
        if (frame.record.fault.empty())
            frame.record.fault = fmt::format("its \"{}\" {}", frame.field_name, what);
    } else if (frame.record.mended.empty()) {
        frame.record.mended = fmt::format("its \"{}\" {}; left out", frame.field_name, what);
    }
}

void JsonObjects::lose_string(bool is_field) {
    const auto object =
        std::find_if(frames_.rbegin(), frames_.rend(), [](const Frame& f) { return !f.is_array; });
    if (object == frames_.rend()) return;
    JsonRecord& record = object->record;
    if (is_field || frames_.back().is_text) {
        record.fault = kTooLarge;
        record.article = {};
    } else if (record.mended.empty()) {
        record.mended =
            fmt::format("holds a value of more than {} MB; left out", kMaxArticleBytes / 1'000'000);
    }
}

/// What is called like a text and holds something, but no text, costs the article its own.
void JsonObjects::lose_text(const Frame& lost) {
    if (lost.is_empty || frames_.empty() || frames_.back().is_array) return;
    Frame& object = frames_.back();
    if (object.lost_text.empty()) object.lost_text = object.field_name;
}

}  // namespace udklip::indexer
