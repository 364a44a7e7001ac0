// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/office/document_text.hpp"

#include <utility>

#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {

void DocumentText::append(Layer& layer, std::string_view text, Block kind) {
    text = trim(text);
    if (text.empty()) return;
    if (!layer.done.empty()) {
        layer.done += kind == Block::line && layer.last == Block::line ? "\n" : "\n\n";
    }
    layer.done += text;
    layer.last = kind;
}

void DocumentText::end_block(Block kind) {
    Layer& layer = layers_.back();
    append(layer, layer.block, kind);
    append(layer, layer.boxes, Block::paragraph);
    layer.block.clear();
    layer.boxes.clear();
}

std::string DocumentText::pop() {
    end_block(Block::paragraph);
    std::string text = std::move(layers_.back().done);
    layers_.pop_back();
    return text;
}

void DocumentText::end_box() {
    const std::string text = pop();
    std::string& boxes = layers_.back().boxes;
    if (!boxes.empty() && !text.empty()) boxes += "\n\n";
    boxes += text;
}

void DocumentText::end_note() {
    const std::string text = pop();
    if (text.empty()) return;
    if (!notes_.empty()) notes_ += "\n\n";
    notes_ += text;
}

void DocumentText::end_cell() {
    std::string text = pop();
    for (char& c : text) c = c == '\n' ? ' ' : c;
    std::string& row = layers_.back().block;
    if (!row.empty()) row += '\t';
    row += text;
}

std::string DocumentText::take() {
    while (layers_.size() > 1) end_box();
    end_block(Block::paragraph);
    append(layers_.back(), notes_, Block::paragraph);
    notes_.clear();
    return std::exchange(layers_.back(), {}).done;
}

}  // namespace udklip::indexer
