// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "indexer/reading/mail/mail.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/text/ascii.hpp"

namespace udklip::indexer {
namespace {

/// Bytes. A mail lies whole in the memory of its reader, several times.
constexpr std::size_t kMaxMailBytes = 50'000'000;

constexpr std::array<std::string_view, 7> kDays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

bool is_number(std::string_view word, std::size_t most_digits) {
    return !word.empty() && word.size() <= most_digits &&
           word.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "From bo@example.org Tue May 18 09:30:00 2021", perhaps with a zone.
bool is_from_line(std::string_view line) {
    if (!line.starts_with("From ")) return false;
    std::vector<std::string_view> words;
    for (const auto word : split(line, ' ')) {
        if (!word.empty()) words.push_back(word);
    }
    for (std::size_t i = 1; i + 4 < words.size(); ++i) {
        if (!language::is_one_of(kDays, words[i]) || !language::is_one_of(kMonths, words[i + 1]))
            continue;
        const bool has_year =
            std::any_of(words.begin() + static_cast<std::ptrdiff_t>(i) + 4, words.end(),
                        [](auto word) { return word.size() == 4 && is_number(word, 4); });
        return is_number(words[i + 2], 2) && words[i + 3].find(':') != std::string_view::npos &&
               has_year;
    }
    return false;
}

/// A line of the text that begins with "From " was given a `>`, one that began with `>From `
/// another.
std::string_view without_quoting(std::string_view line) {
    const auto begin = line.find_first_not_of('>');
    const bool quoted =
        begin != 0 && begin != std::string_view::npos && line.substr(begin).starts_with("From ");
    return quoted ? line.substr(1) : line;
}

/// Says which mail of the mailbox is meant.
class RecordSink final : public PassingSink {
  public:
    RecordSink(ArticleSink& sink, std::size_t record) : PassingSink(sink), record_(record) {}
    void article(Article&& article) override {
        article.record = record_;
        next().article(std::move(article));
    }

  private:
    Place placed(const Place&) const override { return {{}, 0, record_}; }

    std::size_t record_;
};

}  // namespace

MboxCutter::MboxCutter(ByteSource& bytes, const KnownBeginning* beginning)
    : lines_(bytes, kMaxMailBytes), has_known_(beginning != nullptr), known_(beginning) {}

std::optional<MboxCutter::Mail> MboxCutter::next() {
    std::string line;
    bool after_empty_line = true;
    Mail mail;
    mail.is_known = has_known_;
    for (;;) {
        known_.before_record(lines_.is_drained());
        const auto result = lines_.next(line);
        if (result == LineReader::Result::end) break;
        const bool is_known_line = known_.holds_record();
        const bool begins =
            after_empty_line && result == LineReader::Result::line && is_from_line(line);
        after_empty_line = line.empty();
        if (has_known_ && !is_known_line) {
            // The mail before goes on, unless this one begins here.
            if (!begins || !at_mail_) throw CannotGoOn();
            has_known_ = false;
        }
        if (begins && at_mail_) {
            while (mail.text.ends_with("\n\n")) mail.text.pop_back();
            return mail;
        }
        at_mail_ = at_mail_ || begins;
        if (begins || !at_mail_) continue;
        mail.is_whole = mail.is_whole && result == LineReader::Result::line &&
                        mail.text.size() + line.size() < kMaxMailBytes;
        if (mail.is_whole) mail.text.append(without_quoting(line)).append("\n");
    }
    if (!at_mail_) return std::nullopt;
    at_mail_ = false;
    while (mail.text.ends_with("\n\n")) mail.text.pop_back();
    return mail;
}

void read_mbox(ByteSource& bytes, ForeignReader& mails, ArticleSink& sink,
               const KnownBeginning* beginning) {
    MboxCutter cutter(bytes, beginning);
    std::size_t record = 0;
    while (!sink.stop()) {
        const auto mail = cutter.next();
        if (!mail) break;
        RecordSink one(sink, ++record);
        if (mail->is_known) continue;
        if (!mail->is_whole) {
            one.reject(
                {}, fmt::format("is larger than a mail may be ({} MB)", kMaxMailBytes / 1'000'000));
            continue;
        }
        MemorySource text(mail->text);
        mails.read(text, Format::mail, one);
    }
    if (record == 0 && !sink.stop()) {
        sink.reject({}, "is no mailbox: no line of it begins a mail (From ... and a date)");
    }
}

}  // namespace udklip::indexer
