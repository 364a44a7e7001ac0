#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# udklip-web from outside: pages, JSON, feed, and who is let in. tests/browser/ has what needs a
# browser.

load helper

teardown() {
  if [ -n "${server-}" ]; then
    kill "$server"
    wait "$server" || true
  fi
  chmod -R u+rwx "$work"
  rm -rf "$work"
}

# serve OPTION...: starts it on a free port; sets url and server.
serve() {
  "$bin/udklip-web" --no-config --port 0 "$@" >"$work/url" 2>"$work/log" 3>&- &
  server=$!
  for _ in $(seq 100); do
    [ -s "$work/url" ] && break
    kill -0 "$server" || { cat "$work/log" >&2; return 1; }
    sleep 0.05
  done
  url=$(sed 's,/$,,' "$work/url")
}

# get PATH [CURL OPTION...]: the body.
get() { curl -s --max-time 20 "${@:2}" "$url$1"; }
# code PATH [CURL OPTION...]: the status.
code() { curl -s --max-time 20 -o /dev/null -w '%{http_code}' "${@:2}" "$url$1"; }
# field NAME PATH [CURL OPTION...]: a field of the response's head.
field() { curl -s --max-time 20 -D - -o /dev/null "${@:3}" "$url$2" | tr -d '\r' | sed -nE "s/^$1: //Ip"; }

danish=(-H 'Accept-Language: da-DK,da;q=0.9,en;q=0.8')

some_articles() {
  printf '%s\n' \
    '{"id":"a","title":"Ny havn","text":"Havnen i byen er ny.","date":"2021-06-01","source":"KL","author":"Ole Holm","section":"By"}' \
    '{"id":"b","title":"Kysten","text":"Der er en havn ved kysten.","date":"2020-05","source":"DR"}' \
    '{"id":"c","title":"Havneliv","text":"Livet på en havn er langt."}' \
    '{"id":"s/d æ?#.txt","title":"Skolen","text":"Skolen åbner.","date":"2021"}' >"$corpus/a.jsonl"
  index -q
}

token() { get '/?q=havn' | grep -oE 'name="token" value="[0-9a-f]+"' | head -1 | grep -oE '[0-9a-f]{32}'; }

@test "the first page, an answer, an article and nothing found, in two languages" {
  some_articles
  serve
  [[ "$(get /)" == *'lang="en"'*"Search 4 articles"* ]]
  [[ "$(get /)" == *"Come or changed within seven days: 4 articles."*'href="/?source=KL">KL</a>'* ]]
  [[ "$(get / "${danish[@]}")" == *'lang="da"'*"Søg i 4 artikler"* ]]
  [[ "$(get '/?q=havn')" == *"<h1>3 articles</h1>"*"<mark>Havnen</mark>"* ]]
  [[ "$(get '/?q=havn' "${danish[@]}")" == *"<h1>3 artikler</h1>"* ]]
  local first
  first=$(get '/api/search?q=havn' | jq -r '.hits[0].id')
  [[ "$(get "/article/$first?q=havn&at=1")" == *"No. 1 of 3"*'<mark id="m1">'* ]]
  [[ "$(get '/article/a?q=havn')" == *'<h1>Ny <mark id="m1">havn</mark></h1>'* ]]
  [[ "$(get '/article/s%2Fd%20%C3%A6%3F%23.txt')" == *"<h1>Skolen</h1>"* ]]
  [[ "$(get '/?q=xyzzy')" == *"<h1>No articles</h1>"* ]]
  equal 404 "$(code /article/none)"
  equal 404 "$(code /nothing)"
  kill "$server"
  wait "$server"
  serve --language da
  [[ "$(get /)" == *'lang="da"'* ]]
}

