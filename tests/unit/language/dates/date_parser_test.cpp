// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/dates/date_parser.hpp"

#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/unit/catch.hpp"
#include "tests/unit/paths.hpp"

using namespace udklip::language;

namespace {

const Date kFriday = *Date::of(2021, 5, 21);

/// An offset of +02:00 as dates.tsv writes it: +2.
std::string with_short_offset(std::string date) {
    const std::size_t sign = date.find_first_of("+-", date.find('T'));
    if (date.find('T') == std::string::npos || sign == std::string::npos) return date;
    const std::string minutes = date.substr(sign + 4);
    return date.substr(0, sign + 1) + std::to_string(std::stoi(date.substr(sign + 1, 2))) +
           (minutes == "00" ? "" : ":" + minutes);
}

std::string article(std::string_view text) {
    const auto date = parse_article_date(text);
    return date ? to_string(*date) : "-";
}

std::string path(std::string_view text) {
    const auto date = find_date_in_path(text);
    return date ? to_string(*date) : "-";
}

std::string query(std::string_view text, const Date& today = kFriday) {
    const auto range = parse_query_dates(text, today);
    if (!range) return "-";
    return (range->first ? std::to_string(*range->first) : "") + ".." +
           (range->last ? std::to_string(*range->last) : "");
}

std::string header(std::string_view text) {
    const auto found = date_header(text);
    if (!found) return "-";
    return to_string(found->date) + "|" + std::string(text.substr(found->size));
}

using Row = std::pair<const char*, const char*>;

}  // namespace

// UDKLIP_DATES_TSV names another file of the same form. An article is dated by what is stated, so
// a row whose year is guessed (?y) or that is relative (rel) is no date of an article's.
TEST_CASE("every row of dates.tsv") {
    const char* other = std::getenv("UDKLIP_DATES_TSV");
    const std::string file = other ? other : udklip::test::source_path("tests/data/dates.tsv");
    std::ifstream in(file);
    REQUIRE(in.is_open());
    int rows = 0;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        const std::size_t first = line.find('\t');
        REQUIRE(first != std::string::npos);
        const std::string text = line.substr(0, first);
        std::string meaning = line.substr(first + 1, line.find('\t', first + 1) - first - 1);
        INFO(text);
        const bool is_year = text.size() == 4 && text.find_first_not_of("0123456789") == text.npos;
        if (is_year) meaning = text;  // a field that is nothing else states it
        if (meaning.ends_with(" rel")) {
            CHECK(query(text) != "-");
            meaning = "-";
        }
        if (meaning.find(" ?y") != std::string::npos) meaning = "-";
        const std::string date = text.starts_with('/') ? path(text) : article(text);
        CHECK(with_short_offset(date) == meaning);
        ++rows;
    }
    CHECK(rows > 0);
}

