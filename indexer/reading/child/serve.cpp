// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/child/serve.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <string_view>

#include "indexer/reading/child/cage.hpp"
#include "indexer/reading/child/wire.hpp"
#include "indexer/reading/reader.hpp"

namespace udklip::indexer::child {
namespace {

constexpr int kPipeClosed = 0;
constexpr int kPipeBroken = 1;

/// Ends without what runs at exit: the leak checker of the sanitizers cannot work in the cage.
[[noreturn]] void end(int code) {
    _exit(code);
}

void write_all(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (n > 0) bytes.remove_prefix(static_cast<std::size_t>(n));
        if (n < 0 && errno != EINTR) end(kPipeBroken);
    }
}

void send(Kind kind, std::string_view payload) {
    write_all(frame_header(kind, payload.size()));
    write_all(payload);
}

/// The file that is being read. std::string would need twice the memory while it grows.
class Buffer {
  public:
    char* grow(std::size_t size) {
        char* grown = static_cast<char*>(std::realloc(bytes_.get(), size_ + size));
        if (grown == nullptr) throw std::bad_alloc();
        static_cast<void>(bytes_.release());
        bytes_.reset(grown);
        size_ += size;
        return grown + size_ - size;
    }
    void clear() {
        bytes_.reset();
        size_ = 0;
    }
    std::string_view view() const { return {bytes_.get(), size_}; }

  private:
    struct Free {
        void operator()(char* bytes) const { std::free(bytes); }
    };
    std::unique_ptr<char, Free> bytes_;
    std::size_t size_ = 0;
};

void read_exactly(char* to, std::size_t size, bool may_end) {
    while (size > 0) {
        const ssize_t n = ::read(STDIN_FILENO, to, size);
        if (n == 0) end(may_end ? kPipeClosed : kPipeBroken);
        if (n < 0 && errno != EINTR) end(kPipeBroken);
        if (n < 0) continue;
        may_end = false;
        to += n;
        size -= static_cast<std::size_t>(n);
    }
}

class PipeSink final : public ArticleSink {
  public:
    void article(Article&& article) override {
        const std::string encoded = encode_article(article);
        if (encoded.size() > kMaxFrameBytes) return reject(article, kTooLarge);
        send(Kind::article, encoded);
    }
    void reject(const Place& place, const std::string& reason) override {
        send(Kind::reject, encode_message({place, reason}));
    }
    void skip(const Place& place, const std::string& reason) override {
        send(Kind::skip, encode_message({place, reason}));
    }
    void warn(const Place& place, const std::string& what) override {
        send(Kind::warn, encode_message({place, what}));
    }
    bool stop() const override { return false; }
};

/// Returns whether the process is fit to read another file.
bool read_one(const ReadFunction& read, Format format, std::string_view bytes) {
    PipeSink sink;
    try {
        MemorySource source(bytes);
        read(source, format, sink);
    } catch (const std::bad_alloc&) {
        // What the library held when it was thrown may be lost for good.
        sink.reject({}, "needs more memory than reading a file may take (512 MB)");
        return false;
    } catch (const std::exception& error) {
        sink.reject({}, error.what());
    }
    return true;
}

}  // namespace

void serve(const ReadFunction& read) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (const auto& missing : enter_cage()) send(Kind::note, missing);
    Buffer file;
    Format format = Format::none;
    for (;;) {
        char head[kHeaderBytes];
        read_exactly(head, sizeof head, true);
        std::size_t size = 0;
        for (std::size_t i = sizeof head; --i > 0;) {
            size = size << 8 | static_cast<unsigned char>(head[i]);
        }
        switch (static_cast<Kind>(head[0])) {
            case Kind::open: {
                char byte = 0;
                read_exactly(&byte, 1, false);
                format = static_cast<Format>(byte);
                break;
            }
            case Kind::data:
                read_exactly(file.grow(size), size, false);
                break;
            case Kind::close: {
                const bool fit = read_one(read, format, file.view());
                file.clear();
                send(Kind::done, fit ? std::string_view("\0", 1) : std::string_view("\1", 1));
                break;
            }
            default:
                end(kPipeBroken);
        }
    }
}

}  // namespace udklip::indexer::child
