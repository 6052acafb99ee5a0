r"""Compiling regular expressions: the parser and compiler of `re`, pure Python code."""

import re
import sys

PATTERNS = [
    r"Perl|Python|Tcl|Ruby|Lua",
    r"(Perl|Python|Tcl|Ruby|Lua)",
    r"(?:Perl|Python|Tcl|Ruby|Lua){2,5}?",
    r"(?P<language>Perl|Python)-(?P<version>\d+(?:\.\d+)*)",
    r".*Python",
    r".*?(?:Python|Perl)(?=\s)",
    r"(P)(y)(t)(h)(o)(n)",
    r"(?:P)(?:y)(?:t)(?:h)(?:o)(?:n)",
    r"([0a-z][a-z0-9]*,)+",
    r"(?:[0a-z][a-z0-9]*,)+",
    r"([a-z]*,)+",
    r"[^\W\d_]+(?:['’-][^\W\d_]+)*",
    r"\b(\w+)\s+\1\b",
    r"(?<=abc)def(?!ghi)",
    r"(?<!\\)(?:\\\\)*\"",
    r"(a)?b(?(1)c|d)",
    r"^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$",
    r"^[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)*$",
    r"^(?:(\w+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$",
    r"(?i)content-(type|length|encoding)\s*:\s*([^;\r\n]+)(?:;\s*([\w-]+)=(\"[^\"]*\"|[^;\s]+))*",
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d\d:?\d\d)?)?",
    r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?",
    r"0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|[1-9]\d*|0",
    r"(?s)/\*.*?\*/|//[^\n]*|#(?:[^\n\\]|\\.)*",
    r"(?x) \s* (?P<key> [A-Za-z_]\w* ) \s* = \s* (?P<value> [^#\n]*? ) \s* (?: \# .* )? $",
    r"(?m)^\s*(?:def|class)\s+([A-Za-z_]\w*)\s*(?:\(([^)]*)\))?\s*:",
    r"<(/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?)*)\s*(/?)>",
    r"&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(\w+));",
    r"[À-ɏͰ-ϿЀ-ӿ]+|[一-鿿]",
    r"(?a)\w+\W+\d*\D?\s*\S",
    r"(?u)(?:ß|ẞ|ss)[åäö]?",
    r"(?i:straße|STRASSE)(?-i:x)",
    r"(?>a+)b|(?:c++)d|e*+",
    r"((((((((((a))))))))))\10",
    r"(?:a|ab|abc|abcd|abcde|b|bc|bcd|c|cd|[d-h])+",
    r"x{0}y{1}z{2,}w{,3}v{4,4}?",
    r"[]a-z^-]|[^]]|[\]\-\\]|[\d\s-]",
    r"\A(?:\t|\x20|\u00a0|\U0001F600|\N{BULLET})*\Z",
    r"(?:(?:(?:(?:a?b)?c)?d)?e)?$",
    r"%(?:\((.*?)\))?([#0 +-]*)(\*|\d+)?(?:\.(\*|\d+))?([hlL])?([diouxXeEfFgGcrsa%])",
]


def work(pattern):
    """A number that depends on the compiled pattern."""
    return pattern.groups * 7 + len(pattern.groupindex) * 3 + pattern.flags


def bench(loops):
    """Compile all patterns anew `loops` times."""
    for _ in range(loops):
        total = 0
        for text in PATTERNS:
            re.purge()
            total += work(re.compile(text))
        assert total == EXPECTED, total
    return total


EXPECTED = 2005

if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
