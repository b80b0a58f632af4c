#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Judges the API of the running program.

Makes a demonstration district in a folder of its own, serves it, and lets three judges look:
the validator of the OpenAPI standard, schemathesis with a fixed seed, and `fengqiao verify` over everything that schemathesis has done.

Usage: check.py [EXAMPLES [SEED]]; 10 examples an operation and seed 20260302 when not said. Exit 1 when one of the judges finds something.
"""
import csv
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAM = ROOT / ".build/debug/fengqiao"
SCHEMATHESIS = pathlib.Path(sys.executable).parent / "schemathesis"
# One program that may do nearly everything: register at the petition office, handle and approve in a department.
ROLES = ["clerk@110101-XFB", "supervisor@110101-XFB", "handler@110101-CGW", "approver@110101-CGW"]
# A token has 6,000 requests in a minute: below that no answer speaks of the limit instead of the request.
PACE = "5800/m"


def command(*arguments):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"fengqiao {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout.strip()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(server, process, log):
    for _ in range(300):
        try:
            with urllib.request.urlopen(server + "/health/ready", timeout=1):
                return
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.1)
    sys.exit("the server did not start:\n" + log.read_text())


def categories():
    with open(ROOT / "Sources/Resources/Organisation/categories.csv", encoding="utf-8", newline="") as file:
        return [row["code"] for row in csv.DictReader(file)][:8]


def validate(server, folder):
    document = folder / "openapi.json"
    with urllib.request.urlopen(server + "/openapi.json", timeout=30) as answer:
        document.write_bytes(answer.read())
    return subprocess.run([sys.executable, HERE / "openapi.py", document]).returncode == 0


def fuzz(server, token, asking, folder, examples, seed):
    environment = dict(
        os.environ, PYTHONPATH=str(HERE), SCHEMATHESIS_HOOKS="hooks", FENGQIAO_API_SERVER=server, FENGQIAO_API_ASKING=asking,
        FENGQIAO_API_CATEGORIES=",".join(categories()), PYTHONDONTWRITEBYTECODE="1")
    log = folder / "schemathesis.log"
    with open(log, "w", encoding="utf-8") as file:
        done = subprocess.run(
            [SCHEMATHESIS, "--config-file", HERE / "schemathesis.toml", "run", server + "/openapi.json",
             "--header", f"Authorization: Bearer {token}", "--phases", "examples,coverage,fuzzing",
             "--max-examples", examples, "--seed", seed, "--generation-database", "none", "--no-color",
             "--warnings", "off", "--rate-limit", PACE, "--continue-on-failure"],
            cwd=folder, env=environment, stdout=file, stderr=subprocess.STDOUT)
    text = log.read_text(encoding="utf-8")
    if done.returncode:
        print(text)
    else:
        print(" ".join(line.strip() for line in text.splitlines() if " generated" in line or "Tested:" in line))
    return done.returncode == 0


def main(examples="10", seed="20260302"):
    for needed, how in ((PROGRAM, "swift build"), (SCHEMATHESIS, "make tools")):
        if not needed.exists():
            sys.exit(f"{needed} is not there: run `{how}`")
    with tempfile.TemporaryDirectory(prefix="fengqiao-api.") as name:
        folder = pathlib.Path(name)
        data = ["--data", str(folder / "data")]
        command("demo", *data)
        command("user", "add", "program", "--name", "Program", "--generate", *data, *(part for role in ROLES for part in ("--role", role)))
        token, asking = (command("user", "token", "program", *data).splitlines()[-1] for _ in range(2))
        port = free_port()
        server = f"http://127.0.0.1:{port}"
        log = folder / "server.log"
        with open(log, "w", encoding="utf-8") as file:
            process = subprocess.Popen(
                [PROGRAM, "serve", "--demo", "--port", str(port), *data], stdout=file, stderr=subprocess.STDOUT)
        try:
            wait_for(server, process, log)
            is_valid = validate(server, folder)
            is_sound = fuzz(server, token, asking, folder, examples, seed)
            survived = process.poll() is None
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)
        mistakes = [line for line in log.read_text(encoding="utf-8").splitlines() if " error " in line]
        for line in mistakes[:10]:
            print(line)
        verdict = json.loads(command("verify", "--json", *data).splitlines()[-1])
        print("verify:", json.dumps(verdict))
        if not survived:
            print("the server did not survive")
        return 0 if is_valid and is_sound and survived and not mistakes else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
