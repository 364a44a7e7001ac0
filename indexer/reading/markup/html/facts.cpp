// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/facts.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "indexer/reading/markup/html/text/lines.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/text/trim.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer::html {
namespace {

constexpr std::size_t kMaxTitleBytes = 2000;
constexpr std::size_t kMostScripts = 100;
/// So many elements around a meta element may be a comment.
constexpr unsigned kMostAround = 16;

/// Names that a page repeats for each of several authors.
bool is_list(const std::string& name) {
    return name == "dc.creator" || name == "citation_author" || name == "article:author";
}

void read_meta(const GumboNode& meta, Facts& facts) {
    const auto content = trim(attribute(meta, "content"));
    if (content.empty()) return;
    for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
        auto name = language::to_lower(attribute(meta, key));
        if (name.empty()) continue;
        // A plain meta author is often the house; one that schema.org defines is the article's.
        if (name == "author" && std::string_view(key) == "itemprop") name = "itemprop author";
        auto& value = facts.meta[name];
        if (value.empty()) {
            value = content;
        } else if (is_list(name) && !is_address(content)) {
            value.append(", ").append(content);
        }
    }
}

bool names_relation(std::string_view words, std::string_view word) {
    const auto parts = split(words, ' ');
    return std::any_of(parts.begin(), parts.end(),
                       [&](std::string_view part) { return same_word(part, word); });
}

void read_script(const GumboNode& script, Facts& facts, std::vector<std::string>& json_ld) {
    const std::string type = language::to_lower(attribute(script, "type"));
    if (type.find("ld+json") != type.npos && json_ld.size() < kMostScripts) {
        json_ld.push_back(script_text(script));
    } else if (type.find("json") != type.npos && facts.data_scripts.size() < kMostScripts) {
        facts.data_scripts.push_back(script_text(script));
    }
}

void read_element(const Element& element, Facts& facts, std::vector<std::string>& json_ld) {
    const GumboNode& node = *element.node;
    switch (element.tag()) {
        case GUMBO_TAG_HTML:
            if (facts.language.empty())
                facts.language = language::to_lower(attribute(node, "lang"));
            break;
        case GUMBO_TAG_META:
            read_meta(node, facts);
            break;
        case GUMBO_TAG_TITLE:
            if (facts.title.empty()) facts.title = plain_text(node, kMaxTitleBytes);
            break;
        case GUMBO_TAG_LINK:
            if (facts.canonical.empty() && names_relation(attribute(node, "rel"), "canonical"))
                facts.canonical = trim(attribute(node, "href"));
            break;
        case GUMBO_TAG_SCRIPT:
            read_script(node, facts, json_ld);
            break;
        default:
            break;
    }
}

void add_host(const std::string& host, std::set<std::string>& sites) {
    if (host.empty()) return;
    const auto parts = split(host, '.');
    sites.insert(squashed(host));
    if (parts.front() == "www") sites.insert(squashed(host.substr(4)));
    if (parts.size() > 1) sites.insert(squashed(parts[parts.size() - 2]));
}

std::set<std::string> sites_of(const Facts& facts) {
    std::set<std::string> sites;
    for (const char* name :
         {"og:site_name", "application-name", "twitter:site", "dc.publisher", "publisher"})
        sites.insert(squashed(facts.meta_of(name)));
    for (const auto& thing : facts.linked) {
        sites.insert(squashed(thing.publisher));
        if (thing.is_site()) sites.insert(squashed(thing.name));
    }
    add_host(facts.host(), sites);
    sites.erase("");
    return sites;
}

Stated first_meta(const Facts& facts, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        const auto value = facts.meta_of(name);
        if (!value.empty()) return {std::string(value), "meta " + std::string(name)};
    }
    return {};
}

/// What is written for one of `entities`, from `at` on.
std::string_view character_at(std::string_view text, std::size_t at, std::size_t& size) {
    constexpr std::pair<std::string_view, std::string_view> kReferences[] = {
        {"&amp;", "&"},    {"&quot;", "\""}, {"&#039;", "'"},  {"&#39;", "'"},    {"&apos;", "'"},
        {"&nbsp;", " "},   {"&lt;", "<"},    {"&gt;", ">"},    {"&ndash;", "–"},  {"&mdash;", "—"},
        {"&#8211;", "–"},  {"&#8217;", "’"}, {"&#8220;", "“"}, {"&#8221;", "”"},  {"&aelig;", "æ"},
        {"&oslash;", "ø"}, {"&aring;", "å"}, {"&AElig;", "Æ"}, {"&Oslash;", "Ø"}, {"&Aring;", "Å"},
        {"&auml;", "ä"},   {"&ouml;", "ö"},  {"&uuml;", "ü"},  {"&szlig;", "ß"}};
    for (const auto& [reference, character] : kReferences) {
        if (!text.substr(at).starts_with(reference)) continue;
        size = reference.size();
        return character;
    }
    return {};
}

}  // namespace

