// SPDX-License-Identifier: GPL-3.0-or-later
//
// HTML that is escaped by construction: a text becomes HTML only by being escaped, and an element
// only by element(). There is no way in for raw markup.
//
//     element("p", {{"class", "soft"}}, "1 < 2, ", element("b", {}, title))
//         // <p class="soft">1 &lt; 2, <b>...</b></p>
#pragma once

#include <concepts>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace udklip::web {

class Html {
  public:
    Html() = default;
    /// Text: escaped. Control characters, bidirectional overrides and broken bytes become U+FFFD.
    Html(std::string_view text);
    Html(const std::string& text) : Html(std::string_view(text)) {}
    Html(const char* text) : Html(std::string_view(text)) {}

    Html& operator+=(const Html& other) {
        markup_ += other.markup_;
        return *this;
    }
    friend Html operator+(Html a, const Html& b) {
        a += b;
        return a;
    }

    const std::string& str() const { return markup_; }
    bool empty() const { return markup_.empty(); }

  private:
    friend class Tag;
    std::string markup_;
};

/// An attribute whose value is escaped. Without a value the attribute is left out: {"rel",
/// std::nullopt}.
struct Attribute {
    const char* name;
    std::optional<std::string> value = "";
};

/// For an attribute that only some elements have.
inline std::optional<std::string> value_if(bool condition, std::string_view value) {
    return condition ? std::optional<std::string>(value) : std::nullopt;
}

using Attributes = std::initializer_list<Attribute>;

/// Writes one element. Its names come from the program.
class Tag {
  public:
    Tag(const char* name, Attributes attributes);
    Html whole(const Html& content) const;
    /// For elements that have no content and no end, such as input.
    Html alone() const;

  private:
    const char* name_;
    std::string begin_;
};

inline Html element(const char* name, Attributes attributes) {
    return Tag(name, attributes).whole({});
}

template <class... Parts>
Html element(const char* name, Attributes attributes, const Parts&... parts) {
    Html content;
    ((content += Html(parts)), ...);
    return Tag(name, attributes).whole(content);
}

inline Html void_element(const char* name, Attributes attributes) {
    return Tag(name, attributes).alone();
}

/// A link. `address` may be empty: that is this page.
template <class... Parts>
Html link_to(const std::string& address, const Parts&... parts) {
    return element("a", {{"href", address}}, parts...);
}

/// Text that only a screen reader says.
Html unseen(std::string_view text);

}  // namespace udklip::web
