// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/reader.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "indexer/reading/charset/charset.hpp"
#include "indexer/reading/signatures.hpp"
#include "indexer/reading/sources/head_source.hpp"
#include "indexer/reading/sources/known_beginning.hpp"

namespace udklip::indexer {

namespace {

/// Formats whose first bytes tell them for certain.
constexpr bool is_document(Format format) {
    return format >= Format::pdf && format <= Format::rtf;
}

constexpr bool needs_process(Format format) {
    return is_foreign(format) || format == Format::mbox;
}

/// Formats of many articles that stand one behind the other.
constexpr bool is_appended_to(Format format) {
    return format == Format::json_lines || format == Format::csv || format == Format::tsv ||
           format == Format::mbox;
}

/// Takes the rejection of a PDF that has no text.
class ScanSink final : public PassingSink {
  public:
    using PassingSink::PassingSink;
    bool is_scan() const { return is_scan_; }
    void reject(const Place& place, const std::string& reason) override {
        is_scan_ = reason == kNoText;
        if (!is_scan_) next().reject(place, reason);
    }

  private:
    bool is_scan_ = false;
};

/// Bytes of a PDF that is kept for a second reader: as many as the first one takes.
constexpr std::size_t kMaxScanBytes = 150'000'000;

/// A PDF; the program reads it if it has no text.
void read_perhaps_scan(ByteSource& bytes, const OutsideProgram& program, const ReadOptions& options,
                       ArticleSink& sink) {
    const std::string content = read_up_to(bytes, kMaxScanBytes + 1);
    if (content.size() > kMaxScanBytes) {
        return sink.reject({}, fmt::format("is larger than a file of its format may be ({} MB)",
                                           kMaxScanBytes / 1'000'000));
    }
    ScanSink scan(sink);
    MemorySource first(content);
    options.foreign->read(first, Format::pdf, scan);
    if (!scan.is_scan()) return;
    MemorySource second(content);
    options.foreign->read_outside(second, *options.outside, program, sink);
}

void read_format(ByteSource& bytes, Format format, const ReadOptions& options, ArticleSink& sink) {
    switch (format) {
        case Format::markdown:
            return read_markdown(bytes, options.fields, sink);
        case Format::html:
            return read_html(bytes, options.fields, sink);
        case Format::json:
            return read_json(bytes, options.fields, sink);
        case Format::json_lines:
            return read_json_lines(bytes, options.fields, sink, options.beginning);
        case Format::csv:
            return read_csv(bytes, '\0', options.fields, sink, options.beginning);
        case Format::tsv:
            return read_csv(bytes, '\t', options.fields, sink, options.beginning);
        case Format::pdf:
        case Format::docx:
        case Format::odt:
        case Format::epub:
        case Format::rtf:
        case Format::mail:
        case Format::mhtml:
        case Format::xml:
            return options.foreign->read(bytes, format, sink);
        case Format::mbox:
            return read_mbox(bytes, *options.foreign, sink, options.beginning);
        case Format::warc:
            return read_warc(bytes, options.fields, sink);
        case Format::text:
        case Format::none:
        case Format::archive:
        case Format::by_content:
        case Format::outside:
            return read_text(bytes, options.fields, sink, options.headers);
    }
}

}  // namespace

void read_stream(ByteSource& bytes, Format format, const ReadOptions& options, ArticleSink& sink) {
    HeadSource source(bytes);
    // What a file is decides before what it is called.
    const Signature signature = signature_of(source.head());
    const bool is_by_name = is_foreign(format) || format == Format::mbox || format == Format::warc;
    if (!is_by_name || is_document(signature.format)) {
        if (signature.format == Format::none && !signature.name.empty())
            return sink.skip({}, fmt::format("is {}, which is not read", signature.name));
        if (signature.format != Format::none) format = signature.format;
    }
    if (needs_process(format) && options.foreign == nullptr)
        return sink.skip({}, "is of a format that this program does not read");
    if (format == Format::none) {
        format = format_of_content(source.head());
        if (format == Format::none || format == Format::archive)
            return sink.skip({}, "is no text, nor any other format that is read");
    } else if (format == Format::by_content) {
        if (format_of_content(source.head()) != Format::html) return sink.skip({}, kNoFormat);
        format = Format::html;
    } else if (format == Format::text) {
        format = format_of_content(source.head()) == Format::html ? Format::html
                                                                  : json_in_text(source.head());
    }
    const bool can_go_on = is_appended_to(format) && !is_packed(source.head());
    if (options.beginning != nullptr && !can_go_on) throw CannotGoOn();
    read_format(source, format, options, sink);
}

void read_named(ByteSource& bytes, const std::filesystem::path& name, Format format,
                const ReadOptions& options, ArticleSink& sink) {
    const bool can_run = options.foreign != nullptr && options.outside != nullptr;
    const OutsideProgram* program = can_run ? options.outside->find(name) : nullptr;
    if (program == nullptr) return read_stream(bytes, format, options, sink);
    if (format == Format::pdf) return read_perhaps_scan(bytes, *program, options, sink);
    options.foreign->read_outside(bytes, *options.outside, *program, sink);
}

void read_articles(const std::filesystem::path& path, Format format, const ReadOptions& options,
                   ArticleSink& sink) {
    FileSource file(path);
    const std::string head = read_up_to(file, HeadSource::kHeadBytes);
    file.seek(0, SEEK_SET);
    const auto document = format == Format::archive ? signature_of(head) : Signature();
    try {
        if (is_document(document.format)) {
            read_stream(file, document.format, options, sink);
        } else if (head.starts_with("PK") && !document.name.empty()) {
            sink.skip({}, fmt::format("is {}, which is not read", document.name));
        } else if (format == Format::archive) {
            read_archive(file, options, sink);
        } else if (is_packed(head) || (is_compressed(path) && looks_binary(head))) {
            // Servers unpack what they send, and keep its name.
            ArchiveStream unpacked(file, ArchiveStream::Kind::compressed, options.limits);
            read_named(unpacked, path, format, options, sink);
        } else {
            read_named(file, path, format, options, sink);
        }
    } catch (const DamagedInput& damage) {
        sink.reject({}, damage.what());
    }
}

bool can_go_on(const std::filesystem::path& path, Format format, const OutsidePrograms* outside) {
    return is_appended_to(format) && !is_compressed(path) &&
           (outside == nullptr || outside->find(path) == nullptr);
}

void read_articles_behind(std::uint64_t known, const std::filesystem::path& path, Format format,
                          const ReadOptions& options, ArticleSink& sink) {
    FileSource file(path);
    KnownBeginning bytes(file, known);
    ReadOptions going_on = options;
    going_on.beginning = &bytes;
    read_stream(bytes, format, going_on, sink);
}

}  // namespace udklip::indexer
