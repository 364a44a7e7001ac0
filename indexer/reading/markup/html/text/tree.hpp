// SPDX-License-Identifier: GPL-3.0-or-later
//
// A page as a tree of elements: gumbo, which reads what browsers read, with bounds on the memory
// and the depth that a hostile page could ask for.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace udklip::indexer::html {

class HtmlTree {
  public:
    /// `page` is UTF-8. Throws DamagedInput if it is nested too deeply or grows too large.
    explicit HtmlTree(std::string page);
    ~HtmlTree();
    HtmlTree(const HtmlTree&) = delete;
    HtmlTree& operator=(const HtmlTree&) = delete;

    const GumboNode& root() const { return *root_; }

  private:
    struct Arena;
    std::string page_;  // the tree points into it
    std::unique_ptr<Arena> arena_;
    const GumboNode* root_ = nullptr;
};

bool is_element(const GumboNode& node, GumboTag tag);

/// The value of an attribute; empty if it is not there.
std::string_view attribute(const GumboNode& node, const char* name);

bool has_attribute(const GumboNode& node, const char* name);

/// Whether an element stands inside a line of text, as <b> and <a> do. Whatever is not known to do
/// so ends the line.
bool is_inline(GumboTag tag);

/// The children of an element or document; nothing of other nodes.
const GumboVector* children_of(const GumboNode& node);

/// Whether a node is text: words, white space or a CDATA section.
bool is_text(const GumboNode& node);

/// The text below a node, scripts, styles and readings of characters (<rt>) left out: white space
/// as single spaces, and a space between what does not stand in one line. Stops when it is longer
/// than `limit` bytes.
std::string plain_text(const GumboNode& node, std::size_t limit);

/// What stands between the tags of a script.
std::string script_text(const GumboNode& script);

}  // namespace udklip::indexer::html
