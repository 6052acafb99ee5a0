"""ElementTree: a document is built, written, parsed and searched."""

import io
import sys
import xml.etree.ElementTree as ET

BRANCHES = 60
LEAVES = 40


def build():
    """A tree of BRANCHES * LEAVES elements."""
    root = ET.Element("root")
    for i in range(BRANCHES):
        branch = ET.SubElement(root, "branch", {"id": str(i), "kind": "even" if i % 2 else "odd"})
        branch.text = f"text of {i} & more <{i}>"
        for k in range(LEAVES):
            leaf = ET.SubElement(branch, "leaf", n=str(k))
            leaf.text = "é" * (k % 3)
            leaf.tail = "\n"
    return root


def search(root):
    """Some counts that touch every element."""
    found = len(root.findall("branch")) + len(root.findall(".//leaf"))
    found += len(root.findall("branch[@kind='even']/leaf"))
    found += sum(int(leaf.get("n")) for leaf in root.iter("leaf"))
    found += sum(len(text) for text in root.itertext())
    return found


def bench(loops):
    """Build, write, parse, parse by events and search, `loops` times."""
    for _ in range(loops):
        text = ET.tostring(build(), encoding="utf-8")
        root = ET.fromstring(text)
        counts = search(root)
        events = 0
        for _, element in ET.iterparse(io.BytesIO(text), events=("start", "end")):
            events += 1
            if element.tag == "leaf":
                element.clear()
        assert events == 2 * (BRANCHES * LEAVES + BRANCHES + 1), events
        assert counts == EXPECTED, counts
    return counts, len(text)


EXPECTED = 56500

if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
