// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers, dates and months as a reader of the page's language writes them.
//
//     const Wording danish(Catalogue(Language::danish));
//     danish.number(38361)                 // 38.361
//     danish.short_date("2021-09-14")      // 14. sep. 2021
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "translation/catalogue.hpp"

namespace udklip::web {

class Wording {
  public:
    explicit Wording(translation::Catalogue says) : says_(says) {}

    const translation::Catalogue& says() const { return says_; }

    std::string number(std::uint64_t value) const;
    /// "1 article", "38,361 articles"
    std::string articles(std::uint64_t count) const;
    /// 0.061 as "6.1 %", with a space that does not break.
    std::string percent(double share) const;

    /// `date`: ISO 8601, as precise as it is known. Returns it as it is if it is none.
    std::string short_date(std::string_view date) const;
    std::string long_date(std::string_view date) const;

    /// `month`: 1 to 12.
    std::string_view month(int month) const;
    std::string_view short_month(int month) const;

  private:
    std::string dated(std::string_view date, bool in_full) const;

    translation::Catalogue says_;
};

}  // namespace udklip::web
