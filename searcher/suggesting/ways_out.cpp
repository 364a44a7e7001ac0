// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggesting/ways_out.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "language/text/clean.hpp"
#include "language/text/nearest_name.hpp"
#include "language/text/trim.hpp"
#include "searcher/query/unknown_value.hpp"
#include "store/layout/author_names.hpp"
#include "store/layout/schema.hpp"

namespace udklip::searcher {
namespace {

using Values = std::vector<std::string>;

/// A filter whose values are names.
struct NameFilter {
    store::Field field;
    const char* option;
    Values Request::*values;
    std::string_view term_prefix;
    Xapian::valueno slot;
};
constexpr auto kNames = std::to_array<NameFilter>({
    {store::Field::source, "source", &Request::sources, store::prefix::source, store::slot::source},
    {store::Field::section, "section", &Request::sections, store::prefix::section,
     store::slot::section},
    {store::Field::author, "author", &Request::authors, store::prefix::author, store::slot::author},
    {store::Field::name, "name", &Request::names, store::prefix::name, store::slot::name},
});

/// Most names that a typed one is compared with: some ten milliseconds.
constexpr std::size_t kMostNames = 10'000;

/// Of more fields than this no single one is the reason, and each costs searches and a look at all
/// names: they are only left out all together.
constexpr std::ptrdiff_t kMostFields = 6;

bool is_field(const Node& node) {
    return node.kind == NodeKind::field;
}

bool is_date(std::string_view option) {
    return option == "year" || option == "month" || option == "from" || option == "to";
}

bool is_date(store::Field field) {
    return field == store::Field::year || field == store::Field::month ||
           field == store::Field::date;
}

/// Returns the keys of the names that the database knows.
Values known_keys(const Xapian::Database& db, std::string_view term_prefix) {
    const std::string start(term_prefix);
    Values keys;
    for (auto term = db.allterms_begin(start);
         term != db.allterms_end(start) && keys.size() < kMostNames; ++term) {
        if (!store::is_hashed(*term)) keys.push_back((*term).substr(start.size()));
    }
    return keys;
}

/// Returns the key of the name that was meant: the nearest, or the most frequent that begins with
/// what was typed. An author's surname is a key of its own; a name in an article is also found by
/// its end.
std::optional<std::string> meant(const Xapian::Database& db, const NameFilter& names,
                                 const std::string& key, const store::SourceNames& sources) {
    Values keys = known_keys(db, names.term_prefix);
    if (names.field == store::Field::source) {
        const auto terms = static_cast<std::ptrdiff_t>(keys.size());
        for (auto& alias : sources.alias_keys()) {
            if (!std::binary_search(keys.begin(), keys.begin() + terms, alias))
                keys.push_back(std::move(alias));
        }
    }
    const std::vector<std::string_view> views(keys.begin(), keys.end());
    if (const auto near = language::nearest_name(key, views)) return std::string(*near);
    std::optional<std::string> best;
    Xapian::doccount most = 0;
    for (const auto& known : keys) {
        if (key.empty()) continue;
        const bool is_surname = names.field == store::Field::name && known.ends_with(" " + key);
        if (!known.starts_with(key + " ") && !is_surname) continue;
        const auto articles = db.get_termfreq(std::string(names.term_prefix) + known);
        if (articles <= most) continue;
        most = articles;
        best = known;
    }
    return best;
}

/// Returns a name as an article writes it. The term has only its key.
std::string as_written(const Xapian::Database& db, const NameFilter& names, const std::string& key,
                       const store::SourceNames& sources) {
    if (names.field == store::Field::source) {
        for (const auto& other : sources.keys(key)) {
            const std::string term = store::term(names.term_prefix, other);
            const auto first = db.postlist_begin(term);
            if (first == db.postlist_end(term)) continue;
            return sources.shown(db.get_document(*first).get_value(names.slot));
        }
        return key;
    }
    const std::string term = store::term(names.term_prefix, key);
    const auto first = db.postlist_begin(term);
    if (first == db.postlist_end(term)) return key;
    const std::string value = db.get_document(*first).get_value(names.slot);
    if (names.field == store::Field::section) return value;
    for (const auto name : store::author_names(value)) {
        for (auto rest = name; !rest.empty();) {  // a surname is the end of a name
            if (store::facet_key(rest) == key) return std::string(rest);
            const auto blank = rest.find(' ');
            rest = blank == rest.npos ? std::string_view() : rest.substr(blank + 1);
        }
    }
    return key;
}

class Finder {
  public:
    Finder(const Xapian::Database& db, const Node& root, const Request& request,
           const store::SourceNames& sources, const CountArticles& count)
        : db_(&db), root_(&root), request_(&request), sources_(&sources), count_(&count) {}

    std::vector<WayOut> find() {
        for (const auto& [option, values] : filters_of_request()) add_option(option, values);
        const bool has_many_fields =
            std::count_if(root_->children.begin(), root_->children.end(), is_field) > kMostFields;
        if (!has_many_fields) add_fields();
        const bool none_helps = std::none_of(ways_.begin(), ways_.end(),
                                             [](const WayOut& way) { return way.total > 0; });
        if ((ways_.size() > 1 || has_many_fields) && none_helps) add_all_together();
        return std::move(ways_);
    }

  private:
    using Change = std::function<void(Request&)>;

