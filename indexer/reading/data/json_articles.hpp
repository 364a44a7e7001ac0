// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds the articles in JSON while it is parsed, and holds nothing but their fields.
//
// The parser tells it what it meets. What is a field's value, {"name": "Ritzau"}, or is of no use
// ends here; json_objects.hpp knows what the objects and lists around that are.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "indexer/reading/data/json_names.hpp"
#include "indexer/reading/data/json_objects.hpp"
#include "indexer/reading/data/json_record.hpp"
#include "indexer/reading/field_map.hpp"

namespace udklip::indexer {

/// Between the parser and the reader that feeds it.
struct JsonFeed {
    std::size_t bytes_since_value = 0;  ///< the parser sets it to 0 at every value
    bool was_cut = false;               ///< the next string is not whole: it was too large
};

class JsonArticles final : public nlohmann::json_sax<nlohmann::json> {
  public:
    using Mode = JsonMode;
    using Take = JsonObjects::Take;
    /// The fault() of a document that is a number or a string.
    static constexpr const char* kNoObject = "holds no JSON object";

    /// `fields` must outlive it.
    JsonArticles(const FieldMap& fields, Mode mode, Take take)
        : fields_(&fields), mode_(mode), objects_(mode, std::move(take)) {}

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
    bool scalar(std::string_view text, JsonScalar kind);
    bool open(bool is_array);
    bool close();
    void set_value(std::string_view text, JsonScalar kind);
    void add_to_value(std::string_view text);
    void close_in_value();
    void close_value();

    const FieldMap* fields_;
    Mode mode_;
    JsonFeed* feed_ = nullptr;
    std::unordered_map<std::string, std::optional<FieldMatch>> names_;  ///< looked up before

    JsonObjects objects_;
    std::optional<FieldMatch> field_;  ///< what the last key means, until its value has come
    std::optional<Value> value_;
    std::string fault_;
    std::string problem_;
    std::size_t problem_at_ = 0;
};

}  // namespace udklip::indexer
