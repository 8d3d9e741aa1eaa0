"""Values as the journal and the columns of JSON keep them."""

import json
from typing import Any

import pytest

from askwell.workspace import images


@pytest.mark.parametrize(
    "values",
    [
        [],
        [{}],
        [{"name": 'Zoë, "Z"'}, {"one": [1, None]}],
        [{"list": ["a", "\0", "b"]}, {}],
        [{"list": ["\0", "\0", "\0"]}, {"text": "\0"}],
        [{"a": "\0, "}, {"\0": "\\u0000"}],
    ],
)
def test_many_values_are_encoded_as_each_alone(values: list[dict[str, Any]]) -> None:
    assert images.encoded(values) == [json.dumps(value) for value in values]
