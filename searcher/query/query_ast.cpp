// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_ast.hpp"

#include <algorithm>
#include <string_view>

#include "searcher/query/lexer_signs.hpp"
#include "searcher/query/query_quoting.hpp"

namespace udklip::searcher {
namespace {

/// How tightly a node binds. A child that binds no tighter than its parent needs parentheses, also
/// one of the same kind: a AND (b AND c) keeps the shape that it was given.
int tightness(const Node& node) {
    switch (node.kind) {
        case NodeKind::sequence:
            return node.children.empty() ? 5 : 0;
        case NodeKind::any:
            return 1;
        case NodeKind::all:
            return 2;
        case NodeKind::negation:
            return 3;
        case NodeKind::near:
            return 4;
        default:
            return 5;
    }
}

void write(const Node& node, std::string& out);

/// Returns whether a word, a word with stars, or alternatives of such words.
bool is_plain(const Node& node) {
    if (node.kind == NodeKind::any) {
        return std::all_of(node.children.begin(), node.children.end(), is_plain);
    }
    return is_leaf(node.kind) && node.kind != NodeKind::phrase && node.kind != NodeKind::exact;
}

void write_child(const Node& child, int parent_tightness, std::string& out) {
    // "-a NEAR b" would be read rightly, but not by people.
    const bool loose_near = child.kind == NodeKind::near && parent_tightness == 3;
    const bool group = tightness(child) <= parent_tightness || loose_near;
    if (group) out.push_back('(');
    write(child, out);
    if (group) out.push_back(')');
}

/// At the beginning of a question the minus of -5 would be taken for a part of the figure.
void write_minus(const Node& child, std::string& out) {
    const bool figure = is_leaf(child.kind) && child.kind != NodeKind::phrase &&
                        child.kind != NodeKind::exact && child.kind != NodeKind::suffix &&
                        child.kind != NodeKind::infix && child.text.front() >= '0' &&
                        child.text.front() <= '9';
    out.append(out.empty() && figure ? "NOT " : "-");
}

void write_joined(const Node& node, std::string_view between, std::string& out) {
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        if (i > 0) out.append(between);
        write_child(node.children[i], tightness(node), out);
    }
}

void write(const Node& node, std::string& out) {
    switch (node.kind) {
        case NodeKind::word:
            // Between parentheses a word in capitals has no neighbours that it could join.
            if (is_operator_word(node.text)) {
                out.append("(").append(node.text).append(")");
            } else {
                out.append(node.text);
            }
            break;
        case NodeKind::phrase:
            out.append(phrase_quoted(node.text));
            break;
        case NodeKind::exact:
            out.append("=").append(node.text);
            break;
        case NodeKind::prefix:
            out.append(node.text).append("*");
            break;
        case NodeKind::suffix:
            out.append("*").append(node.text);
            break;
        case NodeKind::infix:
            out.append("*").append(node.text).append("*");
            break;
        case NodeKind::field:
            out.append(store::field_info(node.field).english).append(":");
            for (const Node& child : node.children) write_child(child, 4, out);
            break;
        case NodeKind::negation:
            write_minus(node.children.front(), out);
            write_child(node.children.front(), 3, out);
            break;
        case NodeKind::near:
            write_joined(node, " NEAR/" + std::to_string(node.distance) + " ", out);
            break;
        case NodeKind::all:
            write_joined(node, " AND ", out);
            break;
        case NodeKind::any:
            write_joined(node, " OR ", out);
            break;
        case NodeKind::sequence:
            write_joined(node, " ", out);
            break;
    }
}

}  // namespace

bool Node::operator==(const Node& other) const {
    return kind == other.kind && text == other.text && distance == other.distance &&
           (kind != NodeKind::field || field == other.field) && children == other.children;
}

bool is_leaf(NodeKind kind) {
    return kind <= NodeKind::infix;
}

bool has_positions(const Node& node) {
    return node.kind == NodeKind::phrase || is_plain(node);
}

bool is_raw(store::Field field) {
    return store::field_info(field).kind != store::FieldKind::text;
}

std::string to_string(const Node& node) {
    std::string out;
    write(node, out);
    return out;
}

}  // namespace udklip::searcher
