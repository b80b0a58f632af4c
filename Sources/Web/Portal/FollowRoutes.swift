// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird
import NIOCore

extension Doors {
    /// 查询进度: number and code open one's matter for an hour; then add, rate and read letters.
    func addFollowRoutes(to router: Router<WebContext>) {
        router.get("/follow") { request, _ in
            let held = try await heldForm(request)
            let form = held.map { FormState(values: $0.fields.typed) } ?? FormState(["number": request.query("number")])
            let page = FollowSignInPage(form: form, isEnded: request.query("ended") == "yes")
            return show(page, request).setting(held?.cookie)
        }
        router.post("/follow") { request, context in try await follow(request, context) }
        router.post("/follow/end") { request, _ in
            _ = try await fields(request)
            return Response.see(Paths.home).setting(cookie(.follow, "", seconds: 0)).setting(
                cookie(.held, "", seconds: 0))
        }
        router.get("/follow/matter") { request, _ in
            try await following(request) { ticket in
                show(followPage(try await casework.followed(ticket), request), request)
            }
        }
        router.get("/follow/material") { request, _ in
            try await following(request) { ticket in
                let matter = try await casework.followed(ticket)
                guard matter.canAddMaterial, matter.powers.contains(.file) else {
                    return Response.see(Paths.followMatter)
                }
                let held = try await heldForm(request, of: matter.number)
                var form = held.map { FormState(values: $0.fields.typed) } ?? FormState()
                let files = held?.fields["heldFiles"]
                let token = files == "lost" ? nil : files
                form.files = files == "lost" ? .lost : try await filesHeld(forForm: token ?? "")
                return show(MaterialPage(number: matter.number, form: form), request, token: token)
                    .setting(held?.cookie)
            }
        }
        router.post("/follow/material") { request, _ in try await addMaterial(request) }
        addRatingRoutes(to: router)
        router.get("/follow/letters/:ordinal") { request, context in
            guard let ordinal = Int(context.parameters.get("ordinal") ?? "") else { throw NotHere() }
            return try await following(request) { ticket in
                let letters = try await casework.followed(ticket).letters
                guard let letter = letters.first(where: { $0.ordinal == ordinal }) else { throw NotHere() }
                return petitionersLetter(
                    try await casework.letterPage(letter.id, ticket: ticket), ordinal: ordinal,
                    kind: letter.kind.rawValue, request)
            }
        }
        router.get("/follow/letters/:ordinal/paper") { request, context in
            guard let ordinal = Int(context.parameters.get("ordinal") ?? "") else { throw NotHere() }
            return try await following(request) { ticket in
                let letters = try await casework.followed(ticket).letters
                guard let letter = letters.first(where: { $0.ordinal == ordinal }) else { throw NotHere() }
                return fileResponse(
                    try await casework.letterPaper(letter.id, ticket: ticket), "application/pdf",
                    "\(letter.documentNumber).pdf", opens: true)
            }
        }
    }

    /// The forms behind number and code, which wait while these are asked again.
    private static let heldDoors = [Paths.material, Paths.review, Paths.recusal] + RatedObject.allCases.map(\.path)

    /// Something that needs a ticket; without a good one, number and code are asked again.
    func following(
        _ request: Request, _ answer: (String) async throws -> Response
    ) async throws -> Response {
        guard let ticket = request.cookie(cookieName(.follow)) else { throw TicketEnded() }
        do {
            return try await answer(ticket)
        } catch FollowProblem.ended {
            throw TicketEnded()
        }
    }

