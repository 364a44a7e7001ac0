// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/glass/version_file.hpp"

#include <fmt/format.h>
#include <sys/random.h>

#include <algorithm>
#include <array>
#include <bit>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "command_line/error.hpp"
#include "store/glass/block.hpp"
#include "store/glass/deflater.hpp"
#include "store/glass/encoding.hpp"
#include "store/layout/bytes.hpp"
#include "store/layout/synced_files.hpp"

namespace udklip::store::glass {
namespace {

using namespace std::string_view_literals;

constexpr auto kMagic = "\x0F\x0DXapian Glass"sv;
/// 2016-03-14, the format of all of Xapian 1.4: years since 2014, month and day in 7, 4 and 5 bits.
constexpr std::uint16_t kFormat = (2016 - 2014) << 9 | 3 << 5 | 14;
constexpr std::array<char, 2> kFormatBytes = {static_cast<char>(kFormat >> 8),
                                              static_cast<char>(kFormat & 0xFF)};
constexpr std::size_t kUuidBytes = 16;
constexpr std::size_t kNever = 0;

/// A random one: version 4, variant 1 of RFC 4122.
std::string new_uuid(const std::filesystem::path& folder) {
    std::string uuid(kUuidBytes, '\0');
    if (::getrandom(uuid.data(), uuid.size(), 0) != static_cast<ssize_t>(uuid.size())) {
        cannot_write(folder);
    }
    uuid[6] = static_cast<char>((uuid[6] & 0x0F) | 0x40);
    uuid[8] = static_cast<char>((uuid[8] & 0x3F) | 0x80);
    return uuid;
}

std::string read_version_file(const std::filesystem::path& folder) {
    std::ifstream in(folder / "iamglass", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void append_root(std::string& out, const TableRoot& root, std::size_t deflate_from) {
    constexpr unsigned kInOrder = 2;  // the leaves follow one another in the file
    constexpr unsigned kEmpty = 1;
    append_number(out, root.block);
    append_number(out, root.level << 2 | kInOrder | (root.blocks == 0 ? kEmpty : 0));
    append_number(out, root.entries);
    append_number(out, kBlockBytes >> 11);
    append_number(out, deflate_from);
    if (root.blocks == 0) return append_text(out, {});
    std::string free_blocks;  // none
    append_number(free_blocks, kRevision);
    append_number(free_blocks, root.blocks);
    free_blocks.append(4, '\0');  // where the list of them begins and ends
    append_text(out, free_blocks);
}

/// The tables in the order of the version file.
constexpr std::array<std::string_view, 6> kTables = {"postlist", "docdata",  "termlist",
                                                     "position", "spelling", "synonym"};

/// What the version file says about a table that is read.
struct ReadRoot {
    std::uint64_t block;
    std::uint64_t level;
    bool is_empty;
    std::uint64_t block_units;  ///< 2,048 bytes
};

/// Returns nothing if the file ends before.
std::optional<ReadRoot> take_root(std::string_view& rest) {
    const auto number = [&] { return take_number(rest); };
    const auto block = number();
    const auto level = number();
    const auto entries = number();
    const auto units = number();
    const auto deflate_from = number();
    const auto free_blocks = number();
    if (!block || !level || !entries || !units || !deflate_from || !free_blocks) return {};
    rest.remove_prefix(std::min<std::uint64_t>(rest.size(), *free_blocks));
    return ReadRoot{*block, *level >> 2, (*level & 1) != 0, *units};
}

[[noreturn]] void damaged(const std::filesystem::path& folder, const translation::Said& reason) {
    throw Error(ErrorCode::no_database,
                said("the database {} is damaged: {}", folder.string(), reason),
                said("udklip-index --rebuild makes it anew"));
}

}  // namespace

void Statistics::add_document(std::uint64_t length) {
    const auto terms = static_cast<Xapian::termcount>(length);
    ++documents;
    total_length += length;
    if (terms > 0 && (shortest == 0 || terms < shortest)) shortest = terms;
    longest = std::max(longest, terms);
}

void Statistics::add(const Statistics& others) {
    documents += others.documents;
    last_document = std::max(last_document, others.last_document);
    total_length += others.total_length;
    if (shortest == 0 || (others.shortest != 0 && others.shortest < shortest)) {
        shortest = others.shortest;
    }
    longest = std::max(longest, others.longest);
    greatest_count = std::max(greatest_count, others.greatest_count);
}

void write_version_file(const std::filesystem::path& folder, const TableRoots& roots,
                        const Statistics& statistics) {
    std::string file(kMagic);
    file.append(kFormatBytes.data(), kFormatBytes.size());
    file += new_uuid(folder);
    append_number(file, kRevision);
    append_root(file, roots.postlist, kNever);
    append_root(file, roots.docdata, kLongestPlain);
    append_root(file, roots.termlist, kLongestPlain);
    append_root(file, roots.position, kNever);
    append_root(file, {}, kLongestPlain);  // spelling and synonyms, which are not used
    append_root(file, {}, kLongestPlain);
    append_number(file, statistics.documents);
    append_number(file, statistics.last_document - statistics.documents);
    append_number(file, statistics.shortest);
    append_number(file, statistics.greatest_count);
    append_number(file, statistics.longest - statistics.greatest_count);
    append_number(file, 0);  // no changesets
    append_number(file, statistics.total_length);
    append_number(file, 0);  // spelling
    write_synced(folder / "iamglass", file);
    sync(folder);
}

bool names_our_format(std::string_view version_file) {
    if (!version_file.starts_with(kMagic)) return false;
    return version_file.substr(kMagic.size())
        .starts_with(std::string_view(kFormatBytes.data(), kFormatBytes.size()));
}

bool has_our_format(const std::filesystem::path& folder) {
    return names_our_format(read_version_file(folder));
}

void require_possible(const std::filesystem::path& folder) {
    constexpr std::uint64_t kLevels = 10;                  // BTREE_CURSOR_LEVELS
    constexpr std::uint64_t kLargestBlock = 65'536 >> 11;  // in units of the smallest
    const std::string file = read_version_file(folder);
    std::string_view rest(file);
    if (!rest.starts_with(kMagic)) return;
    rest.remove_prefix(std::min(rest.size(), kMagic.size() + sizeof kFormat + kUuidBytes));
    if (!take_number(rest)) return;  // revision
    for (const std::string_view name : kTables) {
        const auto root = take_root(rest);
        if (!root) return;
        if (root->level >= kLevels || root->block_units > kLargestBlock ||
            !std::has_single_bit(root->block_units)) {
            damaged(folder, said("its version file says what cannot be"));
        }
        if (root->is_empty) continue;
        const std::filesystem::path table = folder / fmt::format("{}.glass", name);
        std::error_code error;
        const auto size = std::filesystem::file_size(table, error);
        if (error == std::errc::no_such_file_or_directory) {
            damaged(folder, said("{} is gone", table.filename().string()));
        }
        if (!error && size / (root->block_units << 11) <= root->block) {
            damaged(folder, said("{} is cut short", table.filename().string()));
        }
    }
}

}  // namespace udklip::store::glass
