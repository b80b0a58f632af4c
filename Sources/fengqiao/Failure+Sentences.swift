// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Letters
import Resources
import Secrets

extension FieldProblem {
    /// What is wrong with what was given on the command line, and what to do. Pages have sentences of their own.
    var sentence: String {
        switch (field, code) {
        case ("unit", .unknownUnit):
            "there is no unit \(values["typed"] ?? ""); `fengqiao import organisation FILE` loads units"
        case ("login", .notAChoice): "there is no account \(values["typed"] ?? "") that may sign in"
        case ("login", .taken): "there is an account with this login already; choose another login"
        case ("login", .malformed): "a login is made of 2 to 64 small letters, digits, dots, dashes and underscores"
        case ("password", .tooShort):
            "the password has \(counted(Int(values["count"] ?? "") ?? 0, "character")); it needs at least "
                + (values["least"] ?? "")
        case ("name", .missing): "the name is empty; give it with --name"
        case ("roles", .missing): "the person holds no role; a token needs one"
        case ("roles", .notAChoice): "the person does not hold all of these roles; name with --role some that are held"
        default: "\(field): \(general)"
        }
    }

    private var general: String {
        switch code {
        case .missing: "it is missing"
        case .tooShort: "it is too short; at least \(values["least"] ?? "") characters"
        case .tooLong: "it is too long; at most \(values["most"] ?? "") characters"
        case .tooSmall: "it is too small; at least \(values["least"] ?? "")"
        case .tooLarge: "it is too large; at most \(values["most"] ?? "")"
        case .notADay: "it is no day that exists, written 2025-04-27"
        case .notANumber: "it is no whole number"
        case .notAChoice: "it is none of the choices"
        case .taken: "it is taken already"
        default: "it cannot be taken as given (\(code.rawValue))"
        }
    }
}

extension Refusal {
    /// Why the law or a permission says no.
    var sentence: String {
        switch code {
        case .separatedAdministrators:
            "refused: nobody holds two of the three administrators' roles (\(article)); give them to three people"
        case .notYours: "refused: this is not for this person to do (\(article))"
        case .unseen: "refused: there is no such thing, or not for this person (\(article))"
        case .stale: "refused: somebody changed it in between; look again (\(article))"
        default: "refused: \(code.rawValue) (\(article))"
        }
    }
}

extension FileTrouble {
    var sentence: String {
        switch self {
        case .missing(let path): "\(path) is not there"
        case .exists(let path): "\(path) is there already; it is never replaced"
        case .openToOthers(let path): "\(path) can be read by others; `chmod 600` it first"
        case .denied(let path): "\(path) cannot be opened; check its owner and mode"
        case .full: "the disk is full; make room and try again"
        case .readOnly: "the disk is mounted to be read only"
        case .failed(let call, let code): "the system refused \(call) (error \(code))"
        }
    }
}

extension SecretError {
    var sentence: String {
        switch self {
        case .malformed: "a sealed value is not in the form that this program writes"
        case .refused: "a seal does not hold: the value was changed, or another key made it"
        case .unknownKey(let id): "the key file does not hold master key \(id); name the newer file with --key-file"
        case .expired: "a sealed value is past its time"
        case .badKeyRing("json"):
            "the key file is not one that `fengqiao key` made; name the right one with --key-file"
        case .badKeyRing(let field):
            "the key file is not whole: its \(field) is missing or wrong; bring the file back from where you keep its copy"
        case .hashing(let code): "the password could not be hashed (argon2 says \(code))"
        case .passwordTooLong: "the password is too long"
        case .busy: "too many passwords are waiting to be checked; try again in a moment"
        }
    }
}

extension ResourceError {
    var sentence: String {
        switch self {
        case .noDirectory(let folders):
            "the resources are in none of \(folders.joined(separator: ", ")); put them beside the program, or name their "
                + "folder with --resources"
        case .missing(let path): "the resource \(path) is not there or cannot be read"
        case .outside(let path): "the path \(path) leads out of the resources"
        }
    }
}

extension LetterError {
    var sentence: String {
        switch self {
        case .missingTemplate(let name): "a letter's template is not there: \(name)"
        case .badTemplate(let fault), .badMarkup(let fault), .unfitField(let fault), .badWords(let fault):
            "a letter's template is not right: \(fault)"
        case .emptyBasis: "a letter has no legal basis"
        case .emptyField(let kind, let field): "the letter \(kind.rawValue) lacks \(field)"
        case .badHash: "a letter's code is not written in hexadecimal digits"
        case .missingFace(let face, _): "the face \"\(face)\" for letters is not installed"
        case .drawing(let fault): "a letter could not be drawn: \(fault)"
        }
    }
}
