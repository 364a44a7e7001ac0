// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/location.hpp"

#include <cstdlib>
#include <new>

#include "command_line/error.hpp"
#include "command_line/memory_shortage.hpp"

namespace udklip::store {
namespace {

std::filesystem::path from_environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::filesystem::path{} : std::filesystem::path(value);
}

}  // namespace

std::filesystem::path default_database() {
    if (const auto path = from_environment("UDKLIP_DB"); !path.empty()) return path;
    if (const auto data = from_environment("XDG_DATA_HOME"); !data.empty()) return data / "udklip";
    if (const auto home = from_environment("HOME"); !home.empty()) {
        return home / ".local" / "share" / "udklip";
    }
    throw Error(ErrorCode::usage,
                said("no database was named, and there is no home folder to look in"),
                said("use --db DIR, or set UDKLIP_DB"));
}

language::Lexicon open_lexicon() {
    try {
        return language::Lexicon::open(language::default_lexicon_path());
    } catch (const std::bad_alloc&) {
        throw command_line::out_of_memory();
    } catch (const language::LexiconError& error) {
        throw Error(ErrorCode::version, error.what(),
                    said("install Udklip again, or set UDKLIP_LEXICON to the file danish.lexicon"));
    }
}

}  // namespace udklip::store
