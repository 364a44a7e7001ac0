// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/page_starts.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "language/text/clean.hpp"

namespace udklip::indexer {
namespace {

constexpr std::string_view kBlanks = " \t\v\f";

std::string_view trimmed(std::string_view line) {
    const auto begin = line.find_first_not_of(kBlanks);
    if (begin == line.npos) return {};
    return line.substr(begin, line.find_last_not_of(kBlanks) - begin + 1);
}

/// The lines of a text that are not blank, one after the other.
class FilledLines {
  public:
    explicit FilledLines(std::string_view text) : text_(text) {}
    std::optional<std::string_view> next() {
        while (at_ < text_.size()) {
            const auto end = std::min(text_.find('\n', at_), text_.size());
            const auto line = trimmed(text_.substr(at_, end - at_));
            at_ = end + 1;
            if (!line.empty()) return line;
        }
        return std::nullopt;
    }
    std::size_t place_of(std::string_view line) const {
        return static_cast<std::size_t>(line.data() - text_.data());
    }

  private:
    std::string_view text_;
    std::size_t at_ = 0;
};

/// The marks go; a blank that stood between one and the text goes with it.
std::vector<std::size_t> take_marks(std::string& text) {
    constexpr std::string_view kMark = kPageMark.substr(0, kPageMark.size() - 1);
    std::vector<std::size_t> places;
    std::string out;
    std::string_view rest = text;
    for (auto at = rest.find(kMark); at != rest.npos; at = rest.find(kMark)) {
        out += rest.substr(0, at);
        places.push_back(out.size());
        rest.remove_prefix(at + kMark.size());
        if (rest.starts_with(' ')) rest.remove_prefix(1);
    }
    out += rest;
    text = std::move(out);
    return places;
}

}  // namespace

PageStarts::PageStarts(const std::vector<ArticlePage>& pages, std::string& text) {
    if (pages.empty()) return;
    const auto places = take_marks(text);
    if (places.size() != pages.size()) return;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        pages_.push_back({places[i], pages[i].number, language::clean(pages[i].heading)});
    }
    text_ = text;
}

std::vector<store::Page> PageStarts::in(std::string_view kept) const {
    std::vector<store::Page> found;
    FilledLines lines(kept);
    FilledLines before(text_);
    auto page = pages_.begin();
    bool is_first = true;
    for (auto line = lines.next(); line && page != pages_.end(); line = lines.next()) {
        auto same = before.next();
        // A mark of the date may have stood at the front of the text (date_header()).
        while (same && *same != *line && !(is_first && same->ends_with(*line)))
            same = before.next();
        if (!same) break;
        is_first = false;
        const std::size_t place = before.place_of(*same) + same->size() - line->size();
        for (; page != pages_.end() && page->begin < place + line->size(); ++page) {
            const std::size_t inside = page->begin > place ? page->begin - place : 0;
            const std::size_t begin = lines.place_of(*line) + inside;
            // Nothing was kept of a page that would begin where the next one does.
            if (!found.empty() && found.back().begin == begin) found.pop_back();
            found.push_back({begin, page->number, page->heading});
        }
    }
    return found;
}

}  // namespace udklip::indexer
