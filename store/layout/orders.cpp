// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/orders.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace udklip::store {
namespace {

constexpr int kUndated = 99'999'999;
constexpr std::size_t kDayBytes = 8;
constexpr int kLastSecond = 24 * 60 * 60 - 1;
constexpr std::size_t kTimeBytes = 6;  // with its mark

// No id begins with one of these.
constexpr char kTime = '\x01';
constexpr char kNoTime = '\x01';
constexpr char kTimeBehindNone = '\x02';

}  // namespace

std::string newest_first(std::optional<int> day, std::optional<int> second, std::string_view id) {
    std::string key = fmt::format("{:08}", day ? kUndated - *day : kUndated);
    if (day && second) key += fmt::format("{}{:05}", kTime, kLastSecond - *second);
    return key.append(id);
}

std::string oldest_first(std::optional<int> day, std::optional<int> second, std::string_view id) {
    std::string key = fmt::format("{:08}", day.value_or(kUndated));
    if (day && second) {
        key += fmt::format("{}{:05}", kTimeBehindNone, *second);
    } else if (day) {
        key += kNoTime;
    }
    return key.append(id);
}

std::string_view id_in_newest_first(std::string_view value) {
    std::size_t begin = std::min(kDayBytes, value.size());
    if (begin < value.size() && value[begin] == kTime) {
        begin = std::min(begin + kTimeBytes, value.size());
    }
    return value.substr(begin);
}

}  // namespace udklip::store
