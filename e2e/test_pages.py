# SPDX-License-Identifier: Apache-2.0
"""Every page in every state, seen by every pair of width, language and mode; all of it with `--full`."""
import pathlib
from itertools import combinations

import pytest

import checks
from pages import PAGES
from scenes import LANGUAGES, MODES, WIDTHS, Scene, by_script, everything, narrowest, pairwise
from stage import Stage


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The scenes, pairwise or all."""
    if "scene" not in metafunc.fixturenames:
        return
    scenes = (everything() if metafunc.config.getoption("--full") else pairwise()) + by_script()
    if metafunc.function is test_the_smallest_screen:
        scenes = narrowest()
    metafunc.parametrize("scene", scenes, ids=lambda scene: scene.name)


def test_the_matrix_holds_every_pair() -> None:
    parts = [(scene.shown.name, scene.width, scene.language, scene.mode) for scene in pairwise()]
    values = ([shown.name for shown in PAGES], WIDTHS, LANGUAGES, MODES)
    for first, second in combinations(range(4), 2):
        seen = {(part[first], part[second]) for part in parts}
        assert len(seen) == len(values[first]) * len(values[second])


def test_a_page_is_sound(scene: Scene, stage: Stage, shots: pathlib.Path | None) -> None:
    played = stage.play(scene)
    tab, is_page = played.tab, scene.shown.kind == "page"
    if shots:
        tab.screenshot(path=shots / f"{scene.name}.png", full_page=True)
    faults = checks.behaviour(played, scene, stage)
    if is_page:
        faults += checks.markup(tab.content(), scene.language)
    if scene.mode == "print":
        faults += checks.on_paper(tab)
    elif scene.mode == "scriptless":
        faults += checks.dead(tab)
    elif is_page:
        faults += checks.measured(tab)
        faults += checks.accessibility(tab, is_enhanced=scene.mode in ("elder", "contrast"))
        if scene.shown.house == "portal":
            faults += checks.targets(tab, 60 if scene.mode == "elder" else 44)
    none(faults)


def test_the_smallest_screen(scene: Scene, stage: Stage) -> None:
    none(checks.behaviour(stage.play(scene), scene, stage))


def none(faults: list[str]) -> None:
    """Fails with every fault on a line of its own."""
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
