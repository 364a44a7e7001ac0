// SPDX-License-Identifier: GPL-3.0-or-later
//
// Speaks HTTP by cpp-httplib, with what is known of its versions 0.11 and 0.18 mended
// (docs/surprises.md). It knows nothing of questions: whatever comes goes to one handler.
//
//     HttpServer server([](const HttpRequest& request) { return plain_response(200, "hello"); });
//     server.bind("127.0.0.1", 8421);
//     server.run();                        // until stop(), from another thread
#pragma once

#include <memory>
#include <string>

#include "web/http/message.hpp"

namespace udklip::web {

class HttpServer {
  public:
    /// `handler` is called by many threads at once. What it throws becomes a 500 without the text
    /// of the exception.
    explicit HttpServer(HttpHandler handler);
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// Takes a port of an address; 0 takes any free one. Returns the port. Throws Error (storage)
    /// if the port is taken or the address is not of this machine.
    int bind(const std::string& address, int port);

    /// Serves until stop(). Returns false if the socket failed.
    bool run();

    /// Lets requests that are being answered finish, but ends bodies that are sent while they are
    /// made. Safe to call from another thread.
    void stop();

  private:
    struct Library;
    std::unique_ptr<Library> library_;
    HttpHandler handler_;
};

}  // namespace udklip::web
