"""Mistakes in templates in plain words."""

from __future__ import annotations

import jinja2
import pytest

from homepage.output.template_words import said


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{% if a %}", "{% if %} is not closed with {% endif %}"),
        (
            "{% for a in b %}{% if a %}{% endfor %}",
            "{% endfor %} stands here before the {% if %} above is closed with {% endif %}",
        ),
        ("{% iff a %}", "there is no tag {% iff %}"),
        ("{{ a|shout }}", "there is no filter 'shout'"),
        ("{{ a is loud }}", "there is no test 'loud'"),
        ("{{ a b }}", "'b' stands where 'end of print statement' should"),
        ("{{ }}", "a value is missing before the end of print statement"),
        ("{{ a) }}", "')' does not belong here"),
        ("{{ a ? b }}", "'?' does not belong here"),
        ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "{% block a %} stands here for the second time"),
        ("{# a", "{# is not closed with #}"),
        ("{% set 1 = 2 %}", "this line of the template cannot be used: can't assign to 'const'"),
    ],
)
def test_a_mistake_is_told_in_plain_words(template: str, words: str) -> None:
    with pytest.raises(jinja2.TemplateSyntaxError) as caught:
        jinja2.Environment(autoescape=True).from_string(template)
    assert said(caught.value.message or "") == words
