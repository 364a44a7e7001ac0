// SPDX-License-Identifier: GPL-3.0-or-later
//
// A light client for bench/web: it takes its share of the same cores, so it does next to nothing.
//
//     web_client PORT CLIENTS PATHS
//
// Asks for each line of the file PATHS once, by as many clients at once, each with one connection
// that is kept. Prints a line of JSON: requests, seconds, requests a second, the 50th and 99th
// percentile of a response's milliseconds, bytes of bodies, and how many were no 200.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Tally {
    std::vector<double> milliseconds;
    std::size_t bytes = 0;
    std::size_t failed = 0;
};

int connected(std::uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(socket);
        return -1;
    }
    return socket;
}

/// A response: its head and the length of its body; empty if the connection has ended.
struct Answer {
    std::string head;
    std::size_t body = 0;
};

Answer ask(int socket, std::uint16_t port, const std::string& path) {
    const std::string request = fmt::format(
        "GET {} HTTP/1.1\r\nHost: localhost:{}\r\nAccept-Encoding: gzip\r\n\r\n", path, port);
    if (::send(socket, request.data(), request.size(), MSG_NOSIGNAL) < 0) return {};
    std::string read;
    std::size_t head_end = std::string::npos;
    std::size_t length = 0;
    char buffer[65536];
    while (head_end == std::string::npos || read.size() < head_end + length) {
        const auto count = ::recv(socket, buffer, sizeof buffer, 0);
        if (count <= 0) return {};
        read.append(buffer, static_cast<std::size_t>(count));
        if (head_end != std::string::npos) continue;
        const auto end = read.find("\r\n\r\n");
        if (end == std::string::npos) continue;
        head_end = end + 4;
        const auto field = read.find("Content-Length: ");
        length = std::strtoul(read.c_str() + field + 16, nullptr, 10);
    }
    return {read.substr(0, head_end), length};
}

Tally run_client(std::uint16_t port, const std::vector<std::string>& paths,
                 std::atomic<std::size_t>& next) {
    Tally tally;
    int socket = -1;
    for (std::size_t at = next++; at < paths.size(); at = next++) {
        const auto start = Clock::now();
        Answer answer;
        for (int attempt = 0; attempt < 2 && answer.head.empty(); ++attempt) {
            if (socket < 0) socket = connected(port);
            answer = ask(socket, port, paths[at]);
            const bool closes = answer.head.find("Connection: close") != std::string::npos;
            if (answer.head.empty() || closes) {
                ::close(socket);
                socket = -1;
            }
        }
        const std::chrono::duration<double, std::milli> taken = Clock::now() - start;
        tally.milliseconds.push_back(taken.count());
        tally.bytes += answer.body;
        if (!answer.head.starts_with("HTTP/1.1 200")) ++tally.failed;
    }
    if (socket >= 0) ::close(socket);
    return tally;
}

double percentile(const std::vector<double>& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        fmt::print(stderr, "usage: web_client PORT CLIENTS PATHS\n");
        return 2;
    }
    const auto port = static_cast<std::uint16_t>(std::atoi(argv[1]));
    std::vector<std::string> paths;
    std::ifstream file(argv[3]);
    for (std::string line; std::getline(file, line);) paths.push_back(line);
    if (paths.empty()) return 2;
    std::vector<Tally> tallies(static_cast<std::size_t>(std::max(1, std::atoi(argv[2]))));
    std::atomic<std::size_t> next = 0;
    const auto start = Clock::now();
    std::vector<std::thread> clients;
    for (auto& tally : tallies) {
        clients.emplace_back([&] { tally = run_client(port, paths, next); });
    }
    for (auto& client : clients) client.join();
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    Tally all;
    for (const auto& tally : tallies) {
        all.milliseconds.insert(all.milliseconds.end(), tally.milliseconds.begin(),
                                tally.milliseconds.end());
        all.bytes += tally.bytes;
        all.failed += tally.failed;
    }
    std::sort(all.milliseconds.begin(), all.milliseconds.end());
    fmt::print(
        "{{\"clients\": {}, \"requests\": {}, \"seconds\": {:.3f}, \"a_second\": {:.1f}, \"p50\": "
        "{:.2f}, "
        "\"p99\": {:.2f}, \"bytes\": {}, \"failed\": {}}}\n",
        tallies.size(), all.milliseconds.size(), seconds,
        static_cast<double>(all.milliseconds.size()) / seconds, percentile(all.milliseconds, 0.5),
        percentile(all.milliseconds, 0.99), all.bytes, all.failed);
    return all.failed == 0 ? 0 : 1;
}
