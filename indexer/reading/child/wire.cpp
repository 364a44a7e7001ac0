// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/child/wire.hpp"

#include <array>

#include "language/text/clean.hpp"

namespace udklip::indexer::child {
namespace {

/// The fields that travel, in this order.
constexpr std::array kFields = {
    &Article::id,          &Article::title,        &Article::text,      &Article::date,
    &Article::source,      &Article::author,       &Article::section,   &Article::url,
    &Article::furniture,   &Article::title_from,   &Article::date_from, &Article::source_from,
    &Article::author_from, &Article::section_from, &Article::url_from,  &Article::lead,
    &Article::description, &Article::heading,      &Article::captions,
};

constexpr std::size_t kMostPages = 1'000'000;

void put_number(std::string& out, std::uint32_t number) {
    for (int shift = 0; shift < 32; shift += 8) {
        out.push_back(static_cast<char>(number >> shift & 0xff));
    }
}

void put_text(std::string& out, std::string_view text) {
    put_number(out, static_cast<std::uint32_t>(text.size()));
    out += text;
}

std::uint32_t number_in(std::string_view bytes) {
    std::uint32_t number = 0;
    for (int i = 3; i >= 0; --i) {
        number = number << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
    }
    return number;
}

/// Takes values off the front of a payload; after the first that is not whole, all are empty.
class Payload {
  public:
    explicit Payload(std::string_view bytes) : rest_(bytes) {}
    std::uint32_t number() {
        const auto bytes = take(4);
        return bytes.size() == 4 ? number_in(bytes) : 0;
    }
    std::string text() { return std::string(take(number())); }
    Place place() {
        Place found;
        found.member = text();
        found.line = number();
        found.record = number();
        return found;
    }
    bool has_more() const { return good_ && !rest_.empty(); }
    bool is_used_up() const { return good_ && rest_.empty(); }

  private:
    std::string_view take(std::size_t size) {
        if (size > rest_.size()) good_ = false;
        if (!good_) return {};
        const auto taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }
    std::string_view rest_;
    bool good_ = true;
};

void put_place(std::string& out, const Place& place) {
    put_text(out, place.member);
    put_number(out, static_cast<std::uint32_t>(place.line));
    put_number(out, static_cast<std::uint32_t>(place.record));
}

}  // namespace

std::string frame_header(Kind kind, std::size_t size) {
    std::string out(1, static_cast<char>(kind));
    put_number(out, static_cast<std::uint32_t>(size));
    return out;
}

std::string frame(Kind kind, std::string_view payload) {
    return frame_header(kind, payload.size()).append(payload);
}

std::optional<Frame> FrameCutter::next() {
    const std::string_view rest = std::string_view(bytes_).substr(at_);
    if (broken_ || rest.size() < kHeaderBytes) return std::nullopt;
    const std::size_t size = number_in(rest.substr(1));
    broken_ = size > kMaxFrameBytes;
    if (broken_ || rest.size() - kHeaderBytes < size) return std::nullopt;
    Frame found{static_cast<Kind>(rest.front()), std::string(rest.substr(kHeaderBytes, size))};
    at_ += kHeaderBytes + size;
    if (at_ == bytes_.size() || at_ > kMaxFrameBytes) {
        bytes_.erase(0, at_);
        at_ = 0;
    }
    return found;
}

std::string encode_article(const Article& article) {
    std::string out;
    put_place(out, article);
    for (const auto field : kFields) put_text(out, article.*field);
    put_number(out, static_cast<std::uint32_t>(article.pages.size()));
    for (const auto& page : article.pages) {
        put_number(out, page.number);
        put_text(out, page.heading);
    }
    return out;
}

std::string encode_message(const Message& message) {
    std::string out;
    put_place(out, message.place);
    put_text(out, message.text);
    return out;
}

std::optional<Article> decode_article(std::string_view payload) {
    Payload in(payload);
    Article article;
    static_cast<Place&>(article) = in.place();
    for (const auto field : kFields) {
        article.*field = in.text();
        if (!language::is_valid_utf8(article.*field)) return std::nullopt;
    }
    const std::uint32_t pages = in.number();
    if (pages > kMostPages) return std::nullopt;
    while (article.pages.size() < pages && in.has_more()) {
        const std::uint32_t number = in.number();
        article.pages.push_back({number, in.text()});
        if (!language::is_valid_utf8(article.pages.back().heading)) return std::nullopt;
    }
    if (!in.is_used_up() || article.pages.size() != pages ||
        !language::is_valid_utf8(article.member))
        return std::nullopt;
    return article;
}

std::optional<Message> decode_message(std::string_view payload) {
    Payload in(payload);
    Message message;
    message.place = in.place();
    message.text = in.text();
    if (!in.is_used_up()) return std::nullopt;
    return message;
}

}  // namespace udklip::indexer::child
