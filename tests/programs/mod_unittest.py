import unittest, sys
from unittest import mock


class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls): cls.log = ["class"]
    def setUp(self): self.x = 1
    def tearDown(self): self.log.append("down")
    def test_ok(self): self.assertEqual(self.x, 1)
    def test_fail(self): self.assertEqual([1, 2, 3], [1, 5, 3])
    def test_error(self): {}["missing"]
    @unittest.skip("not now")
    def test_skip(self): pass
    @unittest.expectedFailure
    def test_expected(self): self.fail("x")
    def test_raises(self):
        with self.assertRaises(ValueError) as cm:
            int("x")
        self.assertIn("invalid literal", str(cm.exception))
        with self.assertRaisesRegex(ZeroDivisionError, "division"):
            1 / 0
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)
    def test_many(self):
        self.assertTrue(1); self.assertFalse(0); self.assertIs(None, None); self.assertIsInstance(1, int)
        self.assertAlmostEqual(0.1 + 0.2, 0.3); self.assertGreater(2, 1); self.assertCountEqual([1, 2], [2, 1])
        self.assertDictEqual({1: 2}, {1: 2}); self.assertRegex("abc", "b"); self.assertMultiLineEqual("a", "a")


class Stream:
    def __init__(self): self.out = []
    def write(self, s): self.out.append(s)
    def flush(self): pass
    def writeln(self, s=""): self.write(s + "\n")


result = unittest.TestResult()
suite = unittest.defaultTestLoader.loadTestsFromTestCase(T)
suite.run(result)
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures), result.wasSuccessful())
for test, tb in result.failures + result.errors:
    print(test)
    print(tb)
print(result.skipped[0][1], T.log)
tests = sorted(t.id() for t in unittest.defaultTestLoader.loadTestsFromTestCase(T))
print(tests)
m = mock.Mock(return_value=5, name="m")
print(m(1, k=2), m.called, m.call_args, m.attr.deep() is m.attr.deep(), m.call_count)
m.assert_called_once_with(1, k=2)
try:
    m.assert_called_with(9)
except AssertionError as e:
    print(e)
with mock.patch("os.getcwd", return_value="/mocked"):
    import os
    print(os.getcwd())
mm = mock.MagicMock()
mm.__len__.return_value = 3
mm.side_effect = [1, ValueError("se")]
print(len(mm), mm())
try:
    mm()
except ValueError as e:
    print(e)
with mock.patch.dict(os.environ, {"RT_X": "1"}):
    print(os.environ["RT_X"])
s = Stream()
r = unittest.TextTestRunner(stream=s, verbosity=2).run(unittest.TestSuite([T("test_ok"), T("test_skip")]))
import re
print(re.sub(r"in [\d.]+s", "in T", "".join(s.out)))
