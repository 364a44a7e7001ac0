// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/endpoints.hpp"

#include <charconv>
#include <fstream>
#include <optional>
#include <string_view>

#include "store/glass/version_file.hpp"

namespace udklip::store {
namespace fs = std::filesystem;
namespace {

constexpr unsigned kConnectMs = 3'000;
constexpr unsigned kAnswerMs = 10'000;
constexpr int kDeepest = 8;  // stubs that name stubs; they might form a circle
constexpr std::size_t kMostEndpoints = 4'096;

struct Line {
    std::string type;
    std::string value;
};

/// Returns nothing if `file` is no stub file. Only regular files are read: a pipe would never end.
std::optional<std::vector<Line>> read_stub(const fs::path& file) {
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored)) return {};
    std::ifstream in(file);
    if (!in) return {};
    std::vector<Line> lines;
    for (std::string text; std::getline(in, text);) {
        if (text.ends_with('\r')) text.pop_back();
        if (text.empty() || text.starts_with('#')) continue;
        const auto space = text.find(' ');
        Line line{text.substr(0, space), space == text.npos ? "" : text.substr(space + 1)};
        if (line.type != "auto" && line.type != "glass" && line.type != "remote") return {};
        if (line.value.empty() || lines.size() == kMostEndpoints) return {};
        lines.push_back(std::move(line));
    }
    return lines;
}

/// "host:port", or ":program arguments".
std::optional<Endpoint> server(const std::string& value) {
    Endpoint endpoint;
    if (value.starts_with(':')) {
        const auto space = std::min(value.find(' '), value.size());
        endpoint.program = value.substr(1, space - 1);
        endpoint.arguments = value.substr(std::min(space + 1, value.size()));
        endpoint.name = value.substr(1);
        return endpoint;
    }
    const auto colon = value.rfind(':');
    if (colon == value.npos) return {};
    const char* end = value.data() + value.size();
    if (std::from_chars(value.data() + colon + 1, end, endpoint.port).ptr != end) return {};
    endpoint.host = value.substr(0, colon);
    endpoint.name = value;
    return endpoint;
}

Endpoint local(const fs::path& path, const fs::path& tables = {}) {
    Endpoint endpoint;
    endpoint.name = path.string();
    endpoint.path = path;
    endpoint.tables = tables;
    return endpoint;
}

bool has_tables(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path / "iamglass", ignored);
}

/// Stops at kMostEndpoints: a few lines that name their own folder would be a hundred million
/// databases.
void collect(const fs::path& path, int depth, std::vector<Endpoint>& found) {
    if (found.size() > kMostEndpoints) return;
    std::error_code ignored;
    if (has_tables(path)) {
        found.push_back(local(path, path));
        return;
    }
    const fs::path stub = fs::is_directory(path, ignored) ? path / "XAPIANDB" : path;
    const auto lines = depth < kDeepest ? read_stub(stub) : std::nullopt;
    if (!lines || lines->empty()) {
        found.push_back(local(path));
        return;
    }
    const fs::path folder = stub.parent_path();
    const fs::path only = folder / lines->front().value;
    if (lines->size() == 1 && lines->front().type != "remote" && has_tables(only)) {
        // Opened through its stub, so that it stays right when a rebuild takes its place just now.
        found.push_back(local(path, only));
        return;
    }
    const std::size_t before = found.size();
    for (const auto& [type, value] : *lines) {
        if (type != "remote") {
            collect(folder / value, depth + 1, found);
        } else if (auto endpoint = server(value)) {
            found.push_back(std::move(*endpoint));
        } else {
            found.resize(before);
            found.push_back(local(path));
            break;
        }
    }
}

}  // namespace

std::vector<Endpoint> endpoints_of(const fs::path& database) {
    std::vector<Endpoint> found;
    collect(database, 0, found);
    if (found.size() > kMostEndpoints) found.assign(1, local(database));
    return found;
}

Xapian::Database open(const Endpoint& endpoint) {
    if (!endpoint.program.empty()) {
        return Xapian::Remote::open(endpoint.program, endpoint.arguments, kAnswerMs);
    }
    if (!endpoint.host.empty()) {
        return Xapian::Remote::open(endpoint.host, endpoint.port, kAnswerMs, kConnectMs);
    }
    if (!endpoint.tables.empty()) glass::require_possible(endpoint.tables);
    return Xapian::Database(endpoint.path.string());
}

Xapian::Database open_local(const fs::path& database) {
    for (const auto& endpoint : endpoints_of(database)) {
        if (!endpoint.tables.empty()) glass::require_possible(endpoint.tables);
    }
    return Xapian::Database(database.string());
}

}  // namespace udklip::store
