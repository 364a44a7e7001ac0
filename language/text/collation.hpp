// SPDX-License-Identifier: GPL-3.0-or-later
//
// Danish alphabetical order: æ, ø and å come last, aa counts as å.
//
//     DanishOrder order;   order("Zoo", "Århus")   order("Ærø", "Aalborg")
#pragma once

#include <memory>
#include <string_view>

namespace udklip::language {

/// Returns true if the first name sorts before the second. Not shared between threads.
class DanishOrder {
  public:
    DanishOrder();
    ~DanishOrder();
    DanishOrder(DanishOrder&&) noexcept;
    DanishOrder& operator=(DanishOrder&&) noexcept;

    bool operator()(std::string_view a, std::string_view b) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace udklip::language
