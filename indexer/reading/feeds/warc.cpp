// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/feeds/warc.hpp"

#include <algorithm>
#include <charconv>
#include <span>

#include "indexer/reading/sources/archive_stream.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kReadAtOnce = 1 << 16;
constexpr std::size_t kMaxLine = 64'000;

/// Takes "Name: value"; anything else is passed over.
void add_header(std::string_view line, WebHeaders& headers) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return;
    headers[language::to_lower(trim(line.substr(0, colon)))] = trim(line.substr(colon + 1));
}

template <typename Number>
std::optional<Number> number_of(std::string_view text, int base = 10) {
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (error != std::errc() || end == text.data()) return std::nullopt;
    return number;
}

/// Joins the pieces of a chunked body, as far as they go.
std::string dechunked(std::string_view body) {
    std::string out;
    while (!body.empty()) {
        const auto end = body.find('\n');
        if (end == std::string_view::npos) break;
        const auto size = number_of<std::size_t>(trim(body.substr(0, end)), 16);
        body.remove_prefix(end + 1);
        if (!size || *size == 0) break;
        const std::size_t taken = std::min(*size, body.size());
        out += body.substr(0, taken);
        body.remove_prefix(taken);
        while (body.starts_with('\r') || body.starts_with('\n')) body.remove_prefix(1);
    }
    return out;
}

}  // namespace

std::string_view WarcRecord::value(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

bool WarcRecords::fill() {
    buffer_.erase(0, at_);
    at_ = 0;
    const std::size_t before = buffer_.size();
    buffer_.resize(before + kReadAtOnce);
    const std::size_t n = bytes_->read(std::span(buffer_).subspan(before));
    buffer_.resize(before + n);
    return n > 0;
}

/// Returns false at the end of the bytes.
bool WarcRecords::read_line(std::string& line) {
    for (;;) {
        const auto end = buffer_.find('\n', at_);
        if (end != std::string::npos) {
            line.assign(buffer_, at_, end - at_);
            if (line.ends_with('\r')) line.pop_back();
            at_ = end + 1;
            return true;
        }
        if (buffer_.size() - at_ > kMaxLine) throw DamagedInput("is no WARC file, or is damaged");
        if (fill()) continue;
        line.assign(buffer_, at_);
        at_ = buffer_.size();
        return !line.empty();
    }
}

void WarcRecords::read_block(std::uint64_t size, WarcRecord& record) {
    record.is_whole = size <= kMaxWarcBlock;
    while (size > 0) {
        if (at_ == buffer_.size() && !fill()) throw DamagedInput("breaks off in the middle");
        const auto taken =
            static_cast<std::size_t>(std::min<std::uint64_t>(size, buffer_.size() - at_));
        if (record.is_whole || record.block.size() < kReadAtOnce)
            record.block.append(buffer_, at_, taken);
        at_ += taken;
        size -= taken;
    }
}

std::optional<WarcRecord> WarcRecords::next() {
    std::string line;
    do {
        if (!read_line(line)) return std::nullopt;
    } while (line.empty());
    if (!line.starts_with("WARC/")) throw DamagedInput("is no WARC file, or is damaged");
    WarcRecord record;
    while (read_line(line) && !line.empty()) add_header(line, record.headers);
    const auto size = number_of<std::uint64_t>(record.value("content-length"));
    if (!size) throw DamagedInput("is damaged: a record does not state its length");
    read_block(*size, record);
    return record;
}

std::optional<WebPage> page_of_response(std::string_view block) {
    WebPage page;
    Lines lines(block);
    const std::string_view first = lines.next();
    if (!first.starts_with("HTTP/1")) return std::nullopt;
    const auto blank = std::min(first.find(' '), first.size() - 1);
    page.status = number_of<int>(first.substr(blank + 1)).value_or(0);
    while (!lines.at_end()) {
        const auto line = lines.next();
        if (line.empty()) break;
        add_header(line, page.headers);
    }
    page.body = block.substr(std::min(lines.offset(), block.size()));
    const std::string coding = language::to_lower(page.headers["transfer-encoding"]);
    if (coding.find("chunked") != std::string::npos) page.body = dechunked(page.body);
    return page;
}

bool unpack(WebPage& page) {
    // A crawler may have unpacked the body and kept the header.
    if (page.body.starts_with("\x1f\x8b")) {
        MemorySource packed(page.body);
        ArchiveStream stream(packed, ArchiveStream::Kind::compressed);
        page.body = read_up_to(stream, kMaxWarcBlock);
        return true;
    }
    const std::string packing = language::to_lower(page.headers["content-encoding"]);
    return packing.empty() || packing == "identity" || packing == "gzip" || packing == "x-gzip";
}

}  // namespace udklip::indexer
