#!/usr/bin/env python3
"""Fits the weights by which the HTML reader tells a story's body from the page around it.

usage: fit_page_weights.py FOLDER [--write]

FOLDER holds news pages whose bodies are known, in two sets: `articles.json` with the text of the body
(`articleBody`) and `segments.json` with strings that must stand in it (`with`) and must not (`without`), and for
each set a folder of pages `NAME.html.gz`. Nothing of the pages goes into the project: only the weights do.

A page is a row of stretches of text; `cargo run --release --example page_blocks` measures each. A stretch is labelled
by aligning the page's words with the known body's, or by the strings that it holds; where nothing is known of it, it
is left out. The weights are those of a logistic regression: one figure, one weight, in log-odds. A page counts as much
as any other, whatever its length.

What is printed is measured twice: on the pages that the weights were fitted to, and on pages left out (eight parts,
each scored by weights fitted to the other seven). The second is what to expect of other pages. The choice of the run
of stretches is that of `choose.rs`: its constants stand below too.

Needs numpy and scikit-learn.
"""
import argparse, collections, difflib, gzip, json, math, pathlib, re, subprocess, sys, tempfile
import numpy as np
from sklearn.linear_model import LogisticRegression

TOKEN = re.compile(r"\w+", re.UNICODE)
PARTS, STRENGTH = 8, 0.3
# As in choose.rs.
SWITCH, CORE, NEAR, SURE = 0.25, 0.7, 6, 1.5
ROOT = pathlib.Path(__file__).parent.parent


def fold(text):
    return re.sub(r"\s+", " ", text or "").strip()


def measure(folder, names):
    """Runs the example over all pages and returns them with their stretches."""
    pages = []
    with tempfile.TemporaryDirectory() as tmp:
        files = {}
        for name in names:
            gold = json.loads((folder / f"{name}.json").read_text("utf-8"))
            for key in sorted(gold):
                path = pathlib.Path(tmp) / f"{len(files)}.html"
                path.write_bytes(gzip.decompress((folder / name / f"{key}.html.gz").read_bytes()))
                files[str(path)] = {"set": name, "key": key, "gold": gold[key], "text": [], "around": [], "rows": []}
        command = ["cargo", "run", "--quiet", "--release", "--example", "page_blocks", "--", *files]
        output = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    for line in output.decode("utf-8").rstrip("\n").split("\n"):
        row = json.loads(line)
        if "page" in row:
            page = files[row["page"]]
            pages.append(page)
        else:
            page["text"].append(row["text"])
            page["around"].append(row["around"])
            page["rows"].append(row["figures"])
    figures = list(next(p["rows"][0] for p in pages if p["rows"]))
    for page in pages:
        page["x"] = np.array([[r[f] for f in figures] for r in page.pop("rows")], dtype=float).reshape(len(page["text"]), len(figures))
    return figures, pages


def label(page):
    """Sets `y`, 1 for a stretch of the body and 0 for another, nan where it is not known, and `w`, its weight."""
    texts = page["text"]
    page["y"], page["w"] = np.full(len(texts), np.nan), np.zeros(len(texts))
    (label_by_body if page["set"] == "articles" else label_by_strings)(page, texts)
    page["w"] = np.log1p(page["w"])
    if page["set"] == "articles" and page["w"].sum() > 0:
        page["w"] *= 30 / page["w"].sum()


def label_by_body(page, texts):
    gold, words, owner = TOKEN.findall(page["gold"]["articleBody"]), [], []
    for at, text in enumerate(texts):
        tokens = TOKEN.findall(text)
        words += tokens
        owner += [at] * len(tokens)
    hits, sizes = collections.Counter(), collections.Counter(owner)
    for start, _, length in difflib.SequenceMatcher(None, words, gold, autojunk=False).get_matching_blocks():
        hits.update(owner[start:start + length])
    y, w = page["y"], page["w"]
    for at, size in sizes.items():
        y[at], w[at] = float(hits[at] >= 0.6 * size), size
    for at in range(len(texts)):
        # A word or two that match far from everything else match by chance.
        near = range(max(0, at - 4), min(len(texts), at + 5))
        if y[at] == 1 and w[at] <= 3 and not any(y[n] == 1 and w[n] > 3 for n in near):
            y[at] = 0


def label_by_strings(page, texts):
    y, w = page["y"], page["w"]
    for wanted in map(fold, page["gold"]["with"]):
        hits = [at for at, text in enumerate(texts) if wanted in text][:1]
        for at in hits or [at for at, text in enumerate(texts) if len(text) > 12 and text in wanted]:
            y[at], w[at] = 1, 20
    for unwanted in map(fold, page["gold"]["without"]):
        for at, text in enumerate(texts):
            if unwanted in text and y[at] != 1:
                y[at], w[at] = 0, 20


