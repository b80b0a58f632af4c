// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Hummingbird

extension Doors {
    /// 督办线索, for supervisors, leaders and secretaries, of what reaches their unit.
    func addSupervisionRoutes(to desk: RouterGroup<DeskContext>) {
        desk.get("/desk/supervision") { request, context in
            let place = request.uri.queryParameters.get("after").flatMap { SupervisionPlace($0) }
            let list = try await casework.supervisionList(for: context.principal, after: place)
            let groups = list.groups.map { group in
                SupervisionPage.Group(
                    unit: name(of: group.unit, request),
                    lines: group.triggers.map { trigger in
                        SupervisionPage.Line(
                            number: trigger.number, subject: trigger.title, ground: trigger.ground.rawValue,
                            clock: trigger.clock?.rawValue ?? "", since: trigger.since, liability: trigger.liability,
                            grade: trigger.grade)
                    })
            }
            let more = list.next.map {
                SupervisionPage.More(ground: $0.part.ground.rawValue, address: "\(Paths.supervision)?after=\($0.text)")
            }
            // Ratings stand on the first page only.
            let rated = try await place == nil ? casework.ratingAnomalies(for: context.principal) : []
            let anomalies = rated.map {
                SupervisionPage.Anomaly(
                    number: $0.number, subject: $0.title, unit: name(of: $0.unit, request), ground: $0.ground.rawValue,
                    ratedOn: $0.ratedOn)
            }
            return show(
                SupervisionPage(groups: groups, atLeast: list.atLeast, anomalies: anomalies, more: more), request,
                session: context.session)
        }
    }
}
