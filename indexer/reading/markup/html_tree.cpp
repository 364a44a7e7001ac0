// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html_tree.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <csetjmp>
#include <cstddef>
#include <new>
#include <utility>
#include <vector>

#include "indexer/reading/sources/byte_source.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kMaxTreeBytes = 512ULL << 20;
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
    constexpr std::size_t kMostDigits = 7;
    std::size_t to = 0;
    std::size_t at = 0;
    const auto take = [&] { return page[to++] = page[at++]; };
    while (at < page.size()) {
        if (take() != '&' || at == page.size() || page[at] != '#') continue;
        take();
        const bool hex = at < page.size() && (page[at] == 'x' || page[at] == 'X');
        if (hex) take();
        std::size_t digits = 0;
        for (; at < page.size() && is_digit(page[at], hex); ++at) {
            if (digits > 0 || page[at] != '0') ++digits;
            if (digits <= kMostDigits) page[to++] = page[at];
        }
    }
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

void walk(const GumboNode& node, const std::function<bool(const GumboNode&)>& enter) {
    std::vector<const GumboNode*> open = {&node};
    while (!open.empty()) {
        const GumboNode& next = *open.back();
        open.pop_back();
        if (!enter(next)) continue;
        const GumboVector* children =
            next.type == GUMBO_NODE_ELEMENT || next.type == GUMBO_NODE_TEMPLATE
                ? &next.v.element.children
            : next.type == GUMBO_NODE_DOCUMENT ? &next.v.document.children
                                               : nullptr;
        if (children == nullptr) continue;
        for (unsigned i = children->length; i > 0; --i) {
            open.push_back(static_cast<const GumboNode*>(children->data[i - 1]));
        }
    }
}

std::string plain_text(const GumboNode& node) {
    std::string text;
    walk(node, [&](const GumboNode& inner) {
        const bool is_text = inner.type == GUMBO_NODE_TEXT || inner.type == GUMBO_NODE_CDATA ||
                             inner.type == GUMBO_NODE_WHITESPACE;
        for (const char* c = is_text ? inner.v.text.text : ""; *c != '\0'; ++c) {
            const bool space = *c == ' ' || (*c >= '\t' && *c <= '\r');
            if (!space) {
                text.push_back(*c);
            } else if (!text.empty() && text.back() != ' ') {
                text.push_back(' ');
            }
        }
        return !is_element(inner, GUMBO_TAG_SCRIPT) && !is_element(inner, GUMBO_TAG_STYLE);
    });
    if (text.ends_with(' ')) text.pop_back();
    return text;
}

}  // namespace udklip::indexer
