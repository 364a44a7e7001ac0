// SPDX-License-Identifier: GPL-3.0-or-later
//
// The layout of a PDF's pages: words with their places become lines, lines become paragraphs, and
// what recurs at the edges of pages (headers, footers, page numbers) is told from the text.
//
//     std::vector<PdfPage> pages = ...;     // a page: its size, its words in reading order
//     PdfText text = text_of(std::move(pages));
//
// Places are in points, from the upper left corner. Words come in the order in which poppler reads
// a page: column by column.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/reading/article.hpp"

namespace udklip::indexer {

struct PdfWord {
    std::string text;  ///< UTF-8
    double left, top, right, bottom;
    bool space_after;

    double height() const { return bottom - top; }
};

struct PdfPage {
    double height = 0;
    std::vector<PdfWord> words;
};

struct PdfParagraph {
    std::string text;
    bool is_item;  ///< of a list or a table: follows the one before it on the next line
};

struct PdfText {
    std::vector<PdfParagraph> paragraphs;
    std::vector<ArticlePage> pages;  ///< those that have text; their marks stand in the paragraphs
    std::string furniture;           ///< headers and footers, each once
};

PdfText text_of(const std::vector<PdfPage>& pages);

}  // namespace udklip::indexer
