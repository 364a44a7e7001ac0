// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <istream>
#include <optional>
#include <streambuf>
#include <utility>
#include <vector>

#include "indexer/reading/data/json_articles.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/reading/sources/decoding_source.hpp"

namespace udklip::indexer {
namespace {

/// Adapts a ByteSource to the parser. Counts lines, and cuts strings that are too large to hold.
class SourceBuffer final : public std::streambuf {
  public:
    explicit SourceBuffer(ByteSource& source) : source_(&source), buffer_(1 << 16) {}

    /// Returns the line that is being read, from 1.
    std::size_t line() const { return lines_ + newlines(eback(), gptr()) + 1; }
    JsonFeed& feed() { return feed_; }

  protected:
    int_type underflow() override {
        lines_ += newlines(eback(), egptr()) + std::exchange(cut_lines_, 0);
        std::size_t kept = 0;
        // All of a piece may lie inside a string that is being cut.
        while (kept == 0) {
            const std::size_t n = source_->read(buffer_);
            if (n == 0) break;
            kept = cut_strings(n);
        }
        feed_.bytes_since_value += kept;
        if (feed_.bytes_since_value > kMostBetweenValues) {
            throw DamagedInput(
                fmt::format("holds a value of more than {} MB at line {}; the rest was not read",
                            kMaxArticleBytes / 1'000'000, lines_ + 1));
        }
        setg(buffer_.data(), buffer_.data(), buffer_.data() + kept);
        return kept == 0 ? traits_type::eof() : traits_type::to_int_type(buffer_[0]);
    }

  private:
    /// A string may take three times its size, as escapes (\u00e6); more than that is no value.
    static constexpr std::size_t kMostBetweenValues = 3 * kMaxArticleBytes + (1 << 20);

    static std::size_t newlines(const char* begin, const char* end) {
        return static_cast<std::size_t>(std::count(begin, end, '\n'));
    }

    /// Moves up what is left of the first `size` bytes without the rest of strings that are too
    /// large, and returns its size.
    std::size_t cut_strings(std::size_t size) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < size; ++i) {
            const char c = buffer_[i];
            if (in_string_) {
                look_into_string(c);
            } else if (c == '"') {
                in_string_ = true;
                string_bytes_ = 0;
            }
            if (is_cutting_) {
                cut_lines_ += c == '\n' ? 1 : 0;
            } else {
                buffer_[kept++] = c;
            }
        }
        return kept;
    }

    /// Begins to cut neither inside a character nor inside an escape, nor between two of the form
    /// \u00e6, which may be halves of one character.
    void look_into_string(char c) {
        const bool is_inside = (c & 0xC0) == 0x80 || is_escaped_ || code_left_ > 0;
        const bool is_border = !is_inside && !(is_behind_code_ && c == '\\');
        if (!is_escaped_ && c == '"') {
            in_string_ = is_cutting_ = false;
        } else if (++string_bytes_ > kMaxArticleBytes && is_border) {
            is_cutting_ = feed_.was_cut = true;
        }
        is_behind_code_ = code_left_ == 1;
        if (code_left_ > 0) {
            --code_left_;
        } else if (is_escaped_ && c == 'u') {
            code_left_ = 4;
            string_bytes_ -= std::min<std::size_t>(string_bytes_, 4);  // it is two bytes
        }
        is_escaped_ = !is_escaped_ && c == '\\';
    }

    ByteSource* source_;
    std::vector<char> buffer_;
    std::size_t lines_ = 0;
    std::size_t cut_lines_ = 0;
    JsonFeed feed_;
    bool in_string_ = false;
    bool is_cutting_ = false;
    std::size_t string_bytes_ = 0;  ///< of the string that is being read, escapes as characters
    bool is_escaped_ = false;       ///< the last byte was a backslash that escapes the next one
    int code_left_ = 0;             ///< digits to come of \u00e6
    bool is_behind_code_ = false;
};

