// SPDX-License-Identifier: GPL-3.0-or-later
//
// A mail as a tree of parts, by GMime; its texts as UTF-8.
//
//     const MailMessage mail(bytes);
//     GMimeObject* body = g_mime_message_get_mime_part(mail.get());
#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <string>
#include <string_view>

namespace udklip::indexer {

struct ReleaseObject {
    void operator()(void* object) const { g_object_unref(object); }
};
template <typename T>
using GObjectPtr = std::unique_ptr<T, ReleaseObject>;

class MailMessage {
  public:
    /// The bytes must outlive it. Throws DamagedInput for what has no header of a mail.
    explicit MailMessage(std::string_view bytes);
    GMimeMessage* get() const { return message_.get(); }
    /// The value of a header, decoded, or an empty string.
    std::string header(const char* name) const;

  private:
    GObjectPtr<GMimeStream> stream_;
    GObjectPtr<GMimeMessage> message_;
};

/// "text/plain", in lower case, compared without parameters.
bool has_type(GMimeObject* part, const char* type, const char* subtype);
/// A parameter of the content type, or an empty string.
std::string type_parameter(GMimeObject* part, const char* name);
/// The bytes of a part, its transfer encoding undone.
std::string decoded_bytes(GMimePart* part);
/// The text of a part as UTF-8: as it is if it is valid, else by its charset, else guessed.
std::string text_of_part(GMimePart* part);

}  // namespace udklip::indexer
