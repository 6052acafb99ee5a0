import xml.etree.ElementTree as ET, io
x = """<?xml version="1.0"?>
<root a="1" b="two &amp; &lt;"><child id="c1">text<sub/>tail</child><!-- comment --><child id="c2" xmlns:n="urn:n"><n:in>é</n:in></child></root>"""
r = ET.fromstring(x)
print(r.tag, r.attrib, len(r), [c.get("id") for c in r], r[0].text, r[0][0].tail, r.find("child").get("id"), r.findall("child")[1][0].tag, r.findtext("child"), r.find("nope"), [e.tag for e in r.iter()], list(r.itertext()))
print(ET.tostring(r).decode(), ET.tostring(r, "unicode"), ET.tostring(r, encoding="utf-8"))
e = ET.Element("new", {"k": "v\"<\n"}, extra="é")
s = ET.SubElement(e, "s1"); s.text = "a < b & c"; s.tail = "t"
e.append(ET.Element("s2")); e.insert(0, ET.Comment("hi")); e.extend([ET.Element("s3")]); e.set("z", "1")
print(ET.tostring(e, "unicode"), ET.tostring(e), e.keys(), e.items(), repr(e).split(" at ")[0])
e.remove(s); del e[0]
ET.indent(e)
print(ET.tostring(e, "unicode"), ET.tostring(ET.XML("<a><b/></a>"), short_empty_elements=False), ET.tostring(ET.XML("<a>x</a>"), method="text"), ET.tostring(ET.XML("<p><br/></p>"), method="html"))
t = ET.ElementTree(r)
o = io.BytesIO()
t.write(o, encoding="utf-8", xml_declaration=True)
print(o.getvalue()[:60], t.getroot() is r, [c.get("id") for c in r.iterfind("./child[@id='c2']")], r.find(".//sub").tag, r.findall("*[2]")[0].get("id"), [x.tag for x in r.findall(".//{urn:n}in")], r.find("child[last()]").get("id"))
print([(ev, el.tag) for ev, el in ET.iterparse(io.BytesIO(b"<a><b>t</b></a>"), ("start", "end"))])
for bad in ("<a>", "<a></b>", "", "<a b></a>", "<a>&nope;</a>", "<a/><b/>", "<a b='1' b='2'/>", "text", "<a><![CDATA[x]]></a>"):
    try:
        print(ET.tostring(ET.fromstring(bad)))
    except ET.ParseError as err:
        print(repr(bad), "->", err, err.position, err.code)
p = ET.XMLPullParser(["end"])
p.feed("<r><i/>"); print([el.tag for _, el in p.read_events()]); p.feed("</r>"); p.close(); print([el.tag for _, el in p.read_events()])
for c in ("r.append(5)", "ET.SubElement(5, 'x')", "r.remove(ET.Element('q'))", "r[99]", "r.find('[')", "r.set()", "ET.Element()"):
    try:
        print(eval(c))
    except Exception as err:
        print(c, "->", type(err).__name__, str(err).split(" at 0x")[0])
import copy
d = copy.deepcopy(r)
print(d is not r, ET.tostring(d) == ET.tostring(r), ET.canonicalize("<a  z='1' b='2'></a>"), ET.register_namespace("pre", "urn:p"), ET.tostring(ET.Element("{urn:p}x")), ET.iselement(r), bool(len(ET.Element("x"))))
b = ET.TreeBuilder()
b.start("a", {}); b.data("d1"); b.data("d2"); b.start("b", {"q": "1"}); b.end("b"); b.end("a")
print(ET.tostring(b.close()))
from xml.dom import minidom
print(minidom.parseString("<a><b c='1'>t</b></a>").documentElement.firstChild.toxml())
import xml.sax


class H(xml.sax.ContentHandler):
    def startElement(self, n, a): print("start", n, dict(a))
    def characters(self, c): print("chars", c)


xml.sax.parseString(b"<q w='1'>hey</q>", H())
