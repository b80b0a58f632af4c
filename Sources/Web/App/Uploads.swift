// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird
import Logging

/// 收到的表单: fields, and files that lie sealed on the disk already; what was wrong with files is kept for the page.
struct Upload {
    var fields = FormFields()
    var files: [StagedAttachment] = []
    /// Files that came with an earlier sending of the same form.
    var held: [StagedAttachment] = []
    var problems: [FieldProblem] = []
    /// Why a file could not be stored; the rest of the form was read all the same.
    var outage: Outage?

    /// All texts of a form together, as they were typed; on their way a Chinese character is written with nine signs in place of its three bytes.
    static let mostText = 2 << 20
    static let mostEncoded = 3 * mostText
    /// With what a sign-in page carries sealed.
    static let mostHeld = 10 << 20
    /// A file is at most so large, so many of them come at once, and a form as a whole is no longer than that.
    static let mostBytes = 52_428_800
    static let mostFiles = 20
    static let mostOfAll = mostBytes * mostFiles + (8 << 20)
}

/// A file on its way in: its first bytes wait until they say what it is.
private struct Arriving {
    let name: String
    var first: [UInt8] = []
    var intake: AttachmentIntake?
    var kind: FileKind = .unknown
    var count = 0
    var isRefused = false
}

extension Doors {
    /// A form that may bring files. The token stands before the files, so a forged form writes nothing. Files whose content is
    /// not what their name says, or of a kind that is not taken, are dropped with a problem; the rest of the form is read.
    ///
    /// - Throws: `Unsent` with what had been read when it failed.
    func upload(_ request: Request, session: Session? = nil, alreadyThere: Int = 0) async throws -> Upload {
        let type = request.headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("multipart/form-data") else {
            let fields = try await request.fields()
            try check(fields, request, session: session)
            return Upload(fields: fields)
        }
        if request.isCrossSite { throw ForgedForm() }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Upload.mostOfAll {
            throw TooLarge()
        }
        var reading = UploadReading(doors: self, room: max(0, Upload.mostFiles - alreadyThere))
        do {
            var parser = try MultipartParser(
                contentType: type, limits: MultipartLimits(partBytes: Upload.mostOfAll))
            var total = 0
            for try await buffer in request.body {
                total += buffer.readableBytes
                guard total <= Upload.mostOfAll else { throw TooLarge() }
                for event in try parser.feed(buffer.readableBytesView) {
                    try await reading.take(event) { try check(token: $0, request, session: session) }
                }
            }
            try parser.finish()
            try check(reading.upload.fields, request, session: session)
        } catch {
            let read = reading.upload.fields
            reading.abandon()
            throw Unsent(cause: error, fields: read)
        }
        reading.upload.fields = reading.upload.fields.withOffersTaken
        return reading.upload
    }

    /// Removes the files of a form that was not taken. What cannot be removed now is swept later.
    func drop(_ upload: Upload) {
        for file in upload.files {
            do {
                try casework.remove(casework.draftFile(file))
            } catch {
                logger.warning("a file of a form that was not taken stays for the sweeper")
            }
        }
    }
}

/// The reading of one multipart form.
private struct UploadReading {
    let doors: Doors
    let room: Int
    var upload = Upload()
    private var field: (name: String, bytes: [UInt8])?
    private var textBytes = 0
    private var file: Arriving?

    init(doors: Doors, room: Int) {
        self.doors = doors
        self.room = room
    }

    mutating func take(_ event: MultipartEvent, check: (String?) throws -> Void) async throws {
        switch event {
        case .partBegin(let part):
            if let name = part.filename {
                try check(upload.fields["token"])
                if !name.isEmpty { file = Arriving(name: PlainText.cleanLine(name)) }
            } else {
                field = (part.name, [])
            }
        case .body(let bytes):
            if field != nil {
                textBytes += bytes.count
                guard textBytes <= Upload.mostText else { throw TooLarge() }
                field?.bytes.append(contentsOf: bytes)
            } else if file != nil {
                try storing { try $0.takeFile(bytes) }
            }
        case .partEnd:
            try endField()
            do {
                try await endFile()
            } catch {
                try giveUp(error)
            }
        case .end: break
        }
    }

    /// Nothing of a form that was not read to its end stays.
    mutating func abandon() {
        file?.intake?.abandon()
        file = nil
        doors.drop(upload)
        upload.files = []
    }

    /// A disk that is full or gone ends the storing of files, not the reading of what was typed.
    private mutating func storing(_ work: (inout UploadReading) throws -> Void) throws {
        do { try work(&self) } catch { try giveUp(error) }
    }

    private mutating func giveUp(_ error: any Error) throws {
        guard let outage = Outage(error) else { throw error }
        upload.outage = outage
        abandon()
    }

    private mutating func takeFile(_ bytes: [UInt8]) throws {
        guard var arriving = file, !arriving.isRefused else { return }
        arriving.count += bytes.count
        if arriving.count > Upload.mostBytes {
            arriving.intake?.abandon()
            arriving.intake = nil
            arriving.isRefused = true
            upload.problems.append(FieldProblem("files", .fileTooLarge, values: ["file": arriving.name]))
        } else if let intake = arriving.intake {
            try intake.write(bytes)
        } else {
            arriving.first.append(contentsOf: bytes)
            if arriving.first.count >= FileKind.sampleLength { try open(&arriving) }
        }
        file = arriving
    }

    /// Looks at the first bytes and begins to write, or refuses.
    private mutating func open(_ arriving: inout Arriving) throws {
        guard upload.outage == nil else {
            arriving.isRefused = true
            return
        }
        let verdict = FileVerdict(filename: arriving.name, first: arriving.first)
        guard upload.files.count < room else {
            arriving.isRefused = true
            // Said once, however many there are.
            if !upload.problems.contains(where: { $0.code == .tooMany }) {
                upload.problems.append(FieldProblem("files", .tooMany, values: ["most": "\(Upload.mostFiles)"]))
            }
            return
        }
        guard verdict.isAcceptable, !verdict.isLying else {
            arriving.isRefused = true
            upload.problems.append(FieldProblem("files", .wrongFile, values: ["file": arriving.name]))
            return
        }
        let intake = try doors.casework.receiveFile(named: arriving.name)
        try intake.write(arriving.first)
        arriving.intake = intake
        arriving.kind = verdict.kind
        arriving.first = []
    }

    private mutating func endField() throws {
        if let field {
            guard let text = String(validating: field.bytes, as: UTF8.self) else { throw Unreadable() }
            upload.fields.append(field.name, PlainText.clean(text))
        }
        field = nil
    }

    private mutating func endFile() async throws {
        guard var arriving = file else { return }
        file = nil
        guard !arriving.isRefused else { return }
        guard arriving.count > 0 else {
            upload.problems.append(FieldProblem("files", .emptyFile, values: ["file": arriving.name]))
            return
        }
        if arriving.intake == nil { try open(&arriving) }
        guard !arriving.isRefused else { return }
        guard let intake = arriving.intake else { return }
        upload.files.append(try await intake.finish(kind: arriving.kind.rawValue))
    }
}