std::string_view Facts::meta_of(const std::string& name) const {
    const auto found = meta.find(name);
    return found == meta.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view Facts::address() const {
    const auto og = meta_of("og:url");
    return is_address(canonical) ? std::string_view(canonical)
           : is_address(og)      ? og
                                 : std::string_view();
}

std::string Facts::host() const {
    auto rest = address();
    const auto scheme = rest.find("://");
    if (scheme == rest.npos) return {};
    rest.remove_prefix(scheme + 3);
    return language::to_lower(rest.substr(0, rest.find_first_of("/:?#")));
}

bool Facts::is_front_page() const {
    const auto is_front = [](std::string_view address) {
        // An archive writes its own address before that of the page.
        const auto scheme = address.rfind("://");
        if (scheme == address.npos) return false;
        const auto path = address.find('/', scheme + 3);
        return path == address.npos || path + 1 == address.size();
    };
    const auto og = meta_of("og:url");
    return (canonical.empty() || is_front(canonical)) && (og.empty() || is_front(og)) &&
           !address().empty();
}

const LinkedThing* Facts::article() const {
    const auto found = std::find_if(linked.begin(), linked.end(),
                                    [](const LinkedThing& thing) { return thing.is_article(); });
    return found == linked.end() ? nullptr : &*found;
}

/// Whether an element lies in what readers wrote: a meta element in there is about that.
bool is_in_comment(const Page& page, const Element& element) {
    const Element* around = &element;
    for (unsigned step = 0; step < kMostAround && !page.is_root(*around); ++step) {
        const bool is_comment = is_item_of_reader(*around) || around->names.has(NameKind::comments);
        if (is_comment && around->tag() != GUMBO_TAG_BODY) return true;
        around = &page.parent_of(*around);
    }
    return false;
}

Facts read_facts(const Page& page) {
    Facts facts;
    std::vector<std::string> json_ld;
    for (const auto& element : page.elements) {
        const bool is_meta = element.tag() == GUMBO_TAG_META;
        if (!is_meta || !is_in_comment(page, element)) read_element(element, facts, json_ld);
    }
    facts.linked = read_json_ld(json_ld);
    if (facts.language.empty())
        facts.language =
            language::to_lower(first_meta(facts, {"og:locale", "content-language"}).value);
    std::replace(facts.language.begin(), facts.language.end(), '_', '-');
    facts.sites = sites_of(facts);
    return facts;
}

Stated source_of(const Facts& facts) {
    const LinkedThing* article = facts.article();
    if (article != nullptr && !article->publisher.empty() && !is_address(article->publisher))
        return {article->publisher, "JSON-LD"};
    return first_meta(facts, {"og:site_name", "application-name", "publisher", "dc.publisher",
                              "dcterms.publisher"});
}

Stated section_of(const Facts& facts) {
    if (auto stated = first_meta(facts, {"article:section"}); !stated.value.empty()) return stated;
    const LinkedThing* article = facts.article();
    if (article == nullptr || article->section.empty()) return {};
    return {article->section, "JSON-LD"};
}

Stated url_of(const Facts& facts) {
    if (is_address(facts.canonical)) return {facts.canonical, "link canonical"};
    if (is_address(facts.meta_of("og:url"))) return first_meta(facts, {"og:url"});
    const LinkedThing* article = facts.article();
    if (article == nullptr || !is_address(article->url)) return {};
    return {article->url, "JSON-LD"};
}

std::string id_of(const Facts& facts) {
    const auto stated =
        first_meta(facts, {"article:id", "article-id", "articleid", "dc.identifier"});
    const LinkedThing* article = facts.article();
    return stated.value.empty() && article != nullptr ? article->id : stated.value;
}

bool is_address(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://");
}

std::string tidy_text(std::string_view text) {
    std::string tidy;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t size = 1;
        auto piece = text[at] == '&' ? character_at(text, at, size) : std::string_view();
        if (piece.empty()) piece = text.substr(at, 1);
        at += size;
        const bool space = piece.size() == 1 && language::is_ascii_space(piece[0]);
        if (!space) {
            tidy += piece;
        } else if (!tidy.empty() && tidy.back() != ' ') {
            tidy += ' ';
        }
    }
    if (tidy.ends_with(' ')) tidy.pop_back();
    return tidy;
}

}  // namespace udklip::indexer::html
