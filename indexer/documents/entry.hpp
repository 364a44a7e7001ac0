// SPDX-License-Identifier: GPL-3.0-or-later
//
// An article on its way into the database: recognised, compared by its hash, not yet analysed.
#pragma once

#include <cstddef>
#include <string>

#include "store/layout/record.hpp"

namespace udklip::indexer {

/// An article that a DocumentBuilder can make a document of.
struct Entry {
    store::Record record;
    std::string hash;  ///< content_hash()

    /// Returns roughly how many bytes of memory it takes.
    std::size_t bytes() const {
        constexpr std::size_t kFields = 500;
        return kFields + record.text.size() + record.title.size() + record.furniture.size();
    }
};

}  // namespace udklip::indexer
