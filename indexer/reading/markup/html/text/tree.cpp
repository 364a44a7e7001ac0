// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/text/tree.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <csetjmp>
#include <cstddef>
#include <cstring>
#include <new>
#include <utility>
#include <vector>

#include "indexer/reading/sources/byte_source.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer::html {
namespace {

constexpr std::size_t kMaxTreeBytes = 200ULL << 20;
constexpr std::size_t kBlock = 1 << 20;
/// Finding out what an end tag ends takes gumbo time that grows with the depth.
constexpr std::size_t kMaxDepth = 2000;

/// Elements that end by themselves, or have no content: they do not nest, though their tags seem
/// to.
constexpr std::array<std::string_view, 29> kNeverDeep = {
    "p",   "li",    "dd",     "dt",    "tr",     "td",       "th",       "tbody", "thead", "tfoot",
    "br",  "hr",    "img",    "meta",  "link",   "input",    "col",      "area",  "base",  "embed",
    "wbr", "param", "source", "track", "option", "optgroup", "colgroup", "path",  "use"};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_letter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}

bool is_never_deep(std::string_view name) {
    for (const auto known : kNeverDeep) {
        if (known.size() == name.size() && same_word(known, name)) return true;
    }
    return false;
}

/// At least how deep the page's elements lie in each other, by its tags alone.
std::size_t depth_of(std::string_view page) {
    std::size_t depth = 0;
    std::size_t deepest = 0;
    if (page.empty()) return 0;
    for (std::size_t at = page.find('<'); at < page.size() - 1; at = page.find('<', at + 1)) {
        const bool closes = page[at + 1] == '/';
        const std::size_t begin = at + (closes ? 2 : 1);
        std::size_t end = begin;
        while (end < page.size() && end < begin + 12 &&
               (is_letter(page[end]) || (page[end] >= '0' && page[end] <= '9')))
            ++end;
        if (end == begin || is_never_deep(page.substr(begin, end - begin))) continue;
        if (!closes) {
            deepest = std::max(deepest, ++depth);
        } else if (depth > 0) {
            --depth;
        }
    }
    return deepest;
}

bool is_digit(char c, bool hex) {
    const auto byte = static_cast<unsigned char>(c);
    return hex ? std::isxdigit(byte) != 0 : std::isdigit(byte) != 0;
}

/// Gumbo reckons the number of a character (&#229;) in an int, and makes no UTF-8 of what
/// overflows. No character has more than seven digits, so the eighth and those after it only say
/// that it is none, which the seven do as well.
std::string with_short_references(std::string page) {
    constexpr std::size_t kMostOfNumber = 7;
    std::size_t to = 0;
    std::size_t at = 0;
    const auto take_until = [&](std::size_t end) {
        if (to != at) std::memmove(&page[to], &page[at], end - at);
        to += end - at;
        at = end;
    };
    for (auto mark = page.find("&#"); mark != page.npos; mark = page.find("&#", at)) {
        take_until(mark + 2);
        const bool hex = at < page.size() && (page[at] == 'x' || page[at] == 'X');
        if (hex) take_until(at + 1);
        std::size_t digits = 0;
        for (; at < page.size() && is_digit(page[at], hex); ++at) {
            if (digits > 0 || page[at] != '0') ++digits;
            if (digits <= kMostOfNumber) page[to++] = page[at];
        }
    }
    take_until(page.size());
    page.resize(to);
    return page;
}

}  // namespace

/// What gumbo allocates, freed all at once: freeing node by node would recurse as deep as the tree.
struct HtmlTree::Arena {
    std::vector<std::unique_ptr<char[]>> blocks;
    std::size_t left = 0;
    char* next = nullptr;
    std::size_t total = 0;
    std::jmp_buf full;

    static void* allocate(void* self, std::size_t size) {
        auto& arena = *static_cast<Arena*>(self);
        size = (size + alignof(std::max_align_t) - 1) / alignof(std::max_align_t) *
               alignof(std::max_align_t);
        if (size > arena.left && !arena.grow(std::max(size, kBlock))) {
            // Through gumbo, which is C and has nothing to clean up: all it holds is in here.
            std::longjmp(arena.full, 1);
        }
        arena.left -= size;
        return std::exchange(arena.next, arena.next + size);
    }
    static void release(void*, void*) {}

    bool grow(std::size_t size) {
        if (total + size > kMaxTreeBytes) return false;
        blocks.emplace_back(new (std::nothrow) char[size]);
        if (!blocks.back()) return false;
        total += size;
        next = blocks.back().get();
        left = size;
        return true;
    }
};

namespace {

/// A function of its own, without anything that longjmp() would fail to destroy.
GumboOutput* parse(const GumboOptions& options, std::jmp_buf& full, const char* page,
                   std::size_t size) {
    if (setjmp(full) != 0) return nullptr;
    return gumbo_parse_with_options(&options, page, size);
}

}  // namespace

