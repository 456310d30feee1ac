"""Anytown Council as it was on a Monday in November, and a visitor who has not been there before."""

import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from plainspoken.demo import council

MONDAY = datetime.date(2026, 11, 23)


@pytest.fixture(scope="session")
def site() -> Flask:
    return council.create(MONDAY, faults=True, secret="for tests alone")


@pytest.fixture
def visitor(site: Flask) -> FlaskClient:
    return site.test_client()


@pytest.fixture
def new_site() -> Flask:
    """A site that has given out no reference number yet."""
    return council.create(MONDAY)


@pytest.fixture
def newcomer(new_site: Flask) -> FlaskClient:
    return new_site.test_client()
