// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Hummingbird

extension Doors {
    /// 督办线索, for supervisors, leaders and secretaries of the registering office.
    func addSupervisionRoutes(to desk: RouterGroup<DeskContext>) {
        desk.get("/desk/supervision") { request, context in
            let groups = try await casework.supervisionTriggers(for: context.principal).map { group in
                SupervisionPage.Group(
                    unit: name(of: group.unit, request),
                    lines: group.triggers.map { trigger in
                        SupervisionPage.Line(
                            number: trigger.number, subject: trigger.title, ground: trigger.ground.rawValue,
                            clock: trigger.clock?.rawValue ?? "", since: trigger.since, liability: trigger.liability,
                            grade: trigger.grade)
                    })
            }
            return show(SupervisionPage(groups: groups), request, session: context.session)
        }
    }
}
