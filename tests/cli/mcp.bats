#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# udklip-mcp from outside: both eras of the protocol, the tools, noise, and a database that comes,
# goes and is replaced.

load helper

mcp() { "$bin/udklip-mcp" --no-config "$@"; }

# ask TOOL ARGUMENTS: what it answers, of the message only the result or the error.
ask() {
  printf '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"%s","arguments":%s}}\n' "$1" "$2" |
    mcp 2>/dev/null | jq -c '.result // .error'
}

# The structured content of an answer, as jq shows it.
told() { ask "$1" "$2" | jq -c ".structuredContent | $3"; }

some_articles() {
  cat >"$corpus/a.jsonl" <<'END'
{"id":"a","title":"Ny havn","text":"Havnen i byen er ny.\n\nEn havneby vil have en havn.","date":"2021-06-01","source":"KL","author":"Bo","section":"By","url":"https://a.dk/1"}
{"id":"b","text":"Der er en havn ved kysten.","date":"2020-05","source":"DR"}
{"id":"c","title":"Skole","text":"Skolen åbner, siger de <b>\u0007."}
END
  index -q
}

handshake='{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}'
meta='"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{},"io.modelcontextprotocol/clientInfo":{"name":"test","version":"1"}}'
about='"serverInfo":{"name":"udklip-mcp","title":"Udklip","version":"VERSION"}'

# transcript: the lines that begin with > go in, those that begin with < are what must come out.
transcript() {
  local version
  version=$("$bin/udklip-mcp" --version | grep -oE '[0-9]+(\.[0-9]+)+')
  cat >"$work/transcript"
  sed -n 's/^> //p' "$work/transcript" | mcp >"$work/came"
  sed -n 's/^< //p' "$work/transcript" | sed "s/VERSION/$version/" >"$work/expected"
  # The instructions are prose.
  sed -E -i 's/"instructions":"[^"]+"/"instructions":"..."/' "$work/came"
  diff "$work/expected" "$work/came"
}

