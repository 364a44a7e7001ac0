// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tags and notes as JSON Lines, to be kept elsewhere and read again.
//
//     {"id":"nyt/b.txt","tags":["havn","læst"],"note":"ring til KL"}
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "searcher/compiling/reader_tags.hpp"
#include "translation/said.hpp"

namespace udklip::searcher {

/// Returns the line without its end.
std::string to_line(const Kept& kept);

/// Reads a file of such lines; "-" is standard input. Tells of each line that is none, by its
/// number from 1, and leaves it out. Throws Error (storage) if the file cannot be read.
std::vector<Kept> read_kept_lines(
    const std::filesystem::path& file,
    const std::function<void(std::size_t line, const translation::Said& why)>& reject);

}  // namespace udklip::searcher
