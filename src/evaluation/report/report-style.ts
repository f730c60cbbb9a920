import { CHART_STYLE } from './charts/chart-style.ts';
import { customProperties, darkTokens, lightTokens, printTokens } from './tokens.ts';

/** The report's own look: light, dark and paper, no request to anywhere. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;${customProperties(lightTokens)}}
@media (prefers-color-scheme:dark){:root{${customProperties(darkTokens)}}}
body{margin:0;background:var(--paper);color:var(--ink);font:400 15px/22px "IBM Plex Sans Variable","IBM Plex Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
.top{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:center;justify-content:space-between;max-width:880px;margin:0 auto;padding:14px 16px;border-bottom:1px solid var(--line);box-sizing:border-box;font-size:13px;line-height:18px;color:var(--ink2)}
.top .name{font-weight:600;color:var(--ink);font-size:14px}
.mark{border:1px solid var(--edge);border-radius:4px;padding:2px 10px;font-weight:600;color:var(--ink);background:repeating-linear-gradient(135deg,var(--aside) 0 8px,transparent 8px 16px)}
main{max-width:880px;margin:0 auto;padding:24px 16px 48px;box-sizing:border-box}
h1{font-size:30px;line-height:36px;letter-spacing:-.012em;margin:0 0 8px;max-width:26em;text-wrap:balance}
h2{font-size:22px;line-height:28px;margin:48px 0 8px}h3{font-size:17px;line-height:23px;margin:0 0 2px;text-wrap:balance}
p{max-width:66ch;margin:4px 0 12px}.lead{font-size:17px;line-height:25px;color:var(--ink2)}
.label{color:var(--brand);font-weight:600;margin-inline-end:.5em}
.opening h2{margin-top:0}.opening{display:grid;grid-template-columns:minmax(0,1.7fr) minmax(0,1fr);gap:8px 40px;align-items:start}
dl{margin:8px 0 16px;border-top:2px solid var(--ink)}dl>div{border-bottom:1px solid var(--line);padding:6px 0}dt{font-weight:600;font-size:13px;line-height:18px}dd{margin:0;color:var(--ink2);font-size:14px;line-height:20px;overflow-wrap:anywhere}
ol.points,ul.points{list-style:none;margin:8px 0 16px;padding:0;max-width:72ch}.points li{display:grid;grid-template-columns:22px minmax(0,1fr);margin:0 0 8px}.points li::before{content:"–";font-weight:600;color:var(--brand)}ol.points{counter-reset:n}ol.points li{counter-increment:n}ol.points li::before{content:counter(n)}
.callout{background:var(--aside);border-inline-start:4px solid var(--ink);padding:14px 18px 8px;margin:16px 0}
.figures{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));column-gap:28px;row-gap:0}.figures>figure{margin-bottom:28px}.figures>.half{display:grid;grid-template-rows:subgrid;grid-row:span 5}.figures>.full{grid-column:1/-1}
figure,.table{margin:0;padding-top:8px;border-top:2px solid var(--ink);min-width:0}
.sub{max-width:none}.sub,figcaption{font-size:13px;line-height:18px;color:var(--ink2);margin:2px 0 8px}figcaption{margin-top:8px;max-width:90ch}
svg{display:block;width:100%;height:auto;margin:8px 0 0}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:13px;line-height:18px}
th,td{padding:4px 5px;border-bottom:1px solid var(--line);text-align:right;font-weight:400;vertical-align:top}th:first-child,.as-text{text-align:left}thead th{font-weight:600;border-bottom-color:var(--edge);vertical-align:bottom;overflow-wrap:normal}
tbody th{color:var(--ink2);min-width:9em}.strong th,.is-strong{font-weight:700;color:var(--ink)}td.is-strong{text-decoration:underline;text-underline-offset:3px}.treated,.treated th{color:var(--treated);font-weight:600}.control,.control th{color:var(--control-text);font-weight:600}.minor td,.minor th{color:var(--ink2)}
.twin table{table-layout:fixed}.twin td,.twin thead th{text-align:center;padding:1px 0;border:0;font-size:12.5px}.twin tbody th{padding:1px 6px 1px 0;border:0;min-width:0}.twin thead th{border-bottom:1px solid var(--edge)}.twin .of-change{background:var(--aside)}
summary{cursor:pointer;color:var(--brand);font-weight:500;min-height:24px;width:fit-content}details[open] summary{margin-bottom:6px}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
@media (max-width:720px){.opening,.figures{grid-template-columns:minmax(0,1fr)}h1{font-size:25px;line-height:31px}svg.wide{width:700px}summary{min-height:44px;line-height:44px}.twin table{min-width:340px}}
@media (max-width:480px){.twin td,.twin thead th{font-size:11px}}
@media print{@page{size:A4;margin:14mm}:root{color-scheme:light;${customProperties(printTokens)}}body{font-size:10.5pt;line-height:15pt}main,.top{max-width:none;padding-inline:0}figure,.callout,.table tr{break-inside:avoid}h2,h3{break-after:avoid}.scroll{overflow:visible}summary{display:none}}
@media (forced-colors:active){svg text{fill:CanvasText}svg .box,svg .box-treated,svg .box-control,svg .unsure .dot{fill:Canvas}svg .reach,svg .axis,svg .start{stroke:CanvasText}}
${CHART_STYLE}`;
