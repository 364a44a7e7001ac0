// SPDX-License-Identifier: GPL-3.0-or-later
//
// The frame of every page: head, skip links, the box for questions, footer.
//
//     Page page(context, "Trend");
//     page.main = element("h1", {}, "...");
//     return page.html();
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "web/parts/address.hpp"
#include "web/parts/html.hpp"
#include "web/parts/wording.hpp"

namespace udklip::web {

/// What every page knows.
struct PageContext {
    Wording wording;
    std::uint64_t articles = 0;  ///< in the whole collection
    std::string token = {};      ///< what a form that changes something sends along
    bool keeps = false;          ///< whether searches can be kept

    std::string text(std::string_view english) const {
        return std::string(wording.says().text(english));
    }
};

/// How the page shows the box for questions.
enum class QuestionBox { in_header, none };

struct Page {
    const PageContext* context;
    std::string title;  ///< without "– Udklip"
    Address address = {};
    QuestionBox box = QuestionBox::in_header;
    std::vector<std::pair<std::string, std::string>> skips = {};  ///< id, and what it is
    std::string feed = {};  ///< the address of a feed of the same answer
    Html keys = {};         ///< which single keys act here
    bool is_start = false;
    bool is_trend = false;
    Html main = {};

    /// The whole document.
    std::string html() const;
};

/// The form with the box, its filters hidden in it. `label` is seen on the start page alone.
Html question_form(const PageContext& context, const Address& address, const Html& label,
                   bool takes_focus);

/// How one asks, with examples that are links.
Html question_help(const PageContext& context);

/// Hidden fields that carry the state of an address into a form, without these names.
Html hidden_fields(const Parameters& parameters, const std::vector<std::string>& without);

/// A key, as it stands on the keyboard.
Html key(const char* sign);

}  // namespace udklip::web
