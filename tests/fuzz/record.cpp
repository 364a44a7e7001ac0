// SPDX-License-Identifier: GPL-3.0-or-later
//
// The record format: any bytes are a record or an Error, and a record comes back as it was, packed
// or not.
#include "command_line/error.hpp"
#include "fuzz.hpp"
#include "store/layout/packing.hpp"

namespace udklip::fuzz {
namespace {

std::string dictionary() {
    store::Sample sample(20'000);
    store::Record record;
    for (int i = 0; !sample.is_full(); ++i) {
        record.id = std::to_string(i);
        record.text += "kommunen og " + record.id + " regioner er enige om økonomien ";
        if (i % 9 == 0) record.text.clear();
        sample.add(store::encode(record));
    }
    return sample.dictionary();
}

}  // namespace

void one(std::string_view bytes) {
    static const std::string learnt = dictionary();
    static store::Packer packer(learnt);
    static store::Unpacker unpacker(learnt);
    try {
        const store::Record record = store::decode(bytes);
        require(store::decode(store::encode(record)) == record, "a record comes back as it was");
    } catch (const Error& error) {
        require(error.code() == ErrorCode::no_database, "a damaged record is damage");
    }
    unpacker.unpack(bytes);
    std::string packed(packer.pack(bytes));
    if (store::dictionary_needed(packed) == 0 || bytes == packed) return;
    require(unpacker.unpack(packed) == bytes, "what is packed comes back as it was");
    // Damage that only these bytes choose.
    const std::size_t place = static_cast<unsigned char>(bytes.back()) % packed.size();
    packed[place] = static_cast<char>(packed[place] ^ bytes.front());
    unpacker.unpack(packed);
}

}  // namespace udklip::fuzz
