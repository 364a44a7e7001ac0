// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/message.hpp"

namespace udklip::web {

HttpResponse plain_response(int status, std::string_view text) {
    return {status, "text/plain; charset=utf-8", std::string(text) + "\n"};
}

HttpResponse redirect_to(std::string location) {
    HttpResponse response = plain_response(303, "See other");
    response.headers.emplace_back("Location", std::move(location));
    return response;
}

}  // namespace udklip::web
