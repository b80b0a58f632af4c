// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird
import NIOCore

extension Doors {
    /// 事项卷: the file, masked or in full, its slip, code, letters and files. Each showing is on record.
    func addMatterRoutes(to desk: RouterGroup<DeskContext>) {
        desk.get("/desk/matters/:number") { request, context in
            let id = try await matterID(context)
            let file = try await casework.maskedFile(id, for: context.principal)
            let page = try await matterPage(file, request, context.session, isMasked: true)
            return show(page, request, session: context.session)
        }
        desk.get("/desk/matters/:number/parties") { request, context in
            let file = try await casework.file(matterID(context), for: context.principal)
            if file.arePartiesWithheld { return identityKept(file, request, context) }
            let page = try await matterPage(file, request, context.session, isMasked: false)
            return show(page, request, session: context.session)
        }
        for list in MatterList.allCases {
            desk.get(RouterPath("/desk/matters/:number/" + list.rawValue)) { request, context in
                let start = MatterListStart(list: list, after: Int64(request.query("after")) ?? 0)
                let file = try await casework.maskedFile(matterID(context), for: context.principal, from: start)
                let page = try await matterPage(file, request, context.session, isMasked: true)
                return show(MatterListPage(list: list, file: page), request, session: context.session)
            }
        }
        desk.get("/desk/matters/:number/slip") { request, context in
            let file = try await casework.maskedFile(matterID(context), for: context.principal)
            let shown = try await shownCode(request, for: file.number)
            let page = SlipPage(
                paper: request.query("size") == "80" ? .roll80 : .a4, house: .desk, number: file.number,
                code: shown?.code, ownCode: shown?.ownCode, registeredAt: file.registeredAt.text,
                unit: name(of: file.registeringUnit, request),
                subject: subject(file.title, file.state.isSealed, language(of: request)),
                picture: followPicture(file.number), back: Paths.matter(file.number),
                next: context.principal.holds(.clerk)
                    ? Paths.registerNext(file.state.channel.rawValue, on: file.state.receivedOn) : nil)
            return show(page, request, session: context.session)
        }
        desk.post("/desk/matters/:number/code") { request, context in
            let fields = try await fields(request, context.session)
            let id = try await matterID(context)
            let token = casework.receiptToken(ofForm: fields["token"] ?? "")
            try await casework.reissueCode(of: id, by: context.principal, keepingUnder: token)
            let number = context.parameters.get("number") ?? ""
            return Response.see(Paths.matterSlip(number)).setting(slipCookie(token))
        }
        desk.get("/desk/attachments/:attachment") { _, context in
            guard let id = AttachmentID(context.parameters.get("attachment") ?? "") else { throw NotHere() }
            let (file, bytes) = try await casework.attachment(id, for: context.principal)
            return attachmentResponse(file, bytes)
        }
        desk.get("/desk/letters/:letter") { _, context in
            guard let id = LetterID(context.parameters.get("letter") ?? "") else { throw NotHere() }
            return letterResponse(try await casework.letterPage(id, for: context.principal))
        }
        desk.get("/desk/letters/:letter/paper") { _, context in
            guard let id = LetterID(context.parameters.get("letter") ?? "") else { throw NotHere() }
            return fileResponse(
                try await casework.letterPaper(id, for: context.principal), "application/pdf", "\(id).pdf", opens: true)
        }
        desk.get("/desk/letters/:letter/document") { _, context in
            guard let id = LetterID(context.parameters.get("letter") ?? "") else { throw NotHere() }
            return fileResponse(
                try await casework.letterWordFile(id, for: context.principal),
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "\(id).docx", opens: false)
        }
    }

    /// The refusal of the law, with the way to ask where this person may.
    private func identityKept(_ file: MatterFile, _ request: Request, _ context: DeskContext) -> Response {
        let asking = file.openActs.first { $0.verb == .askDisclosure }.map { act in
            (
                label: words(for: request).terms.verb[act.verb.rawValue],
                path: Paths.act(proceeding: "\(act.proceeding)", noun: act.verb.noun)
            )
        }
        let page = ErrorPage(
            .forbidden, house: .desk, reference: context.requestID, refusal: MatterFile.identityKept, instead: asking)
        return show(page, request, status: .forbidden, session: context.session)
    }

    /// The matter of the number in the address.
    ///
    /// - Throws: `WrongNumber` for a number that cannot be one; `Refusal.unseen`.
    func matterID(_ context: DeskContext) async throws -> MatterID {
        let typed = context.parameters.get("number") ?? ""
        do {
            _ = try MatterNumber(reading: typed)
        } catch MatterNumberMistake.wrongCheckDigit {
            throw WrongNumber()
        } catch {
            throw NotHere()
        }
        return try await casework.matterID(numbered: typed, for: context.principal)
    }

    /// 只显示一次的查询码: it waits, sealed, for the slip of the one who just made it, for half an hour at most.
    func slipCookie(_ token: String) -> String { cookie(.slip, token, seconds: KeptReceipt.seconds) }

    private func shownCode(_ request: Request, for number: String) async throws -> KeptReceipt? {
        guard let token = request.cookie(cookieName(.slip)),
            let receipt = try await casework.draft(token)?.receipt, receipt.number == number
        else { return nil }
        return receipt
    }

    private func attachmentResponse(
        _ file: Attachment, _ bytes: any AsyncSequence<[UInt8], any Error> & Sendable
    ) -> Response {
        let type = FileKind(rawValue: file.kind)?.mediaType ?? "application/octet-stream"
        var response = Response(
            status: .ok,
            headers: [
                .contentType: type,
                .contentDisposition: "attachment; filename*=UTF-8''\(PercentEncoding.encode(file.name))",
            ],
            body: ResponseBody(contentLength: file.size) { writer in
                for try await piece in bytes { try await writer.write(ByteBuffer(bytes: piece)) }
                try await writer.finish(nil)
            })
        if let policy = HTTPField.Name("Content-Security-Policy") {
            response.headers[policy] = "default-src 'none'; sandbox; frame-ancestors 'none'"
        }
        return response
    }
}
