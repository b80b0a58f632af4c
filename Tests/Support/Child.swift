// SPDX-License-Identifier: Apache-2.0
import CSpawn
import Foundation
import Synchronization

/// 子进程: another program, started by the system's own call.
///
/// Foundation's `Process` walks what the whole process has open and reads past the end of that list when it is long: with more than a
/// thousand files open, as tests side by side have, that was a crash.
package final class Child: Sendable {
    private let id: Int32
    private let ended = Mutex<Int32?>(nil)

    /// What the system answered instead of starting it.
    package struct NotStarted: Error {
        let command: [String]
        let code: Int32
    }

    /// Starts a program that is looked for where the shell looks. It reads and writes files, and has nothing else of ours open.
    package init(
        _ command: [String], input: String = "/dev/null", output: String = "/dev/null", errors: String? = nil
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        if let errors {
            posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        guard fq_close_from(&actions, 3) == 0 else { throw NotStarted(command: command, code: ENOTSUP) }

        // The threads that tests run on hear no signal; a child does.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var id: Int32 = 0
        let code = posix_spawnp(&id, command.first ?? "", &actions, &attributes, &arguments, &variables)
        guard code == 0 else { throw NotStarted(command: command, code: code) }
        self.id = id
    }

    /// The status it ended with, 128 and the signal that ended it as a shell says it; nil while it runs.
    package var status: Int32? { reap() }

    package var isRunning: Bool { status == nil }

    /// Waits without holding a thread.
    package func end() async throws -> Int32 {
        while true {
            if let status { return status }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Waits on the thread that asks.
    package func wait() -> Int32 {
        while true {
            if let status { return status }
            usleep(2_000)
        }
    }

    package func send(_ signal: Int32) { if isRunning { kill(id, signal) } }

    private func reap() -> Int32? {
        ended.withLock { ended in
            if let ended { return ended }
            var status: Int32 = 0
            guard waitpid(id, &status, WNOHANG) == id else { return nil }
            let signal = status & 0x7F
            ended = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
            return ended
        }
    }
}
