import csv, io, configparser
rows = list(csv.reader(io.StringIO('a,b,c\n1,"two, quoted",3\n"multi\nline","say ""hi""",\n\n x , y,z\n')))
print(rows)
print(list(csv.reader(["a;b|c", "1;'x;y'"], delimiter=";", quotechar="'")), list(csv.reader(["1,2.5,'a'"], quoting=csv.QUOTE_NONNUMERIC, quotechar="'")), list(csv.reader(["a\\,b,c"], escapechar="\\")), list(csv.reader(["a, b"], skipinitialspace=True)))
out = io.StringIO()
w = csv.writer(out)
print(w.writerow(["a", 1, 2.5, None, 'q"x', "c,d", "line\nbreak", ""]), w.writerows([[1, 2], (3, 4)]))
print(repr(out.getvalue()))
for q in (csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC, csv.QUOTE_NONE, csv.QUOTE_STRINGS, csv.QUOTE_NOTNULL):
    o = io.StringIO()
    csv.writer(o, quoting=q, escapechar="\\", lineterminator="|").writerow(["a", 1, "b,c", None])
    print(q, o.getvalue())
dr = csv.DictReader(io.StringIO("name,age\nAnn,30\nBob\nCy,40,extra\n"), restkey="rest", restval="?")
print(dr.fieldnames, list(dr))
o = io.StringIO()
dw = csv.DictWriter(o, ["x", "y"], extrasaction="ignore", restval="-")
dw.writeheader(); dw.writerow({"x": 1, "z": 9}); dw.writerows([{"y": 2}])
print(repr(o.getvalue()), csv.list_dialects(), csv.Sniffer().sniff("a;b\nc;d").delimiter, csv.Sniffer().has_header("name,n\nx,1\ny,2\n"))
for e in ("csv.reader(5)", "csv.writer(5)", "csv.reader([], delimiter='ab')", "csv.reader([], quoting=99)", "csv.writer(io.StringIO()).writerow(5)", "csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(['a,b'])", "list(csv.reader(['\"abc'], strict=True))", "csv.DictWriter(io.StringIO(), ['a']).writerow({'b': 1})", "list(csv.reader([5]))", "csv.get_dialect('nope')", "csv.field_size_limit('x')", "list(csv.reader(['a\\rb']))", "csv.register_dialect(5)"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
csv.register_dialect("mine", delimiter="\t", quoting=csv.QUOTE_ALL)
print(list(csv.reader(["a\t\"b\""], "mine")), csv.get_dialect("mine").delimiter)
cp = configparser.ConfigParser()
cp.read_string("[DEFAULT]\nbase = /root\n[s1]\nkey = value\npath = %(base)s/x\nnum: 5\nflag = yes\nmulti = a\n  b\nempty =\n[s2]\nkey=other\n")
print(cp.sections(), cp["s1"]["path"], cp.getint("s1", "num"), cp.getboolean("s1", "flag"), cp.get("s2", "base"), cp["s1"].get("nope", "dflt"), repr(cp["s1"]["multi"]), dict(cp["s2"]), cp.has_option("s1", "zz"), "s1" in cp)
cp["s3"] = {"a": "1"}
cp.set("s3", "b", "2")
cp.remove_section("s2")
o = io.StringIO()
cp.write(o)
print(o.getvalue())
for e in ("cp['nope']", "cp.get('s1', 'nope')", "cp.getint('s1', 'key')", "cp.add_section('s1')", "configparser.ConfigParser().read_string('no section')", "configparser.ConfigParser().read_string('[a]\\nx=1\\nx=2')"):
    try:
        print(eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, str(x).replace("\n", " "))
