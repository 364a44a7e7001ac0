// SPDX-License-Identifier: GPL-3.0-or-later
//
// How often something was written about over time: "/trend?q=A&q=B&by=month".
#pragma once

#include "web/visit.hpp"

namespace udklip::web {

HttpResponse trend_view(const Visit& visit);

}  // namespace udklip::web
