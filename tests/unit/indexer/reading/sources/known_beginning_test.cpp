// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/sources/known_beginning.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "indexer/reading/mail/mail.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/reading/sources/file_content.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/reading.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip;
using namespace udklip::indexer;
using udklip::test::TempFolder;

namespace {

/// Everything that a reading says, a line each.
std::vector<std::string> told(const CollectingSink& sink) {
    std::vector<std::string> lines;
    for (const auto& article : sink.articles) {
        lines.push_back(to_string("", article) + " " + article.id + " " + article.title + " " +
                        article.text);
    }
    lines.insert(lines.end(), sink.rejected.begin(), sink.rejected.end());
    lines.insert(lines.end(), sink.warnings.begin(), sink.warnings.end());
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// Longer than the piece by which a charset is told: a file goes on behind that only.
const std::string kLongText(300'000, 'x');

using ReadBehind = std::function<void(ByteSource&, const KnownBeginning*, ArticleSink&)>;

/// For each old end: what was read before, and what is read behind it, is what is read of the
/// whole; or the whole must be read. Returns at how many old ends the reading could go on.
std::size_t check_each_old_end(const std::string& bytes, const ReadBehind& read,
                               std::size_t first = 1) {
    const auto read_whole = [&](std::string_view some) {
        return read_from(some, [&](ByteSource& in, ArticleSink& sink) { read(in, nullptr, sink); });
    };
    const auto whole = told(read_whole(bytes));
    std::size_t gone_on = 0;
    for (std::size_t old_end = first; old_end < bytes.size(); ++old_end) {
        const CollectingSink before = read_whole(std::string_view(bytes).substr(0, old_end));
        if (before.articles.empty()) continue;
        MemorySource memory(bytes);
        KnownBeginning beginning(memory, old_end);
        CollectingSink sink;
        try {
            read(beginning, &beginning, sink);
        } catch (const CannotGoOn&) {
            CHECK(told(sink).empty());
            continue;
        }
        ++gone_on;
        auto both = told(before);
        const auto behind = told(sink);
        both.insert(both.end(), behind.begin(), behind.end());
        std::sort(both.begin(), both.end());
        INFO("old end " << old_end);
        CHECK(both == whole);
    }
    return gone_on;
}

/// Takes a mail for an article as it stands.
class RawMails final : public ForeignReader {
  public:
    void read(ByteSource& bytes, Format, ArticleSink& sink) override {
        Article article;
        article.text = read_up_to(bytes, 1'000'000);
        if (article.text.empty()) return sink.reject({}, "is empty");
        sink.article(std::move(article));
    }
    void read_outside(ByteSource&, const OutsidePrograms&, const OutsideProgram&,
                      ArticleSink&) override {}
};

}  // namespace

TEST_CASE("JSON Lines that have grown go on behind any whole line") {
    const std::string padding = R"({"id":"0","text":")" + kLongText + "\"}\n";
    const std::string lines = padding +
                              "{\"id\":\"1\",\"text\":\"Mænd og børn\"}\n"
                              "ikke JSON\n"
                              "\n  \n"
                              "{\"text\":\"to\"}\r\n"
                              "{\"text\":\"r\xF8"
                              "d\"}\n"  // another charset: told once
                              "{\"id\":\"3\",\"text\":\"tre\"}\n"
                              "{\"text\":\"gr\xF8n\"}\n"
                              "{\"text\":\"halv";
    const auto gone_on = check_each_old_end(
        lines,
        [](ByteSource& in, const KnownBeginning* known, ArticleSink& sink) {
            read_json_lines(in, {}, sink, known);
        },
        padding.size());
    CHECK(gone_on == 9);
}

TEST_CASE("rows that have grown go on behind any whole row, and never inside a quoted field") {
    const std::string padding = "id;title;text\n0;nul;" + kLongText + "\n";
    const std::string rows = padding +
                             "1;en;\"første\nlinje\nmed \"\"citat\"\"\"\n"
                             "2;to;anden;for meget\n"
                             "\n"
                             "3;tre\r\n"
                             "4;fire;\"åben\n"
                             "5;fem;femte\n";
    for (const char separator : {'\0', ';'}) {
        const auto gone_on = check_each_old_end(
            rows,
            [&](ByteSource& in, const KnownBeginning* known, ArticleSink& sink) {
                read_csv(in, separator, {}, sink, known);
            },
            padding.size());
        CHECK(gone_on == 5);
    }
}

TEST_CASE("a mailbox that has grown goes on where a mail begins") {
    const std::string from = "From bo@example.org Tue May 18 09:30:00 2021\n";
    const std::string box = "tekst før\n\n" + from + "Subject: a\n\nen\n\n" + from +
                            "Subject: b\n\nto\n\nFrom nu af\n\n\n" + from + from + "\n\n" + from +
                            "Subject: c\n\ntre\n";
    RawMails mails;
    const auto gone_on =
        check_each_old_end(box, [&](ByteSource& in, const KnownBeginning* known,
                                    ArticleSink& sink) { read_mbox(in, mails, sink, known); });
    CHECK(gone_on >= 3);
}

TEST_CASE("the hash of a file that has grown is known only if its beginning is as it was") {
    const TempFolder folder;
    const auto file = folder.write("a.jsonl", "abc\n");
    const std::uint64_t before = hash_file(file);
    folder.write("a.jsonl", "abc\ndef\n");
    CHECK(hash_of_grown(file, 4, before, 0) == hash_file(file));
    CHECK_FALSE(hash_of_grown(file, 8, before, 0));
    CHECK_FALSE(hash_of_grown(file, 4, before + 1, 0));
    folder.write("a.jsonl", "abd\ndef\n");
    CHECK_FALSE(hash_of_grown(file, 4, before, 0));
    // What decides the charset must stand far enough before the old end.
    folder.write("a.jsonl", "æbc\n");
    const std::uint64_t danish = hash_file(file);
    folder.write("a.jsonl", "æbc\ndef\n");
    CHECK(hash_of_grown(file, 5, danish, 0) == hash_file(file));
    CHECK_FALSE(hash_of_grown(file, 5, danish, 100));
}
