// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/server.hpp"

#include <httplib.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "command_line/error.hpp"
#include "command_line/messages.hpp"
#include "web/http/guard.hpp"
#include "web/http/query_string.hpp"

namespace udklip::web {
namespace {

/// Connections that hold a thread at once. The readers of the database are few, and apart from
/// these. The library's select() knows no descriptor from 1024 on.
constexpr std::size_t kMostConnections = 800;
constexpr std::time_t kKeepAliveSeconds = 1;
constexpr std::size_t kRequestsPerConnection = 100;
constexpr std::time_t kSocketSeconds = 5;
/// A saved search is the largest that is sent to us.
constexpr std::size_t kMostBodyBytes = 64 * 1024;

/// A thread for each connection: one that sends its request a letter at a time holds its thread, so
/// that of a fixed few soon none is left for others. Threads start when they are needed, and stay.
class ConnectionThreads final : public httplib::TaskQueue {
    using Enqueued = decltype(std::declval<TaskQueue&>().enqueue({}));  // bool in later versions

  public:
    /// Waits while all threads are taken: the system keeps further connections meanwhile.
    Enqueued enqueue(std::function<void()> connection) override {
        std::unique_lock lock(mutex_);
        freed_.wait(lock, [&] { return waiting_.size() < idle_ || threads_.size() < kMost; });
        if (waiting_.size() >= idle_) threads_.emplace_back([this] { serve(); });
        waiting_.push_back(std::move(connection));
        given_.notify_one();
        return static_cast<Enqueued>(true);
    }

    void shutdown() override {
        {
            const std::lock_guard lock(mutex_);
            closing_ = true;
        }
        given_.notify_all();
        for (auto& thread : threads_) thread.join();
    }

  private:
    static constexpr std::size_t kMost = kMostConnections;

    void serve() {
        std::unique_lock lock(mutex_);
        for (;;) {
            ++idle_;
            freed_.notify_one();
            given_.wait(lock, [&] { return closing_ || !waiting_.empty(); });
            --idle_;
            if (waiting_.empty()) return;
            const auto connection = std::move(waiting_.front());
            waiting_.pop_front();
            lock.unlock();
            connection();
            lock.lock();
        }
    }

