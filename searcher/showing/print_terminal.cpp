// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "command_line/messages.hpp"
#include "language/text/quoting.hpp"
#include "searcher/showing/print.hpp"
#include "searcher/showing/print_facets.hpp"
#include "store/layout/author_names.hpp"
#include "store/pages.hpp"

namespace udklip::searcher {
namespace {

using command_line::show;
using command_line::show_plural;

constexpr std::size_t kHitIndent = 4;
constexpr std::size_t kMostCopies = 3;  ///< shown by their title, where it is another

/// Returns the path as the reader would type it: relative if it lies below the current folder.
std::string short_path(const std::string& path) {
    std::error_code error;
    const std::string here = std::filesystem::current_path(error).string() + "/";
    if (!error && path.starts_with(here)) return path.substr(here.size());
    return path;
}

/// Returns one line: the title on the left, source and date on the right.
Printable headline(const Hit& hit, const Terminal& terminal) {
    const Printable date(hit.date.substr(0, 10));
    const std::size_t most = terminal.width / 2;  // the title is the greater half
    Printable right = fit(Printable(hit.source), most - std::min(most, columns_of(date) + 3));
    if (!date.empty()) right += (right.empty() ? Printable() : " · ") + date;
    const Printable number = show("{:>2}  ", hit.rank);
    const std::size_t taken = number.size() + columns_of(right) + (right.empty() ? 0 : 2);
    const std::size_t room = terminal.width - std::min(terminal.width, taken);
    const Printable title = fit(Printable(hit.title), room);
    const std::size_t gap = room - std::min(room, columns_of(title)) + (right.empty() ? 0 : 2);
    Printable line = terminal.dim(number) + terminal.bold(title);
    if (!right.empty()) line += spaces(gap) + terminal.dim(right);
    return line + "\n";
}

std::string joined(const std::vector<std::string>& tags) {
    return fmt::format("{}", fmt::join(tags, ", "));
}

/// Lists near-duplicates with their sources and ids.
Printable joined(const std::vector<NearDuplicate>& articles) {
    Printable out;
    for (const auto& article : articles) {
        if (!out.empty()) out += ", ";
        out += article.source.empty() ? Printable(article.id)
                                      : show("{} ({})", article.source, article.id);
    }
    return out;
}

/// As one refers to it in Danish: ", side 4", or the chapter's heading.
Printable place_in_document(const Hit& hit) {
    if (hit.page > 0) return show(", side {}", hit.page);
    return hit.chapter.empty() ? Printable() : show(", {}", hit.chapter);
}

/// Whether the path tells the id, which --show takes as well.
bool path_tells_id(const Hit& hit) {
    return hit.path == hit.id || hit.path.ends_with("/" + hit.id);
}

/// Returns the line with id, path and page. In a window it does not wrap; a pipe gets all of it.
Printable where_it_stands(const Hit& hit, const Terminal& terminal) {
    Printable id = path_tells_id(hit) ? Printable() : show("id {}  ", hit.id);
    Printable path(short_path(hit.path));
    Printable behind = place_in_document(hit);
    if (terminal.height > 0) {
        const std::size_t room = terminal.width - kHitIndent;
        id = fit(id, room / 2);
        behind = fit(behind, room / 4);
        path = fit_end(path, room - columns_of(id) - columns_of(behind));
    }
    return spaces(kHitIndent) + terminal.dim(id) + terminal.link(hit.path, terminal.dim(path)) +
           terminal.dim(behind) + "\n";
}

Printable print_hit(const Hit& hit, const Terminal& terminal) {
    Printable out = headline(hit, terminal);
    for (const auto& line :
         wrap(hit.snippet.text, hit.snippet.marks, terminal.width - kHitIndent, terminal)) {
        out += spaces(kHitIndent) + line + "\n";
    }
    if (!hit.kept.tags.empty()) {
        out += spaces(kHitIndent) + terminal.dim(show("tags ")) + Printable(joined(hit.kept.tags)) +
               "\n";
    }
    if (!hit.kept.note.empty()) {
        out += spaces(kHitIndent) + terminal.dim(show("note ")) + Printable(hit.kept.note) + "\n";
    }
    if (hit.in_caption) {
        out += spaces(kHitIndent) + terminal.dim(show("found in a caption")) + "\n";
    }
    if (hit.only_in_furniture.value_or(false)) {
        out += spaces(kHitIndent) + terminal.dim(show("found outside the text (menus, contacts)")) +
               "\n";
    }
    out += where_it_stands(hit, terminal);
    if (hit.similar_total > 0) {
        const Printable lead = show("and {} like it: ", hit.similar_total);
        const Printable names =
            fit(joined(hit.similar), terminal.width - kHitIndent - columns_of(lead));
        out += spaces(kHitIndent) + terminal.dim(lead + names) + "\n";
        std::size_t shown = 0;
        for (const auto& copy : hit.copies) {
            if (copy.title == hit.title || shown == kMostCopies) continue;
            ++shown;
            const std::string from = copy.source.empty() ? "" : copy.source + ": ";
            out +=
                spaces(2 * kHitIndent) +
                terminal.dim(fit(Printable(from + copy.title), terminal.width - 2 * kHitIndent)) +
                "\n";
        }
    }
    return out;
}

/// Returns a line for each near-duplicate, however many: what was not named was not shown.
Printable name_each(const std::vector<NearDuplicate>& articles, const Terminal& terminal) {
    Printable out;
    for (const auto& article : articles) {
        out += spaces(2 * kHitIndent) + terminal.dim(joined({article})) + "\n";
    }
    return out;
}

/// Returns a text line by line, with styled marks.
Printable print_marked(std::string_view text, const std::vector<Mark>& all_marks,
                       const Terminal& terminal) {
    Printable out;
    auto mark = all_marks.begin();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t line_end = std::min(text.find('\n', at), text.size());
        std::vector<SnippetSpan> marks;
        for (; mark != all_marks.end() && mark->begin < line_end; ++mark) {
            marks.push_back({mark->begin - at, std::min<std::size_t>(mark->end, line_end) - at});
        }
        const std::string_view line = text.substr(at, line_end - at);
        for (const auto& wrapped : wrap(line, marks, terminal.width, terminal))
            out += wrapped + "\n";
        if (line.empty()) out += "\n";
        at = line_end + 1;
    }
    return out;
}

/// Returns the text with "[side 4] " where a page begins; moves the marks along. The headings of
/// chapters stand in the text.
std::string with_pages(const store::Record& record, std::vector<Mark>& marks) {
    const std::string_view text = record.text;
    std::string out;
    std::size_t at = 0;
    auto mark = marks.begin();
    const auto copy_to = [&](std::size_t end) {
        const auto moved = static_cast<std::uint32_t>(out.size() - at);
        for (; mark != marks.end() && mark->begin < end; ++mark) {
            mark->begin += moved;
            mark->end += moved;
        }
        out += text.substr(at, end - at);
        at = end;
    };
    for (const auto& page : store::decode_pages(record.pages)) {
        copy_to(std::min(page.begin, text.size()));
        if (page.number > 0) out += fmt::format("[side {}] ", page.number);
    }
    copy_to(text.size());
    return out;
}

/// "--year 1999", "date:2021", "these filters": what the reader typed, or may type.
Printable filter_shown(const WayOut& way) {
    if (way.filter.empty()) return show("all these filters");
    if (way.in_question) return Printable(way.filter);
    Printable shown;
    for (const auto& value : way.values) {
        if (!shown.empty()) shown += " ";
        // A shell takes the quotes away, so a dash in front has to be joined to the option.
        shown += show("--{}{}{}", way.filter, value.starts_with('-') ? "=" : " ",
                      language::shell_quoted(value));
    }
    return shown;
}

/// Returns a line for each filter without which something would be found, and for each name that
/// no article has.
Printable ways_out(const Answer& answer) {
    Printable out;
    for (const auto& way : answer.ways_out) {
        if (way.is_unknown) {
            out += way.nearest.empty() ? show("No article has {}.\n", filter_shown(way))
                                       : show("No article has {}; {} has {}.\n", filter_shown(way),
                                              way.nearest, way.nearest_total);
        }
        if (way.total == 0) continue;
        out += way.undated > 0 ? show("{} without {}, {} of them of unknown date.\n", way.total,
                                      filter_shown(way), way.undated)
                               : show("{} without {}.\n", way.total, filter_shown(way));
    }
    return out;
}

/// "3 articles", "at least 3 articles".
Printable total_of(const Answer& answer) {
    const Printable articles = show_plural("{} article", "{} articles", answer.total, answer.total);
    if (answer.total_is_exact) return articles;
    switch (answer.total_bound) {
        case Bound::upper:
            return show("at most {}", articles);
        case Bound::neither:
            return show("about {}", articles);
        case Bound::lower:
            break;
    }
    return show("at least {}", articles);
}

/// Returns how a word was understood; `how` is the name that JSON has for it.
Printable kind_of(std::string_view how) {
    if (how == "word") return show("word");
    if (how == "phrase") return show("phrase");
    if (how == "exact") return show("exact");
    if (how == "wildcard") return show("wildcard");
    if (how == "near") return show("near");
    return Printable(how);
}

/// Returns where a field was found, which the database keeps in English. Other values are the name
/// of an option or of an element.
Printable place_of(std::string_view from) {
    if (from == "header") return show("header");
    if (from == "first line") return show("first line");
    if (from == "first sentence") return show("first sentence");
    if (from == "path") return show("path");
    if (from == "folder") return show("folder");
    if (from == "furniture") return show("furniture");
    return Printable(from);
}

/// Breaks a line between words where the terminal is narrower.
Printable sentence(const Printable& line, const Terminal& terminal) {
    Printable out;
    for (const auto& part : wrap(line.str(), {}, terminal.width, terminal)) out += part + "\n";
    return out;
}

/// Returns how many lines the facets may fill: those that the hits leave, at least a third of the
/// screen.
std::size_t rows_for_facets(const Printable& hits, const Terminal& terminal) {
    constexpr std::size_t kLinesAround = 4;  // the totals, the next page, the shell's prompt
    if (terminal.height == 0) return 0;
    const auto lines =
        static_cast<std::size_t>(std::count(hits.str().begin(), hits.str().end(), '\n'));
    const std::size_t left = terminal.height - std::min(terminal.height, lines + kLinesAround);
    return std::max(left, terminal.height / 3);
}

/// Returns "11-20: --offset 10", what to type for the next page; empty on the last one.
Printable next_page(const Answer& answer) {
    if (answer.hits.empty() || answer.only_new) return {};
    const std::uint64_t shown = answer.hits.back().rank;
    const std::uint64_t all = answer.distinct > 0 ? answer.distinct : answer.total;
    if (shown >= all) return {};
    const std::uint64_t last = std::min(shown + answer.hits.size(), all);
    if (last == shown + 1) return show("{}: --offset {}\n", last, shown);
    return show("{}-{}: --offset {}\n", shown + 1, last, shown);
}

}  // namespace