@test "the state is in the address: each count is what its link finds" {
  some_articles
  serve
  local page
  page=$(get '/?q=havn')
  [[ "$page" == *'id="source-0"'*'id="source-u"'* ]]
  /usr/bin/python3 - "$url" <<'END'
import html, re, sys, urllib.request
def get(path): return urllib.request.urlopen(sys.argv[1] + path).read().decode()
page = get("/?q=havn")
links = re.findall(r'<a id="((?:source|section|author|name|y)[^"]*)"[^>]*href="([^"]*)"[^>]*>(.*?)</a>', page)
assert len(links) >= 6, links
for name, href, inside in links:
    counts = re.findall(r'(?:class="count">|dy="-4">)\+?([\d,]+)', inside)
    found = re.search(r"<h1>([\d,]+) article", get(html.unescape(href)))
    assert found and counts and found.group(1) == counts[0], (name, href, counts, found)
most = re.findall(r'<li><a href="(/\?(?:source|name)=[^"]*)">[^<]*</a> <span class="count">(\d+)', get("/"))
assert len(most) >= 2, most
for href, count in most:
    assert re.search(r"<h1>(\d+) article", get(html.unescape(href))).group(1) == count, (href, count)
END
}

@test "where an author is chosen, another one's count is what he adds" {
  printf '%s\n' '{"id":"a","text":"En havn.","author":"Ida Bo og Per Ro"}' \
    '{"id":"b","text":"En havn igen.","author":"Per Ro"}' '{"id":"c","text":"Havnen.","author":"Ida Bo; Ea Lo"}' \
    '{"id":"d","text":"Havne er der.","author":"Ea Lo"}' '{"id":"e","text":"En havn uden."}' >"$corpus/a.jsonl"
  index -q
  serve
  /usr/bin/python3 - "$url" <<'END'
import html, re, sys, urllib.request
def get(path): return urllib.request.urlopen(sys.argv[1] + path).read().decode()
def articles(page): return int(re.search(r"<h1>([\d,]+) article", page).group(1))
page = get("/?q=havn&author=Ida+Bo")
added = 0
for name, href, inside in re.findall(r'<a id="(author[^"]*)"[^>]*href="([^"]*)"[^>]*>(.*?)</a>', page):
    count = re.search(r'class="count">\+(\d+)', inside)
    if not count: continue
    added += 1
    assert articles(get(html.unescape(href))) == articles(page) + int(count.group(1)), (inside, href)
assert added == 3, page
END
}

@test "JSON holds to the schemas and is that of udklip-search" {
  some_articles
  serve
  valid() {
    /usr/bin/python3 -c '
import json, jsonschema, sys
jsonschema.Draft7Validator(json.load(open(sys.argv[1]))).validate(json.load(sys.stdin))
' "$source_dir/docs/$1.schema.json"
  }
  get '/api/search?q=havn' | valid answer
  equal "$(search --json havn | jq -c '[.total, [.hits[].id], .facets]')" \
    "$(get '/api/search?q=havn' | jq -c '[.total, [.hits[].id], .facets]')"
  equal "1" "$(get '/api/search?q=havn&source=KL&facet=author' | jq -c '.facets.author[0].count')"
  get '/api/article/a?q=havn' | valid article
  get '/api/trend?q=havn&q=skole' | valid trend
  [[ "$(get '/api/trend?q=havn&format=tsv')" == *"2021"* ]]
  equal '["havnen"]' "$(get '/api/suggest?q=havne' | jq -c '[.suggestions[] | select(. == "havnen")]')"
  equal '["ny kysten"]' "$(get '/api/suggest?q=ny+kyst' | jq -c .suggestions)"
  equal 404 "$(code /api/article/none)"
  equal 400 "$(code /api/search)"
  equal 400 "$(code '/api/search?q=havn&from=xyzzy')"
  get '/api/search?q=havn&from=xyzzy' | jq -e .error
}

@test "a feed of the newest hits, and the description of the site, are XML" {
  some_articles
  serve
  /usr/bin/python3 - "$url" <<'END'
import sys, urllib.request, xml.etree.ElementTree as tree
def get(path): return tree.fromstring(urllib.request.urlopen(sys.argv[1] + path).read())
atom = "{http://www.w3.org/2005/Atom}"
feed = get("/feed?q=havn")
assert [e.find(atom + "title").text for e in feed.findall(atom + "entry")] == ["Ny havn", "Kysten", "Havneliv"]
assert feed.find(atom + "entry").find(atom + "updated").text == "2021-06-01T00:00:00Z"
assert "{searchTerms}" in tree.tostring(get("/opensearch.xml")).decode()
END
  equal 400 "$(code /feed)"
}

