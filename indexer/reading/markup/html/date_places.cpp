// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/date_places.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/reading/markup/html/around.hpp"
#include "indexer/reading/markup/html/date_values.hpp"
#include "indexer/reading/markup/html/instant.hpp"
#include "indexer/reading/markup/html/text/day_text.hpp"
#include "indexer/reading/markup/html/text/lines.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/dates/date_parser.hpp"

namespace udklip::indexer::html {
namespace {

using language::Date;

// How far each place is believed.
constexpr double kMetaOfPublication = 9;
constexpr double kPublishedData = 9;
constexpr double kItemPublished = 8.5;
constexpr double kPageData = 8;
constexpr double kOtherMeta = 7;
constexpr double kTimeNear = 6.5;
constexpr double kNamedNear = 6;
constexpr double kItemCreated = 6;
constexpr double kAddress = 5.5;
constexpr double kCreatedData = 5.5;
constexpr double kTimeFar = 5;
constexpr double kLineOfItsOwn = 5;
constexpr double kNamedInText = 4.5;
constexpr double kLineBegin = 4.2;
constexpr double kNamedFar = 4;
/// The day a page was made; where the page shows another day, that one is the publication's.
constexpr double kMetaOfMaking = 4.9;
constexpr double kDateline = 3.4;
constexpr double kIfPublished = 0.5;  ///< a <time> whose name says so
constexpr double kIfUpdated = -2;

// In blocks.
constexpr std::size_t kBeforeBlocks = 12;
constexpr std::size_t kBehindBlocks = 12;
constexpr std::size_t kBehindNamed = 22;
constexpr std::size_t kNearTime = 12;
constexpr std::size_t kFirstOfText = 3;
constexpr std::size_t kNearNamed = 10;
constexpr std::size_t kMostOfNamed = 4;
constexpr std::size_t kNearLine = 6;
// In words.
constexpr unsigned kMostOfLine = 25;
constexpr unsigned kMostOfLines = 60;  ///< in a block that <br> divides
constexpr unsigned kWordsOfDate = 3;
constexpr unsigned kMostBesideDate = 6;
// In bytes.
constexpr std::size_t kMostOfNamedBytes = 170;
constexpr std::size_t kBeginOfLine = 12;
constexpr std::size_t kVeryBegin = 3;
constexpr std::size_t kBeginOfText = 30;
constexpr std::size_t kMostOfDateline = 80;

struct DateMeta {
    const char* name;
    double belief;
};

constexpr auto kDateMetas = std::to_array<DateMeta>({
    {"article:published_time", kMetaOfPublication},
    {"og:article:published_time", kMetaOfPublication},
    {"og:published_time", kMetaOfPublication},
    {"published_time", kMetaOfPublication},
    {"datepublished", kMetaOfPublication},
    {"date.published", kMetaOfPublication},
    {"article.published", kMetaOfPublication},
    {"publication_date", kMetaOfPublication},
    {"publish-date", kMetaOfPublication},
    {"publishdate", kMetaOfPublication},
    {"pubdate", kMetaOfPublication},
    {"pub_date", kMetaOfPublication},
    {"publish_date", kMetaOfPublication},
    {"published_date", kMetaOfPublication},
    {"published", kMetaOfPublication},
    {"parsely-pub-date", kMetaOfPublication},
    {"cxenseparse:recs:publishtime", kMetaOfPublication},
    {"rnews:datepublished", kMetaOfPublication},
    {"citation_publication_date", kMetaOfPublication},
    {"dc.date.published", kMetaOfPublication},
    {"bt:pubdate", kMetaOfPublication},
    {"prism.publicationdate", kMetaOfPublication},
    {"article:post_date", kMetaOfPublication},
    {"artikel:datum", kMetaOfPublication},
    {"originalpublicationdate", kMetaOfPublication},
    {"shareaholic:article_published_time", kMetaOfPublication},
    {"publicationdate", kMetaOfPublication},
    {"publication-date", kMetaOfPublication},
    {"og:publish_date", kMetaOfPublication},
    {"sailthru.date", kOtherMeta},
    {"dc.date.issued", kOtherMeta},
    {"dcterms.issued", kOtherMeta},
    {"dc.date.created", kMetaOfMaking},
    {"dcterms.created", kMetaOfMaking},
    {"article_date_original", kOtherMeta},
    {"citation_online_date", kOtherMeta},
    {"citation_date", kOtherMeta},
    {"datecreated", kMetaOfMaking},
    {"created", kMetaOfMaking},
    {"dc.date", kMetaOfMaking},
    {"dcterms.date", kMetaOfMaking},
    {"date", kMetaOfMaking},
});

class DayFinder {
  public:
    DayFinder(const Extract& found, const Facts& facts)
        : found_(found),
          page_(found.page),
          facts_(facts),
          around_(found),
          order_(facts.language.starts_with("en") && facts.language != "en-gb"
                     ? DayOrder::month_first
                     : DayOrder::day_first),
          day_of_title_(find_day(found.title, order_)) {}