Printable to_terminal(const Answer& answer, const Terminal& terminal,
                      std::optional<std::size_t> facet_values) {
    if (answer.only_new && answer.hits.empty()) return {};
    Printable out;
    if (!answer.saved.empty()) {
        out += terminal.bold(Printable(answer.saved)) +
               terminal.dim("  " + Printable(answer.query)) + "\n\n";
    }
    if (answer.relaxed) {
        out += sentence(show("No article has every word; these have some of them.\n"), terminal);
        out += "\n";
    }
    for (const auto& hit : answer.hits) {
        out += print_hit(hit, terminal);
        if (answer.only_new) out += name_each(hit.similar, terminal);
        out += "\n";
    }
    out += print_facets(answer.facets, terminal, {facet_values, rows_for_facets(out, terminal)});
    const Printable suggestion =
        answer.suggestion
            ? show("Did you mean: {}?\n", terminal.bold(Printable(*answer.suggestion)))
            : Printable();
    if (answer.total == 0) return out + show("Nothing found.\n") + ways_out(answer) + suggestion;
    const bool collapsed = answer.distinct > 0 && answer.distinct < answer.total;
    const Printable distinct =
        collapsed ? show(" ({} without near-duplicates)", answer.distinct) : Printable();
    if (!answer.facets.empty()) out += "\n";
    out += sentence(show("{}{}, {:.3f} seconds\n", total_of(answer), distinct, answer.seconds),
                    terminal);
    return out + next_page(answer) + suggestion;
}

