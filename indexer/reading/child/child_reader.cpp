// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/child/child_reader.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "indexer/reading/child/child_process.hpp"
#include "indexer/reading/child/outside_run.hpp"
#include "indexer/reading/child/wire.hpp"
#include "indexer/reading/reader.hpp"
#include "language/text/printable.hpp"

namespace udklip::indexer {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kTick{250};
constexpr std::size_t kPiece = 1 << 16;

}  // namespace

/// One child process, and the file that it is reading.
struct ChildReader::Conversation {
    enum class State { reading, done, ended, stopped };

    Conversation(const std::filesystem::path& program, const Bounds& limits)
        : process(program), bounds(limits) {}

    /// Writes all of `bytes`, and takes in what the child says meanwhile.
    void say(std::string_view bytes, ArticleSink& sink) {
        while (!bytes.empty() && state == State::reading) exchange(bytes, sink);
    }
    void listen(ArticleSink& sink) {
        std::string_view nothing;
        while (state == State::reading) exchange(nothing, sink);
    }

    child::ChildProcess process;
    Bounds bounds;
    child::FrameCutter frames;
    State state = State::done;
    bool must_end = false;  ///< the child asked to be replaced
    std::string broke;      ///< why we ended it, if we did
    std::vector<std::string> not_locked;
    bool complains = true;         ///< its error stream is open
    std::string complaint;         ///< the last it said there
    double processor_seconds = 0;  ///< when it was last seen at work
    Clock::time_point at_work = Clock::now();

  private:
    void exchange(std::string_view& bytes, ArticleSink& sink);
    void take_frames(ArticleSink& sink);
    void take_frame(const child::Frame& frame, ArticleSink& sink);
    void look_at_clock(ArticleSink& sink);
    void end(std::string why) {
        broke = std::move(why);
        state = State::ended;
        process.kill();
    }
};

void ChildReader::Conversation::exchange(std::string_view& bytes, ArticleSink& sink) {
    std::array<pollfd, 3> pipes = {{{process.out(), POLLIN, 0},
                                    {complains ? process.err() : -1, POLLIN, 0},
                                    {bytes.empty() ? -1 : process.in(), POLLOUT, 0}}};
    const int ready = poll(pipes.data(), pipes.size(), static_cast<int>(kTick.count()));
    if (ready <= 0) return look_at_clock(sink);
    std::array<char, kPiece> buffer;
    if (pipes[1].revents != 0) {
        const ssize_t n = ::read(process.err(), buffer.data(), buffer.size());
        if (n > 0) complaint.assign(buffer.data(), static_cast<std::size_t>(n));
        if (n == 0) complains = false;
    }
    if (pipes[2].revents != 0) {
        const ssize_t n = ::write(process.in(), bytes.data(), bytes.size());
        if (n > 0) bytes.remove_prefix(static_cast<std::size_t>(n));
        if (n < 0 && errno == EPIPE) state = State::ended;
    }
    if (pipes[0].revents != 0) {
        const ssize_t n = ::read(process.out(), buffer.data(), buffer.size());
        if (n == 0) state = State::ended;
        if (n > 0) frames.add({buffer.data(), static_cast<std::size_t>(n)});
        take_frames(sink);
    }
}

void ChildReader::Conversation::take_frames(ArticleSink& sink) {
    while (const auto frame = frames.next()) take_frame(*frame, sink);
    if (frames.is_broken()) end("spoke out of turn");
    if (state == State::reading && sink.stop()) state = State::stopped;
}

void ChildReader::Conversation::take_frame(const child::Frame& frame, ArticleSink& sink) {
    switch (frame.kind) {
        case child::Kind::note:
            not_locked.push_back(frame.payload);
            return;
        case child::Kind::article:
            if (auto article = child::decode_article(frame.payload)) {
                if (!sink.stop()) sink.article(std::move(*article));
                return;
            }
            break;
        case child::Kind::reject:
            if (const auto message = child::decode_message(frame.payload))
                return sink.reject(message->place, message->text);
            break;
        case child::Kind::skip:
            if (const auto message = child::decode_message(frame.payload))
                return sink.skip(message->place, message->text);
            break;
        case child::Kind::warn:
            if (const auto message = child::decode_message(frame.payload))
                return sink.warn(message->place, message->text);
            break;
        case child::Kind::done:
            must_end = frame.payload != std::string_view("\0", 1);
            if (state == State::reading) state = State::done;
            return;
        default:
            break;
    }
    end("spoke out of turn");
}