@test "whatever an article holds is text" {
  printf '%s\n' '{"id":"<script>x","title":"<script>alert(1)</script>\"","text":"havn <img src=x onerror=alert(1)> \u0000 \u202e","date":"2021","source":"\"><b>","author":"<i>\"","section":"'"'"'onclick=x","url":"javascript:alert(1)"}' >"$corpus/a.jsonl"
  printf 'Titel <script>alert(1)</script>\n\nEn havn <img src=x onerror=alert(1)> og en <b>by</b>.\n' >"$corpus/e.txt"
  index -q
  serve
  [[ "$(get /article/e.txt)" == *"&lt;script&gt;alert(1)"* ]]
  local page
  for path in / '/?q=havn' '/article/%3Cscript%3Ex?q=havn' '/article/e.txt?q=havn' '/?q=%3Cscript%3Ealert(1)' '/trend?q=%3Cscript%3E' '/many?list=%3C/textarea%3E%3Cscript%3Ehavn'; do
    page=$(get "$path")
    [[ "$page" == *"</html>"* ]]
    equal 1 "$(grep -o '<script' <<<"$page" | wc -l)"
    equal 0 "$(grep -oE '<img|<b>"|<i>"|href="javascript' <<<"$page" | wc -l)"
  done
}

@test "odd addresses are questions or not found, never an error" {
  some_articles
  serve
  [[ "$(get '/?q=title=havn')" == *'value="title=havn"'* ]]
  for path in '/?q=%00' '/?q=%E6' '/?q=%zz' '/?q=%22%22' '/?q=(((' '/?q=a*' '/?page=99999999999&q=havn' '/?q=havn&year=x..y' \
    '/?q=havn&year=99999999999999' '/?&&=' '/?q=havn&page=2'; do
    [[ "$(code "$path" -L)" =~ ^(200|400)$ ]]
  done
  for path in //q /q/ /../../etc/passwd /article/..%2F..%2Fetc%2Fpasswd /assets/../main.cpp /assets/%2e%2e/x /assets/; do
    equal 404 "$(code "$path" --path-as-is)"
  done
  equal 414 "$(code "/?q=$(head -c 1001 /dev/zero | tr '\0' a)")"
  equal 200 "$(code "/?q=$(head -c 1000 /dev/zero | tr '\0' a)")"
  equal 414 "$(code "/?q=$(head -c 9000 /dev/zero | tr '\0' a)")"
  equal 200 "$(code '/?q=havn' -H 'Range: bytes=0-5')"
}

@test "every response carries the policy, and no page is kept by others" {
  some_articles
  serve
  for path in / '/?q=havn' /nothing /assets/style.css /api/search; do
    [[ "$(field Content-Security-Policy "$path")" == "default-src 'none';"*"frame-ancestors 'none'" ]]
    equal nosniff "$(field X-Content-Type-Options "$path")"
    equal same-origin "$(field Referrer-Policy "$path")"
    equal "" "$(field EXCEPTION_WHAT "$path")"
  done
  equal gzip "$(field Content-Encoding '/?q=havn' -H 'Accept-Encoding: gzip, br')"
  equal "" "$(field Content-Encoding '/?q=havn')"
  local style
  style=$(get / | grep -oE '/assets/style.css\?v=[0-9a-f]+')
  local tag
  tag=$(field ETag "$style")
  equal 304 "$(code "$style" -H "If-None-Match: $tag")"
  cmp <(get "$style") "$source_dir/web/assets/style.css"
  cmp <(get "$style" --compressed) "$source_dir/web/assets/style.css"
}

@test "another name, another method, a question with a body: refused" {
  some_articles
  serve
  equal 421 "$(code / -H 'Host: evil.example')"
  equal 421 "$(code / -H 'Host;')"
  equal 405 "$(code / -X DELETE)"
  equal 405 "$(code / -X OPTIONS)"
  equal 400 "$(code / -X GET -d 'x=1')"
  equal 200 "$(code / -I)"
}

