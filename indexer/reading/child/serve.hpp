// SPDX-License-Identifier: GPL-3.0-or-later
//
// The child's side of child_reader.hpp: takes files from standard input, lets a function read them
// in the cage, and writes what it finds to standard output.
//
//     int main() { prepare(); return serve(read_foreign); }
#pragma once

#include <functional>

#include "indexer/reading/foreign_reader.hpp"

namespace udklip::indexer::child {

using ReadFunction = std::function<void(ByteSource&, Format, ArticleSink&)>;

/// Shuts the process in (cage.hpp) and serves until the parent closes the pipe; then ends the
/// process. What the function throws is reported as a rejection.
[[noreturn]] void serve(const ReadFunction& read);

}  // namespace udklip::indexer::child
