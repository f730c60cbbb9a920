/** How the report is set on paper: A4, tagged, figures that never break over pages. It reads everything from content.json. */
export const REPORT_TEMPLATE = `
#let report = json("content.json")
#let words = report.words
#let colour = (ink: rgb("#231f1b"), quiet: rgb("#4d463e"), faint: rgb("#675e54"), line: rgb("#ddd4c7"), edge: rgb("#8a7f72"), brand: rgb("#1d5a4e"), treated: rgb("#95330a"), control: rgb("#44688a"), aside: rgb("#f3ece1"))
#set document(title: report.title, date: none)
#set text(font: "IBM Plex Sans", lang: report.language, size: 9.6pt, fill: colour.ink, fallback: false)
#set par(leading: 0.62em, spacing: 0.9em)
#set page(paper: "a4", margin: (x: 14mm, top: 24mm, bottom: 20mm),
  header: block(width: 100%, below: 0pt, stroke: (bottom: 0.6pt + colour.line), inset: (bottom: 6pt), text(size: 8.4pt, grid(columns: (1fr, auto, 1fr), align: (left + horizon, center + horizon, right + horizon),
    strong(words.program),
    if report.mark != none { box(stroke: 0.6pt + colour.edge, radius: 2pt, fill: colour.aside, inset: (x: 7pt, y: 3pt), strong(report.mark)) },
    text(fill: colour.faint, context [#words.page #counter(page).display() #words.of #counter(page).final().first()])))),
  footer: text(size: 7.4pt, fill: colour.faint, report.foot))
#show heading.where(level: 1): it => block(above: 0pt, below: 0.8em, text(size: 20pt, weight: "semibold", tracking: -0.01em, it.body))
#show heading.where(level: 2): it => block(above: 1.9em, below: 0.7em, sticky: true, text(size: 14pt, weight: "semibold", it.body))
#show heading.where(level: 3): it => block(above: 0pt, below: 0.65em, sticky: true, text(size: 9.4pt, weight: "semibold", it.body))
#set strong(delta: 0)
#show strong: set text(weight: "semibold")

#let tone(row) = if row.tone == "treated" { colour.treated } else if row.tone == "control" { colour.control } else if row.tone == "minor" { colour.quiet } else { colour.ink }
#let numbers(it, size: 7.6pt, columns: none) = {
  let wide = if columns != none { columns } else { (2.2fr,) + it.columns.slice(1).map(one => if one.isText { 1.6fr } else { 1fr }) }
  set text(size: size)
  set par(leading: 0.45em, justify: false)
  table(columns: wide, stroke: none, inset: (x: 2.5pt, y: if columns != none { 1.9pt } else { 3pt }),
    align: (column, row) => if column == 0 or it.columns.at(column).isText { left } else if columns != none { center } else { right },
    fill: (column, row) => if it.columns.at(column).isAside { colour.aside },
    table.header(..it.columns.map(one => text(weight: "semibold", one.name)), table.hline(stroke: 0.6pt + colour.edge)),
    ..it.rows.map(row => (
      text(fill: tone(row), weight: if row.tone in ("treated", "control", "strong") { "semibold" } else { "regular" }, row.name),
      ..row.cells.map(cell => if cell.isStrong { underline(offset: 2pt, text(fill: tone(row), weight: "semibold", cell.text)) } else { text(fill: tone(row), cell.text) })
    )).flatten(),
    if columns == none { table.hline(stroke: 0.4pt + colour.line) })
}
#let drawn(it) = block(breakable: false, width: 100%, stroke: (top: 1.2pt + colour.ink), inset: (top: 5pt), below: 1em, {
  heading(level: 3, outlined: false, [#text(fill: colour.brand, it.label) #it.headline])
  text(size: 8pt, fill: colour.quiet, it.sub)
  layout(room => if measure(image(it.file, width: room.width)).height > 610pt { align(center, image(it.file, height: 610pt, alt: it.alternative)) } else { image(it.file, width: 100%, alt: it.alternative) })
  if it.under {
    v(-8pt)
    numbers(it.table, size: if it.width == "half" { 6.9pt } else { 7.6pt }, columns: it.table.columns.map(one => one.share * 100%))
  }
  text(size: if it.under { 7.4pt } else { 7.8pt }, fill: colour.quiet, it.caption)
})
#let points(it) = {
  let shown = if it.isNumbered { enum(..it.items.map(one => [#strong(one.lead) #one.text]), spacing: 0.8em) } else { list(..it.items.map(one => [#strong(one.lead) #one.text]), spacing: 0.8em, marker: [–]) }
  if it.isCallout { block(width: 100%, fill: colour.aside, stroke: (left: 3pt + colour.ink), inset: 10pt, shown) } else { shown }
}
#let facts(it) = table(columns: (1fr, 3.2fr), stroke: none, inset: (x: 2.5pt, y: 3pt), ..it.items.map(one => (text(size: 8.4pt, weight: "semibold", one.name), text(size: 8.4pt, fill: colour.quiet, one.text))).flatten(), table.hline(stroke: 0.4pt + colour.line))
#let shown(it) = {
  if it.kind == "text" { block(sticky: true, par(it.text)) }
  else if it.kind == "points" { points(it) }
  else if it.kind == "facts" { facts(it) }
  else if it.kind == "table" { block(stroke: (top: 1.2pt + colour.ink), inset: (top: 5pt), width: 100%, below: 1.3em, { heading(level: 3, outlined: false, it.table.title); numbers(it.table) }) }
  else if it.kind == "figures" {
    if it.items.first().width == "full" { drawn(it.items.first()) } else { grid(columns: (1fr, 1fr), gutter: 14pt, row-gutter: 2pt, ..it.items.map(drawn)) }
  }
}

#heading(level: 1, report.title)
#text(size: 11.5pt, fill: colour.quiet, report.subtitle)
#for section in report.sections {
  heading(level: 2, section.heading)
  for block in section.blocks { shown(block) }
}
`;
