// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes foreign text safe to print. An article, a file name or a question may hold bytes that
// control a terminal.
//
//     printable_line("\x1b[31mred")  ==  "\uFFFD[31mred"
//
// A Printable is text that has been made safe. Whatever prints takes a Printable, and a foreign
// string becomes one only by losing what a terminal would obey:
//
//     Printable out = "title: ";          // a literal of the program
//     out += Printable(record.title);     // foreign text, made harmless
//     command_line::print(out);
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace udklip::language {

/// Replaces control characters (C0, DEL, C1), bidirectional overrides and broken bytes by U+FFFD,
/// and line ends and tabs by spaces. Returns one line.
std::string printable_line(std::string_view text);

/// Like printable_line(), but keeps line ends and tabs.
std::string printable_text(std::string_view text);

/// Escapes the same characters in JSON (one line of UTF-8) as \u sequences, so that its meaning
/// stays and a terminal may show it. JSON libraries escape C0 only.
std::string printable_json(std::string_view json);

class Printable {
  public:
    Printable() = default;
    /// A literal of the program.
    template <std::size_t N>
    Printable(const char (&own)[N]) : text_(own) {}
    /// Foreign text, as printable_line() returns it.
    explicit Printable(std::string_view foreign) : text_(printable_line(foreign)) {}

    /// Foreign text that keeps its line ends, as printable_text() returns it.
    static Printable text(std::string_view foreign) { return own(printable_text(foreign)); }
    /// JSON, as printable_json() returns it.
    static Printable json(std::string_view foreign) { return own(printable_json(foreign)); }
    /// Text that the program composed from harmless pieces: escape sequences of its own, numbers.
    /// Never foreign text.
    static Printable own(std::string text) {
        Printable printable;
        printable.text_ = std::move(text);
        return printable;
    }

    const std::string& str() const { return text_; }
    bool empty() const { return text_.empty(); }
    std::size_t size() const { return text_.size(); }  ///< in bytes

    Printable& operator+=(const Printable& other) {
        text_ += other.text_;
        return *this;
    }
    friend Printable operator+(Printable a, const Printable& b) {
        a += b;
        return a;
    }
    bool operator==(const Printable&) const = default;

  private:
    std::string text_;
};

}  // namespace udklip::language
