// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// 计量: counts and times of requests by route and status, as Prometheus reads them. No label holds anything of a person.
package final class WebMetrics: Sendable {
    private struct Key: Hashable {
        let method, route: String
        let status: Int
    }

    private struct Sum {
        var buckets: [Int]
        var count = 0
        var seconds = 0.0
    }

    private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
    private let requests = Mutex<[Key: Int]>([:])
    private let durations = Mutex<[String: Sum]>([:])

    package init() {}

    /// A route as it is counted. What is done to a proceeding is one word, and so is the sealed list: an accusation is named, sealed or handed over
    /// so seldom that a count of it would say when there was one (art 30(3), R-161).
    static func folded(_ route: String) -> String {
        for area in ["/desk/proceedings/", "/api/v1/proceedings/"] where route.hasPrefix(area) { return area + "{act}" }
        return route.hasPrefix("/desk/sealed") ? "/desk" : route
    }

    /// Counts one request.
    func note(method: String, route: String, status: Int, duration: Duration) {
        requests.withLock { $0[Key(method: method, route: route, status: status), default: 0] += 1 }
        let seconds = duration.inSeconds
        durations.withLock { sums in
            var sum = sums[route] ?? Sum(buckets: Array(repeating: 0, count: Self.bounds.count))
            for (index, bound) in Self.bounds.enumerated() where seconds <= bound { sum.buckets[index] += 1 }
            sum.count += 1
            sum.seconds += seconds
            sums[route] = sum
        }
    }

    /// Everything as text, with gauges that were read for it.
    func text(gauges: [(name: String, help: String, value: Int)]) -> String {
        var lines = [
            "# HELP fengqiao_requests_total Requests answered.", "# TYPE fengqiao_requests_total counter",
        ]
        let counted = requests.withLock { $0 }
        lines += counted.map { key, count in
            let labels = "method=\"\(key.method)\",route=\"\(Self.label(key.route))\",status=\"\(key.status)\""
            return "fengqiao_requests_total{\(labels)} \(count)"
        }.sorted()
        lines += [
            "# HELP fengqiao_request_seconds Time to the response's head.", "# TYPE fengqiao_request_seconds histogram",
        ]
        for (route, sum) in durations.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
            let label = "route=\"\(Self.label(route))\""
            for (bound, count) in zip(Self.bounds, sum.buckets) {
                lines.append("fengqiao_request_seconds_bucket{\(label),le=\"\(bound)\"} \(count)")
            }
            lines.append("fengqiao_request_seconds_bucket{\(label),le=\"+Inf\"} \(sum.count)")
            lines.append("fengqiao_request_seconds_sum{\(label)} \(sum.seconds)")
            lines.append("fengqiao_request_seconds_count{\(label)} \(sum.count)")
        }
        for gauge in gauges {
            lines += [
                "# HELP \(gauge.name) \(gauge.help)", "# TYPE \(gauge.name) gauge", "\(gauge.name) \(gauge.value)",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func label(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
