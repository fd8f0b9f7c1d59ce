#!/usr/bin/env python3
"""Derives the grammar in schemas/newsml-g2/ from the official schemas of all versions.

    tools/derive_g2_grammar.py FOLDER schemas/newsml-g2

FOLDER holds NewsML-G2_2.N-spec-All-Power.xsd for every version. What is taken over are facts: names, order,
cardinality, types and the versions in which they hold; no annotation is read. Needed only when IPTC publishes
a version; the grammar itself is what the program is built from.
"""

import difflib
import glob
import os
import re
import sys
import xml.etree.ElementTree as ET

XS = "{http://www.w3.org/2001/XMLSchema}"
KINDS = ["simple", "attributes", "group", "type", "element"]
NAR = "http://iptc.org/std/nar/2006-10-01/"


class Node:
    """A line of the grammar, the versions in which it holds, and the lines below it."""

    def __init__(self, head, children=()):
        self.head, self.children, self.versions = head, list(children), []


def local(name):
    return name.split(":", 1)[1] if name.startswith("xs:") else name


def occurs(element):
    least, most = element.get("minOccurs", "1"), element.get("maxOccurs", "1")
    return {("1", "1"): "", ("0", "1"): "?", ("0", "unbounded"): "*", ("1", "unbounded"): "+"}[(least, most)]


def simple(element):
    """A simple type as an expression."""
    for child in element:
        if child.tag == XS + "restriction":
            inner = child.find(XS + "simpleType")
            base = local(child.get("base")) if child.get("base") else simple(inner)
            facets, values = [], []
            for facet in child:
                kind, value = facet.tag.replace(XS, ""), facet.get("value")
                if kind == "enumeration":
                    values.append(value)
                elif kind == "pattern":
                    facets.append("/" + value + "/")
                elif kind == "minInclusive":
                    facets.append(value + "..")
                elif kind == "maxInclusive":
                    facets.append(".." + value)
                elif kind in ("length", "minLength"):
                    facets.append(kind + " " + value)
                elif kind not in ("simpleType", "annotation"):
                    raise SystemExit("facet " + kind)
            if values:
                facets.append("|".join(values))
            text = ", ".join(facets).replace(".., ..", "..")
            return base + "[" + text + "]" if facets else base
        if child.tag == XS + "list":
            inner = child.find(XS + "simpleType")
            return "list(" + (local(child.get("itemType")) if inner is None else simple(inner)) + ")"
        if child.tag == XS + "union":
            members = [local(m) for m in child.get("memberTypes", "").split()]
            members += [simple(m) for m in child.findall(XS + "simpleType")]
            return "union(" + " ".join(members) + ")"
    raise SystemExit("no simple type")


def namespace(element):
    value = element.get("namespace", "##any")
    return "nar" if value == NAR else "any" if value == "##any" else value.replace("##", "")


def content(parent):
    """The particles and attributes below an element of the schema."""
    out = []
    for e in parent:
        kind = e.tag.replace(XS, "")
        if kind == "annotation":
            continue
        if kind in ("sequence", "choice"):
            out.append(Node(kind + occurs(e), content(e)))
        elif kind == "element":
            out.append(element(e))
        elif kind == "group":
            out.append(Node("group " + e.get("ref") + occurs(e)))
        elif kind == "any":
            process = e.get("processContents", "strict")
            out.append(Node(f"any{occurs(e)} {namespace(e)} {process}"))
        elif kind == "attribute":
            out.append(attribute(e))
        elif kind == "attributeGroup":
            out.append(Node("@@" + e.get("ref")))
        elif kind == "anyAttribute":
            out.append(Node(f"@any {namespace(e)} {e.get('processContents', 'strict')}"))
        elif kind in ("complexContent", "simpleContent"):
            (extension,) = e.findall(XS + "extension")
            word = "extends" if not extension.get("base").startswith("xs:") else "text"
            out.append(Node(f"{word} {local(extension.get('base'))}"))
            out += content(extension)
        elif kind not in ("complexType", "simpleType"):
            raise SystemExit("unknown " + kind)
    return out


