// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "indexer/file_content.hpp"
#include "indexer/reader.hpp"
#include "language/clean.hpp"

namespace udklip::indexer {
namespace {

using nlohmann::json;

struct FieldName {
    const char* name;
    std::string Article::*member;
};

constexpr FieldName kFields[] = {
    {"id", &Article::id},         {"title", &Article::title},   {"text", &Article::text},
    {"date", &Article::date},     {"source", &Article::source}, {"author", &Article::author},
    {"section", &Article::section}, {"url", &Article::url},
};

/// A field's text; numbers (ids, years) count as text. `wrong` is set for other types.
std::string text_of(const json& value, bool& wrong) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number_integer()) return value.dump();
    wrong = !value.is_null();
    return {};
}

void read_line(const std::string& line, std::size_t number, ArticleSink& sink) {
    // The parser refuses broken UTF-8 outright; one bad byte should not cost the article.
    const bool valid = language::is_valid_utf8(line);
    const json object = json::parse(valid ? line : language::clean(line), nullptr, false);
    if (object.is_discarded()) return sink.reject(number, "is not JSON");
    if (!object.is_object()) return sink.reject(number, "is no JSON object");
    if (!valid) sink.warn(number, "holds bytes that are not UTF-8; each is shown as \uFFFD");
    Article article;
    article.line = number;
    for (const auto& field : kFields) {
        const auto found = object.find(field.name);
        if (found == object.end()) continue;
        bool wrong = false;
        article.*field.member = text_of(*found, wrong);
        if (wrong) {
            return sink.reject(number, fmt::format("its \"{}\" is neither text nor a number", field.name));
        }
    }
    if (article.text.find_first_not_of(" \t\r\n") == std::string::npos && article.title.empty()) {
        return sink.reject(number, "has no \"text\"");
    }
    sink.article(std::move(article));
}

}  // namespace

void read_json_lines(const std::filesystem::path& path, ArticleSink& sink) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::system_error(errno, std::generic_category());
    std::string line;
    for (std::size_t number = 1; !sink.stop() && std::getline(in, line); ++number) {
        if (number == 1 && line.starts_with("\uFEFF")) line.erase(0, 3);
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        if (line.size() > kMaxArticleBytes) {
            sink.reject(number, "is larger than an article may be (100 MB)");
            continue;
        }
        read_line(line, number, sink);
    }
    if (in.bad()) throw std::system_error(EIO, std::generic_category());
}

}  // namespace udklip::indexer
