#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of udklip-web in Chromium: what is clicked, what is typed, what a screen reader would
meet. Ends with 77 and one line if Chromium, its driver or selenium is missing.

    UDKLIP_BIN=build/release/bin UDKLIP_SCREENSHOTS=build tests/browser/pages.py [NAME...]
"""
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
import urllib.request

try:
    from selenium import webdriver
    from selenium.common.exceptions import WebDriverException
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.expected_conditions import staleness_of
    from selenium.webdriver.support.ui import WebDriverWait
except ImportError:
    print("skipped: python3-selenium is not installed")
    sys.exit(77)

HERE = os.path.dirname(os.path.abspath(__file__))
BIN = os.environ.get("UDKLIP_BIN", os.path.join(HERE, "../../build/release/bin"))
SHOTS = os.environ.get("UDKLIP_SCREENSHOTS", os.path.join(HERE, "../../build"))
CHROMIUM = shutil.which("chromium")
DRIVER = "/usr/bin/chromedriver"

EVIL = "<script>document.title='evil'</script>\"'><img src=x onerror=\"document.title='evil'\">"


def articles():
    """Dates of five years, three sources, an article that attacks, one of two copies."""
    for number in range(40):
        yield {"id": f"a{number}", "title": f"Havnen, nummer {number}", "source": ["KL", "DR", "Ritzau"][number % 3],
               "author": f"Ole Holm {number % 4}", "section": ["By", "Debat"][number % 2],
               "date": f"{2017 + number % 5}-{1 + number % 12:02}-10",
               "text": f"Byen har en havn med {number} skibe.\n\nSkibene {number} sejler fra havnen i nat.\n\n"
                       "• en kran\n• en bro\n\nEn ny kaj\n\nDer er langt til den næste havn."}
    same = " ".join(f"Skib nummer {number} lægger til ved havnen." for number in range(40))
    yield {"id": "c1", "title": "Kopien", "text": same, "source": "KL", "date": "2021-05-04"}
    yield {"id": "c2", "title": "Kopi af kopien", "text": same, "source": "DR", "date": "2021-05-05"}
    evil = html.escape(EVIL)  # the fields of a JSON article may be HTML, whose elements are left out
    yield {"id": EVIL, "title": evil, "text": "havn " + evil + " " + "a" * 180, "source": evil,
           "author": evil, "section": evil, "url": "javascript:alert(1)"}
    yield {"id": "u", "title": "Uden dato", "text": "En havn uden dato."}


class Server:
    """A collection, and udklip-web over it."""

    def __init__(self):
        self.folder = tempfile.mkdtemp()
        corpus = os.path.join(self.folder, "corpus")
        os.mkdir(corpus)
        with open(os.path.join(corpus, "a.jsonl"), "w", encoding="utf-8") as file:
            for article in articles():
                file.write(json.dumps(article) + "\n")
        self.environment = dict(os.environ, UDKLIP_DB=os.path.join(self.folder, "db"),
                                XDG_STATE_HOME=self.folder, XDG_CONFIG_HOME="/proc/nowhere")
        subprocess.run([os.path.join(BIN, "udklip-index"), "-q", corpus], env=self.environment, check=True)
        self.process = subprocess.Popen([os.path.join(BIN, "udklip-web"), "--port", "0"],
                                        env=self.environment, stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()
        shutil.rmtree(self.folder)


def browser(language="da", script=True):
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in ("--headless=new", "--no-sandbox", f"--lang={language}", "--window-size=1280,1000",
                 "--force-prefers-reduced-motion"):  # no smooth scrolling under the pointer
        options.add_argument(flag)
    settings = {"intl.accept_languages": language}
    if not script:
        settings["profile.managed_default_content_settings.javascript"] = 2
    options.add_experimental_option("prefs", settings)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=Service(DRIVER))


def follow(chrome, act):
    """Does what leads to another page, and waits until that is whole: a click returns before."""
    before = chrome.find_element(By.TAG_NAME, "html")
    act()
    # While the page is being left the driver may say that the node is in no document: it is asked again.
    WebDriverWait(chrome, 20, ignored_exceptions=[WebDriverException]).until(staleness_of(before))
    WebDriverWait(chrome, 20).until(lambda _: chrome.execute_script("return document.readyState") == "complete")


class Pages(unittest.TestCase):
    """With the script, in Danish."""

    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)  # also where no browser starts
        cls.chrome = browser()
        cls.addClassCleanup(cls.chrome.quit)

    def setUp(self):
        self.chrome.set_window_size(1280, 1000)

    def open(self, path):
        self.chrome.get(self.server.url.rstrip("/") + path)

    def one(self, selector):
        return self.chrome.find_element(By.CSS_SELECTOR, selector)

    def click(self, selector):
        follow(self.chrome, self.one(selector).click)

    def all(self, selector):
        return self.chrome.find_elements(By.CSS_SELECTOR, selector)

    def total(self):
        return int(re.match(r"[\d.]+", self.one("h1").text).group().replace(".", ""))

    def count_in(self, link):
        return int(re.search(r"\d[\d.]*", link.find_element(By.CSS_SELECTOR, ".count").get_attribute("textContent"))
                   .group().replace(".", ""))

    def test_a_question_is_typed_and_answered(self):
        self.open("/")
        follow(self.chrome, lambda: self.one("#q").send_keys("havn" + Keys.ENTER))
        self.assertIn("artikler", self.one("h1").text)
        self.assertEqual(10, len(self.all(".hit")))
        self.assertIn("havn – ", self.chrome.title)
        self.assertTrue(self.all(".hit mark"))
        self.assertIn("næsten ens", self.one(".found").text)
        self.chrome.save_screenshot(os.path.join(SHOTS, "web-answer.png"))

    def test_a_count_is_what_its_click_finds_and_no_value_moves(self):
        self.open("/?q=havn")
        for field in ("source-0", "section-1", "author-2", "y2019", "source-u"):
            link = self.chrome.find_element(By.ID, field)
            number = link.find_element(By.CSS_SELECTOR, ".count, svg text").get_attribute("textContent")
            wanted = int(re.search(r"\d+", number).group())
            place = [one.get_attribute("id") for one in self.all(".facet .tick")]
            follow(self.chrome, link.click)
            self.assertEqual(wanted, self.total(), field)
            self.assertEqual("true", self.chrome.find_element(By.ID, field).get_attribute("aria-current"))
            self.assertEqual(field, self.chrome.switch_to.active_element.get_attribute("id"))
            if field.startswith("source"):
                now = [one.get_attribute("id") for one in self.all(".facet .tick")]
                self.assertEqual([one for one in place if one.startswith("source")],
                                 [one for one in now if one.startswith("source")])
            self.chrome.back()

    def test_two_clicks_take_a_span_and_a_month_is_of_its_year(self):
        self.open("/?q=havn")
        self.click("#y2018")
        self.assertEqual(12, len(self.all(".months li")))
        self.click("#y2020")
        self.assertIn("year=2018..2020", self.chrome.current_url)
        self.click("#y2019")
        self.assertTrue(self.chrome.current_url.endswith("year=2019"))
        month = self.one(".months a[href]")
        wanted = int(month.find_element(By.CSS_SELECTOR, "text").get_attribute("textContent"))
        follow(self.chrome, month.click)
        self.assertEqual(wanted, self.total())

    def test_an_article_with_its_finds(self):
        self.open("/?q=havn")
        self.click(".hit h3 a")
        marks = self.all(".paper mark")
        self.assertGreater(len(marks), 2)
        self.assertEqual(len(marks), len(self.all(".finds li")))
        self.one(".finds .next").click()
        self.assertIn("now", marks[0].get_attribute("class"))
        self.one("body").send_keys("n")
        self.assertIn("now", marks[1].get_attribute("class"))
        self.one("body").send_keys("j")
        WebDriverWait(self.chrome, 5).until(lambda _: "at=2" in self.chrome.current_url)
        self.click(".back a")
        self.assertEqual(10, len(self.all(".hit")))

    def test_single_keys_act_unless_one_types_or_turns_them_off(self):
        self.open("/?q=havn")
        self.one("body").send_keys("j")
        self.assertIn("hit", self.chrome.execute_script("return document.activeElement.closest('article').className"))
        self.one("body").send_keys("/")
        self.assertEqual("q", self.chrome.switch_to.active_element.get_attribute("id"))
        self.one("#q").send_keys("j")
        self.assertTrue(self.one("#q").get_attribute("value").endswith("j"))
        # By script: the page still scrolls smoothly while the driver looks for a place to click.
        self.chrome.execute_script("arguments[0].click(); document.activeElement.blur()", self.one(".keys-toggle"))
        self.one("body").send_keys("/")
        self.assertNotEqual("q", self.chrome.switch_to.active_element.get_attribute("id"))
        self.chrome.execute_script("arguments[0].click()", self.one(".keys-toggle"))

    def test_suggestions_come_while_one_types(self):
        self.open("/")
        self.one("#q").send_keys("skib")
        WebDriverWait(self.chrome, 5).until(lambda _: self.all("#suggestions option"))
        self.assertIn("skibe", [one.get_attribute("value") for one in self.all("#suggestions option")])

    def test_a_search_is_saved_and_only_a_button_marks_it_as_seen(self):
        self.open("/?q=kaj&source=KL")
        self.click(".found .star")
        self.assertIn("kaj", self.one(".saved").text)
        self.assertIn("intet nyt", self.one(".saved").text)
        self.click(".saved form[action='/saved/forget'] button")
        self.assertNotIn("kaj", self.one(".saved").text)

    def test_years_do_not_run_into_each_other(self):
        self.open("/?q=havn")
        self.chrome.execute_script("""
            const bars = document.querySelector(".bars");
            for (let at = 0; at < 40; at++) bars.append(bars.children[0].cloneNode(true));""")
        widths = self.chrome.execute_script("""
            return [...document.querySelectorAll(".bars .when")].map(when => {
                const text = document.createRange(); text.selectNodeContents(when);
                const inside = text.getBoundingClientRect(), around = when.closest("li").getBoundingClientRect();
                return around.width - inside.width; })""")
        self.assertGreater(min(widths), 4)

    def test_a_line_leads_to_its_find_and_back(self):
        self.open("/?q=havn&view=places&beside=left")
        left, find, right = (self.one(".place " + part).rect for part in (".left", "mark", ".right"))
        self.assertLessEqual(left["x"] + left["width"], find["x"] + 1)
        self.assertLess(abs(left["width"] - right["width"]), 2)
        self.click(".place")
        there = self.chrome.find_element(By.ID, self.chrome.current_url.split("#")[1])
        self.assertEqual("mark", there.tag_name)
        self.click(".back a")
        self.assertIn("view=places", self.chrome.current_url)
        self.assertIn("beside=left", self.chrome.current_url)

    def test_a_star_and_a_tag_are_kept_where_one_stands(self):
        self.open("/?q=kaj&sort=oldest")
        star = ".hit .star"
        self.click(star)
        self.assertIn("#hit-1", self.chrome.current_url)
        self.assertIn("on", self.one(star).get_attribute("class"))
        self.one(".hit .box summary").click()
        self.one(".hit .box input[type=text]").send_keys("læs igen")
        self.click(".hit .box button")
        self.assertEqual(["læs igen", "stjerne"], [one.text.split("\n")[-1] for one in self.all(".hit .tags a")])
        self.click("#tag-0")
        self.assertEqual(1, self.total())
        self.click("#tag-0")
        for _ in range(2):
            self.one(".hit .box summary").click()
            self.click(".hit .box button[name=remove]")
        self.assertFalse(self.all(".hit .tags"))

    def test_an_article_full_of_markup_runs_nothing(self):
        evil = urllib.parse.quote(EVIL, safe="")
        for path in ("/?q=havn&page=5", "/?q=havn&all=source", "/?q=" + evil, "/trend?q=" + evil,
                     "/?q=havn&view=places", "/?q=havn&source=" + evil, "/many?list=" + evil):
            self.open(path)
            self.assertNotEqual("evil", self.chrome.title)
            self.assertFalse(self.all("img, main script"))
        self.open("/article/" + evil + "?q=havn")
        self.assertNotEqual("evil", self.chrome.title)
        self.assertIn("<script>", self.one(".paper h1").text)
        self.assertFalse(self.all("img, main script"))
        self.assertFalse(self.all("a[href^='javascript']"))
        self.assertLessEqual(self.chrome.execute_script("return document.documentElement.scrollWidth"), 1280)

    def test_no_page_is_wider_than_a_phone(self):
        for path in PATHS:
            # Chromium's window has a least width; the page's own is set for the device.
            self.chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                        {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True})
            try:
                self.open(path)
                width = self.chrome.execute_script("return document.documentElement.scrollWidth")
                self.assertLessEqual(width, 360, path)
                if path == "/?q=havn":
                    self.chrome.save_screenshot(os.path.join(SHOTS, "web-answer-360.png"))
            finally:
                self.chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

    def test_pages_pass_wcag_2_2_aa(self):
        with open(os.path.join(HERE, "axe.min.js"), encoding="utf-8") as file:
            axe = file.read()
        for path in PATHS:
            self.open(path)
            # The policy of the pages lets no script in from outside; the driver's own may.
            self.chrome.execute_script(axe)
            found = self.chrome.execute_async_script(
                "const done = arguments[0]; axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', "
                "'wcag21aa', 'wcag22aa']}).then(r => done(r.violations))")
            told = [(one["id"], one["nodes"][0]["html"][:200]) for one in found]
            self.assertEqual([], told, path)

    def test_nothing_is_refused_by_the_policy(self):
        self.chrome.get_log("browser")
        for path in PATHS:
            self.open(path)
        told = [line["message"] for line in self.chrome.get_log("browser")
                if "Content Security Policy" in line["message"]]
        self.assertEqual([], told)

    def test_pages_are_valid_html(self):
        tidy = shutil.which("tidy")
        if not tidy:
            self.skipTest("tidy is not installed")
        for path in PATHS:
            with urllib.request.urlopen(self.server.url.rstrip("/") + path) as page:
                sent = page.read()
            told = subprocess.run([tidy, "-quiet", "-errors", "--drop-empty-elements", "no",
                                   "--show-warnings", "yes", "--mute", "DISCARDING_UNEXPECTED"],
                                  input=sent, capture_output=True, check=False).stderr.decode()
            lines = [line for line in told.splitlines()
                     if line.startswith("line") and not KNOWN_TO_TIDY.search(line)]
            self.assertEqual([], lines, path)


PATHS = ("/", "/?q=havn", "/?q=havn&year=2019", "/?q=havn&source=KL&source=unknown&page=2",
         "/?q=havn&view=places", "/?q=havn&view=words", "/?q=hvan&year=2019", "/?q=xyzzy", "/article/a7?q=havn&at=1", "/article/c1", "/?like=a7",
         "/trend?q=havn&q=skib", "/trend?q=havn&by=month", "/many?list=havn%0Axyzzy")
# tidy 5.6 does not know what HTML has got since: attributes of 2020, SVG inside HTML.
KNOWN_TO_TIDY = re.compile(r"proprietary attribute|<svg>|<rect>|<text>|<line>|<circle>|<title> isn't allowed in <svg>|"
                           r"is not recognized")


class WithoutScript(unittest.TestCase):
    """Everything but comfort, in English."""

    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)
        cls.chrome = browser("en", script=False)
        cls.addClassCleanup(cls.chrome.quit)

    def test_question_facet_article_and_back(self):
        find = lambda selector: self.chrome.find_element(By.CSS_SELECTOR, selector)
        click = lambda selector: follow(self.chrome, find(selector).click)
        self.chrome.get(self.server.url)
        self.assertIn("Search", find("label").text)
        find("#q").send_keys("havn")
        click(".go")
        self.assertIn("articles", find("h1").text)
        click("#source-0")
        self.assertIn("source=", self.chrome.current_url)
        click(".chip")
        click("#y2019")
        click(".hit h3 a")
        self.assertTrue(self.chrome.find_elements(By.CSS_SELECTOR, "#m1"))
        self.assertFalse(find(".finds .steps").is_displayed())
        click(".back a")
        self.assertIn("year=2019", self.chrome.current_url)


if __name__ == "__main__":
    if not CHROMIUM or not os.path.exists(DRIVER):
        print("skipped: Chromium and chromium-driver are not installed")
        sys.exit(77)
    unittest.main()
