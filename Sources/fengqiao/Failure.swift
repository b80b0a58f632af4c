// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CaseRules
import Casework
import Foundation
import Letters
import Secrets
import Storage

/// What a command says when it cannot do what was asked: one sentence that tells what to do. Exit code 1.
struct Complaint: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Ends the process: 1 when the person can mend it, 2 when we must.
enum Failure {
    static func end(with error: any Error) -> Never {
        switch error {
        case let complaint as Complaint: say(complaint.description, code: 1)
        case let refusal as Refusal: say("refused: \(refusal.code.rawValue) (\(refusal.article))", code: 1)
        case let errors as FieldErrors:
            let lines = errors.problems.map { "\($0.field): \($0.code.rawValue)" }
            say(lines.joined(separator: "\n"), code: 1)
        case let error as StorageError: say(sentence(for: error), code: code(for: error))
        case let error as RuleFileError: say("\(error)", code: 1)
        case let error as LetterError: say("a letter's template is not right: \(error)", code: 1)
        case let trouble as FileTrouble: say("\(trouble)", code: 1)
        case let error as SecretError: say("a key or a sealed value is not right: \(error)", code: 1)
        default:
            let code = Fengqiao.exitCode(for: error)
            if code == .success || code == .validationFailure || error is ValidationError || isParsing(error) {
                FileHandle.standardOutput.write(Data())
                let text = Fengqiao.fullMessage(for: error)
                if code == .success {
                    print(text)
                    exit(0)
                }
                say(text, code: 1)
            }
            say("unexpected: \(error)", code: 2)
        }
    }

    private static func isParsing(_ error: any Error) -> Bool {
        String(reflecting: type(of: error)).hasPrefix("ArgumentParser.")
    }

    private static func say(_ text: String, code: Int32) -> Never {
        FileHandle.standardError.write(Data("fengqiao: \(text)\n".utf8))
        exit(code)
    }

    private static func code(for error: StorageError) -> Int32 {
        switch error {
        case .unavailable, .busy, .readOnly, .full: 1
        default: 2
        }
    }

    private static func sentence(for error: StorageError) -> String {
        switch error {
        case .busy: "the database is in use by another process; stop it, or wait, then try again"
        case .full: "the disk is full; nothing of this step was kept; make room and try again"
        case .readOnly: "the database cannot be written; check the owner and the mode of its file and folder"
        case .unavailable(let reason): "the database cannot be reached: \(reason)"
        default: "the database failed: \(error)"
        }
    }
}