/// Numbers the records and passes them to the sink. Keeps the first object back until it is known
/// whether the file holds anything else.
class Records {
  public:
    explicit Records(ArticleSink& sink) : sink_(&sink) {}

    bool take(JsonRecord&& record) {
        if (count_ == 0 && !first_ && record.is_outermost) {
            first_ = std::move(record);
            return !sink_->stop();
        }
        release_first();
        hand_on(std::move(record));
        return !sink_->stop();
    }

    void release_first() {
        if (!first_) return;
        JsonRecord record = std::move(*first_);
        first_.reset();
        hand_on(std::move(record));
    }

    /// Call it at the end of the file. `is_whole`: it could be read to there.
    void end(bool is_whole) {
        if (first_) {
            JsonRecord record = std::move(*first_);
            first_.reset();
            ++count_;
            tell(std::move(record));
        }
        // A file of settings or numbers is no fault.
        if (is_whole && !any_article_) return sink_->skip({}, "holds no article");
        reject_no_articles();
    }

  private:
    void hand_on(JsonRecord&& record) {
        record.article.record = ++count_;
        tell(std::move(record));
    }

    void tell(JsonRecord&& record) {
        const Place place = record.article;
        if (record.is_no_article && !any_article_ && no_articles_.size() < kMostNoArticles) {
            no_articles_.emplace_back(place, record.fault);
            return;
        }
        any_article_ = true;
        reject_no_articles();
        if (!record.fault.empty()) return sink_->reject(place, record.fault);
        if (!record.mended.empty()) sink_->warn(place, record.mended);
        sink_->article(std::move(record.article));
    }

    void reject_no_articles() {
        for (const auto& [place, fault] : no_articles_) sink_->reject(place, fault);
        no_articles_.clear();
    }

    static constexpr std::size_t kMostNoArticles = 10'000;

    ArticleSink* sink_;
    std::optional<JsonRecord> first_;
    std::size_t count_ = 0;
    bool any_article_ = false;
    /// Records that have nothing of an article, until the file is known to hold any.
    std::vector<std::pair<Place, std::string>> no_articles_;
};

bool skip_space(std::istream& in) {
    while (true) {
        const auto c = in.peek();
        if (c == std::char_traits<char>::eof()) return false;
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return true;
        in.get();
    }
}

/// Parses the stream. Returns what was wrong, or an empty string.
std::string parse_all(SourceBuffer& buffer, JsonArticles& handler, Records& records,
                      ArticleSink& sink) {
    std::istream in(&buffer);
    in.exceptions(std::ios::badbit);  // what the source throws comes through
    if (!skip_space(in)) return "is empty";
    bool more = true;
    for (bool first = true; more; first = false) {
        if (!first) records.release_first();  // one document after the other, as in JSON Lines
        handler.begin();
        const bool whole =
            nlohmann::json::sax_parse(in, &handler, nlohmann::json::input_format_t::json, false);
        if (sink.stop()) return {};
        if (!whole) {
            return handler.fault().empty()
                       ? fmt::format("is not JSON at line {} ({}); the rest was not read",
                                     buffer.line(), handler.problem())
                       : handler.fault();
        }
        in.clear();
        more = skip_space(in);
    }
    return {};
}

}  // namespace

void read_json(ByteSource& bytes, const FieldMap& fields, ArticleSink& sink) {
    DecodingSource text(bytes);
    if (text.is_binary()) return sink.reject({}, "is not text (it holds control characters)");
    Records records(sink);
    JsonArticles handler(fields, JsonArticles::Mode::document,
                         [&](JsonRecord&& record) { return records.take(std::move(record)); });
    SourceBuffer buffer(text);
    handler.watch(buffer.feed());
    const std::string fault = parse_all(buffer, handler, records, sink);
    const bool holds_nothing = fault.empty() || fault == JsonArticles::kNoObject;
    records.end(holds_nothing && !sink.stop());
    if (const auto note = text.note(); !note.empty()) sink.warn({}, note);
    if (!holds_nothing) sink.reject({}, fault);
}

}  // namespace udklip::indexer
