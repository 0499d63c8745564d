"""The compose file: what a careful person would check before starting it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.browser import origin, post_connect
from tools import jars

TEXT = (Path(__file__).parents[2] / "docker-compose.yml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def neo4j() -> dict[str, Any]:
    service = yaml.safe_load(TEXT)["services"]["neo4j"]
    assert isinstance(service, dict)
    return service


def test_the_version_is_the_one_that_is_tested(neo4j: dict[str, Any]) -> None:
    assert neo4j["image"] == f"neo4j:{jars.VERSION}-community"


def test_it_is_reached_from_this_machine_only(neo4j: dict[str, Any]) -> None:
    assert neo4j["ports"] == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687"]


def test_the_password_comes_from_a_file(neo4j: dict[str, Any]) -> None:
    secret = yaml.safe_load(TEXT)["secrets"]["neo4j_auth"]["file"]
    assert neo4j["environment"]["NEO4J_AUTH_FILE"] == "/run/secrets/neo4j_auth"
    assert neo4j["secrets"] == ["neo4j_auth"]
    assert secret.startswith("${ENTENTE_NEO4J_AUTH_FILE:-./.entente/")
    assert "NEO4J_AUTH" not in neo4j["environment"]


def test_it_keeps_to_itself(neo4j: dict[str, Any]) -> None:
    assert neo4j["environment"]["NEO4J_dbms_usage__report_enabled"] == "false"
    assert neo4j["environment"]["NEO4J_client_allow__telemetry"] == "false"
    assert "allow_outgoing" not in TEXT  # Community refuses to start with it


def test_the_style_and_the_guide_are_there_on_connecting(neo4j: dict[str, Any]) -> None:
    assert neo4j["environment"]["NEO4J_browser_post__connect__cmd"] == post_connect(origin())


def test_it_has_health_memory_and_volumes(neo4j: dict[str, Any]) -> None:
    assert neo4j["healthcheck"]["test"]
    assert {v.split(":")[0] for v in neo4j["volumes"]} == set(yaml.safe_load(TEXT)["volumes"])
    sizes = [k for k in neo4j["environment"] if "memory" in k]
    assert len(sizes) == 3
