// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import Logging
import ServiceLifecycle

/// 后台: overdue sweep, letters, checkpoints, lease. Each round is safe to repeat and safe to kill.
struct WorkerLoop: Service {
    let site: Site
    /// Where checkpoints are exported to.
    let checkpoints: String
    private let troubles = WorkTroubles()

    init(site: Site, checkpoints: String) {
        self.site = site
        self.checkpoints = checkpoints
    }

    func run() async throws {
        var round = 0
        var isIndexJoining = false
        while !Task.isCancelled && !Task.isShuttingDownGracefully {
            if round % 60 == 0 {
                await attempt("lease") {
                    _ = try await site.lease?.renew(
                        in: site.engine, ids: site.casework.ids, now: site.casework.clock.real)
                }
            }
            await attempt("organisation") { try await site.casework.organisation.reloadIfChanged(from: site.database) }
            await attempt("letters") { _ = try await site.casework.renderLetters(troubles: troubles) }
            if round % 60 == 0 {
                await attempt("sweep") { _ = try await site.casework.sweep(troubles: troubles) }
                await attempt("presences") { _ = try await site.casework.forgetPresences() }
                await attempt("figures") { try await site.casework.keepOverdueFigure() }
                await attempt("access") { _ = try await site.casework.rebuildAccess() }
            }
            if round % 300 == 0 {
                await attempt("checkpoint") {
                    try CheckpointFile.append(try await site.casework.checkpoint(), to: checkpoints)
                }
            }
            if round % 3_600 == 60 {
                await attempt("portal traces") { try await site.casework.forgetPortalTraces() }
                await attempt("print files") { _ = try await site.casework.forgetPrintRuns() }
                await attempt("receipts") { _ = try await site.casework.forgetKeptReceipts() }
                await attempt("desk drafts") { _ = try await site.casework.forgetDeskDrafts() }
            }
            // A step each second once it has begun, so that whoever writes meets one in passing.
            if isIndexJoining || round % 600 == 30 {
                let isUnderWay = isIndexJoining
                isIndexJoining = false
                await attempt("search index") {
                    isIndexJoining = try await site.casework.mergeSearchIndex(isUnderWay: isUnderWay)
                }
            }
            // Once a day, and not in the first minutes, in which everything else starts.
            if round % 86_400 == 600 {
                await attempt("attachments") { _ = try await site.casework.sweepAttachments() }
            }
            if round % 300 == 299 { ResidentMemory.giveBack() }
            round += 1
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(1)) }
            } catch {
                break
            }
        }
    }

    private func attempt(_ what: String, _ work: () async throws -> Void) async {
        do {
            try await work()
        } catch {
            site.logger.error("a round of the worker failed", metadata: ["work": "\(what)", "error": "\(error)"])
        }
    }
}

/// 打印: files of many letters, made beside everything else, because five hundred letters take a minute.
struct PrintLoop: Service {
    let site: Site
    private let troubles = WorkTroubles()

    init(site: Site) { self.site = site }

    func run() async throws {
        while !Task.isCancelled && !Task.isShuttingDownGracefully {
            do {
                _ = try await site.casework.makePrintRuns(troubles: troubles)
            } catch {
                site.logger.error("a file for the printer was not made", metadata: ["error": "\(error)"])
            }
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(1)) }
            } catch {
                break
            }
        }
    }
}
