// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/text/header_pattern.hpp"

#include <algorithm>
#include <utility>

#include "indexer/reading/text/header_values.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

/// A pattern that needs more steps for a line does not fit it.
constexpr int kMostSteps = 4000;

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

/// Small letters of ASCII and of æ, ø, å, so that every letter keeps its place.
char small(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c | 32);
    const auto byte = static_cast<unsigned char>(c);
    const bool is_danish = at > 0 && text[at - 1] == '\xC3' && byte >= 0x80 && byte < 0x9F;
    return is_danish ? static_cast<char>(byte + 0x20) : c;
}

}  // namespace

std::size_t HeaderMatcher::run(const std::vector<HeaderNode>& nodes, std::size_t at) {
    steps_ = 0;
    values_ = {};
    std::size_t end = text_.npos;
    const auto at_end = [&](std::size_t here) {
        while (here < text_.size() && is_blank(text_[here])) ++here;
        if (here < text_.size() && text_[here] != '\n') return false;
        end = std::min(here + 1, text_.size());
        return true;
    };
    return match(nodes, at, at_end) ? end : text_.npos;
}

bool HeaderMatcher::match(std::span<const HeaderNode> nodes, std::size_t at, const Next& next) {
    if (++steps_ > kMostSteps) return false;
    if (nodes.empty()) return next(at);
    const HeaderNode& node = nodes.front();
    const auto rest = nodes.subspan(1);
    switch (node.kind) {
        case HeaderNode::Kind::literal: {
            const auto end = behind_literal(node.literal, at);
            return end != text_.npos && match(rest, end, next);
        }
        case HeaderNode::Kind::line_end: {
            const auto end = behind_line_end(at);
            return end != text_.npos && match(rest, end, next);
        }
        case HeaderNode::Kind::slot:
            return match_slot(node.slot, rest, at, next);
        case HeaderNode::Kind::optional: {
            const auto values = values_;
            if (match(node.inside, at, [&](std::size_t here) { return match(rest, here, next); }))
                return true;
            values_ = values;
            return match(rest, at, next);
        }
    }
    return false;
}

/// A blank stands for any number of blanks; around a bar or dot there need not be any.
std::size_t HeaderMatcher::behind_literal(std::string_view literal, std::size_t at) const {
    for (std::size_t i = 0; i < literal.size(); ++i) {
        if (literal[i] != ' ') {
            if (at >= text_.size() || small(text_, at) != literal[i]) return text_.npos;
            ++at;
            continue;
        }
        const auto begin = at;
        while (at < text_.size() && is_blank(text_[at])) ++at;
        const bool beside_bar =
            (i > 0 && literal[i - 1] == '|') || (i + 1 < literal.size() && literal[i + 1] == '|');
        if (at == begin && !beside_bar) return text_.npos;
    }
    return at;
}

/// One empty line may stand between.
std::size_t HeaderMatcher::behind_line_end(std::size_t at) const {
    for (int lines = 0; lines < 2; ++lines) {
        auto end = at;
        while (end < text_.size() && is_blank(text_[end])) ++end;
        if (end == text_.size() || text_[end] != '\n') return lines == 0 ? text_.npos : end;
        at = end + 1;
    }
    while (at < text_.size() && is_blank(text_[at])) ++at;
    return at;
}

bool HeaderMatcher::match_slot(HeaderSlot slot, std::span<const HeaderNode> rest, std::size_t at,
                               const Next& next) {
    constexpr std::string_view signs = " \t,|()[]/:;\xC2";
    const auto line = std::min(end_of_line(text_, at), at + kLongestHeaderLine);
    while (at < line && is_blank(text_[at])) ++at;
    for (auto end = at + 1; end <= line; ++end) {
        const bool may_end =
            end == line || text_[end] == '\r' || signs.find(text_[end]) != signs.npos;
        if (!may_end) continue;
        const auto taken = trim(text_.substr(at, end - at));
        // Whether what follows fits is cheaper to find out than what a date is.
        const auto values = values_;
        values_[static_cast<std::size_t>(slot)] = taken;
        if (match(rest, end, next) && holds(slot, taken)) return true;
        values_ = values;
    }
    return false;
}

bool HeaderMatcher::holds(HeaderSlot slot, std::string_view value) const {
    switch (slot) {
        case HeaderSlot::title:
            return value.size() <= kLongestHeaderTitle;
        case HeaderSlot::source:
            return is_name(value) && !is_day(value);
        case HeaderSlot::bureau:
            return bureaus_.contains(language::to_lower(value));
        case HeaderSlot::date:
            return is_day(value);
        case HeaderSlot::time:
            return is_time(value);
        case HeaderSlot::section:
            return is_section(value) && !is_day(value);
        case HeaderSlot::page:
            return is_page(value);
        case HeaderSlot::number:
            return is_number(value);
        case HeaderSlot::author:
            return are_names(value);
        case HeaderSlot::id:
            return value.find_first_of(" |") == value.npos;
    }
    return false;
}

std::string parse_header_pattern(std::string_view pattern, std::vector<HeaderNode>& nodes) {
    constexpr auto slots = std::to_array<std::pair<std::string_view, HeaderSlot>>({
        {"{title}", HeaderSlot::title},
        {"{source}", HeaderSlot::source},
        {"{bureau}", HeaderSlot::bureau},
        {"{date}", HeaderSlot::date},
        {"{time}", HeaderSlot::time},
        {"{section}", HeaderSlot::section},
        {"{page}", HeaderSlot::page},
        {"{number}", HeaderSlot::number},
        {"{author}", HeaderSlot::author},
        {"{id}", HeaderSlot::id},
    });
    for (std::size_t at = 0; at < pattern.size();) {
        const auto rest = pattern.substr(at);
        const auto slot = std::find_if(slots.begin(), slots.end(), [&](const auto& known) {
            return rest.starts_with(known.first);
        });
        if (slot != slots.end()) {
            nodes.push_back({HeaderNode::Kind::slot, {}, slot->second, {}});
            at += slot->first.size();
        } else if (rest.starts_with(kHeaderLineEnd)) {
            nodes.push_back({HeaderNode::Kind::line_end, {}, HeaderSlot::title, {}});
            at += kHeaderLineEnd.size();
        } else if (rest[0] == '<') {
            const auto end = rest.find('>');
            if (end == rest.npos || rest.find('<', 1) < end)
                return "a part in <> ends with > and holds no other";
            HeaderNode optional{HeaderNode::Kind::optional, {}, HeaderSlot::title, {}};
            std::string fault = parse_header_pattern(rest.substr(1, end - 1), optional.inside);
            if (!fault.empty()) return fault;
            nodes.push_back(std::move(optional));
            at += end + 1;
        } else if (rest[0] == '{') {
            return "places: {title} {source} {bureau} {date} {time} {section} {page} {number} "
                   "{author} {id}";
        } else {
            if (nodes.empty() || nodes.back().kind != HeaderNode::Kind::literal)
                nodes.push_back({HeaderNode::Kind::literal, {}, HeaderSlot::title, {}});
            nodes.back().literal.push_back(small(pattern, at++));
        }
    }
    return {};
}

}  // namespace udklip::indexer
