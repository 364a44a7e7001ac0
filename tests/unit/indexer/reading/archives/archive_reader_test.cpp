// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/reading.hpp"

using namespace udklip::indexer;

namespace {

using Strings = std::vector<std::string>;

void tar(archive* a) {
    archive_write_set_format_pax_restricted(a);
}
void tar_gz(archive* a) {
    tar(a);
    archive_write_add_filter_gzip(a);
}
void zip(archive* a) {
    archive_write_set_format_zip(a);
}
void gz(archive* a) {
    archive_write_set_format_raw(a);
    archive_write_add_filter_gzip(a);
}

CollectingSink read(std::string_view bytes, const ArchiveLimits& limits = {}) {
    ReadOptions options;
    options.limits = limits;
    return read_from(bytes, [&](ByteSource& in, ArticleSink& sink) {
        try {
            read_archive(in, options, sink);
        } catch (const DamagedInput& damage) {
            sink.reject({}, damage.what());
        }
    });
}

Strings members(const CollectingSink& sink) {
    Strings names;
    for (const auto& article : sink.articles) names.push_back(fallback_id("", article));
    return names;
}

/// A file on disk for the length of a test.
class File {
  public:
    File(const std::string& name, std::string_view bytes)
        : path_(std::filesystem::temp_directory_path() /
                ("udklip-" + std::to_string(::getpid()) + "-" + name)) {
        std::ofstream(path_, std::ios::binary)
            .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    ~File() { std::filesystem::remove(path_); }
    const std::filesystem::path& path() const { return path_; }

    CollectingSink read(const ReadOptions& options = {}) const {
        CollectingSink sink;
        read_articles(path_, format_of(path_), options, sink);
        return sink;
    }

  private:
    std::filesystem::path path_;
};

const Members kMembers = {{"a.txt", "Tekst a."},
                          {"mappe/b.jsonl", "{\"text\":\"b1\"}\n{\"text\":\"b2\"}\n"},
                          {"./mappe//c.csv", "titel;tekst\nx;c\n"},
                          {"billede.png", "\x89PNG"},
                          {"README.txt", "Læs mig"},
                          {"__MACOSX/a.txt", "x"},
                          {".skjult/a.txt", "x"}};
const Strings kArticles = {"!/a.txt", "!/mappe/b.jsonl#1", "!/mappe/b.jsonl#2", "!/mappe/c.csv#1"};

std::string noise(std::size_t size) {
    std::mt19937 random(3);
    std::string bytes;
    while (bytes.size() < size) bytes.push_back(static_cast<char>('a' + random() % 26));
    return bytes;
}

}  // namespace

TEST_CASE("members of tar and zip are read by their own formats") {
    for (const auto& set_up : {tar, tar_gz, zip}) {
        const auto sink = read(packed(kMembers, set_up));
        CHECK(members(sink) == kArticles);
        CHECK(sink.rejected.empty());
        CHECK(sink.articles[1].member == "mappe/b.jsonl");
    }
}

TEST_CASE("every compression is read, from disk too") {
    const std::string text = "Kommunerne på øen vil have flere penge.";
    using Filter = int (*)(archive*);
    const std::vector<std::pair<std::string, Filter>> filters = {
        {"gz", archive_write_add_filter_gzip},
        {"zst", archive_write_add_filter_zstd},
        {"xz", archive_write_add_filter_xz},
        {"bz2", archive_write_add_filter_bzip2}};
    for (const auto& [ending, filter] : filters) {
        INFO(ending);
        const File one("a.txt." + ending, packed({{"x", text}}, [&filter](archive* a) {
                           archive_write_set_format_raw(a);
                           filter(a);
                       }));
        const auto sink = one.read();
        REQUIRE(sink.articles.size() == 1);
        CHECK(sink.articles[0].text == text);
        CHECK(sink.articles[0].member.empty());
        const File many("a.tar." + ending, packed(kMembers, [&filter](archive* a) {
                            tar(a);
                            filter(a);
                        }));
        CHECK(members(many.read()) == kArticles);
    }
    CHECK(members(File("a.zip", packed(kMembers, zip)).read()) == kArticles);
}

TEST_CASE("gzip files that were put together are read to the end") {
    const File file("a.jsonl.gz", packed({{"x", "{\"text\":\"a\"}\n"}}, gz) +
                                      packed({{"x", "{\"text\":\"b\"}\n"}}, gz));
    CHECK(file.read().articles.size() == 2);
}

TEST_CASE("names that lead out of the archive are rejected, and the rest is taken") {
    const auto sink = read(packed({{"/etc/a.txt", "x"},
                                   {"../b.txt", "x"},
                                   {"c/../../d.txt", "x"},
                                   {"C:\\e.txt", "x"},
                                   {"mappe\\f.txt", "f"}},
                                  tar));
    CHECK(members(sink) == Strings{"!/mappe/f.txt"});
    CHECK(sink.rejected.size() == 4);
}

TEST_CASE("links and devices are left out, archives inside are told of") {
    const std::string inner = packed({{"x.txt", "x"}}, zip);
    const auto sink = read(packed(
        {{"inde.zip", inner}, {"a.jsonl.gz", packed({{"x", "{\"text\":\"a\"}"}}, gz)}}, tar));
    CHECK(members(sink) == Strings{"!/a.jsonl.gz#1"});
    REQUIRE(sink.rejected.size() == 1);
    CHECK(sink.rejected[0].find("archive inside an archive") != std::string::npos);

    std::string bytes;
    archive* a = archive_write_new();
    tar(a);
    const auto write = [](archive*, void* out, const void* data, std::size_t size) {
        static_cast<std::string*>(out)->append(static_cast<const char*>(data), size);
        return static_cast<la_ssize_t>(size);
    };
    archive_write_open2(a, &bytes, nullptr, write, nullptr, nullptr);
    for (const auto type : {AE_IFLNK, AE_IFCHR, AE_IFIFO, AE_IFDIR}) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, "link.txt");
        archive_entry_set_filetype(entry, type);
        if (type == AE_IFLNK) archive_entry_set_symlink(entry, "/etc/passwd");
        archive_write_header(a, entry);
        archive_entry_free(entry);
    }
    archive_write_free(a);
    const auto links = read(bytes);
    CHECK(links.articles.empty());
    CHECK(links.rejected.empty());
}

