// SPDX-License-Identifier: GPL-3.0-or-later
//
// Readers of mail and of saved pages that look like mail. read_mail() and read_mhtml() run in
// udklip-read (child/); an mbox is cut into mails by the indexer, which feeds them to it one by
// one, because people's mailboxes are larger than memory.
//
//     MboxCutter mails(bytes);
//     while (const auto mail = mails.next()) ...        // "From: ...\nSubject: ...\n\nKære alle"
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "indexer/reading/article.hpp"
#include "indexer/reading/sources/byte_source.hpp"
#include "indexer/reading/sources/known_beginning.hpp"

namespace udklip::indexer {

/// One article: subject, sender, date as written, the text. Text files that are attached follow it.
void read_mail(ByteSource& bytes, ArticleSink& sink);
/// One article: the page that was saved (.mhtml), without the pages in its frames.
void read_mhtml(ByteSource& bytes, ArticleSink& sink);

/// Cuts a mailbox into mails. A mail begins with a line `From sender date` below an empty line;
/// a sentence that begins so has no date at its end.
class MboxCutter {
  public:
    /// The bytes must outlive the cutter. Of a mailbox that has grown, `beginning` was read before.
    explicit MboxCutter(ByteSource& bytes, const KnownBeginning* beginning = nullptr);

    struct Mail {
        std::string text;       ///< without its From line; lines end in LF, `>From` is `From`
        bool is_whole = true;   ///< false: larger than a mail may be, `text` is its beginning
        bool is_known = false;  ///< it ends before the old end
    };
    /// Returns the next mail, or nothing at the end. Text before the first mail is skipped. Throws
    /// CannotGoOn if no mail begins at the old end.
    std::optional<Mail> next();

  private:
    LineReader lines_;
    bool has_known_;  ///< mails that end before the old end may follow
    KnownRecords known_;
    bool at_mail_ = false;  ///< the From line of the next mail was read
};

}  // namespace udklip::indexer
