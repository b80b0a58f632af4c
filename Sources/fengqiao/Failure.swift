// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CaseRules
import Casework
import Formats
import Foundation
import Letters
import Resources
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
        // It has said already what is wrong.
        case let code as ExitCode where code != .success: exit(code.rawValue)
        case let complaint as Complaint: say(complaint.description, code: 1)
        case let refusal as Refusal: say(refusal.sentence, code: 1)
        case let errors as FieldErrors: say(errors.problems.map(\.sentence).joined(separator: "\n"), code: 1)
        case let error as StorageError: say(error.sentence, code: error.isMendable ? 1 : 2)
        case is RuleFileError, is FileReadError, is CSVError, is TextDecodingError, is OrganisationFault:
            say("\(error)", code: 1)
        case let error as LetterError: say(error.sentence, code: 1)
        case let error as ResourceError: say(error.sentence, code: 1)
        case let trouble as FileTrouble: say(trouble.sentence, code: 1)
        case let error as SecretError: say(error.sentence, code: 1)
        case let error as CocoaError: say(error.sentence, code: 1)
        default:
            let code = Fengqiao.exitCode(for: error)
            if code == .success || code == .validationFailure || error is ValidationError || isParsing(error) {
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
}

extension StorageError {
    /// Whether who runs the program can do something about it.
    fileprivate var isMendable: Bool {
        switch self {
        case .unavailable, .busy, .readOnly, .full, .corrupt: true
        default: false
        }
    }

    fileprivate var sentence: String {
        switch self {
        case .busy: "the database is in use by another process; stop it, or wait, then try again"
        case .full: "the disk is full; nothing of this step was kept; make room and try again"
        case .readOnly: "the database cannot be written; check the owner and the mode of its file and folder"
        // What was reached and is not fit says itself what it is.
        case .unavailable(let reason):
            reason.hasPrefix("the database ") ? reason : "the database cannot be reached: \(reason)"
        case .corrupt(let reason):
            "the database cannot be read (\(reason)); name another file with --database, or restore a backup"
        case .io(let reason): "the disk failed: \(reason)"
        case .timeout: "the database took too long"
        case .unique(let reason), .constraint(let reason), .mistake(let reason): "the database refused: \(reason)"
        }
    }
}

extension CocoaError {
    /// A file that cannot be read, made or moved, with its path where the system says it.
    fileprivate var sentence: String {
        let path = userInfo[NSFilePathErrorKey] as? String
        let reason = (underlying as? POSIXError).map { String(cString: strerror($0.code.rawValue)) }
        return (path.map { "\($0): " } ?? "") + (reason ?? localizedDescription)
    }
}
