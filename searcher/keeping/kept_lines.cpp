// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/keeping/kept_lines.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "command_line/error.hpp"
#include "language/text/clean.hpp"
#include "searcher/keeping/tags.hpp"

namespace udklip::searcher {
namespace {

using Json = nlohmann::ordered_json;

Kept read_line(const std::string& line) {
    const Json json = Json::parse(line);
    Kept kept;
    kept.article = json.at("id").get<std::string>();
    if (kept.article.empty()) throw Error(ErrorCode::usage, said("its id is empty"));
    for (const auto& name : json.value("tags", Json::array())) {
        kept.tags.push_back(tag_name(name.get<std::string>()));
    }
    const auto note = json.find("note");
    if (note != json.end() && !note->is_null())
        kept.note = language::clean(note->get<std::string>());
    return kept;
}

}  // namespace

std::string to_line(const Kept& kept) {
    const Json json = {{"id", kept.article},
                       {"tags", kept.tags},
                       {"note", kept.note.empty() ? Json(nullptr) : Json(kept.note)}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<Kept> read_kept_lines(
    const std::filesystem::path& file,
    const std::function<void(std::size_t line, const translation::Said& why)>& reject) {
    std::ifstream opened;
    if (file != "-") opened.open(file);
    std::istream& lines = file == "-" ? std::cin : opened;
    std::vector<Kept> all;
    std::string line;
    std::size_t number = 0;
    while (lines && std::getline(lines, line)) {
        ++number;
        if (line.find_first_not_of(" \t\r") == line.npos) continue;
        try {
            all.push_back(read_line(line));
        } catch (const Json::exception&) {
            reject(number, said("no object with an id, tags and a note"));
        } catch (const Error& error) {
            reject(number, error.message());
        }
    }
    if (file != "-" && (!opened.is_open() || opened.bad())) {
        throw Error(ErrorCode::storage,
                    said("cannot read {}: {}", file.string(), std::strerror(errno)));
    }
    return all;
}

}  // namespace udklip::searcher
