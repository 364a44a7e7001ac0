// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/field_map.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>

#include "indexer/reading/charset/double_encoding.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/dates/date_parser.hpp"
#include "language/text/clean.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

struct Name {
    std::string_view name;
    std::string Article::*field;
};

/// In the form that plain_name() gives. The first name of each field is the one --map knows it by;
/// among several in one record, the earlier one wins.
constexpr std::array kUsual = std::to_array<Name>({
    {"id", &Article::id},
    {"_id", &Article::id},
    {"guid", &Article::id},
    {"uuid", &Article::id},
    {"articleid", &Article::id},
    {"artikelid", &Article::id},
    {"title", &Article::title},
    {"headline", &Article::title},
    {"titel", &Article::title},
    {"overskrift", &Article::title},
    {"rubrik", &Article::title},
    {"heading", &Article::title},
    {"webtitle", &Article::title},
    {"hovedrubrik", &Article::title},
    {"artikeltitel", &Article::title},
    {"articletitle", &Article::title},
    {"newstitle", &Article::title},
    {"lead", &Article::lead},
    {"manchet", &Article::lead},
    {"underrubrik", &Article::lead},
    {"underoverskrift", &Article::lead},
    {"summary", &Article::lead},
    {"standfirst", &Article::lead},
    {"ingress", &Article::lead},
    {"intro", &Article::lead},
    {"introtekst", &Article::lead},
    {"introtext", &Article::lead},
    {"indledning", &Article::lead},
    {"subtitle", &Article::lead},
    {"undertitel", &Article::lead},
    {"subheadline", &Article::lead},
    {"leadtext", &Article::lead},
    {"manchettekst", &Article::lead},
    {"text", &Article::text},
    {"content", &Article::text},
    {"body", &Article::text},
    {"articlebody", &Article::text},
    {"brødtekst", &Article::text},
    {"tekst", &Article::text},
    {"indhold", &Article::text},
    {"brodtekst", &Article::text},
    {"broedtekst", &Article::text},
    {"bodytext", &Article::text},
    {"fulltext", &Article::text},
    {"fuldtekst", &Article::text},
    {"articletext", &Article::text},
    {"artikeltekst", &Article::text},
    {"maintext", &Article::text},
    {"contenttext", &Article::text},
    {"bodyhtml", &Article::text},
    {"contenthtml", &Article::text},
    {"textcontent", &Article::text},
    {"plaintext", &Article::text},
    {"rawtext", &Article::text},
    {"artikelbrødtekst", &Article::text},
    {"artikelindhold", &Article::text},
    {"articlecontent", &Article::text},
    {"maincontent", &Article::text},
    {"hovedtekst", &Article::text},
    {"storytext", &Article::text},
    {"newstext", &Article::text},
    {"nyhedstekst", &Article::text},
    {"bodyplain", &Article::text},
    {"textbody", &Article::text},
    {"contents", &Article::text},
    {"storybody", &Article::text},
    {"description", &Article::description},
    {"beskrivelse", &Article::description},
    {"excerpt", &Article::description},
    {"teaser", &Article::description},
    {"abstract", &Article::description},
    {"resume", &Article::description},
    {"resumé", &Article::description},
    {"date", &Article::date},
    {"published", &Article::date},
    {"datepublished", &Article::date},
    {"publishedat", &Article::date},
    {"publisheddate", &Article::date},
    {"publicationdate", &Article::date},
    {"pubdate", &Article::date},
    {"created", &Article::date},
    {"createdat", &Article::date},
    {"dato", &Article::date},
    {"publiceret", &Article::date},
    {"udgivet", &Article::date},
    {"udgivelsesdato", &Article::date},
    {"publishdate", &Article::date},
    {"publisheddatetime", &Article::date},
    {"publishedon", &Article::date},
    {"publishedtime", &Article::date},
    {"publiceringsdato", &Article::date},
    {"datecreated", &Article::date},
    {"createddate", &Article::date},
    {"offentliggjort", &Article::date},
    {"datetime", &Article::date},
    {"timestamp", &Article::date},
    {"tidspunkt", &Article::date},
    {"år", &Article::date},
    {"aar", &Article::date},
    {"year", &Article::date},
    {"årstal", &Article::date},
    {"udgivelsesår", &Article::date},
    {"firstpublished", &Article::date},
    {"firstpublishedat", &Article::date},
    {"webpublicationdate", &Article::date},
    {"publicationtime", &Article::date},
    {"publiceringstidspunkt", &Article::date},
    {"posted", &Article::date},
    {"postedat", &Article::date},
    {"issued", &Article::date},
    {"oprettet", &Article::date},
    {"dategmt", &Article::date},
    {"dateposted", &Article::date},
    {"postdate", &Article::date},
    {"publishtime", &Article::date},
    {"pubtime", &Article::date},
    {"publishedtimestamp", &Article::date},
    {"publiceretdato", &Article::date},
    {"udgivelsestidspunkt", &Article::date},
    {"bragtdato", &Article::date},
    {"bragt", &Article::date},
    {"source", &Article::source},
    {"publisher", &Article::source},
    {"kilde", &Article::source},
    {"medie", &Article::source},
    {"udgiver", &Article::source},
    {"avis", &Article::source},
    {"newspaper", &Article::source},
    {"media", &Article::source},
    {"medium", &Article::source},
    {"sourcename", &Article::source},
    {"kildenavn", &Article::source},
    {"publishername", &Article::source},
    {"sitename", &Article::source},
    {"medienavn", &Article::source},
    {"blad", &Article::source},
    {"publikation", &Article::source},
    {"publication", &Article::source},
    {"outlet", &Article::source},
    {"author", &Article::author},
    {"authors", &Article::author},
    {"forfatter", &Article::author},
    {"forfattere", &Article::author},
    {"byline", &Article::author},
    {"journalist", &Article::author},
    {"journalister", &Article::author},
    {"skribent", &Article::author},
    {"writer", &Article::author},
    {"creator", &Article::author},
    {"section", &Article::section},
    {"sektion", &Article::section},
    {"articlesection", &Article::section},
    {"kategori", &Article::section},
    {"category", &Article::section},
    {"sectionname", &Article::section},
    {"categories", &Article::section},
    {"kategorier", &Article::section},
    {"url", &Article::url},
    {"link", &Article::url},
    {"weburl", &Article::url},
    {"permalink", &Article::url},
    {"canonicalurl", &Article::url},
});