TEST_CASE("more texts that are a date, or none") {
    const Row row = GENERATE(values<Row>({
        {"3. jan. 2020", "2020-01-03"},
        {"den 12. sept. 2019", "2019-09-12"},
        {"1 OKT. 2018", "2018-10-01"},
        {"den 3/4 2021", "2021-04-03"},
        {"den 3/4", "-"},
        {"den 3.4.2021", "2021-04-03"},
        {"den 3.4.", "-"},
        {"1. januar 2020 kl. 8", "2020-01-01T08:00:00"},
        {"1. januar 2020 klokken 8.30", "2020-01-01T08:30:00"},
        {"mandag den 21. maj 2021", "2021-05-21"},
        {"torsdag den 24. december", "-"},
        {"søndag den 5. september", "-"},
        {"mandag den 21. maj", "-"},
        {"i går", "-"},
        {"i morgen", "-"},
        {"i forgårs", "-"},
        {"sidste fredag", "-"},
        {"i fredags", "-"},
        {"på mandag", "-"},
        {"mandag", "-"},
        {"sidste måned", "-"},
        {"sidste år", "-"},
        {"for tre dage siden", "-"},
        {"30. februar", "-"},
        {"29. februar 2021", "-"},
        {"29. februar 2020", "2020-02-29"},
        {"29. februar", "-"},
        {"0.5.2021", "-"},
        {"32.5.2021", "-"},
        {"2021-13-01", "-"},
        {"2021-02-30", "-"},
        {"2021-W20", "-"},
        {"2021/22", "-"},
        {"2020-21", "-"},
        {"kl. 11.30", "-"},
        {"5.500 kroner", "-"},
        {"12,5 procent", "-"},
        {"1.2.3.4", "-"},
        {"10.12.2021.5", "-"},
        {"tlf. 33 70 33 70", "-"},
        {"tlf. 20210521", "-"},
        {"+45 20210521", "-"},
        {"Tlf:33703333Om KL", "-"},
        {"om tre dage", "-"},
        {"den 21.05.21", "2021-05-21"},
        {"d. 1/2-19", "2019-02-01"},
        {"05-2021", "2021-05"},
        {"uge 20", "-"},
        {"010203-1234", "-"},
        {"s. 12-14", "-"},
        {"1/2", "-"},
        {"3/4", "-"},
        {"21.05.21", "2021-05-21"},
        {"5/11", "-"},
        {"12.05", "-"},
        {"§ 21", "-"},
        {"14. juli 1789", "1789-07-14"},
        {"1990'erne", "-"},
        {"maj 21", "-"},
        {"i maj", "-"},
        {"3. kvartal 2021", "-"},
        {"jul 2021", "2021-07"},
        {"1. maj-optoget", "-"},
        {"May 21, 2021", "2021-05-21"},
        {"21st of May 2021", "2021-05-21"},
        {"21-May-2021", "2021-05-21"},
        {"October 2020", "2020-10"},
        {"2021/05/21", "2021-05-21"},
        {"2021.05.21", "2021-05-21"},
        {"21.-23. maj 2021", "2021-05-21"},
        {"LØRDAG D. 22. MAJ 2021 KL. 14.15", "2021-05-22T14:15:00"},
        {"20210521T060000Z", "2021-05-21T06:00:00Z"},
        {"99999999999999999999", "-"},
        {"", "-"},
        {"21.5.21", "2021-05-21"},
        {"03.11.98", "1998-11-03"},
        {"21.05.21 kl. 14.30", "2021-05-21T14:30:00"},
        {"5/5", "-"},
        {"31/12", "-"},
        {"Publiceret den 21. maj 2021", "2021-05-21"},
        {"date 2021", "2021"},
        {"Dato: 2021-05-21", "2021-05-21"},
        {"2021-05-21T06:00:00+05:30", "2021-05-21T06:00:00+5:30"},
        {"21.13.21", "-"},
        {"1.2.3.4", "-"},
    }));
    INFO(row.first);
    CHECK(with_short_offset(article(row.first)) == row.second);
}

TEST_CASE("metadata and header lines date an article, absolutely or not at all") {
    const Row row = GENERATE(values<Row>({
        {"2021", "2021"},
        {"2021-06", "2021-06"},
        {"2021-06-18", "2021-06-18"},
        {" 20210618 ", "2021-06-18"},
        {"20210618T0600", "2021-06-18T06:00:00"},
        {"20210618T060005Z", "2021-06-18T06:00:05Z"},
        {"20210618060005", "2021-06-18T06:00:05"},
        {"2021-05-21T06:00:00+02:00", "2021-05-21T06:00:00+02:00"},
        {"2021-05-21T06:00:00.123456+0200", "2021-05-21T06:00:00+02:00"},
        {"2021-05-21T06:00:00-03:30", "2021-05-21T06:00:00-03:30"},
        {"2021-05-21T06:00Z", "2021-05-21T06:00:00Z"},
        {"2021-05-21 06:00:00", "2021-05-21T06:00:00"},
        {"2021-05-21 06:00:00 +0200", "2021-05-21T06:00:00+02:00"},
        {"2021-05-21 06:00:00 -0700", "2021-05-21T06:00:00-07:00"},
        {"2021-05-21 06:00:00 UTC", "2021-05-21T06:00:00Z"},
        {"Fri, 21 May 2021 06:00:00 +0200", "2021-05-21T06:00:00+02:00"},
        {"Fri, 21 May 2021 06:00:00 +0200 (CEST)", "2021-05-21T06:00:00+02:00"},
        {"Fri, 21 May 2021 06:00:00 GMT", "2021-05-21T06:00:00Z"},
        {"Fri, 21 May 21 06:00:00 EST", "2021-05-21T06:00:00-05:00"},
        {"21 May 2021 06:00 PM", "2021-05-21T18:00:00"},
        {"Fri May 21 06:00:00 CEST 2021", "2021-05-21T06:00:00+02:00"},
        {"Fri May 21 2021 06:00:00 GMT+0200 (Central European Summer Time)",
         "2021-05-21T06:00:00+02:00"},
        {"21.5.2021 06:00:00 CEST", "2021-05-21T06:00:00+02:00"},
        {"13.3.2025 15:37:19 CET", "2025-03-13T15:37:19+01:00"},
        {"Dato: 21. maj 2021", "2021-05-21"},
        {"date 2021-06", "2021-06"},
        {"Den 21. maj 2021.", "2021-05-21"},
        {"d. 21. maj 2021 kl. 14.30", "2021-05-21T14:30:00"},
        {"Fredag den 21. maj 2021", "2021-05-21"},
        {"fre. 21. maj 2021 - 14:30", "2021-05-21T14:30:00"},
        {"Publiceret: 21.05.21", "2021-05-21"},
        {"21/05/2021", "2021-05-21"},
        {"21/5-2021", "2021-05-21"},
        {"21/5-21", "2021-05-21"},
        {"2021/05/21", "2021-05-21"},
        {"05/2021", "2021-05"},
        {"maj 2021", "2021-05"},
        {"May 2021", "2021-05"},
        {"September 3rd, 2020", "2020-09-03"},
        {"3. sept. 2020", "2020-09-03"},
        // Nothing that would have to be guessed, and no text around it.
        {"18. maj", "-"},
        {"5/11", "-"},
        {"fredag", "-"},
        {"i går", "-"},
        {"maj", "-"},
        {"sidste måned", "-"},
        {"31. februar 2021", "-"},
        {"2021-02-29", "-"},
        {"2021-06-00", "-"},
        {"0000-00-00", "-"},
        {"2021-05-21T25:00", "-"},
        {"2021-W20", "-"},
        {"i 2021", "-"},
        {"21. maj 2021 i Aarhus", "-"},
        {"maj 2021 og juni 2021", "-"},
        {"1. kvartal 2021", "-"},
        {"1621573200", "-"},
        {"dato", "-"},
        {"", "-"},
    }));
    INFO(row.first);
    CHECK(article(row.first) == row.second);
}

