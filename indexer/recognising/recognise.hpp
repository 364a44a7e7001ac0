// SPDX-License-Identifier: GPL-3.0-or-later
//
// From what a file says to what is kept: text cleaned and told from furniture, date, source and
// title recognised.
//
//     const Recognition how{{.source = "KL"}, load_headings("")};
//     store::Record record = recognise(article, "kl/2021/a.txt", how, warn);
//
// A date is taken where it is stated (a field, or a header line before the first word), or from the
// path, and is otherwise unknown: dates inside the text belong to what it tells, or to other
// articles.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "indexer/reading/article.hpp"
#include "indexer/recognising/furniture_headings.hpp"
#include "store/layout/record.hpp"

namespace udklip::indexer {

/// For articles that carry none themselves (--source, --date).
struct Defaults {
    std::string source;
    std::string date;  ///< ISO 8601
};

/// All that decides about it, beside the article. Not changed by recognise(): threads may share it.
struct Recognition {
    Defaults defaults;
    FurnitureHeadings headings = FurnitureHeadings::built_in();
};

/// Tells whether two runs recognise alike: the rules of this program and the headings. What is
/// given for one run (--source, --date) does not count. Hexadecimal.
std::string fingerprint(const Recognition& how);

/// `relative`: the path below the root, of the archive's member if it is one (path_with_member()).
/// `warn` is told what could not be honoured, such as a date that is none. The record has no id and
/// no path yet unless the article carries an id.
store::Record recognise(const Article& article, std::string_view relative, const Recognition& how,
                        const std::function<void(const std::string&)>& warn);

/// The id that an article carries, as its record has it; empty if it carries none.
std::string stated_id(const Article& article);

/// A title and where it came from: see Record::title_from.
struct Title {
    std::string text;
    std::string from;
};

/// The first line if it is a headline (one sentence without a full stop, with text below it), else
/// the first sentence without its full stop; cut at a word if it is long. Lines of a single word (a
/// logo, a label) are passed over if others follow.
Title title_of(std::string_view text);

/// What of a path may date an article: all of it if its file holds no other articles, else only the
/// folders, for the name of a file of many tells when the file was made.
std::string_view dating_part(std::string_view relative, const Place& place);

}  // namespace udklip::indexer