    std::vector<StatedDay> find() {
        look_at_metas();
        look_at_json_ld();
        for (ElementId id = page_.body; id < page_.elements[page_.body].end; ++id)
            look_at_element(id);
        look_at_lines();
        look_at_address();
        look_at_pages();
        if (days_.empty()) look_at_datelines();
        std::stable_sort(days_.begin(), days_.end(), [](const StatedDay& a, const StatedDay& b) {
            return a.belief > b.belief;
        });
        return std::move(days_);
    }

  private:
    void add_value(double belief, std::string_view value, DatePlace place, std::string place_name) {
        const auto day = date_of_value(value, order_);
        if (!day) return;
        days_.push_back({belief, *day, std::string(trim(value)), place, std::move(place_name),
                         is_utc(trim(value))});
    }

    void add_day(double belief, const Date& day, DatePlace place, std::string place_name) {
        days_.push_back({belief, day, {}, place, std::move(place_name)});
    }

    void look_at_metas() {
        if (facts_.is_front_page()) return;  // the day that the site began
        for (const auto& [name, belief] : kDateMetas) {
            const auto value = facts_.meta_of(name);
            if (!value.empty())
                add_value(belief, value, DatePlace::meta, std::string("meta ") + name);
        }
    }

    void look_at_json_ld() {
        for (const auto& thing : facts_.linked) {
            if (thing.is_article()) {
                add_value(kPublishedData, thing.published, DatePlace::json_ld, "JSON-LD");
                add_value(kCreatedData, thing.created, DatePlace::json_ld, "JSON-LD");
            } else if (thing.is_recipe()) {
                add_value(kPageData, thing.published, DatePlace::json_ld, "JSON-LD recipe");
            }
        }
    }

    /// The day a page of the site was made is a publication only if another place states it too, or
    /// if the page has an author: programs that write sites give such a day to every page, whatever
    /// it is, but an author only to what somebody posted.
    void look_at_pages() {
        if (page_.elements[page_.body].names.has(NameKind::page)) return;
        for (const auto& thing : facts_.linked) {
            if (!thing.is_page() || thing.is_article() || thing.is_recipe()) continue;
            const auto day = date_of_value(thing.published, order_);
            const bool is_signed = !thing.authors.empty() || !thing.author_nodes.empty();
            const bool is_confirmed =
                day && is_day(*day) &&
                std::any_of(days_.begin(), days_.end(), [&](const StatedDay& one) {
                    return is_day(one.day) && days_between(one.day, *day) <= 1;
                });
            if (is_confirmed || is_signed)
                add_value(kPageData, thing.published, DatePlace::json_ld, "JSON-LD page");
        }
    }

    void look_at_element(ElementId id) {
        const Element& element = page_.elements[id];
        const auto item = attribute(*element.node, "itemprop");
        const bool is_item = item == "datePublished" || item == "dateCreated";
        const bool is_time = element.tag() == GUMBO_TAG_TIME;
        const bool is_named = element.names.has(NameKind::date);
        if ((!is_item && !is_time && !is_named) || around_.is_beside(id) || around_.is_of_card(id))
            return;
        if (is_item) look_at_item(element, item);
        if (is_time && around_.is_within(element, kBeforeBlocks, kBehindBlocks))
            look_at_time(element);
        if (is_named && around_.is_within(element, kBeforeBlocks, kBehindNamed)) look_at_named(id);
    }

    /// What an element states in an attribute, else its text.
    static std::string value_of(const Element& element) {
        for (const char* name : {"datetime", "content"}) {
            const auto value = attribute(*element.node, name);
            if (!value.empty()) return std::string(value);
        }
        return plain_text(*element.node, kMostOfNamedBytes);
    }

    void look_at_item(const Element& element, std::string_view item) {
        const double belief = item == "datePublished" ? kItemPublished : kItemCreated;
        add_value(belief, value_of(element), DatePlace::itemprop, "itemprop " + std::string(item));
    }

    /// A <time> inside running text dates what is told.
    bool is_in_running_text(const Element& element) const {
        if (element.first_block >= page_.blocks.size() || element.has_blocks()) return false;
        const Block& block = page_.blocks[element.first_block];
        return block.good && starts_as(LineKind::by, fold_line(block.text)) == 0;
    }

    void look_at_time(const Element& element) {
        if (is_in_running_text(element)) return;
        const bool near = around_.distance(element) <= kNearTime ||
                          (element.first_block >= around_.text_begin() &&
                           element.first_block <= around_.text_begin() + kFirstOfText);
        double belief = near ? kTimeNear : kTimeFar;
        if (element.names.has(NameKind::updated)) belief += kIfUpdated;
        if (element.names.has(NameKind::published) || has_attribute(*element.node, "pubdate"))
            belief += kIfPublished;
        add_value(belief, value_of(element), DatePlace::time, "time element");
    }

