// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/child/outside_run.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <system_error>
#include <vector>

#include "indexer/reading/charset/charset.hpp"
#include "indexer/reading/child/child_process.hpp"
#include "indexer/reading/child/confine.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/text/printable.hpp"

namespace udklip::indexer::child {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kTickMilliseconds = 250;
constexpr std::size_t kPipePiece = 1 << 16;
constexpr std::size_t kMostFileBytes = 500'000'000;
constexpr std::size_t kMostOutputBytes = 150'000'000;  ///< a PDF with the pictures of the scan
constexpr std::size_t kMostComplaintBytes = 10'000;

/// A folder of the program's own, for the file and what it writes meanwhile.
class Folder {
  public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "udklip-read-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw std::system_error(errno, std::generic_category(), name);
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

/// Returns false if the file is too large.
bool copy(ByteSource& bytes, const fs::path& to) {
    std::ofstream out(to, std::ios::binary);
    std::string piece(kPipePiece, '\0');
    std::size_t total = 0;
    for (std::size_t n = bytes.read(piece); n > 0; n = bytes.read(piece)) {
        total += n;
        if (total > kMostFileBytes) return false;
        out.write(piece.data(), static_cast<std::streamsize>(n));
    }
    if (!out.flush())
        throw std::system_error(std::make_error_code(std::errc::no_space_on_device), to.string());
    return true;
}

std::string with_file(std::string word, const fs::path& file) {
    for (auto at = word.find("{}"); at != word.npos; at = word.find("{}", at)) {
        word.replace(at, 2, file.string());
        at += file.string().size();
    }
    return word;
}

/// The program finds its own files, and has no other home than its folder.
std::vector<std::string> environment(const fs::path& folder) {
    std::vector<std::string> variables = {"LC_ALL=C.UTF-8", "HOME=" + folder.string(),
                                          "TMPDIR=" + folder.string()};
    for (const char* name : {"PATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "JAVA_HOME"}) {
        if (const char* value = std::getenv(name))
            variables.push_back(fmt::format("{}={}", name, value));
    }
    return variables;
}

struct Said {
    enum class End { itself, late, interrupted, too_much };
    End end = End::itself;
    std::string output;
    std::string complaint;
};

/// Reads what is there; false at the end of the pipe.
bool take(int fd, std::string& to, std::size_t most) {
    std::array<char, kPipePiece> buffer;
    const ssize_t n = ::read(fd, buffer.data(), buffer.size());
    if (n > 0 && to.size() < most) to.append(buffer.data(), static_cast<std::size_t>(n));
    return n != 0;
}

/// Listens until the program has ended and closed its pipes.
Said listen(const ChildProcess& process, Clock::time_point deadline, const ArticleSink& sink) {
    Said said;
    std::array<pollfd, 2> pipes = {{{process.out(), POLLIN, 0}, {process.err(), POLLIN, 0}}};
    int tick = kTickMilliseconds;
    for (;;) {
        if (pipes[0].fd < 0 && pipes[1].fd < 0) {
            if (process.has_ended()) break;
            tick = 1;
        }
        if (sink.stop()) said.end = Said::End::interrupted;
        if (Clock::now() > deadline) said.end = Said::End::late;
        if (said.output.size() > kMostOutputBytes) said.end = Said::End::too_much;
        if (said.end != Said::End::itself) break;
        if (poll(pipes.data(), pipes.size(), tick) <= 0) continue;
        if (pipes[0].revents != 0 && !take(process.out(), said.output, kMostOutputBytes + 1))
            pipes[0].fd = -1;
        if (pipes[1].revents != 0 && !take(process.err(), said.complaint, kMostComplaintBytes))
            pipes[1].fd = -1;
    }
    return said;
}

/// The last line of a complaint, which mostly says what is wrong.
std::string reason_in(std::string_view complaint) {
    const auto text = trim(complaint);
    const auto line = text.substr(text.rfind('\n') + 1);
    return line.empty() ? std::string() : fmt::format(": {}", language::printable_line(line));
}

}  // namespace

std::optional<std::string> OutsideRun::output(ByteSource& bytes, const OutsideProgram& program,
                                              ArticleSink& sink) const {
    const std::string& name = program.words.front();
    const auto fail = [&](const std::string& why) {
        sink.reject({}, fmt::format("its reader {} {}", name, why));
        return std::nullopt;
    };
    const Folder folder;
    const fs::path file = folder.path() / ("document" + program.ending);
    if (!copy(bytes, file)) {
        return fail(fmt::format("is given no file of more than {} MB", kMostFileBytes / 1'000'000));
    }
    std::vector<std::string> words = {launcher_.string(), kConfined,
                                      std::to_string(bounds_->seconds),
                                      std::to_string(bounds_->memory), folder.path().string()};
    for (const auto& word : program.words) words.push_back(with_file(word, file));
    ChildProcess process(words, environment(folder.path()));
    process.close_in();
    Said said = listen(process, Clock::now() + std::chrono::seconds(bounds_->seconds), sink);
    process.kill();  // what is left of its processes
    const int status = process.wait();
    switch (said.end) {
        case Said::End::interrupted:
            return std::nullopt;
        case Said::End::late:
            return fail(fmt::format("took longer than {} seconds", bounds_->seconds));
        case Said::End::too_much:
            return fail(fmt::format("printed more than {} MB", kMostOutputBytes / 1'000'000));
        case Said::End::itself:
            break;
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == kNotStarted)
        return fail("cannot be started" + reason_in(said.complaint));
    if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
        return fail(
            fmt::format("failed (exit code {}){}", WEXITSTATUS(status), reason_in(said.complaint)));
    if (!WIFEXITED(status)) return fail(why_it_ended(status) + reason_in(said.complaint));
    return std::move(said.output);
}

Article article_of_output(std::string_view output) {
    Article article;
    const std::string text = to_utf8(output).text;
    const auto pages = split(text, '\f');
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto page = trim(pages[i]);
        if (page.empty()) continue;
        if (!article.text.empty()) article.text += "\n\n";
        if (pages.size() > 1) {
            article.pages.push_back({static_cast<std::uint32_t>(i + 1), {}});
            article.text += kPageMark;
        }
        article.text += page;
    }
    return article;
}

}  // namespace udklip::indexer::child
