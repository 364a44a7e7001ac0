// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which articles changed since a state of the database. With them the files beside it are brought
// up to date by what changed, not by all articles:
//
//     write_facet_columns(generation, {since, {17, 368'947}});
//
// A file that is not of that state is made anew.
#pragma once

#include <xapian.h>

#include <vector>

#include "store/columns/facet_columns_format.hpp"

namespace udklip::store {

struct Changes {
    columns::State since;
    std::vector<Xapian::docid> articles;  ///< ascending: added, replaced or removed
};

}  // namespace udklip::store
