// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/guard.hpp"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "command_line/error.hpp"
#include "web/http/query_string.hpp"

namespace udklip::web {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

/// "localhost" for "Localhost:8421", "[::1]" for "[::1]:8421". The port is not compared: whoever
/// comes through a tunnel names that of the tunnel.
std::string name_of(std::string_view host) {
    const auto bracket = host.rfind(']');
    const auto colon = host.find(':', bracket == std::string_view::npos ? 0 : bracket);
    return lower(host.substr(0, colon));
}

/// Decodes Base64; stops at the first character that is none.
std::string base64_decoded(std::string_view text) {
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    unsigned bits = 0;
    int count = 0;
    for (const char c : text) {
        const auto value = kDigits.find(c);
        if (value == std::string_view::npos) break;
        bits = (bits << 6U | static_cast<unsigned>(value)) & 0xffffffU;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        out.push_back(static_cast<char>(bits >> static_cast<unsigned>(count) & 0xffU));
    }
    return out;
}

HttpResponse closing(HttpResponse response) {
    response.headers.emplace_back("Connection", "close");
    return response;
}

}  // namespace

bool same_secret(std::string_view a, std::string_view b) {
    unsigned difference = a.size() == b.size() ? 0 : 1;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const char other = b.empty() ? '\0' : b[i % b.size()];
        difference |= static_cast<unsigned char>(a[i] ^ other);
    }
    return difference == 0;
}

std::string random_token() {
    std::array<unsigned char, 16> bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
        throw Error(ErrorCode::storage,
                    said("the system gives no random numbers: {}", std::strerror(errno)));
    }
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string token;
    for (const unsigned char byte : bytes) token += {kDigits[byte / 16], kDigits[byte % 16]};
    return token;
}

std::vector<std::pair<std::string, std::string>> security_headers() {
    return {
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
         "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "same-origin"},
        {"X-Frame-Options", "DENY"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Vary", "Accept-Language, Accept-Encoding"},
    };
}

bool Guard::knows_host(std::string_view host) const {
    const std::string name = name_of(host);
    return std::find(rules_.hosts.begin(), rules_.hosts.end(), name) != rules_.hosts.end();
}

bool Guard::knows_password(std::string_view authorization) const {
    constexpr std::string_view kBasic = "basic ";
    if (lower(authorization.substr(0, kBasic.size())) != kBasic) return false;
    const std::string both = base64_decoded(authorization.substr(kBasic.size()));
    const auto colon = both.find(':');
    if (colon == std::string::npos) return false;
    return same_secret(std::string_view(both).substr(colon + 1), rules_.password);
}

std::optional<HttpResponse> Guard::refuse(const HttpRequest& request) const {
    const bool posts = request.method == "POST";
    if (!knows_host(request.host)) {
        return closing(
            plain_response(421, "This server does not go by that name (--host adds one)."));
    }
    if (!posts && request.method != "GET" && request.method != "HEAD") {
        HttpResponse response =
            closing(plain_response(405, "Only GET, HEAD and POST are answered."));
        response.headers.emplace_back("Allow", "GET, HEAD, POST");
        return response;
    }
    if (!posts && request.announces_body) {
        return closing(plain_response(400, "A question has no body."));
    }
    if (!rules_.password.empty() && !knows_password(request.authorization)) {
        HttpResponse response = plain_response(401, "The password is missing or wrong.");
        response.headers.emplace_back("WWW-Authenticate",
                                      "Basic realm=\"Udklip\", charset=\"UTF-8\"");
        return response;
    }
    if (posts) {
        const std::string origin = lower(request.origin);
        const std::string host = lower(request.host);
        const bool ours = origin == "http://" + host || origin == "https://" + host;
        const std::string token = parameter(parse_query_string(request.body), "token");
        if (!ours || !same_secret(token, rules_.token)) {
            return closing(plain_response(
                403, "This form is of another page, or of an earlier run: load the page anew."));
        }
    }
    return std::nullopt;
}

}  // namespace udklip::web
