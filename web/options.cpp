// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/options.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "command_line/error.hpp"
#include "command_line/option_parser.hpp"
#include "language/text/utf8.hpp"
#include "web/option_table.hpp"

namespace udklip::web {
namespace {

translation::Said check_address(const std::string& text) {
    in6_addr parsed{};
    const bool known = text == "localhost" || inet_pton(AF_INET, text.c_str(), &parsed) == 1 ||
                       inet_pton(AF_INET6, text.c_str(), &parsed) == 1;
    return known ? translation::Said() : said("\"{}\" is no address of a machine", text);
}

std::string read_password(const std::string& file) {
    std::ifstream in(file);
    std::string line;
    if (!in) {
        throw Error(ErrorCode::storage, said("cannot read {}: {}", file, std::strerror(errno)));
    }
    std::getline(in, line);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) {
        throw Error(ErrorCode::usage, said("the first line of {} is empty", file),
                    said("write the password there"));
    }
    return line;
}

/// The names that a browser on this machine uses, that of the address, and those of --host.
std::vector<std::string> hosts_of(const Options& options, const std::vector<std::string>& named) {
    std::vector<std::string> hosts = {"localhost", "127.0.0.1", "[::1]"};
    const bool is_v6 = options.address.find(':') != std::string::npos;
    hosts.push_back(is_v6 ? "[" + options.address + "]" : options.address);
    for (const auto& name : named) hosts.push_back(language::to_lower(name));
    return hosts;
}

}  // namespace

bool is_loopback(const std::string& address) {
    in_addr v4{};
    if (inet_pton(AF_INET, address.c_str(), &v4) == 1) return ntohl(v4.s_addr) >> 24U == 127;
    in6_addr v6{};
    if (inet_pton(AF_INET6, address.c_str(), &v6) == 1) return IN6_IS_ADDR_LOOPBACK(&v6) != 0;
    return address == "localhost";
}

Parsed parse_options(int argc, const char* const* argv) {
    Options options;
    std::vector<std::string> databases;
    std::vector<std::string> hosts;
    std::string password_file;

    command_line::OptionParser parser(program());
    parser.values("db", databases);
    parser.flag("allow-partial", options.allow_partial);
    constexpr int kMostPort = 65535;
    constexpr double kMostSeconds = 3600;
    parser.value("port", options.port).between(0, kMostPort);
    parser.choice<std::optional<translation::Language>>(
        "language", options.site.language,
        {{"da", translation::Language::danish}, {"en", translation::Language::english}});
    parser.seconds("time-limit", options.site.time_limit, kMostSeconds, false);
    parser.value("bind", options.address).check(check_address);
    parser.value("password-file", password_file);
    parser.values("host", hosts);
    if (const auto done = parser.parse({argv + 1, argv + argc})) return {std::nullopt, *done};

    options.databases.assign(databases.begin(), databases.end());
    options.hosts = hosts_of(options, hosts);
    if (!password_file.empty()) options.password = read_password(password_file);
    if (!is_loopback(options.address) && options.password.empty()) {
        throw Error(
            ErrorCode::usage,
            said("others could read the whole collection at {}: a password is needed",
                 options.address),
            said("write one into a file that only you can read, and add --password-file FILE"));
    }
    return {options, 0};
}

}  // namespace udklip::web
