// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the articles of a file, whatever its format, charset and compression. docs/formats.md tells
// users what is taken from each format.
//
//     read_articles("nyt/2021.jsonl.zst", format_of("nyt/2021.jsonl.zst"), {}, sink);
//
// Every reader delivers its articles in order, each as soon as it is complete, and holds one of
// them at a time. It reports what is wrong with an article or file to the sink, and reads on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include "indexer/reading/article.hpp"
#include "indexer/reading/field_map.hpp"
#include "indexer/reading/foreign_reader.hpp"
#include "indexer/reading/formats.hpp"
#include "indexer/reading/sources/archive_stream.hpp"
#include "indexer/reading/sources/byte_source.hpp"

namespace udklip::indexer {

/// Bytes. Larger texts are rejected; updating/text_bound.hpp bounds what the others take.
constexpr std::size_t kMaxArticleBytes = 20'000'000;
constexpr const char* kTooLarge = "is larger than an article may be (20 MB)";
/// Bytes. The tree of a page takes many times its size.
constexpr std::size_t kMaxPageBytes = 20'000'000;

class ArticleHeaders;
class KnownBeginning;

struct ReadOptions {
    FieldMap fields;
    ArchiveLimits limits;
    const ArticleHeaders* headers = nullptr;  ///< null: the built-in table
    ForeignReader* foreign = nullptr;         ///< without it, the formats that it reads are skipped
    const OutsidePrograms* outside = nullptr;  ///< of the user's, which `foreign` runs
    /// What was read before of a file that has grown; its articles are not delivered.
    const KnownBeginning* beginning = nullptr;
};

/// Delivers the articles of a file to the sink. Throws std::system_error if the file cannot be
/// read; reports every other fault to the sink.
void read_articles(const std::filesystem::path& path, Format format, const ReadOptions& options,
                   ArticleSink& sink);

/// Like read_articles() of a file that has grown: delivers the articles behind its first `known`
/// bytes, with the places that they have in the whole. Throws CannotGoOn, before it has delivered
/// anything, if the file must be read as a whole.
void read_articles_behind(std::uint64_t known, const std::filesystem::path& path, Format format,
                          const ReadOptions& options, ArticleSink& sink);

/// Whether a file of this format, or called so, may be read from its old end.
bool can_go_on(const std::filesystem::path& path, Format format, const OutsidePrograms* outside);

/// Like read_stream(); a program of the user's reads the stream if its name says so.
void read_named(ByteSource& bytes, const std::filesystem::path& name, Format format,
                const ReadOptions& options, ArticleSink& sink);

/// Like read_articles(), from a stream that is no archive. Throws what the stream throws.
void read_stream(ByteSource& bytes, Format format, const ReadOptions& options, ArticleSink& sink);

/// One article: the text, after front matter or header lines. Several, if headers of articles recur
/// in it (text/article_headers.hpp).
void read_text(ByteSource& bytes, const FieldMap& fields, ArticleSink& sink,
               const ArticleHeaders* headers = nullptr);
/// One article: the first heading is its title, marks are taken off.
void read_markdown(ByteSource& bytes, const FieldMap& fields, ArticleSink& sink);
/// One article: a page's main text, and what its metadata say.
void read_html(ByteSource& bytes, const FieldMap& fields, ArticleSink& sink);
/// An object, an array of objects, or objects in an array somewhere inside an object.
void read_json(ByteSource& bytes, const FieldMap& fields, ArticleSink& sink);
/// An object a line. (`beginning`: see ReadOptions.)
void read_json_lines(ByteSource& bytes, const FieldMap& fields, ArticleSink& sink,
                     const KnownBeginning* beginning = nullptr);
/// A record a row, below a row of names. `separator` 0: found out from the names.
void read_csv(ByteSource& bytes, char separator, const FieldMap& fields, ArticleSink& sink,
              const KnownBeginning* beginning = nullptr);
/// The members of a .tar or .zip, each by its own format. Archives inside it are not opened.
void read_archive(ByteSource& bytes, const ReadOptions& options, ArticleSink& sink);

/// An article for each mail of a mailbox, which is cut into mails here: mailboxes are larger than
/// memory.
void read_mbox(ByteSource& bytes, ForeignReader& mails, ArticleSink& sink,
               const KnownBeginning* beginning = nullptr);

/// An article for each page of an archive of the web, the newest of each address.
void read_warc(ByteSource& bytes, const FieldMap& fields, ArticleSink& sink);

/// Returns the whole of a one-article file as UTF-8. Rejects it and returns an empty string if it
/// is larger than `limit`, empty or binary; warns of a guessed charset.
std::string read_document(ByteSource& bytes, std::size_t limit, bool is_page, ArticleSink& sink);

}  // namespace udklip::indexer
