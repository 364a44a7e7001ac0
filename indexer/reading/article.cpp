// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/article.hpp"

#include <fmt/format.h>

namespace udklip::indexer {
namespace {

constexpr std::string_view kInside = "!/";

}  // namespace

std::size_t page_marks_in(std::string_view text) {
    std::size_t marks = 0;
    for (auto at = text.find(kPageMark); at != text.npos; at = text.find(kPageMark, at + 1))
        ++marks;
    return marks;
}

bool has_nul(const Article& article) {
    for (const auto field :
         {&Article::id, &Article::title, &Article::text, &Article::date, &Article::source,
          &Article::author, &Article::section, &Article::url}) {
        if ((article.*field).find('\0') != std::string::npos) return true;
    }
    return false;
}

std::string path_with_member(const std::string& file, const Place& place) {
    return place.member.empty() ? file : fmt::format("{}{}{}", file, kInside, place.member);
}

std::string fallback_id(const std::string& relative, const Place& place) {
    const std::string path = path_with_member(relative, place);
    const std::size_t number = place.record != 0 ? place.record : place.line;
    return number == 0 ? path : fmt::format("{}#{}", path, number);
}

std::string file_of(const store::Record& record) {
    if (record.member.empty()) return record.path;
    return record.path.substr(0, record.path.size() - record.member.size() - kInside.size());
}

std::string to_string(const std::string& file, const Place& place) {
    const std::string path = path_with_member(file, place);
    if (place.record != 0 && place.line != 0) {
        return fmt::format("{}, record {} (line {})", path, place.record, place.line);
    }
    if (place.record != 0) return fmt::format("{}, record {}", path, place.record);
    return place.line == 0 ? path : fmt::format("{}, line {}", path, place.line);
}

}  // namespace udklip::indexer
