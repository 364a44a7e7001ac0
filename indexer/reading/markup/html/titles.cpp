// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/titles.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/reading/markup/html/text/day_text.hpp"
#include "indexer/reading/markup/html/text/lines.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer::html {
namespace {

constexpr std::size_t kMostHeadings = 60;
constexpr std::size_t kMaxHeadingBytes = 500;
constexpr std::size_t kLeastBesideKicker = 2;  ///< words
constexpr std::size_t kMostSiteNames = 3;      ///< of the site, in one title
constexpr std::size_t kMostWordsBehindBar = 4;

// How well a heading fits what is stated.
constexpr double kIsStated = 4;
/// A part between signs, by its share of the whole; below <h1> it must be a good part of it.
constexpr double kIsSegment = 2;
constexpr double kOfShare = 2;
constexpr double kLeastShare = 0.3;
constexpr double kStandsInside = 2.5;
constexpr double kHoldsStated = 1.8;
constexpr double kOfLikeness = 2;
constexpr double kBonusOfH1 = 0.8;
constexpr double kMostOfLogo = 0.5;
constexpr double kForEachBefore = 0.01;
constexpr double kMostBefore = 20;
constexpr double kLeast = 1.5;
constexpr std::size_t kLeastInside = 15;  ///< bytes
constexpr std::size_t kLeastHeld = 12;    ///< bytes

struct TitleCandidate {
    std::string whole;  ///< as stated
    std::string title;  ///< without the site's name
    std::string place;
};

struct Heading {
    ElementId element;
    std::string text;
};

/// A sign between a title and a name, with the space around it.
struct Cut {
    std::size_t begin;
    std::size_t end;
    bool is_bar;
};

bool is_space_at(std::string_view text, std::size_t at) {
    return at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n');
}

/// Signs that cut only with space on both sides, and those that always do.
constexpr std::u32string_view kSpaced = U"|–—·»«•:>/~-";
constexpr std::u32string_view kAlways = U"|»«—";

std::vector<Cut> cuts_of(std::string_view text) {
    std::vector<Cut> cuts;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t begin = at;
        bool bar = false;
        bool always = false;
        std::size_t end = at;
        while (end < text.size()) {
            std::size_t next = end;
            const char32_t c = language::next_char(text, next);
            if (kSpaced.find(c) == kSpaced.npos) break;
            bar = bar || c == U'|';
            always = always || kAlways.find(c) != kAlways.npos;
            end = next;
        }
        if (end == at) {
            language::next_char(text, at);
            continue;
        }
        const bool spaced = begin > 0 && is_space_at(text, begin - 1) && is_space_at(text, end);
        at = end;
        if (!spaced && !always) continue;
        while (begin > 0 && is_space_at(text, begin - 1)) --begin;
        while (is_space_at(text, end)) ++end;
        cuts.push_back({begin, end, bar});
        at = end;
    }
    return cuts;
}

