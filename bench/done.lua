-- SPDX-License-Identifier: Apache-2.0
-- What every script says at the end, for bench/ask.py.
return function(summary, latency, requests)
  local errors = summary.errors
  print(string.format("RESULT %d %d %d %d %d %d", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), latency.max, errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
