// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 显示环境: what a page needs to know about who looks at it and how: the language and its words, the size of type, the day, the form
/// token, who is signed in. It travels in the request's context; pages and parts are functions of it.
package struct Presentation: Sendable {
    package let words: Words
    package let language: Language
    /// 显示设置.
    package let look: Look
    /// 演示.
    package let isDemo: Bool
    package let today: CalendarDate
    /// Seconds east of UTC of the law's zone, 28,800 for China.
    package let offsetSeconds: Int
    /// The form token against forged requests.
    package let token: String
    /// The path of this page, to come back to after a change of language or size.
    package let path: String
    package let office: Office
    package let assets: Assets
    /// Who is signed in at the desk.
    package let person: SignedIn?
    /// 时限等级 of today's rules.
    package let lateness: LatenessGrades

    package init(
        words: Words, language: Language, look: Look = Look(), isDemo: Bool = false, today: CalendarDate,
        offsetSeconds: Int = 28_800, token: String, path: String, office: Office, assets: Assets,
        person: SignedIn? = nil, lateness: LatenessGrades = LatenessGrades(soon: 5, wellOver: 15, gravelyOver: 30)
    ) {
        self.lateness = lateness
        self.words = words
        self.language = language
        self.look = look
        self.isDemo = isDemo
        self.today = today
        self.offsetSeconds = offsetSeconds
        self.token = token
        self.path = path
        self.office = office
        self.assets = assets
        self.person = person
    }

    /// 本机关: whose site this is, for header and footer.
    package struct Office: Sendable {
        package let name: String
        package let phone, address, hours: String?

        package init(name: String, phone: String? = nil, address: String? = nil, hours: String? = nil) {
            self.name = name
            self.phone = phone
            self.address = address
            self.hours = hours
        }
    }

    /// The addresses of style, script and mark, with the hash of their contents in them.
    package struct Assets: Sendable {
        package let style, script, mark: String

        package init(style: String, script: String, mark: String) {
            self.style = style
            self.script = script
            self.mark = mark
        }
    }

    /// 已登录人员.
    package struct SignedIn: Sendable {
        package let name, unit: String
        /// What the person may see of the menu.
        package let registers, administers, supervises, leads, audits, prints: Bool
        /// Whether matters are shown to this person at all; an administrator and a statistician see none.
        package var reads: Bool { prints }

        package init(
            name: String, unit: String, registers: Bool, administers: Bool, supervises: Bool = false,
            leads: Bool = false, audits: Bool = false, prints: Bool = false
        ) {
            self.leads = leads
            self.audits = audits
            self.prints = prints
            self.supervises = supervises
            self.name = name
            self.unit = unit
            self.registers = registers
            self.administers = administers
        }
    }
}
