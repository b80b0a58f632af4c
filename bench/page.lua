-- SPDX-License-Identifier: Apache-2.0
-- Asks for the pages of a list, one after the other, each thread from another place on: out/NAME.txt holds the cookie
-- in its first line and then one path a line.
local threads = 0

function setup(thread)
  thread:set("place", threads * 37)
  threads = threads + 1
end

function init(args)
  paths = {}
  for line in io.lines(os.getenv("BENCH_OUT") .. "/" .. args[1] .. ".txt") do
    if cookie then paths[#paths + 1] = line else cookie = line end
  end
  wrk.headers["Cookie"] = cookie
end

function request()
  place = place + 1
  return wrk.format("GET", paths[place % #paths + 1])
end

done = dofile("bench/done.lua")
