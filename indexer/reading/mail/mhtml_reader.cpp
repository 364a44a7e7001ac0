// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <string_view>

#include "indexer/reading/charset/charset.hpp"
#include "indexer/reading/mail/mail.hpp"
#include "indexer/reading/mail/mail_parts.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

/// Gives the page what the file around it says of it.
class PageSink final : public PassingSink {
  public:
    PageSink(ArticleSink& sink, std::string url, std::string title)
        : PassingSink(sink), url_(std::move(url)), title_(std::move(title)) {}
    void article(Article&& article) override {
        if (article.url.empty() && url_.starts_with("http")) article.url = url_;
        if (article.title.empty()) article.title = title_;
        next().article(std::move(article));
    }

  private:
    std::string url_;
    std::string title_;
};

std::string header_of(GMimeObject* part, const char* name) {
    const char* value = g_mime_object_get_header(part, name);
    return value == nullptr ? std::string() : std::string(trim(value));
}

bool is_page(GMimeObject* part) {
    return GMIME_IS_PART(part) &&
           (has_type(part, "text", "html") || has_type(part, "application", "xhtml+xml"));
}

/// The page itself: the part that `start` names, or that has the address of the file, or the first.
/// The other pages are frames in it, most of them advertisements.
GMimeObject* page_of(GMimeObject* whole, const std::string& location) {
    if (!GMIME_IS_MULTIPART(whole)) return is_page(whole) ? whole : nullptr;
    const std::string start = type_parameter(whole, "start");
    GMimeObject* first = nullptr;
    GMimeObject* located = nullptr;
    for (int i = 0; i < g_mime_multipart_get_count(GMIME_MULTIPART(whole)); ++i) {
        GMimeObject* part = g_mime_multipart_get_part(GMIME_MULTIPART(whole), i);
        if (!is_page(part)) continue;
        if (first == nullptr) first = part;
        const std::string id = header_of(part, "Content-ID");
        if (!start.empty() && (id == start || id == "<" + start + ">")) return part;
        if (located == nullptr && !location.empty() &&
            header_of(part, "Content-Location") == location) {
            located = part;
        }
    }
    return located != nullptr ? located : first;
}

}  // namespace

void read_mhtml(ByteSource& bytes, ArticleSink& sink) {
    const std::string content = read_up_to(bytes, static_cast<std::size_t>(-1));
    const MailMessage file(content);
    GMimeObject* whole = g_mime_message_get_mime_part(file.get());
    std::string location = file.header("Snapshot-Content-Location");
    GMimeObject* page = whole == nullptr ? nullptr : page_of(whole, location);
    if (page == nullptr) return sink.reject({}, "holds no page");
    if (location.empty()) location = header_of(page, "Content-Location");
    std::string html = decoded_bytes(GMIME_PART(page));
    const std::string charset = type_parameter(page, "charset");
    if (!charset.empty()) html = to_utf8(html, charset).text;
    MemorySource source(html);
    PageSink with_address(sink, location, file.header("Subject"));
    read_html(source, {}, with_address);
}

}  // namespace udklip::indexer
