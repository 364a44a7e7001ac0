// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stands in for udklip-read: does in the cage what a file asks for, as a parser might that has a
// fault or is taken over. A file is a line each, a deed and its argument; the answer is an article
// whose text says what came of it.
//
//     open /etc/passwd        "Permission denied"
#include <fcntl.h>
#include <iconv.h>
#include <linux/io_uring.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "indexer/reading/child/serve.hpp"
#include "indexer/reading/text_lines.hpp"

namespace {

using namespace udklip::indexer;

/// Returns what the system said to a call that returned `result`.
std::string said(long result) {
    return result < 0 ? std::strerror(errno) : "allowed";
}

std::string hang(const std::string&) {
    volatile unsigned count = 0;
    for (;;) count = count + 1;
}

std::string sleep_for_ever(const std::string&) {
    for (;;) ::sleep(1000);
}

std::string eat(const std::string&) {
    std::vector<std::string> eaten;
    for (;;) eaten.emplace_back(10'000'000, 'x');
}

std::string convert(const std::string& charset) {
    return said(reinterpret_cast<long>(iconv_open("UTF-8", charset.c_str())));
}

const std::map<std::string, std::function<std::string(const std::string&)>>& deeds() {
    static const std::map<std::string, std::function<std::string(const std::string&)>> all = {
        {"hang", hang},
        {"sleep", sleep_for_ever},
        {"eat", eat},
        {"convert", convert},
        {"abort", [](const std::string&) -> std::string { std::abort(); }},
        {"crash", [](const std::string&) { return said(raise(SIGSEGV)); }},
        {"die", [](const std::string&) { return said(raise(SIGKILL)); }},
        {"exit", [](const std::string&) -> std::string { _exit(3); }},
        {"babble", [](const std::string&) { return said(write(1, "XXXXXXXXXXXXXXXXX", 17)); }},
        {"complain",
         [](const std::string& text) { return said(write(2, text.data(), text.size())); }},
        {"close",
         [](const std::string&) -> std::string {
             ::close(1);
             return sleep_for_ever("");
         }},
        {"open", [](const std::string& path) { return said(::open(path.c_str(), O_RDONLY)); }},
        {"write", [](const std::string& path) { return said(::open(path.c_str(), O_WRONLY)); }},
        {"create",
         [](const std::string& path) {
             return said(::open(path.c_str(), O_RDWR | O_CREAT, 0600));
         }},
        {"unlink", [](const std::string& path) { return said(::unlink(path.c_str())); }},
        {"mkdir", [](const std::string& path) { return said(::mkdir(path.c_str(), 0700)); }},
        {"socket", [](const std::string&) { return said(::socket(AF_INET, SOCK_STREAM, 0)); }},
        {"unix-socket", [](const std::string&) { return said(::socket(AF_UNIX, SOCK_STREAM, 0)); }},
        {"fork", [](const std::string&) { return said(::fork()); }},
        {"execute",
         [](const std::string& path) {
             char* arguments[] = {nullptr};
             return said(::execve(path.c_str(), arguments, arguments));
         }},
        {"trace",
         [](const std::string&) { return said(::ptrace(PTRACE_ATTACH, getppid(), 0, 0)); }},
        {"kill", [](const std::string&) { return said(::kill(getppid(), 0)); }},
        {"memfd", [](const std::string&) { return said(::memfd_create("x", 0)); }},
        {"io_uring",
         [](const std::string&) {
             io_uring_params parameters{};
             return said(::syscall(SYS_io_uring_setup, 1, &parameters));
         }},
        {"raise-limit",
         [](const std::string&) {
             const rlimit more{RLIM_INFINITY, RLIM_INFINITY};
             return said(::setrlimit(RLIMIT_CPU, &more));
         }},
    };
    return all;
}

void read_deeds(ByteSource& bytes, Format, ArticleSink& sink) {
    const std::string asked = read_up_to(bytes, 200'000'000);
    for (Lines lines(asked); !lines.at_end();) {
        const auto line = lines.next();
        const auto blank = std::min(line.find(' '), line.size());
        const auto deed = deeds().find(std::string(line.substr(0, blank)));
        Article article;
        article.title = line.substr(0, blank);
        article.text =
            deed == deeds().end()
                ? std::to_string(asked.size())
                : deed->second(std::string(line.substr(std::min(blank + 1, line.size()))));
        sink.article(std::move(article));
    }
}

}  // namespace

int main() {
    udklip::indexer::child::serve(read_deeds);
}
