// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/reading/charset/charset.hpp"
#include "indexer/reading/feeds/warc.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

/// Bytes. Pages are held back until the newest of each address is known; beyond this, those that
/// are held are delivered, and an address may come twice.
constexpr std::size_t kMaxHeld = 400'000'000;
constexpr int kFound = 200;

bool is_page(std::string_view content_type) {
    const std::string type =
        language::to_lower(trim(content_type.substr(0, content_type.find(';'))));
    return type == "text/html" || type == "application/xhtml+xml";
}

/// The newest page of each address.
class Pages final : public PassingSink {
  public:
    using PassingSink::PassingSink;

    /// The record from which the next articles come.
    void begin(std::string url, std::string_view date, std::size_t record) {
        url_ = std::move(url);
        date_ = date;
        record_ = record;
    }
    void article(Article&& article) override {
        article.record = record_;
        if (article.url.empty()) article.url = url_;
        auto [held, is_new] = held_.try_emplace(url_);
        if (!is_new && held->second.date > date_) return;
        bytes_ += article.lead.size() + article.text.size() + article.description.size() +
                  article.furniture.size() + article.captions.size();
        held->second = {date_, std::move(article)};
        if (bytes_ > kMaxHeld) {
            if (!std::exchange(told_, true)) {
                next().warn({}, "is so large that an address may be taken twice");
            }
            deliver();
        }
    }
    void reject(const Place&, const std::string& reason) override {
        next().reject({{}, 0, record_}, fmt::format("{} ({})", reason, url_));
    }
    void skip(const Place&, const std::string& reason) override {
        next().skip({{}, 0, record_}, fmt::format("{} ({})", reason, url_));
    }
    void warn(const Place&, const std::string& what) override {
        next().warn({{}, 0, record_}, fmt::format("{} ({})", what, url_));
    }

    /// In the order of the records.
    void deliver() {
        std::map<std::size_t, Article> in_order;
        for (auto& [url, held] : held_) in_order[held.article.record] = std::move(held.article);
        held_.clear();
        bytes_ = 0;
        for (auto& [record, article] : in_order) {
            if (!next().stop()) next().article(std::move(article));
        }
    }

  private:
    struct Held {
        std::string date;
        Article article;
    };
    std::map<std::string, Held> held_;
    std::string url_;
    std::string date_;
    std::size_t record_ = 0;
    std::size_t bytes_ = 0;
    bool told_ = false;
};

void read_page(std::string body, const std::string& content_type, const FieldMap& fields,
               Pages& pages) {
    // A charset that the server states goes before that of the page, as in a browser.
    const auto at = language::to_lower(content_type).find("charset=");
    if (at != std::string::npos) {
        const std::string_view charset = std::string_view(content_type).substr(at + 8);
        body = to_utf8(body, trim(charset.substr(0, charset.find(';')))).text;
    }
    MemorySource source(body);
    read_html(source, fields, pages);
}

void read_record(const WarcRecord& record, const FieldMap& fields, Pages& pages) {
    // Revisits, requests and metadata hold no page.
    if (record.type() == "resource") {
        if (!is_page(record.value("content-type"))) return;
        if (!record.is_whole) return pages.reject({}, kTooLarge);
        return read_page(record.block, std::string(record.value("content-type")), fields, pages);
    }
    if (record.type() != "response") return;
    auto page = page_of_response(record.block);
    if (!page || page->status != kFound || !is_page(page->headers["content-type"])) return;
    if (!record.is_whole) return pages.reject({}, kTooLarge);
    if (!unpack(*page)) {
        return pages.reject({}, fmt::format("is packed in a way that is not read ({})",
                                            page->headers["content-encoding"]));
    }
    read_page(std::move(page->body), page->headers["content-type"], fields, pages);
}

}  // namespace

void read_warc(ByteSource& bytes, const FieldMap& fields, ArticleSink& sink) {
    WarcRecords records(bytes);
    Pages pages(sink);
    std::size_t number = 0;
    try {
        while (!sink.stop()) {
            const auto record = records.next();
            if (!record) break;
            std::string url(record->value("warc-target-uri"));
            if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
            pages.begin(to_utf8(url).text, record->value("warc-date"), ++number);
            try {
                read_record(*record, fields, pages);
            } catch (const DamagedInput& damage) {
                pages.reject({}, damage.what());
            }
        }
    } catch (const DamagedInput& damage) {
        sink.reject({{}, 0, number + 1}, damage.what());
    }
    pages.deliver();
    if (number == 0 && !sink.stop()) sink.warn({}, "is a WARC file without records");
}

}  // namespace udklip::indexer
