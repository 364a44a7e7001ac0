// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/export_view.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <string>

#include "searcher/found_article.hpp"
#include "searcher/showing/exports/export.hpp"
#include "web/sessions/own_searcher.hpp"

namespace udklip::web {
namespace {

using searcher::ExportFormat;
using searcher::Request;
using searcher::Session;

/// Bytes that are sent at once.
constexpr std::size_t kPart = std::size_t{64} * 1024;

struct FileKind {
    const char* name;
    ExportFormat format;
    const char* type;
    const char* file;
};
constexpr std::array<FileKind, 3> kKinds = {{
    {"csv", ExportFormat::csv, "text/csv; charset=utf-8", "udklip.csv"},
    {"ris", ExportFormat::ris, "application/x-research-info-systems; charset=utf-8", "udklip.ris"},
    {"csl-json", ExportFormat::csl_json, "application/vnd.citationstyles.csl+json", "udklip.json"},
}};

/// Gathers small texts into parts.
class Parts {
  public:
    explicit Parts(const SendPart& send) : send_(&send) {}

    bool add(const language::Printable& text) {
        waiting_ += text.str();
        return waiting_.size() < kPart || flush();
    }
    bool flush() {
        const bool sent = (*send_)(waiting_);
        waiting_.clear();
        return sent;
    }

  private:
    const SendPart* send_;
    std::string waiting_;
};

bool send_all(Session& session, const Request& request, ExportFormat format, const SendPart& send) {
    OwnSearcher own(session);
    const auto as = searcher::make_export(format);
    Parts parts(send);
    bool taken = parts.add(as->head());
    if (!taken) return false;
    own.searcher.for_each_found(request, [&](const searcher::FoundArticle& found) {
        taken = parts.add(as->hit(searcher::hit_of(found)));
        return taken;
    });
    return taken && parts.add(as->tail()) && parts.flush();
}

}  // namespace

HttpResponse export_view(const Visit& visit) {
    const std::string name = parameter(visit.parameters, "format");
    const auto kind = std::find_if(kKinds.begin(), kKinds.end(),
                                   [&](const auto& one) { return one.name == name; });
    if (kind == kKinds.end()) return plain_response(400, "Say format=csv, ris or csl-json.");
    if (!visit.address.asks() || !visit.address.like.empty() || !visit.address.saved.empty()) {
        return plain_response(400, "A file needs a question: /export?format=csv&q=...");
    }
    const std::shared_ptr<Session> session = visit.readers->lend_for_long();
    Request request = request_of(visit);
    request.limit = 0;
    request.offset = 0;
    request.suggests = false;
    OwnSearcher(*session).searcher.search(request);  // throws before anything is sent
    request.limit = std::numeric_limits<std::uint32_t>::max();
    request.time_limit = 0;
    HttpResponse response{200, kind->type};
    response.headers.emplace_back("Content-Disposition",
                                  std::string("attachment; filename=\"") + kind->file + "\"");
    response.headers.emplace_back("Cache-Control", "no-cache");
    response.stream = [session, request, format = kind->format](const SendPart& send) {
        return send_all(*session, request, format, send);
    };
    return response;
}

}  // namespace udklip::web
