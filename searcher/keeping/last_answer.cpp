// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/keeping/last_answer.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "searcher/keeping/own_file.hpp"

namespace udklip::searcher {
namespace fs = std::filesystem;
namespace {

/// Returns "dev-pts-3"; "none" without a terminal.
std::string terminal_name() {
    std::array<char, 256> name{};
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::ttyname_r(stream, name.data(), name.size()) != 0) continue;
        std::string plain = name.data() + 1;
        std::replace(plain.begin(), plain.end(), '/', '-');
        return plain;
    }
    return "none";
}

fs::path file_of(std::string_view number) {
    return own_file(number).replace_extension(fmt::format(".{}.json", terminal_name()));
}

/// What somebody reads is nobody else's business.
int open_for_writing(const fs::path& file) {
    return ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
}

}  // namespace

const std::string* LastAnswer::id_of(std::uint64_t number) const {
    if (number < first || number - first >= ids.size()) return nullptr;
    return &ids[number - first];
}

/// Every search that finds something comes here, so the file is written in place: four calls, a
/// tenth of what a new file and a renaming cost. Who reads it meanwhile, or after a power failure,
/// may find half of it, and then knows of no last answer.
bool keep_last_answer(std::string_view number, const LastAnswer& answer) {
    try {
        const fs::path file = file_of(number);
        const nlohmann::json json = {
            {"question", answer.question}, {"first", answer.first}, {"ids", answer.ids}};
        const std::string text =
            json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        int fd = open_for_writing(file);
        if (fd < 0 && errno == ENOENT) {
            make_own_folder(file.parent_path());
            fd = open_for_writing(file);
        }
        if (fd < 0) return false;
        const auto size = static_cast<ssize_t>(text.size());
        const bool whole =
            ::pwrite(fd, text.data(), text.size(), 0) == size && ::ftruncate(fd, size) == 0;
        ::close(fd);
        return whole;
    } catch (const std::exception&) {  // no home folder, or none that may be written to
        return false;
    }
}

std::optional<LastAnswer> last_answer(std::string_view number) {
    try {
        std::ifstream in(file_of(number), std::ios::binary);
        if (!in) return std::nullopt;
        const auto json = nlohmann::json::parse(in);
        return LastAnswer{json.at("question").get<std::string>(),
                          json.at("first").get<std::uint64_t>(),
                          json.at("ids").get<std::vector<std::string>>()};
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

}  // namespace udklip::searcher
