// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is chosen: shown above the hits, each with a link that takes it away again.
#pragma once

#include <string>
#include <vector>

#include "web/parts/address.hpp"
#include "web/parts/html.hpp"
#include "web/parts/page.hpp"

namespace udklip::web {

/// A filter that is set, and the address without it.
struct ChosenFilter {
    std::string option;  ///< year, month, from, to, source, section, author, name
    std::string what;    ///< "year 2021", "source KL"
    Address without;
};

/// Returns the filters of an address in its order, each value by itself.
std::vector<ChosenFilter> chosen_filters(const PageContext& context, const Address& address);

/// Returns the address without any filter.
Address without_filters(const Address& address);

/// Whether a filter's value asks for articles without one: "unknown", "ukendt".
bool is_unknown(const std::string& value);

/// Nothing if no filter is set.
Html chosen_section(const PageContext& context, const Address& address);

/// "2021", "2019 to 2021", "undated" for a value of Request::years.
std::string year_name(const PageContext& context, const std::string& value);

}  // namespace udklip::web
