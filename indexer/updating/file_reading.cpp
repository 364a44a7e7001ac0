// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/file_reading.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>

#include "indexer/reading/formats.hpp"
#include "indexer/reading/sources/known_beginning.hpp"
#include "indexer/updating/text_bound.hpp"
#include "language/dates/date_parser.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {

store::FileState unread(const std::string& path, std::uint32_t articles, std::uint32_t rejected) {
    store::FileState state;
    state.path = path;
    state.modified = store::FileState::kUnread;
    state.articles = articles;
    state.rejected = rejected;
    return state;
}

bool FileReading::read(std::uint32_t had) {
    context_->articles.begin_file(file_->path);
    read_articles(file_->path, file_->format, *options_, *this);
    return finish(had);
}

bool FileReading::read_on(const store::FileState& before) {
    taken_ = before.articles;
    rejected_ = before.rejected;
    rejections_ = before.rejections;
    place_ = std::size_t{before.articles} + before.rejected;
    context_->articles.begin_behind(file_->path);
    try {
        read_articles_behind(before.size, file_->path, file_->format, *options_, *this);
    } catch (const CannotGoOn&) {  // and has delivered nothing
        taken_ = 0;
        rejected_ = 0;
        rejections_.clear();
        place_ = 0;
        return read(before.articles);
    }
    context_->report.counts().unchanged += before.articles;
    context_->report.reject_as_before(before.rejected);
    return finish(before.articles);
}

/// Of a file that had `had` articles.
bool FileReading::finish(std::uint32_t had) {
    if (stop()) {
        remember_unfinished();
        return false;
    }
    if (had > taken_) remember_unfinished();  // removing many articles commits on the way
    context_->articles.end_file();
    return true;
}

/// A field of a megabyte is a mistake of whoever wrote the file, and would be kept several times.
void FileReading::bound_fields(Article& article) {
    constexpr std::size_t kMostBytes = 4096;
    constexpr std::array<std::pair<std::string Article::*, const char*>, 7> kFields = {
        {{&Article::id, "id"},
         {&Article::title, "title"},
         {&Article::date, "date"},
         {&Article::source, "source"},
         {&Article::author, "author"},
         {&Article::section, "section"},
         {&Article::url, "url"}}};
    for (const auto& [member, name] : kFields) {
        std::string& field = article.*member;
        if (field.size() <= kMostBytes) continue;
        warn(article, fmt::format("its {} is longer than a field may be (4 KB); it is cut", name));
        field.resize(language::char_border(field, kMostBytes));
        field.shrink_to_fit();
    }
}

/// Says where a text ends that would take too much memory.
void FileReading::bound_texts(Article& article) {
    const KeptTexts kept = texts_within_memory(article.text, article.furniture);
    const auto cut = [&](std::string& text, std::size_t size, const char* name) {
        if (size == text.size()) return;
        warn(article,
             fmt::format("its {} would take too much memory; it is cut after {} of {} bytes", name,
                         size, text.size()));
        text.resize(size);
        text.shrink_to_fit();
    };
    cut(article.text, kept.text, "text");
    cut(article.furniture, kept.furniture, "furniture");
    if (!article.pages.empty()) article.pages.resize(page_marks_in(article.text));
}

void FileReading::article(Article&& article) {
    if (stop()) return;
    ++place_;
    bound_fields(article);
    bound_texts(article);
    const std::string relative = file_->relative_path();
    const std::string fallback = fallback_id(relative, article);
    if (context_->shard.count > 1) {
        const std::string stated = stated_id(article);
        if (!context_->shard.holds(without_mark(stated.empty() ? fallback : stated))) return;
    }
    RecognisedArticle record = recognise(article, path_with_member(relative, article), *how_,
                                         [&](const std::string& what) { warn(article, what); });
    if (record.text.empty() && record.title.empty()) {
        --place_;  // reject() counts it
        return reject(article, "has no text");
    }
    record.path = path_with_member(file_->path, article);
    record.member = article.member;
    put(std::move(record), fallback, article);
}

/// Returns whether the article has the id it wants.
bool FileReading::put(RecognisedArticle&& record, const std::string& fallback, const Place& place) {
    const bool has_its_id = context_->articles.put(
        std::move(record), fallback, place_,
        [&](const std::string& what) { context_->report.warn(where(place), what); });
    ++taken_;
    if (context_->target.commit_is_due()) {
        remember_unfinished();
        context_->articles.commit_if_due();
    }
    return has_its_id;
}

void FileReading::keep(store::Record&& record) {
    const std::string wanted = record.wanted_id.empty() ? record.id : record.wanted_id;
    if (!context_->shard.holds(wanted) || context_->articles.has_put(wanted)) return;
    // The name of one that did not get its id holds its place.
    const auto known_place = place_in_name(record.id);
    place_ = known_place != 0 ? known_place : place_ + 1;
    RecognisedArticle article{std::move(record), {}};
    if (article.member.empty() && article.path.size() > file_->path.size()) {
        article.member = article.path.substr(file_->path.size() + std::string_view("!/").size());
    }
    article.known_date = language::parse_article_date(article.date);
    article.id = wanted;
    article.wanted_id.clear();
    if (!put(std::move(article), wanted, {}) && known_place == 0) has_made_up_place_ = true;
}

/// If the run ends here and the file goes, its articles must go with it. So each commit before the
/// end of a file says whose articles they are.
void FileReading::remember_unfinished() {
    context_->target.remember(unread(file_->path, taken_, rejected_));
}

void FileReading::reject(const Place& place, const std::string& reason) {
    ++place_;
    ++rejected_;
    context_->report.reject(where(place), reason);
    if (rejections_.size() < store::FileState::kMostRejections) {
        rejections_.push_back(where(place) + ": " + reason);
    }
}

void FileReading::skip(const Place& place, const std::string& reason) {
    const std::string path = path_with_member(file_->path, place);
    ++skipped_[ending_of(path)];
    context_->report.skip(path, reason);
}

void FileReading::warn(const Place& place, const std::string& what) {
    if (context_->content_is_known) return context_->report.tell(where(place), what);
    context_->report.warn(where(place), what);
}

}  // namespace udklip::indexer