/// The kernel bounds the processor time; this bounds the patience with a child that sleeps.
void ChildReader::Conversation::look_at_clock(ArticleSink& sink) {
    if (sink.stop()) {
        state = State::stopped;
        return;
    }
    const double used = process.processor_seconds();
    if (used > processor_seconds) {
        processor_seconds = used;
        at_work = Clock::now();
    } else if (Clock::now() - at_work > std::chrono::seconds(bounds.idle_seconds)) {
        end(fmt::format("did nothing for {} seconds", bounds.idle_seconds));
    }
}

ChildReader::ChildReader(std::filesystem::path program) : ChildReader(std::move(program), {}) {}

ChildReader::ChildReader(std::filesystem::path program, const Bounds& bounds)
    : program_(std::move(program)), bounds_(bounds) {}

ChildReader::~ChildReader() = default;

std::filesystem::path ChildReader::default_program() {
    if (const char* named = std::getenv("UDKLIP_READ"); named != nullptr && *named != '\0') {
        return named;
    }
    const auto below = std::filesystem::path("libexec") / "udklip" / "udklip-read";
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    if (!error) {
        const auto beside = program.parent_path().parent_path() / below;
        if (std::filesystem::exists(beside, error)) return beside;
    }
    return std::filesystem::path(UDKLIP_LIBEXEC_DIR) / "udklip-read";
}

void ChildReader::read(ByteSource& bytes, Format format, ArticleSink& sink) {
    using State = Conversation::State;
    if (!conversation_) conversation_ = std::make_unique<Conversation>(program_, bounds_);
    // Whatever leaves this function before the child is done with the file ends the child, too.
    std::unique_ptr<Conversation> talk = std::move(conversation_);
    talk->state = State::reading;
    talk->at_work = Clock::now();
    talk->process.allow_processor_seconds(bounds_.processor_seconds);
    const char format_byte = static_cast<char>(format);
    talk->say(child::frame(child::Kind::open, {&format_byte, 1}), sink);
    std::string piece(kPiece, '\0');
    std::size_t total = 0;
    while (talk->state == State::reading) {
        const std::size_t n = bytes.read(piece);
        if (n == 0) break;
        total += n;
        if (total > bounds_.file_bytes) {
            return sink.reject({}, fmt::format("is larger than a file of its format may be ({} MB)",
                                               bounds_.file_bytes / 1'000'000));
        }
        talk->say(child::frame(child::Kind::data, std::string_view(piece).substr(0, n)), sink);
    }
    talk->say(child::frame(child::Kind::close, {}), sink);
    talk->listen(sink);
    if (!talk->not_locked.empty() && !told_of_cage_) {
        for (const auto& missing : talk->not_locked) sink.warn({}, missing);
        told_of_cage_ = true;
    }
    if (!talk->complaint.empty()) {
        spdlog::debug("udklip-read: {}", language::printable_line(talk->complaint));
        talk->complaint.clear();
    }
    if (talk->state == State::ended) {
        talk->process.kill();  // it may have closed its pipe and live on
        const std::string why = child::why_it_ended(talk->process.wait());
        return sink.reject({},
                           fmt::format("its reader {}", talk->broke.empty() ? why : talk->broke));
    }
    if (talk->state == State::done && !talk->must_end) conversation_ = std::move(talk);
}

void ChildReader::read_outside(ByteSource& bytes, const OutsidePrograms& programs,
                               const OutsideProgram& program, ArticleSink& sink) {
    const auto output = child::OutsideRun(program_, programs).output(bytes, program, sink);
    if (!output) return;
    if (output->starts_with("%PDF-")) {
        MemorySource pdf(*output);
        return read(pdf, Format::pdf, sink);
    }
    if (output->size() > kMaxArticleBytes) return sink.reject({}, kTooLarge);
    Article article = child::article_of_output(*output);
    if (article.text.empty()) {
        return sink.reject({},
                           fmt::format("its reader {} found no text in it", program.words.front()));
    }
    sink.article(std::move(article));
}

}  // namespace udklip::indexer
