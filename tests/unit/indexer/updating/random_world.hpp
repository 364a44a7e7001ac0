// SPDX-License-Identifier: GPL-3.0-or-later
//
// Folders of articles that change at random, as people and their programs change them. The same
// seed gives the same changes, whatever happens to the database meanwhile.
//
//     RandomWorld world(folder, 17);
//     world.change();                  // one step: a file is written, moved, broken, removed ...
//     world.mend();                    // what was made unreadable can be read again
#pragma once

#include <archive.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/indexer/reading/reading.hpp"

namespace udklip::test {

class RandomWorld {
  public:
    static constexpr std::array<std::string_view, 3> kRoots = {"avis", "blad/inde", "blad"};

    RandomWorld(std::filesystem::path folder, std::uint64_t seed)
        : folder_(std::move(folder)), random_(seed) {
        for (const auto root : kRoots) std::filesystem::create_directories(folder_ / root);
        for (int i = 0; i < 6; ++i) write(any_path());
    }

    std::uint64_t below(std::uint64_t bound) { return random_() % bound; }
    bool one_in(std::uint64_t bound) { return below(bound) == 0; }
    std::filesystem::path root(std::size_t number) const { return folder_ / kRoots.at(number); }
    /// A folder or file that may or may not be there.
    std::filesystem::path any_place() { return one_in(2) ? any_folder() : any_path(); }

    void change() {
        namespace fs = std::filesystem;
        const fs::path file = any_path();
        switch (below(13)) {
            case 0:
            case 1:
            case 2:
                return write(file);
            case 3:
                return change_lines(file);
            case 4:
                return touch(file);
            case 5:
                return move(file, same_kind(file));
            case 6:
                return move_lines(file, any_path());
            case 7:
                return cut_short(file);
            case 8:
                fs::remove(file);
                return;
            case 9:
                return swap(file, same_kind(file));
            case 10:
            case 11:
                return append_to(file);
            default:
                return one_in(4) ? rename_folder() : make_unreadable(file);
        }
    }

    void mend() {
        for (const auto& path : unreadable_) {
            if (std::filesystem::exists(path)) ::chmod(path.c_str(), 0644);
        }
        unreadable_.clear();
    }

  private:
    static constexpr std::array<std::string_view, 6> kFolders = {

        "avis", "avis/under", "blad", "blad/inde", "blad/inde/nyt", "blad/h.zip!"};
    static constexpr std::array<std::string_view, 9> kNames = {
        "a.txt", "b.txt", "c.jsonl", "d.jsonl", "e.jsonl", "f.csv", "g.tar.gz", "h.zip", "i.md"};
    static constexpr std::array<std::string_view, 16> kWords = {
        "kommunen", "mænd",   "aviser",   "økonomi", "skolerne", "børn",   "social-", "og",
        "hus",      "Aarhus", "sygehuse", "2021",    "bygger",   "penge.", "EU's",    "læser"};

    std::filesystem::path any_folder() { return folder_ / kFolders.at(below(kFolders.size())); }
    std::filesystem::path any_path() { return any_folder() / kNames.at(below(kNames.size())); }
    /// Another name for a file of the same format.
    std::filesystem::path same_kind(const std::filesystem::path& file) {
        for (;;) {
            const auto path = any_path();
            if (path.extension() == file.extension()) return path;
        }
    }

    /// Wire copy: one of a few long texts, whole, cut short or made longer.
    std::string wire() {
        std::mt19937 words(static_cast<std::uint32_t>(below(4)));
        std::string out;
        for (auto left = 60 + below(30); left > 0; --left) {
            out += fmt::format("{} ord{} ", kWords.at(words() % kWords.size()), words() % 500);
        }
        return out + fmt::format("nummer{}", below(40));
    }

    std::string text() {
        if (one_in(6)) return wire();
        std::string out;
        for (auto left = 3 + below(12); left > 0; --left) {
            out += fmt::format("{} ", kWords.at(below(kWords.size())));
        }
        return out + fmt::format("nummer{}", below(40));
    }

    /// Few ids, so that many articles want the same; some look like what others are called by.
    std::string own_id() {
        switch (below(12)) {
            case 0:
                return fmt::format("{}", 1 + below(3));
            case 1:
                return fmt::format("c.jsonl#{}", 1 + below(3));
            case 2:
                return fmt::format("{}:#{}", (folder_ / "avis/d.jsonl").string(), 1 + below(3));
            default:
                return fmt::format("x{}", below(9));
        }
    }

    std::string line() {
        switch (below(8)) {
            case 0:
                return fmt::format(R"({{"text":"{}"}})", text());
            case 1:
                return fmt::format(R"({{"id":"{}","text":)", own_id());  // half-written
            default:
                return fmt::format(
                    R"({{"id":"{}","title":"{}","text":"{}","date":"20{:02}-0{}","source":"S{}"}})",
                    own_id(), text(), text(), 10 + below(12), 1 + below(9), below(3));
        }
    }

    std::string lines() {
        std::string out;
        for (auto left = 1 + below(6); left > 0; --left) out += line() + "\n";
        return out;
    }

    std::string rows() {
        std::string out = "id,title,text\n";
        for (auto left = 1 + below(4); left > 0; --left) {
            out += fmt::format("{},{},{}\n", one_in(3) ? "" : own_id(), text(), text());
        }
        return out;
    }

