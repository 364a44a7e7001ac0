# SPDX-License-Identifier: GPL-3.0-or-later
"""Results as a Markdown table: a row for each thing that was measured, a column for each engine,
and in parentheses the ratio to plain Xapian; where that has no value, to the build before."""

BASES = ("plain", "before")

# Heading, where it stands in an engine's results, what one unit of the column is, decimals.
ROWS = [
    ("build, s", ("build", "wall"), 1, 2),
    ("build, processor s", ("build", "cpu"), 1, 2),
    ("build, articles a second", ("build", "articles_a_second"), 1, 0),
    ("build, peak memory, MB", ("build", "peak_memory"), 1e6, 0),
    ("size on disk, MB", ("size",), 1e6, 1),
    ("size once compacted, MB", ("compacted_size",), 1e6, 1),
    ("questions in one process: mean, ms", ("ask", "mean"), 1, 2),
    ("p50, ms", ("ask", "p50"), 1, 2),
    ("p99, ms", ("ask", "p99"), 1, 2),
    ("one question, whole process, ms", ("one_question",), 1e-3, 2),
    ("... `--from 2010`, ms", ("one_question_from",), 1e-3, 2),
    ("... `--year 2015..2020`, ms", ("one_question_years",), 1e-3, 2),
    ("adding {added} articles, s", ("add", "wall"), 1, 3),
]


def value_at(results, path):
    for key in path:
        results = results.get(key) if results else None
    return results


def cell(engines, name, path, unit, decimals):
    value = value_at(engines[name], path)
    if value is None:
        return ""
    text = f"{value / unit:,.{decimals}f}"
    base = next((found for base in BASES if (found := value_at(engines.get(base), path))), None)
    return f"{text} ({value / base:.2f})" if base else text


def corpus_table(result):
    engines = result["engines"]
    lines = ["| | " + " | ".join(engines) + " |", "| --- " * (len(engines) + 1) + "|"]
    for heading, path, unit, decimals in ROWS:
        cells = [cell(engines, name, path, unit, decimals) for name in engines]
        if any(cells):
            heading = heading.format(added=result["articles_added"])
            lines.append(f"| {heading} | {' | '.join(cells)} |")
    return "\n".join(lines)


def milliseconds(seconds):
    return f"{seconds * 1e3:.2f} ms"


def notes(result):
    """What has to be known to read the table."""
    engines = result["engines"]
    said = []
    processes = [f"{name}: {engine['process']}" for name, engine in engines.items()
                 if engine.get("one_question") is not None]
    if processes:
        said.append(f"One question is the median of {result['turns']} ({', '.join(processes)}); "
                    f"starting any process takes {milliseconds(result['nothing'])} of it.")
    bare = value_at(engines.get("udklip"), ("one_question_bare",))
    if bare is not None:
        said.append("udklip-search wants every word, and counts years and sources; asked as the "
                    f"others are, with `--any --facet none`, it takes {milliseconds(bare)}.")
    for name, engine in engines.items():
        answered = value_at(engine, ("ask", "questions"))
        if answered is not None and answered != result["questions"]:
            said.append(f"{name} answered {answered} of the {result['questions']} questions before "
                        "its time was up.")
        said += [f"{name} failed: {failure}." for failure in engine["failures"]]
    said += [f"{name} is not here: {why}." for name, why in result["missing"].items()]
    facets = result["facets"]
    if facets:
        said.append(f"Udklip, *{facets['word']}* ({facets['total']:,} of {facets['articles']:,} "
                    f"articles), whole process: {milliseconds(facets['with_counts'])} with exact "
                    f"counts of year and source, {milliseconds(facets['without_counts'])} without "
                    f"({facets['ratio']:.2f}).")
    return said


def section(result):
    """Everything about one corpus, in Markdown."""
    head = (f"### {result['corpus']}: {result['articles']:,} articles, "
            f"{result['size'] / 1e6:,.1f} MB, {result['questions']:,} questions")
    parts = [head, corpus_table(result), "\n".join(f"- {note}" for note in notes(result))]
    return "\n\n".join(part for part in parts if part) + "\n"


def no_change_section(result):
    find, udklip = result["find"] * 1e3, result["udklip"] * 1e3
    return f"""### {result['files']:,} files, nothing changed

| | median of {result['turns']} | ratio |
| --- | --- | --- |
| `find ROOT -type f -printf '%s %T@\\n'` | {find:.1f} ms | 1.00 |
| `udklip-index --db DB` | {udklip:.1f} ms | {udklip / find:.2f} |

- The first run, which indexed them, took {result['first_run']:.2f} s.
"""
