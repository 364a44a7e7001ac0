// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/mail/mail_parts.hpp"

#include "indexer/reading/charset/charset.hpp"
#include "indexer/reading/sources/byte_source.hpp"

namespace udklip::indexer {
namespace {

std::string text_or_nothing(const char* text) {
    return text == nullptr ? std::string() : std::string(text);
}

}  // namespace

MailMessage::MailMessage(std::string_view bytes)
    : stream_(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size())) {
    const GObjectPtr<GMimeParser> parser(g_mime_parser_new_with_stream(stream_.get()));
    message_.reset(g_mime_parser_construct_message(parser.get(), nullptr));
    const bool has_header =
        message_ && (!header("From").empty() || !header("Date").empty() ||
                     !header("Subject").empty() || !header("MIME-Version").empty());
    if (!has_header) throw DamagedInput("is no mail: it has no header");
}

std::string MailMessage::header(const char* name) const {
    const char* value = g_mime_object_get_header(GMIME_OBJECT(message_.get()), name);
    return to_utf8(text_or_nothing(value)).text;
}

bool has_type(GMimeObject* part, const char* type, const char* subtype) {
    GMimeContentType* stated = g_mime_object_get_content_type(part);
    return stated != nullptr && g_mime_content_type_is_type(stated, type, subtype);
}

std::string type_parameter(GMimeObject* part, const char* name) {
    return text_or_nothing(g_mime_object_get_content_type_parameter(part, name));
}

std::string decoded_bytes(GMimePart* part) {
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    if (content == nullptr) return {};
    const GObjectPtr<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, stream.get());
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    if (bytes == nullptr || bytes->len == 0) return {};
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

std::string text_of_part(GMimePart* part) {
    const std::string bytes = decoded_bytes(part);
    std::string charset = type_parameter(GMIME_OBJECT(part), "charset");
    if (charset.empty() && has_type(GMIME_OBJECT(part), "text", "html")) {
        charset = declared_in_html(bytes);
    }
    return to_utf8(bytes, charset).text;
}

}  // namespace udklip::indexer
