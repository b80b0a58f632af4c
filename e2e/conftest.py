# SPDX-License-Identifier: Apache-2.0
"""What every test here stands on: a served demonstration district, a browser, and visitors."""
import fcntl
import pathlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from cast import Cast
from district import PROGRAM, District, make_seed
from stage import Stage

CHROMIUM = "/usr/bin/chromium"


def pytest_addoption(parser: pytest.Parser) -> None:
    """What the gallery asks for."""
    parser.addoption("--full", action="store_true", help="every page in every width, language and mode")
    parser.addoption("--shots", type=pathlib.Path, help="a folder for a picture of each page")


def pytest_configure(config: pytest.Config) -> None:
    """Says early what is missing."""
    if not PROGRAM.exists():
        raise pytest.UsageError(f"{PROGRAM} is not there: run `swift build`")
    if not pathlib.Path(CHROMIUM).exists():
        raise pytest.UsageError(f"{CHROMIUM} is not there: run `make setup`")


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> pathlib.Path:
    """The demonstration district in a folder, made once for all workers."""
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        shared = shared.parent
    folder = shared / "seed"
    with open(shared / "seed.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            make_seed(shared / "seed.new")
            (shared / "seed.new").rename(folder)
    return folder


@pytest.fixture(scope="session")
def district(seed: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[District]:
    """The district that this worker's tests look at. It must live without a mistake of its own until the end."""
    served = District(seed, tmp_path_factory.mktemp("district"))
    yield served
    assert served.process.poll() is None, "the server did not survive:\n" + served.log.read_text(encoding="utf-8")[-4_000:]
    served.close()
    assert served.mistakes() == []


@pytest.fixture(scope="session")
def cast(district: District) -> Cast:
    """The visitors of the district."""
    return Cast(district.address)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def stage(browser: Browser, cast: Cast) -> Iterator[Stage]:
    """Tabs in which scenes are played, one for each visitor."""
    stage = Stage(browser, cast)
    yield stage
    stage.close()


@pytest.fixture(scope="session")
def shots(request: pytest.FixtureRequest) -> pathlib.Path | None:
    """Where pictures go, when they are wanted."""
    folder = request.config.getoption("--shots")
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    return folder
