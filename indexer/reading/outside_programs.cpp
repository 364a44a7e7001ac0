// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/outside_programs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

constexpr unsigned kMostSeconds = 24 * 60 * 60;

/// Cuts a command at its blanks; those between double quotes stay.
std::vector<std::string> words_of(std::string_view command) {
    std::vector<std::string> words;
    bool quoted = false;
    bool inside = false;
    for (const char c : command) {
        if (c == '"') {
            quoted = !quoted;
            if (!inside) words.emplace_back();
            inside = true;
        } else if (!quoted && (c == ' ' || c == '\t')) {
            inside = false;
        } else {
            if (!inside) words.emplace_back();
            inside = true;
            words.back() += c;
        }
    }
    return words;
}

bool names_file(const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return word.find("{}") != std::string::npos;
    });
}

std::optional<std::uint64_t> number_in(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// 300M, 2G, or bytes; nothing if it is no size or below what a program needs to start.
std::optional<std::uint64_t> size_in(std::string_view text) {
    std::uint64_t unit = 1;
    if (text.ends_with('M')) unit = 1'000'000;
    if (text.ends_with('G')) unit = 1'000'000'000;
    if (unit > 1) text.remove_suffix(1);
    constexpr std::uint64_t kLeast = 10'000'000;
    constexpr std::uint64_t kMost = 1'000'000'000'000;
    const auto number = number_in(text);
    if (!number || *number > kMost / unit || *number * unit < kLeast) return std::nullopt;
    return *number * unit;
}

}  // namespace

const OutsideProgram* OutsidePrograms::find(const std::filesystem::path& name) const {
    const std::filesystem::path plain =
        language::to_lower(without_compression(name.filename().string()));
    for (const auto& program : programs) {
        if (plain.extension() == program.ending) return &program;
    }
    return nullptr;
}

std::string OutsidePrograms::fingerprint(const std::filesystem::path& name) const {
    const OutsideProgram* its = find(name);
    const bool is_archive = format_of(name) == Format::archive;
    std::string words;
    for (const auto& program : programs) {
        if (&program != its && !is_archive) continue;
        for (const auto& word : program.words) words.append(word).push_back('\n');
    }
    return words;
}

Format format_of(const std::filesystem::path& name, const OutsidePrograms* outside) {
    const Format format = format_of(name);
    const bool is_free = format == Format::none || format == Format::by_content;
    const bool is_outside = is_free && outside != nullptr && outside->find(name) != nullptr;
    return is_outside ? Format::outside : format;
}

OutsidePrograms outside_programs(const command_line::ConfigFile& config) {
    OutsidePrograms found;
    for (const auto& entry : config.section("readers")) {
        const std::string value = entry.value.value_or("");
        if (entry.name == "seconds") {
            const auto seconds = number_in(value);
            if (!seconds || *seconds == 0 || *seconds > kMostSeconds)
                throw config.mistake(entry.line, "seconds is a number from 1 to 86400");
            found.seconds = static_cast<unsigned>(*seconds);
        } else if (entry.name == "memory") {
            const auto size = size_in(value);
            if (!size)
                throw config.mistake(entry.line, "memory is a size from 10M to 1000G: 500M, 2G");
            found.memory = *size;
        } else {
            OutsideProgram program{"." + language::to_lower(entry.name), words_of(value)};
            const Format format = format_of("x" + program.ending);
            if (format != Format::none && format != Format::by_content && format != Format::pdf) {
                throw config.mistake(
                    entry.line,
                    fmt::format("Udklip reads .{} files itself; a program may stand for endings "
                                "that it does not read, and for pdf",
                                entry.name));
            }
            if (!names_file(program.words)) {
                throw config.mistake(
                    entry.line,
                    fmt::format("the command needs {{}} where the file stands: {} = PROGRAM {{}}",
                                entry.name));
            }
            found.programs.push_back(std::move(program));
        }
    }
    return found;
}

}  // namespace udklip::indexer
