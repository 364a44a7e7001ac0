// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "indexer/reading/mail/flowed_text.hpp"
#include "indexer/reading/mail/mail.hpp"
#include "indexer/reading/mail/mail_parts.hpp"
#include "indexer/reading/markup/html_fragment.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/dates/date_parser.hpp"

namespace udklip::indexer {
namespace {

constexpr int kMaxDepth = 50;
/// A plain text that is so much shorter than the HTML beside it only says that there is HTML.
constexpr std::size_t kStubShare = 4;

std::string file_name(GMimeObject* part) {
    if (!GMIME_IS_PART(part)) return {};
    const char* name = g_mime_part_get_filename(GMIME_PART(part));
    return name == nullptr ? std::string() : std::string(name);
}

bool is_attachment(GMimeObject* part) {
    GMimeContentDisposition* disposition = g_mime_object_get_content_disposition(part);
    return disposition != nullptr && g_mime_content_disposition_is_attachment(disposition);
}

/// Collects the text of a mail's parts, and the names of those that have none.
class Body {
  public:
    void take(GMimeObject* part, int depth = 0);
    std::string text;
    std::string others;  ///< names of attachments, a line each
    bool is_encrypted = false;

  private:
    void take_leaf(GMimeObject* part);
    void take_alternatives(GMimeMultipart* parts, int depth);
    void append(std::string_view more) {
        more = trim(more);
        if (!text.empty() && !more.empty()) text += "\n\n";
        text += more;
    }
};

std::string text_of_leaf(GMimePart* part) {
    std::string text = text_of_part(part);
    GMimeObject* object = GMIME_OBJECT(part);
    if (has_type(object, "text", "html")) return plain_html(std::move(text));
    if (same_word(type_parameter(object, "format"), "flowed")) {
        return unflow(text, same_word(type_parameter(object, "delsp"), "yes"));
    }
    return text;
}

void Body::take_leaf(GMimeObject* part) {
    const bool readable = has_type(part, "text", "plain") || has_type(part, "text", "html");
    const std::string name = file_name(part);
    if (readable && (is_attachment(part) || text.empty() || name.empty())) {
        if (!name.empty()) append(name);
        append(text_of_leaf(GMIME_PART(part)));
    } else if (!name.empty()) {
        others += name + "\n";
    }
}

/// The same text in several forms: the plainest that is not a stub.
void Body::take_alternatives(GMimeMultipart* parts, int depth) {
    Body best;
    for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) {
        Body one;
        one.take(g_mime_multipart_get_part(parts, i), depth);
        is_encrypted = is_encrypted || one.is_encrypted;
        if (one.text.size() > kStubShare * best.text.size()) best = std::move(one);
    }
    append(best.text);
    others += best.others;
}

void Body::take(GMimeObject* part, int depth) {
    if (part == nullptr || depth > kMaxDepth) return;
    if (GMIME_IS_MULTIPART_ENCRYPTED(part)) {
        is_encrypted = true;
    } else if (GMIME_IS_MESSAGE_PART(part)) {
        GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
        if (inner == nullptr) return;
        if (const char* subject = g_mime_message_get_subject(inner)) append(subject);
        take(g_mime_message_get_mime_part(inner), depth + 1);
    } else if (GMIME_IS_MULTIPART(part)) {
        GMimeMultipart* parts = GMIME_MULTIPART(part);
        if (has_type(part, "multipart", "alternative")) return take_alternatives(parts, depth + 1);
        // Signatures and pictures that belong to the text have no text of their own.
        for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) {
            take(g_mime_multipart_get_part(parts, i), depth + 1);
        }
    } else if (GMIME_IS_PART(part)) {
        take_leaf(part);
    }
}

/// The sender's name, or the address if there is none.
std::string sender_of(GMimeMessage* message) {
    InternetAddressList* from = g_mime_message_get_from(message);
    if (from == nullptr || internet_address_list_length(from) == 0) return {};
    InternetAddress* first = internet_address_list_get_address(from, 0);
    if (const char* name = internet_address_get_name(first); name != nullptr && *name != '\0')
        return name;
    if (!INTERNET_ADDRESS_IS_MAILBOX(first)) return {};
    const char* address = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first));
    return address == nullptr ? std::string() : std::string(address);
}

/// The date as written, without the name of a day that is not known ("ti, 18 maj 2021"): some
/// programs write it in the language of the sender.
std::string date_of(std::string date) {
    constexpr std::size_t kLongestDay = 10;
    const auto comma = date.find(',');
    if (comma > kLongestDay || language::parse_article_date(trim(date))) return date;
    const std::string rest(trim(std::string_view(date).substr(comma + 1)));
    return language::parse_article_date(rest) ? rest : date;
}

/// Cuts off what stands below a line "-- ": who the sender is, on every mail.
std::string cut_signature(std::string& text) {
    const auto at = text.rfind("\n-- \n");
    if (at == std::string::npos) return {};
    std::string signature = text.substr(at + 5);
    text.resize(at);
    return signature;
}

}  // namespace

void read_mail(ByteSource& bytes, ArticleSink& sink) {
    const std::string content = read_up_to(bytes, static_cast<std::size_t>(-1));
    const MailMessage mail(content);
    Body body;
    body.take(g_mime_message_get_mime_part(mail.get()));
    Article article;
    article.title = trim(mail.header("Subject"));
    article.author = sender_of(mail.get());
    article.date = date_of(mail.header("Date"));
    article.text = std::move(body.text);
    article.furniture = cut_signature(article.text) + "\n" + body.others;
    if (trim(article.furniture).empty()) article.furniture.clear();
    if (body.is_encrypted && trim(article.text).empty()) return sink.reject({}, "is encrypted");
    if (article.text.size() > kMaxArticleBytes) return sink.reject({}, kTooLarge);
    if (article.text.empty() && article.title.empty()) return sink.reject({}, "has no text");
    sink.article(std::move(article));
}

}  // namespace udklip::indexer
