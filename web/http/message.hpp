// SPDX-License-Identifier: GPL-3.0-or-later
//
// A request and its response as plain values, so that nothing else of the room knows the library
// that speaks HTTP.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace udklip::web {

struct HttpRequest {
    std::string method;  ///< GET, HEAD, POST, ...
    std::string path;    ///< decoded; may hold any byte
    std::string query;   ///< behind the first ?, as it was sent
    std::string body;    ///< of a POST
    bool announces_body = false;
    std::string host;  ///< these are header fields, empty where the request has none
    std::string origin;
    std::string authorization;
    std::string accept_language;
    std::string accept_encoding;
    std::string if_none_match;
};

/// Sends a part of a body. Returns false if nobody takes it any more.
using SendPart = std::function<bool(std::string_view part)>;

/// A body of any length, which is sent while it is made. Returns whether it is whole; if not, the
/// connection ends in a way that the browser tells of. Must not throw.
using StreamedBody = std::function<bool(const SendPart& send)>;

struct HttpResponse {
    int status = 200;
    std::string type = "text/html; charset=utf-8";
    std::string body = {};
    std::vector<std::pair<std::string, std::string>> headers = {};
    StreamedBody stream = {};  ///< instead of `body`, if it is set
};

/// Called by several threads at once.
using HttpHandler = std::function<HttpResponse(const HttpRequest&)>;

/// Plain text, for what is no page.
HttpResponse plain_response(int status, std::string_view text);

/// Sends the browser to another address of ours. `location` begins with a slash and is encoded.
HttpResponse redirect_to(std::string location);

}  // namespace udklip::web
