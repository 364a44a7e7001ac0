// SPDX-License-Identifier: GPL-3.0-or-later
//
// A database behind xapian-tcpsrv on loopback, while the object lives.
//
//     if (!Server::is_installed()) return;
//     const Server server(folder.path() / "database");
//     server.name()   "127.0.0.1:41234"
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>

namespace udklip::test {

class Server {
  public:
    static bool is_installed() {
        return std::system("command -v xapian-tcpsrv >/dev/null 2>&1") == 0;
    }

    explicit Server(const std::filesystem::path& database) : port_(free_port()) {
        const std::string port = std::to_string(port_);
        process_ = ::fork();
        if (process_ == 0) {
            ::setpgid(0, 0);  // told to end, it ends its whole process group
            const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
            ::dup2(nowhere, STDOUT_FILENO);
            ::dup2(nowhere, STDERR_FILENO);
            ::execlp("xapian-tcpsrv", "xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1",
                     "--port", port.c_str(), database.c_str(), nullptr);
            ::_exit(127);
        }
        ::setpgid(process_, process_);
        for (int attempt = 0; attempt < 1000; ++attempt) {
            if (answers()) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        stop();
        throw std::runtime_error("xapian-tcpsrv does not answer");
    }
    ~Server() { stop(); }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::string name() const { return "127.0.0.1:" + std::to_string(port_); }

    /// With the processes that serve its connections.
    void stop() {
        if (process_ <= 0) return;
        ::kill(-process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
        process_ = 0;
    }

  private:
    static sockaddr_in loopback(unsigned port) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        return address;
    }

    static unsigned free_port() {
        const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address = loopback(0);
        socklen_t size = sizeof(address);
        auto* plain = reinterpret_cast<sockaddr*>(&address);
        const bool found = ::bind(fd, plain, size) == 0 && ::getsockname(fd, plain, &size) == 0;
        ::close(fd);
        if (!found) throw std::runtime_error("no free port");
        return ntohs(address.sin_port);
    }

    bool answers() const {
        const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_in address = loopback(port_);
        const bool connected =
            ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
        ::close(fd);
        return connected;
    }

    unsigned port_;
    pid_t process_ = 0;
};

}  // namespace udklip::test
