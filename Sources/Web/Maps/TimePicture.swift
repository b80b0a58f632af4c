// SPDX-License-Identifier: Apache-2.0
import CaseRules

/// 事项时限的画面: the clocks of one matter on one axis, today as a line through all of them.
struct TimePicture {
    let view: Presentation
    let chart: TimeChart

    private static let axis = 700
    private static let row = 34
    private static let head = 34

    /// The room for the names, as wide as the longest.
    private let names: Int

    init(view: Presentation, chart: TimeChart) {
        self.view = view
        self.chart = chart
        names = TextFit.column(chart.rows.map { view.words.clocks.names[$0.clock.clock.rawValue] }, 13, least: 210)
    }

    var svg: HTML {
        let height = Self.head + chart.rows.count * Self.row + 10
        let width = names + Self.axis + 24
        let title = view.words.maps.times
        let about = view.words.maps.timesPicture.filling([
            "first": view.longDate(chart.first), "last": view.longDate(chart.last), "today": view.longDate(chart.today),
        ])
        let months = HTML.each(chart.months) { day in
            """
            <line class="map-tick" x1="\(x(day))" x2="\(x(day))" y1="\(Self.head - 8)" y2="\(height - 6)"/>\
            <text class="map-small" x="\(x(day))" y="\(Self.head - 20)">\(view.shortDate(day))</text>
            """
        }
        let isOn = (chart.first...chart.last).contains(chart.today)
        let today = HTML.when(
            isOn,
            """
            <line class="map-today" x1="\(x(chart.today))" x2="\(x(chart.today))" y1="\(Self.head - 4)" y2="\(height - 2)"/>\
            <text class="map-now" x="\(x(chart.today))" y="\(Self.head - 6)">\(view.words.maps.today)</text>
            """)
        let rows = HTML.each(chart.rows.enumerated()) { index, row in bar(row, y: Self.head + index * Self.row) }
        return """
            <div class="map-frame" tabindex="0" role="region" aria-label="\(title)">\
            <svg class="map" viewBox="0 0 \(width) \(height)" width="\(TextFit.ems(width))" role="img" aria-labelledby="time-title time-about">\
            <title id="time-title">\(title)</title><desc id="time-about">\(about)</desc>\(Self.hatch)\(months)\(rows)\(today)</svg></div>
            """
    }

    /// 斜线: the pattern of days that do not count.
    private static let hatch: HTML = """
        <defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="hatch-ground" width="6" height="6"/>\
        <path class="hatch-line" d="M-1 1l2-2M0 6l6-6M5 7l2-2"/></pattern></defs>
        """

    private func bar(_ row: TimeChart.Row, y: Int) -> HTML {
        let pieces = HTML.each(row.pieces) { piece in
            let width = max(2, x(piece.to) - x(piece.from))
            let place: HTML = "x=\"\(x(piece.from))\" y=\"\(y + 12)\" width=\"\(width)\" height=\"12\""
            return piece.kind == .stopped
                ? "<rect \(place) fill=\"url(#hatch)\"/>" : "<rect class=\"time-\(piece.kind.rawValue)\" \(place)/>"
        }
        let clock = row.clock
        let due = x(clock.dueOn)
        let inner = x(clock.internalDueOn)
        let own = HTML.when(
            inner != due,
            "<line class=\"time-inner\" x1=\"\(inner)\" x2=\"\(inner)\" y1=\"\(y + 9)\" y2=\"\(y + 27)\"/>")
        let end = HTML.with(clock.metOn ?? clock.stoppedOn) { day in
            "<circle class=\"time-met\" cx=\"\(x(day))\" cy=\"\(y + 18)\" r=\"5\"/>"
        }
        return """
            <text class="map-label" x="\(names - 12)" y="\(y + 22)">\(view.words.clocks.names[clock.clock.rawValue])</text>\
            \(pieces)\(own)<line class="time-due" x1="\(due)" x2="\(due)" y1="\(y + 7)" y2="\(y + 29)"/>\(end)
            """
    }

    private func x(_ day: CalendarDate) -> Int { names + chart.place(of: day) * Self.axis / 1_000 }
}
