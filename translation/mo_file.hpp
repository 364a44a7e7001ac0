// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looks up messages in a compiled catalogue, as msgfmt of gettext writes it (GNU gettext manual,
// "The Format of GNU MO Files"). libintl is not used: its language belongs to the process, and it
// translates only where the system has a Danish locale.
//
//     const MoFile danish(bytes);
//     danish.find("Search") == "Søg"
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace udklip::translation {

/// A message and its translation. Those with a plural hold both forms, divided by a zero byte.
struct MoEntry {
    std::string_view original;
    std::string_view translation;
};

/// Reads a catalogue in place; `bytes` must outlive it.
class MoFile {
  public:
    /// Throws std::invalid_argument if the bytes are no catalogue of this machine's byte order.
    explicit MoFile(std::span<const unsigned char> bytes);

    std::uint32_t size() const { return count_; }
    /// The entries are sorted by the bytes of their originals; the first is the file's head, whose
    /// original is empty.
    MoEntry entry(std::uint32_t at) const;

    /// Returns the translation of a message, by its singular. A message with a plural has both
    /// forms in it, divided by a zero byte.
    std::optional<std::string_view> find(std::string_view original) const;

  private:
    std::uint32_t number_at(std::size_t offset) const;
    std::string_view string_at(std::size_t table, std::uint32_t at) const;

    std::span<const unsigned char> bytes_;
    std::uint32_t count_ = 0;
    std::uint32_t originals_ = 0;     ///< where the table of the originals begins
    std::uint32_t translations_ = 0;  ///< and that of the translations
};

}  // namespace udklip::translation
