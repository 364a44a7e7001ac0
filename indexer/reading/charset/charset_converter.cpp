// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/charset/charset_converter.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

#include "language/text/clean.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Handle = std::unique_ptr<UConverter, Close>;

Handle open(const std::string& charset) {
    UErrorCode error = U_ZERO_ERROR;
    Handle converter(ucnv_open(charset.c_str(), &error));
    return U_SUCCESS(error) ? std::move(converter) : nullptr;
}

/// ICU calls it for bytes that mean nothing.
void count_and_substitute(const void* counter, UConverterToUnicodeArgs* args, const char* bytes,
                          int32_t size, UConverterCallbackReason reason, UErrorCode* error) {
    if (reason <= UCNV_IRREGULAR) ++*static_cast<std::size_t*>(const_cast<void*>(counter));
    UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, args, bytes, size, reason, error);
}

}  // namespace

struct Converter::State {
    Handle from;
    std::size_t lost = 0;
    std::vector<UChar> characters = std::vector<UChar>(1 << 14);
    char16_t lead = 0;  ///< of a surrogate pair that a buffer's end cut in two

    /// Whether valid UTF-8 that follows stays as it is.
    bool is_between_characters() const {
        UErrorCode error = U_ZERO_ERROR;
        return ucnv_getType(from.get()) == UCNV_UTF8 &&
               ucnv_toUCountPending(from.get(), &error) == 0;
    }
};

bool Converter::exists(const std::string& charset) {
    return open(charset) != nullptr;
}

Converter::Converter(const std::string& charset) : state_(std::make_unique<State>()) {
    state_->from = open(charset);
    if (!state_->from) throw std::invalid_argument("no converter for " + charset);
    UErrorCode error = U_ZERO_ERROR;
    ucnv_setToUCallBack(state_->from.get(), count_and_substitute, &state_->lost, nullptr, nullptr,
                        &error);
}

Converter::~Converter() = default;
Converter::Converter(Converter&&) noexcept = default;
Converter& Converter::operator=(Converter&&) noexcept = default;

std::size_t Converter::lost() const {
    return state_->lost;
}

namespace {

void append(const UChar* begin, const UChar* end, char16_t& lead, std::string& out) {
    for (; begin != end; ++begin) {
        const char16_t unit = *begin;
        if (lead != 0 && U16_IS_TRAIL(unit)) {
            language::append_char(out, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead, unit)));
            lead = 0;
            continue;
        }
        if (lead != 0) language::append_char(out, 0xFFFD);
        lead = 0;
        if (unit < 0x80) {
            out.push_back(static_cast<char>(unit));
        } else if (U16_IS_LEAD(unit)) {
            lead = unit;
        } else {
            language::append_char(out, U16_IS_TRAIL(unit) ? 0xFFFD : unit);
        }
    }
}

}  // namespace

void Converter::convert(std::string_view bytes, bool last, std::string& out) {
    if (state_->is_between_characters()) {
        const std::size_t valid = language::valid_utf8_prefix(bytes);
        out += bytes.substr(0, valid);
        bytes.remove_prefix(valid);
    }
    const char* from = bytes.data();
    const char* const end = from + bytes.size();
    UErrorCode error = U_BUFFER_OVERFLOW_ERROR;
    while (error == U_BUFFER_OVERFLOW_ERROR) {
        error = U_ZERO_ERROR;
        UChar* to = state_->characters.data();
        UChar* const limit = to + state_->characters.size();
        ucnv_toUnicode(state_->from.get(), &to, limit, &from, end, nullptr,
                       static_cast<UBool>(last), &error);
        append(state_->characters.data(), to, state_->lead, out);
    }
    if (last && state_->lead != 0) {
        language::append_char(out, 0xFFFD);
        state_->lead = 0;
    }
}

}  // namespace udklip::indexer
