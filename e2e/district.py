# SPDX-License-Identifier: Apache-2.0
"""The demonstration district, made once and served from a folder of its own."""
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[1]
PROGRAM = pathlib.Path(os.environ.get("E2E_PROGRAM", ROOT / ".build/debug/fengqiao"))


def resources() -> list[str]:
    """The assets and words of this tree when the program was built from another."""
    folder = os.environ.get("E2E_RESOURCES")
    return ["--resources", folder] if folder else []


def make_seed(folder: pathlib.Path) -> None:
    """Fills a folder with the demonstration district."""
    done = subprocess.run([PROGRAM, "demo", "--data", folder, *resources()], check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"fengqiao demo: {done.stderr.strip()}")


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class District:
    """A served copy of the demonstration district."""

    def __init__(self, seed: pathlib.Path, folder: pathlib.Path) -> None:
        shutil.copytree(seed, folder / "data")
        self.log = folder / "server.log"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        # Whatever ends the tests ends the server.
        command = ["setpriv", "--pdeathsig", "TERM", PROGRAM, "serve", "--demo", "--port", str(self.port),
                   "--data", folder / "data", *resources()]
        with open(self.log, "w", encoding="utf-8") as log:
            environment = dict(os.environ, FENGQIAO_PUBLIC_ADDRESS=self.address)
            self.process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, env=environment)
        self.wait()

    def wait(self) -> None:
        """Until it answers."""
        for _ in range(600):
            try:
                with urllib.request.urlopen(self.address + "/health/ready", timeout=2):
                    return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
        self.close()
        raise RuntimeError("the server did not start:\n" + self.log.read_text(encoding="utf-8"))

    def close(self) -> None:
        """Ends it as an operator would."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=60)

    def mistakes(self) -> list[str]:
        """What the program itself called an error."""
        return [line for line in self.log.read_text(encoding="utf-8").splitlines() if " error " in line]
