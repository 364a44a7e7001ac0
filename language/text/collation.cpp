// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text/collation.hpp"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/stringpiece.h>

#include <cstdint>

namespace udklip::language {

struct DanishOrder::Impl {
    std::unique_ptr<icu::Collator> collator;  ///< null if ICU has no data: bytes are compared then
};

DanishOrder::DanishOrder() : impl_(std::make_unique<Impl>()) {
    UErrorCode status = U_ZERO_ERROR;
    impl_->collator.reset(icu::Collator::createInstance(icu::Locale("da", "DK"), status));
    if (U_FAILURE(status)) impl_->collator.reset();
}

DanishOrder::~DanishOrder() = default;
DanishOrder::DanishOrder(DanishOrder&&) noexcept = default;
DanishOrder& DanishOrder::operator=(DanishOrder&&) noexcept = default;

bool DanishOrder::operator()(std::string_view a, std::string_view b) const {
    if (!impl_->collator) return a < b;
    UErrorCode status = U_ZERO_ERROR;
    const auto piece = [](std::string_view text) {
        return icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()));
    };
    const auto order = impl_->collator->compareUTF8(piece(a), piece(b), status);
    // The collator calls some different strings equal; an order must tell them apart.
    return order == UCOL_EQUAL ? a < b : order == UCOL_LESS;
}

}  // namespace udklip::language
