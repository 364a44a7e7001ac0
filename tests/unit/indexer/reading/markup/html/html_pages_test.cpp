// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small pages of the kinds that the web is made of, in tests/data/pages: what must come out of each
// stands in a comment at its top.
//
//     <!-- title: Flere penge til skolerne      (also: date, source, author, url, section)
//     with: a piece of the text                 (as often as needed)
//     without: a piece that is no text
//     caption: a piece of its captions          (and: no caption)
//     beside: a piece of the furniture -->
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "indexer/reading/text_lines.hpp"
#include "store/layout/author_names.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/reading.hpp"
#include "tests/unit/paths.hpp"

using namespace udklip::indexer;

namespace {

namespace fs = std::filesystem;

const std::set<std::string_view> kRows = {"title",   "date",       "source", "author",
                                          "url",     "section",    "with",   "without",
                                          "caption", "no caption", "beside"};

std::string content_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n';
        if (!space) line += c;
        if (space && !line.empty() && line.back() != ' ') line += ' ';
    }
    return line;
}

void check(const Article& article, std::string_view what, const std::string& wanted) {
    INFO(what);
    INFO(wanted);
    CHECK(kRows.contains(what));
    const auto in = [&](const std::string& text) {
        return one_line(text).find(wanted) != std::string::npos;
    };
    if (what == "title") CHECK(article.title == wanted);
    if (what == "date") CHECK(article.date.substr(0, 10) == wanted);
    if (what == "source") CHECK(article.source == wanted);
    if (what == "author") CHECK(udklip::store::shown_authors(article.author) == wanted);
    if (what == "url") CHECK(article.url == wanted);
    if (what == "section") CHECK(article.section == wanted);
    if (what == "with") CHECK(in(article.text));
    if (what == "without") CHECK_FALSE(in(article.text));
    if (what == "caption") CHECK(in(article.captions));
    if (what == "no caption") CHECK_FALSE(in(article.captions));
    if (what == "beside") CHECK(in(article.furniture));
}

}  // namespace

TEST_CASE("pages") {
    const fs::path folder = udklip::test::source_path("tests/data/pages");
    std::set<fs::path> pages;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".html") pages.insert(entry.path());
    }
    CHECK(pages.size() >= 120);
    for (const auto& path : pages) {
        INFO(path.string());
        const std::string page = content_of(path);
        const CollectingSink sink =
            read_from(page, [](ByteSource& in, ArticleSink& out) { read_html(in, {}, out); });
        CHECK(sink.rejected.empty());
        CHECK(sink.articles.size() == 1);
        if (sink.articles.empty()) continue;
        const auto begin = page.find("<!-- ") + 5;
        const std::string rows = page.substr(begin, page.find("-->") - begin);
        CHECK(rows.find(':') != rows.npos);
        for (const auto row : split(rows, '\n')) {
            const auto colon = row.find(':');
            if (colon == row.npos) continue;
            check(sink.articles[0], trim(row.substr(0, colon)),
                  std::string(trim(row.substr(colon + 1))));
        }
    }
}
