// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/instant.hpp"
#include "indexer/reading/markup/html/names_of_people.hpp"
#include "indexer/reading/markup/html/text/day_text.hpp"
#include "indexer/reading/markup/html/text/lines.hpp"
#include "tests/unit/catch.hpp"

using namespace udklip::indexer::html;

namespace {

bool whole(LineKind kind, std::string_view text) {
    return is_line(kind, fold_line(text));
}

bool begins(LineKind kind, std::string_view text) {
    return starts_as(kind, fold_line(text)) > 0;
}

bool has(LineKind kind, std::string_view text) {
    return holds(kind, fold_line(text));
}

std::string day(std::string_view text, DayOrder order = DayOrder::day_first) {
    const auto found = find_day(text, order);
    return found ? udklip::language::to_string(found->day) : "";
}

}  // namespace

TEST_CASE("whole lines") {
    CHECK(whole(LineKind::end, "Læs også:"));
    CHECK(whole(LineKind::end, "12 kommentarer"));
    CHECK(whole(LineKind::end, "Mehr  zum\u00a0Thema »"));
    CHECK(whole(LineKind::end, "Mest lästa"));
    CHECK_FALSE(whole(LineKind::end, "Læs også om kommunerne"));
    CHECK_FALSE(whole(LineKind::end, "Kommentarerne"));
    CHECK_FALSE(whole(LineKind::end, ""));
    CHECK_FALSE(whole(LineKind::end, "»«"));
    CHECK(whole(LineKind::button, "DEL"));
    CHECK_FALSE(whole(LineKind::button, "Del to"));
}

TEST_CASE("beginnings of lines") {
    CHECK(begins(LineKind::also, "» Læs også: Tog til Fyn"));
    CHECK(begins(LineKind::also, "Relaterede emner"));
    CHECK_FALSE(begins(LineKind::also, "Vi læser også"));
    CHECK(begins(LineKind::by, "Foto: Jens"));
    CHECK_FALSE(begins(LineKind::by, "Fotografen kom"));
    CHECK(begins(LineKind::by, "© Avisen"));
}

TEST_CASE("words inside lines") {
    CHECK(has(LineKind::call, "Få vores nyhedsbrev hver dag"));
    CHECK(has(LineKind::call, "Copyright © 2021"));
    CHECK_FALSE(has(LineKind::call, "Deres enyhedsbreve"));
    CHECK(has(LineKind::house, "Miljøministeriet"));
    CHECK(has(LineKind::house, "Hansen Media"));
    CHECK_FALSE(has(LineKind::house, "Hansen Mediadatter"));
}

TEST_CASE("texts are compared by their words") {
    CHECK(key_of(" \u201cFlere  penge\u201d til KL!") == "flere penge til kl");
    CHECK(squashed("DR.dk") == "drdk");
    CHECK(likeness(word_set("a b c"), word_set("b c d")) == 0.5);
    CHECK(likeness(word_set(""), word_set("")) == 0);
}

TEST_CASE("days in lines, in many languages") {
    for (const char* text : {"21. maj 2021",
                             "Publiceret d. 21.05.2021 kl. 6.05",
                             "21/5 2021",
                             "21/5-2021",
                             "fredag den 21. maj 2021",
                             "2021-05-21T06:05:00",
                             "21.5.21",
                             "21. Mai 2021, 10:00 Uhr",
                             "May 21st, 2021",
                             "21 May, 2021",
                             "21 de mayo de 2021",
                             "Fri, 21-May-2021",
                             "2021年5月21日",
                             "21 mai 2021",
                             "21 | 05 | 2021",
                             "21 / 5 / 2021",
                             "maj 212021",
                             "21 мая 2021",
                             "2021. május 21.",
                             "21. toukokuuta 2021",
                             "Uppdaterad 21 maj 2021",
                             "05/21/2021",
                             "2021/05/21"}) {
        INFO(text);
        CHECK(day(text) == "2021-05-21");
    }
    CHECK(day("03/04/2022") == "2022-04-03");
    CHECK(day("03/04/2022", DayOrder::month_first) == "2022-03-04");
}

TEST_CASE("what is no day") {
    for (const char* text :
         {"", "2021", "maj 2021", "31. februar 2021", "1.2.3.2021", "192.168.10.2021", "12:30",
          "21. maj", "tlf. 21 05 20 21", "maj 992021", "maj 211821", "21 | 05 | 21", "1899-01-01",
          "21.13.2021", "side 5 af 2021"}) {
        INFO(text);
        CHECK(day(text).empty());
    }
    const auto found = find_day("Berlin, 3. März 2022 - Der");
    REQUIRE(found);
    CHECK(found->begin == 8);
    CHECK(found->end == 21);
}

