// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/reader.hpp"

#include <fmt/format.h>

#include "indexer/reading/signatures.hpp"
#include "indexer/reading/sources/head_source.hpp"

namespace udklip::indexer {

namespace {

void read_format(ByteSource& bytes, Format format, const ReadOptions& options, ArticleSink& sink) {
    switch (format) {
        case Format::markdown:
            return read_markdown(bytes, options.fields, sink);
        case Format::html:
            return read_html(bytes, options.fields, sink);
        case Format::json:
            return read_json(bytes, options.fields, sink);
        case Format::json_lines:
            return read_json_lines(bytes, options.fields, sink);
        case Format::csv:
            return read_csv(bytes, '\0', options.fields, sink);
        case Format::tsv:
            return read_csv(bytes, '\t', options.fields, sink);
        case Format::text:
        case Format::none:
        case Format::archive:
            return read_text(bytes, options.fields, sink, options.headers);
    }
}

}  // namespace

void read_stream(ByteSource& bytes, Format format, const ReadOptions& options, ArticleSink& sink) {
    HeadSource source(bytes);
    // What a file is decides before what it is called.
    if (const auto foreign = foreign_format(source.head()); !foreign.empty())
        return sink.skip({}, fmt::format("is {}, which is not read", foreign));
    if (format == Format::none) {
        format = format_of_content(source.head());
        if (format == Format::none || format == Format::archive)
            return sink.skip({}, "is no text, nor any other format that is read");
    } else if (format == Format::text && format_of_content(source.head()) == Format::html) {
        format = Format::html;
    }
    read_format(source, format, options, sink);
}

void read_articles(const std::filesystem::path& path, Format format, const ReadOptions& options,
                   ArticleSink& sink) {
    FileSource file(path);
    try {
        if (format == Format::archive) {
            read_archive(file, options, sink);
        } else if (is_compressed(path)) {
            ArchiveStream unpacked(file, ArchiveStream::Kind::compressed, options.limits);
            read_stream(unpacked, format, options, sink);
        } else {
            read_stream(file, format, options, sink);
        }
    } catch (const DamagedInput& damage) {
        sink.reject({}, damage.what());
    }
}

}  // namespace udklip::indexer
