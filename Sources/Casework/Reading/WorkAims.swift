// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 工作目标 (R-131g, I-10): what the district aims at inside the days of the law. A missed aim is no breach and no clock.
package struct WorkAim: Equatable, Sendable {
    /// 目标.
    package enum Kind: String, Sendable, CaseIterable {
        /// 转办: what came in is sent on within a few days.
        case disposal
        /// 联系信访人: after the acceptance somebody speaks with the petitioner.
        case contact
    }

    package let kind: Kind
    package let by: CalendarDate
    /// When it was done.
    package let doneOn: CalendarDate?
}

extension Casework {
    /// The aims of a matter under the rules of its proceedings.
    package func aims(of file: MatterFile) -> [WorkAim] {
        let state = file.state
        var aims: [WorkAim] = []
        for clock in state.clocks where clock.clock == .disposal {
            guard let days = book.set(version: clock.ruleVersion)?.setting(.disposalAim)?.value else { continue }
            aims.append(WorkAim(kind: .disposal, by: clock.startedOn.adding(days: days), doneOn: clock.metOn))
        }
        for handling in state.proceedings where handling.kind == .ordinaryHandling {
            guard let clock = state.clocks.first(where: { $0.proceeding == handling.id && $0.clock == .handling }),
                let days = book.set(version: handling.ruleVersion)?.setting(.contactAim)?.value
            else { continue }
            let accepted = state.notice(of: handling.id)?.metOn ?? clock.startedOn
            let by = book.calendar(on: today).adding(workingDays: days, to: accepted)
            aims.append(WorkAim(kind: .contact, by: by, doneOn: file.firstContact(on: handling.id)))
        }
        return aims
    }
}

extension MatterFile {
    fileprivate func firstContact(on id: ProceedingID) -> CalendarDate? {
        for entry in journal {
            if case .acted(let record) = entry.body, record.proceeding == id, record.act.verb == .recordContact {
                return entry.envelope.effectiveOn
            }
        }
        return nil
    }
}
