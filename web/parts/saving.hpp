// SPDX-License-Identifier: GPL-3.0-or-later
//
// The forms that keep a search. They are the only parts of a page that change anything: they are
// posted, with the token of this run.
#pragma once

#include "web/parts/address.hpp"
#include "web/parts/html.hpp"
#include "web/parts/page.hpp"

namespace udklip::web {

/// The star beside an answer. Nothing for what cannot be kept: articles like another one, and what
/// is kept already.
Html save_form(const PageContext& context, const Address& address);

/// The same on the page that found nothing.
Html save_form_for_later(const PageContext& context, const Address& address);

/// A form with one button. `fields` are posted to `action`, with the token.
Html button_form(const PageContext& context, const std::string& action, const Parameters& fields,
                 const Html& button);

}  // namespace udklip::web