TEST_CASE("times of day") {
    CHECK(find_time_of_day("kl. 14:30"));
    CHECK_FALSE(find_time_of_day("1:2"));
    CHECK_FALSE(find_time_of_day("::"));
}

TEST_CASE("an instant in UTC is a time where the page was made") {
    CHECK(is_utc("2020-12-31T23:00:00Z"));
    CHECK(is_utc("2020-12-31T23:00:00.000+00:00"));
    CHECK_FALSE(is_utc("2020-12-31T23:00:00+01:00"));
    CHECK_FALSE(is_utc("2020-12-31"));
    const auto in_denmark = [](const char* utc) { return local_time(utc, "Europe/Copenhagen"); };
    CHECK(in_denmark("2020-12-31T23:00:00Z") == "2021-01-01T00:00:00+01:00");
    CHECK(in_denmark("2021-06-18T22:30:00Z") == "2021-06-19T00:30:00+02:00");
    CHECK(in_denmark("2021-03-28T00:59:00Z") == "2021-03-28T01:59:00+01:00");
    CHECK(in_denmark("2021-03-28T01:00:00Z") == "2021-03-28T03:00:00+02:00");
    CHECK(in_denmark("2021-10-31T00:59:00Z") == "2021-10-31T02:59:00+02:00");
    CHECK(in_denmark("2021-10-31T01:00:00Z") == "2021-10-31T02:00:00+01:00");
    CHECK(is_midnight("2020-12-31T23:00:00Z", "Europe/Copenhagen"));
    CHECK_FALSE(is_midnight("2020-12-31T23:05:00Z", "Europe/Copenhagen"));
    CHECK_FALSE(is_midnight("2020-12-31T00:00:00Z", "Europe/London"));
    CHECK_FALSE(is_midnight("2020-12-31T23:00:00Z", ""));
    CHECK(local_time("2020-12-31T23:00:00Z", "Europe/London") == "2020-12-31T23:00:00+00:00");
    CHECK(in_utc("2020-12-31T23:00:00+00:00") == "2020-12-31T23:00:00Z");
}

TEST_CASE("the time zone of a page is that of the country it names") {
    CHECK(zone_of_page("da-dk", "avisen.com") == "Europe/Copenhagen");
    CHECK(zone_of_page("en", "avisen.dk") == "Europe/Copenhagen");
    CHECK(zone_of_page("", "").empty());
    CHECK(zone_of_page("", "avisen.eu").empty());
    CHECK(zone_of_page("en-us", "paper.com") == "America/New_York");
    CHECK(zone_of_page("en", "paper.co.uk") == "Europe/London");
    CHECK(zone_of_page("en-gb", "") == "Europe/London");
    CHECK(zone_of_page("fi", "") == "Europe/Helsinki");
    CHECK(zone_of_page("sv-se", "") == "Europe/Stockholm");
    CHECK(zone_of_page("en", "paper.com") == "Etc/UTC");
}

TEST_CASE("names in bylines") {
    using Names = std::vector<std::string>;
    CHECK(names_in("Af Jens Hansen, journalist | jh@avisen.dk") == Names{"Jens Hansen"});
    CHECK(names_in("Jens Hansen og Hanne Holm") == Names{"Jens Hansen", "Hanne Holm"});
    CHECK(names_in("Af Jens Hansen, Hanne Holm og Bo Lund") ==
          Names{"Jens Hansen", "Hanne Holm", "Bo Lund"});
    CHECK(names_in("VonAnna Meier") == Names{"Anna Meier"});
    CHECK(names_in("Skrevet af: Jens Hansen (DR)") == Names{"Jens Hansen"});
    CHECK(names_in("Hanne Holm 21. maj 2021") == Names{"Hanne Holm"});
    CHECK(names_in("Tekst: Åse Ørsted") == Names{"Åse Ørsted"});
    CHECK(names_in("").empty());
    CHECK(name_behind_lead_in("21. maj 2021 Af Jens Hansen", true) == "Jens Hansen");
    CHECK(name_behind_lead_in("Af Ursula von der Leyen", true) == "Ursula von der Leyen");
    CHECK(name_behind_lead_in("Af hensyn til miljøet", true).empty());
    CHECK(is_person("Jens Hansen"));
    CHECK_FALSE(is_person("admin"));
    CHECK_FALSE(is_person("jh@avisen.dk"));
    CHECK_FALSE(is_person("Top 10 i dag"));
    CHECK(is_full_name("(Jens-Ole Hansen)"));
    CHECK_FALSE(is_full_name("Jens hansen"));
}
