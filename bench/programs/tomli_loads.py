"""tomllib.loads of a configuration with tables, arrays, strings, dates and numbers."""

import functools
import sys
import tomllib

TABLES = 120


@functools.cache
def document():
    """The text that is parsed; made once, by the first call."""
    parts = ['title = "A document"\nversion = 3\n[owner]\nname = "Someone"\n']
    for i in range(TABLES):
        parts.append(
            f"""
[server.host{i}]
ip = "10.0.{i // 256}.{i % 256}"
ports = [ 8001, {8002 + i}, 0x1F9A, 1_000 ]
enabled = {"true" if i % 2 else "false"}
load = {i / 8} # a comment
since = 1979-05-27T07:32:{i % 60:02d}Z
day = 2024-02-{i % 28 + 1:02d}
"quoted key" = 'C:\\literal\\path'
text = \"\"\"
several lines
with "quotes" and an \\u00e9scape\"\"\"
inline = {{ x = {i}, y = {{ z = [ "a", "b" ] }} }}

[[items]]
name = "item {i}"
sizes = [[1, 2], [3.5, -4e2]]
  [items.detail]
  color = "red"
"""
        )
    return "".join(parts)


def bench(loops):
    """Parse the document `loops` times."""
    text = document()
    for _ in range(loops):
        data = tomllib.loads(text)
        hosts = data["server"].values()
        total = sum(host["ports"][1] + host["inline"]["x"] for host in hosts)
        total += len(data["items"]) + sum(int(item["sizes"][1][1]) for item in data["items"])
        assert total == sum(8002 + 2 * i for i in range(TABLES)) - 399 * TABLES, total
    return total


if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
