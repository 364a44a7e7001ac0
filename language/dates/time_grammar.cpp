// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/dates/time_grammar.hpp"

#include <string_view>

namespace udklip::language::dates {
namespace {

struct Zone {
    std::string_view name;
    int minutes;
};

/// The names that RFC 2822 and Danish pages use; written in capitals, as *est* is a word.
constexpr Zone kZones[] = {
    {"Z", 0},      {"UT", 0},     {"UTC", 0},    {"GMT", 0},    {"WET", 0},    {"CET", 60},
    {"CEST", 120}, {"MET", 60},   {"MEST", 120}, {"EET", 120},  {"EEST", 180}, {"BST", 60},
    {"WEST", 60},  {"EST", -300}, {"EDT", -240}, {"CST", -360}, {"CDT", -300}, {"MST", -420},
    {"MDT", -360}, {"PST", -480}, {"PDT", -420},
};

class TimeMatcher {
  public:
    explicit TimeMatcher(const std::vector<DateToken>& tokens) : tokens_(tokens) {}

    std::optional<TimeMatch> match(std::size_t at) {
        const bool iso = has(at) && tokens_[at].is_word("t") && !tokens_[at].spaced;
        bool marked = iso;
        if (iso) {
            ++at;
        } else {
            if (mark(at, ',') || mark(at, '|')) ++at;
            if (mark(at, '-') && tokens_[at].spaced && has(at + 1) && tokens_[at + 1].spaced) ++at;
            if (word(at, "kl")) {
                marked = true;
                ++at;
                if (mark(at, '.')) ++at;
            } else if (word(at, "klokken") || word(at, "at")) {
                marked = true;
                ++at;
            }
        }
        if (!has(at) || tokens_[at].kind != DateToken::Kind::number) return {};
        if (iso == tokens_[at].spaced) return {};
        if (iso && (number(at, 6) || number(at, 4))) return basic(at);
        if (tokens_[at].text.size() > 2) return {};
        return clock(at, marked, iso);
    }

  private:
    bool has(std::size_t at) const { return at < tokens_.size(); }
    bool mark(std::size_t at, char c) const { return has(at) && tokens_[at].is_mark(c); }
    bool word(std::size_t at, std::string_view w) const {
        return has(at) && tokens_[at].is_word(w);
    }
    bool number(std::size_t at, std::size_t digits) const {
        return has(at) && tokens_[at].is_number(digits, digits);
    }
    bool close(std::size_t at) const { return has(at) && !tokens_[at].spaced; }
    int value(std::size_t at) const { return tokens_[at].value; }

    /// T060000Z
    std::optional<TimeMatch> basic(std::size_t at) {
        const bool seconds = tokens_[at].text.size() == 6;
        const int hhmmss = value(at) * (seconds ? 1 : 100);
        TimeMatch time{hhmmss / 10000, hhmmss / 100 % 100, hhmmss % 100, {}, at + 1};
        match_zone(time, true);
        return time;
    }

    std::optional<TimeMatch> clock(std::size_t at, bool marked, bool iso) {
        TimeMatch time;
        time.hour = value(at);
        ++at;
        const bool colon = mark(at, ':');
        if ((colon || mark(at, '.')) && close(at) && number(at + 1, 2) && close(at + 1)) {
            time.minute = value(at + 1);
            at += 2;
            if (mark(at, colon ? ':' : '.') && close(at) && number(at + 1, 2) && close(at + 1)) {
                time.second = value(at + 1);
                at += 2;
                const bool fraction = mark(at, '.') || mark(at, ',');
                if (fraction && close(at) && close(at + 1) &&
                    tokens_[at + 1].kind == DateToken::Kind::number) {
                    at += 2;
                }
            }
        } else if (!marked || iso) {
            return {};
        }
        if (word(at, "pm") && time.hour < 12) time.hour += 12;
        if (word(at, "am") && time.hour == 12) time.hour = 0;
        if (word(at, "pm") || word(at, "am")) ++at;
        time.next = at;
        match_zone(time, iso);
        return time;
    }

    /// Z, CEST, +0200, +02:00, GMT+2.
    void match_zone(TimeMatch& time, bool iso) const {
        const std::size_t at = time.next;
        if (!has(at)) return;
        if (tokens_[at].kind == DateToken::Kind::word) {
            for (const Zone& zone : kZones) {
                const bool lower_z = tokens_[at].word == "z" && !tokens_[at].spaced;
                if (tokens_[at].text != zone.name && !(lower_z && zone.name == "Z")) continue;
                time.offset_minutes = zone.minutes;
                time.next = at + 1;
                if (zone.minutes == 0 && close(at + 1)) match_offset(time, at + 1, true);
                return;
            }
            return;
        }
        match_offset(time, at, iso);
    }

    /// 06:00-08:00 is a span of hours, so a minus counts only behind a T or as -0800.
    void match_offset(TimeMatch& time, std::size_t at, bool iso) const {
        const bool plus = mark(at, '+');
        const bool minus = mark(at, '-');
        if ((!plus && !minus) || !close(at + 1)) return;
        const DateToken& digits = tokens_[at + 1];
        std::size_t next = at + 2;
        int minutes = 0;
        if (digits.is_number(4, 4)) {
            if (minus && !iso && !tokens_[at].spaced) return;
            minutes = digits.value / 100 * 60 + digits.value % 100;
        } else if (digits.is_number(1, 2) && (plus || iso) && !tokens_[at].spaced) {
            minutes = digits.value * 60;
            if (mark(next, ':') && close(next) && number(next + 1, 2) && close(next + 1)) {
                minutes += value(next + 1);
                next += 2;
            }
        } else {
            return;
        }
        if (minutes > 14 * 60) return;
        time.offset_minutes = minus ? -minutes : minutes;
        time.next = next;
    }

    const std::vector<DateToken>& tokens_;
};

}  // namespace

std::optional<TimeMatch> match_time(const std::vector<DateToken>& tokens, std::size_t at) {
    return TimeMatcher(tokens).match(at);
}

}  // namespace udklip::language::dates
