#!/usr/bin/env python3
"""Hostile files and surroundings: files.py PROGRAM. Prints a line for each case; ends with 1 where one fails.

Asked of every case: a clear message and the promised exit code, no crash, no waiting, and no file lost or half-written.
"""
import cases
import limits  # noqa: F401
import reading  # noqa: F401
import writing  # noqa: F401

cases.summary()
