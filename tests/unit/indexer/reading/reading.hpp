// SPDX-License-Identifier: GPL-3.0-or-later
//
// For the readers' tests: a sink that keeps everything, archives made in memory, bytes at random.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/reading/reader.hpp"

namespace udklip::indexer {

class CollectingSink final : public ArticleSink {
  public:
    void article(Article&& article) override { articles.push_back(std::move(article)); }
    void reject(const Place& place, const std::string& reason) override {
        rejected.push_back(to_string("", place) + ": " + reason);
    }
    void warn(const Place& place, const std::string& what) override {
        warnings.push_back(to_string("", place) + ": " + what);
    }
    void skip(const Place& place, const std::string& reason) override {
        skipped.push_back(to_string("", place) + ": " + reason);
    }
    bool stop() const override { return articles.size() >= stop_after; }

    std::vector<Article> articles;
    std::vector<std::string> rejected;
    std::vector<std::string> warnings;
    std::vector<std::string> skipped;
    std::size_t stop_after = static_cast<std::size_t>(-1);
};

using Read = std::function<void(ByteSource&, ArticleSink&)>;

inline CollectingSink read_from(std::string_view bytes, const Read& read) {
    MemorySource source(bytes);
    CollectingSink sink;
    read(source, sink);
    return sink;
}

/// The same bytes a few at a time, as a pipe or an archive gives them.
class TricklingSource final : public ByteSource {
  public:
    TricklingSource(std::string_view bytes, std::size_t step) : bytes_(bytes), step_(step) {}
    std::size_t read(std::span<char> buffer) override {
        return bytes_.read(buffer.subspan(0, std::min(step_, buffer.size())));
    }

  private:
    MemorySource bytes_;
    std::size_t step_;
};

using Members = std::vector<std::pair<std::string, std::string>>;

/// `set_up` chooses format and filter: archive_write_set_format_zip(a), ...
inline std::string packed(const Members& members, const std::function<void(archive*)>& set_up) {
    std::string bytes;
    archive* a = archive_write_new();
    set_up(a);
    archive_write_set_bytes_in_last_block(a, 1);
    const auto write = [](archive*, void* out, const void* data, std::size_t size) {
        static_cast<std::string*>(out)->append(static_cast<const char*>(data), size);
        return static_cast<la_ssize_t>(size);
    };
    archive_write_open2(a, &bytes, nullptr, write, nullptr, nullptr);
    for (const auto& [name, content] : members) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_write_header(a, entry);
        archive_write_data(a, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_free(a);
    return bytes;
}

/// Bytes at random, and pieces of a format strewn among them: nothing may crash, hang or throw
/// anything but DamagedInput.
inline void feed_noise(const Read& read, const std::vector<std::string>& pieces, int rounds = 400) {
    std::mt19937 random(5);
    for (int round = 0; round < rounds; ++round) {
        std::string bytes;
        const std::size_t size = random() % 600;
        const bool only_pieces = round % 2 == 0;
        while (bytes.size() < size) {
            if (!pieces.empty() && (only_pieces || random() % 4 == 0)) {
                bytes += pieces[random() % pieces.size()];
            } else {
                bytes.push_back(static_cast<char>(random() % 256));
            }
        }
        try {
            read_from(bytes, read);
        } catch (const DamagedInput&) {
        }
    }
}

}  // namespace udklip::indexer
