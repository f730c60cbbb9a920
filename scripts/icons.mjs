// Draws src/web/icons/icons.generated.ts from the list below: node scripts/icons.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const names = [
  'armchair',
  'arrow-left',
  'arrow-right',
  'banknote',
  'briefcase',
  'building-2',
  'calendar',
  'check',
  'chevron-down',
  'chevron-left',
  'chevron-right',
  'circle-question-mark',
  'clipboard-check',
  'clipboard-paste',
  'clock',
  'door-closed',
  'door-open',
  'download',
  'ellipsis',
  'eye',
  'eye-off',
  'file-text',
  'flag',
  'footprints',
  'handshake',
  'history',
  'house',
  'info',
  'key-round',
  'languages',
  'lock',
  'log-out',
  'mail',
  'map-pin',
  'message-square',
  'monitor',
  'moon',
  'pencil',
  'phone',
  'plus',
  'printer',
  'search',
  'send',
  'settings',
  'shield',
  'sun',
  'table',
  'triangle-alert',
  'undo-2',
  'user',
  'users',
  'wifi-off',
  'x',
];

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const shapes = names.map((name) => {
  const svg = readFileSync(path.join(root, 'node_modules/lucide-static/icons', `${name}.svg`), 'utf8');
  const inside = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
  return `  '${name}': '${inside
    .replace(/\s*\n\s*/g, '')
    .replaceAll(' />', '/>')
    .trim()}',`;
});
const lines = [
  '// Made by scripts/icons.mjs from lucide-static (ISC licence; parts from Feather, MIT). Do not edit.',
  'export const icons = {',
  ...shapes,
  '} as const;',
  '',
];
writeFileSync(path.join(root, 'src/web/icons/icons.generated.ts'), lines.join('\n'));
