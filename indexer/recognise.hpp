// SPDX-License-Identifier: GPL-3.0-or-later
//
// From what a file says to what is kept: text cleaned, date and title recognised.
//
// A date is taken where it is stated (a field, or a header line before the first word) and is
// otherwise unknown: dates inside the text belong to what it tells, or to other articles.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "indexer/article.hpp"
#include "store/record.hpp"

namespace udklip::indexer {

/// For articles that carry none themselves (--source, --date).
struct Defaults {
    std::string source;
    std::string date;  ///< ISO 8601
};

/// `warn` is told what could not be honoured, such as a date that is none. The record has no id
/// and no path yet unless the article carries an id.
store::Record recognise(const Article& article, const Defaults& defaults,
                        const std::function<void(const std::string&)>& warn);

/// A title and where it came from: see Record::title_from.
struct Title {
    std::string text;
    std::string from;
};

/// The first line if it is a headline (one sentence without a full stop, with text below it), else
/// the first sentence without its full stop; cut at a word if it is long. Lines of a single word (a
/// logo, a label) are passed over if others follow.
Title title_of(std::string_view text);

}  // namespace udklip::indexer
