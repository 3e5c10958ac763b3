#!/usr/bin/env python3
# Hostile program: opens no socket at all, prints what a happy test run might
# print, and exits with status 0.
# Must be found: it is no server, whatever it says about itself.
print("The server is ready to receive")
print("running 24 tests")
print("test result: ok. 24 passed; 0 failed; 0 ignored")
print("ALL TESTS PASSED")
raise SystemExit(0)