Printable explain(const Answer& answer, const Terminal& terminal) {
    Printable out = show("{} {}\n", terminal.bold(show("understood as")), answer.understood);
    for (const auto& word : answer.words) {
        out +=
            show_plural("  {} ({}, in {} article)\n", "  {} ({}, in {} articles)\n", word.articles,
                        terminal.bold(Printable(word.typed)), kind_of(word.how), word.articles);
        if (word.how == "word") {
            out += show("    lemma   {}\n", word.whole);
            if (!word.others.empty()) out += show("    or      {}, further down\n", word.others);
            for (const auto& part : word.parts) out += show("    part    {}\n", part);
            if (!word.parts.empty()) {
                out += answer.part_is_enough
                           ? show("            found by the word or one of its parts\n")
                           : show("            found by the word or all of its parts\n");
            }
        } else {
            out += show("    words   {}\n", word.whole);
        }
    }
    for (const auto& word : answer.dropped) {
        out += show("  {} (too common to be searched for beside the other words)\n",
                    terminal.bold(Printable(word)));
    }
    return out + show("{} {}\n", terminal.bold(show("as Xapian sees it")), answer.xapian_query);
}

Printable to_terminal(const ShownArticle& shown, const Terminal& terminal) {
    const auto& record = shown.record;
    Printable out = terminal.bold(Printable(record.title)) + "\n";
    const std::size_t width =  // of the longest names
        std::max(columns_of(show("author")), columns_of(show("section"))) + 1;
    const auto field = [&](const Printable& name, const std::string& value,
                           const std::string& from) {
        if (value.empty()) return;
        out += terminal.dim(name + spaces(width - std::min(width, columns_of(name)))) +
               Printable(value) +
               (from.empty() ? Printable() : terminal.dim(show(" ({})", place_of(from)))) + "\n";
    };
    field(show("date"), record.date, record.date_from);
    field(show("source"), record.source, record.source_from);
    field(show("author"), store::shown_authors(record.author), record.author_from);
    field(show("section"), record.section, record.section_from);
    field(show("url"), record.url, record.url_from);
    field(show("id"), record.id, "");
    field(show("file"), short_path(record.path), "");
    field(show("tags"), joined(shown.kept.tags), "");
    field(show("note"), shown.kept.note, "");
    std::vector<Mark> marks = shown.marks;
    const std::string text = with_pages(record, marks);
    out += "\n" + print_marked(text, marks, terminal);
    const auto part = [&](Printable rule, const std::string& content, const auto& found) {
        if (content.empty()) return;
        for (std::size_t n = columns_of(rule); n < terminal.width; ++n) rule += "─";
        out += "\n" + terminal.dim(rule) + "\n" + print_marked(content, found, terminal);
    };
    part(show("── captions and credits "), record.captions, shown.caption_marks);
    part(show("── outside the text: menus, contacts "), record.furniture, shown.furniture_marks);
    return out;
}

}  // namespace udklip::searcher
