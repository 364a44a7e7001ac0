// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/print_tags.hpp"

#include "command_line/messages.hpp"
#include "searcher/showing/json_parts.hpp"

namespace udklip::searcher {

using command_line::show;

Printable to_terminal(const std::vector<TagCount>& tags) {
    Printable out;
    for (const auto& tag : tags) out += show("{:>6}  {}\n", tag.articles, tag.name);
    return out;
}

Printable to_tsv(const std::vector<TagCount>& tags) {
    Printable out;
    for (const auto& tag : tags) out += show("{}\t{}\n", tag.name, tag.articles);
    return out;
}

Printable to_json(const std::vector<TagCount>& tags) {
    Json all = Json::array();
    for (const auto& tag : tags) all.push_back({{"name", tag.name}, {"articles", tag.articles}});
    return dump({{"tags", std::move(all)}}) + "\n";
}

}  // namespace udklip::searcher