    std::mutex mutex_;
    std::condition_variable given_;  ///< a connection, or the end
    std::condition_variable freed_;  ///< a thread
    std::deque<std::function<void()>> waiting_;
    std::vector<std::thread> threads_;
    std::size_t idle_ = 0;
    bool closing_ = false;
};

/// The library's own choice, SO_REUSEPORT, lets a second server take a share of the first one's
/// connections. TCP_DEFER_ACCEPT: a connection that says nothing holds no thread.
void set_options(int socket) {
    const int on = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    const int seconds = static_cast<int>(kSocketSeconds);
    ::setsockopt(socket, IPPROTO_TCP, TCP_DEFER_ACCEPT, &seconds, sizeof seconds);
}

HttpRequest plain_request(const httplib::Request& request) {
    const auto question = request.target.find('?');
    HttpRequest plain;
    plain.method = request.method;
    plain.path = percent_decoded(std::string_view(request.target).substr(0, question));
    if (question != std::string::npos) plain.query = request.target.substr(question + 1);
    plain.body = request.body;
    plain.announces_body = (request.has_header("Content-Length") &&
                            request.get_header_value("Content-Length") != "0") ||
                           request.has_header("Transfer-Encoding");
    plain.host = request.get_header_value("Host");
    plain.origin = request.get_header_value("Origin");
    plain.authorization = request.get_header_value("Authorization");
    plain.accept_language = request.get_header_value("Accept-Language");
    plain.accept_encoding = request.get_header_value("Accept-Encoding");
    plain.if_none_match = request.get_header_value("If-None-Match");
    return plain;
}

/// The library would cut a response of ours to the Range that was asked for, and compress it once
/// more, for Chromium by Brotli's slowest level. It lends us its own request, which is not const.
void keep_from_changing_the_response(const httplib::Request& request) {
    auto& own = const_cast<httplib::Request&>(request);
    own.ranges.clear();
    own.headers.erase("Accept-Encoding");
}

/// Sends a body while it is made. The library would end the program if it threw.
void send_streamed(StreamedBody body, const std::string& type, const std::atomic<bool>& stopping,
                   httplib::Response& response) {
    response.set_chunked_content_provider(
        type, [body = std::move(body), &stopping](std::size_t, httplib::DataSink& sink) {
            const bool whole = body([&](std::string_view part) {
                return part.empty() || (!stopping && sink.write(part.data(), part.size()));
            });
            if (whole) sink.done();
            return whole;
        });
}

}  // namespace

struct HttpServer::Library {
    httplib::Server server;
    std::atomic<bool> stopping = false;
    int listening = -1;
};

HttpServer::HttpServer(HttpHandler handler)
    : library_(std::make_unique<Library>()), handler_(std::move(handler)) {
    auto& server = library_->server;
    const auto answer = [this](const httplib::Request& request, httplib::Response& response) {
        HttpResponse ours;
        try {
            ours = handler_(plain_request(request));
        } catch (const std::exception&) {
            ours = plain_response(500, "Something went wrong.");
        }
        keep_from_changing_the_response(request);
        response.status = ours.status;
        for (const auto& [name, value] : ours.headers) response.set_header(name, value);
        if (ours.stream) {
            send_streamed(std::move(ours.stream), ours.type, library_->stopping, response);
        } else {
            response.set_content(std::move(ours.body), ours.type);
        }
    };
    using Routing = httplib::Server::HandlerResponse;
    server.set_pre_routing_handler([answer](const auto& request, auto& response) {
        if (request.method == "POST") return Routing::Unhandled;  // its body is not read yet
        answer(request, response);
        return Routing::Handled;
    });
    // A reader of content, for the library takes no form of more than 8 kB by itself.
    server.Post("[^]*", [answer](const httplib::Request& request, httplib::Response& response,
                                 const httplib::ContentReader& read) {
        httplib::Request whole = request;
        const bool all = read([&](const char* data, std::size_t size) {
            whole.body.append(data, size);
            return whole.body.size() <= kMostBodyBytes;
        });
        if (all) return answer(whole, response);
        response.status = 413;
    });
    server.set_exception_handler(
        [](const auto&, auto& response, const std::exception_ptr&) { response.status = 500; });
    server.set_error_handler([](const httplib::Request&, httplib::Response& response) {
        if (response.body.empty()) {
            response.set_content(fmt::format("{}\n", response.status), "text/plain; charset=utf-8");
        }
    });
    httplib::Headers headers;
    for (const auto& [name, value] : security_headers()) headers.emplace(name, value);
    server.set_default_headers(headers);
    server.set_socket_options([this](int socket) {
        set_options(socket);
        library_->listening = socket;
    });
    server.set_keep_alive_timeout(kKeepAliveSeconds);
    server.set_keep_alive_max_count(kRequestsPerConnection);
    server.set_read_timeout(kSocketSeconds);
    server.set_write_timeout(kSocketSeconds);
    server.set_payload_max_length(kMostBodyBytes);
    server.set_tcp_nodelay(true);
    server.new_task_queue = [] { return new ConnectionThreads(); };
}

HttpServer::~HttpServer() = default;

int HttpServer::bind(const std::string& address, int port) {
    const int bound = port == 0 ? library_->server.bind_to_any_port(address)
                      : library_->server.bind_to_port(address, port) ? port
                                                                     : -1;
    if (bound > 0) {
        // The library lets five connections wait; of more that come at once some are lost.
        ::listen(library_->listening, SOMAXCONN);
        return bound;
    }
    throw Error(
        ErrorCode::storage,
        said("port {} of {} cannot be taken: it is in use, or not of this machine", port, address),
        said("another port: udklip-web --port N"));
}

bool HttpServer::run() {
    return library_->server.listen_after_bind();
}

void HttpServer::stop() {
    library_->stopping = true;
    // The library forgets a stop that comes before it has begun to serve.
    constexpr int kMostWaits = 1000;
    for (int wait = 0; wait < kMostWaits && !library_->server.is_running(); ++wait) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    library_->server.stop();
}

}  // namespace udklip::web
