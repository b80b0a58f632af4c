#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The small questions of bench/run: is it up, who is signed in, which pages are there, what did wrk say."""
import http.client
import http.cookiejar
import json
import os
import re
import subprocess
import sys
import time
import urllib.parse
import urllib.request

OUT = os.environ["BENCH_OUT"]
URL = os.environ["BENCH_URL"]


def words(count):
    with open("bench/words.txt", encoding="utf-8") as file:
        return [line for line in file.read().split() if len(line) == count]


def wait_until_ready(deadline=60.0):
    host = urllib.parse.urlsplit(URL).netloc
    end = time.monotonic() + deadline
    while time.monotonic() < end:
        try:
            connection = http.client.HTTPConnection(host, timeout=5)
            connection.request("GET", "/")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.002)
    sys.exit("the server did not answer within a minute")


def sign_in(account):
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = opener.open(URL + "/desk/sign-in").read().decode()
    token = re.search(r'name="token" value="([^"]+)"', page).group(1)
    form = {"token": token, "account": account["login"], "password": account["password"]}
    opener.open(URL + "/desk/sign-in", urllib.parse.urlencode(form).encode()).read()
    cookies = {cookie.name: cookie.value for cookie in jar}
    if "session" not in cookies:
        sys.exit(f"{account['login']} was not let in")
    return f"session={cookies['session']}"


def numbers():
    """Matter numbers from every month: each is somewhere else in the file."""
    with open(f"{OUT}/tokens.txt", encoding="utf-8") as file:
        token = file.readline().strip()
    today = time.gmtime()
    found = []
    for back in range(12):
        month = (today.tm_year * 12 + today.tm_mon - 1 - back)
        first = f"{month // 12}-{month % 12 + 1:02}"
        request = urllib.request.Request(
            f"{URL}/api/v1/matters?limit=100&receivedFrom={first}-01&receivedTo={first}-28",
            headers={"Authorization": f"Bearer {token}"})
        found += [item["number"] for item in json.load(urllib.request.urlopen(request))["items"]]
    # One from each month in turn.
    return [number for start in range(100) for number in found[start::100]]


def accounts():
    with open(f"{OUT}/accounts.json", encoding="utf-8") as file:
        return {account["login"]: account for account in json.load(file)}


def prepare():
    known = accounts()
    clerk, handler = sign_in(known["clerk0"]), sign_in(known["handler1"])

    def write(name, cookie, paths):
        with open(f"{OUT}/{name}.txt", "w", encoding="utf-8") as file:
            file.write("\n".join([cookie] + paths) + "\n")

    def searches(count):
        return ["/desk/search?q=" + urllib.parse.quote(word) for word in words(count)]

    write("live", clerk, ["/health/live"])
    write("clerk-work", clerk, ["/desk"])
    write("handler-work", handler, ["/desk"])
    write("matters", clerk, [f"/desk/matters/{number}" for number in numbers()])
    write("search-2", clerk, searches(2))
    write("search-4", clerk, searches(4))
    write("handler-search-4", handler, searches(4))


def start(command):
    before = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_ready()
        print(f"- {(time.monotonic() - before) * 1000:.0f} ms")
    finally:
        process.terminate()
        process.wait()


def row(name, connections):
    for line in sys.stdin:
        if line.startswith("RESULT"):
            requests, duration, median, p99, most, errors = map(int, line.split()[1:])
            rate = requests / duration * 1e6
            print(f"| {name} | {connections} | {rate:,.0f} | {median / 1000:.2f} | {p99 / 1000:.2f} | {most / 1000:.1f} "
                  f"| {errors} |", flush=True)
            return
    sys.exit("wrk said nothing")


match sys.argv[1:] if __name__ == "__main__" else ["nothing"]:
    case ["ready"]:
        wait_until_ready()
    case ["prepare"]:
        prepare()
    case ["start", *command]:
        start(command)
    case ["row", name, connections]:
        row(name, connections)
    case ["head"]:
        print("| | connections | a second | p50, ms | p99, ms | longest, ms | errors |\n|---|---|---|---|---|---|---|")