TEST_CASE("what to_string writes is read back") {
    const Date day = *Date::of(2021, 5, 21);
    for (const Date& date : {*Date::of(2021), *Date::of(2021, 6), day, *day.at(6, 5, 4),
                             *day.at(6, 0, 0, 0), *day.at(23, 59, 59, -570)}) {
        CHECK(parse_article_date(to_string(date)) == date);
    }
}

TEST_CASE("a date header is told from a first sentence") {
    const Row row = GENERATE(values<Row>({
        {" date 2021-06 Kommunerne vil have flere penge.",
         "2021-06|Kommunerne vil have flere penge."},
        {"date 2021-06\n\nKommunerne", "2021-06|Kommunerne"},
        {"date 2021 Kommunerne", "2021|Kommunerne"},
        {"Dato: 21. maj 2021\nKommunerne", "2021-05-21|Kommunerne"},
        {"Dato: 21. maj 2021 kl. 6.05\nKommunerne", "2021-05-21T06:05:00|Kommunerne"},
        {"dato 3. juni 2020 Økonomien", "2020-06-03|Økonomien"},
        {"\xEF\xBB\xBF\n21. maj 2021\n\nKommunerne", "2021-05-21|Kommunerne"},
        {"Fredag den 21. maj 2021\r\nKommunerne", "2021-05-21|Kommunerne"},
        {"Publiceret 21. maj 2021\nKommunerne", "2021-05-21|Kommunerne"},
        {"maj 2021\nKommunerne", "2021-05|Kommunerne"},
        {"21.05.21\nKommunerne", "2021-05-21|Kommunerne"},
        {"21. maj 2021", "2021-05-21|"},
        {"21. maj 2021 blev alt anderledes.", "-"},
        {"Fredag den 21. maj indledte KL forhandlinger.", "-"},
        {"Fredag den 21. maj 2021 indledte KL forhandlinger.", "-"},
        {"Maj 2021 var kold.\nJuni var varm.", "-"},
        {"18. maj\nKommunerne", "-"},
        {"2021\nKommunerne", "-"},
        {"Dato: 21. maj 14 personer", "-"},
        {"Dato\n21. maj 2021", "-"},
        {"date night 2021-06", "-"},
        {"Date 2021 was a good year", "-"},
        {"Skrevet 21. maj 2021 af en læser", "-"},
        {"Dato: fredag\nKommunerne", "-"},
        {"KL\n\nKL foreslår treårsplan", "-"},
        {"", "-"},
        {" \n ", "-"},
    }));
    INFO(row.first);
    CHECK(header(row.first) == row.second);
}

