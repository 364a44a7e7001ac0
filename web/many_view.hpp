// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many questions at once, from a pasted list: "/many?list=...".
#pragma once

#include "web/visit.hpp"

namespace udklip::web {

HttpResponse many_view(const Visit& visit);

}  // namespace udklip::web
