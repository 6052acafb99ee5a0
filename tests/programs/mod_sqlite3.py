import sqlite3
db = sqlite3.connect(":memory:")
c = db.cursor()
c.execute("create table t (id integer primary key, name text, score real, data blob)")
c.executemany("insert into t (name, score, data) values (?, ?, ?)", [("a", 1.5, b"\0"), ("b", None, None), ("é", -2, b"x")])
print(c.rowcount, c.lastrowid, db.total_changes)
print(c.execute("select * from t order by id").fetchall(), c.execute("select count(*), sum(score), max(name) from t").fetchone(), [d[0] for d in c.execute("select id, name as n from t").description], c.fetchmany(2), list(c))
print(db.execute("select name from t where id = :i", {"i": 2}).fetchone(), db.execute("select ?1 + ?2", (1, 2)).fetchone())
db.row_factory = sqlite3.Row
r = db.execute("select * from t where id=1").fetchone()
print(r["name"], r[0], r.keys(), tuple(r), len(r), dict(r))
db.row_factory = None
db.create_function("twice", 1, lambda x: x * 2)
print(db.execute("select twice(21), twice('ab')").fetchone())


class Agg:
    def __init__(self): self.v = []
    def step(self, x): self.v.append(x)
    def finalize(self): return "-".join(map(str, self.v))


db.create_aggregate("joined", 1, Agg)
db.create_collation("rev", lambda a, b: (a < b) - (a > b))
print(db.execute("select joined(id) from t").fetchone(), db.execute("select name from t order by name collate rev").fetchall())
with db:
    db.execute("update t set score = 9 where id = 2")
try:
    with db:
        db.execute("delete from t")
        raise ValueError("rollback")
except ValueError:
    print(db.execute("select count(*) from t").fetchone(), db.in_transaction)
for sql in ("select * from nope", "selec", "insert into t (id) values (1)", "select ?", "select 1; select 2"):
    try:
        db.execute(sql)
    except sqlite3.Error as e:
        print(sql, "->", type(e).__name__, e)
for e in ("db.execute('select ?', (object(),))", "db.execute('select :a', {})", "db.execute(5)", "sqlite3.connect()", "c.execute('select 1', 5)"):
    try:
        print(eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
db.executescript("create table u(x); insert into u values(1); insert into u values(2);")
print(db.execute("select x from u").fetchall(), "\n".join(db.iterdump())[:60], sqlite3.threadsafety, sqlite3.paramstyle, sqlite3.complete_statement("select 1;"))
import datetime
db2 = sqlite3.connect(":memory:", isolation_level=None)
db2.execute("create table k(a, b)")
db2.executemany("insert into k values (?, ?)", ((i, str(i)) for i in range(100)))
print(db2.execute("select sum(a), group_concat(b) from k where a < 5").fetchone(), sum(1 for _ in db2.execute("select * from k")))
db.close()
try:
    db.execute("select 1")
except sqlite3.ProgrammingError as e:
    print(e)
