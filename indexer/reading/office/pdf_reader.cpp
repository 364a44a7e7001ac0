// SPDX-License-Identifier: GPL-3.0-or-later
//
// PDF by poppler. page::text() has dropped the hyphens at line ends, also those of the words
// ("EU-formandskabet"); text_list() keeps them, and tells where a word stands (docs/surprises.md).
#include <fmt/format.h>
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "indexer/reading/office/office.hpp"
#include "indexer/reading/office/pdf_page.hpp"
#include "indexer/reading/office/stated.hpp"
#include "indexer/reading/reader.hpp"

namespace udklip::indexer {
namespace {

std::string utf8_of(const poppler::ustring& text) {
    const poppler::byte_array bytes = text.to_utf8();
    return {bytes.begin(), bytes.end()};
}

/// Words that stand across the page (in a margin, as a watermark) are left out, unless most do.
int usual_rotation(const std::vector<poppler::text_box>& boxes) {
    std::array<int, 4> counts{};
    for (const auto& box : boxes) ++counts[static_cast<std::size_t>(box.rotation()) % 4];
    return static_cast<int>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

PdfPage page_of(const poppler::page& page) {
    PdfPage found;
    found.height = page.page_rect().height();
    const std::vector<poppler::text_box> boxes = page.text_list();
    const int rotation = usual_rotation(boxes);
    found.words.reserve(boxes.size());
    for (const auto& box : boxes) {
        if (box.rotation() != rotation) continue;
        const poppler::rectf place = box.bbox();
        found.words.push_back({utf8_of(box.text()), place.left(), place.top(), place.right(),
                               place.bottom(), box.has_space_after()});
    }
    return found;
}

}  // namespace

void read_pdf(ByteSource& bytes, ArticleSink& sink) {
    const std::string content = read_up_to(bytes, static_cast<std::size_t>(-1));
    if (content.size() > std::numeric_limits<int>::max()) return sink.reject({}, kTooLarge);
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(content.data(), static_cast<int>(content.size())));
    if (!document) return sink.reject({}, "is no PDF, or is damaged");
    if (document->is_locked()) return sink.reject({}, "is protected by a password");
    std::vector<PdfPage> pages;
    std::size_t size = 0;
    int unreadable = 0;
    for (int number = 0; number < document->pages(); ++number) {
        const std::unique_ptr<poppler::page> page(document->create_page(number));
        unreadable += page ? 0 : 1;
        pages.push_back(page ? page_of(*page) : PdfPage{});
        for (const auto& word : pages.back().words) size += word.text.size();
        if (size > kMaxArticleBytes) return sink.reject({}, kTooLarge);
    }
    if (unreadable > 0) sink.warn({}, fmt::format("{} of its pages cannot be read", unreadable));
    PdfText text = text_of(pages);
    Article article;
    for (const auto& paragraph : text.paragraphs) {
        if (!article.text.empty()) article.text += paragraph.is_item ? "\n" : "\n\n";
        article.text += paragraph.text;
    }
    article.pages = std::move(text.pages);
    article.furniture = std::move(text.furniture);
    article.title = stated_title(utf8_of(document->get_title()));
    article.author = stated_author(utf8_of(document->get_author()));
    if (article.text.empty()) return sink.reject({}, kNoText);
    sink.article(std::move(article));
}

}  // namespace udklip::indexer
