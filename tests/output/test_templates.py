"""Templates compiled for speed write what Jinja's own would."""

from __future__ import annotations

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from homepage.output.templates import Environment, escaped

OURS = Environment(autoescape=True, undefined=jinja2.StrictUndefined)
JINJA = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)


@given(st.one_of(st.text(), st.text(alphabet="&<>'\"a"), st.text().map(Markup), st.integers(), st.none()))
def test_values_are_escaped_as_everywhere_else(value: object) -> None:
    assert escaped(value) == escape(value)


@pytest.mark.parametrize(
    "template",
    [
        "{{ f('<') }}{{ f(a='<', b=markup) }}{{ f() }}",
        "{{ f(*['<', 2], **{'a': 3}) }}{{ f(class='<') }}",
        "{% macro m(a, b='&') %}<{{ a }}{{ b }}>{% endmacro %}{{ m('<') }}{{ m('<', b=markup) }}",
        "{% macro m(a) %}{{ caller() }}{{ a }}{% endmacro %}{% call m(1) %}&{{ f('x') }}{% endcall %}",
        "{% set c = namespace(n=0) %}{% for one in [1, '<'] %}{% set c.n = c.n + 1 %}{{ one ~ f(c.n) }}{% endfor %}",
        "{% for one in [1, '<'] %}{{ loop.cycle('a', '&') }}{{ one }}{% endfor %}",
        "{% autoescape false %}{{ f('<') }}{% endautoescape %}{{ '<'|safe }}{{ ['<', '&']|join(', ') }}",
    ],
)
def test_calls_in_templates_give_what_they_give_with_jinja_alone(template: str) -> None:
    shown = {"f": lambda *given, **named: f"{given}{named}", "markup": Markup("<b>")}
    assert OURS.from_string(template).render(shown) == JINJA.from_string(template).render(shown)


@pytest.mark.parametrize("template", ["{{ nothing() }}", "{{ nothing.at() }}", "{{ f.nothing() }}"])
def test_a_call_of_nothing_is_told_as_jinja_tells_it(template: str) -> None:
    with pytest.raises(jinja2.UndefinedError) as expected:
        JINJA.from_string(template).render(f=str)
    with pytest.raises(jinja2.UndefinedError) as told:
        OURS.from_string(template).render(f=str)
    assert str(told.value) == str(expected.value)


def test_functions_are_called_without_being_asked_for_the_context() -> None:
    assert "context.call" not in str(OURS.compile("{{ f(1, a=2) }}", raw=True))


def test_a_block_is_handed_on_as_one_piece() -> None:
    loader = jinja2.DictLoader(
        {
            "base": "<{% block a %}base{% endblock %}|{% block b %}{{ 1 }}{% endblock %}>{% include 'part' %}",
            "part": "{{ word }}",
            "page": "{% extends 'base' %}{% block a %}{{ super() }} and {{ self.b() }}\nyield from x\n{% endblock %}",
        }
    )
    made = []
    for kind in (Environment, jinja2.Environment):
        environment = kind(loader=loader, autoescape=True)
        environment.globals["word"] = "&"
        made.append(environment.get_template("page").render())
    assert made[0] == made[1] == "<base and 1\nyield from x\n|1>&amp;"
    assert "yield from" not in str(OURS.compile("{% block a %}{% endblock %}", raw=True))
