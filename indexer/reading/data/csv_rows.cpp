// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/data/csv_rows.hpp"

#include <algorithm>

namespace udklip::indexer {

CsvRows::CsvRows(ByteSource& text, char separator, std::size_t max_row)
    : source_(&text), separator_(separator), max_row_(max_row), buffer_(1 << 16) {}

bool CsvRows::fill() {
    if (at_ < end_) return true;
    at_ = 0;
    end_ = source_->read(buffer_);
    return end_ > 0;
}

int CsvRows::get() {
    if (!fill()) return kEnd;
    const char c = buffer_[at_++];
    if (c == '\n') ++line_;
    return static_cast<unsigned char>(c);
}

/// Skips the LF that follows a CR. A CR alone ends a line as well (old Macs).
void CsvRows::skip_line_feed() {
    if (fill() && buffer_[at_] == '\n') ++at_;
    ++line_;
}

std::string_view CsvRows::peek_line() {
    fill();
    const std::string_view ahead(buffer_.data() + at_, end_ - at_);
    return ahead.substr(0, ahead.find_first_of("\r\n"));
}

void CsvRows::append(CsvRow& row, std::string_view bytes) {
    row_bytes_ += bytes.size();
    if (row_bytes_ > max_row_) {
        if (row.fault == CsvRow::Fault::none) std::vector<std::string>(1).swap(row.fields);
        row.fault = CsvRow::Fault::too_large;
        return;
    }
    row.fields.back() += bytes;
}

/// Appends what surely belongs to the field: all up to a quotation mark inside quotation marks,
/// else up to a separator or the end of a line.
void CsvRows::append_run(CsvRow& row, In state) {
    const std::string_view ahead(buffer_.data() + at_, end_ - at_);
    const auto* const end = state == In::quoted
                                ? std::find(ahead.begin(), ahead.end(), '"')
                                : std::find_if(ahead.begin(), ahead.end(), [&](char c) {
                                      return c == separator_ || c == '\n' || c == '\r';
                                  });
    const std::string_view run = ahead.substr(0, static_cast<std::size_t>(end - ahead.begin()));
    if (state == In::quoted) {
        line_ += static_cast<std::size_t>(std::count(run.begin(), run.end(), '\n'));
    }
    at_ += run.size();
    append(row, run);
}

void CsvRows::end_field(CsvRow& row) {
    row_bytes_ += sizeof(std::string);  // empty fields fill memory, too
    if (row.fault == CsvRow::Fault::none) row.fields.emplace_back();
}

bool CsvRows::next(CsvRow& row) {
    row.fields.assign(1, {});
    row.fault = CsvRow::Fault::none;
    row.line = line_;
    row_bytes_ = 0;
    In state = In::start;
    bool begun = false;
    for (int next = get(); next != kEnd; next = get()) {
        begun = true;
        const char c = static_cast<char>(next);
        if (state == In::quoted) {
            if (c == '"') {
                state = In::behind_quote;
            } else {
                append(row, {&c, 1});
                append_run(row, state);
            }
        } else if (c == '\n' || c == '\r') {
            if (c == '\r') skip_line_feed();
            return true;
        } else if (c == separator_) {
            end_field(row);
            state = In::start;
        } else if (c == '"' && state == In::start) {
            state = In::quoted;
        } else if (c == '"' && state == In::behind_quote) {
            append(row, {&c, 1});
            state = In::quoted;
        } else {
            append(row, {&c, 1});
            state = In::plain;
            append_run(row, state);
        }
    }
    if (state == In::quoted && row.fault == CsvRow::Fault::none)
        row.fault = CsvRow::Fault::unclosed;
    return begun;
}

}  // namespace udklip::indexer