TEST_CASE("a path may carry the date") {
    const Row row = GENERATE(values<Row>({
        {"/2021/05/artikel", "2021-05"},
        {"/2021/05/21/artikel", "2021-05-21"},
        {"/2021/05/21", "2021-05-21"},
        {"https://kl.dk/nyheder/2021/maj/titel/", "2021-05"},
        {"avis/2021/titel.txt", "2021"},
        {"2021-05-21-titel.txt", "2021-05-21"},
        {"avis/2019/2021-05-21.txt", "2021-05-21"},
        {"2021-05-21/titel-2019-03.txt", "2021-05-21"},
        {"20210521_x.txt", "2021-05-21"},
        {"IMG_20210521_123456.txt", "2021-05-21"},
        {"20210521T0600.json", "2021-05-21"},
        {"2021_05_21_x", "2021-05-21"},
        {"titel-21-05-2021.html", "2021-05-21"},
        {"titel.21.05.2021.html", "2021-05-21"},
        {"titel-2021-05.html", "2021-05"},
        {"21-maj-2021-titel.txt", "2021-05-21"},
        {"klumme maj-2021.txt", "2021-05"},
        {"C:\\avis\\2021\\05\\x.txt", "2021-05"},
        {"corpus/000_8fb1d4c4f2cce660.txt", "-"},
        {"corpus/004_0a0ba689286c5b5e.txt", "-"},
        {"tlf-33703370.txt", "-"},
        {"2021.txt", "-"},
        {"rapport-2021.txt", "-"},
        {"/1234/05/x", "-"},
        {"/2021/13/x", "2021"},
        {"2021-13-01.txt", "-"},
        {"2021-02-30.txt", "-"},
        {"20210230.txt", "-"},
        {"99990101.txt", "-"},
        {"a20210521.txt", "-"},
        {"20210521b.txt", "-"},
        {"120210521.txt", "-"},
        {"version-1.2.3", "-"},
        {"2021-05-01_2021-05-31.txt", "-"},
        {"kl.dk:2021/05/x", "-"},
        {"", "-"},
    }));
    INFO(row.first);
    CHECK(path(row.first) == row.second);
}

TEST_CASE("questions: absolute dates and ranges") {
    const Row row = GENERATE(values<Row>({
        {"2021", "20210101..20211231"},
        {"2021-05", "20210501..20210531"},
        {"2021-05-21", "20210521..20210521"},
        {"2021-05..2021-06", "20210501..20210630"},
        {"2021-06..2021-05", "20210501..20210630"},
        {"..2021-06-15", "..20210615"},
        {"2019..", "20190101.."},
        {"2019..2021", "20190101..20211231"},
        {"2019-2021", "20190101..20211231"},
        {"maj-2021", "20210501..20210531"},
        {"maj 2021", "20210501..20210531"},
        {"May-2021", "20210501..20210531"},
        {"i maj 2021", "20210501..20210531"},
        {"21. maj 2021", "20210521..20210521"},
        {"21-maj-2021", "20210521..20210521"},
        {"21.-maj-2021", "20210521..20210521"},
        {"21.5.2021", "20210521..20210521"},
        {"21/5-2021", "20210521..20210521"},
        {"21.05.21", "20210521..20210521"},
        {"fredag den 21. maj 2021", "20210521..20210521"},
        {"18. maj", "20210518..20210518"},
        {"24. december", "20201224..20201224"},
        {"24-december", "20201224..20201224"},
        {"5/11", "20201105..20201105"},
        {"maj", "20210501..20210531"},
        {"juni", "20200601..20200630"},
        {"år 2021", "20210101..20211231"},
        {"siden 2019", "20190101.."},
        {"siden-2019", "20190101.."},
        {"since 2019-03", "20190301.."},
        {"fra maj 2020", "20200501.."},
        {"efter 2019", "20200101.."},
        {"før 2019", "..20181231"},
        {"før-2019", "..20181231"},
        {"before 2019-03-01", "..20190228"},
        {"til 2019", "..20191231"},
        {"til og med 2019", "..20191231"},
        {">=2019", "20190101.."},
        {">2019", "20200101.."},
        {"<2019", "..20181231"},
        {"<= 2019", "..20191231"},
        {"fra 2019 til 2021", "20190101..20211231"},
        {"2019 til 2021", "20190101..20211231"},
        {"mellem 2019 og 2021", "20190101..20211231"},
        {"fra maj 2020 til i dag", "20200501..20210521"},
        {"1. maj..3. juni 2020", "20200501..20200603"},
        {"1990erne", "19900101..19991231"},
        {"1990'erne", "19900101..19991231"},
        {"90'erne", "19900101..19991231"},
        {"90erne", "19900101..19991231"},
        {"i 1990'erne", "19900101..19991231"},
        {"00'erne", "20000101..20091231"},
        {"1990s", "19900101..19991231"},
        {"1800-tallet", "18000101..18991231"},
        {"19. århundrede", "18000101..18991231"},
        {"Q1 2021", "20210101..20210331"},
        {"2021-Q4", "20211001..20211231"},
        {"1. kvartal 2021", "20210101..20210331"},
        {"andet kvartal 2020", "20200401..20200630"},
        {"Q3", "20200701..20200930"},
        {"2. halvår 2020", "20200701..20201231"},
        {"uge 20 2021", "20210517..20210523"},
        {"2021-W20", "20210517..20210523"},
        {"uge 53 2020", "20201228..20210103"},
        {"uge 53 2021", "-"},
        {"uge 30", "20200720..20200726"},
        {"sommer 2021", "20210601..20210831"},
        {"sommeren-2021", "20210601..20210831"},
        {"vinter 2021", "-"},
        {"2021-13", "-"},
        {"31. februar 2021", "-"},
        {"..", "-"},
        {"", "-"},
        {"-", "-"},
        {"hest", "-"},
        {"siden", "-"},
        {"siden hest", "-"},
        {"hest..2021", "-"},
        {"maj 2021 hest", "-"},
    }));
    INFO(row.first);
    CHECK(query(row.first) == row.second);
}