/// Whether a field is one of an article's own, and not only a way to its text.
bool is_stored(std::string Article::*field) {
    return field != &Article::lead && field != &Article::description;
}

/// User's names go before all usual ones.
constexpr int kUsualRank = 1000;

/// What stands around a name and leaves it what it is: nyhedsdato, articleTitle, text_da.
std::string_view without_affixes(std::string_view plain) {
    constexpr auto prefixes = std::to_array<std::string_view>(
        {"artiklens", "artikel", "article", "nyheds", "nyhed", "news", "story", "post", "indlægs"});
    for (const auto prefix : prefixes) {
        if (plain.starts_with(prefix) && plain.size() > prefix.size())
            return plain.substr(prefix.size());
    }
    return plain.ends_with("da") ? plain.substr(0, plain.size() - 2) : plain;
}

std::string plain_name(std::string_view name) {
    std::string plain = language::to_lower(language::clean(name));
    // An underscore in front says that the name is another one: _source is no source.
    const auto from = plain.begin() + (plain.starts_with('_') ? 1 : 0);
    plain.erase(
        std::remove_if(from, plain.end(),
                       [](char c) { return c == '_' || c == '-' || c == ' ' || c == '\t'; }),
        plain.end());
    return plain;
}

}  // namespace

std::string FieldMap::add(std::string_view mapping) {
    const auto sign = mapping.find('=');
    const std::string field = plain_name(mapping.substr(0, sign));
    const std::string name =
        sign == mapping.npos ? std::string() : plain_name(mapping.substr(sign + 1));
    const auto usual = std::find_if(kUsual.begin(), kUsual.end(),
                                    [&](const Name& known) { return known.name == field; });
    if (usual == kUsual.end() || !is_stored(usual->field)) {
        return "\"" + field +
               "\" is no field; there are id, title, text, date, source, author, "
               "section and url";
    }
    if (name.empty()) return "it is written field=name, such as text=manchet";
    mapped_.push_back({name, usual->field});
    return {};
}

std::optional<FieldMatch> FieldMap::find(std::string_view name) const {
    const std::string plain = plain_name(name);
    for (std::size_t i = 0; i < mapped_.size(); ++i) {
        if (mapped_[i].name == plain) return FieldMatch{mapped_[i].field, static_cast<int>(i)};
    }
    for (std::size_t i = 0; i < kUsual.size(); ++i) {
        if (kUsual[i].name == plain)
            return FieldMatch{kUsual[i].field, kUsualRank + static_cast<int>(i)};
    }
    const auto bare = without_affixes(plain);
    for (std::size_t i = 0; bare != plain && i < kUsual.size(); ++i) {
        if (kUsual[i].name == bare)
            return FieldMatch{kUsual[i].field, kUsualRank + static_cast<int>(kUsual.size() + i)};
    }
    return std::nullopt;
}

std::string FieldMap::mapping_of_text(std::string_view name) {
    const std::string plain = plain_name(name);
    const bool is_word = std::all_of(plain.begin(), plain.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    });
    if (is_word) return "--map text=" + plain;
    std::string quoted = "--map 'text=";
    for (const char c : plain) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

