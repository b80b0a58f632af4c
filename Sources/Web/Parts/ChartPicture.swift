// SPDX-License-Identifier: Apache-2.0

/// 图表的画面: SVG with whole numbers only, no style attribute and no script; colours come from the style sheet.
struct ChartPicture {
    let chart: Chart
    /// What stands for a figure that was not measured.
    let notMeasured: String

    private static let width = 640
    private static let height = 260
    private static let left = 64
    private static let top = 14
    private static let bottom = 40
    private static let row = 30
    /// Where bars begin, after the names of the categories.
    private static let names = 200

    var svg: HTML {
        switch chart.form {
        case .bars: bars
        case .stack, .lines: columns
        }
    }

    // Bars lie down, so that their names can be read.
    private var bars: HTML {
        let values = chart.series.first?.values ?? []
        let most = max(1, values.compactMap { $0 }.max() ?? 1)
        let room = Self.width - Self.names - 60
        let height = max(1, chart.categories.count) * Self.row + 4
        let lines = HTML.each(chart.categories.enumerated()) { index, category in
            let value = index < values.count ? values[index] : nil
            let length = value.map { $0 == 0 ? 0 : max(2, $0 * room / most) } ?? 0
            let said = value.map { String($0) } ?? notMeasured
            let y = index * Self.row + 4
            return """
                <text class="chart-name" x="\(Self.names - 10)" y="\(y + 16)">\(category)</text>\
                <rect class="fill s1" x="\(Self.names)" y="\(y)" width="\(length)" height="22"/>\
                <text class="chart-value" x="\(Self.names + length + 8)" y="\(y + 16)">\(said)</text>
                """
        }
        return frame(height, lines)
    }

    private var columns: HTML {
        let scale = Scale(most: most)
        let floor = Self.height - Self.bottom
        let ticks = HTML.each(scale.ticks) { tick in
            let y = place(tick, scale)
            return """
                <line class="chart-tick" x1="\(Self.left)" x2="\(Self.width)" y1="\(y)" y2="\(y)"/>\
                <text class="chart-scale" x="\(Self.left - 8)" y="\(y + 4)">\(tick)</text>
                """
        }
        let count = max(1, chart.categories.count)
        let step = (Self.width - Self.left) / count
        // Every name where there is room for it, else every second, third …
        let skip = max(1, (count * 52 + Self.width - 1) / (Self.width - Self.left))
        let labels = HTML.each(chart.categories.enumerated()) { index, category in
            HTML.when(
                index % skip == 0,
                "<text class=\"chart-label\(index / skip % 2 == 1 ? " odd" : "")\" x=\"\(middle(index, step))\" y=\"\(floor + 20)\">\(category)</text>"
            )
        }
        let marks = chart.form == .stack ? stacks(step, scale) : lines(step, scale)
        return frame(Self.height, ticks + labels + marks)
    }

    private func stacks(_ step: Int, _ scale: Scale) -> HTML {
        let wide = max(6, min(44, step * 2 / 3))
        return HTML.each(chart.categories.indices) { index in
            var below = 0
            return HTML.each(chart.series.enumerated()) { order, series in
                let value = (index < series.values.count ? series.values[index] : nil) ?? 0
                guard value > 0 else { return HTML() }
                let foot = place(below, scale)
                below += value
                let head = place(below, scale)
                return """
                    <rect class="fill s\(order + 1)" x="\(middle(index, step) - wide / 2)" y="\(head)" width="\(wide)" \
                    height="\(max(1, foot - head))"/>\(Self.stripe(order, at: middle(index, step), head, foot, wide: wide))
                    """
            }
        }
    }

    /// 条纹: the second series and those after it are striped, so that colour is not the only sign.
    static func stripe(_ order: Int, at x: Int, _ head: Int, _ foot: Int, wide: Int) -> HTML {
        HTML.when(
            order > 0,
            """
            <line class="stripe s\(order + 1)" x1="\(x)" x2="\(x)" y1="\(head)" y2="\(foot)" stroke-width="\(wide)"/>
            """)
    }

    private func lines(_ step: Int, _ scale: Scale) -> HTML {
        HTML.each(chart.series.enumerated()) { order, series in
            var path = ""
            var isDown = false
            var dots = HTML()
            for (index, value) in series.values.enumerated() {
                guard let value else {
                    isDown = false
                    continue
                }
                let x = middle(index, step)
                let y = place(value, scale)
                path += "\(isDown ? "L" : "M")\(x) \(y)"
                isDown = true
                dots.append("<circle class=\"dot s\(order + 1)\" cx=\"\(x)\" cy=\"\(y)\" r=\"4\"/>")
            }
            return "<path class=\"series s\(order + 1)\" d=\"\(path)\"/>\(dots)"
        }
    }

    private func frame(_ height: Int, _ inside: HTML) -> HTML {
        """
        <svg viewBox="0 0 \(Self.width) \(height)" role="img" aria-label="\(chart.title)">\(inside)</svg>
        """
    }

    private var most: Int {
        guard chart.form == .stack else { return chart.series.flatMap(\.values).compactMap { $0 }.max() ?? 1 }
        return chart.categories.indices.map { index in
            chart.series.reduce(0) { $0 + ((index < $1.values.count ? $1.values[index] : nil) ?? 0) }
        }.max() ?? 1
    }

    private func middle(_ index: Int, _ step: Int) -> Int { Self.left + index * step + step / 2 }

    private func place(_ value: Int, _ scale: Scale) -> Int {
        let floor = Self.height - Self.bottom
        return floor - value * (floor - Self.top) / scale.top
    }

    /// 刻度: round numbers, four or five of them, the last at or above the largest figure.
    struct Scale {
        let top: Int
        let ticks: [Int]

        init(most: Int) {
            let wanted = max(1, (most + 3) / 4)
            var unit = 1
            while unit * 10 <= wanted { unit *= 10 }
            let step = [1, 2, 5, 10].map { $0 * unit }.first { $0 >= wanted } ?? unit * 10
            let count = max(1, (most + step - 1) / step)
            top = step * count
            ticks = (0...count).map { $0 * step }
        }
    }
}
