// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Hummingbird

extension Doors {
    /// 督办线索, for supervisors, leaders and secretaries of the registering office.
    func addSupervisionRoutes(to desk: RouterGroup<DeskContext>) {
        desk.get("/desk/supervision") { request, context in
            let list = try await casework.supervisionList(for: context.principal)
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
            let anomalies = try await casework.ratingAnomalies(for: context.principal).map {
                SupervisionPage.Anomaly(
                    number: $0.number, subject: $0.title, unit: name(of: $0.unit, request), ground: $0.ground.rawValue,
                    ratedOn: $0.ratedOn)
            }
            return show(
                SupervisionPage(groups: groups, atLeast: list.atLeast, anomalies: anomalies), request,
                session: context.session)
        }
    }
}
