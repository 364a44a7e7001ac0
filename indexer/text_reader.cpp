// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/file_content.hpp"
#include "indexer/reader.hpp"
#include "language/clean.hpp"

namespace udklip::indexer {

void read_text(const std::filesystem::path& path, ArticleSink& sink) {
    Article article;
    article.text = read_whole(path, kMaxArticleBytes + 1);
    if (article.text.size() > kMaxArticleBytes) {
        return sink.reject(0, "is larger than an article may be (100 MB)");
    }
    if (article.text.find('\0') != std::string::npos) {
        return sink.reject(0, "is not text (it holds NUL bytes)");
    }
    if (article.text.find_first_not_of(" \t\r\n") == std::string::npos) {
        return sink.reject(0, "is empty");
    }
    if (!language::is_valid_utf8(article.text)) {
        sink.warn(0, "holds bytes that are not UTF-8; each is shown as \uFFFD");
    }
    sink.article(std::move(article));
}

}  // namespace udklip::indexer
