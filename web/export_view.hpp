// SPDX-License-Identifier: GPL-3.0-or-later
//
// A whole answer as a file for other programs: "/export?format=csv&q=...". It takes what an answer
// takes; formats are csv, ris and csl-json, as those of udklip-search.
#pragma once

#include "web/visit.hpp"

namespace udklip::web {

/// The question has to be answered within the visit's time. The file is then sent while the
/// articles are read, for as long as it takes; few are sent at once, so that pages go on being
/// served. Throws Overloaded for one more.
HttpResponse export_view(const Visit& visit);

}  // namespace udklip::web
