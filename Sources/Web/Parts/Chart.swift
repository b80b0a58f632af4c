// SPDX-License-Identifier: Apache-2.0

/// 图表: figures by category, in one or more series. It is drawn by the server, and the same figures stand beside it as a table.
package struct Chart: Sendable {
    /// 图形.
    package enum Form: String, Sendable {
        /// Bars beside one another, for one series.
        case bars
        /// Bars on one another, for parts of a whole.
        case stack
        /// Lines, for what changes over time.
        case lines
    }

    /// 系列: one figure for each category; nil where nothing was measured.
    package struct Series: Sendable {
        package let name: String
        package let values: [Int?]

        package init(_ name: String, _ values: [Int?]) {
            self.name = name
            self.values = values
        }
    }

    package let form: Form
    /// What the figures are, with their unit: a whole phrase.
    package let title: String
    /// The head of the table's first column.
    package let axis: String
    package let categories: [String]
    package let series: [Series]

    package init(_ form: Form, title: String, axis: String, categories: [String], series: [Series]) {
        self.form = form
        self.title = title
        self.axis = axis
        self.categories = categories
        self.series = series
    }
}

extension Presentation {
    /// The drawing, what its marks mean, and the figures as a table that opens.
    func chart(_ chart: Chart) -> HTML {
        let picture = ChartPicture(chart: chart, notMeasured: words.charts.notMeasured).svg
        let legend = HTML.when(
            chart.series.count > 1,
            "<ul class=\"legend\">\(HTML.each(chart.series.enumerated()) { legendLine($0, $1.name, chart.form) })</ul>")
        let rows = chart.categories.enumerated().map { index, category -> [HTML] in
            [HTML(text: category)]
                + chart.series.map { series in
                    let value = index < series.values.count ? series.values[index] : nil
                    return value.map { "\($0)" as HTML } ?? "<span class=\"faint\">\(words.charts.notMeasured)</span>"
                }
        }
        let twin = table(caption: chart.title, columns: [chart.axis] + chart.series.map(\.name), rows: rows)
        return """
            <figure class="chart"><figcaption>\(chart.title)</figcaption>\(legend)\(picture)\
            <details class="twin"><summary>\(words.charts.figures)<span class="hidden"> \(chart.title)</span></summary>\(twin)</details></figure>
            """
    }

    /// The mark of a series as it is drawn: colour, and a dash or a stripe besides.
    private func legendLine(_ index: Int, _ name: String, _ form: Chart.Form) -> HTML {
        let mark: HTML =
            form == .lines
            ? "<line class=\"series s\(index + 1)\" x1=\"0\" x2=\"24\" y1=\"7\" y2=\"7\"/>"
            : "<rect class=\"fill s\(index + 1)\" width=\"24\" height=\"14\"/>\(ChartPicture.stripe(index, at: 12, 0, 14, wide: 24))"
        return "<li><svg width=\"24\" height=\"14\" aria-hidden=\"true\">\(mark)</svg> \(name)</li>"
    }
}
