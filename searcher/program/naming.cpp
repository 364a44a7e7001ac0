// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/naming.hpp"

#include <charconv>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

#include "command_line/error.hpp"
#include "command_line/exit_codes.hpp"
#include "command_line/messages.hpp"
#include "searcher/keeping/last_answer.hpp"
#include "searcher/matching/named_article.hpp"

namespace udklip::searcher {
namespace {

using command_line::show;
namespace exit_code = command_line::exit_code;

std::optional<std::uint64_t> number_in(std::string_view text) {
    std::uint64_t number = 0;
    const auto [last, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && last == text.data() + text.size() && number > 0;
    return whole ? std::optional(number) : std::nullopt;
}

/// Returns the hit of the last answer, and says why if there is none.
Named by_number(const std::string& database, std::uint64_t number,
                const command_line::Messages& messages) {
    const auto last = last_answer(database);
    const std::string* id = last ? last->id_of(number) : nullptr;
    if (id != nullptr) return {*id, last->question, 0};
    if (!last || last->ids.empty()) {
        messages.note(show("no answer with hits was shown on this terminal"));
        messages.hint(show("search first; then --show %3 is its third hit"));
    } else {
        messages.note(show("the last answer has no hit {}; it showed {} to {}", number, last->first,
                           last->first + last->ids.size() - 1));
    }
    return {{}, {}, exit_code::kNothingFound};
}

}  // namespace

Named find_named(Searcher& searcher, const std::string& database, const std::string& name,
                 const command_line::Messages& messages) {
    const bool is_number = name.starts_with('%');
    if (const auto number =
            is_number ? number_in(std::string_view(name).substr(1)) : std::nullopt) {
        return by_number(database, *number, messages);
    }
    std::error_code ignored;
    const auto found = searcher.named(name, std::filesystem::current_path(ignored));
    if (found.size() == 1) return {found.front().id, {}, 0};
    if (found.size() > 1) {
        messages.error(
            found.size() == kMostCandidates
                ? show("{} articles or more go by {}; name one by its id", found.size(), name)
                : show("{} articles go by {}; name one by its id", found.size(), name));
        for (const auto& article : found) {
            messages.hint(show("{}  {}", article.id, article.title));
        }
        return {{}, {}, static_cast<int>(ErrorCode::usage)};
    }
    if (const auto number = number_in(name)) {
        if (const auto last = last_answer(database); last && last->id_of(*number) != nullptr) {
            messages.note(
                show("no article has the id {}; this is hit {} of the last answer", name, *number));
            return by_number(database, *number, messages);
        }
    }
    messages.note(show("there is no article with the id {}", name));
    return {{}, {}, exit_code::kNothingFound};
}

}  // namespace udklip::searcher
