// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <istream>
#include <optional>
#include <streambuf>
#include <vector>

#include "indexer/reading/data/json_articles.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/reading/sources/decoding_source.hpp"

namespace udklip::indexer {
namespace {

/// Adapts a ByteSource to the parser. Counts lines, and refuses values that are too long to hold.
class SourceBuffer final : public std::streambuf {
  public:
    explicit SourceBuffer(ByteSource& source) : source_(&source), buffer_(1 << 16) {}

    /// Returns the line that is being read, from 1.
    std::size_t line() const { return lines_ + newlines(eback(), gptr()) + 1; }
    std::size_t& bytes_since_value() { return bytes_since_value_; }

  protected:
    int_type underflow() override {
        lines_ += newlines(eback(), egptr());
        const std::size_t n = source_->read(buffer_);
        bytes_since_value_ += n;
        if (bytes_since_value_ > kMaxArticleBytes + buffer_.size()) {
            throw DamagedInput(fmt::format(
                "holds a value of more than 100 MB at line {}; the rest was not read", lines_ + 1));
        }
        setg(buffer_.data(), buffer_.data(), buffer_.data() + n);
        return n == 0 ? traits_type::eof() : traits_type::to_int_type(buffer_[0]);
    }

  private:
    static std::size_t newlines(const char* begin, const char* end) {
        return static_cast<std::size_t>(std::count(begin, end, '\n'));
    }

    ByteSource* source_;
    std::vector<char> buffer_;
    std::size_t lines_ = 0;
    std::size_t bytes_since_value_ = 0;
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

    void end() {
        if (!first_) return;
        JsonRecord record = std::move(*first_);
        first_.reset();
        ++count_;
        tell(std::move(record));
    }

    std::size_t count() const { return count_ + (first_ ? 1 : 0); }

  private:
    void hand_on(JsonRecord&& record) {
        record.article.record = ++count_;
        tell(std::move(record));
    }

    void tell(JsonRecord&& record) {
        const Place place = record.article;
        if (!record.fault.empty()) return sink_->reject(place, record.fault);
        if (!record.mended.empty()) sink_->warn(place, record.mended);
        sink_->article(std::move(record.article));
    }

    ArticleSink* sink_;
    std::optional<JsonRecord> first_;
    std::size_t count_ = 0;
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
                      const ArticleSink& sink) {
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
    return records.count() == 0 ? "holds no article: no object in it has a text" : std::string();
}

}  // namespace

void read_json(ByteSource& bytes, const FieldMap& fields, ArticleSink& sink) {
    DecodingSource text(bytes);
    if (text.is_binary()) return sink.reject({}, "is not text (it holds control characters)");
    Records records(sink);
    JsonArticles handler(fields, JsonArticles::Mode::document,
                         [&](JsonRecord&& record) { return records.take(std::move(record)); });
    SourceBuffer buffer(text);
    handler.watch(buffer.bytes_since_value());
    const std::string fault = parse_all(buffer, handler, records, sink);
    records.end();
    if (const auto note = text.note(); !note.empty()) sink.warn({}, note);
    if (!fault.empty()) sink.reject({}, fault);
}

}  // namespace udklip::indexer
