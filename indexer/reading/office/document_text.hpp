// SPDX-License-Identifier: GPL-3.0-or-later
//
// The text of a document while a reader walks through it: paragraphs with an empty line between
// them, list items and rows a line each. What hangs on a place in a paragraph (a text box, a note)
// is kept out of the sentence.
//
//     DocumentText text;
//     text.add("Byrådet har vedtaget budgettet.");
//     text.begin_note();
//     text.add("Kilde: referatet.");
//     text.end_note();
//     text.end_block(DocumentText::Block::paragraph);
//     text.take()         "Byrådet har vedtaget budgettet.\n\nKilde: referatet."
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace udklip::indexer {

class DocumentText {
  public:
    enum class Block { paragraph, line };

    void add(std::string_view text) { layers_.back().block += text; }
    /// Ends a paragraph (or a list item, or a row); none if it is blank.
    void end_block(Block kind);
    /// Returns the paragraph so far.
    std::string_view block() const { return layers_.back().block; }
    void drop_block() { layers_.back().block.clear(); }
    /// Takes off the blanks at its end.
    void trim_block() {
        auto& block = layers_.back().block;
        while (block.ends_with(' ')) block.pop_back();
    }

    /// A text box: paragraphs of its own behind the paragraph in which it hangs.
    void begin_box() { layers_.emplace_back(); }
    void end_box();
    /// A footnote or an endnote: a paragraph at the end of the document.
    void begin_note() { layers_.emplace_back(); }
    void end_note();
    /// A row of a table: a line, with tabs between the cells. Inside a row a paragraph ends a line
    /// of its cell only.
    void begin_cell() { layers_.emplace_back(); }
    void end_cell();
    void end_row() { end_block(Block::line); }

    /// Returns the whole text, with the notes at its end.
    std::string take();

  private:
    struct Layer {
        std::string done;   ///< blocks that have ended
        std::string block;  ///< the one that has not
        std::string boxes;  ///< that hang in it
        Block last = Block::paragraph;
    };
    static void append(Layer& layer, std::string_view text, Block kind);
    /// Removes the innermost layer and returns its text.
    std::string pop();

    std::vector<Layer> layers_ = std::vector<Layer>(1);
    std::string notes_;
};

}  // namespace udklip::indexer
