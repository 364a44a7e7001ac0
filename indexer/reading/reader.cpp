// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/reader.hpp"

namespace udklip::indexer {

void read_stream(ByteSource& bytes, Format format, const ReadOptions& options, ArticleSink& sink) {
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
            return read_text(bytes, options.fields, sink);
    }
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