TEST_CASE("questions: ranges, whose ends may leave out what both have") {
    const Row row = GENERATE(values<Row>({
        {"1.-5. maj 2020", "20200501..20200505"},
        {"1-5. maj 2020", "20200501..20200505"},
        {"1.–5. maj 2020", "20200501..20200505"},
        {"1. - 5. maj 2020", "20200501..20200505"},
        {"1.-5.-maj-2020", "20200501..20200505"},
        {"1.-5. maj", "20210501..20210505"},
        {"21.-23. december", "20201221..20201223"},
        {"1. til 5. maj 2020", "20200501..20200505"},
        {"fra 1. til 5. maj 2020", "20200501..20200505"},
        {"fra-1.-til-5.-maj-2020", "20200501..20200505"},
        {"fra den 1. til den 5. maj 2020", "20200501..20200505"},
        {"fra 1. maj 2020 til 5. maj 2020", "20200501..20200505"},
        {"fra og med 1. maj til og med 5. maj 2020", "20200501..20200505"},
        {"f.o.m. 1. maj t.o.m. 5. maj 2020", "20200501..20200505"},
        {"i perioden 1. til 5. maj 2020", "20200501..20200505"},
        {"i perioden fra 1. til 5. maj 2020", "20200501..20200505"},
        {"mellem 1. og 5. maj 2020", "20200501..20200505"},
        {"mellem den 1. og den 5. maj 2020", "20200501..20200505"},
        {"mellem-1.-og-5.-maj-2020", "20200501..20200505"},
        {"mellem maj og juli 2020", "20200501..20200731"},
        {"1. maj - 5. maj 2020", "20200501..20200505"},
        {"1. maj-5. juni 2020", "20200501..20200605"},
        {"1.5.-15.5.2020", "20200501..20200515"},
        {"1.5-15.5.2020", "20200501..20200515"},
        {"1.-15.5.2020", "20200501..20200515"},
        {"1/5-15/5-2020", "20200501..20200515"},
        {"1/5 - 15/5 2020", "20200501..20200515"},
        {"1-5/5-2020", "20200501..20200505"},
        {"01.05.2020-15.05.2020", "20200501..20200515"},
        {"01.05.20-15.05.20", "20200501..20200515"},
        {"2020-05-01 - 2020-05-05", "20200501..20200505"},
        {"2020-05-01-2020-05-05", "20200501..20200505"},
        {"2020-05-01/2020-05-05", "20200501..20200505"},
        {"20200501-20200505", "20200501..20200505"},
        {"2020-05-01 til 2020-05-05", "20200501..20200505"},
        {"2020-05..07", "20200501..20200731"},
        {"2020-05-01..05", "20200501..20200505"},
        {"2020-05-2020-07", "20200501..20200731"},
        {"1...5. maj 2020", "20200501..20200505"},
        {"fredag den 1. til søndag den 3. maj 2020", "20200501..20200503"},
        {"fredag d. 1. maj - søndag d. 3. maj 2020", "20200501..20200503"},
        {"28. december 2019 - 3. januar 2020", "20191228..20200103"},
        {"28. december - 3. januar 2020", "20191228..20200103"},
        {"28. december 2019 - 3. januar", "20191228..20200103"},
        {"1. og 2. maj 2020", "20200501..20200502"},
        {"1. og 5. maj 2020", "-"},
        {"May 1-5, 2020", "20200501..20200505"},
        {"1-5 May 2020", "20200501..20200505"},
        {"from May 1 to May 5, 2020", "20200501..20200505"},
        {"between 1 and 5 May 2020", "20200501..20200505"},
        {"maj-juli 2020", "20200501..20200731"},
        {"maj-juli-2020", "20200501..20200731"},
        {"maj til juli 2020", "20200501..20200731"},
        {"fra maj til juli 2020", "20200501..20200731"},
        {"maj 2020 - juli 2020", "20200501..20200731"},
        {"maj 2020-juli 2020", "20200501..20200731"},
        {"maj 2020 - juli", "20200501..20200731"},
        {"maj 2020 til juli", "20200501..20200731"},
        {"november-februar 2020", "20191101..20200229"},
        {"november 2019 - februar", "20191101..20200229"},
        {"december til januar", "20201201..20210131"},
        {"maj og juni 2020", "20200501..20200630"},
        {"maj/juni 2020", "20200501..20200630"},
        {"maj og juli 2020", "-"},
        {"jan-jul 2020", "20200101..20200731"},
        {"i maj-juli 2020", "20200501..20200731"},
        {"05-2020 - 07-2020", "20200501..20200731"},
        {"2019/20", "20190101..20201231"},
        {"2019/2020", "20190101..20201231"},
        {"2019-20", "20190101..20201231"},
        {"1914-18", "19140101..19181231"},
        {"1999/00", "-"},
        {"2019 - 2021", "20190101..20211231"},
        {"2019 og 2020", "20190101..20201231"},
        {"2018 og 2020", "-"},
        {"årene 2019 til 2021", "20190101..20211231"},
        {"i årene 2019-2021", "20190101..20211231"},
        {"uge 20-22 2020", "20200511..20200531"},
        {"uge 20 til 22 2020", "20200511..20200531"},
        {"uge 20-22", "20200511..20200531"},
        {"uge 20 - uge 22, 2020", "20200511..20200531"},
        {"1.-3. kvartal 2020", "20200101..20200930"},
        {"Q1-Q2 2020", "20200101..20200630"},
        {"Q1-2 2020", "20200101..20200630"},
        {"fredag til søndag", "20210514..20210516"},
        {"mandag til i dag", "20210517..20210521"},
        {"sidste år til i dag", "20200101..20210521"},
        {"5. til 1. maj 2020", "20200501..20200505"},
        {"fra og med 2020", "20200101.."},
        {"fra-og-med-2020", "20200101.."},
        {"f.o.m. 2020", "20200101.."},
        {"fra 2020 og frem", "20200101.."},
        {"2020 og frem", "20200101.."},
        {"2020 eller senere", "20200101.."},
        {"2019 og tidligere", "..20191231"},
        {"2019 eller før", "..20191231"},
        {"2019-", "20190101.."},
        {"-2019", "..20191231"},
        {"indtil 2019", "..20191231"},
        {"frem til 5. maj 2020", "..20200505"},
        {"t.o.m. maj 2020", "..20200531"},
        {"senest 1. maj 2020", "..20200501"},
        {"1. til hest 2020", "-"},
        {"fra 1. til 5.", "-"},
        {"31.-32. maj 2020", "-"},
        {"2021-05-21-3", "-"},
        {"-", "-"},
        {"- -", "-"},
        {"til", "-"},
        {"fra til", "-"},
        {"og", "-"},
    }));
    INFO(row.first);
    CHECK(query(row.first) == row.second);
}

