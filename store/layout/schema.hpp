// SPDX-License-Identifier: GPL-3.0-or-later
//
// The layout of a database: terms, value slots, metadata. All code that writes or queries takes the
// names from here.
//
// A database is a directory with
//
//     XAPIANDB        a Xapian stub file that names the current generation ("auto generation-3")
//     generation-3/   a Xapian database, and its facets as columns (facet_columns.hpp)
//     lock            the writer holds it (flock)
//
// Terms. The prefixes follow Omega's convention; X... are our own. A term longer than Xapian
// allows is replaced by a hash of itself (see term()), never cut.
//
//     word         the word as written, lower-cased, with positions: phrases, NEAR, wildcards
//     Z + key      the lemmas of a word and of its parts; no positions
//     S + word     the title as written, with positions
//     ZS + key     the title's lemmas, which count extra under Z as well
//     XE + Word    a written word with capitals, of title or text; and one without, where the
//                  article has both
//                  Of captions each form of a word and its lemmas count once, with positions
//                  far behind the text.
//     XF + word    a word of the furniture on the article's page, with positions
//     XFZ + key    a lemma of the furniture; both have wdf 0, so they change no length or frequency
//     Q + id       the article's id
//     XQ + id      the id that the article would have, if no other article had it
//     Y2021        year            M202106      month (YYYYMM)
//     XSRC + key   source          A + key      author           XK + key   section
//     XN + key     a name in title or text (of a person, an organisation, a place)
//     XFILE + key  every article that came from one file
//     XP + field:from   where a field was found, for the statistics: XPdate:header
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>

namespace udklip::store {

/// Raised when this program can no longer read an older database. The user must rebuild it.
constexpr std::string_view kSchemaVersion = "7";
/// The oldest version that this program can still search. Writing needs kSchemaVersion.
constexpr std::string_view kOldestReadable = "4";

namespace prefix {
constexpr std::string_view lemma = "Z";
constexpr std::string_view title = "S";
constexpr std::string_view title_lemma = "ZS";
constexpr std::string_view exact = "XE";
constexpr std::string_view furniture = "XF";
constexpr std::string_view furniture_lemma = "XFZ";
constexpr std::string_view provenance = "XP";
constexpr std::string_view id = "Q";
constexpr std::string_view wanted_id = "XQ";
constexpr std::string_view year = "Y";
constexpr std::string_view month = "M";
constexpr std::string_view source = "XSRC";
constexpr std::string_view author = "A";
constexpr std::string_view section = "XK";
constexpr std::string_view name = "XN";
constexpr std::string_view file = "XFILE";
}  // namespace prefix

namespace slot {
constexpr Xapian::valueno date_first = 0;  ///< YYYYMMDD, first day; empty if unknown
constexpr Xapian::valueno date_last = 1;   ///< YYYYMMDD, last day; empty if unknown
constexpr Xapian::valueno year = 2;        ///< YYYY; empty if unknown
constexpr Xapian::valueno month = 3;       ///< YYYY-MM; empty if unknown or only the year is known
constexpr Xapian::valueno source = 4;      ///< as shown; empty if unknown
constexpr Xapian::valueno author = 5;      ///< as shown; empty if unknown
constexpr Xapian::valueno section = 6;     ///< as shown; empty if unknown
constexpr Xapian::valueno content_hash = 7;  ///< 8 bytes: tells whether an article changed
constexpr Xapian::valueno newest = 8;        ///< ascending: newest first, undated last, then id
constexpr Xapian::valueno oldest = 9;        ///< ascending: oldest first, undated last, then id
constexpr Xapian::valueno cluster = 10;  ///< its name (of near-duplicates); empty if there are none
constexpr Xapian::valueno signature =
    11;  ///< what near-duplicates are found by (store/layout/signature.hpp)
constexpr Xapian::valueno name = 12;  ///< the names in it, as shown; see author_names()
}  // namespace slot

/// Xapian's own limit on a term.
constexpr std::size_t kMaxTermBytes = 245;

/// `prefix` + `text` as a term. A text that would make it too long is replaced by its hash.
std::string term(std::string_view prefix, std::string_view text);
/// Whether a term holds a hash instead of its text.
bool is_hashed(std::string_view term);
/// Appends term(prefix, text) to `out`.
void append_term(std::string& out, std::string_view prefix, std::string_view text);

/// Whether the value in a slot is divided as author_names() does.
constexpr bool holds_several(Xapian::valueno number) {
    return number == slot::author || number == slot::name;
}

/// Returns the key that filters compare for a source, author, section or name: folded, without
/// case, so that --source politiken finds Politiken.
std::string facet_key(std::string_view name);

namespace metadata {
constexpr std::string_view schema = "udklip.schema";
constexpr std::string_view analyzer = "udklip.analyzer";
constexpr std::string_view program = "udklip.program";
constexpr std::string_view roots = "udklip.roots";            ///< see Root
constexpr std::string_view shard = "udklip.shard";            ///< "2/4"; see Shard
constexpr std::string_view number = "udklip.number";          ///< see DatabaseState::number
constexpr std::string_view dictionary = "udklip.dictionary";  ///< see load_dictionary()
constexpr std::string_view file_prefix = "udklip.file/";      ///< + key of the path: see FileState
}  // namespace metadata

}  // namespace udklip::store
