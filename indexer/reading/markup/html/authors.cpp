// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/authors.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "indexer/reading/markup/html/around.hpp"
#include "indexer/reading/markup/html/names_of_people.hpp"
#include "indexer/reading/markup/html/text/lines.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/text/ascii.hpp"

namespace udklip::indexer::html {
namespace {

// How far each place is believed.
constexpr double kNamedInData = 9;
constexpr double kMarked = 8;  ///< itemprop or rel
constexpr double kListedMeta = 7;
constexpr double kPropertyMeta = 6.5;
constexpr double kLinkToAuthor = 6.5;
constexpr double kNamedAuthor = 6;
constexpr double kLabelledCard = 6.2;  ///< "Written by" of a card that others show of the page
constexpr double kReferred = 5.8;
constexpr double kByline = 5.5;
constexpr double kLinkToStaff = 5.3;
constexpr double kPlainMeta = 5.2;
constexpr double kNamedWriter = 5;
constexpr double kMarkedFar = 4.7;
constexpr double kSignature = 4.5;
/// From this belief on a single name or a nickname counts.
constexpr double kLeastForNickname = 6;

// In blocks.
constexpr std::size_t kBefore = 8;
constexpr std::size_t kBehind = 10;
constexpr std::size_t kMostBlocks = 5;
constexpr std::size_t kBeforeHeadline = 3;
constexpr std::size_t kBehindHeadline = 8;
constexpr std::size_t kNearText = 3;
// In words and bytes.
constexpr unsigned kMostOfByline = 20;
constexpr unsigned kShortByline = 8;
constexpr std::size_t kMostOfName = 110;
constexpr std::size_t kLongestNickname = 40;
constexpr std::size_t kMostMarked = 3;
constexpr std::size_t kMostNames = 5;
constexpr std::size_t kLeastAround = 4;
constexpr std::size_t kNearHeadline = 8;

struct AuthorMeta {
    const char* name;
    double belief;
};

constexpr auto kAuthorMetas = std::to_array<AuthorMeta>({
    {"itemprop author", kMarked},
    {"dc.creator", kListedMeta},
    {"dcterms.creator", kListedMeta},
    {"parsely-author", kListedMeta},
    {"sailthru.author", kListedMeta},
    {"citation_author", kListedMeta},
    {"article:author_name", kListedMeta},
    {"shareaholic:article_author_name", kListedMeta},
    {"cxenseparse:author", kListedMeta},
    {"bt:author", kListedMeta},
    {"og:article:author", kPropertyMeta},
    {"og:author", kPropertyMeta},
    {"byl", kListedMeta},
    {"article:author", kPropertyMeta},
    {"author", kPlainMeta},
});

struct Candidate {
    double belief;
    std::string names;
    std::string place;
};

std::size_t count_words(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

/// A plain meta author is often the house, or the program that wrote the page.
bool may_be_plain_author(std::string_view value) {
    const std::size_t words = count_words(value);
    return words >= 2 && words <= 4 && !holds(LineKind::house, fold_line(value));
}

template <std::size_t N>
bool leads_to_one_of(const std::array<std::string_view, N>& paths, const Element& element) {
    if (element.tag() != GUMBO_TAG_A) return false;
    const auto href = attribute(*element.node, "href");
    return std::any_of(paths.begin(), paths.end(),
                       [&](std::string_view path) { return href.find(path) != href.npos; });
}

bool links_to_author(const Element& element) {
    constexpr auto kPaths = std::to_array<std::string_view>(
        {"/author/", "/authors/", "/autor/", "/autoren/", "/forfatter/", "/forfattere/",
         "/skribent/", "/journalist/", "/journalister/"});
    return leads_to_one_of(kPaths, element);
}

/// Pages of those who work for a house.
bool links_to_staff(const Element& element) {
    constexpr auto kPaths = std::to_array<std::string_view>(
        {"/staff/", "/newsteam/", "/redakteur/", "/redaktion/", "/medarbejder/", "/medarbejdere/",
         "/contributor/", "/contributors/", "/reporter/"});
    return leads_to_one_of(kPaths, element) && is_full_name(plain_text(*element.node, kMostOfName));
}

class AuthorFinder {
  public:
    AuthorFinder(const Extract& found, const Facts& facts)
        : page_(found.page), facts_(facts), around_(found) {}

    std::optional<Candidate> find() {
        look_at_json_ld();
        look_at_metas();
        look_at_card();
        look_at_elements();
        if (!look_at_bylines()) look_at_signature();
        if (candidates_.empty()) look_at_far_marks();
        if (candidates_.empty()) return std::nullopt;
        const auto best = std::max_element(
            candidates_.begin(), candidates_.end(),
            [](const Candidate& a, const Candidate& b) { return a.belief < b.belief; });
        return better_than(*best);
    }

  private:
    /// The candidate that says more exactly what the best one says; else the best one.
    const Candidate& better_than(const Candidate& best) const {
        const Candidate* found = nullptr;
        for (const auto& other : candidates_) {
            const bool is_next = found == nullptr || other.belief > found->belief;
            if (is_next && is_better(other, best)) found = &other;
        }
        return found == nullptr ? best : *found;
    }

    bool is_better(const Candidate& other, const Candidate& best) const {
        // A first name alone, and the whole name.
        const std::size_t words = count_words(best.names);
        if (words == 1 && other.names.starts_with(best.names + ' ') && is_person(other.names))
            return true;
        // The house, and who wrote it.
        const auto first = std::string_view(other.names).substr(0, other.names.find(';'));
        if (words == 1 && is_site(best.names) && is_full_name(first) && !is_site(first) &&
            !holds(LineKind::house, fold_line(first)))
            return true;
        // One of several authors.
        if (other.names.starts_with(best.names + "; ")) return true;
        // A name with a job or a house around it.
        const bool is_around = words >= kLeastAround && best.names.find(';') == best.names.npos &&
                               is_full_name(other.names);
        return is_around && (best.names.starts_with(other.names + ' ') ||
                             best.names.ends_with(' ' + other.names));
    }

    bool is_site(std::string_view name) const { return facts_.sites.contains(squashed(name)); }

    /// Of elements that are about an author, nicknames count as well, and the site's own name.
    bool is_name(const std::string& name, bool may_be_nickname) const {
        if (is_person(name) && (!is_site(name) || may_be_nickname)) return true;
        return may_be_nickname && !name.empty() && count_words(name) <= 4 &&
               name.size() < kLongestNickname && !is_nobody(name);
    }

    void add(double belief, const std::vector<std::string>& values, std::string place,
             bool may_be_nickname = false) {
        std::vector<std::string> names;
        for (const auto& value : values) {
            for (auto& name : names_in(value)) {
                if (!is_name(name, may_be_nickname)) break;
                const bool is_new = std::find(names.begin(), names.end(), name) == names.end();
                if (is_new) names.push_back(std::move(name));
            }
        }
        if (names.size() > 1)
            std::erase_if(names, [&](const std::string& name) { return is_site(name); });
        if (names.empty()) return;
        std::string joined;
        for (std::size_t i = 0; i < std::min(names.size(), kMostNames); ++i)
            joined += (i == 0 ? "" : "; ") + names[i];
        candidates_.push_back({belief, std::move(joined), std::move(place)});
    }

    void look_at_json_ld() {
        const auto thing =
            std::find_if(facts_.linked.begin(), facts_.linked.end(), [](const LinkedThing& one) {
                return !one.authors.empty() && (one.is_article() || one.is_recipe());
            });
        if (thing != facts_.linked.end()) add(kNamedInData, thing->authors, "JSON-LD");
        for (const auto& one : facts_.linked) look_at_referred(one);
    }

    /// Whoever keeps a site is referred to on all its pages: he wrote those that show his name.
    void look_at_referred(const LinkedThing& thing) {
        if (!thing.is_article() && !thing.is_page()) return;
        for (const auto& name : thing.referred) {
            if (is_shown(name)) add(kReferred, {name}, "JSON-LD");
        }
    }

    bool is_shown(const std::string& name) const {
        if (name.empty()) return false;
        for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
            const std::string& text = page_.blocks[i].text;
            if (text.find(name) != text.npos && !around_.is_block_beside(i)) return true;
        }
        return false;
    }

    /// What a page lets others show of it: twitter:label1 "Skrevet af", twitter:data1 "Ole Hansen".
    /// Like those who are referred to: it may be who keeps the site.
    void look_at_card() {
        for (const char* number : {"1", "2"}) {
            const auto label = facts_.meta_of(std::string("twitter:label") + number);
            const std::string folded = fold_line(label);
            if (!is_line(LineKind::byline, folded)) continue;
            const auto name = facts_.meta_of(std::string("twitter:data") + number);
            if (is_shown(std::string(name)))
                add(kLabelledCard, {std::string(name)}, std::string("meta twitter:data") + number);
        }
    }

    void look_at_metas() {
        for (const auto& [name, belief] : kAuthorMetas) {
            const auto value = facts_.meta_of(name);
            if (value.empty() || is_address(value)) continue;
            if (belief == kPlainMeta && !may_be_plain_author(value)) continue;
            add(belief, {std::string(value)}, std::string("meta ") + name, belief >= kMarked);
        }
    }

    /// What an element says of itself; a belief of 0 if it is not about an author.
    static std::pair<double, std::string_view> judge(const Element& element) {
        if (!is_marked(element)) return judge_unmarked(element);
        const bool is_item = attribute(*element.node, "itemprop") == "author";
        return {kMarked, is_item ? "itemprop author" : "rel author"};
    }

    static bool is_marked(const Element& element) {
        return attribute(*element.node, "itemprop") == "author" ||
               language::is_one_of(split(attribute(*element.node, "rel"), ' '), "author");
    }

    static std::pair<double, std::string_view> judge_unmarked(const Element& element) {
        if (element.names.has(NameKind::author)) return {kNamedAuthor, "byline"};
        if (element.names.has(NameKind::writer)) return {kNamedWriter, "byline"};
        if (links_to_author(element)) return {kLinkToAuthor, "link to author"};
        if (links_to_staff(element)) return {kLinkToStaff, "link to staff"};
        return {0, {}};
    }

    void look_at_elements() {
        struct Texts {
            std::vector<std::string> texts;
            std::string_view place;
            std::size_t last = 0;  ///< the block where the last of them stands
        };
        std::map<double, Texts> by_belief;
        for (ElementId id = page_.body; id < page_.elements[page_.body].end; ++id) {
            const Element& element = page_.elements[id];
            if (element.end_block > element.first_block + kMostBlocks ||
                !around_.is_within(element, kBefore, kBehind) || around_.is_beside(id))
                continue;
            const auto [belief, place] = judge(element);
            if (belief == 0) continue;
            if (belief == kLinkToStaff && around_.distance(element) > kNearHeadline) continue;
            if (belief == kLinkToAuthor && is_in_running_text(element)) continue;
            std::string text = text_of(element, belief);
            auto& found = by_belief[belief];
            // Several authors stand beside each other.
            const bool counts =
                found.texts.empty() || (belief == kMarked && found.texts.size() < kMostMarked &&
                                        element.first_block <= found.last + 1);
            if (text.empty() || !counts) continue;
            found.texts.push_back(std::move(text));
            found.place = place;
            found.last = element.end_block;
        }
        for (const auto& [belief, found] : by_belief)
            add(belief, found.texts, std::string(found.place), belief >= kLeastForNickname);
    }

    /// A link inside running text leads to what others wrote.
    bool is_in_running_text(const Element& element) const {
        if (element.first_block >= page_.blocks.size() || element.has_blocks()) return false;
        const Block& block = page_.blocks[element.first_block];
        return block.good && starts_as(LineKind::by, fold_line(block.text)) == 0;
    }

    /// Empty if it is too long, or holds a year.
    static std::string text_of(const Element& element, double belief) {
        std::string text = plain_text(*element.node, kMostOfName);
        if (text.empty() && element.tag() == GUMBO_TAG_META)
            text = attribute(*element.node, "content");
        if (belief == kNamedAuthor) text = behind_lead_in(text);
        if (text.size() > kMostOfName || has_year(text)) return {};
        return text;
    }

    /// The blocks near the headline, at the beginning of the text and at its end.
    std::vector<std::size_t> places_of_bylines() const {
        std::vector<std::size_t> places;
        const auto add_range = [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < std::min(end, page_.blocks.size()); ++i)
                places.push_back(i);
        };
        const std::size_t headline = around_.headline_end();
        const std::size_t begin = around_.text_begin();
        const std::size_t end = around_.text_end();
        add_range(headline - std::min(headline, kBeforeHeadline), headline + kBehindHeadline);
        add_range(begin, std::min(end, begin + kNearText));
        add_range(std::max(begin, end - std::min(end, kNearText)), end + kNearText);
        return places;
    }