def fit(pages):
    known = [~np.isnan(p["y"]) for p in pages]
    x = np.concatenate([p["x"][k] for p, k in zip(pages, known)])
    y = np.concatenate([p["y"][k] for p, k in zip(pages, known)])
    w = np.concatenate([p["w"][k] for p, k in zip(pages, known)])
    model = LogisticRegression(C=STRENGTH, max_iter=3000, fit_intercept=False).fit(x, y, sample_weight=w)
    return model.coef_[0]


def choose(page, scores):
    """The stretches that are kept: as choose.rs does it."""
    n = len(scores)
    if n == 0:
        return []
    best, back = [(0.0, scores[0] - SWITCH)], []
    for score in scores[1:]:
        out, kept = best[-1]
        back.append((out < kept - SWITCH, out - SWITCH > kept))
        best.append((max(out, kept - SWITCH), max(kept, out - SWITCH) + score))
    state = best[-1][1] - SWITCH > best[-1][0]
    keep = [state]
    for from_out, from_kept in reversed(back):
        state = not from_kept if state else from_out
        keep.append(state)
    keep.reverse()
    mass, depth = collections.Counter(), {}
    for at in range(n):
        if keep[at] and scores[at] > 0:
            for level, element in enumerate(reversed(page["around"][at])):
                mass[element] += scores[at] * len(page["text"][at])
                depth[element] = level
    if not mass:
        return keep
    whole = max(mass.values())
    core = max((e for e in mass if mass[e] >= CORE * whole), key=lambda e: depth[e])
    inside = [at for at in range(n) if keep[at] and core in page["around"][at]]
    for at in range(n):
        if keep[at] and core not in page["around"][at] and scores[at] < SURE and not any(abs(at - i) <= NEAR for i in inside):
            keep[at] = False
    return keep


def shingles(text, n=4):
    words = TOKEN.findall(text or "")
    return collections.Counter(tuple(words[i:i + n]) for i in range(max(1, len(words) - n + 1)) if words)


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def figures_of(pages, scores):
    """F1 of both sets, by the measures of the public benchmarks that the sets come from."""
    precisions, recalls, tp, fp, fn = [], [], 0, 0, 0
    for page in pages:
        kept = [t for t, k in zip(page["text"], choose(page, scores[page["key"]])) if k]
        if page["set"] == "articles":
            gold, got = shingles(page["gold"]["articleBody"]), shingles("\n".join(kept))
            both = sum((gold & got).values())
            if got:
                precisions.append(both / sum(got.values()))
            if gold:
                recalls.append(both / sum(gold.values()))
        else:
            text = fold("\n".join(kept))
            hits = sum(fold(w) in text for w in page["gold"]["with"])
            tp, fn = tp + hits, fn + len(page["gold"]["with"]) - hits
            fp += sum(fold(w) in text for w in page["gold"]["without"])
    articles, segments = f1(np.mean(precisions), np.mean(recalls)), f1(tp / max(1, tp + fp), tp / max(1, tp + fn))
    return f"articles F1 {articles:.4f}, segments F1 {segments:.4f} ({len(pages)} pages)"


def write(figures, weights, lines):
    path = ROOT / "src/readers/html/weights.rs"
    rows = "".join(f'    ("{name}", {value:.3f}),\n' for name, value in zip(figures, weights))
    report = "".join(f"//! {line}\n" for line in lines)
    path.write_text(f'''//! How much each figure of a stretch speaks for a story's body, in log-odds. Fitted, not written by hand:
//! `tools/fit_page_weights.py` says how, and printed:
//!
{report}
/// The figures in their order, and their weights.
// One of them may come near to a constant of mathematics.
#[allow(clippy::approx_constant)]
pub const WEIGHTS: &[(&str, f32)] = &[
{rows}];
''')
    subprocess.run(["cargo", "fmt"], cwd=ROOT, check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--write", action="store_true", help="write the weights into the source")
    options = parser.parse_args()
    figures, pages = measure(options.folder, ["articles", "segments"])
    for page in pages:
        label(page)
    order = np.random.RandomState(0).permutation(len(pages))
    left_out = {}
    for part in range(PARTS):
        held = {int(order[i]) for i in range(len(pages)) if i % PARTS == part}
        weights = fit([p for at, p in enumerate(pages) if at not in held])
        for at in held:
            left_out[pages[at]["key"]] = pages[at]["x"] @ weights
    weights = fit(pages)
    lines = [
        "on pages left out: " + figures_of(pages, left_out),
        "on the same pages: " + figures_of(pages, {p["key"]: p["x"] @ weights for p in pages}),
    ]
    print("\n".join(lines))
    if options.write:
        write(figures, weights, lines)


if __name__ == "__main__":
    main()
