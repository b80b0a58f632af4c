// SPDX-License-Identifier: Apache-2.0

/// 显示设置: how somebody wants to see the pages. It lives in one cookie, in nobody's record.
package struct Look: Sendable, Equatable {
    /// 深浅.
    package enum Theme: String, Sendable, CaseIterable {
        /// As the device says.
        case auto
        case light, dark
    }

    /// 大字版.
    package var isElder: Bool
    /// 高对比.
    package var isHighContrast: Bool
    /// 深浅, at the desk only.
    package var theme: Theme
    /// 紧凑, at the desk only: more lines on a screen.
    package var isCompact: Bool

    package init(
        isElder: Bool = false, isHighContrast: Bool = false, theme: Theme = .auto, isCompact: Bool = false
    ) {
        self.isElder = isElder
        self.isHighContrast = isHighContrast
        self.theme = theme
        self.isCompact = isCompact
    }

    /// Reads a cookie's value; what it does not know it leaves as it is for everybody.
    package init(cookie: String) {
        let codes = cookie.split(separator: ".").map(String.init)
        self.init(
            isElder: codes.contains("elder"), isHighContrast: codes.contains("contrast"),
            theme: codes.compactMap(Theme.init(rawValue:)).first ?? .auto, isCompact: codes.contains("compact"))
    }

    /// The value of the cookie, such as `elder.dark`.
    package var cookie: String {
        var codes: [String] = []
        if isElder { codes.append("elder") }
        if isHighContrast { codes.append("contrast") }
        if theme != .auto { codes.append(theme.rawValue) }
        if isCompact { codes.append("compact") }
        return codes.isEmpty ? "standard" : codes.joined(separator: ".")
    }

    /// The classes of the style sheet.
    var classes: String {
        let codes = cookie
        return codes == "standard" ? "" : " " + codes.replacing(".", with: " ")
    }

    /// The same with what a form chose; a choice that is not in the form stays as it was.
    package func choosing(_ chosen: (String) -> String?) -> Look {
        var look = self
        if let type = chosen("type") { look.isElder = type == "elder" }
        if let contrast = chosen("contrast") { look.isHighContrast = contrast == "more" }
        if let theme = chosen("theme").flatMap(Theme.init(rawValue:)) { look.theme = theme }
        if let density = chosen("density") { look.isCompact = density == "compact" }
        return look
    }
}