TEST_CASE("names in other charsets are read") {
    const auto sink = read(packed({{"bl\xe5"
                                    "b\xe6r.txt",
                                    "x"}},
                                  [](archive* a) { archive_write_set_format_ustar(a); }));
    CHECK(members(sink) == Strings{"!/blåbær.txt"});
    CHECK(members(read(packed({{"blåbær.txt", "x"}}, tar))) == Strings{"!/blåbær.txt"});
}

TEST_CASE("an archive that breaks off keeps what was read, and is told once") {
    Members many;
    for (int i = 0; i < 20; ++i) many.emplace_back("a" + std::to_string(i) + ".txt", noise(50'000));
    for (const auto& set_up : {tar, tar_gz}) {
        const std::string whole = packed(many, set_up);
        const auto sink = read(std::string_view(whole).substr(0, whole.size() / 2));
        CHECK(sink.articles.size() >= 5);
        CHECK(sink.articles.size() < 20);
        CHECK(sink.rejected.size() == 1);
    }
    const auto garbage = read("dette er intet arkiv, men dog en smule tekst");
    CHECK(garbage.rejected.size() == 1);
    CHECK(read("").rejected.size() == 1);
    const std::string one = packed({{"x", noise(10'000)}}, gz);
    const auto cut = File("cut.txt.gz", std::string_view(one).substr(0, one.size() / 2)).read();
    CHECK(cut.articles.empty());
    CHECK(cut.rejected.size() == 1);
    const auto not_packed = File("plain.txt.gz", "slet ikke pakket").read();
    CHECK(not_packed.articles.size() == 1);
    CHECK(File("empty.txt.gz", "").read().rejected.size() == 1);
}

TEST_CASE("a zip that is damaged in the middle keeps what was read, and is told once") {
    std::string bytes = packed({{"a.txt", noise(4000)}, {"b.txt", noise(5000)}}, zip);
    for (std::size_t at = bytes.size() / 2; at < bytes.size() / 2 + 50; ++at)
        bytes[at] = static_cast<char>(~bytes[at]);
    const auto sink = File("damaged.zip", bytes).read();
    CHECK(members(sink) == Strings{"!/a.txt"});
    CHECK(sink.rejected.size() == 1);
    bytes = packed({{"a.txt", noise(4000)}, {"b.txt", noise(5000)}}, zip);
    bytes.resize(bytes.size() - 1000);  // without its directory, and half-written
    const auto half = File("half.zip", bytes).read();
    CHECK(members(half) == Strings{"!/a.txt"});
    CHECK(half.rejected.size() == 1);
}

TEST_CASE("bombs are stopped") {
    const std::string zeros(19'000'000, ' ');
    ArchiveLimits limits;
    limits.max_ratio = 50;
    const auto bomb = read(packed({{"a.txt", zeros}, {"b.txt", "Tekst b."}}, zip), limits);
    CHECK(members(bomb) == Strings{"!/b.txt"});
    CHECK(bomb.rejected.size() == 1);
    limits.max_member_bytes = 1000;
    const auto large = read(packed({{"a.txt", noise(2000)}, {"b.txt", "Tekst b."}}, tar), limits);
    CHECK(members(large) == Strings{"!/b.txt"});
    CHECK(large.rejected.size() == 1);
    limits = {};
    limits.max_members = 2;
    const auto many = read(packed({{"a.txt", "a"}, {"b.txt", "b"}, {"c.txt", "c"}}, tar), limits);
    CHECK(many.articles.size() == 2);
    CHECK(many.rejected.size() == 1);
}

TEST_CASE("files that are none, or are gone, are errors of the system") {
    CollectingSink sink;
    CHECK_THROWS_AS(read_articles("/no/such/file.txt", Format::text, {}, sink), std::system_error);
    CHECK_THROWS_AS(read_articles("/dev/null", Format::text, {}, sink), std::system_error);
    CHECK_THROWS_AS(read_articles("/tmp", Format::text, {}, sink), std::system_error);
}

TEST_CASE("noise does no harm") {
    const std::string whole = packed(kMembers, zip);
    const std::string tarred = packed(kMembers, tar_gz);
    std::vector<std::string> pieces = {"PK\x03\x04", "PK\x01\x02", "PK\x05\x06", "\x1f\x8b\x08",
                                       "ustar"};
    for (std::size_t at = 0; at + 40 < whole.size(); at += 40)
        pieces.push_back(whole.substr(at, 40));
    const Read read_it = [](ByteSource& in, ArticleSink& sink) { read_archive(in, {}, sink); };
    feed_noise(read_it, pieces, 1000);
    std::mt19937 random(1);
    for (int round = 0; round < 600; ++round) {
        std::string bytes = round % 2 == 0 ? whole : tarred;
        for (int flips = 0; flips < 4; ++flips)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        bytes.resize(bytes.size() - random() % (bytes.size() / 2));
        const File file(round % 2 == 0 ? "noise.zip" : "noise.tar.gz", bytes);
        CHECK_NOTHROW(file.read());
    }
}
