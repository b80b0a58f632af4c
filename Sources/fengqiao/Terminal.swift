// SPDX-License-Identifier: Apache-2.0
import Foundation

/// 终端: asks for what must not be seen.
enum Terminal {
    /// A password typed without echo, twice where it is a new one; or, when standard input is not a terminal, its first line.
    static func password(once: Bool = false) throws -> String {
        guard isatty(0) == 1 else {
            guard let line = readLine(), !line.isEmpty else {
                throw Complaint("no password on standard input; pipe one line in, or use --generate")
            }
            return line
        }
        let first = try ask("password: ")
        if once { return first }
        guard try ask("once more: ") == first else { throw Complaint("the two passwords differ; nothing was changed") }
        return first
    }

    private static func ask(_ prompt: String) throws -> String {
        Output.prompt(prompt)
        var before = termios()
        guard tcgetattr(0, &before) == 0 else { throw Complaint("the terminal does not hide what is typed") }
        var hidden = before
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(0, TCSANOW, &hidden)
        defer {
            tcsetattr(0, TCSANOW, &before)
            Output.note("")
        }
        guard let line = readLine() else { throw Complaint("nothing was typed") }
        return line
    }
}

extension Output {
    /// A question on standard error, without a new line.
    static func prompt(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
