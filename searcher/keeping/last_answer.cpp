// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/keeping/last_answer.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <exception>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "searcher/keeping/own_file.hpp"

namespace udklip::searcher {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;

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

}  // namespace

const std::string* LastAnswer::id_of(std::uint64_t number) const {
    if (number < first || number - first >= ids.size()) return nullptr;
    return &ids[number - first];
}

bool keep_last_answer(std::string_view number, const LastAnswer& answer) {
    try {
        const fs::path file = file_of(number);
        make_own_folder(file.parent_path());
        const fs::path beside = fmt::format("{}.{}", file.string(), ::getpid());
        const mode_t before = ::umask(0077);  // what somebody reads is nobody else's business
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        ::umask(before);
        const Json json = {
            {"question", answer.question}, {"first", answer.first}, {"ids", answer.ids}};
        out << json.dump(-1, ' ', false, Json::error_handler_t::replace);
        out.close();
        std::error_code failed;
        if (out) fs::rename(beside, file, failed);
        if (out && !failed) return true;
        fs::remove(beside, failed);
    } catch (const std::exception&) {  // no home folder, or none that may be written to
    }
    return false;
}

std::optional<LastAnswer> last_answer(std::string_view number) {
    try {
        std::ifstream in(file_of(number), std::ios::binary);
        if (!in) return std::nullopt;
        const Json json = Json::parse(in);
        return LastAnswer{json.at("question").get<std::string>(),
                          json.at("first").get<std::uint64_t>(),
                          json.at("ids").get<std::vector<std::string>>()};
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

}  // namespace udklip::searcher
