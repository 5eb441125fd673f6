"""How templates become Python: as Jinja compiles them, with less work for each value they write.

A site is thousands of small values, and most of the time of its pages went into two questions that have one answer
here: whether a function wants to know where it is called from (none of ours does), and whether text must be escaped
(most has no character for it). A block is one piece of text for what it stands in, which would else hand on its pieces
one by one; and what all templates know is one dictionary, not a chain of two that every page would walk through.
"""

from __future__ import annotations

import re
from keyword import iskeyword
from typing import TYPE_CHECKING

import jinja2
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from homepage.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from typing import Any

    from jinja2 import nodes
    from jinja2.compiler import Frame

FORM = 2  # of the compiled templates that are kept: one more for each change of what they consist of
_HANDED_ON = lazy(r"^( *)yield from (.+)$", re.MULTILINE)


def escaped(value: object) -> str:
    """What stands in a page for a value: as `markupsafe.escape` has it, with no object made for plain text."""
    if type(value) is str:
        if "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
            return escape(value)
        return value
    return value if type(value) is Markup else escape(value)


class Generator(CodeGenerator):
    """Writes the Python of a template."""

    def write_commons(self) -> None:
        """The names that each function of a template knows."""
        super().write_commons()
        self.writeline("escape = environment.escaped")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 (Jinja's)
        """A call: of the function itself, where Jinja asks it first whether it wants the context."""
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(one.key) for one in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


class Environment(jinja2.Environment):
    """Jinja's, with templates compiled in this way."""

    code_generator_class = Generator
    escaped = staticmethod(escaped)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template knows: it has to be known before the template is loaded."""
        return {**self.globals, **(d or {})}

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 (Jinja's)
    ) -> str:
        python = super()._generate(source, name, filename, defer_init)
        return _HANDED_ON.sub(r"\1yield concat(\2)", python)
