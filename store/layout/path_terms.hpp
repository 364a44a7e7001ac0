// SPDX-License-Identifier: GPL-3.0-or-later
//
// Terms for the names in the path of an article's file, so that `sti:arkiv/2021` finds the folder
// wherever it lies, and nothing else:
//
//     path_terms("/home/Arkiv/2021/a.txt")     XC00home XC01arkiv XC022021 XC03a.txt
//
// A name's place keeps arkiv/2021 apart from arkiv/x/2021. Names are compared as facets are:
// folded, without case. Names behind the hundredth have no term.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::store {

namespace prefix {
constexpr std::string_view path_name = "XC";
}

constexpr std::size_t kMostPathNames = 100;

/// Returns the names between the slashes, as they are compared.
std::vector<std::string> path_names(std::string_view path);

/// Returns the term of a name at a place (0: the first).
std::string path_term(std::size_t place, std::string_view name);

/// Returns the terms of a whole path.
std::vector<std::string> path_terms(std::string_view path);

}  // namespace udklip::store
