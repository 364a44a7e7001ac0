// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads rows of separated values (RFC 4180) from a stream. Quoted fields may hold separators, line
// breaks and doubled quotes.
//
//     CsvRows rows(source, ';', kMaxArticleBytes);
//     CsvRow row;
//     while (rows.next(row)) ... row.fields[2] ...
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/sources/byte_source.hpp"

namespace udklip::indexer {

struct CsvRow {
    enum class Fault { none, too_large, unclosed };
    std::vector<std::string> fields;
    std::size_t line = 0;  ///< where it begins, from 1
    Fault fault = Fault::none;

    bool is_blank() const {
        return fields.size() == 1 && fields[0].empty() && fault == Fault::none;
    }
};

class CsvRows {
  public:
    /// Skips rows of more than `max_row` bytes without holding them.
    CsvRows(ByteSource& text, char separator, std::size_t max_row);

    /// Returns false at the end. A quote inside a field that does not begin with one is a
    /// character.
    bool next(CsvRow& row);
    /// Returns the first line without consuming it, as far as it fits the buffer. Call it before
    /// the first next().
    std::string_view peek_line();
    void set_separator(char separator) { separator_ = separator; }
    /// Whether all that was read from the source belongs to the rows so far.
    bool is_drained() const { return at_ == end_; }

  private:
    enum class In { start, plain, quoted, behind_quote };
    static constexpr int kEnd = -1;

    bool fill();
    int get();
    void skip_line_feed();
    void append(CsvRow& row, std::string_view bytes);
    void append_run(CsvRow& row, In state);
    void end_field(CsvRow& row);

    ByteSource* source_;
    char separator_;
    std::size_t max_row_;
    std::vector<char> buffer_;
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    std::size_t line_ = 1;
    std::size_t row_bytes_ = 0;
};

}  // namespace udklip::indexer
