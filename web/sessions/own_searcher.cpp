// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/sessions/own_searcher.hpp"

#include "searcher/keeping/own_file.hpp"

namespace udklip::web {
namespace {

/// Empty where nothing can be kept: no home folder, or a database without a number.
std::filesystem::path file_of(searcher::Session& session) {
    try {
        return searcher::own_file(session.reader().number());
    } catch (const Error&) {
        return {};
    }
}

}  // namespace

bool can_keep(searcher::Session& session) {
    return !file_of(session).empty();
}

std::optional<searcher::Tags> tags_of(searcher::Session& session) {
    const auto file = file_of(session);
    return file.empty() ? std::nullopt : searcher::Tags::existing(file);
}

OwnSearcher::OwnSearcher(searcher::Session& session)
    : tags(tags_of(session)), searcher(session.searcher()) {
    if (tags) searcher.use(*tags);
}

}  // namespace udklip::web
