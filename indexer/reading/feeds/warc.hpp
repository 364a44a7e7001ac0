// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cuts an archive of the web (WARC, ISO 28500) into its records, one in memory at a time, and an
// answer of a web server into what it says and the page.
//
//     WarcRecords records(bytes);
//     while (const auto record = records.next()) {
//         if (record->type() == "response") page_of_response(record->block) ...
//     }
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/reading/sources/byte_source.hpp"

namespace udklip::indexer {

/// Names in lower case.
using WebHeaders = std::map<std::string, std::string>;

struct WarcRecord {
    WebHeaders headers;
    std::string block;
    bool is_whole = true;  ///< false if it is larger than kMaxWarcBlock: then `block` begins it

    std::string_view value(const std::string& name) const;
    std::string_view type() const { return value("warc-type"); }
};

/// Bytes. A page that is larger is rejected.
constexpr std::size_t kMaxWarcBlock = 25'000'000;

class WarcRecords {
  public:
    /// The bytes must outlive it.
    explicit WarcRecords(ByteSource& bytes) : bytes_(&bytes) {}

    /// Returns nothing at the end. Throws DamagedInput for what is no WARC.
    std::optional<WarcRecord> next();

  private:
    bool fill();
    bool read_line(std::string& line);
    void read_block(std::uint64_t size, WarcRecord& record);

    ByteSource* bytes_;
    std::string buffer_;
    std::size_t at_ = 0;
};

struct WebPage {
    int status = 0;
    WebHeaders headers;
    std::string body;  ///< chunks joined
};

/// Returns nothing for what is no answer of HTTP/1.
std::optional<WebPage> page_of_response(std::string_view block);

/// Undoes gzip. Returns false for a body that is packed otherwise. Throws DamagedInput.
bool unpack(WebPage& page);

}  // namespace udklip::indexer