    private func follow(_ request: Request, _ context: WebContext) async throws -> Response {
        let fields = try await fields(request, upTo: Upload.mostHeld)
        if let again = try await sameForm(fields, of: nil, request) { return again }
        let number = PlainText.cleanLine(fields["number"] ?? "")
        let code = PlainText.cleanLine(fields["code"] ?? "")
        let typed = ["number": [number], "code": [code], "held": [fields["held"] ?? ""]]
        do {
            var missing: [FieldProblem] = []
            if number.isEmpty { missing.append(FieldProblem("number", .missing)) }
            if code.isEmpty { missing.append(FieldProblem("code", .missing)) }
            guard missing.isEmpty else { throw FieldErrors(missing) }
            let ticket = try await casework.follow(
                number: number, code: code, network: context.network(of: request))
            let opened = cookie(.follow, ticket, seconds: Casework.followSeconds)
            guard let held = try casework.heldForm(sealed: fields["held"] ?? "", of: nil),
                Self.heldDoors.contains(held.path)
            else { return Response.see(Paths.followMatter).setting(opened) }
            let matter = try await casework.followed(ticket)
            let token = try await casework.hold(held, for: nil, of: matter.number)
            return Response.see(held.path).setting(opened).setting(cookie(.held, token, seconds: KeptReceipt.seconds))
        } catch let errors as FieldErrors {
            return refuse(typed, errors, request)
        } catch FollowProblem.malformedNumber {
            return refuse(typed, FieldErrors([FieldProblem("number", .malformed)]), request)
        } catch FollowProblem.wrongCheckDigit {
            return refuse(typed, FieldErrors([FieldProblem("number", .wrongCheckDigit)]), request)
        } catch FollowProblem.malformedCode {
            return refuse(typed, FieldErrors([FieldProblem("code", .malformed)]), request)
        } catch FollowProblem.wait(let seconds) {
            let words = words(for: request).errors
            let sentence = words.tooMany + " " + words.tooManyDo("seconds", seconds)
            let form = FormState(values: typed, faults: [.init(field: "code", sentence: sentence)])
            var response = show(FollowSignInPage(form: form), request, status: .tooManyRequests)
            response.headers[.retryAfter] = "\(seconds)"
            return response
        } catch  where Outage(error) != nil {
            return unavailable(FollowSignInPage(form: FormState(values: typed, trouble: .unavailable)), error, request)
        } catch is FollowProblem {
            let fault = FormState.Fault(field: "code", sentence: words(for: request).fields.wrongCode)
            return show(
                FollowSignInPage(form: FormState(values: typed, faults: [fault])), request,
                status: .unprocessableContent)
        }
    }

    private func refuse(_ typed: [String: [String]], _ errors: FieldErrors, _ request: Request) -> Response {
        let form = faulty(typed, errors, request, labels: labels(request), portal: "follow")
        return show(FollowSignInPage(form: form), request, status: .unprocessableContent)
    }

    private func addMaterial(_ request: Request) async throws -> Response {
        // Asked before anything is stored: without a good ticket no file touches the disk.
        try await following(request) { ticket in
            let matter = try await casework.followed(ticket)
            guard matter.powers.contains(.file) else { throw Refusal(.outsideScope, article: "S2:27, F-31") }
            guard matter.canAddMaterial else { return Response.see(Paths.followMatter) }
            var upload = try await upload(request)
            do {
                if let outage = upload.outage { throw outage }
                if let again = try await sameMaterial(upload, of: matter.number, request) { return again }
                upload = try await withHeldFiles(upload)
                guard upload.problems.isEmpty else { throw FieldErrors(upload.problems) }
                try await casework.addMaterial(
                    text: upload.fields["text"] ?? "", attachments: upload.allFiles, ticket: ticket,
                    formToken: upload.fields["token"])
                await release(upload)
                return Response.see(Paths.followMatter + "?done=material")
            } catch {
                return try await materialAgain(error, upload, number: matter.number, request)
            }
        }
    }

    /// In another language or size of type: the text stays, and the files wait under the same token.
    private func sameMaterial(_ upload: Upload, of number: String, _ request: Request) async throws -> Response? {
        guard upload.fields["language"] != nil || upload.fields["type"] != nil else { return nil }
        // A file that cannot be taken is told at once, as when the form is sent.
        guard upload.problems.isEmpty else { throw FieldErrors(upload.problems) }
        var fields = upload.fields
        switch await hold(try await withHeldFiles(upload)) {
        case .held: fields.append("heldFiles", fields["token"] ?? "")
        case .lost: fields.append("heldFiles", "lost")
        case .none: break
        }
        return try await sameForm(fields, of: number, request)
    }

    /// The form again with its text; its files wait for the next sending.
    private func materialAgain(
        _ error: any Error, _ upload: Upload, number: String, _ request: Request
    ) async throws -> Response {
        let typed = ["text": [upload.fields["text"] ?? ""]]
        var form: FormState
        switch error {
        case let errors as FieldErrors: form = faulty(typed, errors, request, labels: labels(request), portal: "follow")
        case let refusal as Refusal: form = FormState(values: typed, trouble: .refused(refusal))
        case _ where Outage(error) != nil: form = FormState(values: typed, trouble: .unavailable)
        default:
            drop(upload)
            throw Unsent(cause: error, fields: upload.fields)
        }
        form.files = await Outage(error) == nil ? hold(upload) : lose(upload)
        let page = MaterialPage(number: number, form: form)
        let token = upload.fields["token"]
        if Outage(error) != nil { return unavailable(page, error, request, token: token) }
        return show(page, request, status: Failure(error).status, token: token)
    }

