// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parts/saving.hpp"

namespace udklip::web {
namespace {

bool can_be_kept(const PageContext& context, const Address& address) {
    return context.keeps && address.like.empty() && address.saved.empty() && address.asks();
}

Html star(const PageContext& context) {
    return element("button", {{"class", "star"}, {"type", "submit"}},
                   context.text("Save the search"));
}

}  // namespace

Html button_form(const PageContext& context, const std::string& action, const Parameters& fields,
                 const Html& button) {
    return element(
        "form", {{"action", action}, {"method", "post"}}, hidden_fields(fields, {}),
        void_element("input", {{"type", "hidden"}, {"name", "token"}, {"value", context.token}}),
        button);
}

Html save_form(const PageContext& context, const Address& address) {
    if (!can_be_kept(context, address)) return {};
    return button_form(context, "/saved", address.first_page().parameters(), star(context));
}

Html save_form_for_later(const PageContext& context, const Address& address) {
    if (!can_be_kept(context, address)) return {};
    return button_form(
        context, "/saved", address.first_page().parameters(),
        element("p", {{"class", "soft"}},
                context.text("Do you want to know when there is something?"), " ", star(context)));
}

}  // namespace udklip::web
