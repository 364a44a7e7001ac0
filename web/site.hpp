// SPDX-License-Identifier: GPL-3.0-or-later
//
// What udklip-web serves: which address is which page. A request in, a response out; it knows
// nothing of sockets.
//
//     Site site(readers, guard, settings);
//     const HttpResponse response = site.respond(request);
#pragma once

#include <exception>
#include <functional>
#include <optional>
#include <string_view>

#include "translation/language.hpp"
#include "web/http/guard.hpp"
#include "web/http/message.hpp"
#include "web/parts/page.hpp"
#include "web/sessions/readers.hpp"

namespace udklip::web {

struct SiteSettings {
    std::optional<translation::Language> language;  ///< else as the browser says
    double time_limit = 10;                         ///< seconds for one question
};

using Report = std::function<void(const std::exception&)>;

/// Safe to share between threads. What it is made of must outlive it.
class Site {
  public:
    /// `report` is told of errors that are not the question's; several threads call it.
    Site(Readers& readers, const Guard& guard, SiteSettings settings, Report report)
        : readers_(&readers), guard_(&guard), settings_(settings), report_(std::move(report)) {}

    /// Never throws but std::bad_alloc: an error becomes a page that tells of it.
    HttpResponse respond(const HttpRequest& request) const;

  private:
    HttpResponse routed(const HttpRequest& request) const;
    HttpResponse trouble(const HttpRequest& request, int status, std::string_view what,
                         std::string_view to_do) const;
    translation::Catalogue catalogue_for(const HttpRequest& request) const;

    Readers* readers_;
    const Guard* guard_;
    SiteSettings settings_;
    Report report_;
};

}  // namespace udklip::web