    std::string content_for(const std::filesystem::path& file) {
        const std::string ending = file.extension();
        if (ending == ".jsonl") return lines();
        if (ending == ".csv") return rows();
        if (ending == ".gz" || ending == ".zip") {
            return indexer::packed({{"a.txt", text()}, {"b.jsonl", lines()}, {"c.csv", rows()}},
                                   [&](archive* a) {
                                       if (ending == ".zip") {
                                           archive_write_set_format_zip(a);
                                       } else {
                                           archive_write_set_format_pax_restricted(a);
                                           archive_write_add_filter_gzip(a);
                                       }
                                   });
        }
        if (one_in(12)) return one_in(2) ? std::string() : std::string("abc\0\1\2\0def", 10);
        return (one_in(3) ? fmt::format("Dato: 20{:02}-03\n\n", 10 + below(12)) : "") + text();
    }

    static std::string content_of(const std::filesystem::path& file) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    void write(const std::filesystem::path& file) { put(file, content_for(file)); }

    void put(const std::filesystem::path& file, std::string_view content) {
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << content;
        set_time(file);
    }

    /// Each change has a time of its own: two within a tick of the clock cannot be told apart,
    /// which is not what is asked here.
    void set_time(const std::filesystem::path& file) {
        const std::array<timespec, 2> times = {timespec{1'600'000'000 + ++clock_, 0},
                                               timespec{1'600'000'000 + clock_, 0}};
        ::utimensat(AT_FDCWD, file.c_str(), times.data(), 0);
    }

    void touch(const std::filesystem::path& file) {
        if (std::filesystem::exists(file)) set_time(file);
    }

    void move(const std::filesystem::path& from, const std::filesystem::path& to) {
        if (!std::filesystem::exists(from)) return;
        std::filesystem::create_directories(to.parent_path());
        std::filesystem::rename(from, to);
    }

    /// Two files change places. Often they are of one size and time: only their inodes tell.
    void swap(const std::filesystem::path& one, const std::filesystem::path& other) {
        namespace fs = std::filesystem;
        if (one == other || !fs::exists(one) || !fs::exists(other)) return;
        if (one_in(2)) {
            const auto size = std::max(fs::file_size(one), fs::file_size(other));
            for (const auto& file : {one, other}) {
                std::string content = content_of(file);
                content.resize(size, '\n');
                std::ofstream(file, std::ios::binary) << content;
            }
            set_time(one);
            fs::last_write_time(other, fs::last_write_time(one));
        }
        fs::rename(one, folder_ / "x");
        fs::rename(other, one);
        fs::rename(folder_ / "x", other);
    }

    void rename_folder() {
        const auto from = folder_ / "blad/h.zip!";
        const auto to = folder_ / "avis/under";
        if (!std::filesystem::exists(from) || !std::filesystem::exists(to)) return;
        std::filesystem::rename(from, folder_ / "x");
        std::filesystem::rename(to, from);
        std::filesystem::rename(folder_ / "x", to);
    }

    static std::vector<std::string> lines_of(const std::filesystem::path& file) {
        std::ifstream in(file);
        std::vector<std::string> lines;
        for (std::string line; std::getline(in, line);) lines.push_back(line);
        return lines;
    }

    void put_lines(const std::filesystem::path& file, const std::vector<std::string>& lines) {
        std::string all;
        for (const auto& one : lines) all += one + "\n";
        put(file, all);
    }

    /// One line is taken out, put in, put elsewhere or written anew.
    void change_lines(const std::filesystem::path& file) {
        if (file.extension() != ".jsonl") return write(file);
        auto all = lines_of(file);
        if (all.empty()) return write(file);
        const auto at = all.begin() + static_cast<std::ptrdiff_t>(below(all.size()));
        switch (below(4)) {
            case 0:
                all.erase(at);
                break;
            case 1:
                all.insert(at, line());
                break;
            case 2:
                std::swap(*at, all.front());
                break;
            default:
                *at = line();
        }
        put_lines(file, all);
    }

    /// As when an archive of articles is sorted into other files.
    void move_lines(const std::filesystem::path& from, const std::filesystem::path& to) {
        if (from == to || from.extension() != ".jsonl" || to.extension() != ".jsonl") {
            return write(from);
        }
        auto source = lines_of(from);
        auto target = lines_of(to);
        if (source.empty()) return;
        target.push_back(source[below(source.size())]);
        if (one_in(2)) std::erase(source, target.back());
        put_lines(from, source);
        put_lines(to, target);
    }

    void append_to(const std::filesystem::path& file) {
        const std::string ending = file.extension();
        const bool rows_follow = ending == ".csv";
        if ((ending != ".jsonl" && !rows_follow) || !std::filesystem::exists(file)) {
            return write(file);
        }
        const std::string more = rows_follow ? rows() : lines();
        put(file, content_of(file) + more.substr(rows_follow ? more.find('\n') + 1 : 0));
    }

    void cut_short(const std::filesystem::path& file) {
        const std::string content = content_of(file);
        if (!content.empty()) put(file, content.substr(0, below(content.size())));
    }

    /// Means nothing to root.
    void make_unreadable(const std::filesystem::path& file) {
        if (::geteuid() == 0 || !std::filesystem::exists(file)) return write(file);
        ::chmod(file.c_str(), 0);
        unreadable_.push_back(file);
    }

    std::filesystem::path folder_;
    std::mt19937_64 random_;
    std::int64_t clock_ = 0;
    std::vector<std::filesystem::path> unreadable_;
};

}  // namespace udklip::test
