// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// People and units, by those who administer them and by those who do not.
@Suite struct AdministratorTests {
    private func holdings(of login: String, in world: CaseworkWorld) async throws -> Set<String> {
        let units = world.casework.organisation.snapshot.units
        let person = try #require(try await world.casework.person(login))
        return Set(person.holdings.map { "\($0.role.rawValue)@\(units[$0.unit]?.code ?? "")" })
    }

    @Test(arguments: TestEngine.dialects)
    func `roles in two units are kept as they are, and changed one by one`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            try await site.addSecurity()
            try await site.world.casework.addPerson(
                login: "two", name: "two", nameEnglish: "two", roles: [(.handler, "D-HOU"), (.clerk, "D-S1")],
                password: CaseworkWorld.password)
            let security = try await site.desk("security")
            let page = try await security.get("/desk/people/two")
            for pair in ["handler@D-HOU", "clerk@D-S1"] { #expect(page.text.contains("value=\"\(pair)\" checked")) }
            func shown() async throws -> (String, String) {
                (
                    "shown",
                    try #require(try await security.get("/desk/people/two").value(after: "name=\"shown\" value=\""))
                )
            }
            let kept = [("holding", "handler@D-HOU"), ("holding", "clerk@D-S1")]
            let first = try await shown()
            #expect(try await security.post("/desk/people/two", kept + [first], token: page.token).status == 303)
            #expect(try await holdings(of: "two", in: site.world) == ["handler@D-HOU", "clerk@D-S1"])
            let more = try await security.post(
                "/desk/people/two", kept + [shown(), ("unit", "D-HEA"), ("role", "handler"), ("role", "approver")],
                token: page.token)
            #expect(more.status == 303)
            let all: Set = ["handler@D-HOU", "clerk@D-S1", "handler@D-HEA", "approver@D-HEA"]
            #expect(try await holdings(of: "two", in: site.world) == all)
            // Two of them at once: who looked earlier does not give back what the other has changed.
            let stale = try await security.post("/desk/people/two", kept + [first], token: page.token)
            #expect(stale.status == 409)
            #expect(try await security.post("/desk/people/two", kept, token: page.token).status == 409)
            #expect(try await holdings(of: "two", in: site.world) == all)
            let fewer = try await security.post("/desk/people/two", [kept[1], shown()], token: page.token)
            #expect(fewer.status == 303)
            #expect(try await holdings(of: "two", in: site.world) == ["clerk@D-S1"])
            let unsaid = try await security.post(
                "/desk/people/two", [kept[1], shown(), ("unit", "D-HEA")], token: page.token)
            #expect(unsaid.status == 422 && unsaid.text.contains("value=\"clerk@D-S1\" checked"))
            let two = try await security.post(
                "/desk/people/two",
                [shown(), ("unit", "D"), ("role", "systemAdministrator"), ("role", "auditAdministrator")],
                token: page.token)
            #expect(two.status == 403 && two.text.contains("three different people"))
            #expect(try await holdings(of: "two", in: site.world) == ["clerk@D-S1"])
        }
    }

    @Test func `each administrator works with a part of the page`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            try await site.addSecurity()
            let (system, security) = (try await site.desk("system"), try await site.desk("security"))
            let account = try await system.get("/desk/people/clerk").text
            #expect(account.contains("value=\"disable\"") && !account.contains("name=\"role\""))
            let roles = try await security.get("/desk/people/clerk").text
            #expect(!roles.contains("value=\"disable\"") && roles.contains("name=\"role\""))
            let newcomer = [("account", "new.one"), ("name", "New One"), ("password", "a long enough secret")]
            #expect(try await system.fill("/desk/people/new", newcomer).location == "/desk/people")
            let list = try await system.get("/desk/people").text
            #expect(list.contains("new.one") && list.contains("Clerk (Office)"))
            let taken = try await system.fill("/desk/people/new", newcomer)
            #expect(taken.status == 422 && taken.text.contains("New One") && !taken.text.contains("long enough secret"))
            #expect(try await system.fill("/desk/people/new.one", [("act", "disable")]).status == 303)
            #expect(try await site.world.casework.person("new.one")?.isDisabled == true)
            #expect(try await system.fill("/desk/people/new.one", [("act", "enable")]).status == 303)
            let reset = try await system.fill("/desk/people/new.one", [("act", "reset")])
            #expect(reset.status == 200 && reset.text.contains("new.one First password: "))
            let units = try await system.get("/desk/units").text
            #expect(units.contains("D-DIS") && units.contains("0 people"))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `people are found by part of an account or a name, and by unit`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            try await site.world.casework.addPerson(
                login: "under_score", name: "王管理", nameEnglish: "Wang Guanli", roles: [(.handler, "D-S1")],
                password: CaseworkWorld.password)
            let system = try await site.desk("system")
            func found(_ query: String) async throws -> String { try await system.get("/desk/people?\(query)").text }
            for query in ["q=score", "q=guanli", "q=" + Browser.encode("王管"), "unit=D-S1", "q=_s&unit=D"] {
                let page = try await found(query)
                #expect(page.contains(">under_score</a>") && !page.contains(">leader</a>"), "\(query)")
            }
            // What stands for anything elsewhere stands for itself here.
            #expect(try await found("q=%25").contains("Nobody found"))
            #expect(try await !found("unit=D-HOU").contains(">under_score</a>"))
            let wrong = try await system.get("/desk/people?unit=Nowhere")
            #expect(wrong.status == 422 && wrong.text.contains("href=\"#f-unit\""))
        }
    }

    @Test func `people and units are closed to everybody else`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            for login in ["clerk", "leader", "handler"] {
                let browser = try await site.desk(login)
                for path in ["/desk/people", "/desk/people/new", "/desk/people/clerk", "/desk/units"] {
                    let answer = try await browser.get(path)
                    #expect(answer.status == 403 && !answer.text.contains("approver"), "\(login) \(path)")
                }
                let token = try await browser.get("/desk").token
                let changed = try await browser.post("/desk/people/clerk", [("act", "disable")], token: token)
                #expect(changed.status == 403)
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `the security administrator sees a person's tokens and revokes one`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            try await site.addSecurity()
            let program = try await site.program("clerk", [.clerk])
            #expect(try await program.get("/api/v1/units").status == 200)
            let security = try await site.desk("security")
            let page = try await security.get("/desk/people/clerk")
            #expect(page.text.contains("API tokens") && !page.text.contains(program.token))
            #expect(page.text.contains("Last used") && !page.text.contains("Never used"))
            let id = try #require(page.value(after: "name=\"revoke\" value=\""))
            let revoked = try await security.post("/desk/people/clerk", [("revoke", id)], token: page.token)
            #expect(revoked.location == "/desk/people/clerk")
            #expect(try await security.get("/desk/people/clerk").text.contains("Revoked"))
            #expect(try await program.get("/api/v1/units").status == 401)
            let system = try await site.desk("system")
            let token = try await system.get("/desk/people/clerk").token
            #expect(try await system.post("/desk/people/clerk", [("revoke", id)], token: token).status == 404)
        }
    }
}
