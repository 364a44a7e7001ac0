// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/data/json_record.hpp"

#include <algorithm>
#include <utility>

#include "indexer/reading/reader.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

std::size_t size_of(const Article& article) {
    return sizeof(JsonRecord) + article.id.size() + article.title.size() + article.text.size() +
           article.date.size() + article.source.size() + article.author.size() +
           article.section.size() + article.url.size();
}

}  // namespace

JsonRecord JsonRecord::part(std::string_view text) {
    JsonRecord part;
    part.article.text = text;
    part.has_text = part.may_be_part = part.is_part = true;
    return part;
}

std::span<JsonRecord> HeldRecords::from(std::size_t first) {
    return std::span(records_).subspan(std::min(first, records_.size()));
}

void HeldRecords::add(JsonRecord&& record) {
    bytes_ += size_of(record.article);
    records_.push_back(std::move(record));
}

bool HeldRecords::append(const JsonRecord& part, std::size_t first) {
    if (records_.size() <= first) return false;
    JsonRecord& last = records_.back();
    const auto is_plain = [](const JsonRecord& r) {
        return r.is_part && r.has_text && r.fault.empty() && r.mended.empty() &&
               r.article.title.empty();
    };
    const bool is_alike = is_plain(last) && is_plain(part) && last.is_piece == part.is_piece &&
                          last.is_in_box == part.is_in_box && last.is_aside == part.is_aside;
    const std::string& text = part.article.text;
    if (!is_alike || last.article.text.size() + text.size() > kMaxArticleBytes / 2) return false;
    if (!part.is_piece) last.article.text += "\n\n";
    last.article.text += part.is_piece ? std::string_view(text) : trim(text);
    bytes_ += text.size() + 2;
    return true;
}

void HeldRecords::drop(std::size_t first) {
    for (const auto& record : from(first)) bytes_ -= std::min(bytes_, size_of(record.article));
    records_.resize(std::min(first, records_.size()));
}

void HeldRecords::drop_asides(std::size_t first) {
    const auto later = from(first);
    const auto asides = std::stable_partition(later.begin(), later.end(),
                                              [](const auto& r) { return !r.is_aside; });
    drop(records_.size() - static_cast<std::size_t>(later.end() - asides));
}

std::string HeldRecords::take_text(std::size_t first) {
    std::string text;
    bool is_behind_piece = false;
    for (const auto& part : from(first)) {
        for (const auto& written : {part.article.title, part.article.text}) {
            const std::string_view piece = part.is_piece ? written : trim(written);
            if (piece.empty()) continue;
            if (!text.empty() && !(part.is_piece && is_behind_piece)) text += "\n\n";
            text += piece;
        }
        is_behind_piece = part.is_piece;
    }
    drop(first);
    return text;
}

std::vector<JsonRecord> HeldRecords::take() {
    bytes_ = 0;
    return std::exchange(records_, {});
}

}  // namespace udklip::indexer
