// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds the articles in JSON while it is parsed, and holds nothing but their fields.
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
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/reading/article.hpp"
#include "indexer/reading/data/json_names.hpp"
#include "indexer/reading/field_map.hpp"

namespace udklip::indexer {

/// An article, or the reason why an object is not one.
struct JsonRecord {
    Article article;
    std::string fault;           ///< why it is rejected; empty for an article
    std::string mended;          ///< what was left out; empty if nothing was
    std::string long_field;      ///< a field without a known name that holds running text
    std::string sentence_field;  ///< one that holds a sentence at least
    bool has_text = false;
    bool is_outermost = false;
    bool is_no_article = false;  ///< it has a fault because it has nothing of an article
    bool may_be_part = false;    ///< it has nothing of its own that parts of an article lack
    bool lacks_own_day = false;  ///< nor a date, source or author; it may have an id or an address
    bool is_in_list = false;  ///< its list is called as lists of articles, or of other things, are
    bool is_part = false;     ///< it lies inside a text, and is no article of its own
    bool is_piece = false;    ///< of a paragraph: what stands beside it goes on without a space
    bool is_in_box = false;   ///< it belongs below the text of an article that has one
    bool is_aside = false;    ///< a comment, a related story
};

/// Between the parser and the reader that feeds it.
struct JsonFeed {
    std::size_t bytes_since_value = 0;  ///< the parser sets it to 0 at every value
    bool was_cut = false;               ///< the next string is not whole: it was too large
};

class JsonArticles final : public nlohmann::json_sax<nlohmann::json> {
  public:
    enum class Mode {
        document,  ///< records wherever they lie
        line,      ///< the outermost object is the record, with or without text
    };
    /// The fault() of a document that is a number or a string.
    static constexpr const char* kNoObject = "holds no JSON object";
    /// Receives each record, in order. Returning false ends the parsing.
    using Take = std::function<bool(JsonRecord&&)>;

    /// `fields` must outlive it.
    JsonArticles(const FieldMap& fields, Mode mode, Take take)
        : fields_(&fields), mode_(mode), take_(std::move(take)) {}

    /// Call it before each document.
    void begin();
    /// Why parsing ended early, apart from syntax; empty if it did not.
    const std::string& fault() const { return fault_; }
    /// Returns why the input is not JSON ("invalid literal"), or an empty string.
    const std::string& problem() const { return problem_; }
    /// Returns the byte, from 1, at which the problem showed.
    std::size_t problem_at() const { return problem_at_; }
    void watch(JsonFeed& feed) { feed_ = &feed; }

    bool null() override;
    bool boolean(bool value) override;
    bool number_integer(number_integer_t value) override;
    bool number_unsigned(number_unsigned_t value) override;
    bool number_float(number_float_t value, const string_t& written) override;
    bool string(string_t& value) override;
    bool binary(binary_t& value) override;
    bool start_object(std::size_t elements) override;
    bool key(string_t& name) override;
    bool end_object() override;
    bool start_array(std::size_t elements) override;
    bool end_array() override;
    bool parse_error(std::size_t position, const std::string& token,
                     const nlohmann::detail::exception& error) override;

  private:
    enum class Kind { text, number, other };

    /// An object or array that is open and may hold records.
    struct Frame {
        bool is_array;
        bool is_text = false;         ///< it is called like a text
        std::string field_name = {};  ///< the last of an object's known fields, as it is called
        JsonRecord record = {};
        FieldCollector collector = {};
        std::size_t held_before = 0;  ///< size of held_ when it was opened
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
    /// An object or array that is a field's value, such as {"name": "Ritzau"}.
    struct Value {
        FieldMatch match;
        std::size_t depth = 1;
        bool wanted = true;  ///< of an object only the name counts
        bool misfits = false;
        std::string text = {};
        std::string given = {};  ///< {"fornavn": "Ole", "efternavn": "Hansen"}
        std::string family = {};
        json_names::NamePart part = json_names::NamePart::none;  ///< what the last key names
    };

    void tick() {
        if (feed_ != nullptr) feed_->bytes_since_value = 0;
    }
    std::optional<FieldMatch> match_of(const std::string& name);
    bool was_cut() const { return feed_ != nullptr && feed_->was_cut; }
    void take_cut();
    bool scalar(std::string_view text, Kind kind);
    bool element();
    void set_field(Frame& frame, const FieldMatch& match, std::string text);
    void misfit(Frame& frame, const char* what);
    bool open(bool is_array);
    bool close();
    void look_at_program(std::string_view key);
    void add_to_value(std::string_view text);
    void close_value();
    Frame frame_for(bool is_array, const std::optional<FieldMatch>& match);
    bool close_array(const Frame& array);
    bool close_object(Frame&& object);
    bool close_part(Frame&& object);
    bool add_to_last(const JsonRecord& record);
    bool take_parts(Frame& object);
    void append_boxes(Frame& object);
    std::string join(std::vector<JsonRecord>::iterator first);
    void drop_held(std::size_t from);
    void lose_text(const Frame& lost);
    bool add_paragraph(std::string_view text);
    static JsonRecord part_of(std::string_view text);
    void look_at_unknown(std::string_view text);
    bool hold(JsonRecord&& record);
    bool flush();

    const FieldMap* fields_;
    Mode mode_;
    Take take_;
    JsonFeed* feed_ = nullptr;
    std::unordered_map<std::string, std::optional<FieldMatch>> names_;  ///< looked up before

    std::vector<Frame> frames_;
    std::optional<FieldMatch> field_;  ///< what the last key means, until its value has come
    std::string key_;                  ///< the last key
    std::optional<Value> value_;
    std::vector<JsonRecord> held_;
    std::size_t held_bytes_ = 0;
    std::string fault_;
    std::string problem_;
    std::size_t problem_at_ = 0;
    bool has_schema_ = false;
    bool is_of_program_ = false;  ///< the document is a schema or the like
};

}  // namespace udklip::indexer