    std::vector<std::pair<std::string, Values>> filters_of_request() const {
        std::vector<std::pair<std::string, Values>> filters;
        const auto add = [&](const char* option, const Values& values) {
            if (!values.empty()) filters.emplace_back(option, values);
        };
        const auto one = [](const std::string& text) {
            return text.empty() ? Values{} : Values{text};
        };
        add("year", request_->years);
        add("month", request_->months);
        add("from", one(request_->from));
        add("to", one(request_->to));
        add("source", request_->sources);
        add("section", request_->sections);
        add("author", request_->authors);
        add("name", request_->names);
        return filters;
    }

    static void take_away(Request& request, const std::string& option) {
        if (option == "year") request.years.clear();
        if (option == "month") request.months.clear();
        if (option == "from") request.from.clear();
        if (option == "to") request.to.clear();
        for (const auto& names : kNames) {
            if (option == names.option) (request.*names.values).clear();
        }
    }

    /// Whether anything is left to search for: without, all articles would be counted.
    bool asks(const Node& root, const Request& request) const {
        const bool has_words = root.kind != NodeKind::sequence || !root.children.empty();
        return has_words || !request.years.empty() || !request.months.empty() ||
               !request.from.empty() || !request.to.empty() || !request.sources.empty() ||
               !request.sections.empty() || !request.authors.empty() || !request.names.empty();
    }

    std::uint64_t count(const Node& root, const Request& request) const {
        return asks(root, request) ? (*count_)(root, request) : 0;
    }

    std::uint64_t count_undated(const Node& root, Request request) const {
        if (!request.years.empty() || !asks(root, request)) return 0;
        request.years = {"unknown"};
        return (*count_)(root, request);
    }

    void add_option(const std::string& option, const Values& values) {
        WayOut way{.filter = option, .values = values};
        Request wider = *request_;
        take_away(wider, option);
        way.total = count(*root_, wider);
        if (way.total > 0 && is_date(option)) way.undated = count_undated(*root_, wider);
        for (const auto& names : kNames) {
            if (option != names.option || values.size() != 1) continue;
            compare_name(names, values.front(), way, [&](const std::string& name) {
                Request with_name = *request_;
                with_name.*names.values = {name};
                return count(*root_, with_name);
            });
        }
        ways_.push_back(std::move(way));
    }

    /// Fills in whether the name is known, and which one may have been meant.
    void compare_name(const NameFilter& names, const std::string& typed, WayOut& way,
                      const std::function<std::uint64_t(const std::string&)>& count_with) const {
        if (asks_for_unknown(typed) || typed.starts_with('=')) return;
        const std::string key = store::facet_key(language::clean(typed));
        way.is_unknown = !is_known(names, key);
        if (!way.is_unknown) return;
        const auto other = meant(*db_, names, key, *sources_);
        if (!other) return;
        const std::string name = as_written(*db_, names, *other, *sources_);
        way.nearest_total = count_with(name);
        if (way.nearest_total > 0) way.nearest = name;
    }

    bool is_known(const NameFilter& names, const std::string& key) const {
        const bool is_source = names.field == store::Field::source;
        const Values keys = is_source ? sources_->keys(key) : Values{key};
        return std::any_of(keys.begin(), keys.end(), [&](const std::string& one) {
            return db_->term_exists(store::term(names.term_prefix, one));
        });
    }

    /// Fields that stand side by side with the words: in other places their absence means another
    /// thing.
    void add_fields() {
        if (root_->kind != NodeKind::sequence && root_->kind != NodeKind::all) {
            if (root_->kind == NodeKind::field) add_field(*root_, Node{}, 0);
            return;
        }
        for (std::size_t i = 0; i < root_->children.size(); ++i) {
            if (root_->children[i].kind != NodeKind::field) continue;
            Node wider = *root_;
            wider.children.erase(wider.children.begin() + static_cast<std::ptrdiff_t>(i));
            if (wider.kind == NodeKind::all && wider.children.size() == 1) {
                const Node only = wider.children.front();
                wider = only;
            }
            add_field(root_->children[i], wider, i);
        }
    }

    void add_field(const Node& field, const Node& wider, std::size_t place) {
        if (field.field == store::Field::title) return;
        WayOut way{.filter = to_string(field), .in_question = true};
        way.total = count(wider, *request_);
        if (way.total > 0 && is_date(field.field)) way.undated = count_undated(wider, *request_);
        const Node& value = field.children.front();
        for (const auto& names : kNames) {
            if (field.field != names.field || !is_leaf(value.kind)) continue;
            compare_name(names, value.text, way, [&](const std::string& name) {
                Node other = *root_;
                Node& changed = root_->kind == NodeKind::field ? other : other.children[place];
                changed.children.front().text = name;
                return count(other, *request_);
            });
        }
        ways_.push_back(std::move(way));
    }

    void add_all_together() {
        Request wider = *request_;
        for (const auto& way : ways_) take_away(wider, way.filter);
        Node words = *root_;
        if (words.kind == NodeKind::field) words = Node{};
        std::erase_if(words.children, [](const Node& node) {
            return node.kind == NodeKind::field && node.field != store::Field::title;
        });
        if (words.kind == NodeKind::all) words.kind = NodeKind::sequence;
        WayOut way;
        way.total = count(words, wider);
        if (way.total > 0) ways_.push_back(std::move(way));
    }

    const Xapian::Database* db_;
    const Node* root_;
    const Request* request_;
    const store::SourceNames* sources_;
    const CountArticles* count_;
    std::vector<WayOut> ways_;
};

}  // namespace

std::vector<WayOut> find_ways_out(const Xapian::Database& db, const Node& root,
                                  const Request& request, const store::SourceNames& sources,
                                  const CountArticles& count) {
    return Finder(db, root, request, sources, count).find();
}

}  // namespace udklip::searcher
