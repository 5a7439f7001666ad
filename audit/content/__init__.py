"""The content: checklists, supplied text, editions and roles, read from strict YAML and held to their rules."""

from audit.content.library import coverage, lint, load_library

__all__ = ["coverage", "lint", "load_library"]
