// SPDX-License-Identifier: GPL-3.0-or-later
//
// The record format: any bytes are a record or an Error, and a record comes back as it was.
#include "fuzz.hpp"
#include "store/error.hpp"

namespace udklip::fuzz {

void one(std::string_view bytes) {
    try {
        const store::Record record = store::decode(bytes);
        require(store::decode(store::encode(record)) == record, "a record comes back as it was");
    } catch (const store::Error& error) {
        require(error.code() == store::ErrorCode::no_database, "a damaged record is damage");
    }
}

}  // namespace udklip::fuzz
