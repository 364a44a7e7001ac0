// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/child/read_foreign.hpp"

#include <gmime/gmime.h>
#include <iconv.h>
#include <poppler/cpp/poppler-global.h>

#include <clocale>
#include <ctime>
#include <memory>
#include <string>
#include <utility>

#include "indexer/reading/charset/charset.hpp"
#include "indexer/reading/feeds/feeds.hpp"
#include "indexer/reading/mail/mail.hpp"
#include "indexer/reading/office/office.hpp"
#include "language/text/clean.hpp"

namespace udklip::indexer {
namespace {

/// Libraries pass on what a file holds: an article's fields are UTF-8 whatever that is.
class ValidSink final : public PassingSink {
  public:
    using PassingSink::PassingSink;
    void article(Article&& article) override {
        for (const auto field :
             {&Article::id, &Article::title, &Article::lead, &Article::text, &Article::description,
              &Article::date, &Article::source, &Article::author, &Article::section, &Article::url,
              &Article::heading, &Article::furniture, &Article::captions}) {
            make_valid(article.*field);
        }
        for (auto& page : article.pages) make_valid(page.heading);
        next().article(std::move(article));
    }

  private:
    static void make_valid(std::string& value) {
        if (!language::is_valid_utf8(value)) value = to_utf8(value).text;
    }
};

void say_nothing(const std::string&, void*) {}

}  // namespace

void prepare_foreign_readers() {
    // Names in archives are UTF-8; in the C locale libarchive warns of every one with an æ.
    std::setlocale(LC_CTYPE, "C.UTF-8");
    tzset();
    // Poppler's own way to UTF-8 is kept open. What could not be opened, closing refuses (glibc).
    static const std::unique_ptr<void, decltype(&iconv_close)> kept_open(
        iconv_open("UTF-8", "UTF-16"), iconv_close);
    g_mime_init();
    poppler::set_debug_error_function(say_nothing, nullptr);
}

void read_foreign(ByteSource& bytes, Format format, ArticleSink& to) {
    ValidSink sink(to);
    switch (format) {
        case Format::pdf:
            return read_pdf(bytes, sink);
        case Format::docx:
            return read_docx(bytes, sink);
        case Format::odt:
            return read_odt(bytes, sink);
        case Format::rtf:
            return read_rtf(bytes, sink);
        case Format::epub:
            return read_epub(bytes, sink);
        case Format::mail:
            return read_mail(bytes, sink);
        case Format::mhtml:
            return read_mhtml(bytes, sink);
        case Format::xml:
            return read_xml(bytes, sink);
        default:
            return sink.reject({}, "cannot be read: udklip-read has no reader for its format");
    }
}

}  // namespace udklip::indexer