@test "a conversation with a handshake, byte for byte" {
  printf '%s\n' '{"id":"b","text":"Der er en havn ved kysten.","date":"2020-05","source":"DR","url":"https://dr.dk/b"}' >"$corpus/a.jsonl"
  index -q
  transcript <<END
> $handshake
< {"jsonrpc":"2.0","id":0,"result":{"protocolVersion":"2025-11-25","capabilities":{"tools":{}},$about,"instructions":"..."}}
> {"jsonrpc":"2.0","method":"notifications/initialized"}
> {"jsonrpc":"2.0","id":"p","method":"ping"}
< {"jsonrpc":"2.0","id":"p","result":{}}
> {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"query":"havne","limit":1}}}
< {"jsonrpc":"2.0","id":1,"result":{"content":[{"type":"text","text":"{\"total\":1,\"total_is_exact\":true,\"relaxed\":false,\"notes\":[],\"suggestion\":null,\"more\":0,\"hits\":[{\"rank\":1,\"id\":\"b\",\"title\":\"Der er en havn ved kysten\",\"source\":\"DR\",\"date\":\"2020-05\",\"snippet\":\"Der er en **havn** ved kysten.\",\"path\":\"$corpus/a.jsonl\",\"url\":\"https://dr.dk/b\",\"page\":null}]}"}],"structuredContent":{"total":1,"total_is_exact":true,"relaxed":false,"notes":[],"suggestion":null,"more":0,"hits":[{"rank":1,"id":"b","title":"Der er en havn ved kysten","source":"DR","date":"2020-05","snippet":"Der er en **havn** ved kysten.","path":"$corpus/a.jsonl","url":"https://dr.dk/b","page":null}]}}}
> {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"search","arguments":{"query":"xyzzy"}}}
< {"jsonrpc":"2.0","id":2,"result":{"content":[{"type":"text","text":"Nothing was found."}],"structuredContent":{"total":0,"total_is_exact":true,"relaxed":false,"notes":[],"suggestion":null,"more":0,"hits":[]},"isError":true}}
> {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"article","arguments":{"id":"nowhere"}}}
< {"jsonrpc":"2.0","id":3,"result":{"content":[{"type":"text","text":"There is no article with the id \"nowhere\": take the id of a hit of search."}],"isError":true}}
> {"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"search","arguments":{"query":"havn","limit":51}}}
< {"jsonrpc":"2.0","id":4,"error":{"code":-32602,"message":"limit takes a whole number from 1 to 50"}}
> {"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"delete","arguments":{}}}
< {"jsonrpc":"2.0","id":5,"error":{"code":-32602,"message":"there is no tool \"delete\"; there are search, article, facets, trend"}}
> {"jsonrpc":"2.0","id":6,"method":"resources/list"}
< {"jsonrpc":"2.0","id":6,"error":{"code":-32601,"message":"there is no method \"resources/list\""}}
END
}

@test "a conversation without a handshake, byte for byte" {
  make_corpus a.txt='Et hus.'
  index -q
  transcript <<END
> {"jsonrpc":"2.0","id":"d","method":"server/discover","params":{$meta}}
< {"jsonrpc":"2.0","id":"d","result":{"supportedVersions":["2026-07-28"],"capabilities":{"tools":{}},"instructions":"...","ttlMs":3600000,"cacheScope":"public","resultType":"complete","_meta":{"io.modelcontextprotocol/$(echo "$about" | cut -c2-)}}}
> {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"facets","arguments":{"query":"huse","fields":["year"]},$meta}}
< {"jsonrpc":"2.0","id":1,"result":{"content":[{"type":"text","text":"{\"total\":1,\"total_is_exact\":true,\"relaxed\":false,\"notes\":[],\"facets\":[{\"field\":\"year\",\"values\":[],\"without\":1,\"left_out\":0}]}"}],"structuredContent":{"total":1,"total_is_exact":true,"relaxed":false,"notes":[],"facets":[{"field":"year","values":[],"without":1,"left_out":0}]},"resultType":"complete","_meta":{"io.modelcontextprotocol/$(echo "$about" | cut -c2-)}}}
> {"jsonrpc":"2.0","id":2,"method":"ping","params":{$meta}}
< {"jsonrpc":"2.0","id":2,"error":{"code":-32601,"message":"there is no method \"ping\""}}
> {"jsonrpc":"2.0","id":3,"method":"initialize","params":{$meta}}
< {"jsonrpc":"2.0","id":3,"error":{"code":-32601,"message":"there is no method \"initialize\""}}
> {"jsonrpc":"2.0","id":4,"method":"tools/list","params":{${meta/2026-07-28/2099-01-01}}}
< {"jsonrpc":"2.0","id":4,"error":{"code":-32022,"message":"this version of the protocol is not supported","data":{"supported":["2026-07-28"],"requested":"2099-01-01"}}}
END
}

@test "a client of both eras finds its way, and an old one gets a version that it may know" {
  printf '%s\n' '{"jsonrpc":"2.0","id":1,"method":"server/discover"}' "$handshake" | mcp >"$work/came" 2>/dev/null
  equal "2026-07-28" "$(jq -r 'select(.id == 1).result.supportedVersions[0]' "$work/came")"
  for version in 2025-06-18:2025-06-18 2025-11-25:2025-11-25 2024-11-05:2025-11-25 2026-07-28:2025-11-25; do
    equal "${version#*:}" "$(echo "${handshake/2025-11-25/${version%:*}}" | mcp 2>/dev/null | jq -r .result.protocolVersion)"
  done
  equal "[true,3600000,\"public\",\"complete\"]" "$(echo "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{$meta}}" |
    mcp 2>/dev/null | jq -c '.result | [has("_meta"), .ttlMs, .cacheScope, .resultType]')"
}

@test "every tool's answers are valid by its schema, and the same as text" {
  some_articles
  cat >"$work/check.py" <<'END'
import json, jsonschema, subprocess, sys
calls = [("search", a) for a in (
    {"query": "havn"}, {"query": "havn", "limit": 1}, {"query": "havn", "offset": 50}, {"query": "xyzzy"},
    {"query": "", "source": "KL"}, {"query": "", "year": [2021, "2019..2020"], "sort": "oldest"},
    {"query": "havn kidle:x"}, {"query": "havn xyzzy"}, {"query": "havn", "year": 1999},
    {"query": "havn", "from": "2020-06", "to": "2021", "author": ["Bo", "Ib"], "section": "By"})]
calls += [("article", a) for a in (
    {"id": "a"}, {"id": "b", "query": "havne"}, {"id": "a", "offset": 5, "length": 3}, {"id": "c", "offset": 10**9},
    {"id": "a", "query": "havn", "passage": 50}, {"id": "c", "query": "havn", "passage": 50}, {"id": "x"})]
calls += [("facets", a) for a in (
    {}, {"query": "havn", "fields": ["year", "month", "source", "section", "author"], "limit": 1}, {"query": "xyzzy"})]
calls += [("trend", a) for a in (
    {"queries": ["havn"]}, {"queries": ["havn", "skole"], "by": "month", "source": ["KL", "DR"]}, {"queries": ["xyzzy"]})]
lines = [{"jsonrpc": "2.0", "id": "list", "method": "tools/list"}] + [
    {"jsonrpc": "2.0", "id": i, "method": "tools/call", "params": {"name": name, "arguments": arguments}}
    for i, (name, arguments) in enumerate(calls)]
done = subprocess.run([sys.argv[1], "--no-config"], input="".join(json.dumps(line) + "\n" for line in lines),
                      capture_output=True, text=True, check=True)
answers = [json.loads(line) for line in done.stdout.splitlines()]
assert [answer["id"] for answer in answers] == [line["id"] for line in lines]
tools = {tool["name"]: tool for tool in answers[0]["result"]["tools"]}
assert list(tools) == ["search", "article", "facets", "trend"], list(tools)
for tool in tools.values():
    for schema in ("inputSchema", "outputSchema"):
        jsonschema.Draft202012Validator.check_schema(tool[schema])
    assert tool["annotations"] == {"readOnlyHint": True, "openWorldHint": False}
    assert tool["title"] and tool["description"]
failed = 0
for (name, arguments), answer in zip(calls, answers[1:]):
    jsonschema.Draft202012Validator(tools[name]["inputSchema"]).validate(arguments)
    result = answer["result"]
    if "structuredContent" in result:
        jsonschema.Draft202012Validator(tools[name]["outputSchema"]).validate(result["structuredContent"])
    text = result["content"][0]["text"]
    if result.get("isError"):
        failed += 1
        assert len(text) > 10, text
    else:
        assert json.loads(text) == result["structuredContent"]
    assert not any(ord(c) < 32 and c not in "\n\t" for c in json.dumps(result, ensure_ascii=False)), result
print(failed)
END
  equal 7 "$(/usr/bin/python3 "$work/check.py" "$bin/udklip-mcp")"
}

@test "search gives what udklip-search gives, in pages" {
  some_articles
  equal "$(search --format jsonl havn | jq -r .id | paste -sd' ')" "$(told search '{"query":"havn"}' '[.hits[].id] | join(" ")' | jq -r .)"
  equal '[2,1,"b"]' "$(told search '{"query":"havn","limit":1,"sort":"oldest"}' '[.total, .more, .hits[0].id]')"
  equal '[2,0,"a"]' "$(told search '{"query":"havn","limit":1,"offset":1,"sort":"oldest"}' '[.total, .more, .hits[0].id]')"
  equal '"https://a.dk/1"' "$(told search '{"query":"havn","source":"KL"}' '.hits[0].url')"
  ask search '{"query":" ?"}' | jq -e '.isError and (.content[0].text | test("There is no question"))'
  ask search '{"query":"havn","from":"x"}' | jq -e '.isError and (.content[0].text | test("is no date"))'
  ask search '{"query":"havn","year":1999}' | jq -e '.content[0].text == "Nothing was found. Without year: 2 articles."'
  equal -32602 "$(ask search "{\"query\":\"$(printf 'a%.0s' {1..1001})\"}" | jq .code)"
}

@test "an article comes in pieces that join, or as passages, without control characters" {
  some_articles
  equal '"Havnen i byen er ny.\n\nEn havneby vil have en havn."' \
    "$(for offset in 0 20 40; do told article "{\"id\":\"a\",\"offset\":$offset,\"length\":20}" '.passages[0].text'; done | jq -s 'add')"
  equal '[50,20,"https://a.dk/1","Bo"]' "$(told article '{"id":"a","length":30}' '[.length, .left_out, .url, .author]')"
  equal '["**Havnen** i byen er ny.\n\nEn **havne**by vil have en **havn**.",3]' \
    "$(told article '{"id":"a","query":"havn"}' '[.passages[0].text, .finds]')"
  equal '1' "$(told article '{"id":"a","query":"havn","passage":50}' '.passages | length')"
  equal '"Skolen åbner, siger de <b>�."' "$(told article '{"id":"c"}' '.passages[0].text')"
  ask article '{"id":"a","passage":50}' | jq -e .isError
}

@test "facets count the whole collection too, and say what is left out" {
  some_articles
  equal '[3,[{"value":"2020","count":1},{"value":"2021","count":1}],1]' \
    "$(told facets '{"fields":["year"]}' '[.total, (.facets[0].values | sort_by(.value)), .facets[0].without]')"
  equal '[1,1,0]' "$(told facets '{"query":"havn","fields":["source"],"limit":1}' '.facets[0] | [(.values | length), .left_out, .without]')"
  equal -32602 "$(ask facets '{"fields":["tag"]}' | jq .code)"
}

@test "trend has the articles of each period beside the counts" {
  some_articles
  equal '[["2020",1,[1,0]],["2021",1,[1,0]]]' \
    "$(told trend '{"queries":["havn","skole"]}' '[.periods[] | [.period, .articles, .counts]]')"
  equal '{"articles":1,"counts":[0,1]}' "$(told trend '{"queries":["havn","skole"]}' .undated)"
  equal '["2020-05","2021-06"]' "$(told trend '{"queries":["havn"],"by":"month"}' '[.periods[].period]')"
}

@test "noise is answered or passed over by the rules, and ends nothing" {
  some_articles
  cat >"$work/noise.py" <<'END'
import json, random, subprocess, sys
random.seed(8)
call = json.dumps({"jsonrpc": "2.0", "id": 7, "method": "tools/call",
                   "params": {"name": "search", "arguments": {"query": "havn", "limit": 1}}}).encode()
lines = [b"[" * 200000, b'{"a":' * 50000, b"x" * 2000000, call + b" " * (1 << 20), b"\xef\xbb\xbf" + call]
for number in range(10000):
    kind = number % 5
    if kind == 0:
        line = bytes(random.randrange(256) for _ in range(random.randrange(40)))
    elif kind == 1:
        line = call[:random.randrange(len(call))]
    elif kind == 2:
        line = bytearray(call)
        for _ in range(random.randrange(1, 4)):
            line[random.randrange(len(line))] = random.randrange(256)
    elif kind == 3:
        line = json.dumps(random.choice([1, None, [], {}, {"id": 1}, {"method": "x"}, {"jsonrpc": "2.0", "id": {}},
                                         {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": []}},
                                         {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": 3}}])).encode()
    else:
        line = json.dumps({"jsonrpc": "2.0", "id": f"good {number}", "method": "ping"}).encode()
    lines.append(bytes(line).replace(b"\n", b" "))
done = subprocess.run([sys.argv[1], "--no-config"], input=b"\n".join(lines), capture_output=True, timeout=120)
assert done.returncode == 0, done
answers = [json.loads(line) for line in done.stdout.splitlines()]
for answer in answers:
    assert answer["jsonrpc"] == "2.0" and ("result" in answer) != ("error" in answer), answer
    assert "result" in answer or answer["error"]["code"] in (-32700, -32600, -32601, -32602), answer
good = [answer["id"] for answer in answers if str(answer["id"]).startswith("good")]
assert good == [f"good {number}" for number in range(4, 10000, 5)], len(good)
# Lines that are not JSON have an answer each.
blank = sum(not line.strip(b" \t\r") for line in lines)
assert len(lines) - blank - len(answers) < 2500, (len(lines), blank, len(answers))
END
  /usr/bin/python3 "$work/noise.py" "$bin/udklip-mcp"
}

@test "a database that comes, is replaced and goes is told of by the tools, not by the protocol" {
  make_corpus a.txt='Et hus.'
  coproc MCP { mcp 2>/dev/null; }
  # next: the text of the next answer.
  next() {
    echo '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"query":"hus"}}}' >&"${MCP[1]}"
    local line
    read -r line <&"${MCP[0]}"
    echo "$line" | jq -r '.result | if .isError then .content[0].text else "\(.structuredContent.total)" end'
  }
  [[ "$(next)" == "there is no database at $UDKLIP_DB"* ]]
  index -q
  equal 1 "$(next)"
  make_corpus b.txt='Huse med haver.'
  index -q
  equal 2 "$(next)"
  rm "$corpus/a.txt"
  index -q --rebuild
  equal 1 "$(next)"
  rm -rf "$UDKLIP_DB"
  [[ "$(next)" == "there is no database at $UDKLIP_DB"* ]]
  index -q
  equal 1 "$(next)"
  local pid=$MCP_PID
  eval "exec ${MCP[1]}>&-"
  wait "$pid"
}

@test "closed streams and a reader that is gone end it, without harm to the database" {
  some_articles
  before=$(revision)
  run bash -c '"$1/udklip-mcp" --no-config <&-' bash "$bin"
  equal 0 "$status"
  run -7 bash -c 'echo "$1" | "$2/udklip-mcp" --no-config >&-' bash "$handshake" "$bin"
  for i in $(seq 3000); do echo "$handshake"; done | mcp | head -1 | jq -e .result
  echo "$handshake" | mcp 2>&- | jq -e .result
  run -7 mcp <"$corpus"
  run -2 mcp havn
  run -2 mcp --time-limit 0
  equal "$before" "$(revision)"
}

@test "a question that takes too long, or is cancelled, does not keep the others waiting" {
  many_articles ord >"$corpus/a.jsonl"
  index -q
  slow='{"query":"o* NEAR/9 *r* NEAR/9 *d* NEAR/9 or*"}'
  local call='{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":'$slow'}}'
  echo "$call" | mcp --time-limit 0.001 2>/dev/null | jq -e '.result.isError and (.result.content[0].text | test("longer than 0.001 seconds"))'
  printf '%s\n' "$call" "${call/\"id\":1/\"id\":2}" '{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":2}}' \
    '{"jsonrpc":"2.0","id":3,"method":"ping"}' | mcp >"$work/came"
  # Whether 2 waits, runs or is answered when it is cancelled, the clock says.
  equal "1 3" "$(jq -r .id "$work/came" | grep -v 2 | paste -sd' ')"
}
