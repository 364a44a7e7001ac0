// SPDX-License-Identifier: GPL-3.0-or-later
//
// Decides which requests are answered at all. On loopback every page that a browser shows could
// send requests here; the guard lets none of them read or change anything.
//
//     const Guard guard({.hosts = {"localhost", "127.0.0.1"}, .password = "", .token = token});
//     if (auto refusal = guard.refuse(request)) return *refusal;
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/http/message.hpp"

namespace udklip::web {

/// What the guard lets in.
struct GuardRules {
    std::vector<std::string> hosts;  ///< names in the field Host, without ports, lower case
    std::string password;            ///< empty: none is asked for
    std::string token;               ///< what every form of ours sends along
};

class Guard {
  public:
    explicit Guard(GuardRules rules) : rules_(std::move(rules)) {}

    /// Returns what to answer to a request that is not let in: another method than GET, HEAD and
    /// POST (405), a body that is not read (400), a host that is not ours (421: a name of somebody
    /// else that was pointed here), no password or a wrong one (401), a POST that does not come
    /// from our own pages (403).
    std::optional<HttpResponse> refuse(const HttpRequest& request) const;

    const std::string& token() const { return rules_.token; }

  private:
    bool knows_host(std::string_view host) const;
    bool knows_password(std::string_view authorization) const;

    GuardRules rules_;
};

/// Returns whether two secrets are the same, in a time that depends on their lengths alone.
bool same_secret(std::string_view a, std::string_view b);

/// Returns 32 hexadecimal digits that nobody can guess.
std::string random_token();

/// The fields that every response has: what a page may load, who may show it in a frame, and so on.
std::vector<std::pair<std::string, std::string>> security_headers();

}  // namespace udklip::web