@test "only a form of our own pages keeps, marks and forgets; a look changes nothing" {
  some_articles
  serve
  local secret
  secret=$(get '/?q=havn' | grep -oE 'name="token" value="[0-9a-f]+"' | head -1 | grep -oE '[0-9a-f]{32}')
  equal 403 "$(code /saved -d "q=havn&token=$secret")"
  equal 403 "$(code /saved -d "q=havn&token=$secret" -H 'Origin: http://evil.example')"
  equal 403 "$(code /saved -d 'q=havn&token=no' -H "Origin: $url")"
  run search --saved
  equal 1 "$status"
  equal 303 "$(code /saved -d "q=havn&source=KL&token=$secret" -H "Origin: $url")"
  equal "havn" "$(search --saved --json | jq -r '.saved[].name')"
  equal '["--source","KL"]' "$(search --saved --json | jq -c '.saved[0].options')"
  [[ "$(get /)" == *"nothing new since"* ]]
  printf '{"id":"e","text":"Endnu en havn.","source":"KL"}\n' >>"$corpus/more.jsonl"
  index -q
  for _ in 1 2; do [[ "$(get /)" == *"1 new since"* ]]; done
  [[ "$(get '/?saved=havn&new=1')" == *"<h1>1 article</h1>"* ]]
  [[ "$(get /)" == *"1 new since"* ]]
  # More than the page has shown has come meanwhile: nothing is marked.
  equal 303 "$(code /saved/seen -d "saved=havn&fresh=0&token=$secret" -H "Origin: $url")"
  [[ "$(get /)" == *"1 new since"* ]]
  equal 303 "$(code /saved/seen -d "saved=havn&fresh=1&token=$secret" -H "Origin: $url")"
  [[ "$(get /)" == *"nothing new since"* ]]
  equal 303 "$(code /saved/forget -d "saved=havn&token=$secret" -H "Origin: $url")"
  run search --saved
  equal 1 "$status"
}

@test "other addresses need a password, which opens every page" {
  some_articles
  run "$bin/udklip-web" --no-config --bind 0.0.0.0 --port 0
  equal 2 "$status"
  [[ "$output" == *"a password is needed"* ]]
  printf 'hemmeligt: æ\n' >"$work/password"
  serve --password-file "$work/password" --host arkiv
  for path in / /api/search?q=havn /assets/style.css; do
    equal 401 "$(code "$path")"
    equal 401 "$(code "$path" -u 'x:wrong')"
  done
  equal 200 "$(code / -u 'x:hemmeligt: æ')"
  equal 200 "$(code / -u 'x:hemmeligt: æ' -H 'Host: arkiv:80')"
}

@test "a port that is taken is told of, and the first server goes on" {
  some_articles
  serve
  run "$bin/udklip-web" --no-config --port "${url##*:}"
  equal 7 "$status"
  [[ "$output" == *"cannot be taken"* ]]
  equal 200 "$(code /)"
}

@test "without a database: a message and exit code 3; an empty one says how to fill it" {
  run "$bin/udklip-web" --no-config --db "$work/none" --port 0
  equal 3 "$status"
  [[ "$output" == *"there is no database"* ]]
  index -q
  serve
  [[ "$(get /)" == *"The collection is empty"*"udklip-index"* ]]
}

@test "what is indexed meanwhile is found at the next click, and a rebuild is unseen" {
  some_articles
  serve
  [[ "$(get '/?q=havn')" == *"<h1>3 articles</h1>"* ]]
  printf '{"id":"e","text":"Endnu en havn.","source":"KL"}\n' >>"$corpus/more.jsonl"
  index -q
  [[ "$(get '/?q=havn')" == *"<h1>4 articles</h1>"* ]]
  : >"$work/codes"
  (for _ in $(seq 40); do code '/?q=havn' >>"$work/codes"; echo >>"$work/codes"; done) 3>&- &
  local asking=$!
  "$bin/udklip-index" -q --rebuild
  wait "$asking"
  equal "40" "$(grep -c '^200$' "$work/codes")"
  [[ "$(get '/?q=havn')" == *"<h1>4 articles</h1>"* ]]
}

