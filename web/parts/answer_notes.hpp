// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is to be said about an answer: that not all words were found, what could not be honoured,
// another spelling. Each is a sentence with its link.
#pragma once

#include "searcher/showing/answer.hpp"
#include "web/parts/page.hpp"

namespace udklip::web {

/// Nothing if there is nothing to say.
Html notes_section(const PageContext& context, const Address& address,
                   const searcher::Answer& answer);

/// The sentences about what could not be honoured, for a page that has found nothing.
Html plain_notes(const PageContext& context, const searcher::Answer& answer);

}  // namespace udklip::web
