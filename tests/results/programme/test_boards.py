"""In the diagram arrows end at boxes and cross none, and what is written covers nothing."""

from itertools import combinations

import pandas as pd
import pytest

from compendium.results.programme.boards import Plan, plan_boards
from compendium.results.programme.routes import Area

LEFT, RIGHT = 22.0, 541.0


@pytest.fixture(scope="module")
def plan(tables) -> Plan:
    return plan_boards(tables("organisation_nodes"), tables("organisation_links"), LEFT, RIGHT)


def edges(area: Area, point: tuple[float, float]) -> bool:
    """Whether a point lies on the edge of an area."""
    x, y = point
    within = area.left <= x <= area.right and area.top <= y <= area.bottom
    return within and (x in (area.left, area.right) or y in (area.top, area.bottom))


def test_every_body_has_a_box_and_every_relation_is_written(plan, tables):
    assert set(plan.boxes) == set(tables("organisation_nodes")["node"])
    written = [(route.start, told, route.end) for route in plan.routes for told in route.label.split("\nand ")]
    links = tables("organisation_links")
    assert sorted(written) == sorted(zip(links["from_node"], links["relation"], links["to_node"], strict=True))
    assert len(written) == 30
    assert len(plan.boxes) == 19


def test_arrows_lead_from_edge_to_edge_and_cross_no_box(plan):
    for route in plan.routes:
        assert edges(plan.boxes[route.start], route.corners[0]), route
        assert edges(plan.boxes[route.end], route.corners[-1]), route
        others = [box for node, box in plan.boxes.items() if node not in (route.start, route.end)]
        assert not any(box.holds(route.points()) for box in others), route


def test_boxes_and_what_is_written_overlap_nothing(plan):
    areas = [*plan.boxes.values(), *(route.written for route in plan.routes)]
    assert [(a, b) for a, b in combinations(areas, 2) if a.meets(b)] == []
    assert all(area.left >= 0 and area.right <= RIGHT + 6 for area in areas)


def test_tiers_follow_each_other(plan):
    assert [tier for tier, _, _ in plan.tiers] == ["national", "regional", "local"]
    assert all(end < begin for (_, _, end), (_, begin, _) in zip(plan.tiers, plan.tiers[1:], strict=False))


def bodies(*places: tuple[str, float, float]) -> pd.DataFrame:
    rows = [(node, node.upper(), "national", across, down, 1.0) for node, across, down in places]
    return pd.DataFrame(rows, columns=["node", "short_name", "tier", "across", "down", "width"])


def relations(*ends: tuple[str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(ends, columns=["from_node", "relation", "to_node", "basis"])


def test_an_arrow_passes_a_box_that_stands_in_its_straight_way():
    nodes = bodies(("top", 0, 0), ("between", -0.4, 1), ("low", 0, 2))
    plan = plan_boards(nodes, relations(("low", "is under", "top", "stated")), 0, 400)
    (route,) = plan.routes
    assert not plan.boxes["between"].holds(route.points())


def test_relations_of_the_same_two_share_an_arrow_unless_their_basis_differs():
    nodes = bodies(("a", 0, 0), ("b", 0, 1))
    told = [("a", "one", "b", "stated"), ("a", "two", "b", "stated"), ("a", "three", "b", "our reading")]
    plan = plan_boards(nodes, relations(*told), 0, 100)
    assert [(route.label, route.stated) for route in plan.routes] == [("one\nand two", True), ("three", False)]


@pytest.mark.parametrize("links", [relations(), relations(("a", "leads", "a", "stated"))])
def test_a_body_alone_is_a_box(links):
    plan = plan_boards(bodies(("a", 0, 0)), links, 0, 100)
    assert set(plan.boxes) == {"a"}
    assert plan.routes == ()