TEST_CASE("questions: months, halves, weekends, seasons and feasts") {
    const Row row = GENERATE(values<Row>({
        {"2020-5", "20200501..20200531"},
        {"2020/5", "20200501..20200531"},
        {"2020-05", "20200501..20200531"},
        {"5-2020", "20200501..20200531"},
        {"2020 maj", "20200501..20200531"},
        {"2020-maj", "20200501..20200531"},
        {"maj måned 2020", "20200501..20200531"},
        {"maj-måned-2020", "20200501..20200531"},
        {"maj måned", "20210501..20210531"},
        {"i maj måned 2020", "20200501..20200531"},
        {"maj i 2020", "20200501..20200531"},
        {"maj i år", "20210501..20210531"},
        {"maj sidste år", "20200501..20200531"},
        {"1. maj sidste år", "20200501..20200501"},
        {"i fjor i maj", "20200501..20200531"},
        {"sommeren sidste år", "20200601..20200831"},
        {"1. halvår sidste år", "20200101..20200630"},
        {"første halvår af 2020", "20200101..20200630"},
        {"sidste maj", "20200501..20200531"},
        {"sidste halvår", "20200701..20201231"},
        {"forrige halvår", "20200701..20201231"},
        {"dette halvår", "20210101..20210630"},
        {"seneste halvår", "20201121..20210521"},
        {"sidste halvår 2019", "20190701..20191231"},
        {"sidste kvartal 2019", "20191001..20191231"},
        {"sidste weekend", "20210515..20210516"},
        {"sidste-weekend", "20210515..20210516"},
        {"weekenden", "20210515..20210516"},
        {"i weekenden", "20210515..20210516"},
        {"seneste weekend", "20210515..20210516"},
        {"denne weekend", "20210522..20210523"},
        {"næste weekend", "20210529..20210530"},
        {"dette årti", "20200101..20291231"},
        {"sidste årti", "20100101..20191231"},
        {"forrige århundrede", "19000101..19991231"},
        {"i sommer", "20200601..20200831"},
        {"sidste sommer", "20200601..20200831"},
        {"i foråret", "20210301..20210531"},
        {"i vinter", "20201201..20210228"},
        {"vinteren 2019/20", "20191201..20200229"},
        {"vinteren 2019-2020", "20191201..20200229"},
        {"vinteren 2020", "-"},
        {"jul-2020", "20201224..20201226"},
        {"jul 2020", "20201224..20201226"},
        {"julen 2020", "20201224..20201226"},
        {"sidste jul", "20201224..20201226"},
        {"jul. 2020", "20200701..20200731"},
        {"juli-2020", "20200701..20200731"},
        {"12. jul 2020", "20200712..20200712"},
        {"påsken 2021", "20210401..20210405"},
        {"pinsen 2020", "20200531..20200601"},
        {"2020-00", "-"},
        {"2020-13", "-"},
        {"måned", "-"},
        {"sidste hest", "-"},
    }));
    INFO(row.first);
    CHECK(query(row.first) == row.second);
}

