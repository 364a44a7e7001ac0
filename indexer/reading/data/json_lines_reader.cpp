// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <set>

#include "indexer/reading/charset/charset.hpp"
#include "indexer/reading/data/json_articles.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/reading/sources/decoding_source.hpp"
#include "indexer/reading/sources/known_beginning.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/text/clean.hpp"

namespace udklip::indexer {
namespace {

class LineParser {
  public:
    LineParser(const FieldMap& fields, ArticleSink& sink)
        : sink_(&sink), handler_(fields, JsonArticles::Mode::line, [this](JsonRecord&& record) {
              record_ = std::move(record);
              return true;
          }) {}

    void read(const std::string& line, std::size_t number) {
        // The parser refuses broken UTF-8 outright; one bad byte should not cost the article, nor
        // one line in another charset the rest of the file.
        if (language::is_valid_utf8(line)) return parse(line, number, {});
        const Decoded decoded = to_utf8(line);
        std::string note = charset_note(decoded.charset, decoded.lost);
        // A whole file in such a charset should not bring a warning for every line.
        if (decoded.lost == 0 && !told_.insert(decoded.charset.name).second) note.clear();
        parse(decoded.text, number, note);
    }

    /// Passes over a line of an earlier reading.
    void pass_over(const std::string& line) {
        if (language::is_valid_utf8(line)) return;
        const Decoded decoded = to_utf8(line);
        if (decoded.lost == 0) told_.insert(decoded.charset.name);
    }

  private:
    void parse(std::string_view line, std::size_t number, const std::string& note) {
        const Place place{{}, number, 0};
        record_ = {};
        handler_.begin();
        if (!nlohmann::json::sax_parse(line.begin(), line.end(), &handler_)) {
            return sink_->reject(place, handler_.fault().empty()
                                            ? fmt::format("is not JSON at byte {} ({})",
                                                          handler_.problem_at(), handler_.problem())
                                            : handler_.fault());
        }
        if (!record_.fault.empty()) return sink_->reject(place, record_.fault);
        std::string mended = note;
        if (!record_.mended.empty()) mended += (mended.empty() ? "" : "; ") + record_.mended;
        if (!mended.empty()) sink_->warn(place, mended);
        record_.article.line = number;
        sink_->article(std::move(record_.article));
    }

    ArticleSink* sink_;
    std::set<std::string> told_;  ///< charsets that were guessed
    JsonRecord record_;
    JsonArticles handler_;
};

}  // namespace

void read_json_lines(ByteSource& bytes, const FieldMap& fields, ArticleSink& sink,
                     const KnownBeginning* beginning) {
    DecodingSource text(bytes, DecodingSource::Guess::unicode);
    if (text.is_binary()) return sink.reject({}, "is not text (it holds control characters)");
    LineReader lines(text, kMaxArticleBytes);
    LineParser parser(fields, sink);
    KnownRecords known(beginning);
    std::string line;
    bool empty = true;
    for (std::size_t number = 1; !sink.stop(); ++number) {
        known.before_record(lines.is_drained() && text.is_drained());
        const auto result = lines.next(line);
        if (result == LineReader::Result::end) break;
        if (known.holds_record()) {
            parser.pass_over(line);
            empty = false;
            continue;
        }
        if (result == LineReader::Result::too_long) {
            sink.reject({{}, number, 0}, kTooLarge);
        } else if (!trim(line).empty()) {
            parser.read(line, number);
        } else {
            continue;
        }
        empty = false;
    }
    if (empty && !sink.stop()) sink.reject({}, "is empty");
}

}  // namespace udklip::indexer
