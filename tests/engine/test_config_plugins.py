"""Of the plugins that a configuration lists, the names say whether they make pages."""

from __future__ import annotations

import pytest

from variorum.configuration.config_plugins import is_offline, page_makers


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (None, ()),
        ("search", ()),
        ([], ()),
        (["search", "gen-files", {"material/blog": {"blog_dir": "news"}}], ("gen-files", "blog")),
        ({"search": None, "gen-files": {"scripts": []}, "our-own": {}}, ("gen-files", "our-own")),
        ([{"gen-files": {"enabled": False}}, {"blog": {"enabled": True}}, {}, 7, [1]], ("blog",)),
        ([{"gen-files": "nonsense"}], ("gen-files",)),
    ],
)
def test_those_that_make_pages_or_may_are_named(listed: object, expected: tuple[str, ...]) -> None:
    assert page_makers(listed) == expected


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (["offline"], True),
        ([{"material/offline": None}], True),
        ({"offline": {}}, True),
        ([{"offline": {"enabled": False}}], False),
        (["search"], False),
        (None, False),
    ],
)
def test_the_plugin_for_use_without_a_server_is_seen(listed: object, expected: bool) -> None:
    assert is_offline(listed) is expected