TEST_CASE("jul that is read as Christmas is told") {
    CHECK(udklip::language::is_read_as_christmas("jul-2020", kFriday));
    CHECK_FALSE(udklip::language::is_read_as_christmas("maj 2020 til jul 2021", kFriday));
    CHECK_FALSE(udklip::language::is_read_as_christmas("jul. 2020", kFriday));
    CHECK_FALSE(udklip::language::is_read_as_christmas("12. jul 2020", kFriday));
    CHECK_FALSE(udklip::language::is_read_as_christmas("juli 2020", kFriday));
    CHECK_FALSE(udklip::language::is_read_as_christmas("julen 2020", kFriday));
}

TEST_CASE("the weekend, seen from one") {
    const Date sunday = *Date::of(2021, 5, 23);
    CHECK(query("weekenden", sunday) == "20210522..20210523");
    CHECK(query("sidste weekend", sunday) == "20210515..20210516");
    CHECK(query("denne weekend", sunday) == "20210522..20210523");
}

TEST_CASE("questions: relative dates") {
    const Row row = GENERATE(values<Row>({
        {"i dag", "20210521..20210521"},
        {"i-dag", "20210521..20210521"},
        {"idag", "20210521..20210521"},
        {"today", "20210521..20210521"},
        {"i-går", "20210520..20210520"},
        {"igår", "20210520..20210520"},
        {"IGÅR", "20210520..20210520"},
        {"igaar", "20210520..20210520"},
        {"yesterday", "20210520..20210520"},
        {"forgårs", "20210519..20210519"},
        {"i forgårs", "20210519..20210519"},
        {"denne uge", "20210517..20210523"},
        {"sidste-uge", "20210510..20210516"},
        {"last week", "20210510..20210516"},
        {"næste uge", "20210524..20210530"},
        {"denne-måned", "20210501..20210531"},
        {"sidste-måned", "20210401..20210430"},
        {"sidste måned", "20210401..20210430"},
        {"forrige måned", "20210401..20210430"},
        {"last-month", "20210401..20210430"},
        {"i-år", "20210101..20211231"},
        {"i år", "20210101..20211231"},
        {"dette år", "20210101..20211231"},
        {"sidste-år", "20200101..20201231"},
        {"i fjor", "20200101..20201231"},
        {"sidste kvartal", "20210101..20210331"},
        {"fredag", "20210521..20210521"},
        {"mandag", "20210517..20210517"},
        {"lørdag", "20210515..20210515"},
        {"Friday", "20210521..20210521"},
        {"sidste fredag", "20210514..20210514"},
        {"i fredags", "20210514..20210514"},
        {"i mandags", "20210517..20210517"},
        {"seneste 30 dage", "20210421..20210521"},
        {"seneste-7-dage", "20210514..20210521"},
        {"de sidste 7 dage", "20210514..20210521"},
        {"past 2 weeks", "20210507..20210521"},
        {"last 3 months", "20210221..20210521"},
        {"seneste tre måneder", "20210221..20210521"},
        {"seneste uge", "20210514..20210521"},
        {"seneste år", "20200521..20210521"},
        {"for 2 uger siden", "20210507..20210507"},
        {"two weeks ago", "20210507..20210507"},
        {"for et år siden", "20200101..20201231"},
        {"siden sidste måned", "20210401.."},
        {"før i går", "..20210519"},
        {"sidste-måned..i-dag", "20210401..20210521"},
    }));
    INFO(row.first);
    CHECK(query(row.first) == row.second);
}