@test "a long span is shown by decades, and a chosen decade by years" {
  printf '{"id":"%s","title":"Havnen %s","text":"En havn.","date":"%s"}\n' a 1938 1938-05-01 b 1941 1941 \
    c 2021 2021-06 >"$corpus/a.jsonl"
  index -q
  serve
  local page
  page=$(get '/?q=havn')
  [[ "$page" == *"Articles by decade."*"Choose a decade."*'href="/?q=havn&amp;year=1930..1939"'*'>1930s<'* ]]
  [[ "$(get '/?q=havn' "${danish[@]}")" == *"Artikler pr. årti."*"1930'erne"* ]] ||
    [[ "$(get '/?q=havn' "${danish[@]}")" == *"Artikler pr. årti."*"1930&#39;erne"* ]]
  [[ "$(get /)" == *"The whole collection, decade by decade"*'class="bars years decades"'* ]]
  [[ "$(get /)" == *"From 1938 to 2021."* ]]
  page=$(get '/?q=havn&year=1940..1949')
  [[ "$page" == *"<h1>1 article</h1>"*"Articles by year."*'class="bars years"'*'>1941<'* ]]
}

@test "idle connections leave room for others" {
  some_articles
  serve
  local port=${url##*:} i
  for i in $(seq 30); do
    exec {idle}<>"/dev/tcp/127.0.0.1/$port"
  done
  equal 200 "$(code /)"
}

@test "clients that send their requests a letter at a time leave room for others" {
  some_articles
  serve
  python3 - "${url##*:}" <<'END' 3>&- &
import socket, sys, time
slow = [socket.create_connection(("127.0.0.1", int(sys.argv[1]))) for _ in range(300)]
for letter in "GET / HTTP/1.1\r\nX: " + "x" * 600:
    for client in slow:
        client.send(letter.encode())
    time.sleep(0.1)
END
  local clients=$! asked=0
  sleep 1
  for _ in 1 2 3; do
    [ "$(code '/?q=havn')" = 200 ] && asked=$((asked + 1))
  done
  kill "$clients"
  equal 3 "$asked"
}

@test "many questions from a list, and a trend" {
  some_articles
  serve
  local page
  page=$(get '/many?list=havn%0D%0Anavn%09skole%0Axyzzy')
  [[ "$page" == *'href="/?q=havn"'*">3<"*'href="/?q=skole"'*">1<"*'href="/?q=xyzzy"'*">0<"* ]]
  page=$(get '/trend?q=havn&q=skole' "${danish[@]}")
  [[ "$page" == *'class="curve"'*"De samme tal"*"uden dato"* ]]
  [[ "$(get /trend)" == *"Ask one question"* ]]
}

@test "the name of the higher curve stands above it, and none runs into the names of the years" {
  {
    printf '{"id":"h%s","title":"Havnen %s","text":"En havn nr. %s.","date":"2020"}\n' 1 1 1 2 2 2
    printf '{"id":"s%s","title":"Skolen %s","text":"En skole for klasse %s.","date":"2021"}\n' 1 1 1 2 2 2 3 3 3
    printf '{"id":"m","title":"Mosen","text":"En mose med tørv.","date":"2021"}\n'
  } >"$corpus/a.jsonl"
  index -q
  serve
  # names QUESTION QUESTION: how far from the curve's end each name stands.
  names() { get "/trend?q=$1&q=$2" | grep -oE 'class="called [ab]"[^>]*' | grep -oE ' dy="[-0-9]+"' | grep -oE '[-0-9]+' | xargs; }
  equal "-14 24" "$(names skole mose)"
  equal "24 -14" "$(names mose skole)"
  equal "-34 -14" "$(names havn xyzzy)"
  equal "-14 -14" "$(names skole havn)"
}

# post PATH [CURL OPTION...]: the status of a form of ours; needs secret.
post() { code "$1" -H "Origin: $url" --data-urlencode "token=$secret" "${@:2}"; }
# where [CURL OPTION...]: the address that a form of ours leads to.
where() {
  curl -s -D - -o /dev/null "$url/tag" -H "Origin: $url" --data-urlencode "token=$secret" "$@" |
    tr -d '\r' | sed -n 's/^Location: //p'
}

@test "the whole answer as a file is that of udklip-search, and is sent while it is made" {
  some_articles
  serve
  local format
  for format in csv ris csl-json; do
    cmp <(get "/export?q=havn&format=$format") <(search --format "$format" havn)
  done
  cmp <(get '/export?q=havn&source=KL&format=csv') <(search --format csv --source KL havn)
  equal chunked "$(field Transfer-Encoding '/export?q=havn&format=csv')"
  equal 'attachment; filename="udklip.csv"' "$(field Content-Disposition '/export?q=havn&format=csv')"
  [[ "$(get '/?q=havn')" == *'href="/export?format=csv&amp;q=havn"'*'format=ris'*'format=csl-json'* ]]
  equal 400 "$(code '/export?q=havn&format=pdf')"
  equal 400 "$(code '/export?format=csv')"
}

@test "files that nobody takes leave the pages alone, and one more is told to come again" {
  # Rows so long that the system does not hold a whole file for a client that reads nothing.
  awk 'BEGIN { for (i = 0; i < 16384; i++) long = long "x"
    for (i = 0; i < 600; i++) printf "{\"id\":\"%d\",\"text\":\"En havn %d.\",\"url\":\"http://x/%s\"}\n", i, i, long }' \
    >"$corpus/m.jsonl"
  index -q
  serve
  # Takers that read the beginning and no more, until one is refused.
  python3 -c '
import socket, sys, time
takers = []
while len(takers) < 64 and (not takers or b" 200 " in takers[-1].recv(15)):
    taker = socket.socket()
    taker.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    taker.connect(("127.0.0.1", int(sys.argv[1])))
    taker.sendall(b"GET /export?format=csv&q=havn&single=1 HTTP/1.1\r\nHost: localhost\r\n\r\n")
    takers.append(taker)
print(len(takers), flush=True)
time.sleep(60)' "${url##*:}" >"$work/takers" 3>&- &
  local stalled=$!
  until [ -s "$work/takers" ]; do sleep 0.02; done
  equal 503 "$(code '/export?q=havn&format=csv&single=1')"
  equal 2 "$(field Retry-After '/export?q=havn&format=csv&single=1')"
  equal 200 "$(code '/?q=havn')"
  kill "$stalled"
}