    /// Whether an element holds the headline or lies in it, and the title has the day that was
    /// found there: it is the day of what is told.
    bool is_of_title(ElementId id, const Date& day) const {
        return found_.headline != kNoElement && day_of_title_ && day_of_title_->day == day &&
               (page_.contains(found_.headline, id) || page_.contains(id, found_.headline));
    }

    void look_at_named(ElementId id) {
        const Element& element = page_.elements[id];
        if (element.end_block > element.first_block + kMostOfNamed) return;
        const std::string text = plain_text(*element.node, kMostOfNamedBytes);
        if (text.size() > kMostOfNamedBytes) return;
        auto day = find_day(text, order_);
        // <abbr class="published" title="2021-05-21T06:05:00">fredag</abbr>
        if (!day) day = find_day(attribute(*element.node, "title"), order_);
        if (!day || is_of_title(id, day->day) || is_day_of_event(text, *day)) return;
        const bool in_text = element.first_block >= around_.text_begin() &&
                             element.first_block <= around_.text_end() + kBehindBlocks;
        const double belief = around_.distance(element) <= kNearNamed ? kNamedNear
                              : in_text                               ? kNamedInText
                                                                      : kNamedFar;
        add_day(belief, day->day, DatePlace::name, "date line");
    }

    void look_at_lines() {
        const std::size_t end =
            std::min(page_.blocks.size(), around_.headline_end() + kNearLine + 1);
        const std::size_t begin =
            around_.headline_end() - std::min(around_.headline_end(), kNearLine);
        for (std::size_t i = begin; i < end; ++i) {
            const Block& block = page_.blocks[i];
            if (block.words > kMostOfLines || around_.is_block_beside(i)) continue;
            if (around_.is_block_of_card(i) && !is_behind_label(i)) continue;
            for (const auto line : split(block.text, '\n')) look_at_line(line, block);
        }
    }

    /// "<h5>Dato:</h5> 3.11.2021": the heading beside the day is no card's.
    bool is_behind_label(std::size_t block) const {
        return block > 0 && is_line(LineKind::dated, fold_line(page_.blocks[block - 1].text));
    }

    void look_at_line(std::string_view line, const Block& block) {
        const auto words = static_cast<unsigned>(std::count(line.begin(), line.end(), ' ')) + 1;
        if (words > kMostOfLine) return;
        const auto day = find_day(line, order_);
        if (!day || is_of_title(block.element, day->day) || is_day_of_event(line, *day)) return;
        const bool is_short = words <= kMostBesideDate + kWordsOfDate;
        // Running text tells of days, unless it begins by saying that it was published.
        if (!is_short && block.good && day->begin > 0 &&
            starts_as(LineKind::by, fold_line(line)) == 0)
            return;
        const bool is_dated =
            is_short || day->begin <= kVeryBegin || holds(LineKind::dated, fold_line(line));
        if (is_dated) {
            add_day(kLineOfItsOwn, day->day, DatePlace::line, "line near the headline");
        } else if (day->begin <= kBeginOfLine) {
            add_day(kLineBegin, day->day, DatePlace::line, "line near the headline");
        }
    }

    void look_at_address() {
        const auto address = facts_.address();
        const auto path = address.find('/', std::min(address.find("://") + 3, address.size()));
        if (address.empty() || path == address.npos) return;
        const auto day = language::find_date_in_path(address.substr(path));
        if (day && day->precision == Date::Precision::day)
            add_day(kAddress, *day, DatePlace::address, "address");
    }

    /// A press release's first words: "Berlin, 3. März 2022 - ".
    void look_at_datelines() {
        std::size_t looked = 0;
        for (std::size_t i = 0; i < page_.blocks.size() && looked < 2; ++i) {
            if (!found_.taken[i]) continue;
            ++looked;
            const std::string_view text = page_.blocks[i].text;
            const auto day = find_day(text.substr(0, kMostOfDateline), order_);
            if (!day || day->begin > kBeginOfText || !is_dash(trim(text.substr(day->end))))
                continue;
            return add_day(kDateline, day->day, DatePlace::dateline, "dateline");
        }
    }

    static bool is_dash(std::string_view rest) {
        constexpr auto kDashes =
            std::to_array<std::string_view>({"-", "–", "—", "/", ":", ")", "|", ".", ","});
        return std::any_of(kDashes.begin(), kDashes.end(),
                           [&](std::string_view dash) { return rest.starts_with(dash); });
    }

    const Extract& found_;
    const Page& page_;
    const Facts& facts_;
    Around around_;
    DayOrder order_;
    std::optional<DayInText> day_of_title_;
    std::vector<StatedDay> days_;
};

}  // namespace

std::vector<StatedDay> days_stated(const Extract& found, const Facts& facts) {
    return DayFinder(found, facts).find();
}

bool is_day(const Date& date) {
    return date.day != 0;
}

int days_between(const Date& a, const Date& b) {
    return std::abs(language::day_number(a) - language::day_number(b));
}

}  // namespace udklip::indexer::html