    /// A letter as it was rendered once. It is a document of its own: nothing in it runs, and its style is in it.
    func letterResponse(_ bytes: [UInt8]) -> Response {
        var response = Response(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        if let policy = HTTPField.Name("Content-Security-Policy") {
            response.headers[policy] =
                "default-src 'none'; style-src 'self'; img-src data:; sandbox; frame-ancestors 'none'"
        }
        return response
    }

    /// A file that is shown or saved.
    func fileResponse(_ bytes: [UInt8], _ type: String, _ name: String, opens: Bool) -> Response {
        var response = Response(
            status: .ok,
            headers: [
                .contentType: type,
                .contentDisposition:
                    "\(opens ? "inline" : "attachment"); filename*=UTF-8''\(PercentEncoding.encode(name))",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        if let policy = HTTPField.Name("Content-Security-Policy") {
            response.headers[policy] = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
        }
        return response
    }

    func followPage(_ matter: FollowedMatter, _ request: Request) -> FollowPage {
        let done: FollowPage.Done? =
            switch request.query("done") {
            case "material": .materialAdded
            case "rating": .rated
            case "review": .reviewAsked
            case "recusal": .recusalAsked
            default: nil
            }
        let (mayFile, mayRate) = (matter.powers.contains(.file), matter.powers.contains(.rate))
        return FollowPage(
            number: matter.number, subject: matter.subject ?? matter.number, registeredOn: matter.registeredOn,
            stage: "\(matter.kind.rawValue).\(matter.stage.rawValue)", nextBy: matter.nextBy,
            clocks: matter.clocks.map {
                ClockView($0.reckoning, of: $0.state)
            },
            // The news first.
            events: matter.events.reversed().map { event in
                FollowPage.Event(
                    at: event.on.iso, code: event.code, unit: event.unit.map { name(of: $0, request) } ?? "",
                    reason: event.reason ?? "")
            },
            letters: matter.letters.map { letter in
                FollowPage.Letter(
                    ordinal: letter.ordinal, kind: letter.kind.rawValue, number: letter.documentNumber,
                    issuedOn: casework.book.day(ofSecondsSince1970: letter.frozenAt.secondsSince1970),
                    unit: name(of: letter.unit, request), outcomes: letter.outcomes.map(\.rawValue),
                    changes: letter.amendments.map { .init($0) })
            },
            files: matter.files.map { FileLine(id: "\($0.id)", name: $0.name, bytes: $0.size) },
            canAddMaterial: matter.canAddMaterial && mayFile, rateUntil: mayRate ? matter.rateUntil(.unit) : nil,
            canAskReview: matter.canAskReview && matter.powers.contains(.review),
            done: done,
            answers: answers(of: matter, request), executeBy: matter.executeBy, redecideBy: matter.redecideBy,
            reviewUntil: matter.reviewUntil, unit: unit(of: matter, request),
            rules: casework.book.set(on: casework.today), isPromiseOpen: matter.isPromiseOpen,
            added: matter.added.map { FollowPage.Added(on: $0.on, text: $0.text) },
            rateOfficeUntil: mayRate ? matter.rateUntil(.office) : nil, reviewWasUntil: matter.reviewWasUntil,
            beyondScope: beyondScope(of: matter).map(\.rawValue))
    }

    /// 委托权限以外: what could be done now, and not with the code in hand (S2:27).
    private func beyondScope(of matter: FollowedMatter) -> [AgentPower] {
        AgentPower.allCases.filter { power in
            let isPossible =
                switch power {
                case .file: matter.canAddMaterial
                case .follow: false
                case .review: matter.canAskReview
                case .rate: !matter.ratings.isEmpty
                }
            return isPossible && !matter.powers.contains(power)
        }
    }

    /// 办理单位: to which unit it was sent last, as its time line tells as well.
    private func unit(of matter: FollowedMatter, _ request: Request) -> String {
        let sendings: Set<Verb> = [.transfer, .assign, .transferSimply, .keep, .keepSimply]
        let unit = matter.events.last { event in
            Verb(rawValue: event.code).map(sendings.contains) ?? false
        }?.unit
        return unit.map { name(of: $0, request) } ?? ""
    }

    /// What was answered without an opinion, with what each part is called.
    private func answers(of matter: FollowedMatter, _ request: Request) -> [(label: String, text: String)] {
        let words = words(for: request)
        let labels = words.fields.labels
        var answers: [(String, String)] = []
        if let reply = matter.reply { answers.append((labels["reply"], reply)) }
        if let notice = matter.nonAcceptance {
            answers += [
                (labels["ground"], words.terms.ground[notice.ground.rawValue]),
                (labels["competentBody"], notice.competentBody), (labels["reason"], notice.reason),
            ]
        }
        return answers
    }
}
