// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs a program that the user named on one file, and takes what it prints.
//
//     const OutsideRun run{launcher, programs};
//     if (const auto text = run.output(bytes, *programs.find("a.doc"), sink)) ...
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "indexer/reading/article.hpp"
#include "indexer/reading/outside_programs.hpp"
#include "indexer/reading/sources/byte_source.hpp"

namespace udklip::indexer::child {

class OutsideRun {
  public:
    /// `launcher`: udklip-read, which confines the program (confine.hpp).
    OutsideRun(std::filesystem::path launcher, const OutsidePrograms& bounds)
        : launcher_(std::move(launcher)), bounds_(&bounds) {}

    /// Returns what the program printed; nothing if it failed, which the sink is told, or if the
    /// run was interrupted. The program sees a copy of the file, in a folder that goes with it.
    std::optional<std::string> output(ByteSource& bytes, const OutsideProgram& program,
                                      ArticleSink& sink) const;

  private:
    std::filesystem::path launcher_;
    const OutsidePrograms* bounds_;
};

/// The article that a program printed as text. A form feed ends a page.
Article article_of_output(std::string_view output);

}  // namespace udklip::indexer::child