namespace {

/// Returns a date for seconds or milliseconds since 1970, other values (2021, 20210618) as they
/// are.
std::string date_of_number(std::string value) {
    auto digits = trim(value);
    // /Date(1609455600000)/ of .NET; 1609455600.5 of Python.
    if (digits.starts_with("/Date(") && digits.ends_with(")/")) {
        digits = digits.substr(6, digits.size() - 8);
        digits = digits.substr(0, digits.find_first_of("+-"));
    } else if (const auto dot = digits.find('.'); dot == 10) {
        if (digits.find_first_not_of("0123456789", dot + 1) == digits.npos)
            digits = digits.substr(0, dot);
    }
    if (digits.size() != 10 && digits.size() != 13) return value;
    if (digits.find_first_not_of("0123456789") != digits.npos) return value;
    if (digits[0] != '1' && digits[0] != '0') return value;  // 2021061812 is an hour
    const std::time_t seconds = std::stoll(std::string(digits.substr(0, 10)));
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(seconds));
}

}  // namespace

void FieldCollector::set(Article& article, const FieldMatch& match, std::string value) {
    if (value.empty()) return;
    if (match.field == &Article::date) value = date_of_number(std::move(value));
    const bool is_usable =
        match.field != &Article::date || language::parse_article_date(trim(value)).has_value();
    const auto known = std::find_if(taken_.begin(), taken_.end(), [&](const Taken& taken) {
        return taken.match.field == match.field;
    });
    if (known == taken_.end()) {
        taken_.push_back({match, is_usable});
    } else if (known->is_usable == is_usable ? known->match.rank <= match.rank : !is_usable) {
        return;
    } else {
        *known = {match, is_usable};
    }
    article.*match.field = std::move(value);
}

bool is_sentence(std::string_view value) {
    constexpr std::size_t least_words = 4;
    value = trim(value);
    std::size_t at = 0;
    return !value.empty() && language::is_upper(language::next_char(value, at)) &&
           (value.ends_with('.') || value.ends_with('!') || value.ends_with('?')) &&
           static_cast<std::size_t>(std::count(value.begin(), value.end(), ' ')) + 1 >= least_words;
}

bool is_long_text(std::string_view value) {
    constexpr std::size_t kLeastBytes = 60;
    constexpr std::size_t kLeastWords = 8;
    if (value.size() < kLeastBytes) return false;
    const auto words = static_cast<std::size_t>(std::count(value.begin(), value.end(), ' ')) + 1;
    const auto end = value.find_first_of(".!?");
    return words >= kLeastWords && end != value.npos &&
           (end + 1 == value.size() || value[end + 1] == ' ' || value[end + 1] == '\n' ||
            value[end + 1] == '<' || trim(value).ends_with('.'));
}

namespace {

bool is_address(std::string_view text) {
    return (text.starts_with("http://") || text.starts_with("https://")) &&
           text.find_first_of(" \t\n") == text.npos;
}

/// Note programs write names as links: [Ny Avis](https://www.nyavis.example/bro). The address of a
/// source is the article's.
void take_link(Article& article, std::string Article::*field) {
    const auto value = trim(article.*field);
    const auto middle = value.find("](");
    const bool is_link = value.starts_with('[') && value.ends_with(')') && middle != value.npos &&
                         middle > 1 && value.find('[', 1) == value.npos;
    if (!is_link) return;
    const std::string name(value.substr(1, middle - 1));
    const std::string address(value.substr(middle + 2, value.size() - middle - 3));
    if (field == &Article::source && article.url.empty() && is_address(address))
        article.url = address;
    article.*field = name;
}

/// Returns the host of an address, without `www.`.
std::string host_of(std::string_view address) {
    address.remove_prefix(address.find("://") + 3);
    address = address.substr(0, address.find_first_of("/?#:"));
    if (address.starts_with("www.")) address.remove_prefix(4);
    return language::to_lower(address);
}

}  // namespace

std::string finish_fields(Article& article) {
    bool mended = false;
    for (const auto field :
         {&Article::title, &Article::lead, &Article::text, &Article::description, &Article::source,
          &Article::author, &Article::section, &Article::heading}) {
        mended = mend_double_encoding(article.*field) || mended;
    }
    for (const auto field : {&Article::source, &Article::author, &Article::section})
        take_link(article, field);
    const auto lead = trim(article.lead);
    if (!lead.empty() && !trim(article.text).starts_with(lead)) {
        article.text = trim(article.text).empty() ? std::string(lead)
                                                  : std::string(lead) + "\n\n" + article.text;
    }
    if (trim(article.text).empty() && !article.description.empty())
        article.text = std::move(article.description);
    article.lead.clear();
    article.description.clear();
    if (const auto source = trim(article.source); is_address(source)) {
        if (article.url.empty()) article.url = source;
        article.source = host_of(source);
    }
    return mended ? "was encoded twice (Ã¸ for ø); mended" : std::string();
}

}  // namespace udklip::indexer
