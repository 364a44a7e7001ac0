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

OwnSearcher::OwnSearcher(searcher::Session& session) : searcher(session.searcher()) {
    try {
        const auto file = file_of(session);
        if (!file.empty()) tags = searcher::Tags::existing(file);
    } catch (const Error& error) {  // the articles can be searched all the same
        trouble = error.what();
    }
    if (tags) searcher.use(*tags);
}

}  // namespace udklip::web
