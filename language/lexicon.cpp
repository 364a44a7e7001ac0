// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/lexicon.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <new>
#include <system_error>
#include <utility>

#ifndef UDKLIP_LEXICON_DIR
#define UDKLIP_LEXICON_DIR "/usr/local/share/udklip"
#endif

namespace udklip::language {
namespace {

constexpr const char* kFileName = "danish.lexicon";
constexpr const char* kHint = " (build it again: cmake --build BUILD --target lexicon)";

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& why) {
    throw LexiconError("lexicon " + path.string() + ": " + why);
}

/// A section's records; refuses a section that is not wholly inside the file.
template <typename Record>
std::span<const Record> records(std::string_view file, const format::SectionPlace& place,
                                const std::filesystem::path& path) {
    const bool inside = place.offset >= sizeof(format::Header) && place.offset <= file.size() &&
                        place.size <= file.size() - place.offset;
    if (!inside || place.offset % 8 != 0 || place.size % sizeof(Record) != 0) {
        refuse(path, std::string("is damaged: a section lies outside the file") + kHint);
    }
    // The mapping begins on a page and sections on multiples of 8, so the cast keeps alignment.
    return {reinterpret_cast<const Record*>(file.data() + place.offset),
            place.size / sizeof(Record)};
}

}  // namespace

class Lexicon::Mapping {
  public:
    explicit Mapping(const std::filesystem::path& path) : path_(path) {
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0) refuse(path, std::generic_category().message(errno));
        struct stat status {};
        const bool usable = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
        size_ = usable ? static_cast<std::size_t>(status.st_size) : 0;
        if (size_ >= sizeof(format::Header)) {
            data_ = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, file, 0);
        }
        const int error = errno;
        ::close(file);
        if (!usable) refuse(path, "is no regular file");
        if (size_ < sizeof(format::Header)) refuse(path, "is too short to be a lexicon");
        if (data_ == MAP_FAILED && error == ENOMEM) throw std::bad_alloc();  // the file is good
        if (data_ == MAP_FAILED) refuse(path, std::generic_category().message(error));
    }
    ~Mapping() {
        if (data_ != MAP_FAILED) ::munmap(data_, size_);
    }
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;

    std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }
    const format::Header& header() const { return *static_cast<const format::Header*>(data_); }
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
    void* data_ = MAP_FAILED;
    std::size_t size_ = 0;
};

Lexicon::Lexicon(std::unique_ptr<Mapping> mapping) : mapping_(std::move(mapping)) {
    const format::Header& header = mapping_->header();
    const std::filesystem::path& path = mapping_->path();
    const std::string_view file = mapping_->bytes();
    if (header.magic != format::kMagic) refuse(path, "is no Udklip lexicon");
    if (header.byte_order != format::kByteOrder) {
        refuse(path, "was made on a machine with another byte order");
    }
    if (header.version != format::kVersion) {
        refuse(path, "has format version " + std::to_string(header.version) +
                         ", this program reads " + std::to_string(format::kVersion) + kHint);
    }
    if (header.file_size != file.size()) {
        refuse(path, "is damaged: it should have " + std::to_string(header.file_size) +
                         " bytes and has " + std::to_string(file.size()) + kHint);
    }
    forms_ = records<format::FormSlot>(file, header.sections[format::kForms], path);
    readings_ = records<format::ReadingRecord>(file, header.sections[format::kReadings], path);
    lemmas_ = records<format::LemmaRecord>(file, header.sections[format::kLemmas], path);
    const auto text = records<char>(file, header.sections[format::kText], path);
    text_ = {text.data(), text.size()};
    first_parts_ = records<format::FirstPartSlot>(file, header.sections[format::kFirstParts], path);
    fingerprint_ = header.checksum;
}

Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

Lexicon Lexicon::open(const std::filesystem::path& path) {
    return Lexicon(std::make_unique<Mapping>(path));
}

void Lexicon::verify() const {
    const std::string_view body = mapping_->bytes().substr(sizeof(format::Header));
    if (XXH3_64bits(body.data(), body.size()) != fingerprint_) {
        refuse(mapping_->path(), std::string("is damaged: the checksum differs") + kHint);
    }
}

std::size_t Lexicon::file_size() const {
    return mapping_->bytes().size();
}

Readings Lexicon::readings_at(std::uint32_t index) const {
    constexpr std::size_t kMost = 16;  // a damaged list need not end
    if (index >= readings_.size()) return {};
    const auto rest = readings_.subspan(index, std::min(kMost, readings_.size() - index));
    for (std::size_t i = 0; i < rest.size(); ++i) {
        if ((rest[i].flags & format::kLastOfList) != 0) return rest.first(i + 1);
    }
    return {};
}

Readings Lexicon::readings(std::uint64_t hash) const {
    const std::uint32_t wanted = format::fingerprint_of(hash);
    const std::size_t capacity = forms_.size();
    std::size_t at = format::first_slot(hash, capacity);
    // A table without an empty slot can only come from damage; the count ends the search then.
    for (std::size_t probes = 0; probes < capacity; ++probes) {
        const format::FormSlot& slot = forms_[at];
        if (slot.readings == 0) return {};
        if (slot.fingerprint == wanted) return readings_at(slot.readings);
        at = at + 1 == capacity ? 0 : at + 1;
    }
    return {};
}

std::optional<FirstPart> Lexicon::first_part(std::uint64_t hash) const {
    const std::uint32_t wanted = format::fingerprint_of(hash);
    const std::size_t capacity = first_parts_.size();
    std::size_t at = format::first_slot(hash, capacity);
    for (std::size_t probes = 0; probes < capacity; ++probes) {
        const format::FirstPartSlot& slot = first_parts_[at];
        if (slot.readings == 0) return std::nullopt;
        if (slot.fingerprint == wanted) {
            const Readings found = readings_at(slot.readings);
            if (found.empty()) return std::nullopt;
            return FirstPart{found, slot.cost};
        }
        at = at + 1 == capacity ? 0 : at + 1;
    }
    return std::nullopt;
}

std::string_view Lexicon::lemma_text(std::uint32_t lemma) const {
    if (lemma >= lemmas_.size()) return {};
    const format::LemmaRecord& record = lemmas_[lemma];
    if (record.text > text_.size() || record.length > text_.size() - record.text) return {};
    return text_.substr(record.text, record.length);
}

float Lexicon::head_cost(std::uint32_t lemma) const {
    constexpr float kDear = 32.0F;
    if (lemma >= lemmas_.size()) return kDear;
    return static_cast<float>(lemmas_[lemma].head_cost) / format::kCostScale;
}

std::size_t Lexicon::shared_beginning(std::uint32_t lemma) const {
    return lemma < lemmas_.size() ? lemmas_[lemma].flags >> format::kSharedShift : 0;
}

bool Lexicon::is_atomic(std::uint32_t lemma) const {
    return lemma < lemmas_.size() && (lemmas_[lemma].flags & format::kAtomic) != 0;
}

std::filesystem::path default_lexicon_path() {
    if (const char* named = std::getenv("UDKLIP_LEXICON"); named != nullptr && *named != '\0') {
        return named;
    }
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    if (!error) {
        const auto beside = program.parent_path().parent_path() / "share" / "udklip" / kFileName;
        if (std::filesystem::exists(beside, error)) return beside;
    }
    return std::filesystem::path(UDKLIP_LEXICON_DIR) / kFileName;
}

}  // namespace udklip::language
