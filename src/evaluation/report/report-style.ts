/** The report's own look: light, dark and paper, no request to anywhere. */
export const REPORT_STYLE = `
:root{--ground:#f2f0eb;--ink:#26221d;--ink2:#514a41;--line:#d9d4c9;--edge:#857d70;--door:#1a5c47;--treated:#95330a;--control:#5b84a8;--control-text:#44688a}
@media (prefers-color-scheme:dark){:root{--ground:#1b1917;--ink:#f3eee6;--ink2:#d0c8bc;--line:#3b3732;--edge:#8e8578;--door:#8ad0b5;--treated:#ffb584;--control:#6f9cc4;--control-text:#8fb6d8}}
@media print{:root{--ground:#fff;--ink:#000;--ink2:#333;--line:#ccc;--edge:#666;--door:#1a5c47;--treated:#95330a;--control:#5b84a8;--control-text:#44688a}}
body{margin:0;background:var(--ground);color:var(--ink);font:400 15px/22px "IBM Plex Sans Variable",sans-serif;font-variant-numeric:tabular-nums}
main{max-width:860px;margin:0 auto;padding:32px 16px}
h1{font-size:26px;line-height:32px;margin:0 0 8px}h2{font-size:19px;line-height:24px;margin:32px 0 4px}
p{max-width:62ch;margin:4px 0 12px}.lead{font-size:17px}.meta{color:var(--ink2);font-size:13px;line-height:18px;overflow-wrap:anywhere}
figure{margin:32px 0;padding-top:10px;border-top:2px solid var(--ink);break-inside:avoid}figure h2{margin-top:0}
.kicker{color:var(--door);font-weight:600;margin:0}
svg{display:block;width:100%;height:auto;margin:16px 0;font-size:14px}svg text{fill:var(--ink)}svg .small{fill:var(--ink2);font-size:13px}
.zero{stroke:var(--edge);stroke-dasharray:4 3}.reach{stroke:var(--ink);stroke-width:2}.point{fill:var(--door);stroke:var(--door)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:14px;line-height:20px}
th,td{padding:7px 8px;border-bottom:1px solid var(--line);text-align:right;font-weight:400}th:first-child{text-align:left}thead th{font-weight:600;border-bottom-color:var(--edge)}
@media (max-width:620px){svg.wide{width:600px}}
.invented{display:inline-block;border:1px solid var(--edge);padding:2px 10px;font-weight:600;margin:0 0 12px}
.grid{stroke:var(--line)}.axis{stroke:var(--ink);stroke-width:1.2}.start{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:2 3}.hatch{stroke:var(--edge);stroke-width:1;opacity:.5}
svg .storey{font-weight:600;font-size:13px}svg .unit{font-weight:400;fill:var(--ink2)}svg .halo{paint-order:stroke;stroke:var(--ground);stroke-width:5px;font-weight:600}
.treated .line{fill:none;stroke:var(--treated);stroke-width:2.4}.treated .mark{fill:var(--treated)}.treated .band{fill:var(--treated);opacity:.16}
.control .line{fill:none;stroke:var(--control);stroke-width:2}.control .mark{fill:var(--control)}.control .band{fill:var(--control);opacity:.22}
svg .end.treated{fill:var(--treated)}svg .end.control{fill:var(--control-text)}.end .name{font-weight:600}
.aside{fill:var(--edge);opacity:.12}.sure .reach{stroke:var(--ink);stroke-width:2}.unsure .reach{stroke:var(--ink2);stroke-width:1.4}.sure .dot{fill:var(--ink);stroke:var(--ink)}.unsure .dot{fill:var(--ground);stroke:var(--ink);stroke-width:1.8}
.twin table{font-size:13px;line-height:18px}.twin th,.twin td{padding:3px 6px}.twin td:empty{border-bottom-color:var(--edge)}.twin .treated{color:var(--treated)}.twin .control{color:var(--control-text)}.twin .treated th,.twin .control th{font-weight:600}
.twin .minor{color:var(--ink2)}.twin .found{font-weight:700;text-decoration:underline}.twin tbody th{white-space:nowrap}
`;
