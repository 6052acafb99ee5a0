import time, datetime as dt
print(time.gmtime(0), time.strftime("%Y-%m-%d %H:%M:%S %j %a %b %p %U %y %%", time.gmtime(86400 * 365)), time.strptime("2024-02-29 12:30", "%Y-%m-%d %H:%M")[:6], time.mktime(time.gmtime(1000000)) == 1000000 + time.timezone, time.asctime(time.gmtime(0)), time.ctime(0) == time.asctime(time.localtime(0)))
a = time.perf_counter(); time.sleep(0.001); b = time.perf_counter()
print(b > a, time.time() > 1.6e9, time.monotonic() <= time.monotonic(), isinstance(time.time_ns(), int), time.process_time() >= 0)
d = dt.date(2024, 2, 29)
print(d, repr(d), d.weekday(), d.isoweekday(), d.isocalendar(), d + dt.timedelta(days=1), d - dt.date(2023, 3, 1), d.replace(year=2020), d.strftime("%d/%m/%y"), d.toordinal(), dt.date.fromordinal(738945), dt.date.fromisoformat("2024-12-25"), d < dt.date(2025, 1, 1), d.ctime(), d.timetuple()[:3], hash(d) == hash(dt.date(2024, 2, 29)))
t = dt.time(12, 30, 45, 123456)
print(t, repr(t), t.isoformat("minutes"), t.replace(hour=1), dt.time.fromisoformat("04:05:06.789"), dt.time.min, dt.time.max, bool(dt.time(0)), f"{t:%H-%M}")
x = dt.datetime(2024, 1, 31, 23, 59, 59, 999999, tzinfo=dt.timezone.utc)
print(x, repr(x), x.isoformat(), x.timestamp(), x + dt.timedelta(microseconds=1), x.astimezone(dt.timezone(dt.timedelta(hours=5, minutes=30), "IST")), x.date(), x.time(), x.timetz(), x.utcoffset(), x.tzname(), x.strftime("%Y %B %A %H:%M:%S.%f %z %Z"), dt.datetime.fromtimestamp(0, dt.UTC), dt.datetime.strptime("31 Jan 2024 5PM", "%d %b %Y %I%p"), dt.datetime.fromisoformat("2024-01-01T00:00:00+02:00"), dt.datetime.combine(d, t), dt.datetime(2024, 1, 1) - dt.datetime(2023, 1, 1))
td = dt.timedelta(days=1, hours=-5, seconds=3661, microseconds=5)
print(td, repr(td), td.total_seconds(), -td, abs(-td), td * 2, td / 2, td // dt.timedelta(hours=1), td % dt.timedelta(hours=1), divmod(td, dt.timedelta(hours=7)), td == dt.timedelta(hours=20, minutes=1, seconds=1, microseconds=5), dt.timedelta(weeks=1), dt.timedelta(0.5), dt.timedelta.max, bool(dt.timedelta()), str(dt.timedelta(-1)), td / dt.timedelta(1), sum([td, td], dt.timedelta()))
for e in ("dt.date(2024, 2, 30)", "dt.date(0, 1, 1)", "dt.time(25)", "dt.datetime(2024, 13, 1)", "d - 5", "d < x", "x - dt.datetime(2024, 1, 1)", "dt.timedelta(days=10**10)", "dt.date.fromisoformat('bad')", "dt.datetime.strptime('x', '%Y')", "dt.timezone(5)", "dt.timezone(dt.timedelta(days=2))", "dt.date.max + dt.timedelta(1)", "x < dt.datetime(2024, 1, 1)", "time.strptime('a', '%q')", "time.sleep(-1)", "dt.datetime.fromtimestamp(1e20)", "td / 0", "dt.date('x', 1, 1)", "time.gmtime(1e30)", "time.strftime('%Y', 5)", "dt.date()", "dt.datetime(2024, 1, 1, tzinfo=5)", "td * 'a'", "dt.time(1) < dt.time(2, tzinfo=dt.UTC)"):
    try:
        print(e, eval(e))
    except Exception as err:
        print(e, "->", type(err).__name__, err)


class TZ(dt.tzinfo):
    def utcoffset(self, d): return dt.timedelta(hours=-3)
    def dst(self, d): return dt.timedelta(0)
    def tzname(self, d): return "custom"


print(dt.datetime(2024, 1, 1, tzinfo=TZ()).isoformat(), dt.datetime(2024, 1, 1, tzinfo=TZ()).tzname(), dt.datetime(2024, 1, 1, tzinfo=TZ()) == dt.datetime(2024, 1, 1, 3, tzinfo=dt.UTC))
import calendar
print(calendar.month(2024, 2), calendar.isleap(2000), calendar.monthrange(2023, 2), calendar.timegm((1970, 1, 2, 0, 0, 0)), list(calendar.Calendar().itermonthdays(2024, 2))[:6])