    bool look_at_bylines() {
        for (const auto i : places_of_bylines()) {
            const Block& block = page_.blocks[i];
            if (block.words > kMostOfByline) continue;
            std::string name = name_behind_lead_in(block.text, block.words <= kShortByline);
            if (name.empty() && is_line(LineKind::label, fold_line(block.text)))
                name = name_below(i);
            if (name.empty()) continue;
            add(kByline, {name}, "line");
            return true;
        }
        return false;
    }

    /// The name in the block behind a label ("Forfatter:"); empty if there is none.
    std::string name_below(std::size_t label) const {
        if (label + 1 >= page_.blocks.size()) return {};
        const auto names = names_in(page_.blocks[label + 1].text);
        return !names.empty() && is_full_name(names.front()) ? page_.blocks[label + 1].text
                                                             : std::string();
    }

    /// The only author whom elements anywhere on the page name.
    void look_at_far_marks() {
        std::string only;
        for (ElementId id = page_.body; id < page_.elements[page_.body].end; ++id) {
            const Element& element = page_.elements[id];
            if (!is_marked(element) || around_.is_beside(id)) continue;
            std::string text = text_of(element, kMarked);
            if (text.empty() || text == only) continue;
            if (!only.empty()) return;
            only = std::move(text);
        }
        if (!only.empty()) add(kMarkedFar, {only}, "author mark");
    }

    /// A name alone below the last paragraph.
    void look_at_signature() {
        const std::size_t end = around_.text_end();
        const std::size_t begin = std::max(around_.text_begin(), end - std::min(end, kNearText));
        for (std::size_t i = end; i-- > begin;) {
            const Block& block = page_.blocks[i];
            if (i == 0 || !page_.blocks[i - 1].good || block.linked > 0 ||
                is_heading(page_.elements[block.element].tag()) || !is_full_name(block.text))
                continue;
            return add(kSignature, {block.text}, "signature");
        }
    }

    const Page& page_;
    const Facts& facts_;
    Around around_;
    std::vector<Candidate> candidates_;
};

}  // namespace

Stated author_of(const Extract& found, const Facts& facts) {
    auto best = AuthorFinder(found, facts).find();
    if (!best) return {};
    return {std::move(best->names), std::move(best->place)};
}

}  // namespace udklip::indexer::html
