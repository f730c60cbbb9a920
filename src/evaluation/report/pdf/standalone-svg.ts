import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { printChartStyle } from '../charts/chart-style.ts';

/** A drawing as a file of its own, in the colours of paper and with its typeface named. */
export function standaloneSvg(drawing: VNode): string {
  const style = `<style>text{font-family:"IBM Plex Sans"}${printChartStyle()}</style>`;
  const svg = renderToString(drawing);
  const at = svg.indexOf('>');
  return `${svg.slice(0, at)} xmlns="http://www.w3.org/2000/svg"${svg.slice(at, at + 1)}${style}${svg.slice(at + 1)}`;
}
