// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/guard.hpp"

#include <algorithm>

#include "tests/unit/catch.hpp"

using namespace udklip::web;

namespace {

const GuardRules kOpen = {{"localhost", "127.0.0.1", "[::1]"}, "", "t0ken"};

HttpRequest get(const std::string& host) {
    HttpRequest request;
    request.method = "GET";
    request.path = "/";
    request.host = host;
    return request;
}

HttpRequest post(const std::string& origin, const std::string& body) {
    HttpRequest request = get("localhost:8421");
    request.method = "POST";
    request.origin = origin;
    request.body = body;
    request.announces_body = true;
    return request;
}

/// 0: let in.
int status(const Guard& guard, const HttpRequest& request) {
    const auto refusal = guard.refuse(request);
    return refusal ? refusal->status : 0;
}

}  // namespace

TEST_CASE("only names of this machine are answered, whatever the port") {
    const Guard guard(kOpen);
    for (const char* host : {"localhost", "LocalHost:8421", "127.0.0.1:9", "[::1]", "[::1]:8421"}) {
        INFO(host);
        CHECK(status(guard, get(host)) == 0);
    }
    for (const char* host : {"", "evil.example", "localhost.evil.example", "evil.example:8421",
                             "127.0.0.1.nip.io", "[::2]:8421", "localhost@evil", ":8421"}) {
        INFO(host);
        CHECK(status(guard, get(host)) == 421);
    }
}

TEST_CASE("methods that are not known, and questions with a body, are refused") {
    const Guard guard(kOpen);
    for (const char* method : {"PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", ""}) {
        HttpRequest request = get("localhost");
        request.method = method;
        CHECK(status(guard, request) == 405);
    }
    HttpRequest head = get("localhost");
    head.method = "HEAD";
    CHECK(status(guard, head) == 0);
    HttpRequest with_body = get("localhost");
    with_body.announces_body = true;
    CHECK(status(guard, with_body) == 400);
}

TEST_CASE("the password is the part behind the first colon, and the name may be any") {
    Guard guard({{"localhost"}, "hemmeligt: æ", "t"});
    const auto with = [](const std::string& authorization) {
        HttpRequest request = get("localhost");
        request.authorization = authorization;
        return request;
    };
    CHECK(status(guard, with("Basic YTpoZW1tZWxpZ3Q6IMOm")) == 0);  // a:hemmeligt: æ
    CHECK(status(guard, with("basic OmhlbW1lbGlndDogw6Y=")) == 0);  // :hemmeligt: æ
    CHECK(status(guard, with("")) == 401);
    CHECK(status(guard, with("Basic")) == 401);
    CHECK(status(guard, with("Basic YTpoZW1tZWxpZ3Q=")) == 401);      // a:hemmeligt
    CHECK(status(guard, with("Basic aGVtbWVsaWd0OiDDpg==")) == 401);  // hemmeligt: æ, no name
    CHECK(status(guard, with("Bearer YTpoZW1tZWxpZ3Q6IMOm")) == 401);
    CHECK(status(guard, with("Basic !!!")) == 401);
    CHECK(guard.refuse(get("localhost"))->headers.front().first == "WWW-Authenticate");
}

TEST_CASE("a form counts from our own pages with the token of this run, and else never") {
    const Guard guard(kOpen);
    CHECK(status(guard, post("http://localhost:8421", "q=havn&token=t0ken")) == 0);
    CHECK(status(guard, post("http://localhost:8421", "q=havn")) == 403);
    CHECK(status(guard, post("http://localhost:8421", "q=havn&token=t0kem")) == 403);
    CHECK(status(guard, post("http://localhost:8421", "q=havn&token=")) == 403);
    CHECK(status(guard, post("http://localhost:8422", "token=t0ken")) == 403);
    CHECK(status(guard, post("http://evil.example", "token=t0ken")) == 403);
    CHECK(status(guard, post("null", "token=t0ken")) == 403);
    CHECK(status(guard, post("", "token=t0ken")) == 403);
}

TEST_CASE("secrets are the same or not, of whatever length") {
    CHECK(same_secret("", ""));
    CHECK(same_secret("abc", "abc"));
    for (const char* other : {"", "ab", "abd", "abcabc", "abcd"})
        CHECK_FALSE(same_secret("abc", other));
    CHECK_FALSE(same_secret("", "a"));
    CHECK(random_token().size() == 32);
    CHECK(random_token() != random_token());
}