TEST_CASE("relative months at the ends of months and years") {
    CHECK(query("sidste måned", *Date::of(2021, 3, 31)) == "20210201..20210228");
    CHECK(query("sidste måned", *Date::of(2021, 1, 31)) == "20201201..20201231");
    CHECK(query("seneste måned", *Date::of(2020, 3, 31)) == "20200229..20200331");
    CHECK(query("sidste kvartal", *Date::of(2021, 2, 1)) == "20201001..20201231");
    CHECK(query("i går", *Date::of(2021, 1, 1)) == "20201231..20201231");
}

TEST_CASE("any bytes are read without harm") {
    std::mt19937 random(7);
    const std::vector<std::string> pieces = {
        "21",     "2021",    ".",     "-",    "/",      ":",        " ",        "maj",
        "may",    "fredag",  "den ",  "kl. ", "T",      "Z",        "+",        "..",
        "siden ", "sidste ", "uge",   "5",    "0",      "99999999", "'",        "erne",
        "q",      "i ",      "dato ", "år",   "\xff",   "\xc3",     "\xe2\x80", "\n",
        ",",      "for ",    "9999",  "0001", " siden", "dage ",    "000000",
    };
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        const auto count = random() % 12;
        for (unsigned i = 0; i < count; ++i) {
            if (random() % 8 == 0) {
                text.push_back(static_cast<char>(random() % 256));
            } else {
                text += pieces[random() % pieces.size()];
            }
        }
        const auto check = [](const Date& date) {
            return Date::of(date.year, date.month, date.day).has_value();
        };
        if (const auto date = parse_article_date(text)) REQUIRE(check(*date));
        if (const auto date = find_date_in_path(text)) REQUIRE(check(*date));
        if (const auto found = date_header(text)) {
            REQUIRE(check(found->date));
            REQUIRE(found->size <= text.size());
        }
        if (const auto range = parse_query_dates(text, kFriday)) {
            REQUIRE((range->first || range->last));
            if (range->first) REQUIRE(Date::of_yyyymmdd(*range->first));
            if (range->last) REQUIRE(Date::of_yyyymmdd(*range->last));
            if (range->first && range->last) REQUIRE(*range->first <= *range->last);
        }
    }
    const std::string megabyte(1 << 20, '2');
    CHECK_FALSE(parse_article_date(megabyte));
    CHECK_FALSE(parse_query_dates(megabyte, kFriday));
    CHECK_FALSE(date_header(megabyte));
    CHECK_FALSE(find_date_in_path(megabyte));
}
