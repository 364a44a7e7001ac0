// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/file_reading.hpp"

#include <utility>

namespace udklip::indexer {

store::FileState unread(const std::string& path, std::uint32_t articles, std::uint32_t rejected) {
    return {path, 0, store::FileState::kUnread, 0, 0, articles, rejected};
}

bool FileReading::read(std::uint32_t had) {
    context_->articles.begin_file(file_->path, file_->relative_path());
    read_articles(file_->path, file_->format, *options_, *this);
    if (stop()) {
        remember_unfinished();
        return false;
    }
    if (had > taken_) remember_unfinished();  // removing many articles commits on the way
    context_->articles.end_file();
    return true;
}

void FileReading::article(Article&& article) {
    if (stop()) return;
    const auto warn_of = [&](const std::string& what) {
        context_->report.warn(where(article), what);
    };
    const std::string relative = file_->relative_path();
    const std::string fallback = fallback_id(relative, article);
    if (context_->shard.count > 1) {
        const std::string stated = stated_id(article);
        if (!context_->shard.holds(stated.empty() ? fallback : stated)) return;
    }
    RecognisedArticle record =
        recognise(article, path_with_member(relative, article), *how_, warn_of);
    if (record.text.empty() && record.title.empty()) return refuse(article, "has no text");
    record.path = path_with_member(file_->path, article);
    context_->articles.put(std::move(record), fallback, warn_of);
    ++taken_;
    if (context_->target.commit_is_due()) {
        remember_unfinished();
        context_->target.commit();
    }
}

/// If the run ends here and the file goes, its articles must go with it. So each commit before the
/// end of a file says whose articles they are.
void FileReading::remember_unfinished() {
    context_->target.remember(unread(file_->path, taken_, rejected_));
}

void FileReading::reject(const Place& place, const std::string& reason) {
    if (context_->reports_rejections) refuse(place, reason);
}

void FileReading::refuse(const Place& place, const std::string& reason) {
    context_->report.reject(where(place), reason);
    ++rejected_;
}

void FileReading::warn(const Place& place, const std::string& what) {
    if (context_->reports_rejections) context_->report.warn(where(place), what);
}

}  // namespace udklip::indexer