@test "words in their places, sorted by their neighbours, each a link to the find" {
  some_articles
  serve
  local page
  page=$(get '/?q=havn&view=places')
  equal 3 "$(grep -o 'class="place"' <<<"$page" | wc -l)"
  [[ "$page" == *"Finds 1 to 3 of 3"* ]]
  # The first mark of the article is that of its title.
  [[ "$page" == *'href="/article/a?q=havn&amp;view=places&amp;at='*'#m2"'* ]]
  [[ "$(get '/article/a?q=havn&view=places&at=1')" == *'<mark id="m2">Havnen</mark>'* ]]
  [[ "$(get '/?q=havn&view=places&beside=right')" == *" er langt"*" i byen"*" ved kysten"* ]]
  [[ "$(get '/?source=KL&view=places')" == *"no words of the question"* ]]
  [[ "$(get '/?q=havn&view=places' "${danish[@]}")" == *"Fund 1 til 3 af 3"* ]]
}

@test "telling words narrow the answer: each count is what its link finds" {
  local n
  for n in $(seq 40); do
    printf '{"id":"%s","text":"Byen har en havn %s. %s"}\n' "$n" "$n" \
      "$([ $((n % 4)) = 0 ] && echo 'En udvidelse koster.' || echo 'Alt er roligt.')"
    printf '{"id":"x%s","text":"En skole %s ligger her. Alt er roligt."}\n' "$n" "$n"
  done >"$corpus/a.jsonl"
  index -q
  serve
  /usr/bin/python3 - "$url" <<'END'
import html, re, sys, urllib.request
def get(path): return urllib.request.urlopen(sys.argv[1] + path).read().decode()
rows = re.findall(r'<th scope="row"><a href="([^"]*)">([^<]*)</a></th><td>(\d+)</td>', get("/?q=havn&view=words"))
assert rows
for href, word, hits in rows:
    assert re.search(r"<h1>(\d+) article", get(html.unescape(href))).group(1) == hits, (word, href, hits)
END
}