HtmlTree::HtmlTree(std::string page)
    : page_(with_short_references(std::move(page))), arena_(std::make_unique<Arena>()) {
    if (depth_of(page_) > kMaxDepth) throw DamagedInput("is nested too deeply for a page");
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = Arena::allocate;
    options.deallocator = Arena::release;
    options.userdata = arena_.get();
    options.max_errors = 0;
    const GumboOutput* output = parse(options, arena_->full, page_.data(), page_.size());
    if (output == nullptr) throw DamagedInput("needs too much memory for a page");
    root_ = output->document;
}

HtmlTree::~HtmlTree() = default;

bool is_element(const GumboNode& node, GumboTag tag) {
    return node.type == GUMBO_NODE_ELEMENT && node.v.element.tag == tag;
}

std::string_view attribute(const GumboNode& node, const char* name) {
    if (node.type != GUMBO_NODE_ELEMENT) return {};
    const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
    return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool has_attribute(const GumboNode& node, const char* name) {
    return node.type == GUMBO_NODE_ELEMENT &&
           gumbo_get_attribute(&node.v.element.attributes, name) != nullptr;
}

bool is_inline(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_A:
        case GUMBO_TAG_ABBR:
        case GUMBO_TAG_ACRONYM:
        case GUMBO_TAG_B:
        case GUMBO_TAG_BDI:
        case GUMBO_TAG_BDO:
        case GUMBO_TAG_BIG:
        case GUMBO_TAG_CITE:
        case GUMBO_TAG_CODE:
        case GUMBO_TAG_DATA:
        case GUMBO_TAG_DEL:
        case GUMBO_TAG_DFN:
        case GUMBO_TAG_EM:
        case GUMBO_TAG_FONT:
        case GUMBO_TAG_I:
        case GUMBO_TAG_IMG:
        case GUMBO_TAG_INS:
        case GUMBO_TAG_KBD:
        case GUMBO_TAG_LABEL:
        case GUMBO_TAG_MARK:
        case GUMBO_TAG_NOBR:
        case GUMBO_TAG_Q:
        case GUMBO_TAG_RB:
        case GUMBO_TAG_RP:
        case GUMBO_TAG_RT:
        case GUMBO_TAG_RUBY:
        case GUMBO_TAG_S:
        case GUMBO_TAG_SAMP:
        case GUMBO_TAG_SMALL:
        case GUMBO_TAG_SOURCE:
        case GUMBO_TAG_SPAN:
        case GUMBO_TAG_STRIKE:
        case GUMBO_TAG_STRONG:
        case GUMBO_TAG_SUB:
        case GUMBO_TAG_SUP:
        case GUMBO_TAG_TIME:
        case GUMBO_TAG_TT:
        case GUMBO_TAG_U:
        case GUMBO_TAG_VAR:
        case GUMBO_TAG_WBR:
            return true;
        default:
            return false;
    }
}

const GumboVector* children_of(const GumboNode& node) {
    if (node.type == GUMBO_NODE_ELEMENT) return &node.v.element.children;
    return node.type == GUMBO_NODE_DOCUMENT ? &node.v.document.children : nullptr;
}

namespace {

/// Whether plain_text() passes over the element.
bool is_no_text(const GumboNode& node) {
    return is_element(node, GUMBO_TAG_SCRIPT) || is_element(node, GUMBO_TAG_STYLE) ||
           is_element(node, GUMBO_TAG_RT) || is_element(node, GUMBO_TAG_RP);
}

void append_text(std::string& text, std::string_view piece) {
    for (const char c : piece) {
        const bool space = c == ' ' || (c >= '\t' && c <= '\r');
        if (!space) {
            text.push_back(c);
        } else if (!text.empty() && text.back() != ' ') {
            text.push_back(' ');
        }
    }
}

}  // namespace

bool is_text(const GumboNode& node) {
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA ||
           node.type == GUMBO_NODE_WHITESPACE;
}

std::string plain_text(const GumboNode& node, std::size_t limit) {
    std::string text;
    std::vector<const GumboNode*> open = {&node};  // nullptr: a line ends here
    while (!open.empty() && text.size() <= limit) {
        const GumboNode* next = open.back();
        open.pop_back();
        if (next == nullptr) {
            append_text(text, " ");
        } else if (is_text(*next)) {
            append_text(text, next->v.text.text);
        } else if (const auto* children = children_of(*next); children && !is_no_text(*next)) {
            const bool line = next != &node && next->type == GUMBO_NODE_ELEMENT &&
                              !is_inline(next->v.element.tag);
            if (line) append_text(text, " ");
            if (line) open.push_back(nullptr);
            for (unsigned i = children->length; i > 0; --i)
                open.push_back(static_cast<const GumboNode*>(children->data[i - 1]));
        }
    }
    if (text.ends_with(' ')) text.pop_back();
    return text;
}

std::string script_text(const GumboNode& script) {
    std::string text;
    const GumboVector* children = children_of(script);
    for (unsigned i = 0; children != nullptr && i < children->length; ++i) {
        const auto& child = *static_cast<const GumboNode*>(children->data[i]);
        if (is_text(child)) text += child.v.text.text;
    }
    return text;
}

}  // namespace udklip::indexer::html
