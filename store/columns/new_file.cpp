// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/columns/new_file.hpp"

#include <unistd.h>

#include <array>

#include "store/layout/synced_files.hpp"

namespace udklip::store {

NewFile::NewFile(const std::filesystem::path& directory, const char* new_name, const char* name)
    : path_(directory / new_name), final_(directory / name), file_(path_) {}

NewFile::~NewFile() {
    if (!published_) ::unlink(path_.c_str());
}

void NewFile::pad() {
    constexpr std::array<char, 8> zeros{};
    append(zeros.data(), (8 - size() % 8) % 8);
}

void NewFile::publish() {
    file_.flush();
    move_into_place(path_, final_);
    published_ = true;
}

}  // namespace udklip::store
