import { printTokens, type Token } from '../tokens.ts';

/** How the marks of every drawing look: colour says who, form says how sure. */
export const CHART_STYLE = `
svg text{fill:var(--ink2)}svg .strong{fill:var(--ink);font-weight:600}svg .quiet{fill:var(--ink3)}svg .plain{fill:var(--ink)}
svg .of-treated{fill:var(--treated)}svg .of-control{fill:var(--control-text)}svg .bold{font-weight:600}
svg .grid{stroke:var(--line);stroke-width:1;fill:none}svg .axis{stroke:var(--ink);stroke-width:1.2;fill:none}svg .floor{stroke:var(--edge);stroke-width:1;fill:none}
svg .start{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:2 3;fill:none}svg .hatch{stroke:var(--hatch);stroke-width:1}
svg .halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
svg .treated .line{fill:none;stroke:var(--treated);stroke-width:2.4}svg .treated .mark{fill:var(--treated);stroke:var(--paper);stroke-width:1}svg .treated .band{fill:var(--treated);opacity:.16}
svg .control .line{fill:none;stroke:var(--control);stroke-width:2}svg .control .mark{fill:var(--control);stroke:var(--paper);stroke-width:1}svg .control .band{fill:var(--control);opacity:.22}
svg .sure .reach{stroke:var(--ink);stroke-width:1.6;fill:none}svg .unsure .reach{stroke:var(--ink3);stroke-width:1.3;fill:none}
svg .sure .dot{fill:var(--ink);stroke:var(--ink);stroke-width:1.6}svg .unsure .dot{fill:var(--paper);stroke:var(--ink);stroke-width:1.6}
svg .joint{fill:var(--chance);stroke:var(--edge);stroke-width:1}svg .joint-bar{stroke:var(--edge);stroke-width:6;opacity:.55;fill:none}
svg .aside{fill:var(--aside)}svg .field{fill:var(--chance)}svg .limit{stroke:var(--ink);stroke-width:2;fill:none}svg .thin{stroke:var(--edge);stroke-width:1.2;fill:none}
svg .after{fill:var(--brand)}svg .key{fill:var(--ink)}svg .base{fill:var(--ink)}
svg .box{fill:var(--paper);stroke:var(--edge);stroke-width:1.2}svg .box-treated{fill:var(--paper);stroke:var(--treated);stroke-width:1.8}svg .box-control{fill:var(--paper);stroke:var(--control);stroke-width:1.8}
`;

/** The same on paper: a drawing that leaves the page takes its colours along. */
export function printChartStyle(): string {
  return CHART_STYLE.replace(/var\(--([\w-]+)\)/g, (_, name: Token) => printTokens[name]);
}
