"""Tests that end in every way: what test_runner.py runs the runner on."""

import os
import signal
import time
import unittest

from test.support import cpython_only


class Ways(unittest.TestCase):
    def test_error(self):
        raise KeyError("reason")

    def test_exit(self):
        os._exit(3)

    def test_fails(self):
        self.assertEqual(1, 2)

    def test_hangs(self):
        time.sleep(1000)

    def test_killed(self):
        os.kill(os.getpid(), signal.SIGKILL)

    def test_passes(self):
        pass

    def test_skipped(self):
        self.skipTest("no need")

    def test_subtests(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)

    def test_zz_after_all(self):
        pass

    @cpython_only
    def test_detail(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("as expected")

    @unittest.expectedFailure
    def test_unexpected(self):
        pass


class NoSetUp(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise OSError("no set-up")

    def test_never_run(self):
        pass
