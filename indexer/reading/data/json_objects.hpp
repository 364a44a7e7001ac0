// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the objects and lists of JSON are: articles, parts of one, or nothing. JsonArticles tells
// it what opens, what stands in it, and what closes.
//
//     [{...}, {...}]                               each object
//     {"titel": "...", "tekst": "..."}             the object
//     {"total": 2, "artikler": [{...}, {...}]}     each object: the outer one has no text
//
// An object with a text of its own is an article, and what lies inside it (comments, related
// stories) belongs to it. An object without text but with a title, a date or a source is an article
// too, and the objects in it are its parts: {"titel": "Ny bro", "sektioner": [{"overskrift": ...,
// "tekst": ...}]}. They are articles of their own if they have a date, a source, an id or an
// address, or if their list is called articles, posts, news and the like. In a list called items,
// entries or data they are so too, unless the object around them has a date or they have no title.
//
// What is called like a text may be a list or an object, {"body": [{"type": "p", "text": "..."}]},
// {"content": {"blocks": [...]}}: the texts in it, however deep, are the article's, and so are
// those in lists called sections, paragraphs, blocks and the like.
//
// Records inside an object are held until it is clear what the object is, or until they are too
// many to hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/reading/article.hpp"
#include "indexer/reading/data/json_record.hpp"
#include "indexer/reading/field_map.hpp"

namespace udklip::indexer {

enum class JsonMode : std::uint8_t {
    document,  ///< records wherever they lie
    line,      ///< the outermost object is the record, with or without text
};

/// A value that is neither an object nor a list; `other` is true or false.
enum class JsonScalar : std::uint8_t { text, number, other };

/// Functions that return a bool return false if the parsing is to end.
class JsonObjects {
  public:
    /// Receives each record, in order. Returning false ends the parsing.
    using Take = std::function<bool(JsonRecord&&)>;

    JsonObjects(JsonMode mode, Take take) : mode_(mode), take_(std::move(take)) {}

    /// Call it before each document.
    void begin();

    /// How many objects and lists are open. Functions on the innermost need one.
    std::size_t depth() const { return frames_.size(); }
    /// Whether the innermost is or lies inside what is called like a text.
    bool is_in_text() const { return frames_.back().in_text; }

    /// Names the next member of the innermost object; `known` is the field that is called so.
    void name_member(const std::string& name, const std::optional<FieldMatch>& known);
    bool open(bool is_array, const std::optional<FieldMatch>& match);
    bool close();

    /// Adds an element of the innermost list, or a member of the innermost object.
    bool add(std::string_view text, JsonScalar kind, const std::optional<FieldMatch>& match);
    /// Sets a field of the innermost object.
    void set(const FieldMatch& match, std::string text) {
        set_field(frames_.back(), match, std::move(text));
    }
    /// Leaves out the innermost object's last known field: it is neither text nor a number.
    void leave_out();
    /// Leaves out a string that is too large to hold. It costs its record, or nothing if the record
    /// does not need it.
    void lose_string(bool is_field);

  private:
    /// An object or list that is open and may hold records.
    struct Frame {
        bool is_array;
        bool is_text = false;         ///< it is called like a text
        std::string field_name = {};  ///< the last of an object's known fields, as it is called
        bool is_field_text = false;   ///< that one is the text
        JsonRecord record = {};
        FieldCollector collector = {};
        std::size_t held_before = 0;  ///< how many were held when it was opened
        std::size_t bytes = 0;        ///< of the record's fields
        std::string paragraphs = {};  ///< the strings in an array that is called like a text
        FieldMatch text_match = {};   ///< what such an array or object is called
        bool in_text = false;         ///< it is or lies inside a text or a list of parts
        bool in_parts = false;        ///< ... a list of parts, which may have ids
        bool is_box = false;          ///< it is such a box itself
        bool in_box = false;          ///< ... what belongs below the text
        bool is_aside = false;        ///< ... comments, related stories
        bool is_read = false;         ///< its text comes from what lies in it
        bool is_empty = true;         ///< nothing was in it, apart from null
        std::string lost_text = {};   ///< the name of what is called like a text and holds none
        std::string list_name = {};   ///< of an array: the field that it is the value of
        bool has_records = false;     ///< an array in which an object with a text was found
    };

    Frame frame_for(bool is_array, const std::optional<FieldMatch>& match) const;
    void look_at_program(std::string_view key);
    void look_at_unknown(std::string_view text);
    bool add_paragraph(std::string_view text);
    bool add_element(std::string_view text, JsonScalar kind);
    void set_field(Frame& frame, const FieldMatch& match, std::string text);
    static void misfit(Frame& frame, const char* what);
    void lose_text(const Frame& lost);

    bool close_array(const Frame& array);
    bool close_object(Frame&& object);
    bool close_part(Frame&& object);
    bool close_article(Frame&& object);
    bool take_parts(Frame& object);
    void append_boxes(Frame& object);
    void read_fields(Frame& object);
    void look_for_fault(Frame& object) const;
    bool hold(JsonRecord&& record);
    bool flush();

    bool is_in_list() const { return !frames_.empty() && frames_.back().is_array; }
    bool holds_records(const Frame& object) const { return held_.size() > object.held_before; }

    JsonMode mode_;
    Take take_;
    std::vector<Frame> frames_;
    std::string key_;  ///< the last member's name
    HeldRecords held_;
    bool has_schema_ = false;
    bool is_of_program_ = false;  ///< the document is a schema or the like
};

}  // namespace udklip::indexer
