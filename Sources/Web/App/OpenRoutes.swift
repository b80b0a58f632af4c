// SPDX-License-Identifier: Apache-2.0
import Casework
import HTTPTypes
import Hummingbird

extension Doors {
    /// Assets, health and metrics: what needs neither words nor a person.
    func addOpenRoutes(to router: Router<WebContext>) {
        router.get("/assets/:name") { request, context in
            guard let asset = assets[context.parameters.get("name") ?? ""] else { throw NotHere() }
            return asset.response(to: request)
        }
        router.get("/health/live") { _, _ in Response.text("live") }
        router.get("/health/ready") { _, _ in
            do {
                try await writing.check(casework)
                let missing = try await casework.readiness()
                return Response.text(missing ?? "ready", status: missing == nil ? .ok : .serviceUnavailable)
            } catch {
                guard let outage = Outage(error) else { throw error }
                return Response.text("the database is \(outage.rawValue)", status: .serviceUnavailable)
            }
        }
        router.get("/metrics") { _, _ in
            let overdue = try await casework.overdueFigure()
            var gauges = [(name: "fengqiao_overdue_clocks", help: "Clocks that are over and not met.", value: overdue)]
            if let age = try await casework.checkpointAge() {
                gauges.append(("fengqiao_checkpoint_age_seconds", "Seconds since the cut of the last checkpoint.", age))
            }
            if let short = try await casework.keysShortFigure() {
                gauges.append(
                    ("fengqiao_sealed_keys_short", "1 when fewer than two people can open some open accusation.", short)
                )
            }
            var response = Response.text(metrics.text(gauges: gauges))
            response.headers[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
            return response
        }
    }
}
