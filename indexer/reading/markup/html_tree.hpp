// SPDX-License-Identifier: GPL-3.0-or-later
//
// A page as a tree of elements: gumbo, which reads what browsers read, with bounds on the memory
// and the depth that a hostile page could ask for.
#pragma once

#include <gumbo.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace udklip::indexer {

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

/// Visits a node and what is below it, in the order of the page. What `enter` says no to is not
/// gone into.
void walk(const GumboNode& node, const std::function<bool(const GumboNode&)>& enter);

/// All text below a node, white space as single spaces.
std::string plain_text(const GumboNode& node);

}  // namespace udklip::indexer
