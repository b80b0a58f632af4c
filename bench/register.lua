-- SPDX-License-Identifier: Apache-2.0
-- Registers invented filings by the API, each with a key of its own, with one of many tokens: each has its limit a minute.
local threads = 0

function setup(thread)
  thread:set("thread_number", threads)
  threads = threads + 1
end

local function lines(name)
  local all = {}
  for line in io.lines(os.getenv("BENCH_OUT") .. "/" .. name) do all[#all + 1] = line end
  return all
end

function init(args)
  tokens = lines("tokens.txt")
  filings = lines("filings.ndjson")
  count = 0
  run = os.time()
  wrk.headers["Content-Type"] = "application/json"
end

function request()
  count = count + 1
  wrk.headers["Authorization"] = "Bearer " .. tokens[(count * 2 + thread_number) % #tokens + 1]
  wrk.headers["Idempotency-Key"] = run .. "-" .. thread_number .. "-" .. count
  return wrk.format("POST", "/api/v1/matters", nil, filings[(count * 2 + thread_number) % #filings + 1])
end

done = dofile("bench/done.lua")
