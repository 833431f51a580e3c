"""The version of the engine; the package is built with it."""

VERSION = "0.1.0"