def attribute(e):
    if e.get("ref"):
        name, kind = e.get("ref"), ""
    else:
        inner = e.find(XS + "simpleType")
        name = e.get("name")
        kind = ": " + (local(e.get("type", "xs:string")) if inner is None else simple(inner))
    use = e.get("use", "optional")
    words = ["@" + name + kind]
    if use != "optional":
        words.append(use)
    if e.get("fixed"):
        words.append("fixed " + e.get("fixed"))
    return Node(" ".join(words))


def element(e):
    if e.get("ref"):
        return Node("<" + e.get("ref") + ">" + occurs(e))
    inner = e.find(XS + "complexType")
    plain = e.find(XS + "simpleType")
    head = e.get("name") + occurs(e)
    if inner is not None:
        head += ": mixed" if inner.get("mixed") == "true" else ":"
        return Node(head, content(inner))
    if plain is not None:
        return Node(head + ": " + simple(plain))
    return Node(head + ": " + local(e.get("type", "anyType")))


def schema(path):
    root = ET.parse(path).getroot()
    out = []
    for e in root:
        kind = e.tag.replace(XS, "")
        if kind == "element":
            node = element(e)
            out.append(Node("element " + node.head, node.children))
        elif kind == "complexType":
            flags = "".join(f" {f}" for f in ("abstract", "mixed") if e.get(f) == "true")
            out.append(Node("type " + e.get("name") + flags, content(e)))
        elif kind == "simpleType":
            out.append(Node("simple " + e.get("name") + ": " + simple(e)))
        elif kind == "group":
            out.append(Node("group " + e.get("name"), content(e)))
        elif kind == "attributeGroup":
            out.append(Node("attributes " + e.get("name"), content(e)))
        elif kind not in ("annotation", "import"):
            raise SystemExit("unknown " + kind)
    out.sort(key=lambda n: (KINDS.index(n.head.split()[0]), n.head.split()[1].lower()))
    return out


def mark(nodes, version):
    for node in nodes:
        node.versions = [version]
        mark(node.children, version)
    return nodes


def merge(old, new):
    """The lines of two histories, aligned."""
    out = []
    a, b = [n.head for n in old], [n.head for n in new]
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            for x, y in zip(old[i1:i2], new[j1:j2]):
                x.versions += y.versions
                x.children = merge(x.children, y.children)
                out.append(x)
        else:
            out += old[i1:i2] + new[j1:j2]
    return out


def spans(versions, all_versions):
    if versions == all_versions:
        return ""
    runs, start, last = [], None, None
    for v in all_versions:
        if v in versions:
            start = v if start is None else start
            last = v
        elif start is not None:
            runs.append((start, last))
            start = None
    if start is not None:
        runs.append((start, last))
    text = []
    for first, last in runs:
        left = "" if first == all_versions[0] else f"2.{first}"
        right = "" if last == all_versions[-1] else f"2.{last}"
        text.append(left if left == right else f"{left}-{right}")
    return "  [" + ", ".join(text) + "]"


def show(nodes, depth, around, all_versions, out):
    for node in nodes:
        tag = "" if node.versions == around else spans(node.versions, all_versions)
        out.append("  " * depth + node.head + tag)
        show(node.children, depth + 1, node.versions, all_versions, out)


def only(nodes, version):
    return [(n.head, only(n.children, version)) for n in nodes if version in n.versions]


def plain(nodes):
    return [(n.head, plain(n.children)) for n in nodes]


def main():
    folder = sys.argv[1]
    files = {}
    for path in glob.glob(os.path.join(folder, "NewsML-G2_2.*-spec-All-Power.xsd")):
        files[int(re.search(r"_2\.(\d+)-", path).group(1))] = path
    versions = sorted(files)
    history = []
    for version in versions:
        history = merge(history, mark(schema(files[version]), version))
    for version in versions:
        assert only(history, version) == plain(schema(files[version])), version
    target = sys.argv[2]
    files = {"simple": "simple-types", "attributes": "attributes", "group": "groups", "type": "types"}
    for kind in KINDS:
        out = []
        for node in history:
            if node.head.split()[0] == kind:
                if kind != "simple":
                    out.append("")
                show([node], 0, versions, versions, out)
        name = os.path.join(target, files.get(kind, "elements") + ".txt")
        with open(name, "w", encoding="utf-8") as file:
            file.write("\n".join(out).lstrip("\n") + "\n")


main()
