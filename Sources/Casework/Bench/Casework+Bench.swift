// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

extension Casework {
    /// 负载历史: so many invented matters, made by the verbs that people use, many stories at once so that commits are shared,
    /// each by a clock of its own that stands at the time of its act.
    ///
    /// - Parameters:
    ///   - width: how many stories run at once.
    ///   - progress: matters done, of how many.
    /// - Throws: `StorageError.mistake` outside a demonstration, or when the organisation lacks its office or its people.
    package func performBench(
        material: [UInt8], phrases: [UInt8], matters: Int, seed: UInt64 = 20_220_501, width: Int = 48,
        progress: @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws -> DemoSummary {
        let staff = try await DemoStaff(of: self)
        var plan = try benchPlan(material, phrases, staff, matters, seed)
        let now = clock.now
        let patient = by(clock, over: PatientDatabase(inner: database))
        var summary = DemoSummary()
        try await withThrowingTaskGroup(of: DemoSummary.self) { group in
            for index in 0..<matters {
                if index >= width, let done = try await group.next() { summary += done }
                let story = plan.story(index)
                group.addTask { try await patient.tell(story, staff, now) }
                progress(index + 1, matters)
            }
            for try await done in group { summary += done }
        }
        // What the worker would have found on the mornings in between.
        while true {
            let swept = try await patient.sweep(batch: 2_000)
            summary.overdue += swept.noticed
            if swept.noticed + swept.received + swept.lapsed == 0 { return summary }
        }
    }

    /// What comes in at the office's own window, for a program that files it by the API.
    package func benchFilings(
        material: [UInt8], phrases: [UInt8], count: Int, seed: UInt64
    ) async throws -> [RegisterMatter] {
        let staff = try await DemoStaff(of: self)
        var plan = try benchPlan(material, phrases, staff, count * 2, seed)
        var filings: [RegisterMatter] = []
        for index in 0..<count * 2 where filings.count < count {
            guard case .register(let command, by: _)? = plan.story(index).steps.first?.step,
                command.purpose != .accusation
            else { continue }
            filings.append(command)
        }
        return filings
    }

    private func tell(_ story: DemoStory, _ staff: DemoStaff, _ now: Instant) async throws -> DemoSummary {
        var history = DemoHistory(casework: self, staff: staff, stories: 1, now: now, sweeps: false)
        for step in story.steps {
            let at = step.day.instant(minute: step.minute, offsetSeconds: book.offsetSeconds)
            guard at < now else { break }
            try await history.perform(DemoMoment(at: at, story: 0, step: step.step))
        }
        return history.summary
    }

    private func benchPlan(
        _ material: [UInt8], _ phrases: [UInt8], _ staff: DemoStaff, _ total: Int, _ seed: UInt64
    ) throws -> BenchPlan {
        guard isDemo, let office = organisation.snapshot.petitionOffice else {
            throw StorageError.mistake("history is invented in a demonstration with a petition office only")
        }
        return try BenchPlan(
            material: EntryCoding.decode(DemoMaterial.self, material),
            phrases: EntryCoding.decode(DemoPhrases.self, phrases), casework: self, staff: staff, office: office,
            total: total, seed: seed)
    }
}
