// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/office/xml.hpp"

#include <fmt/format.h>

#include "indexer/reading/sources/byte_source.hpp"

namespace udklip::indexer {
namespace {

class DepthMeter final : public pugi::xml_tree_walker {
  public:
    bool for_each(pugi::xml_node&) override { return depth() < kMaxXmlDepth; }
};

std::string_view without_prefix(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// Appends text; white space, also that which `out` ends with, becomes one space.
void append_collapsed(std::string& out, std::string_view text) {
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
}

void append_text_below(std::string& out, const pugi::xml_node& node) {
    for (const auto& child : node.children()) {
        append_collapsed(out, child.value());
        append_text_below(out, child);
    }
}

}  // namespace

XmlDocument::XmlDocument(std::string_view bytes, Encoding encoding) {
    const auto result = document_.load_buffer(
        bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata,
        encoding == Encoding::utf8 ? pugi::encoding_utf8 : pugi::encoding_auto);
    if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
    if (!result)
        throw DamagedInput(fmt::format("is damaged: its XML has an {}", [&] {
            std::string what = result.description();
            if (what.starts_with("Error")) what[0] = 'e';
            return what;
        }()));
    DepthMeter meter;
    if (!document_.traverse(meter)) throw DamagedInput("is nested too deeply");
}

std::string_view local_name(const pugi::xml_node& node) {
    return without_prefix(node.name());
}

std::string_view attribute_of(const pugi::xml_node& node, std::string_view name) {
    for (const auto& attribute : node.attributes()) {
        if (without_prefix(attribute.name()) == name) return attribute.value();
    }
    return {};
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
    for (const auto& child : node.children()) {
        if (local_name(child) == name) return child;
    }
    return {};
}

std::string text_below(const pugi::xml_node& node) {
    std::string out;
    append_text_below(out, node);
    while (out.ends_with(' ')) out.pop_back();
    return out;
}

}  // namespace udklip::indexer
