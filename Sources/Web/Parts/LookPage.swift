// SPDX-License-Identifier: Apache-2.0

/// 显示设置: type, contrast and language on the portal; at the desk theme and density besides. A plain form, so that it works without script.
package struct LookPage: Page {
    package let house: House
    /// Whether the choice was just kept.
    package let isSaved: Bool

    package init(house: House, isSaved: Bool = false) {
        self.house = house
        self.isSaved = isSaved
    }

    package func title(in view: Presentation) -> String { view.words.look.title }

    package func crumbs(in view: Presentation) -> [Crumb] {
        house == .portal
            ? [Crumb(view.words.common.home, Paths.home)] : [Crumb(view.words.desk.nav.work, Paths.work)]
    }

    /// On a phone the head has no room for the name, behind which the account is found elsewhere.
    private func account(_ view: Presentation) -> HTML {
        guard house == .desk, view.person != nil else { return HTML() }
        return "<p><a href=\"\(Paths.account)\">\(view.words.desk.account.title)</a></p>"
    }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.look
        let look = view.look
        let form = FormState([
            "language": view.language.rawValue, "type": look.isElder ? "elder" : "standard",
            "contrast": look.isHighContrast ? "more" : "standard", "theme": look.theme.rawValue,
            "density": look.isCompact ? "compact" : "standard",
        ])
        func question(_ name: String, _ label: String, _ choices: [Choice]) -> HTML {
            view.radios(Field(name, label), form, choices, inline: true)
        }
        var fields: HTML = question(
            "type", words.type, [Choice("standard", words.typeStandard), Choice("elder", words.typeElder)])
        fields.append(
            question(
                "contrast", words.contrast,
                [Choice("standard", words.contrastStandard), Choice("more", words.contrastMore)]))
        if house == .desk {
            fields.append(
                question(
                    "theme", words.theme,
                    [
                        Choice("auto", words.themeAuto), Choice("light", words.themeLight),
                        Choice("dark", words.themeDark),
                    ]))
            fields.append(
                question(
                    "density", words.density,
                    [Choice("standard", words.densityStandard), Choice("compact", words.densityCompact)]))
        }
        fields.append(
            question(
                "language", words.language,
                [Choice("zh-Hans", view.words.common.chinese), Choice("en", view.words.common.english)]))
        let back = (house == .portal ? Paths.look : Paths.deskLook) + "?saved=yes"
        return """
            \(HTML.when(isSaved, view.notice(words.saved, .done)))<h1>\(words.title)</h1><p class="lead">\(words.lead)</p>\(account(view))\
            \(view.form(Paths.preferences, "<input type=\"hidden\" name=\"back\" value=\"\(back)\">\(fields)<div class=\"buttons\">\(view.button(words.save))</div>"))
            """
    }
}