std::size_t words_in_title(std::string_view text) {
    return text.empty() ? 0
                        : static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

bool is_like_site(const std::string& name, const std::set<std::string>& sites) {
    if (sites.contains(name)) return true;
    if (name.size() <= 3) return false;
    return std::any_of(sites.begin(), sites.end(), [&](const std::string& site) {
        return site.find(name) != site.npos || (site.size() > 3 && name.find(site) != name.npos);
    });
}

/// The title without one name of the site; nothing if it has none.
std::optional<std::string> without_one_name(const std::string& title,
                                            const std::set<std::string>& sites) {
    const auto cuts = cuts_of(title);
    if (cuts.empty()) return std::nullopt;
    const std::string head = title.substr(0, cuts.back().begin);
    const std::string tail = title.substr(cuts.back().end);
    if (!head.empty() && !sites.contains(squashed(head)) && is_like_site(squashed(tail), sites))
        return head;
    const std::string first = title.substr(0, cuts.front().begin);
    std::string rest = title.substr(cuts.front().end);
    if (!rest.empty() && sites.contains(squashed(first))) return rest;
    if (cuts.back().is_bar && words_in_title(tail) <= kMostWordsBehindBar &&
        words_in_title(head) > words_in_title(tail))
        return head;
    return std::nullopt;
}

/// The parts of a title between such signs, and around a colon, as keys; with their share of it.
void add_segments(const std::string& title, std::map<std::string, double>& segments) {
    const auto whole = static_cast<double>(std::max<std::size_t>(1, key_of(title).size()));
    const auto add = [&](std::string_view part) {
        const std::string key = key_of(part);
        if (key.empty()) return;
        double& share = segments[key];
        share = std::max(share, static_cast<double>(key.size()) / whole);
    };
    const auto add_parts = [&](std::string_view part) {
        add(part);
        const auto colon = part.find(": ");
        if (colon == part.npos) return;
        add(part.substr(0, colon));
        add(part.substr(colon + 2));
    };
    std::size_t begin = 0;
    for (const auto& cut : cuts_of(title)) {
        add_parts(std::string_view(title).substr(begin, cut.begin - begin));
        begin = cut.end;
    }
    add_parts(std::string_view(title).substr(begin));
}

std::vector<TitleCandidate> candidates_of(const Facts& facts) {
    std::vector<TitleCandidate> found;
    const auto add = [&](std::string_view stated, std::string_view place) {
        const std::string whole = tidy_text(stated);
        if (!whole.empty())
            found.push_back({whole, without_site_name(whole, facts.sites), std::string(place)});
    };
    add(facts.meta_of("og:title"), "meta og:title");
    add(facts.meta_of("twitter:title"), "meta twitter:title");
    for (const auto& thing : facts.linked) {
        if (!thing.is_article() || thing.headline.empty()) continue;
        add(thing.headline, "JSON-LD");
        break;
    }
    add(facts.title, "title element");
    if (found.empty()) add(facts.meta_of("dc.title"), "meta dc.title");
    return found;
}

/// The candidate that counts where no heading fits: the first, but for an og:title that is the
/// site's name, or that is cut off where the <title> goes on.
const TitleCandidate* first_candidate(const std::vector<TitleCandidate>& candidates,
                                      const Facts& facts) {
    if (candidates.empty()) return nullptr;
    const std::string og(trim(facts.meta_of("og:title")));
    if (og.empty()) return &candidates.front();
    if (facts.sites.contains(squashed(og))) return &candidates.back();
    const std::string_view rest = facts.title.starts_with(og)
                                      ? std::string_view(facts.title).substr(og.size())
                                      : std::string_view();
    std::size_t at = rest.starts_with(' ') ? 1 : 0;
    const char32_t next = at < rest.size() ? language::next_char(rest, at) : U' ';
    const bool goes_on = language::is_letter(next) || language::is_digit(next) || next == U'"' ||
                         next == U'“' || next == U'„';
    return goes_on ? &candidates.back() : &candidates.front();
}

bool is_title_heading(const Element& element) {
    const GumboTag tag = element.tag();
    return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 ||
           attribute(*element.node, "itemprop") == "headline";
}

bool is_around_pages(GumboTag tag) {
    return tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_FOOTER || tag == GUMBO_TAG_ASIDE;
}

/// The text of a heading without a kicker in an element of its own.
std::string without_kicker(const Page& page, ElementId heading) {
    const Element& element = page.elements[heading];
    std::string text = plain_text(*element.node, kMaxHeadingBytes);
    for (ElementId id = heading + 1; id < element.end; ++id) {
        if (!page.elements[id].names.has(NameKind::kicker)) continue;
        const std::string kicker = plain_text(*page.elements[id].node, kMaxHeadingBytes);
        if (kicker.empty() || !text.starts_with(kicker)) continue;
        const auto begin = text.find_first_not_of(" :|-", kicker.size());
        const std::string rest = begin == text.npos ? std::string() : text.substr(begin);
        if (words_in_title(rest) >= kLeastBesideKicker) text = rest;
        break;
    }
    return text;
}

/// The first headings that are not in navigation, a footer or an aside.
std::vector<Heading> headings_of(const Page& page) {
    std::vector<Heading> headings;
    const ElementId end = page.elements[page.body].end;
    for (ElementId id = page.body; id < end && headings.size() < kMostHeadings;) {
        const Element& element = page.elements[id];
        if (is_around_pages(element.tag())) {
            id = element.end;
            continue;
        }
        if (is_title_heading(element)) {
            std::string text = without_kicker(page, id);
            if (!text.empty() && text.size() <= kMaxHeadingBytes)
                headings.push_back({id, std::move(text)});
        }
        ++id;
    }
    return headings;
}

/// Whether a link leads to the site's front page: such a heading is a logo.
bool leads_home(const Element& link) {
    if (link.tag() != GUMBO_TAG_A || !has_attribute(*link.node, "href")) return false;
    auto href = attribute(*link.node, "href");
    if (is_address(href)) {
        const auto slash = href.find('/', href.find("://") + 3);
        href = slash == href.npos ? std::string_view() : href.substr(slash);
    }
    return href.empty() || href == "/" || href == "/index.html" || href == "/index.php" ||
           href == "/start" || href == "/home";
}

bool is_logo(const Page& page, const Heading& heading) {
    const Element& element = page.elements[heading.element];
    if (element.tag() != GUMBO_TAG_H1) return false;
    if (leads_home(page.parent_of(element))) return true;
    return std::any_of(page.elements.begin() + heading.element, page.elements.begin() + element.end,
                       leads_home);
}

/// Compares headings with what is stated.
class Judge {
  public:
    Judge(const Page& page, const Facts& facts, const std::vector<TitleCandidate>& candidates)
        : page_(page), facts_(facts) {
        for (const auto& candidate : candidates) {
            titles_.insert(key_of(candidate.title));
            wholes_.push_back(key_of(candidate.whole));
            add_segments(candidate.whole, segments_);
        }
        titles_.erase("");
        for (const auto& title : titles_) words_.push_back(word_set(title));
    }

    double score(const Heading& heading, std::size_t place) const {
        const std::string key = key_of(heading.text);
        if (key.empty()) return 0;
        const bool is_h1 = page_.elements[heading.element].tag() == GUMBO_TAG_H1;
        const bool is_site = facts_.sites.contains(squashed(heading.text));
        double score = fit(key, is_site, is_h1);
        if (is_logo(page_, heading)) score = std::min(score, kMostOfLogo);
        if (is_h1) score += kBonusOfH1;
        return score - kForEachBefore * std::min(static_cast<double>(place), kMostBefore);
    }

  private:
    double fit(const std::string& key, bool is_site, bool is_h1) const {
        if (titles_.contains(key)) return kIsStated;
        if (is_site) return 0;
        const auto segment = segments_.find(key);
        if (segment != segments_.end() && (is_h1 || segment->second >= kLeastShare))
            return kIsSegment + kOfShare * segment->second;
        const bool inside =
            key.size() > kLeastInside &&
            std::any_of(wholes_.begin(), wholes_.end(),
                        [&](const std::string& whole) { return whole.find(key) != whole.npos; });
        if (inside) return kStandsInside;
        double score = 0;
        const auto words = word_set(key);
        for (const auto& title : words_)
            score = std::max(score, kOfLikeness * likeness(words, title));
        for (const auto& title : titles_) {
            if (title.size() > kLeastHeld && key.find(title) != key.npos)
                score = std::max(score, kHoldsStated);
        }
        return score;
    }

    const Page& page_;
    const Facts& facts_;
    std::set<std::string> titles_;
    std::vector<std::string> wholes_;
    std::map<std::string, double> segments_;
    std::vector<std::vector<std::string>> words_;
};

std::string place_of(const Page& page, const Heading& heading) {
    switch (page.elements[heading.element].tag()) {
        case GUMBO_TAG_H1:
            return "h1";
        case GUMBO_TAG_H2:
            return "h2";
        case GUMBO_TAG_H3:
            return "h3";
        default:
            return "itemprop headline";
    }
}

/// "21.05.2021 - Flere penge" is "Flere penge".
std::string without_day(const std::string& heading) {
    const auto day = find_day(heading);
    if (!day || day->begin != 0) return heading;
    const auto cuts = cuts_of(heading);
    const bool is_date = !cuts.empty() && cuts.front().begin == day->end;
    return is_date ? heading.substr(cuts.front().end) : heading;
}

/// A heading may hold more than the headline, a kicker or a date: then what is stated of it.
Stated without_extras(const Page& page, const Heading& heading,
                      const std::vector<TitleCandidate>& candidates) {
    constexpr std::size_t kLooked = 3;
    constexpr double kLeastOfHeading = 0.4;
    constexpr std::size_t kLeastWords = 3;
    const std::string key = key_of(heading.text);
    for (std::size_t i = 0; i < std::min(kLooked, candidates.size()); ++i) {
        const auto& title = candidates[i].title;
        const std::string inner = key_of(title);
        const bool is_cut = title.ends_with("...") || title.ends_with("…");
        if (inner != key && !is_cut && key.find(inner) != key.npos &&
            static_cast<double>(inner.size()) >=
                kLeastOfHeading * static_cast<double>(key.size()) &&
            words_in_title(title) >= kLeastWords)
            return {title, candidates[i].place};
    }
    return {without_day(heading.text), place_of(page, heading)};
}

/// The only <h1> that is not the site's name; nullptr if there are none or several.
const Heading* lone_h1(const Page& page, const Facts& facts, const std::vector<Heading>& headings) {
    constexpr std::size_t kLeastBytes = 8;
    const Heading* lone = nullptr;
    for (const auto& heading : headings) {
        if (page.elements[heading.element].tag() != GUMBO_TAG_H1 ||
            facts.sites.contains(squashed(heading.text)))
            continue;
        if (lone != nullptr) return nullptr;
        lone = &heading;
    }
    return lone != nullptr && lone->text.size() >= kLeastBytes ? lone : nullptr;
}

}  // namespace

std::string without_site_name(const std::string& title, const std::set<std::string>& sites) {
    std::string rest = title;
    for (std::size_t i = 0; i < kMostSiteNames; ++i) {
        auto shorter = without_one_name(rest, sites);
        if (!shorter) break;
        rest = std::move(*shorter);
    }
    return rest;
}

Stated title_of(const Page& page, const Facts& facts) {
    const auto candidates = candidates_of(facts);
    const auto headings = headings_of(page);
    const Judge judge(page, facts, candidates);
    const Heading* best = nullptr;
    double most = 0;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const double score = judge.score(headings[i], i);
        if (best != nullptr && score <= most) continue;
        best = &headings[i];
        most = score;
    }
    if (best != nullptr && most >= kLeast) return without_extras(page, *best, candidates);
    if (const Heading* lone = lone_h1(page, facts, headings))
        return {lone->text, place_of(page, *lone)};
    if (const TitleCandidate* first = first_candidate(candidates, facts))
        return {first->title, first->place};
    return {};
}

}  // namespace udklip::indexer::html