@test "a star, tags and a note: forms of ours keep them, a look changes nothing" {
  some_articles
  serve
  local secret page back
  secret=$(token)
  get '/?q=havn' >/dev/null
  get /article/a >/dev/null
  [ ! -e "$XDG_STATE_HOME/udklip" ] || equal "" "$(find "$XDG_STATE_HOME" -name '*.sqlite')"
  equal 403 "$(code /tag -d "article=a&add=ny&token=$secret")"
  equal 403 "$(code /tag -d "article=a&add=ny&token=no" -H "Origin: $url")"
  equal 404 "$(post /tag -d 'article=none&add=ny')"
  equal 400 "$(post /tag -d 'article=a' --data-urlencode "add=$(head -c 101 /dev/zero | tr '\0' a)")"
  equal 303 "$(post /tag -d 'article=a&add=stjerne')"
  equal 303 "$(post /tag -d 'article=a' --data-urlencode 'add=læs igen')"
  equal 303 "$(post /tag -d 'article=b&add=stjerne&add=')"
  equal 303 "$(post /tag -d 'article=a' --data-urlencode 'note=ring <b>til</b> KL')"
  equal '["a",["læs igen","stjerne"],"ring <b>til</b> KL"]' \
    "$(search --export-tags | head -1 | jq -c '[.id, .tags, .note]')"
  page=$(get '/?q=havn')
  [[ "$page" == *'class="star quiet on"'*'value="stjerne">Take the star away'* ]]
  [[ "$page" == *"ring &lt;b&gt;til&lt;/b&gt; KL"* ]]
  [[ "$(get /article/a)" == *'id="own"'*"læs igen"*"ring &lt;b&gt;til"* ]]
  /usr/bin/python3 - "$url" <<'END'
import html, re, sys, urllib.request
def get(path): return urllib.request.urlopen(sys.argv[1] + path).read().decode()
for asked in ("/?q=havn", "/?q=havn+OR+skole", "/?q=havn+ny+kyst", "/?source=KL", "/?q=havn+skole&words=any"):
    page = get(asked)
    links = re.findall(r'<a id="(tag-\d)"[^>]*href="([^"]*)"[^>]*>.*?class="count">(\d+)', page)
    assert links, asked
    for name, href, count in links:
        there = get(html.unescape(href))
        assert re.search(r"<h1>(\d+) article", there).group(1) == count, (asked, href, count)
        assert re.search(r'<a id="tag-\d" class="tick" aria-current', there), href
END
  equal '/?q=havn#hit-1' "$(where -d 'article=a&remove=stjerne' --data-urlencode 'back=/?q=havn#hit-1')"
  for back in //evil.example https://evil.example '/\evil.example' '/ x'; do
    equal / "$(where -d 'article=a&remove=stjerne' --data-urlencode "back=$back")"
  done
  equal '["læs igen"]' "$(search --export-tags | head -1 | jq -c .tags)"
  equal 303 "$(post /tag -d 'article=a&note=')"
  equal null "$(search --export-tags | head -1 | jq -c .note)"
}

@test "tags that cannot be read are left out, with a note; articles are found all the same" {
  some_articles
  search --tag ny --on a
  local file
  file=$(find "$XDG_STATE_HOME" -name '*.sqlite')
  printf 'no database at all, but long enough to be taken for one: %04000d' 0 >"$file"
  serve
  [[ "$(get '/?q=havn')" == *"<h1>3 articles</h1>"*"Your tags and notes are left out"* ]]
  equal 200 "$(code /article/a)"
  equal 200 "$(code '/export?q=havn&format=csv')"
}
